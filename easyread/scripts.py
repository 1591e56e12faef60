"""Which way words run, which language a sentence is in, and what goes wrong where the ways meet.

The rules are those of the Unicode Bidirectional Algorithm (UAX 9). Right-to-left languages are
those of CLDR's locale data; babel is not asked, because it is slow to load and lacks Dari.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_RIGHT_TO_LEFT: Final = frozenset(
    {"apc", "ar", "arc", "azb", "bal", "bgn", "ckb", "dv", "fa", "glk", "he", "ks", "lrc", "mzn"}
    | {"nqo", "prs", "ps", "rhg", "sd", "sdh", "skr", "syr", "trw", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPTS: Final = frozenset(
    {"adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"}
)
_STRONG_RIGHT: Final = frozenset({"R", "AL"})
_MARK: Final = "\u200e"
"""Left-to-right mark: seen by the algorithm, not by people."""
_ADDRESS: Final = re.compile(r"\((?:[a-z0-9-]+\.)+[a-z]{2,}[^\s()]*\)")
"""A web address in brackets, as paper shows it after the words of a link."""
_OPENED: Final = re.compile(r"\((?=[A-Za-z])(?!(?:[a-z0-9-]+\.)+[a-z]{2,})")
"""A bracket before Latin words that are no address: the English word for what stands before it."""
NO_BREAK: Final = "\xa0"
"""A space at which no line ends."""
_PHONE: Final = re.compile(r"(?<![\w/.-])\+?\(?\d[\d()]*(?:[ \xa0-][\d()]+)+(?![\w/.-]*\w)")
"""Groups of digits with spaces or hyphens between: a telephone number, or an account number."""


def direction(tag: str) -> str:
    """Return "rtl" for a language tag that is written from right to left, else "ltr"."""
    language, *rest = tag.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    # A language that is written both ways names its script: "pa-Arab", "sd-Deva".
    is_right = script in _RIGHT_TO_LEFT_SCRIPTS if script else language in _RIGHT_TO_LEFT
    return "rtl" if is_right else "ltr"


def printable(text: str) -> str:
    """Return `text` on one line without what no page can show.

    That is control characters, halves of characters, and marks that turn the direction of what
    follows or hide in words. The joiners of Urdu, Bengali and emoji stay, one at a time, and so do
    four marks on a letter, which is all that any language needs: on thousands Typst never ends.
    """
    if text.isascii() and text.isprintable():
        return text
    kept: list[str] = []
    marks = 0
    for typed in text:
        letter = " " if typed in "\n\r\t" else typed
        is_joiner = letter in _JOINERS
        if (is_joiner and kept[-1:] == [letter]) or (not is_joiner and _is_hidden(letter)):
            continue
        if not is_joiner:
            marks = marks + 1 if unicodedata.category(letter) in _HANGING else 0
        if marks <= _MARKS_KEPT:
            kept.append(letter)
    return "".join(kept)


def _is_hidden(typed: str) -> bool:
    return unicodedata.category(typed) in _HIDDEN and not "\u0600" <= typed <= "\u0605"


_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_HANGING: Final = frozenset({"Mn", "Me"})
_MARKS_KEPT: Final = 4
_JOINERS: Final = frozenset("\u200c\u200d\u200e\u200f\u06dd")


def has_right_to_left(text: str) -> bool:
    """Whether any letter of `text` runs from right to left."""
    return any(unicodedata.bidirectional(letter) in _STRONG_RIGHT for letter in text)


def is_shaped(text: str) -> bool:
    """Whether letters of `text` are drawn in another order or number than they are written.

    That is so where words run to the left, and where signs join or hang on letters, as in Bengali.
    """
    return has_right_to_left(text) or any(unicodedata.category(x) in _MARKS for x in text)


_MARKS: Final = frozenset({"Mn", "Mc"})


def numbers_apart(text: str) -> Iterator[tuple[str, bool]]:
    """Give the pieces of `text`, each with whether it is a telephone number."""
    at = 0
    for found in _PHONE.finditer(text):
        yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    yield text[at:], False


def kept_brackets(text: str) -> str:
    """Return `text` for a right-to-left line, with what stands in Latin brackets kept apart.

    "قواعد SEND (SEND Code of Practice)" would show as one piece of English, and its end before its
    beginning to who reads to the left: brackets take the direction of the Latin word before them
    (UAX 9, N0). A right-to-left mark stands between.
    """
    return _OPENED.sub("\u200f(", text)


def kept_numbers(text: str) -> str:
    """Return `text` for a right-to-left line, with its telephone numbers kept in order.

    After Arabic letters "0121 303 1234" shows as "1234 303 0121" in every program tried. A
    left-to-right mark on both sides and no-break spaces between the groups hold it together. The
    marks keep the brackets around a web address too: the last one would stand before the address.
    """
    text = kept_brackets(_ADDRESS.sub(lambda found: f"{_MARK}{found[0]}{_MARK}", text))
    return "".join(
        f"{_MARK}{piece.replace(' ', NO_BREAK)}{_MARK}" if is_number else piece
        for piece, is_number in numbers_apart(text)
    )


def in_language(text: str, tag: str) -> str:
    """Return `text` so that `language_of` gives `tag`: for what stands in another language.

    The tag goes before it in letters that nobody can type (`clean` drops them) and that `printable`
    leaves out, so every format sets the language and the direction of just this sentence.
    """
    hidden = "".join(chr(_HIDDEN_LETTERS + ord(letter)) for letter in tag)
    return f"{_TAGGED}{hidden}{_TAGGED}{text}"


_TAGGED: Final = "\uf700"
_HIDDEN_LETTERS: Final = 0xF700
"""The private letters U+F701 to U+F77F stand for ASCII; `document.literal` uses others."""
_TAG: Final = re.compile(f"{_TAGGED}([\uf701-\uf77f]+){_TAGGED}")


def language_of(sentence: str, tag: str) -> str:
    """Return the language of a sentence in a document in `tag`: `tag`, or another one.

    That is what `in_language` said, or English in a document in other letters.

    Addresses, names of licences and the line that says the same in English stand in documents in
    other scripts. A voice should read them as English, and their full stop stands on the right.
    """
    if _TAGGED in sentence and (said := _TAG.search(sentence)):
        return "".join(chr(ord(letter) - _HIDDEN_LETTERS) for letter in said[1])
    letters = [letter for letter in sentence if letter.isalpha()]
    if not letters or not _is_in_other_letters(tag):
        return tag
    return "en-GB" if all(_is_latin(letter) for letter in letters) else tag


def _is_in_other_letters(tag: str) -> bool:
    """Whether a language is not written in Latin letters: then Latin ones are English."""
    language, *rest = tag.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return language in _OTHER_LETTERS if not script else script != "latn"


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN ")


_WRITTEN_IN: Final = {
    "ARABIC": frozenset({"ar", "ur", "fa", "prs", "ps", "ckb", "ku", "pa", "sd", "ug", "ks"}),
    "HEBREW": frozenset({"he", "yi"}),
    "GURMUKHI": frozenset({"pa"}),
    "BENGALI": frozenset({"bn", "as"}),
    "GUJARATI": frozenset({"gu"}),
    "DEVANAGARI": frozenset({"hi", "mr", "ne", "sa"}),
    "TAMIL": frozenset({"ta"}),
    "CJK": frozenset({"zh", "yue", "ja", "ko"}),
    "HANGUL": frozenset({"ko"}),
    "CYRILLIC": frozenset({"ru", "uk", "bg", "sr", "be", "mk"}),
    "GREEK": frozenset({"el"}),
    "ETHIOPIC": frozenset({"am", "ti"}),
}
"""Scripts by the first word of their letters' Unicode names, and who writes in them."""


_OTHER_LETTERS: Final = _RIGHT_TO_LEFT.union(
    *_WRITTEN_IN.values(),
    {"am", "bo", "dz", "hy", "ka", "km", "kn", "lo", "ml", "my", "or", "si", "te", "th", "ti"},
) - {"ku"}
"""Languages that are not written in Latin letters, by CLDR."""


def languages_of_letters(text: str) -> frozenset[str]:
    """Return the languages that words in these letters can be in; empty for Latin or mixed ones."""
    if text.isascii():
        return frozenset()
    letters = [letter for letter in text if letter.isalpha()]
    for script, languages in _WRITTEN_IN.items():
        mine = sum(unicodedata.name(letter, "").startswith(script) for letter in letters)
        if mine > len(letters) / 2:
            return languages
    return frozenset()
