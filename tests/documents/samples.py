"""Documents with every kind of block, for the tests of writers."""

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

ENGLISH = (
    Heading("Why we wrote this", id="why"),
    Row(("We want to **listen** to you.", "You know what you need."), Picture("listen")),
    Row(
        ("We **co-produce** our services.", "This means we plan them with you."),
        Picture("together"),
    ),
    WordBox("co-produce", ("We make something together.", "Everyone is equal.")),
    Row(
        ("You can tell us what you think in 3 ways:",),
        Picture("speak-up", "A megaphone"),
        (
            "ring us on 0121 303 1234",
            "write to [our team](mailto:team@example.org)",
            "come to a meeting",
        ),
        is_numbered=True,
    ),
    Row(("There is no picture beside this sentence.",), None, ("first", "second")),
    Heading("What people said"),
    Chart(
        "Do we listen to you?",
        (Bar("Yes", 12, 0), Bar("Sometimes", 7, 1), Bar("No", 3, 2), Bar("I do not know", 0, 3)),
        22,
        "22 people answered. 12 said yes, 7 said sometimes and 3 said no.",
    ),
    Quote("They asked me first.\nThat was **new** & <good>.", "en-GB"),
    Quote("انہوں نے پہلے مجھ سے پوچھا۔", "ur", "This part is in Urdu."),
    Heading("Who does what", 2),
    Table(
        "What we will do",
        ("What", "Who", "When"),
        (
            ("Ask young people about the new form", "The SEND team", "Monday 2 March 2026"),
            ("Tell you what changed", "The council", "Friday 3 April 2026"),
        ),
    ),
    Note(("Please keep this page.", "You may need it again.")),
    Heading("Start here", 1),
    Row(("We start with you.",), Picture("start", is_pointing=True)),
    PageBreak(),
    Heading("Fill this in"),
    Answer("organisation", "The name of your organisation"),
    Answer(
        "about", "What do you want to do?", AnswerKind.LINES, "Two or three sentences are enough."
    ),
    Answer("day", "The date", AnswerKind.DATE),
    Answer("agree", "We agree to the charter.", AnswerKind.TICK),
    Answer("signed", "Your name, by hand", AnswerKind.SIGNATURE),
    Heading("Two ways to say it"),
    Columns(
        (Row(("The partnership commits to engaging with families at the earliest stage.",)),),
        (Row(("We ask you early.", "We ask you first."), Picture("early")),),
        ("Full words", "Easy read"),
    ),
)

URDU = (
    Heading("ہم نے یہ کیوں لکھا", id="why"),
    Row(
        ("ہم آپ کی بات **سننا** چاہتے ہیں۔", "آپ جانتے ہیں کہ آپ کو کیا چاہیے۔"), Picture("listen")
    ),
    Row(
        ("ہم اپنی خدمات آپ کے **ساتھ مل کر** بناتے ہیں۔", "اسے co-production کہتے ہیں۔"),
        Picture("together"),
    ),
    WordBox("ساتھ مل کر", ("ہم مل کر کچھ بناتے ہیں۔", "سب برابر ہیں۔")),
    Row(
        ("آپ ہمیں 3 طریقوں سے بتا سکتے ہیں:",),
        Picture("speak-up", "لاؤڈ اسپیکر"),
        (
            "ہمیں 0121 303 1234 پر فون کریں",
            "ہمیں لکھیں: [SEND team](mailto:team@example.org)",
            "ملاقات میں آئیں",
        ),
        is_numbered=True,
    ),
    Row(("اس جملے کے ساتھ کوئی تصویر نہیں ہے۔",), None, ("پہلا", "دوسرا")),
    Row(("Draft for checking. Do not give to families.",)),
    Heading("لوگوں نے کیا کہا"),
    Chart(
        "کیا ہم آپ کی بات سنتے ہیں؟",
        (Bar("ہاں", 12, 0), Bar("کبھی کبھی", 7, 1), Bar("نہیں", 3, 2)),
        22,
        "22 لوگوں نے جواب دیا۔ 12 نے ہاں کہا۔",
    ),
    Quote("They asked me first.", "en-GB", "یہ حصہ انگریزی میں ہے۔"),
    Heading("کون کیا کرے گا", 2),
    Table(
        "ہم کیا کریں گے",
        ("کیا", "کون", "کب"),
        (
            ("نوجوانوں سے پوچھیں", "SEND ٹیم", "پیر 2 مارچ 2026"),
            ("آپ کو بتائیں", "کونسل", "جمعہ 3 اپریل 2026"),
        ),
    ),
    Note(("براہ کرم یہ صفحہ رکھیں۔",)),
    Heading("یہاں سے شروع کریں", 1),
    Row(("ہم آپ سے شروع کرتے ہیں۔",), Picture("start", is_pointing=True)),
    PageBreak(),
    Heading("یہ پُر کریں"),
    Answer("organisation", "آپ کے ادارے کا نام"),
    Answer("about", "آپ کیا کرنا چاہتے ہیں؟", AnswerKind.LINES, "دو یا تین جملے کافی ہیں۔"),
    Answer("day", "تاریخ", AnswerKind.DATE),
    Answer("agree", "ہم چارٹر سے متفق ہیں۔", AnswerKind.TICK),
    Answer("signed", "آپ کا نام", AnswerKind.SIGNATURE),
)

_URDU_WORDS = Words(
    contents="اس دستاویز میں کیا ہے",
    page="صفحہ {page} از {pages}",
    word_box="اس کا مطلب",
    choices="جواب",
    number="کتنے لوگ",
    sign_here="یہاں دستخط کریں",
)


def sample(language: str, *, marks: tuple[Note, ...] = ()) -> Document:
    """Return a document in English or Urdu with every kind of block."""
    if language == "ur":
        return Document(
            "sample", "بات کرنے کا طریقہ", "ایک نمونہ۔", "ur", URDU, marks=marks, words=_URDU_WORDS
        )
    return Document("sample", "How we talk & listen", "A sample.", "en-GB", ENGLISH, marks=marks)


DRAFT = Note(("This is a draft.", "Do not give it to families yet."), NoteKind.DRAFT)


def poster(language: str) -> Document:
    """Return a document that is short enough for a poster."""
    whole = sample(language)
    rows: tuple[Block, ...] = tuple(
        block for block in whole.blocks if isinstance(block, Row) and block.picture
    )
    return Document("poster", whole.title, whole.about, whole.language, rows[:3], words=whole.words)
