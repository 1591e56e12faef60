"""What a pack's folder remembers of checking: words that have not changed are not checked again."""

from __future__ import annotations

import contextlib
import hashlib
import json
from functools import cache
from pathlib import Path

from coproduce import resources
from easyread.build.what_was_checked import Outcome
from easyread.check.checking import check_markdown
from easyread.packing.inputs import makers


class Outcomes:
    """The outcomes of one run, with those of the run before."""

    def __init__(self, file: Path | None = None) -> None:
        """Read `file` if it is there; what is damaged is checked again."""
        self._known = _read(file) if file is not None else {}
        self._used: dict[str, Outcome] = {}

    def outcome(self, text: str, name: str) -> Outcome:
        """Return what checking the words `text` of the file `name` gives."""
        key = hashlib.sha256(_checkers() + f"{name}\n{text}".encode()).hexdigest()
        if key not in self._used:
            self._used[key] = self._known.get(key) or Outcome.of(check_markdown(text, name))
        return self._used[key]

    def write(self, file: Path) -> None:
        """Keep the outcomes for the next run. A disk that is full only makes that run slower."""
        lines = {k: [o.faults, o.rules, o.switched] for k, o in sorted(self._used.items())}
        part = file.with_name(file.name + ".part")
        with contextlib.suppress(OSError):
            part.write_text(json.dumps(lines, ensure_ascii=False), "utf-8")
            part.replace(file)


def _read(file: Path) -> dict[str, Outcome]:
    try:
        kept = json.loads(file.read_text("utf-8"))
        return {
            str(key): Outcome(int(faults), int(rules), tuple((str(c), str(r)) for c, r in off))
            for key, (faults, rules, off) in kept.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


@cache
def _checkers() -> bytes:
    """Return the digest of our rules and of their lists of words."""
    whole = hashlib.sha256(makers())
    for file in sorted((resources.folder("content") / "checks").iterdir()):
        whole.update(file.name.encode() + file.read_bytes())
    return whole.digest()
