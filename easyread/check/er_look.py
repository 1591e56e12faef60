"""ER-4xx and ER-5xx: letters that are hard to read, pictures, and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from coproduce.languages import N_, _, ngettext
from easyread.check.profile import Profile
from easyread.check.prose import Kind, Mark, Prose
from easyread.check.rule import Found, Rule, Severity
from easyread.check.signs import signs_if
from easyread.check.word_lists import word_lists

_CAPITALS: Final = re.compile(
    r"[A-Z](?<!\w[A-Z])(?:[A-Z]{2,}(?:[\s,-]+[A-Z]{2,})+|[A-Z]{5,})\b"  # begins as \b does
)
_IS_SHOUTED: Final = signs_if(re.compile("[A-Z]{3}").search)
_LONG_HEADING: Final = 10
"""Words of a heading above which it is a sentence, and not a sign on the way."""
_VAGUE: Final = frozenset(
    """
    introduction|background|overview|context|foreword|preface|miscellaneous|other|general|summary|
    executive summary|next steps|going forward|moving forward|the way forward|the bigger picture|
    our journey|the journey so far|where we are now|setting the scene|the story so far|purpose|
    scope|rationale|conclusion|conclusions|key messages|appendix|annex|further information
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
"""Headings that do not say what comes."""
_LAST_VAGUE: Final = frozenset(heading.split()[-1] for heading in _VAGUE)


def _set(prose: Prose, mark: Mark, what: str, hint: str) -> Iterator[Found]:
    for part in prose.set_apart:
        for run in part.runs:
            said = part.text[run.start : run.end].strip() if run.mark is mark else ""
            if said and part.kind is not Kind.QUOTE:
                yield Found(part.place(run.start), said, what, hint)


def _italics(prose: Prose, profile: Profile) -> Iterator[Found]:
    if profile.is_italic_fault:
        yield from _set(
            prose,
            Mark.ITALIC,
            _("These letters lean to the side."),
            _("Use upright letters. Make a hard word bold."),
        )


def _underlined(prose: Prose, profile: Profile) -> Iterator[Found]:
    yield from _set(
        prose,
        Mark.UNDERLINED,
        _("These letters have a line under them."),
        _("Take the line away. Make a hard word bold."),
    )


def _capitals(prose: Prose, profile: Profile) -> Iterator[Found]:
    what, hint = _("These words are all in capital letters."), _("Write them with small letters.")
    for number in sorted(prose.reading.parts_with(_IS_SHOUTED)):
        part = prose.parts[number]
        if part.kind is Kind.QUOTE:
            continue
        for found in _CAPITALS.finditer(part.text):
            if " " not in found[0] and not any(map(_is_word, found[0].split("-"))):
                continue  # initials, such as SENDIASS: ER-202 looks at them; or a postal code
            yield Found(part.place(found.start()), found[0], what, hint)


def _is_word(shouted: str) -> bool:
    lists = word_lists()
    small = shouted.lower()
    return small in lists.common or small in lists.known or small in lists.easier


def _no_picture(prose: Prose, profile: Profile) -> Iterator[Found]:
    if not (prose.has_rows and profile.has_pictures):
        return
    for block in prose.blocks:
        if not block.pictures:
            yield Found(
                block.where,
                "",
                _("These words have no picture."),
                _("Choose a picture that shows what they say. Put it on the left."),
            )


def _two_sets(prose: Prose, profile: Profile) -> Iterator[Found]:
    first: dict[str, str] = {}
    for name, source in prose.picture_sources:
        first.setdefault(source, name)
    if len(first) > 1:
        examples = ", ".join(f"{name} ({source})" for source, name in first.items())
        yield Found(
            prose.name,
            examples,
            ngettext(
                "The pictures come from {n} set.", "The pictures come from {n} sets.", len(first)
            ).format(n=len(first)),
            _("Use one set in a document, so that one thing always looks the same."),
            Severity.NOTE,
        )


_STEP: Final = re.compile(r"^(?:Step|Part|Section|Chapter|Question|Aim)(?= \d+:)|(?<= )\d+(?=:)")
"""The words of "Step 2:" before what the heading says."""
_SAYS_SOMETHING: Final = 4
"""Words of a call from which it may say what comes: "Catch coughs and sneezes!"."""
_AROUND: Final = re.compile(r"^[\d.\s]+|[^\w\s'’&-]+$")
"""The number before a heading, and marks after it."""


def _riddles(prose: Prose, profile: Profile) -> Iterator[Found]:
    what, hint = (
        _("This heading does not say what comes."),
        _("Say it, such as: Who can get an award"),
    )
    long, shorter = (
        _("This heading has {number} words."),
        _("Make it {most} words or fewer.").format(most=_LONG_HEADING),
    )
    maybe_vague = set(prose.index.having(_LAST_VAGUE))
    heading = Kind.HEADING
    for number, part in enumerate(prose.parts):
        if part.kind is not heading:
            continue
        text, words = part.text, prose.word_counts[number]
        is_only_a_call = words < _SAYS_SOMETHING and text.endswith("!")
        is_vague = number in maybe_vague and _AROUND.sub("", text).strip().lower() in _VAGUE
        if is_vague or is_only_a_call or text.endswith(("…", "...")):
            yield Found(part.where, text, what, hint, Severity.NOTE)
        elif words > _LONG_HEADING and (said := words - len(_STEP.findall(text))) > _LONG_HEADING:
            yield Found(part.where, text, long.format(number=said), shorter, Severity.NOTE)


_CLEAR_PRINT: Final = (
    "UKAAF, Creating clear print and large print documents, 2012; RNIB clear print"
)

RULES: Final[tuple[Rule[Prose], ...]] = (
    Rule(
        "ER-401",
        N_("italics"),
        N_("Letters that lean are harder to tell apart."),
        _CLEAR_PRINT,
        _italics,
    ),
    Rule(
        "ER-402",
        N_("capital letters"),
        N_("Words in capitals have no shape. People read them letter by letter."),
        _CLEAR_PRINT,
        _capitals,
    ),
    Rule(
        "ER-403",
        N_("underlining"),
        N_("A line under letters hides their lower ends. It also looks like a link."),
        _CLEAR_PRINT,
        _underlined,
    ),
    Rule(
        "ER-501",
        N_("words without a picture"),
        N_("In easy read each idea has a picture beside it that shows what the words say."),
        "GOV.UK easy read; Department of Health 2009; PIF",
        _no_picture,
    ),
    Rule(
        "ER-502",
        N_("two sets of pictures"),
        N_("Pictures drawn in two ways look like two kinds of things."),
        "Department of Health 2009: one picture set in a document",
        _two_sets,
    ),
    Rule(
        "ER-503",
        N_("heading that does not say what comes"),
        N_("A heading is a sign on the way. It says in a few plain words what comes."),
        "Inclusion Europe, Information for all, 2009 (from memory)",
        _riddles,
    ),
)
"""The rules of this module."""
