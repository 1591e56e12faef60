"""The command line: picks a command and loads only what it needs.

Results go to standard output and talk to standard error. The exit codes are those of
coproduce/errors.py. `coproduce --help` must start in a blink, so nothing heavy is imported at the
top of this file: not even `typing` or `argparse`.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def _(message: str) -> str:
    """Return `message` in the language of now.

    While nobody has chosen a language, the catalogues are not even loaded.
    """
    languages = sys.modules.get("coproduce.languages")
    return str(languages._(message)) if languages else message


def commands(_: Callable[[str], str] = _) -> dict[str, str]:
    """Return every command's name and what it does, in the order of the help, as `_` says it."""
    return {
        "run": _("Start a meeting, or go on with one."),
        "screen": _("Open the room's screen of a meeting."),
        "desk": _("Open the desk of a meeting: ask, show, read comments."),
        "vote": _("Answer at this keyboard. One person after another."),
        "serve": _("Let phones join a meeting, without a screen."),
        "results": _("Write down the results of a meeting."),
        "pack": _("Make the documents that families receive."),
        "check": _("Check if a document is easy to read, and can be read."),
        "content": _("Copy our words to change them, or check them."),
        "preview": _("See your words as a page while you change them."),
        "recordings": _("Let a person read a document aloud, in the computer's place."),
        "languages": _("Send words to translators, and take their work back in."),
        "sessions": _("See, make, copy or delete meetings."),
        "award": _("Keep the award scheme: who has which award, and what is due."),
        "demo": _("See a whole meeting with pretend people."),
        "doctor": _("Check what works on this computer."),
        "plain": _("Choose plain lines, for screen readers and braille."),
    }


def help_text(_: Callable[[str], str] = _) -> str:
    """Return what `coproduce --help` says, as `_` translates it."""
    added = {
        "--language TAG": _("Use another language, such as: --language ur"),
        "--content DIR": _("Use your own words from this folder."),
        "--version": _("Say which version this is."),
        "--help": _("Say this again."),
    }
    lines = [
        _("coproduce: hold a meeting that everyone can take part in."),
        "",
        _("Type: coproduce, and then one of these words."),
        *(f"  {name:<10} {about}" for name, about in commands(_).items()),
        "",
        _("With no word, it starts a meeting."),
        _("For more on a word, type for example: coproduce run --help"),
        "",
        _("You can add:"),
        *(f"  {option:<14}  {about}" for option, about in added.items()),
    ]
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Raises nothing."""
    is_kept = "COPRODUCE_KEEPER" in os.environ  # then the keeper says it, and once is enough
    try:
        _prepare_streams()
        code = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except KeyboardInterrupt:
        if not is_kept:
            print(_("Stopped."), file=sys.stderr)
        return 130
    except BrokenPipeError:
        return _pipe_closed()
    except SystemExit as ending:  # argparse, after its help
        return ending.code if isinstance(ending.code, int) else 0
    except Exception as error:  # noqa: BLE001 - a traceback may hold what somebody typed
        from tui.crash import explain

        return explain(error)
    return code


def _run(argv: list[str]) -> int:
    tag, argv = _language_of(_with_content(argv))
    first = argv[0] if argv else ""
    if first in ("-h", "--help", "help"):
        print(help_text(_help_words(tag)))
        return 0
    _speak(tag)
    if first in ("--version", "-V"):
        from coproduce import __version__

        print("coproduce", __version__)
        return 0
    if first.startswith("-") or not first:
        argv = ["run", *argv]
    return _command(argv[0], argv[1:])


def _command(name: str, argv: list[str]) -> int:
    from tui import parsing

    if name not in commands() and name != "menu":
        raise parsing.unknown_command(name, list(commands()))
    from importlib import import_module

    from tui.choosing_language import speak_remembered

    speak_remembered()
    module = import_module(f"tui.commands.{name}")
    parser = parsing.Parser(name, commands().get(name, ""))
    module.add_arguments(parser)
    given = parser.parse_args(argv)
    if name in _WINDOWS:
        from tui.kiosk import stay

        stay()
    if name in _OPENING and _is_first(name):
        from tui import retiring

        retiring.at_start()
    return int(module.run(given))


_OPENING = "run", "screen", "desk", "vote", "serve", "results", "sessions"
"""The commands that open meetings: they first delete what was kept long enough."""


_WINDOWS = "run", "menu", "screen", "desk", "vote"
"""The commands that stand in the room: no key may put them aside or end them by a slip."""


def _is_first(name: str) -> bool:
    """Whether no program of ours that started this one has looked already."""
    # A server beside a screen writes into a log.
    return "COPRODUCE_KEEPER" not in os.environ and (name != "serve" or sys.stderr.isatty())


def _language_of(argv: list[str]) -> tuple[str, list[str]]:
    """Return the language that was asked for, "" for none, and the other arguments.

    After the words "pack", "check" and "award" it is the language of documents, and not ours.
    """
    tag = ""
    rest: list[str] = []
    words = iter(argv)
    for word in words:
        if word == "--" or (word in ("pack", "check", "award") and not rest):
            rest.extend((word, *words))
        elif word == "--language":
            tag = _asked_language(next(words, ""))
        elif word.startswith("--language="):
            tag = _asked_language(word.partition("=")[2])
        else:
            rest.append(word)
    return tag or os.environ.get("COPRODUCE_LANGUAGE", ""), rest


def _speak(tag: str) -> None:
    """Use a language from now on."""
    if tag == "en":  # said, so that no other one is remembered
        os.environ["COPRODUCE_LANGUAGE"] = tag
    elif tag:
        from coproduce import languages

        languages.start_in(tag)
        # The screens and the server that we start speak it too.
        os.environ["COPRODUCE_LANGUAGE"] = languages.current()


def _help_words(tag: str) -> Callable[[str], str]:
    """Return what translates the help, which starts as fast in every language."""
    if tag in ("", "en"):
        return _
    from tui import help_words

    return help_words.of(tag) or _


def _with_content(argv: list[str]) -> list[str]:
    """Use the folder of words that was asked for; return the other arguments."""
    rest: list[str] = []
    words = iter(argv)
    for word in words:
        if word == "--":
            rest.extend((word, *words))
        elif word == "--content":
            _use_content(next(words, ""))
        elif word.startswith("--content="):
            _use_content(word.partition("=")[2])
        else:
            rest.append(word)
    return rest


def _use_content(folder: str) -> None:
    from coproduce import content_folder
    from coproduce.errors import CoproduceError

    if not folder:
        raise CoproduceError(
            _("Something is missing after {words}.").format(words="--content"),
            _("Type the name of a folder."),
        )
    # The screens and the server that we start read the same words, wherever they start.
    os.environ[content_folder.CHOSEN] = os.path.abspath(folder)  # noqa: PTH100 - pathlib is slow to load
    content_folder.chosen()


def _asked_language(tag: str) -> str:
    from tui import help_words

    if tag == "en" or help_words.of(tag):
        return tag
    from coproduce import languages

    if languages.is_available(tag):
        return tag
    from tui import parsing

    raise parsing.unknown_language(tag)


def _prepare_streams() -> None:
    """Let every letter out: a character that the terminal lacks must not end the program."""
    for stream in (sys.stdout, sys.stderr):
        if not hasattr(stream, "reconfigure"):
            continue
        if sys.platform == "win32" and not stream.isatty():
            stream.reconfigure(encoding="utf-8")
        stream.reconfigure(errors="replace")


def _pipe_closed() -> int:
    """Say nothing more: who read our output has gone, such as `head`."""
    # Python flushes standard output at the end, and would print an error of its own.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 130


if __name__ == "__main__":
    sys.exit(main())
