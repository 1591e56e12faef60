"""Reads a command's arguments, and says in plain words what is wrong with them."""

from __future__ import annotations

import argparse
import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NoReturn

from coproduce import joining
from coproduce.errors import CoproduceError
from coproduce.languages import _, available


class Help(argparse.HelpFormatter):
    """Help whose fixed words can be translated."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the line that shows how to type the command."""
        # argparse asks with an empty prefix when it makes the names of sub-commands.
        words = _("How to type it: ") if prefix is None else prefix
        super().add_usage(usage, actions, groups, words)


class Parser(argparse.ArgumentParser):
    """One command's arguments."""

    def __init__(self, command: str = "", about: str = "", **more: object) -> None:
        """Make the parser of `coproduce <command>`."""
        prog = str(more.get("prog") or f"coproduce {command}")
        super().__init__(
            prog=prog,
            description=about or None,
            add_help=False,
            allow_abbrev=False,
            formatter_class=Help,
        )
        self._positionals.title = _("Words")
        self._optionals.title = _("You can add")
        self.add_argument("-h", "--help", action="help", help=_("Say this again."))

    def error(self, message: str) -> NoReturn:
        """Raise CoproduceError with `message` in plain words."""
        raise CoproduceError(
            _plain(message), _("For help, type: {command} --help").format(command=self.prog)
        )


def _plain(message: str) -> str:
    """Return one of argparse's messages in plain words. Ours come through as they are."""
    if found := re.match(r"the following arguments are required: (.*)", message):
        return _("Something is missing: {words}.").format(words=found[1])
    if found := re.match(r"unrecognized arguments: (.*)", message):
        return _("We do not know: {words}.").format(words=shown(found[1]))
    if found := re.match(r"argument ([^:]*): expected", message):
        return _("Something is missing after {words}.").format(words=found[1])
    if found := re.match(r"argument [^:]*: invalid choice: '(.*?)' ", message):
        return _("We do not know the word “{word}”.").format(word=shown(found[1]))
    if found := re.match(r"argument [^:]*: (.*)", message):
        return found[1]
    return _("We do not understand this command.")


def one_of(*names: str) -> Callable[[str], str]:
    """Return a reader of an argument that must be one of `names`."""

    def read(typed: str) -> str:
        if typed in names:
            return typed
        raise argparse.ArgumentTypeError(
            _("“{word}” is not one of: {words}.").format(word=shown(typed), words=", ".join(names))
        )

    return read


def number(least: int, most: int) -> Callable[[str], int]:
    """Return a reader of a whole number from `least` to `most`."""

    def read(typed: str) -> int:
        if re.fullmatch(r"[0-9]{1,9}", typed) and least <= int(typed) <= most:
            return int(typed)
        raise argparse.ArgumentTypeError(
            _("“{word}” is not a number from {least} to {most}.").format(
                word=shown(typed), least=least, most=most
            )
        )

    return read


def front(typed: str) -> str:
    """Read the address of a server that stands before ours: "https://meet.example.gov.uk"."""
    if joining.is_front(typed):
        return typed.rstrip("/").lower()
    raise argparse.ArgumentTypeError(
        _("“{word}” is not an address such as https://meet.example.gov.uk").format(
            word=shown(typed)
        )
    )


def unknown_command(name: str, names: Sequence[str]) -> CoproduceError:
    """Return what to say about a command that does not exist."""
    near = difflib.get_close_matches(name, names, 1)
    hint = _("Did you mean: coproduce {name}?").format(name=near[0]) + " " if near else ""
    return CoproduceError(
        _("We do not know the word “{word}”.").format(word=shown(name)),
        hint + _("To see all words, type: coproduce --help"),
    )


def unknown_language(tag: str) -> CoproduceError:
    """Return what to say about a language that we do not have."""
    ours = ", ".join(f"{language.tag} ({language.own_name})" for language in available())
    return CoproduceError(
        _("We do not have the language “{tag}”.").format(tag=shown(tag)),
        _("Choose one of: {languages}").format(languages=ours),
    )


def shown(typed: str) -> str:
    """Return what somebody typed so that it can be said: short, and printable."""
    return "".join(c for c in typed if c.isprintable())[:60]
