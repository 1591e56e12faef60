"""The one exception that a person is meant to read."""

from __future__ import annotations

DONE = 0
"""Exit code: everything was done."""
FOUND = 1
"""Exit code: checks found something."""
WRONG_USE = 2
"""Exit code: the command or the content is wrong."""
MISSING = 3
"""Exit code: something is missing on this machine."""
STOPPED = 130
"""Exit code: the person stopped the program."""


class CoproduceError(Exception):
    """Something went wrong that a person should hear about, in plain words.

    Both sentences are already in the person's language. They never hold a comment, a name or an
    address.
    """

    def __init__(self, what_happened: str, what_to_do: str = "", *, code: int = WRONG_USE) -> None:
        """Keep the two sentences and the exit code (see this module's constants)."""
        super().__init__(what_happened)
        self.what_happened = what_happened
        self.what_to_do = what_to_do
        self.code = code

    def __str__(self) -> str:
        """Return both sentences, as they are shown."""
        return f"{self.what_happened} {self.what_to_do}".strip()


class MissingError(CoproduceError):
    """Something is missing on this machine (exit code 3)."""

    def __init__(self, what_happened: str, what_to_do: str = "") -> None:
        """Keep the two sentences."""
        super().__init__(what_happened, what_to_do, code=MISSING)
