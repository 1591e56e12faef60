"""The rules on web pages: each on broken and whole pages, and on our own pages."""

from __future__ import annotations

import pytest

from easyread.check import ac_web, ac_web_lines, ac_web_look
from easyread.check.checking import check_file

CODES = sorted(rule.code for rule in (*ac_web.RULES, *ac_web_lines.RULES, *ac_web_look.RULES))
URDU = "ہم آپ کے ساتھ مل کر کام کرتے ہیں"
LONG = "<p>" + "We say hello to you all. " * 40 + "</p>"


def page(
    body: str = "<h1>Our plan</h1><p>We say hello.</p>", head: str = "", tag: str = "en-GB"
) -> str:
    start = f'<!doctype html><html lang="{tag}"><head><meta charset="utf-8">'
    return f"{start}<title>Our plan</title>{head}</head><body>{body}</body></html>"


def meta(**said: str) -> str:
    return "<meta " + " ".join(f'{n.replace("_", "-")}="{v}"' for n, v in said.items()) + ">"


CASES: dict[str, tuple[list[str], list[str]]] = {
    "AC-601": (
        [
            page().replace("<title>Our plan</title>", ""),
            page().replace(">Our plan</t", ">Untitled</t"),
        ],
        [page()],
    ),
    "AC-602": ([page().replace(' lang="en-GB"', "")], [page()]),
    "AC-603": (
        ["<p>স্বাগতম সবাইকে</p>", '<p lang="ur">Come and talk to us</p>'],
        ['<p lang="bn">স্বাগতম সবাইকে</p>', "<p>Come and talk to us</p>"],
    ),
    "AC-604": (
        [page(tag="ur"), f'<p lang="ur">{URDU}</p>'],
        [page(tag="ur").replace("<html", '<html dir="rtl"'), f'<p lang="ur" dir="rtl">{URDU}</p>'],
    ),
    "AC-611": (
        ["<h1>A</h1><h3>B</h3>", "<h2>A</h2>", "<h1>A</h1><h2> </h2>", LONG],
        ["<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>", f"<h1>A</h1>{LONG}"],
    ),
    "AC-612": (
        ["<h1>A</h1><p><b>Who we are</b></p><p>We are people.</p>"],
        [
            "<h1>A</h1><p><b>Important:</b></p><p>We are people.</p>",
            '<h1>A</h1><div role="note"><p><b>Charter</b></p><p>A paper.</p></div>',
            '<h1>A</h1><div><img alt="" src="a"><div><p><b>Vote</b></p><p>Choose.</p></div></div>',
            "<h1>A</h1><p><b>Who</b> we are</p><p>We are people.</p>",
            "<h1>A</h1><table><tr><th>a</th><td><p><b>b</b></p><p>c</p></td></tr></table>",
        ],
    ),
    "AC-613": (
        [
            "<p>Bring:<br>- bread<br>- milk</p>",
            "<p>1. bread</p><p>2. milk</p>",
            "<p>• bread</p>",
            "<div>* bread<br/>* milk</div>",
        ],
        [
            "<ul><li>bread</li></ul>",
            "<p>2. This alone is no list</p>",
            "<p>10 High Street<br>Town</p>",
        ],
    ),
    "AC-614": (
        ["<p>a<br><br><br>b</p>", "<p>a</p><p>&nbsp;</p><p></p><p>b</p>"],
        ["<p>a<br><br>b</p>", "<p>a</p><p></p><p>b</p>", '<p><input title="a"></p><p><hr></p>'],
    ),
    "AC-621": (
        ['<img src="a.png">', '<svg role="img"><path d="M0 0"/></svg>', '<area href="#a">'],
        [
            '<img src="a.png" alt="">',
            '<svg role="img"><title>2 people</title></svg>',
            '<img hidden src="a.png">',
        ],
    ),
    "AC-622": (
        ['<img src="a.png" alt="IMG_20.jpg">', f'<img src="a" alt="{"They talk. " * 40}">'],
        ['<img src="a.png" alt="2 people talk">'],
    ),
    "AC-631": (
        [
            '<a href="#a">click here</a>',
            '<a href="#a"><img src="a" alt=""></a>',
            '<a href="#a">Read more…</a>',
        ],
        [
            '<a href="#a">How to get an award</a>',
            '<a href="#a"><img src="a" alt="Our charter"></a>',
            '<a href="#a" aria-label="More about awards">More</a>',
            "<a id=here>here</a>",
        ],
    ),
    "AC-632": (
        ["<table><tr><td>a<td>b<tr><td>c<td>d</table>"],
        [
            "<table><tr><th>a<th>b<tr><td>c<td>d</table>",
            '<table role="presentation"><tr><td>a<tr><td>b</table>',
        ],
    ),
    "AC-633": (
        [
            "<input>",
            '<label></label><textarea id="a"></textarea>',
            "<button><svg></svg></button>",
            '<input placeholder="Name">',
        ],
        [
            '<label for="a">Name</label><input id="a">',
            "<label>Name <input></label>",
            '<input type="hidden">',
            '<button aria-label="Close"><svg></svg></button>',
        ],
    ),
    "AC-634": (
        ['<iframe src="a.html"></iframe>'],
        ['<iframe src="a.html" title="A map"></iframe>'],
    ),
    "AC-635": (
        ['<label for="a">x</label><input id="a"><input id="a">'],
        ['<label for="a">x</label><input id="a">', '<p id="b">x</p><p id="b">y</p>'],
    ),
    "AC-641": (
        [
            '<p style="color: #aaa">Pale</p>',
            '<div style="background:#000;color:#222"><p>Dark</p></div>',
            '<p style="color:white">Unseen</p>',
            '<p style="color: rgb(200, 200, 200)">x</p>',
            '<p style="color: hsl(0 0% 80%)">x</p>',
            '<font color="#cccccc">x</font>',
            '<p style="color:#fff;background:hsl(210, 100%, 90%)">x</p>',
        ],
        [
            '<p style="color:#333">Dark</p>',
            '<div style="background:#000"><p style="color:#fff">x</p></div>',
            '<h1 style="color:#888">x</h1>',
            # What nobody can know: a picture, a gradient, what shines through, a sheet.
            '<p style="color:#fff;background:url(a.png)">x</p>',
            '<p style="color:#fff;background-image:url(a.png)">x</p>',
            '<p style="color:#fff;background:linear-gradient(#036,#069)">x</p>',
            '<p style="color:#fff;background:rgba(0,0,0,.8)">x</p>',
            '<p style="color:#fff;background:darkslateblue">x</p>',
            '<p style="color:#fff;background:hsl(210, 100%, 20%)">x</p>',
            '<p style="color:#fff;visibility:hidden">x</p>',
            '<table><tr><th bgcolor="#003366" style="color:#fff">x</th></tr></table>',
            page(
                '<div class="a"><p style="color:#fff">x</p></div>',
                "<style>.a{background:#036}</style>",
            ),
        ],
    ),
    "AC-642": (
        ['<p style="font-size: 10px">Small</p>', '<p style="font-size:8pt">x</p>'],
        ['<p style="font-size:0.9rem">x</p>', '<p style="font-size:18px">x</p>'],
    ),
    "AC-643": (
        [
            page(head=meta(name="viewport", content="width=device-width, user-scalable=no")),
            page(head=meta(name="viewport", content="maximum-scale=1.0")),
        ],
        [
            page(head=meta(name="viewport", content="width=device-width, initial-scale=1")),
            page(head=meta(name="viewport", content="maximum-scale=5")),
        ],
    ),
    "AC-644": (
        ['<p style="text-align: justify">x</p>', '<p align="justify">x</p>'],
        ['<p style="text-align:left">x</p>'],
    ),
    "AC-651": (
        ["<video autoplay></video>", "<audio autoplay></audio>"],
        ["<video controls></video>"],
    ),
    "AC-652": (
        [page(head=meta(http_equiv="refresh", content="5")), "<marquee>x</marquee>"],
        [page()],
    ),
    "AC-653": (
        [
            '<img alt="" src="https://example.org/a.png">',
            page(head='<script src="//example.org/a.js"></script>'),
        ],
        [
            '<img alt="" src="a.png">',
            '<a href="https://example.org/">Our site for families</a>',
            page(head='<link rel="license" href="https://example.org">'),
        ],
    ),
}


def codes(folder, text):
    file = folder / "page.html"
    file.write_text(text if text.startswith("<!doctype") else page(text), "utf-8")
    return {one.code for one in check_file(file).faults if one.code.startswith("AC-")}


def test_every_rule_on_pages_has_its_cases():
    assert sorted(CASES) == CODES


@pytest.mark.parametrize("code", CODES)
def test_a_rule_finds_what_breaks_it_and_leaves_what_keeps_it(tmp_path, code):
    broken, whole = CASES[code]
    for text in broken:
        assert code in codes(tmp_path, text), text
    for text in whole:
        assert code not in codes(tmp_path, text), text


def test_a_whole_page_has_no_finding(tmp_path):
    assert codes(tmp_path, page()) == set()


def test_words_between_blocks_are_read_and_hidden_ones_are_not(tmp_path):
    body = "<div>Loose words <b>here</b><p>Inside.</p>after it</div><ul><li>one<p>two</p></ul>"
    file = tmp_path / "page.html"
    file.write_text(
        page(f"<h1>Plan</h1>{body}<p hidden>Not this</p><script>nor this</script>"), "utf-8"
    )
    assert check_file(file).words == len(
        ["Plan", "Loose", "words", "here", "Inside", "after", "it", "one", "two"]
    )
