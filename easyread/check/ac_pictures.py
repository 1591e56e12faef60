"""AC-30x: pictures, boxes and floating things of a Word file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from coproduce.clean import clean_line
from coproduce.languages import N_, _
from easyread.check.palette import A
from easyread.check.profile import Profile
from easyread.check.rule import Found, Rule, Severity
from easyread.check.word_file import Element, W, WordFile
from easyread.check.word_runs import FALLBACK

_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_VML: Final = "{urn:schemas-microsoft-com:vml}"
_FILE_NAME: Final = re.compile(
    r"\.(?:png|jpe?g|gif|svg|bmp|tiff?|webp|emf|wmf)\b|^[\w-]*\w_[\w-]*$|^(?:img|dsc)[\s-]*\d*$",
    re.IGNORECASE,
)
"""How a file's name looks: its ending, words that a low line joins, what cameras write."""
_SAYS_NOTHING: Final = re.compile(
    r"(?:(?:an? |the )?(?:image|picture|graphic|screenshot|photo|photograph|illustration|icon)"
    r"|logo|untitled|alt(?:ernative)? ?text|description|chart|diagram|graph|object|shape|text ?box"
    r"|group|smartart|decorative|null|none|n/?a)[\s.:-]*\d*",
    re.IGNORECASE,
)
_GUESSED: Final = re.compile(r"description (?:automatically|generated)|AI-generated", re.IGNORECASE)
"""What Word adds to an alt text that it made up."""
_LONG: Final = 250
"""Letters of alt text above which it belongs into the words of the document."""
_WCAG: Final = "WCAG 2.2"


def _pictures(file: WordFile) -> Iterator[tuple[Element, str, bool]]:
    """Give each picture's element, its alt text, and whether it is marked as decorative."""
    for frame in file.each(*_FRAMES):
        for one, alt in _described(frame):
            mark = one.find(f".//{_DECORATIVE}")
            yield one, alt, mark is not None and mark.get("val", "1") in ("1", "true")


def pictures_in(element: Element) -> Iterator[tuple[Element, str]]:
    """Give each picture inside of an element, with its alt text."""
    for frame in element.iter(*_FRAMES):
        yield from _described(frame)


_FRAMES: Final = (f"{_WP}inline", f"{_WP}anchor", f"{_VML}shape")


def _described(frame: Element) -> Iterator[tuple[Element, str]]:
    if frame.tag == f"{_VML}shape":
        if frame.find(f"{_VML}imagedata") is not None:
            yield frame, frame.get("alt", "").strip()
        return
    # A box's own words stand for it, but not for a picture that is grouped with it.
    has_words = next(frame.iter(f"{W}txbxContent"), None) is not None
    if not has_words or _has_own_picture(frame):
        described = frame.find(f"{_WP}docPr")
        yield frame, "" if described is None else described.get("descr", "").strip()


def _has_own_picture(frame: Element) -> bool:
    pictures = frame.iter(f"{A}blip")
    return any(
        next(one.iterancestors(f"{W}txbxContent", frame.tag), None) is frame for one in pictures
    )


def _alt(file: WordFile, profile: Profile) -> Iterator[Found]:
    bare = [frame for frame, alt, is_decorative in _pictures(file) if not (alt or is_decorative)]
    number = Counter(map(file.where, bare))
    for frame in bare:
        where = file.where(frame)
        yield Found(
            where,
            # Which of many: its name, as Word's Selection Pane has it.
            _name(frame) if number[where] > 1 else "",
            _("This picture has no alt text."),
            _("Right-click it: View Alt Text. Say what it shows, or mark it as decorative."),
            near=file.near(frame),
        )


def _name(frame: Element) -> str:
    described = frame.find(f"{_WP}docPr")
    return clean_line(described.get("name", "")) if described is not None else ""


def _poor_alt(file: WordFile, profile: Profile) -> Iterator[Found]:
    for frame, alt, _is_decorative in _pictures(file):
        if poor := poor_alt(alt):
            yield Found(file.where(frame), alt[:60], *poor)


def poor_alt(alt: str) -> tuple[str, str, Severity] | None:
    """Return what is wrong with an alt text, what to do, and how much it matters; or None."""
    if _FILE_NAME.search(alt):
        return (
            _("This alt text is the name of a file."),
            _("Say what the picture shows, such as: 2 people talk."),
            Severity.FAULT,
        )
    if _SAYS_NOTHING.fullmatch(alt.strip()):
        return (
            _("This alt text does not say what the picture shows."),
            _("Say what the picture shows, such as: 2 people talk."),
            Severity.FAULT,
        )
    if _GUESSED.search(alt):
        return (
            _("A program guessed this alt text."),
            _("Look at the picture. Say what it shows in your own words."),
            Severity.FAULT,
        )
    if len(alt) > _LONG:
        return (
            _("This alt text is very long."),
            _("Say the main thing in 1 or 2 sentences. Put the rest into the document."),
            Severity.NOTE,
        )
    return None


def _floating(file: WordFile, profile: Profile) -> Iterator[Found]:
    for frame in file.body.iter(f"{_WP}anchor", f"{W}framePr", f"{W}tblpPr"):
        if next(frame.iterancestors(FALLBACK), None) is None:
            yield Found(
                file.where(frame),
                "",
                _("This floats beside the words: a picture, a box or a table."),
                _("Right-click it: Wrap Text, In Line with Text. Or in a table: Wrapping, None."),
                near=file.near(frame),
            )


def _text_boxes(file: WordFile, profile: Profile) -> Iterator[Found]:
    seen = set()
    for box in file.each(f"{W}txbxContent"):
        said = " ".join("".join(map(str, box.itertext())).split())
        if said and said not in seen:  # a box is there twice, for old programs and new ones
            seen.add(said)
            yield Found(
                file.where(box),
                said[:60],
                _("These words are in a text box."),
                _("Put them into the document itself. Some screen readers leave boxes out."),
            )


_FETCHES: Final = re.compile(
    r"\s*(?:INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD)\b\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
"""Fields that fetch something (ISO/IEC 29500-1, 17.16.5)."""
_LONGEST: Final = 4_000
"""Letters of the longest command of a field that is read."""


def _by_fields(file: WordFile) -> Iterator[tuple[Element, str]]:
    """Give each field that fetches something from elsewhere, with what it says."""
    for paragraph in file.each(f"{W}p"):
        command = ""
        for mark in paragraph.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
            if mark.tag == f"{W}instrText":
                command += (mark.text or "") if len(command) < _LONGEST else ""
                continue
            for said in (command, mark.get(f"{W}instr", "")):
                if (found := _FETCHES.match(said)) is not None:
                    yield paragraph, found[1]
            command = ""


def _outside(file: WordFile, profile: Profile) -> Iterator[Found]:
    for element, said in _by_fields(file):
        yield _elsewhere(file.where(element), said, Severity.FAULT)
    package = file.package
    parts = [n for n in package.names if n.endswith((".xml", ".XML")) and "_rels/" not in n]
    for part in parts:
        for link in package.links(part).values():
            if link.is_outside and link.kind != "hyperlink":
                is_template = link.kind == "attachedTemplate"
                severity = Severity.NOTE if is_template else Severity.FAULT
                yield _elsewhere(file.name, link.to, severity)
    if any(True for _chunk in file.each(f"{W}altChunk")):
        yield Found(
            file.name,
            "",
            _("A part of it is another file inside of this one. We did not look at it."),
            _("Open it in Word and save it again."),
        )


def _elsewhere(where: str, said: str, severity: Severity) -> Found:
    return Found(
        where,
        clean_line(said)[:60],
        _("A part of this is not in the file. Word fetches it from elsewhere."),
        _("Put the picture itself in: Insert, Pictures. Or choose another template."),
        severity,
    )


RULES: Final[tuple[Rule[WordFile], ...]] = (
    Rule(
        "AC-301",
        N_("picture without alt text"),
        N_("Alt text says what a picture shows to who cannot see it."),
        f"{_WCAG}, 1.1.1",
        _alt,
    ),
    Rule(
        "AC-302",
        N_("alt text that does not help"),
        N_("The name of a file says nothing. Very long alt text cannot be stopped half-way."),
        f"{_WCAG}, 1.1.1",
        _poor_alt,
    ),
    Rule(
        "AC-303",
        N_("floating thing"),
        N_("What floats has no place in the order in which the document is read out."),
        f"{_WCAG}, 1.3.2",
        _floating,
    ),
    Rule(
        "AC-304",
        N_("text box"),
        N_("Words in boxes are read out at the wrong place, or not at all."),
        f"{_WCAG}, 1.3.2",
        _text_boxes,
    ),
    Rule(
        "AC-305",
        N_("part that is elsewhere"),
        N_("Without a network it is missing. With one, somebody learns who reads this."),
        "our own rule: a document asks nothing of any network",
        _outside,
    ),
)
"""The rules of this module."""
