"""The rules on Word files, each on a broken and a whole file that LibreOffice wrote."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from easyread.check.checking import check_file

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("meta", "meta"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
_DOT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5E"
    "rkJggg=="
)
PICTURE = (
    '<text:p><draw:frame text:anchor-type="as-char" svg:width="3cm" svg:height="3cm">'
    f"<draw:image><office:binary-data>{_DOT}</office:binary-data></draw:image>"
    "<svg:desc>Two people talk</svg:desc></draw:frame></text:p>"
)
TABLE = (
    '<table:table table:name="t"><table:table-column table:number-columns-repeated="2"/>'
    "<table:table-header-rows><table:table-row>"
    "<table:table-cell><text:p>Who</text:p></table:table-cell>"
    "<table:table-cell><text:p>When</text:p></table:table-cell></table:table-row>"
    "</table:table-header-rows><table:table-row>"
    "<table:table-cell><text:p>Sam</text:p></table:table-cell>"
    "<table:table-cell><text:p>Friday</text:p></table:table-cell></table:table-row></table:table>"
)
LINK = '<text:p><text:a xlink:href="https://example.org">Our plan for 2027</text:a></text:p>'
WHOLE = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_NAMES} xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>Our plan</dc:title></office:meta>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties fo:font-size="16pt"
 fo:language="en" fo:country="GB" fo:color="#000000"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:default-outline-level="1"><style:text-properties fo:font-size="20pt"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:default-outline-level="2"><style:text-properties fo:font-size="18pt"/></style:style>
<style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph"
 style:default-outline-level="3"><style:text-properties fo:font-size="17pt"/></style:style>
<text:list-style style:name="L"><text:list-level-style-bullet text:level="1"
 text:bullet-char="•"/></text:list-style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm"
 fo:page-height="29.7cm" fo:margin="2cm"/><style:footer-style/></style:page-layout>
<style:style style:name="as-it-is" style:family="text"><style:text-properties/></style:style>
<style:style style:name="left" style:family="paragraph"><style:paragraph-properties
 fo:text-align="start"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">
<style:footer><text:p>Page <text:page-number/></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>
<text:h text:style-name="Heading_20_1" text:outline-level="1">Our plan</text:h>
<text:h text:style-name="Heading_20_2" text:outline-level="2">Who we are</text:h>
<text:p text:style-name="left">We say
 <text:span text:style-name="as-it-is">hello</text:span>.</text:p>
<text:list text:style-name="L"><text:list-item><text:p>one thing</text:p></text:list-item>
<text:list-item><text:p>and one more</text:p></text:list-item></text:list>
{TABLE}
<text:p>And so on.</text:p>
{PICTURE}
{LINK}
<text:p>The end.</text:p>
</office:text></office:body></office:document>
"""
_RUN = "<style:text-properties/>"
BROKEN = {
    # code: what is changed in the whole file
    "AC-101": ("<dc:title>Our plan</dc:title>", ""),
    "AC-201": ('Heading_20_2" text:outline-level="2', 'Heading_20_3" text:outline-level="3'),
    "AC-202": (">Who we are<", "> <"),
    "AC-204": ("<text:p>And so on.", "<text:p>• one</text:p><text:p>• two</text:p><text:p>."),
    "AC-205": ("<text:p>And so on.", "<text:p/><text:p/><text:p/><text:p>And so on."),
    "AC-301": ("<svg:desc>Two people talk</svg:desc>", ""),
    "AC-302": ("<svg:desc>Two people talk</svg:desc>", "<svg:desc>IMG_2041.png</svg:desc>"),
    "AC-303": ('anchor-type="as-char"', 'anchor-type="paragraph"'),
    "AC-311": ("table:table-header-rows>", "table:table-rows>"),
    "AC-401": (_RUN, '<style:text-properties fo:color="#bbbbbb"/>'),
    "AC-402": (_RUN, '<style:text-properties fo:font-size="8pt"/>'),
    "AC-403": ('fo:text-align="start"', 'fo:text-align="justify"'),
    "AC-404": (_RUN, '<style:text-properties fo:text-transform="uppercase"/>'),
    "AC-411": ("Our plan for 2027", "Click here"),
    "AC-503": (_RUN, '<style:text-properties text:display="none"/>'),
    "AC-506": ('fo:page-width="21cm"', 'fo:page-width="21.59cm"'),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Return the folder with all files as LibreOffice wrote them."""
    folder = tmp_path_factory.mktemp("libreoffice")
    (folder / "whole.fodt").write_text(WHOLE, "utf-8")
    for code, (before, after) in BROKEN.items():
        assert before in WHOLE, code
        (folder / f"{code}.fodt").write_text(WHOLE.replace(before, after), "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    sources = [path.name for path in folder.glob("*.fodt")]
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*command, "--outdir", "out", *sources],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / "out"


def codes(file: Path) -> set[str]:
    return {one.code for one in check_file(file).faults if one.code.startswith("AC-")}


@pytest.mark.needs("soffice")
def test_a_whole_file_of_libreoffice_has_nothing_to_find(made):
    assert codes(made / "whole.docx") == set()


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("code", BROKEN)
def test_a_rule_finds_what_is_broken_in_a_file_of_libreoffice(made, code):
    assert codes(made / f"{code}.docx") == {code}
