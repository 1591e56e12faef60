"""The Word table that translators expect: number, English, picture, translation, notes.

One row is one message, or one plural form of it. Below the table stand the pages as they look now.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any, Final

from coproduce.languages import _, described, speaking
from easyread.document import Layout
from easyread.oxml import written
from easyread.pictures import Pictures
from easyread.scripts import direction
from easyread.translating.catalogue import Kept, Translations, code_of
from easyread.translating.messages import Message

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WIDTHS: Final = (2.2, 8.0, 2.2, 8.8, 4.4)
"""The columns in centimetres: landscape A4 without its margins."""
_EXAMPLES: Final = 4
_GREY: Final = '<w:color w:val="595959"/>'


def word_table(
    found: Translations,
    wanted: Sequence[Message],
    pictures: Pictures,
    pages: Iterable[bytes] = (),
    told: Mapping[str, str] | None = None,
) -> bytes:
    """Return the messages as a Word file, with `pages` (PNG) of what they look like below.

    `told` has for the hash of an English text what its translation says, put back into English.
    """
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    own_name = described(found.tag).own_name
    file = docx.Document()
    file.styles["Normal"].font.name = "Arial"
    file.styles["Normal"].font.size = Pt(11)
    section = file.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.5)
    file.core_properties.title = f"{own_name} ({found.tag})"
    file.add_heading(_("Words to translate: {language}").format(language=own_name), 1)
    for line in _how():
        file.add_paragraph(line, style="List Bullet")
    heads = (_("Number"), "English", _("Picture"), own_name, _("Notes"))
    table = file.add_table(rows=1, cols=len(heads), style="Table Grid")
    table.autofit = False
    for column, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
        table.columns[column].width = Cm(width)
        cell = table.rows[0].cells[column]
        cell.width = Cm(width)
        cell.paragraphs[0].add_run(head).bold = True
    _repeat(table.rows[0]._tr)
    numbers = count(1)
    for message in wanted:
        back = (told or {}).get(message.source, "")
        _add_rows(table, found, message, next(numbers), pictures, back)
    _add_pages(file, pages)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _how() -> tuple[str, ...]:
    return (
        _("Write only in the column of your language, and in the notes."),
        _("Leave the grey codes in the first column as they are."),
        _("Keep words in { } and the signs ** as in the English. Numbers have digits 0 to 9."),
        _("To make 2 sentences of 1, start a new line in the same place."),
        _("If a sentence is already said in the one above, write only: ↑"),
        _("If a sentence belongs before the one above, begin it with: ↑"),
    )


def _repeat(row: Any) -> None:
    from docx.oxml import parse_xml

    row.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {_W}/>"))


def _add_rows(
    table: Any,
    found: Translations,
    message: Message,
    number: int,
    pictures: Pictures,
    back: str,
) -> None:
    from docx.oxml import parse_xml
    from docx.shared import Cm
    from docx.text.paragraph import Paragraph

    words = found.words(message)
    kept = found.kept.get(message.key, Kept())
    wanted = found.plural[0] if message.many else 1
    for form in range(wanted):
        first = form == 0
        english = message.one if first or not message.many else message.many
        about = [*message.notes] if first else []
        if back and first:
            about.append(_("A machine reads the draft as: {words}").format(words=back))
        if message.many:
            about.append(_example(found, form))
        if message.context:
            about.append(message.context)
        shown = f"{number}.{form + 1}" if message.many else str(number)
        code = f"{code_of(found, message)}#{form}"
        cells = (
            _cell(0, _paragraph(shown), _paragraph(code, f'<w:sz w:val="8"/>{_GREY}')),
            _cell(
                1, *_lines(english), *(_paragraph(n, f'<w:sz w:val="16"/>{_GREY}') for n in about)
            ),
            _cell(2, _paragraph("")),
            _cell(3, *_lines(words[form] if words else "", found.tag)),
            _cell(4, *_lines("\n".join(kept.notes) if first else "")),
        )
        row = f"<w:tr {_W}><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"
        table._tbl.append(parse_xml(row))
        if first and message.picture:
            place = table._tbl[-1].tc_lst[2].p_lst[0]
            png = io.BytesIO(pictures.points(message.picture))
            drawn = Paragraph(place, table).add_run().add_picture(png, width=Cm(1.6))
            drawn._inline.docPr.set("descr", pictures.find(message.picture).alt)


def _example(found: Translations, form: int) -> str:
    rule = gettext.c2py(found.plural[1])
    numbers = [str(n) for n in range(200) if rule(n) == form][:_EXAMPLES]
    # Translators: which numbers a plural form is for, such as "For: 2, 3, 4, 22"
    return _("For: {numbers}").format(numbers=", ".join(numbers))


def _cell(column: int, *paragraphs: str) -> str:
    width = round(_WIDTHS[column] * 567)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def _lines(text: str, tag: str = "en-GB") -> list[str]:
    return [_paragraph(line, tag=tag) for line in text.split("\n")]


def _paragraph(text: str, look: str = "", tag: str = "en-GB") -> str:
    is_rtl = direction(tag) == "rtl"
    spoken = f'<w:lang w:val="{tag}" w:bidi="{tag}"/>'
    rtl = "<w:rtl/>" if is_rtl else ""
    way = f"<w:pPr>{'<w:bidi/>' if is_rtl else ''}<w:rPr>{look}{rtl}{spoken}</w:rPr></w:pPr>"
    run = f"<w:rPr>{look}{rtl}{spoken}</w:rPr>"
    inside = f'<w:r>{run}<w:t xml:space="preserve">{written(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{way}{inside}</w:p>"


def _add_pages(file: Any, pages: Iterable[bytes]) -> None:
    from docx.shared import Cm

    drawn = list(pages)
    if not drawn:
        return
    file.add_heading(_("What the pages look like"), 1)
    paragraph = file.add_paragraph()
    for number, png in enumerate(drawn, 1):
        picture = paragraph.add_run().add_picture(io.BytesIO(png), width=Cm(8))
        picture._inline.docPr.set("descr", _("Page {n}").format(n=number))


def previews(found: Translations, names: Iterable[str]) -> list[bytes]:
    """Return the pages of documents as they look in the language now, as small pictures."""
    from coproduce.content_folder import chosen
    from easyread.packing.inputs import pictures_of
    from easyread.packing.sources import Shelf
    from easyread.packing.tongues import Tongues
    from easyread.reading import Content
    from easyread.write import pdf

    content = Content(chosen())
    known = [name for name in names if name in content.names()]
    shelf = Shelf(content)
    sources = Tongues(shelf, (found.tag,), may_be_drafts=True).sources(shelf.sources(known))
    with speaking(found.tag):  # the pages say whose the pictures are
        return [
            page
            for source in (sources if known else ())
            for page in pdf.pages(source.document, Layout.CLEAR_PRINT, pictures_of(content.folder))
        ]
