"""What is wrong with one translation: what would break or mislead, and what to look at.

A refused translation is not taken in: it would end the program, lose a number, or put foreign
commands into a document. Everything else is a finding for a translator, who may know better.
"""

from __future__ import annotations

import gettext
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from string import Formatter
from typing import Final

from coproduce import languages
from coproduce.languages import _
from easyread.translate import ARROW
from easyread.translating import terms
from easyread.translating.catalogue import Translations
from easyread.translating.messages import Message
from easyread.translating.terms import Terms

_COUNTS: Final = frozenset({"n", "number", "count"})
"""Fields that a plural form may leave out: it says the number itself, such as "two people"."""
_LINK: Final = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_FIELD: Final = re.compile(r"\{[^{}]*\}")
_CODE: Final = re.compile(
    r"`[^`]*`|“[A-Za-z ]+”|\bhttps?://\S+|\S+@\S+|--[a-z-]+"
    r"|\bcoproduce(?: [a-z]+)*|[\w./-]*\.[a-z]{2,5}\b"
)
"""Commands, addresses, names of files, and English that stands in quotation marks."""
_HYPHENED: Final = re.compile(r"\b[A-Za-z]+(?:-[A-Za-z]+)+\b")
"""Names such as "our-pledge", which stay as they are where the English has them too."""
_TYPED: Final = re.compile(
    r'\[\[\w+\]\]|\["[^\]]*\]|\b\w+ = (?:"[^"]*"|[\w-]+)|\b[a-z]+(?:_[a-z]+|-\d+)'
    r"|(?<!\S)\?(?=[\s:：]|$)"
)
"""Lines of our files, and the key that asks for help: who types them types every letter."""
_BRACKETS: Final = re.compile(r"\([ -~]*\)")
_ASCII: Final = re.compile(r"[!-~](?:[ -~]*[!-~])?")
_COUNTED: Final = re.compile(r"^(?:\d+|\s+)\.\s")
"""The number before a heading, which ends with a full stop in every script."""
_MACHINES: Final = frozenset(
    {"alt", "autoplay", "brew", "docs", "docx", "false", "html", "https", "liblouis", "pdf", "rem"}
    | {"true", "txt", "xml"}
)
"""Words of machines and formats that no language translates."""
_MARKUP: Final = re.compile(r"<[/!?]?[A-Za-z][^<>]*>|&#?\w+;|\]\]>")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z'’]{2,}")
_HIDDEN: Final = frozenset({"Cc", "Co", "Cs", "Cn", "Zl", "Zp"})
_TURNING: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_LONGEST: Final = 6
"""How many times as long as the English a translation may be, beyond 200 letters."""
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH: Final = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b")
"""In Chinese a month is a number."""
_ENDS: Final = ".?!"
_APART: Final = frozenset("([«“„「『（:：,،、=\"'-")
"""What stands before English that belongs in a translation."""
_CLOSING: Final = " *)]»”\"’'"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a translation."""

    code: str
    what: str
    hint: str
    is_refused: bool = False


@dataclass(frozen=True)
class Rules:
    """What is known of the language of the translations."""

    tag: str
    forms: int
    """How many plural forms it has."""
    form_of: Callable[[int], int]
    """Which of them a number takes."""
    terms: Terms

    @cached_property
    def as_words(self) -> frozenset[str]:
        """The numbers that the language says with the word itself: "one person", "two people"."""
        pair = self.form_of(2)
        has_pair = all(self.form_of(number) != pair for number in range(200) if number != 2)
        return frozenset({"1", "2"} if has_pair else {"1"})

    @cached_property
    def script(self) -> str:
        """The script of its own name, as Unicode calls it: "ARABIC", "LATIN", "CJK"."""
        name = languages.described(self.tag).own_name
        found = Counter(_script(letter) for letter in name if letter.isalpha())
        return found.most_common(1)[0][0] if found else "LATIN"


def rules(found: Translations) -> Rules:
    """Return what is known of the language of `found`."""
    return Rules(found.tag, found.plural[0], gettext.c2py(found.plural[1]), terms.read(found.tag))


def faults(message: Message, words: Sequence[str], rules: Rules) -> tuple[Fault, ...]:
    """Return what is wrong with `words`, the translation of `message` in all its plural forms."""
    wanted = rules.forms if message.many else 1
    if len(words) != wanted or not all(form.strip() for form in words):
        what = _("There are {n} forms. The language needs {wanted}.")
        told = what.format(n=sum(bool(form.strip()) for form in words), wanted=wanted)
        return (Fault("TR-1", told, _("Fill in each line of this message."), is_refused=True),)
    found = (fault for form in words for look in _LOOKS for fault in look(message, form, rules))
    return tuple(dict.fromkeys(found))


def _refused(code: str, what: str, hint: str) -> Fault:
    return Fault(code, what, hint, is_refused=True)


def _fields(message: Message, form: str, _rules: Rules) -> Iterator[Fault]:
    """Look at placeholders: a wrong one would end the program in the middle of a meeting."""
    wanted = _named(message.one) | _named(message.many)
    try:
        there = _named(form)
    except ValueError:
        there = {"{"}
    for field in sorted(there - wanted):
        yield _refused(
            "TR-2",
            _("“{field}” does not stand in the English.").format(field=field),
            _("Copy what is in curly brackets from the English."),
        )
    lost = wanted - there - (_COUNTS if message.many else frozenset())
    for field in sorted(lost):
        yield _refused(
            "TR-2",
            _("“{field}” is missing.").format(field=f"{{{field}}}"),
            _("Put it where the name or number belongs."),
        )


def _named(text: str) -> set[str]:
    try:
        return {
            name + (f":{spec}" if spec else "") + (f"!{way}" if way else "")
            for _literal, name, spec, way in Formatter().parse(text)
            if name is not None
        }
    except ValueError:
        if "{" not in text and "}" not in text:
            return set()
        raise


def _bold(message: Message, form: str, _rules: Rules) -> Iterator[Fault]:
    if form.strip(f"{ARROW} \n") and message.one.count("**") != form.count("**"):
        yield _refused(
            "TR-3",
            _("The signs ** are not as many as in the English."),
            _("Put ** before and after the hard word."),
        )


def _links(message: Message, form: str, _rules: Rules) -> Iterator[Fault]:
    if sorted(_LINK.findall(message.one)) != sorted(_LINK.findall(form)):
        yield _refused(
            "TR-4",
            _("A link is not as in the English."),
            _("Translate the words in [ ]. Copy the address in ( )."),
        )


def _numbers(message: Message, form: str, rules: Rules) -> Iterator[Fault]:
    """Look for numbers that were lost: a date or a phone number that is wrong costs a family."""
    if any(letter.isdigit() and not letter.isascii() for letter in form):
        yield _refused("TR-5", _("Digits are 0 to 9 in every language."), _("Write 0 to 9."))
    if message.many or form.strip() == ARROW:
        return
    wanted, there = Counter(_digits(message.one)), Counter(_digits(form))
    lost = [one for one in sorted((wanted - there).elements()) if not rules.terms.says(one, form)]
    if lost and set(lost) <= rules.as_words:
        what = _("A number is missing: {number}.").format(number=", ".join(lost))
        yield Fault("TR-21", what, _("Check that words say it."))
    elif lost:
        yield _refused(
            "TR-6",
            _("A number is missing: {number}.").format(number=", ".join(lost)),
            _("Write it with digits."),
        )
    months = Counter(str(_MONTHS.index(one) + 1) for one in _MONTH.findall(message.one))
    if more := sorted((there - wanted - months).elements()):
        yield Fault(
            "TR-21",
            _("This number is not in the English: {number}.").format(number=", ".join(more)),
            _("Check it."),
        )


def _digits(text: str) -> list[str]:
    return re.findall(r"[0-9]+", _FIELD.sub(" ", text))


def _letters(message: Message, form: str, rules: Rules) -> Iterator[Fault]:
    """Look for another script: then it is another language, or letters that only look right."""
    bare = _bare(form, message.one)
    found = Counter(_script(letter) for letter in bare if letter.isalpha())
    other = sum(n for script, n in found.items() if script not in (rules.script, "LATIN"))
    has_words = re.search("[a-z]{3}", _bare(message.one)) is not None
    is_name = form.strip() == message.one.strip() and len(message.one.split()) <= 2
    is_empty = not bare.strip(f"{ARROW} \n")
    is_foreign = has_words and not found[rules.script] and not is_name and not is_empty
    if is_foreign or other > found.total() / 2:
        yield _refused(
            "TR-7",
            _("These are not the letters of the language."),
            _("Check that this is the right file, and write in the language's own letters."),
        )


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "").split(" ")[0]
    return "CJK" if name in ("CJK", "IDEOGRAPHIC") else name


def _bare(text: str, english: str = "") -> str:
    """Return `text` without what is the same in every language and in its `english`."""
    for name in _HYPHENED.findall(english or text):
        text = text.replace(name, " ")
    return _CODE.sub(" ", _FIELD.sub(" ", _LINK.sub(lambda link: link[0].split("]")[0], text)))


def _own(form: str, english: str, rules: Rules) -> str:
    """Return `form` without the English that belongs in it, for a language in other letters.

    That is what stands in the English letter by letter and begins with a capital (names, menus of
    Word), stands in brackets or quotation marks (the English word beside its translation), or
    follows a colon or comma (what somebody types).
    """
    if rules.script != "LATIN":

        def left(found: re.Match[str]) -> str:
            return " " if _belongs(found, english) else found[0]

        form = _ASCII.sub(left, _BRACKETS.sub(left, form))
    return _COUNTED.sub(" ", _TYPED.sub(" ", _bare(form, english)))


def _belongs(found: re.Match[str], english: str) -> bool:
    words = found[0].strip(" .,:;?!()'\"")
    before = found.string[: found.start()].rstrip()[-1:]
    is_apart = before in _APART or found[0][0] in _APART or found[0][-1] == ":"
    is_kept = words[:1].isupper() or words[:1].isdigit() or is_apart
    return bool(words) and words in english and is_kept


def _foreign(message: Message, form: str, _rules: Rules) -> Iterator[Fault]:
    """Look for what no sentence holds: commands for a browser, hidden letters, another text."""
    has_markup = set(_MARKUP.findall(form)) - set(_MARKUP.findall(message.one))
    is_hidden = any(
        (unicodedata.category(letter) in _HIDDEN and letter != "\n") or letter in _TURNING
        for letter in form
    )
    if has_markup or is_hidden:
        yield _refused(
            "TR-8",
            _("There is something in it that is no text."),
            _("Type the sentence again, without copying it."),
        )
    if len(form) > 200 + _LONGEST * max(len(message.one), len(message.many)):
        yield _refused("TR-8", _("It is far too long."), _("Write only this one message."))


def _block(message: Message, form: str, _rules: Rules) -> Iterator[Fault]:
    """Look at what joins, splits and reorders sentences: only the blocks of documents can do it."""
    arrows = form.count(ARROW)
    is_used = arrows > 0 or (form.count("\n") > 0 and "\n" not in message.one)
    if not is_used or ARROW in message.one:
        return
    is_start = form.lstrip(ARROW).count(ARROW) == 0
    lies_in_blocks = all(file.startswith(("documents/", "letters/")) for file in message.files)
    if message.domain != "content" or not lies_in_blocks or not is_start:
        yield _refused(
            "TR-9",
            _("Only sentences of documents can be joined, split or moved."),
            _("Write it without the arrow, on one line."),
        )


def _leftovers(message: Message, form: str, rules: Rules) -> Iterator[Fault]:
    english = {word.casefold() for word in _WORD.findall(_bare(message.one)) if word.islower()}
    kept = rules.terms.latin | _MACHINES
    there = [
        word
        for word in _WORD.findall(_own(form, message.one, rules))
        if word.casefold() not in kept
    ]
    left = [word for word in there if word.casefold() in english and not word.isupper()]
    if rules.script == "LATIN":  # some short words are the same in both languages
        left = left if len(left) > 2 and len(left) * 2 > len(there) else []
    if left:
        yield Fault(
            "TR-22",
            _("This is still English: {words}.").format(words=", ".join(dict.fromkeys(left))),
            _("Translate it, or add it to the list of terms."),
        )


def _names(message: Message, form: str, _rules: Rules) -> Iterator[Fault]:
    """Look for names of files, commands and addresses: whoever types them needs every letter."""
    if form.strip() == ARROW:
        return
    for name in dict.fromkeys(_CODE.findall(message.one)):
        if not name.startswith("“") and name.strip(".") not in form:
            yield Fault(
                "TR-26",
                _("“{name}” is missing.").format(name=name),
                _("Copy it from the English, letter by letter."),
            )


def _terms(message: Message, form: str, rules: Rules) -> Iterator[Fault]:
    if form.strip() == ARROW:
        return
    for term in rules.terms.missing(_bare(message.one), form):
        yield Fault(
            "TR-23",
            _("“{english}” is “{words}” in the list of terms.").format(
                english=term.english, words=" / ".join(term.words)
            ),
            _("Use the same word everywhere, or change the list."),
        )


def _length(_message: Message, form: str, rules: Rules) -> Iterator[Fault]:
    ends = re.escape(rules.terms.measure.ends)
    for line in re.split(rf"(?<=[{ends}])\s+|\n", form):
        size = rules.terms.measure.size(line)
        if size > rules.terms.measure.most:
            yield Fault(
                "TR-24",
                _("A sentence has {n}. The most is {most} {unit}.").format(
                    n=size, most=rules.terms.measure.most, unit=rules.terms.measure.unit_name
                ),
                _("Make 2 sentences: start a new line in the same place."),
            )


def _ending(message: Message, form: str, rules: Rules) -> Iterator[Fault]:
    measure = rules.terms.measure
    last, end = message.one.rstrip(_CLOSING)[-1:], form.rstrip(_CLOSING)[-1:]
    is_typed = bool(form.split()) and form.rsplit(maxsplit=1)[-1].rstrip(_CLOSING) in message.one
    is_ended = end in measure.ends or is_typed or form.strip() == ARROW
    is_wrong = last in _ENDS and last and end and not is_ended
    if is_wrong or any(mark in _own(form, message.one, rules) for mark in measure.wrong):
        yield Fault(
            "TR-25",
            _("A mark such as a full stop or comma is not the language's own."),
            _("The language uses: {marks}").format(marks=" ".join(measure.ends + measure.comma)),
        )


_LOOKS: Final[Iterable[Callable[[Message, str, Rules], Iterator[Fault]]]] = (
    _fields, _bold, _links, _numbers, _letters, _foreign, _block,
    _leftovers, _names, _terms, _length, _ending,
)  # fmt: skip
