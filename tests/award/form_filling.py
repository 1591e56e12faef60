"""Fills in our Word forms as people, other programs and accidents do."""

from __future__ import annotations

import copy
import io
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from lxml import etree

from coproduce.content_folder import ContentFolder
from easyread.award_forms import forms
from easyread.award_forms.received import FormKind, Received
from easyread.award_forms.which import Forms

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
DOCUMENT = "word/document.xml"
Element = etree._Element

REGISTRATION = {
    "organisation": "Pretend Park School",
    "address": "1 Pretend Road, Birmingham",
    "email": "office@pretend.example",
    "telephone": "0121 000 0000",
    "leads": "Jo Example and Sam Example",
    "registration-date": "26 November 2026",
    "commitment": "We teach 300 children. We promise to plan with them.",
    "sector-education": "x",
    "in-birmingham": "x",
}
PLAN = {
    "organisation": "Pretend Park School",
    "co-design-2-what": "A group of 6 young people plans the new break time.",
    "co-design-2-measure": "The group met 4 times.",
    "co-design-2-who": "Jo Example, with 200 pounds.",
    "co-design-2-why": "Young people asked for it in our survey.",
    "co-design-2-by": "31/03/2027",
    "co-assessment-2-what": "Parents visit and say what works.",
    "co-assessment-2-measure": "We count the visits.",
    "co-assessment-2-who": "Sam Example.",
    "co-assessment-2-why": "It fits with our open days.",
    "co-assessment-2-by": "July 2027",
    "silver-actions": "Our survey says it.",
    "silver-review": "We ask again in a year.",
}
GOLD = {
    "organisation": "Pretend Park School",
    "gold-voice": "Six young people planned it with us.",
    "gold-outcomes": "More children say that break time is calm.",
    "evidence-1-sentence": "Young people draw the new playground.",
    "evidence-1-file": "drawing.jpg",
    "evidence-1-kind-photograph": "x",
    "evidence-1-gold-voice": "x",
    "evidence-1-involved": "x",
    "evidence-1-articles": "12 and 31",
    "evidence-1-shown": "Hands and a large sheet of paper.",
    "evidence-1-permission-from": "1.9.2026",
    "evidence-1-permission-until": "2027-08-31",
    "evidence-2-sentence": "What children said before and after.",
    "evidence-2-file": "https://pretend.example/survey",
    "evidence-2-kind-survey": "x",
    "evidence-2-gold-outcomes": "x",
    "evidence-2-heard": "x",
}
PLATINUM = {
    **{name.replace("gold-", "platinum-"): words for name, words in GOLD.items()},
    "evidence-1-platinum-impact": "x",
}
for name in ("evidence-1-platinum-voice", "evidence-2-platinum-outcomes", "platinum-voice"):
    PLATINUM.pop(name)
PLATINUM["platinum-impact"] = PLATINUM.pop("platinum-outcomes")
STATEMENT = {
    "organisation": "Pretend Park School",
    "statement": "The group still meets each month.",
    **{name: words for name, words in GOLD.items() if name.startswith("evidence-")},
}
FILLED: dict[FormKind, Mapping[str, str]] = {
    FormKind.REGISTRATION: REGISTRATION,
    FormKind.PLAN: PLAN,
    FormKind.GOLD: GOLD,
    FormKind.PLATINUM: PLATINUM,
    FormKind.STATEMENT: STATEMENT,
}


FORMS = Forms(ContentFolder())


@cache
def made(kind: FormKind, language: str = "en") -> bytes:
    """Return an empty Word form, made once for all tests."""
    return forms._word(kind, language, ContentFolder())


def filled(kind: FormKind, words: Mapping[str, str] | None = None, language: str = "en") -> bytes:
    """Return a form with words in its controls, as Word puts them."""
    wanted = FILLED[kind] if words is None else words

    def fill(body: Element) -> None:
        found = dict(controls(body))
        for name, text in wanted.items():
            write(found[name], text)

    return changed(made(kind, language), fill)


def write(control: Element, text: str) -> None:
    """Type into a control, or tick it."""
    place = next(control.iter(f"{W}t"))
    box = next(control.iter(f"{W14}checked"), None)
    if box is not None:
        box.set(f"{W14}val", "1")
        text = "\u2612"
    place.text = text
    properties = control.find(f"{W}sdtPr")
    assert properties is not None
    for one in properties.iterfind(f"{W}showingPlcHdr"):
        properties.remove(one)


def controls(body: Element) -> Iterator[tuple[str, Element]]:
    """Give the controls of a form by their names."""
    for control in body.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        if tag is not None:
            yield tag.get(f"{W}val", ""), control


def changed(data: bytes, change: Callable[[Element], None]) -> bytes:
    """Return a Word file whose text was changed as XML."""

    def turned(xml: bytes) -> bytes:
        root = etree.fromstring(xml)
        change(root)
        return etree.tostring(root)

    return with_part(data, DOCUMENT, turned(part(data, DOCUMENT)))


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return opened.read(name)


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return the file with one part in the place of the old one, or beside the others."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, content)
    return out.getvalue()


def without_controls(body: Element) -> None:
    """Take all controls out and leave their words, as copying and LibreOffice do."""
    for control in list(body.iter(f"{W}sdt")):
        content = control.find(f"{W}sdtContent")
        opened(control, [] if content is None else list(content))


def without_tables(body: Element) -> None:
    """Take all tables apart, as pasting as text does."""
    for table in list(body.iter(f"{W}tbl")):
        opened(table, [one for cell in table.iter(f"{W}tc") for one in cell if one.tag == f"{W}p"])


def opened(element: Element, children: list[Element]) -> None:
    """Put children in the place of their parent's parent."""
    parent = parent_of(element)
    at = parent.index(element)
    parent.remove(element)
    for place, child in enumerate(children, at):
        parent.insert(place, child)


def paragraph(text: str) -> Element:
    """Return a paragraph as somebody types it."""
    made_ = etree.Element(f"{W}p")
    etree.SubElement(etree.SubElement(made_, f"{W}r"), f"{W}t").text = text
    return made_


def first(element: Element, name: str) -> Element:
    """Return the first element called so inside of another."""
    return next(element.iter(f"{W}{name}"))


def parent_of(element: Element) -> Element:
    found = element.getparent()
    assert found is not None
    return found


def said(element: Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def paragraph_with(body: Element, text: str, number: int = 0) -> Element:
    """Return a paragraph that says this."""
    return [p for p in body.iter(f"{W}p") if said(p).strip() == text][number]


def copy_block(body: Element, heading: str, ends_before: str, *, has_heading: bool) -> None:
    """Copy a part of the form and put it below itself, as people do for one more."""
    top = body.find(f"{W}body")
    assert top is not None
    children = list(top)
    start = next(n for n, one in enumerate(children) if said(one).strip() == heading)
    end = next(n for n, one in enumerate(children) if n > start and ends_before in said(one))
    for place, one in enumerate(children[start if has_heading else start + 1 : end]):
        top.insert(end + place, copy.deepcopy(one))


def read(data: bytes, name: str = "form.docx") -> Received:
    """Read a form that came back. The words of the empty forms are read once for all tests."""
    return forms.read_bytes_of_form(data, name, FORMS)


def all_said(received: Received) -> str:
    """Return all that was read, as one text."""
    return "\n".join([repr(received.values), *map(str, received.left_over)])


def converted(folder: Path, files: list[Path], ending: str) -> list[Path]:
    """Return files as LibreOffice saves them in another format."""
    out = folder / f"as-{ending}"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", ending, "--outdir", str(out)),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
    )
    return [out / f"{file.stem}.{ending}" for file in files]
