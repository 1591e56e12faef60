"""Documents with every kind of block, in three languages, for the tests of writers.

The partnership in them is made up, and so is everything that it says.
"""

from __future__ import annotations

from easyread.document import (
    Answer,
    AnswerKind,
    Bar,
    Block,
    Chart,
    Columns,
    Document,
    Heading,
    Note,
    NoteKind,
    PageBreak,
    Picture,
    Quote,
    Row,
    Table,
    WordBox,
    Words,
)

TYPST = r'Please *let* us #set text(red) `code` $x^2$ <b>bold</b> \ @note // = speak "now"'
"""What a person could type; to Typst and HTML it would mean something."""
URDU_QUOTE = "ہماری بات سنیں۔ فون 0121 303 1234 پر کریں۔"
DRAFT = Note(("This is a draft. Do not give it to families yet.",), NoteKind.DRAFT)

_WORDS = {
    "en-GB": (
        "Our charter in easy words",
        "We work **together** with families.",
        "We listen to what you say.",
        "You can read more on [our page](https://www.example.org/send).",
        "Call us on 0121 303 1234 from 9 am to 5 pm.",
        "Principle",
        "Yes",
    ),
    "ur": (
        "آسان الفاظ میں ہمارا چارٹر",
        "ہم خاندانوں کے ساتھ **مل کر** کام کرتے ہیں۔",
        "ہم آپ کی بات سنتے ہیں۔",
        "آپ [ہمارا صفحہ](https://www.example.org/send) پڑھ سکتے ہیں۔",
        "فون 0121 303 1234 پر کال کریں۔",
        "اصول",
        "ہاں",
    ),
    "bn": (
        "সহজ ভাষায় আমাদের সনদ",
        "আমরা পরিবারের সাথে **একসাথে** কাজ করি।",
        "আপনি যা বলেন আমরা তা শুনি।",
        "[আমাদের পাতা](https://www.example.org/send) পড়ুন।",
        "0121 303 1234 নম্বরে ফোন করুন।",
        "নীতি",
        "হ্যাঁ",
    ),
}
_FIXED = {
    "ur": Words(
        contents="اس دستاویز میں کیا ہے",
        page="صفحہ {page} از {pages}",
        word_box="اس کا مطلب",
        choices="جواب",
        number="کتنے لوگ",
        sign_here="یہاں دستخط کریں",
        end="ختم",
    ),
}


def every_block(tag: str = "en-GB", *, is_draft: bool = True) -> Document:
    """Return a document of several pages in which every kind of block stands."""
    title, one, two, link, phone, name, yes = _WORDS[tag]
    blocks: tuple[Block, ...] = (
        Heading(two, id="why"),
        Row((one, two), Picture("listen", "Two people who talk")),
        Row((link, phone), Picture("home"), id="phone"),
        WordBox(name, (two, one)),
        Row((two,), Picture("steps", is_pointing=True), points=(one, two, link)),
        Heading(one, 2),
        Row((two,), points=(one, phone), is_numbered=True),
        Heading(phone),
        Table(two, (name, yes, name), ((one, "1", two), (two, "4", yes), (yes, "42", one))),
        Chart(two, (Bar(yes, 12, 0), Bar(name, 7, 1), Bar(title, 0, 2)), 19, one),
        Quote(TYPST, "en-GB", two),
        Quote(f"{URDU_QUOTE}\n{URDU_QUOTE}", "ur"),
        Note((one, two)),
        Heading(yes, id="join"),
        Answer("name", name, hint=two),
        Answer("why", two, AnswerKind.LINES),
        Answer("when", name, AnswerKind.DATE),
        Answer("agree", one, AnswerKind.TICK),
        Answer("sign", name, AnswerKind.SIGNATURE),
        Columns((Row((one, two, phone)),), (Row((one,)), Row((two,))), (name, yes)),
        PageBreak(),
        Heading(title),
        Row((two,), Picture("home")),
    )
    marks = (DRAFT,) if is_draft else ()
    return Document("charter", title, "About it.", tag, blocks, marks=marks, words=_FIXED.get(tag))


def poster(sentences: int = 4) -> Document:
    """Return a poster of one page."""
    said = ("We listen to you.", "We are honest.", "We work together.", "We say what we did.")
    rows = tuple(Row((said[n % 4],), Picture("listen")) for n in range(sentences))
    blocks: tuple[Block, ...] = (*rows, Note(("It is not the agreement.",)))
    return Document("poster", "What we promise", "A poster.", "en-GB", blocks)
