"""Texts that other tests send through every way in and out.

`HOSTILE` maps a short name to a text that does harm somewhere if it is not cleaned or encoded.
`REAL` maps a language tag to sentences that people write, and which come out as they went in but
for NFC; `EMOJI` is the same for emoji. `MARKER` stands in nearly every hostile text, so that a test
can see whether the harmless part arrived: `from tests.words.hostile import HOSTILE, MARKER, REAL`.
"""

from __future__ import annotations

import unicodedata
from itertools import product

MARKER = "quiet room"
"""Harmless words within the hostile texts."""

ESC, BEL, ST = "\x1b", "\x07", "\x1b\\"


def _around(what: str) -> str:
    return f"{MARKER} {what} please"


def _sequences() -> dict[str, str]:
    csi = {
        "red": "31m",
        "reset": "0m",
        "clear": "2J",
        "home": "H",
        "far": "999;999H",
        "up": "10A",
        "alternate": "?1049h",
        "no cursor": "?25l",
        "mouse": "?1003h",
        "paste": "?2004h",
        "report": "6n",
        "device": "c",
        "scroll": "5;6r",
        "delete": "99P",
        "insert": "99@",
        "window": "8;1;1t",
        "title back": "21t",
        "soft reset": "!p",
        "cursor style": "5 q",
        "truecolour": "38;2;255;0;0m",
        "colons": "4:3m",
        "long": "1;" * 400 + "m",
        "no end": "12;34",
    }
    osc = {
        "title": "0;owned",
        "icon": "1;owned",
        "link": "8;;http://example.org",
        "clipboard": "52;c;cXVpZXQ=",
        "palette": "4;0;rgb:ff/ff/ff",
        "colour": "10;#ffffff",
        "notify": "9;owned",
        "iterm": "1337;File=inline=1:AAAA",
        "prompt": "133;A",
        "folder": "7;file://host/",
    }
    strings = {"dcs": "P", "sos": "X", "pm": "^", "apc": "_"}
    out = {f"csi {name}": _around(f"{ESC}[{end}") for name, end in csi.items()}
    out |= {f"c1 csi {name}": _around(f"\x9b{end}") for name, end in csi.items()}
    out |= {f"osc {n} bel": _around(f"{ESC}]{body}{BEL}") for n, body in osc.items()}
    out |= {f"osc {n} st": _around(f"{ESC}]{body}{ST}") for n, body in osc.items()}
    out |= {f"c1 osc {n}": _around(f"\x9d{body}\x9c") for n, body in osc.items()}
    out |= {f"{n} string": _around(f"{ESC}{c}1;2q#0{ST}") for n, c in strings.items()}
    out |= {f"osc {n} no end": f"{MARKER} {ESC}]{body}" for n, body in osc.items()}
    out |= {f"{n} no end": f"{MARKER} {ESC}{c}abc" for n, c in strings.items()}
    out |= {
        "escape alone": _around(ESC),
        "escape twice": _around(f"{ESC}{ESC}[31m[31m"),
        "escape nested": _around(f"{ESC}[{ESC}[31m31m"),
        "escape at the end": f"{MARKER}{ESC}",
        "full reset": _around(f"{ESC}c"),
        "save cursor": _around(f"{ESC}7{ESC}8"),
        "line drawing": _around(f"{ESC}(0lqqk{ESC}(B"),
        "keypad": _around(f"{ESC}="),
        "double height": _around(f"{ESC}#3"),
        "screen title": _around(f"{ESC}kowned{ST}"),
        "sixel": _around(f'{ESC}Pq"1;1;4;4#0;2;0;0;0~~{ST}'),
        "kitty": _around(f"{ESC}_Gf=24,s=1,v=1;AAAA{ST}"),
        "tmux": _around(f"{ESC}Ptmux;{ESC}{ESC}]0;owned{BEL}{ST}"),
    }
    return out


def _controls() -> dict[str, str]:
    numbers = [*range(0x20), *range(0x7F, 0xA0)]
    return {f"control {n:02x}": f"{MARKER}{chr(n)} now" for n in numbers if chr(n) != "\n"}


def _formats() -> dict[str, str]:
    points = [
        *range(0x200B, 0x2010),  # zero width, joiners, marks
        *range(0x202A, 0x202F),  # bidi embeddings and overrides
        *range(0x2060, 0x2065),  # word joiner, invisible operators
        *range(0x2066, 0x2070),  # isolates, deprecated
        *range(0xFFF9, 0xFFFC),  # interlinear annotation
        0xAD,
        0x34F,
        0x61C,
        0x115F,
        0x180E,
        0x2028,
        0x2029,
        0x2800,
        0x3164,
        0xFE0E,
        0xFE0F,
        0xFEFF,
        0xFFA0,
        0xFFFC,
        0xFFFD,
        0x1D173,
        0xE0001,
        0xE0020,
        0xE007F,
        0xE0100,
    ]
    names = {p: unicodedata.name(chr(p), f"{p:04x}").lower() for p in points}
    return {f"format {names[p]}": f"qui{chr(p)}et room {MARKER}" for p in points}


def _code_points() -> dict[str, str]:
    points = {
        "lone high surrogate": "\ud800",
        "lone low surrogate": "\udfff",
        "surrogates the wrong way round": "\udc00\ud800",
        "surrogate pair in two": "\ud83d\ude00",
        "surrogate of a file name": "\udcff",
        "noncharacter fdd0": "\ufdd0",
        "noncharacter fffe": "\ufffe",
        "noncharacter ffff": "\uffff",
        "noncharacter 1fffe": "\U0001fffe",
        "noncharacter 10ffff": "\U0010ffff",
        "private e000": "\ue000",
        "private f8ff": "\uf8ff",
        "private f0000": "\U000f0000",
        "private 10fffd": "\U0010fffd",
        "unassigned 378": "\u0378",
        "unassigned e0080": "\U000e0080",
        "byte order mark swapped": "\ufffe",
        "null": "\x00",
        "form feed": "\x0c",
        "vertical tab": "\x0b",
        "backspaces": "\x08" * 40,
        "delete": "\x7f",
        "end of file": "\x1a",
    }
    return {f"point {name}": _around(what) for name, what in points.items()}


def _hidden() -> dict[str, str]:
    return {
        "bidi override": f"{MARKER} \u202eevil\u202c",
        "bidi never ended": f"{MARKER} \u202e\u2067\u2066",
        "bidi many": f"{MARKER} " + "\u202a" * 300,
        "right to left mark": f"\u200f{MARKER}\u200f",
        "arabic letter mark": f"\u061c{MARKER}",
        "tags that spell words": _around("".join(chr(0xE0000 + ord(c)) for c in "delete all")),
        "tags after a flag": _around("🏴" + "".join(chr(0xE0000 + ord(c)) for c in "obey" * 20)),
        "tags with no end": _around("🏴\U000e0067\U000e0062"),
        "variation selectors that spell": "😀"
        + "".join(chr(0xE0100 + ord(c)) for c in "obey")
        + MARKER,
        "joiners": f"{MARKER}" + "\u200d" * 400,
        "joiners between letters": "\u200d".join("q" * 400),
        "zero width in words": "\u200b".join(MARKER),
        "zero width and a mark": f"e\u200b\u0301 {MARKER}",
        "control and a mark": f"e\x00\u0301 {MARKER}",
        "soft hyphens": "\xad".join(MARKER),
        "mongolian separator": f"\u180e{MARKER}",
        "hangul filler": f"\u3164{MARKER}",
        "braille blank": f"\u2800{MARKER}",
        "zalgo up": "".join(f"{c}{chr(0x30D) * 60}" for c in "zalgo"),
        "zalgo all": "".join(c + "".join(map(chr, range(0x300, 0x36F))) for c in MARKER),
        "zalgo with joiners": f"{MARKER} q" + ("\u0301" * 4 + "\u200c") * 60,
        "marks alone": "\u0301" * 200 + MARKER,
        "enclosing marks": "a" + "\u20dd" * 100 + MARKER,
        "myanmar bomb": "\u1031" * 300,
        "thai tower": "ก" + "\u0e48" * 200,
        "telugu that stopped telephones": "జ్ఞ\u200cా",
        "arabic that stopped telephones": "لُلُصّبُلُلصّبُررً ॣ ॣh ॣ ॣ 冗",
        "long ligature": "\ufdfa" * 100,
        "cuneiform": "𒐫" * 100,
        "wide": "Ｗ" * 200,
    }


def _code() -> dict[str, str]:
    pieces = {
        "rich close": "[/]",
        "rich close named": "[/red]",
        "rich open": "[bold red]",
        "rich link": "[link=http://example.org]x[/link]",
        "rich click": "[@click=app.quit]x[/]",
        "rich click new": "[@click='app.bell']x[/]",
        "rich emoji": ":boom:",
        "textual variable": "[$error]",
        "markup backslash": "\\[/]",
        "jinja": "{{ 7 * 7 }}",
        "jinja config": "{{ config.__class__ }}",
        "jinja block": "{% for x in range(9999999) %}{% endfor %}",
        "jinja comment": "{# x #}",
        "script": "<script>alert(1)</script>",
        "script split": "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "image": "<img src=x onerror=alert(1)>",
        "svg": "<svg/onload=alert(1)>",
        "attribute": '" onmouseover="alert(1)" x="',
        "attribute single": "' autofocus onfocus='alert(1)",
        "end of title": "</title><h1>",
        "end of textarea": "</textarea><h1>",
        "end of comment": "--><h1>",
        "end of cdata": "]]><h1>",
        "entity": "&lt;b&gt; &#0; &amp;",
        "entity cut": "&#x1b;[31m",
        "javascript": "javascript:alert(1)",
        "data address": "data:text/html,<script>alert(1)</script>",
        "xml bomb": '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>',
        "sql": "'); DROP TABLE event; --",
        "sql or": "' OR '1'='1",
        "sql like": "%_%",
        "formula equals": "=1+1",
        "formula plus": "+1+1",
        "formula minus": "-1+1",
        "formula at": "@SUM(1)",
        "formula tab": "\t=1+1",
        "formula link": '=HYPERLINK("http://example.org","x")',
        "formula command": "=cmd|' /C calc'!A0",
        "formula wide": "＝1+1",
        "comma and quote": 'a,"b";c',
        "percent format": "%s %n %x %(name)s %1000000d",
        "brace format": "{} {0} {name} {0.__class__}",
        "brace open": "{",
        "brace close": "}",
        "dollar": "$HOME ${HOME} $(id) `id`",
        "shell": "; rm -rf / #",
        "path": "../../../etc/passwd",
        "path windows": "..\\..\\CON",
        "address": "http://example.org/\\@example.com",
        "json end": '"}]}',
        "json escape": "\\u001b[31m",
        "python escape": "\\x1b[31m \\N{BELL}",
        "toml": '"""\n[[activity]]',
        "po": 'msgid ""\\nmsgstr ""',
        "markdown": "[x](javascript:alert(1)) ![y](z)",
        "markdown heading": "# x\n---\n",
        "latex": "\\input{/etc/passwd}",
        "ldap": "*)(uid=*))(|(uid=*",
        "log line": "x\r\n2030-01-01 ERROR owned",
        "header": "x\r\nSet-Cookie: seat=owned",
        "message": "x\ndata: owned\n\n",
        "null word": "null undefined NaN None true",
        "mail": "x\n.\nRSET",
    }
    out = {f"code {name}": f"{MARKER} {what}" for name, what in pieces.items()}
    out |= {f"code first {n}": w + MARKER for n, w in pieces.items() if n.startswith("formula")}
    return out


def _shapes() -> dict[str, str]:
    spaces = {
        "no-break": "\xa0",
        "ogham": "\u1680",
        "thin": "\u2009",
        "hair": "\u200a",
        "narrow": "\u202f",
        "ideographic": "\u3000",
        "line separator": "\u2028",
        "paragraph separator": "\u2029",
        "next line": "\x85",
    }
    out = {f"space {n}": f"{s}quiet{s}room {MARKER}{s}" for n, s in spaces.items()}
    out |= {
        "lines windows": f"one\r\ntwo\r\n{MARKER}",
        "lines old mac": f"one\rtwo\r{MARKER}",
        "lines many": "\n".join(f"line {n}" for n in range(60)) + f"\n{MARKER}",
        "lines empty first": "\n" * 40 + MARKER,
        "lines empty between": f"one{chr(10) * 40}{MARKER}",
        "lines of spaces": f"one{' ' * 9}\n{' ' * 9}\n{MARKER}",
        "very long": MARKER + " " + "word " * 40_000,
        "very long word": MARKER + " " + "w" * 100_000,
        "very long marks": f"{MARKER} q" + "\u0301" * 100_000,
        "very long emoji": MARKER + " " + "👨\u200d👩\u200d" * 5_000,
        "very long escapes": (f"{ESC}[31m" * 30) + MARKER,
        "brackets": "[" * 500,
        "quotes": MARKER + " “”‘’«»„‚\"'`´",
        "empty": "",
        "spaces": "   ",
        "line feeds": "\n\n\n",
        "one joiner": "\u200d",
        "one mark": "\u0301",
    }
    return out


HOSTILE: dict[str, str] = {
    **_sequences(),
    **_controls(),
    **_formats(),
    **_code_points(),
    **_hidden(),
    **_code(),
    **_shapes(),
}
"""Name to hostile text: more than 200. Some hold lone surrogates, which cannot be encoded."""

REAL: dict[str, list[str]] = {
    "en": [
        "We want a quieter dining hall.",
        "My son's EHCP took 11 months – why?",
        "It costs £3.50, and that's “too much” for some families…",
    ],
    "ur": [
        "ہم چاہتے ہیں کہ آپ ہماری بات سنیں۔",
        "میرے بیٹے کو اسکول میں مدد چاہیے؟",
        "یہ میٹنگ بہت اچھّی تھی، شکریہ!",
    ],
    "pa-Guru": [
        "ਅਸੀਂ ਚਾਹੁੰਦੇ ਹਾਂ ਕਿ ਸਾਡੀ ਗੱਲ ਸੁਣੀ ਜਾਵੇ।",
        "ਮੇਰੀ ਧੀ ਨੂੰ ਸਕੂਲ ਵਿੱਚ ਮਦਦ ਚਾਹੀਦੀ ਹੈ।",
        "ਖਾਣੇ ਦਾ ਕਮਰਾ ਬਹੁਤ ਉੱਚੀ ਆਵਾਜ਼ ਵਾਲਾ ਹੈ।",
    ],
    "bn": [
        "আমরা চাই আপনারা আমাদের কথা শুনুন।",
        "আমার ছেলের স্কুলে সাহায্য দরকার।",
        "র\u200d্যাম্প না থাকায় বড় কষ্ট হয়।",
    ],
    "ar": [
        "نُرِيدُ أَنْ تَسْمَعُوا كَلَامَنَا.",
        "اِبْنَتِي تَحْتَاجُ إِلَى مُسَاعَدَةٍ فِي المَدْرَسَةِ.",
        "شُكْرًا، كَانَ اللِّقَاءُ جَيِّدًا جِدًّا!",
    ],
    "pl": [
        "Chcemy, żebyście nas słuchali.",
        "Mój syn potrzebuje więcej pomocy w szkole.",
        "Zażółć gęślą jaźń – proszę „ciszej”.",
    ],
    "ro": [
        "Vrem să fim ascultați și înțeleși.",
        "Fiica mea are nevoie de ajutor la școală.",
        "Întâlnirea a fost foarte bună, mulțumim!",
    ],
    "so": [
        "Waxaan rabnaa in nala dhageysto.",
        "Wiilkaygu wuxuu u baahan yahay caawimaad dugsiga.",
        "Qolka cuntada aad buu u qaylo badan yahay.",
    ],
    "fa": [
        "ما می\u200cخواهیم که به حرف\u200cهای ما گوش دهید.",
        "بچه\u200cها در مدرسه کمک لازم دارند.",
        "خانه\u200cای نزدیک\u200cتر بهتر است؟",
    ],
    "ps": [
        "موږ غواړو چې زموږ خبرې واورئ.",
        "زما زوی په ښوونځي کې مرستې ته اړتیا لري.",
        "د ډوډۍ کوټه ډېره شورماشور لري.",
    ],
    "zh-Hans": [
        "我们希望有人听我们说话。",
        "我儿子在学校需要更多帮助。",
        "食堂太吵了,能安静一点吗？",
    ],
    "gu": [
        "અમે ઇચ્છીએ છીએ કે તમે અમારી વાત સાંભળો.",
        "મારા દીકરાને શાળામાં મદદની જરૂર છે.",
        "જમવાનો ઓરડો ખૂબ ઘોંઘાટવાળો છે.",
    ],
}
"""Language tag to sentences of our own that people could write."""

EMOJI: list[str] = [
    "👨\u200d👩\u200d👧\u200d👦",
    "👩🏽\u200d🦽\u200d➡\ufe0f",
    "🏳\ufe0f\u200d🌈",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
    "🇬🇧🇵🇰🇸🇴",
    "1\ufe0f\u20e3#\ufe0f\u20e3",
    "❤\ufe0f\u200d🔥",
    "🫩",
    "☺\ufe0f ☺\ufe0e",
    *("👍" + tone for tone in "🏻🏼🏽🏾🏿"),
    *(f"🧑{a}\u200d🤝\u200d🧑{b}" for a, b in product("🏻🏿", "🏽🏾")),
]
"""Families, flags, skin tones, keycaps, and one emoji younger than some Pythons."""
