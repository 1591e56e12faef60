"""Where sessions are kept on this machine: one folder each, private to the user.

COPRODUCE_HOME or the user's data folder
    sessions/<name>/session.db     the journal
                    desk.token     what lets a program on this machine act as the desk
                    secret         what the phones' pages are signed with
                    server.json    where the server listens, while it runs
                    lock           held by the server
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import secrets
import shutil
import sys
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from coproduce.errors import CoproduceError
from coproduce.languages import _

NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
"""What a session's name may be: it is a folder's name on every system."""

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_SYNCED: Final = ("onedrive", "dropbox", "google drive", "googledrive", "icloud")
_NETWORK: Final = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afpfs"})


@dataclass(frozen=True, slots=True)
class ServerInfo:
    """Where a session's server listens."""

    host: str
    """The address that phones use, such as 192.168.1.20; 127.0.0.1 when no phone can."""
    port: int
    pid: int
    local_host: str = "127.0.0.1"
    """The address that programs on this machine use."""
    front: str = ""
    """The https address that phones open instead, when someone else's server stands before ours."""

    @property
    def address(self) -> str:
        """The web address for phones, without the code."""
        return self.front or f"http://{self.host}:{self.port}"

    @property
    def is_reachable(self) -> bool:
        """Whether phones can come at all."""
        return bool(self.front) or not self.host.startswith("127.")


@dataclass(frozen=True, slots=True)
class SessionFolder:
    """The files of one session."""

    path: Path

    @property
    def name(self) -> str:
        """The session's name."""
        return self.path.name

    @property
    def journal(self) -> Path:
        """The journal's file."""
        return self.path / "session.db"

    @property
    def lock(self) -> Path:
        """The file that the server locks."""
        return self.path / "lock"

    @property
    def results(self) -> Path:
        """The folder for results, posters and other files that people print or keep."""
        return self.path / "files"

    def exists(self) -> bool:
        """Whether the session has a journal."""
        return self.journal.exists()

    def desk_token(self) -> str:
        """Return the token that programs of this user act as the desk with; made when absent."""
        return self._secret("desk.token")

    def signing_secret(self) -> str:
        """Return what the phones' pages and seats are signed with; made when absent."""
        return self._secret("secret")

    def server(self) -> ServerInfo | None:
        """Return where the server listens, or None. It may have died since: ask it."""
        try:
            return ServerInfo(**json.loads((self.path / "server.json").read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def set_server(self, info: ServerInfo | None) -> None:
        """Write down where the server listens, or that it has stopped."""
        file = self.path / "server.json"
        if info is None:
            file.unlink(missing_ok=True)
        else:
            write_private(file, json.dumps(asdict(info)))

    def last_server(self) -> ServerInfo | None:
        """Return where the server listened last, so that phones find it again after a restart."""
        try:
            return ServerInfo(**json.loads((self.path / "last-server.json").read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def remember_server(self, info: ServerInfo) -> None:
        """Keep the address over restarts."""
        write_private(self.path / "last-server.json", json.dumps(asdict(info)))

    def keep_phones_of(self, name: str) -> None:
        """Sign as the session called `name` did, if it is still here: phones keep their seats."""
        before = self.path.with_name(name)
        if before != self.path and (before / "secret").exists():
            write_private(self.path / "secret", SessionFolder(before).signing_secret())

    def _secret(self, name: str) -> str:
        file = self.path / name
        try:
            kept = file.read_text("ascii").strip()
        except OSError:
            kept = ""
        if not kept:
            kept = secrets.token_urlsafe(32)
            write_private(file, kept)
        return kept


def home() -> Path:
    """Return the folder that everything is kept in; not made yet."""
    own = os.environ.get("COPRODUCE_HOME")
    if own:
        return Path(own).expanduser().resolve()
    import platformdirs

    return Path(platformdirs.user_data_dir("coproduce", appauthor=False, roaming=False))


def sessions() -> list[SessionFolder]:
    """Return every session, the one used last first."""
    folder = home() / "sessions"
    found = [SessionFolder(p) for p in folder.glob("*") if (p / "session.db").exists()]
    return sorted(found, key=_last_used, reverse=True)


def _last_used(session: SessionFolder) -> float:
    times = [p.stat().st_mtime for p in session.path.glob("session.db*")]
    return max(times, default=0.0)


def session(name: str) -> SessionFolder:
    """Return the session with this name or title, or whose name begins so if only one does.

    Raises CoproduceError if there is none, or more than one.
    """
    wanted = slug(name) if name.strip() else ""
    exact = SessionFolder(home() / "sessions" / wanted)
    if wanted and exact.exists():
        return exact
    found = [s for s in sessions() if wanted and s.name.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise CoproduceError(
            _("More than one meeting starts with “{name}”.").format(name=_shown(name)),
            _("Type more of the name. To see all meetings, run: coproduce sessions list"),
        )
    raise CoproduceError(
        _("There is no meeting called “{name}”.").format(name=_shown(name)),
        _("To see all meetings, run: coproduce sessions list"),
    )


def _shown(name: str) -> str:
    return "".join(c for c in name if c.isprintable())[:60]


def new_session(title: str) -> SessionFolder:
    """Make the folder of a new session, named after `title`.

    Raises CoproduceError if the folder cannot be written or is one that loses data.
    """
    folder = home() / "sessions"
    problem = unsafe_folder(folder)
    if problem is not None:
        raise problem
    stem = slug(title)
    number = 1
    try:
        make_private_folder(folder)
        while True:
            name = stem if number == 1 else f"{stem}-{number}"
            try:
                (folder / name).mkdir(mode=0o700)
                return SessionFolder(folder / name)
            except FileExistsError:
                number += 1
    except OSError as error:
        raise not_writable() from error


def make_private_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, for this user alone. Raises OSError.

    `mkdir(parents=True)` gives its mode to the last one only.
    """
    missing = [f for f in (folder, *folder.parents) if not f.exists()]
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)


def slug(title: str) -> str:
    """Return `title` as a folder's name: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-") or "meeting"


def delete(folder: SessionFolder) -> None:
    """Delete a session for good. Raises CoproduceError if its server is running."""
    from filelock import FileLock, Timeout

    try:
        with FileLock(folder.lock, timeout=0, mode=0o600):
            pass
    except Timeout:
        raise CoproduceError(
            _("The meeting “{name}” is open.").format(name=folder.name),
            _("End the meeting first. Then delete it."),
        ) from None
    shutil.rmtree(folder.path)


def unsafe_folder(folder: Path) -> CoproduceError | None:
    """Return why `folder` cannot keep sessions safely (OneDrive, network), or None."""
    low = str(folder).lower().replace("\\", "/")
    if any(f"/{word}" in low for word in _SYNCED):
        return CoproduceError(
            _("The folder for meetings is in a shared cloud folder, such as OneDrive."),
            _("Answers can get lost there. Choose a folder on this computer with COPRODUCE_HOME."),
        )
    if low.startswith("//") or _file_system(folder) in _NETWORK:
        return CoproduceError(
            _("The folder for meetings is on a network drive."),
            _("Answers can get lost there. Choose a folder on this computer with COPRODUCE_HOME."),
        )
    return None


def _file_system(folder: Path) -> str:
    """Return the kind of file system, on Linux; "" elsewhere or when not known."""
    best, kind = "", ""
    try:
        lines = Path("/proc/mounts").read_text("utf-8").splitlines()
    except OSError:
        return ""
    for line in lines:
        _device, mount, name, *_rest = line.split(" ")
        mount = mount.replace("\\040", " ")
        inside = str(folder) == mount or str(folder).startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best):
            best, kind = mount, name
    return kind


def not_writable() -> CoproduceError:
    """Return what to say when the folder cannot be written, or the disk is full.

    Which it is, the OSError that is being handled says.
    """
    error = sys.exception()
    if isinstance(error, OSError) and error.errno in _FULL:
        return CoproduceError(
            _("The disk is full."), _("Delete some files. Everything saved before is safe.")
        )
    return CoproduceError(
        _("We cannot write in the folder where meetings are kept."),
        _("Choose another folder with COPRODUCE_HOME. Or ask your computer team."),
    )


def write_private(file: Path, text: str) -> None:
    """Write a small file that only this user can read: whole or not at all.

    Raises CoproduceError if it cannot be written.
    """
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        part.touch(0o600)
        part.chmod(0o600)
        with part.open("w", encoding="utf-8") as f:
            f.write(text)
        part.replace(file)
    except OSError as error:
        problem = not_writable()
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise problem from error
