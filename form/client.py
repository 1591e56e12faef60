"""Asks a session's server to do something: the one way in for every desk and keyboard.

It is the standard library only, so that a screen starts without the web framework. The commands
are those of `form/commands.py`.
"""

from __future__ import annotations

import http.client
import json
import secrets
from typing import Any, Final

from coproduce.errors import CoproduceError
from coproduce.home import ServerInfo, SessionFolder
from coproduce.languages import _, current

TIMEOUT: Final = 10.0
"""Seconds to wait for the server."""


class NoServerError(CoproduceError):
    """The server of the session does not answer."""

    def __init__(self) -> None:
        """Say so in plain words."""
        super().__init__(
            _("The meeting is not running."),
            _("Start it with: coproduce run. Everything is saved."),
        )


class Client:
    """Acts as the desk of a session whose server runs on this machine."""

    def __init__(self, folder: SessionFolder) -> None:
        """Use the token in the session's folder."""
        self._folder = folder
        self._token = folder.desk_token()

    def ask(self, command: str, **arguments: Any) -> dict[str, Any]:
        """Ask for `command` and return its answer once what it did is on disk.

        Raises NoServerError if nobody answers, CoproduceError in the server's words if it was
        refused. Safe to send again when `arguments` has a `key`.
        """
        info = self._folder.server()
        if info is None:
            raise NoServerError
        try:
            status, answer = self._post(info, command, arguments)
        except (OSError, http.client.HTTPException, ValueError):
            raise NoServerError from None
        if status == http.HTTPStatus.OK:
            return answer
        raise CoproduceError(str(answer.get("what", "")), str(answer.get("todo", "")))

    def is_running(self) -> bool:
        """Whether the server answers."""
        try:
            return self.ask("ping").get("name") == self._folder.name
        except CoproduceError:
            return False

    def _post(
        self, info: ServerInfo, command: str, arguments: dict[str, Any]
    ) -> tuple[int, dict[str, Any]]:
        connection = http.client.HTTPConnection(info.local_host, info.port, timeout=TIMEOUT)
        try:
            connection.request(
                "POST",
                f"/api/{command}",
                json.dumps(arguments),
                {
                    "Content-Type": "application/json",
                    "Authorization": f"Bearer {self._token}",
                    "Accept-Language": current(),
                },
            )
            response = connection.getresponse()
            answer = json.loads(response.read())
        finally:
            connection.close()
        if not isinstance(answer, dict):
            raise ValueError(command)
        return response.status, answer


def new_key() -> str:
    """Return a new submission key: the same submission sent twice counts once."""
    return secrets.token_urlsafe(12)
