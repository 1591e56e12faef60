"""What real Word files hold beside the plain cases: each finding that is due, and no other."""

from __future__ import annotations

import docx
import pytest
from journey import coproduce

from easyread.check.checking import check_file
from tests.documents.test_check_word import codes
from tests.documents.word_cases import (
    A4,
    FOOTER,
    LONG,
    NAMES,
    STYLES,
    URDU,
    Hand,
    heading,
    link,
    picture,
    say,
    table,
)

WORDS = (
    f'{NAMES} xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
WHITE = '<w:color w:val="FFFFFF"/>'
NO_LANGUAGE = STYLES.replace('<w:lang w:val="en-GB" w:bidi="ur"/>', "")
FORMULA = f"<w:p {WORDS}><m:oMath><m:r><m:t>a = b</m:t></m:r></m:oMath></w:p>"
DELETED = '<w:p><w:del w:id="1"><w:r><w:delText>Old</w:delText></w:r></w:del></w:p>'
SIGN = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
RULE = say("", paragraph='<w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr>')
BULLET = say("", paragraph='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
NEW_PAGE = say("") + say("", paragraph="<w:pageBreakBefore/>")
CONTROL = say("") + f"<w:sdt><w:sdtContent>{say('')}</w:sdtContent></w:sdt>"
NO_BLANKS = [FORMULA * 2, DELETED * 2, SIGN * 2, RULE * 2, BULLET * 2, NEW_PAGE, CONTROL]


def box(fill: str, words: str, more: str = "") -> str:
    """Return a box as Word writes it, for new programs and for old ones."""
    inside = f"<w:txbxContent>{words}</w:txbxContent>"
    shape = f"<wps:wsp><wps:spPr>{fill}</wps:spPr>{more}<wps:txbx>{inside}</wps:txbx></wps:wsp>"
    return (
        f"<w:p {WORDS}><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
        f"<wp:docPr id='1' name='Box'/><a:graphic>{shape}</a:graphic></wp:inline></w:drawing>"
        "</mc:Choice><mc:Fallback><w:pict><v:shape fillcolor='#003366'><v:textbox>"
        f"{inside}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def old_box(colour: str, words: str) -> str:
    return (
        f'<w:p><w:r><w:pict><v:rect fillcolor="{colour}"><v:textbox><w:txbxContent>{words}'
        "</w:txbxContent></v:textbox></v:rect></w:pict></w:r></w:p>"
    )


def field(command: str, words: str) -> str:
    return "".join(
        f"<w:r>{inside}</w:r>"
        for inside in (
            '<w:fldChar w:fldCharType="begin"/>',
            f"<w:instrText> {command} </w:instrText>",
            '<w:fldChar w:fldCharType="separate"/>',
            f"<w:t>{words}</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )


def rgb(colour: str) -> str:
    return f'<a:srgbClr val="{colour}"/>'


def solid(colour: str) -> str:
    return f"<a:solidFill>{rgb(colour)}</a:solidFill>"


BANNER = (
    '<w:r><w:drawing><wp:anchor behindDoc="1"><wp:docPr id="1" name="Banner" descr="A hall"/>'
    "<a:graphic/></wp:anchor></w:drawing></w:r>"
)
IN_BOX = say("White words in a box.", WHITE)
ADDRESS = "HYPERLINK &quot;https://example.org/a&quot;"

FILES: dict[str, tuple[Hand, set[str]]] = {
    "white on a dark box": (Hand(body=box(solid("003366"), IN_BOX)), {"AC-304"}),
    "white on a pale box": (Hand(body=box(solid("99CCFF"), IN_BOX)), {"AC-304", "AC-401"}),
    "white on a box of two colours": (Hand(body=box("<a:gradFill/>", IN_BOX)), {"AC-304"}),
    "white in a box that is clear": (Hand(body=box("<a:noFill/>", IN_BOX)), {"AC-304", "AC-503"}),
    "white by the style of a dark box": (
        Hand(
            body=box(
                solid("003366"),
                say("White by the box."),
                f'<wps:style><a:fontRef idx="minor">{rgb("FFFFFF")}</a:fontRef></wps:style>',
            )
        ),
        {"AC-304"},
    ),
    "white on an old dark box": (Hand(body=old_box("#036", IN_BOX)), {"AC-304"}),
    "white on an old white box": (Hand(body=old_box("white", IN_BOX)), {"AC-304", "AC-503"}),
    "white over a picture": (
        Hand(body=f"<w:p>{BANNER}</w:p>" + say("Our charter", WHITE)),
        {"AC-303"},
    ),
    "white far from a picture": (
        Hand(body=f"<w:p>{BANNER}</w:p>" + say("A line.") * 20 + say("Gone", WHITE)),
        {"AC-303", "AC-503"},
    ),
    "page numbers in another encoding": (
        Hand(
            body=heading(1) + LONG,
            parts={
                "word/footer1.xml": (  # type: ignore[dict-item]
                    f'<?xml version="1.0" encoding="UTF-16"?><w:ftr {NAMES}>{FOOTER}</w:ftr>'
                ).encode("utf-16")
            },
        ),
        set(),
    ),
    "a link as a field": (Hand(body=f"<w:p>{field(ADDRESS, 'Click here')}</w:p>"), {"AC-411"}),
    "a link as a field that says it": (
        Hand(body=f"<w:p>{field(ADDRESS, 'Our plan for 2027')}</w:p>"),
        set(),
    ),
    "a link as a simple field": (
        Hand(
            body=f'<w:p><w:fldSimple w:instr="{ADDRESS}"><w:r><w:t>here</w:t></w:r>'
            "</w:fldSimple></w:p>"
        ),
        {"AC-411"},
    ),
    "two links to one place": (
        Hand(
            body="<w:p>"
            + "<w:r><w:t> or see </w:t></w:r>".join(
                f'<w:hyperlink r:id="out"><w:r><w:t>{words}</w:t></w:r></w:hyperlink>'
                for words in ("Click here", "our plan")
            )
            + "</w:p>"
        ),
        {"AC-411"},
    ),
    "the language in each word": (
        Hand(body=say("We say hello.", '<w:lang w:val="en-GB"/>'), styles=NO_LANGUAGE, footer=""),
        set(),
    ),
    "the language in most words": (
        Hand(
            body=say("We say hello.", '<w:lang w:val="en-GB"/>') + say("No language."),
            styles=NO_LANGUAGE,
            footer="",
        ),
        {"AC-102"},
    ),
    "one language said, the other kept": (
        Hand(body=say("We say hello.", '<w:lang w:bidi="ar-SA"/>')),
        set(),
    ),
    "Russian": (Hand(body=say("Мы говорим привет", '<w:lang w:val="ru-RU"/>')), set()),
    "Urdu that is said to be Arabic": (
        Hand(body=say(URDU, '<w:rtl/><w:lang w:bidi="ar-SA"/>', "<w:bidi/>")),
        {"AC-103", "AC-405"},
    ),
    "Arabic": (
        Hand(body=say("أهلا بكم في المدرسة", '<w:rtl/><w:lang w:bidi="ar-SA"/>', "<w:bidi/>")),
        {"AC-405"},
    ),
    "sizes with their measure": (Hand(body=say("Large.", '<w:sz w:val="14pt"/>')), set()),
    "small with its measure": (Hand(body=say("Small.", '<w:sz w:val="3.5mm"/>')), {"AC-402"}),
    "blank lines by Shift and Enter": (
        Hand(body=f"<w:p><w:r><w:t>A.</w:t>{'<w:br/>' * 3}<w:t>B.</w:t></w:r></w:p>"),
        {"AC-205"},
    ),
    "one line by Shift and Enter": (
        Hand(body=f"<w:p><w:r><w:t>A.</w:t>{'<w:br/>' * 2}<w:t>B.</w:t></w:r></w:p>"),
        set(),
    ),
    "letters drawn longer": (
        Hand(
            body=say(URDU, "<w:rtl/>", '<w:bidi/><w:jc w:val="mediumKashida"/>'),
        ),
        {"AC-403", "AC-405"},
    ),
    "columns that say that they run to the right": (
        Hand(
            body=table((say(URDU, "<w:rtl/>", "<w:bidi/>"),) * 2, more='<w:bidiVisual w:val="0"/>')
        ),
        {"AC-207", "AC-405"},
    ),
    "hidden words in other wrappings": (
        Hand(
            body='<w:p><w:customXml w:element="x"><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t>'
            "</w:r></w:customXml></w:p>"
        ),
        {"AC-503"},
    ),
    "a change of the pages that is tracked": (
        Hand(
            section=A4.replace(
                "</w:sectPr>", '<w:sectPrChange w:id="3"><w:sectPr/></w:sectPrChange></w:sectPr>'
            )
        ),
        {"AC-501"},
    ),
    "a plain style that is not marked": (
        Hand(
            styles=STYLES.replace('w:default="1" ', "").replace(
                '<w:name w:val="Normal"/>',
                '<w:name w:val="Normal"/><w:rPr><w:sz w:val="20"/></w:rPr>',
            )
        ),
        {"AC-402"},
    ),
    "texts beside each other, without lines": (
        Hand(body=table((say("One.") + say("Two."), "Three."), ("Four.", "Five."), header=False)),
        {"AC-312"},
    ),
    "facts with lines": (
        Hand(
            body=table(
                (say("One.") + say("Two."), "Three."),
                ("Four.", "Five."),
                header=False,
                more='<w:tblBorders><w:insideH w:val="single"/></w:tblBorders>',
            )
        ),
        {"AC-311"},
    ),
    "a heading by bold letters, and a blank line": (
        Hand(body=say("What we do", "<w:b/>") + say("") + say("We meet on Fridays.")),
        {"AC-203"},
    ),
    "a heading that asks": (
        Hand(body=say("What do we do?", "<w:b/>") + say("We meet on Fridays.")),
        {"AC-203"},
    ),
    "a heading by large letters": (
        Hand(body=say("What we do", '<w:sz w:val="40"/>') + say("We meet on Fridays.")),
        {"AC-203"},
    ),
    "letters that are hardly larger": (
        Hand(body=say("What we do", '<w:sz w:val="30"/>') + say("We meet on Fridays.")),
        set(),
    ),
    "a bold line of a style for something else": (
        Hand(
            body=say("It was good", "<w:b/>", '<w:pStyle w:val="Q"/>') + say("A parent said it."),
            styles=STYLES
            + '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Intense Quote"/></w:style>',
        ),
        set(),
    ),
    "a list by Shift and Enter": (
        Hand(
            body="<w:p><w:r><w:t>Bring:</w:t><w:br/><w:t>- bread</w:t><w:br/><w:t>- milk</w:t>"
            "</w:r></w:p>"
        ),
        {"AC-204"},
    ),
    "a list that begins by Shift and Enter": (
        Hand(body="<w:p><w:r><w:t>- bread</w:t><w:br/><w:t>- milk</w:t></w:r></w:p>"),
        {"AC-204"},
    ),
    "an address by Shift and Enter": (
        Hand(body="<w:p><w:r><w:t>10 High Street</w:t><w:br/><w:t>Town</w:t></w:r></w:p>"),
        set(),
    ),
    "a list with arrows": (Hand(body=say("➢ bread")), {"AC-204"}),
    "a list with ticks": (Hand(body=say("✓ bread") + say("✓ milk")), {"AC-204"}),
    "one tick": (Hand(body=say("✓ we did it")), set()),
    "a list with signs of a picture font": (
        Hand(body=SIGN.replace("</w:r>", "<w:t> bread</w:t></w:r>").replace("F0FC", "F0D8") * 2),
        {"AC-204"},
    ),
    "a program with its spaces": (
        Hand(
            body=say("if x:        y", paragraph='<w:pStyle w:val="C"/>'),
            styles=STYLES
            + '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="Source Code"/></w:style>',
        ),
        set(),
    ),
    "a picture that a field fetches": (
        Hand(body=f"<w:p>{field('INCLUDEPICTURE &quot;http://example.org/a.png&quot;', '')}</w:p>"),
        {"AC-305"},
    ),
    "a field that starts a program": (
        Hand(
            body='<w:p><w:fldSimple w:instr="DDEAUTO c:\\cmd.exe"><w:r><w:t>x</w:t></w:r>'
            "</w:fldSimple></w:p>"
        ),
        {"AC-305"},
    ),
    "a field that fetches nothing": (Hand(body=f"<w:p>{field('PAGE', '1')}</w:p>"), set()),
    "another file inside of it": (Hand(body=say("x") + '<w:altChunk r:id="c"/>'), {"AC-305"}),
    "a picture grouped with words": (
        Hand(body=box("<a:blip/>", say("The hall"))),
        {"AC-301", "AC-304"},
    ),
    **{
        f"alt text {alt}": (Hand(body=picture(alt)), {"AC-302"})
        for alt in ("logo", "Picture", "a photo", "Untitled", "hall_front_v2", "C:\\jo\\hall.png")
    },
    **{
        f"alt text {alt}": (Hand(body=picture(alt)), set())
        for alt in ("The logo of RISE", "A picture of the hall", "Chart: 7 of 10 said yes", "Hall")
    },
    "contents that lead to a heading": (
        Hand(
            body=link("Find out more").replace('r:id="out"', 'w:anchor="x"')
            + heading(1, "Find out more")
        ),
        set(),
    ),
    **{
        f"link {words}": (Hand(body=link(words)), {"AC-411"})
        for words in ("Find out more", "this form", "website link", "Link here", "More details")
    },
    **{
        f"link {words}": (Hand(body=link(words)), set())
        for words in ("The form for parents", "More about the award", "www.example.org", "Visit us")
    },
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_gets_what_it_deserves(tmp_path, name):
    hand, due = FILES[name]
    path = tmp_path / "plan.docx"
    path.write_bytes(hand.data())
    assert codes(path) == due


@pytest.mark.parametrize("lines", NO_BLANKS)
def test_what_only_seems_blank_is_neither_named_nor_taken_away(tmp_path, lines):
    path = tmp_path / "plan.docx"
    path.write_bytes(Hand(body=say("A.") + lines + say("B.")).data())
    assert "AC-205" not in codes(path)
    run = coproduce(tmp_path, "check", str(path), "--fix")
    assert "blank" not in run.stderr
    assert not (tmp_path / "plan-fixed.docx").exists()


def test_a_finding_without_words_names_words_near_it(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(Hand(body=say("We meet at the hall.") + picture()).data())
    run = coproduce(tmp_path, "check", str(path))
    assert "plan.docx, paragraph 2, near “We meet at the hall.”\n  Fault AC-301" in run.stdout
    # Of 3 pictures in one paragraph, each is named.
    drawings = "".join(
        f'<w:r><w:drawing><wp:inline><wp:docPr id="{n}" name="Picture {n}"/></wp:inline>'
        "</w:drawing></w:r>"
        for n in (1, 2, 3)
    )
    path.write_bytes(Hand(body=f"<w:p>{drawings}</w:p>").data())
    run = coproduce(tmp_path, "check", str(path))
    assert run.stdout.count("AC-301: This picture has no alt text.") == 3
    assert "paragraph 1: “Picture 3”" in run.stdout


@pytest.mark.parametrize(
    ("style", "pale"),
    [
        # Measured: LibreOffice writes the colour of each part of a style into its cells.
        ("Dark List Accent 1", {"2, 1"}),
        ("Medium Shading 1 Accent 3", {"0, 1"}),
        (
            "Light Shading Accent 3",
            {f"{row}, {column}" for row in range(3) for column in (0, 1)} - {"0, 0"},
        ),
        ("Table Grid", set()),
        ("Colorful Grid", set()),
    ],
)
def test_each_part_of_the_style_of_a_table_has_its_colours(tmp_path, style, pale):
    word = docx.Document()
    made = word.add_table(3, 2, style=style)
    for row, cells in enumerate(made.rows):
        for column, cell in enumerate(cells.cells):
            cell.text = f"{row}, {column}"
    word.save(str(tmp_path / "plan.docx"))
    faults = check_file(tmp_path / "plan.docx").faults
    assert {one.found.words for one in faults if one.code in ("AC-401", "AC-503")} == pale
