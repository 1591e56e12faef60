"""Word files by hand: whole ones, and ones that break one rule each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
)
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
A4 = (
    '<w:sectPr><w:footerReference r:id="f" w:type="default"/>'
    '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/>'
    '<w:lang w:val="en-GB" w:bidi="ur"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/></w:style>'
        for n in (1, 2, 3)
    )
    + '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
)
FOOTER = (
    "<w:p><w:r><w:t>Page</w:t></w:r>"
    '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
)
URDU = "ہم آپ کے ساتھ مل کر کام کرتے ہیں"


def say(text: str, run: str = "", paragraph: str = "") -> str:
    """Return a paragraph as Word writes it, with properties of its run and its own."""
    return (
        f"<w:p><w:pPr>{paragraph}</w:pPr>"
        f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def heading(level: int, text: str = "What we do") -> str:
    return say(text, paragraph=f'<w:pStyle w:val="H{level}"/>')


def table(*rows: tuple[str, ...], header: bool = True, look: str = "04A0", more: str = "") -> str:
    """Return a table of paragraphs; its first row is a header row or not."""
    made = ""
    for number, row in enumerate(rows):
        mark = "<w:trPr><w:tblHeader/></w:trPr>" if header and not number else ""
        cells = "".join(
            f"<w:tc><w:tcPr/>{cell if cell.startswith('<') else say(cell)}</w:tc>" for cell in row
        )
        made += f"<w:tr>{mark}{cells}</w:tr>"
    return f'<w:tbl><w:tblPr>{more}<w:tblLook w:val="{look}"/></w:tblPr>{made}</w:tbl>'


def picture(alt: str | None = None, kind: str = "inline", inside: str = "") -> str:
    described = "" if alt is None else f' descr="{alt}"'
    return (
        f'<w:p><w:r><w:drawing><wp:{kind}><wp:docPr id="1" name="Picture 1"{described}>{inside}'
        f"</wp:docPr><a:graphic/></wp:{kind}></w:drawing></w:r></w:p>"
    )


DECORATIVE = '<a:extLst><a:ext uri="x"><adec:decorative val="1"/></a:ext></a:extLst>'


def link(words: str, id_: str = "out") -> str:
    return f'<w:p><w:hyperlink r:id="{id_}"><w:r><w:t>{words}</w:t></w:r></w:hyperlink></w:p>'


@dataclass(frozen=True)
class Hand:
    """A Word file by hand. Everything that is not said is whole."""

    body: str = say("We say hello.")
    title: str = "Our plan"
    styles: str = STYLES
    footer: str = FOOTER
    section: str = A4
    links: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)

    def data(self) -> bytes:
        def named(kind: str, id_: str, target: str) -> str:
            return f'<Relationship Id="{id_}" Type="{_KIND}{kind}" Target="{target}"/>'

        outside = (
            f'<Relationship Id="out" Type="{_KIND}hyperlink" Target="https://example.org/a" '
            'TargetMode="External"/>'
        )
        relations = f'<Relationships xmlns="{_PACKAGE}relationships">'
        parts = {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_WML}document.main+xml"/>'
            f'<Override PartName="/docProps/core.xml" ContentType="{_CORE}"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{_WML}styles+xml"/>'
            f'<Override PartName="/word/footer1.xml" ContentType="{_WML}footer+xml"/></Types>',
            "_rels/.rels": relations
            + named("officeDocument", "d", "word/document.xml")
            + f'<Relationship Id="c" Type="{_PACKAGE}relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>',
            "word/_rels/document.xml.rels": relations
            + named("styles", "s", "styles.xml")
            + named("footer", "f", "footer1.xml")
            + outside
            + self.links
            + "</Relationships>",
            "word/document.xml": f"<w:document {NAMES}><w:body>{self.body}{self.section}"
            "</w:body></w:document>",
            "word/styles.xml": f"<w:styles {NAMES}>{self.styles}</w:styles>",
            "word/footer1.xml": f"<w:ftr {NAMES}>{self.footer}</w:ftr>",
            "docProps/core.xml": "<cp:coreProperties "
            f'xmlns:cp="{_PACKAGE}metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{self.title}</dc:title></cp:coreProperties>",
            **self.parts,
        }
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in parts.items():
                archive.writestr(name, text)
        return out.getvalue()


def relation(kind: str, target: str) -> str:
    return f'<Relationship Id="x" Type="{_KIND}{kind}" Target="{target}" TargetMode="External"/>'


LONG = "".join(say("We meet you here and we say hello to you all. " * 2) for _ in range(16))
_COLOURS = (
    f'<a:theme {NAMES}><a:themeElements><a:clrScheme name="x"><a:accent1><a:srgbClr val="FFC000"/>'
    "</a:accent1></a:clrScheme></a:themeElements></a:theme>"
)
_THEME_LINK = f'<Relationship Id="t" Type="{_KIND}theme" Target="theme/theme1.xml"/>'
THEME = {"links": _THEME_LINK, "parts": {"word/theme/theme1.xml": _COLOURS}}
BOX = (
    '<w:p><w:r><w:pict><v:shape style="width:9pt"><v:textbox><w:txbxContent>'
    f"{say('In a box.')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)

CASES: dict[str, tuple[list[Hand], list[Hand]]] = {
    "AC-101": (
        [Hand(title=""), Hand(title="plan_v2.docx"), Hand(title="Document1")],
        [Hand(title="Our plan")],
    ),
    "AC-102": (
        [Hand(styles=STYLES.replace('w:val="en-GB"', "")), Hand(styles="")],
        [Hand()],
    ),
    "AC-103": (
        [
            Hand(body=say("স্বাগতম সবাইকে")),
            Hand(body=say("Come and talk to us", '<w:lang w:val="ur"/>')),
            Hand(footer=FOOTER + say("স্বাগতম সবাইকে")),
        ],
        [
            Hand(body=say("স্বাগতম সবাইকে", '<w:lang w:bidi="bn"/>')),
            Hand(body=say(URDU, '<w:rtl/><w:lang w:bidi="ur-PK"/>', "<w:bidi/>")),
        ],
    ),
    "AC-201": (
        [
            Hand(body=heading(1) + heading(3, "Deep")),
            Hand(body=heading(2)),
            Hand(body=LONG),
        ],
        [
            Hand(body=heading(1) + heading(2) + heading(3) + heading(1)),
            Hand(body=heading(1) + LONG),
        ],
    ),
    "AC-202": ([Hand(body=heading(1, " "))], [Hand(body=heading(1))]),
    "AC-203": (
        [Hand(body=say("Who we are", "<w:b/>") + say("We are people."))],
        [
            Hand(body=heading(1, "Who we are") + say("We are people.")),
            Hand(body=say("Important:", "<w:b/>") + say("We are people.")),
        ],
    ),
    "AC-204": (
        [
            Hand(body=say("• one thing")),
            Hand(body=say("1. Come in") + say("2. Sit down")),
            Hand(body=say("- come in") + say("- sit down")),
        ],
        [
            Hand(
                body=say(
                    "one thing",
                    paragraph='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
                )
            ),
            Hand(body=say("2. This alone is no list")),
            Hand(body=say("1. Who", paragraph='<w:pStyle w:val="TOC1"/>') * 2),
        ],
    ),
    "AC-205": (
        [Hand(body=say("A.") + say("") * 2 + say("B."))],
        [Hand(body=say("A.") + say("") + say("B."))],
    ),
    "AC-206": (
        [
            Hand(body=say("Name        Town")),
            Hand(body="<w:p><w:r><w:t>a</w:t>" + "<w:tab/>" * 3 + "<w:t>b</w:t></w:r></w:p>"),
        ],
        [Hand(body="<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>")],
    ),
    "AC-207": (
        [
            Hand(body=say(URDU, "<w:rtl/>")),
            Hand(body=table((say(URDU, "<w:rtl/>", "<w:bidi/>"),) * 2, ("x", "y"))),
        ],
        [
            Hand(body=say(URDU, "<w:rtl/>", "<w:bidi/>")),
            Hand(body=table((say(URDU, "<w:rtl/>", "<w:bidi/>"),) * 2, more="<w:bidiVisual/>")),
        ],
    ),
    "AC-301": (
        [Hand(body=picture()), Hand(body=picture("")), Hand(footer=FOOTER + picture())],
        [Hand(body=picture("2 people talk")), Hand(body=picture(inside=DECORATIVE))],
    ),
    "AC-302": (
        [
            Hand(body=picture("IMG_2041.JPG")),
            Hand(body=picture("Image 3")),
            Hand(body=picture("A group of people  Description automatically generated")),
            Hand(body=picture("They talk. " * 40)),
        ],
        [Hand(body=picture("2 people talk")), Hand(body=picture("A photo of the hall"))],
    ),
    "AC-303": (
        [
            Hand(body=picture("2 people", "anchor")),
            Hand(body=say("D", paragraph='<w:framePr w:dropCap="drop"/>')),
            Hand(body=table(("a", "b"), ("c", "d"), more='<w:tblpPr w:tblpX="1"/>')),
        ],
        [Hand(body=picture("2 people"))],
    ),
    "AC-304": ([Hand(body=BOX)], [Hand(body=say("In no box."))]),
    "AC-305": (
        [
            Hand(links=relation("image", "http://example.org/a.png")),
            Hand(links=relation("attachedTemplate", "file:///C:/a.dotx")),
        ],
        [Hand(body=link("How to get an award"))],
    ),
    "AC-311": (
        [Hand(body=table(("Who", "When"), ("Sam", "Friday"), header=False))],
        [
            Hand(body=table(("Who", "When"), ("Sam", "Friday"))),
            Hand(body=table((picture("a"), "A."), (picture("b"), "B."), header=False, look="0000")),
        ],
    ),
    "AC-312": (
        [
            Hand(body=table((heading(1), "x"), ("y", "z"))),
            Hand(body=table(("a", "b"), (table(("c", "d")) + say("e"), "f"))),
            Hand(body=table((picture("a"), "A."), (picture("b"), "B."), header=False)),
        ],
        [Hand(body=table(("Who", "When"), ("Sam", "Friday")))],
    ),
    "AC-313": (
        [
            Hand(body=table(("Who", "When"), ("Sam",))),
            Hand(
                body=table(("a", "b"), ("c", "d")).replace(
                    "<w:tcPr/>", "<w:tcPr><w:vMerge/></w:tcPr>"
                )
            ),
        ],
        [Hand(body=table(("Who", "When"), ("Sam", "Friday")))],
    ),
    "AC-401": (
        [
            Hand(body=say("Pale.", '<w:color w:val="AAAAAA"/>')),
            Hand(body=say("Pale.", '<w:color w:val="000000" w:themeColor="accent1"/>'), **THEME),  # type: ignore[arg-type]
            Hand(
                body=say("Blue on marker.", '<w:color w:val="FF0000"/><w:highlight w:val="green"/>')
            ),
            Hand(
                body=say("Grey.", '<w:color w:val="777777"/><w:shd w:val="clear" w:fill="CCCCCC"/>')
            ),
            Hand(footer=FOOTER + say("Pale.", '<w:color w:val="AAAAAA"/>')),
            Hand(
                body=table(("a", "b"))
                .replace("<w:tcPr/>", '<w:tcPr><w:shd w:fill="999999"/></w:tcPr>')
                .replace("<w:rPr></w:rPr>", '<w:rPr><w:color w:val="444444"/></w:rPr>')
            ),
        ],
        [
            Hand(body=say("Dark.", '<w:color w:val="333333"/>')),
            # "Automatic" letters are white on a dark ground.
            Hand(
                body=say("White.", '<w:color w:val="auto"/><w:shd w:val="clear" w:fill="000080"/>')
            ),
            Hand(body=say("Large.", '<w:color w:val="888888"/><w:sz w:val="48"/>')),
        ],
    ),
    "AC-402": (
        [
            Hand(body=say("Small.", '<w:sz w:val="20"/>')),
            Hand(footer=FOOTER + say("x", '<w:sz w:val="16"/>')),
        ],
        [Hand(body=say("Large.", '<w:sz w:val="28"/>'))],
    ),
    "AC-403": (
        [Hand(body=say("Stretched.", paragraph='<w:jc w:val="both"/>'))],
        [Hand(body=say("Not so.", paragraph='<w:jc w:val="left"/>'))],
    ),
    "AC-404": (
        [Hand(body=say("Loud words", "<w:caps/>"))],
        [Hand(body=say("Not so", '<w:caps w:val="0"/>'))],
    ),
    "AC-405": (
        [Hand(body=say(URDU, "<w:rtl/>", "<w:bidi/>"))],
        [
            Hand(body=say("Only English.")),
            Hand(
                body=say(URDU, "<w:rtl/>", "<w:bidi/>"),
                parts={
                    "word/fontTable.xml": f'<w:fonts {NAMES}><w:font w:name="U">'
                    '<w:embedRegular r:id="x"/></w:font></w:fonts>'
                },
                links=f'<Relationship Id="ft" Type="{_KIND}fontTable" Target="fontTable.xml"/>',
            ),
        ],
    ),
    "AC-411": (
        [
            Hand(body=link("Click here")),
            Hand(body=link("Read more...")),
            Hand(body=link("https://www.example.org/a/very/long/address/indeed")),
        ],
        [Hand(body=link("How to get an award")), Hand(body=link("Our charter (PDF)"))],
    ),
    "AC-501": (
        [
            Hand(body='<w:p><w:ins w:id="1"><w:r><w:t>New</w:t></w:r></w:ins></w:p>'),
            Hand(body='<w:p><w:del w:id="1"><w:r><w:delText>Old</w:delText></w:r></w:del></w:p>'),
            Hand(footer=FOOTER + '<w:p><w:ins w:id="1"><w:r><w:t>New</w:t></w:r></w:ins></w:p>'),
        ],
        [Hand()],
    ),
    "AC-502": ([Hand(body='<w:p><w:r><w:commentReference w:id="0"/></w:r></w:p>')], [Hand()]),
    "AC-503": (
        [
            Hand(body=say("Hidden.", "<w:vanish/>")),
            Hand(body=say("White on white.", '<w:color w:val="FFFFFF"/>')),
            Hand(body=say("On a mark.", '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>')),
        ],
        [
            Hand(body=say("Not so.", '<w:vanish w:val="0"/>')),
            Hand(body=say("White on blue.", '<w:color w:val="FFFFFF"/><w:shd w:fill="000080"/>')),
        ],
    ),
    "AC-504": ([Hand(parts={"word/vbaProject.bin": "x"})], [Hand()]),
    "AC-505": (
        [
            Hand(body=heading(1) + LONG, footer=say("Page")),
            Hand(
                body=heading(1) + LONG,
                footer=say("x").replace("<w:t ", "<w:instrText>NUMPAGES</w:instrText><w:t "),
            ),
        ],
        [Hand(body=heading(1) + LONG), Hand(footer=say("Short"))],
    ),
    "AC-506": (
        [Hand(section=A4.replace("11906", "12240").replace("16838", "15840"))],
        [Hand(), Hand(section=A4.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906"'))],
    ),
    "AC-507": (
        [Hand(section=A4.replace("<w:pgSz", '<w:cols w:num="2"/><w:pgSz'))],
        [Hand(section=A4.replace("<w:pgSz", '<w:cols w:num="1"/><w:pgSz'))],
    ),
}
"""For each rule on Word files: files that break it, and files that keep it."""
