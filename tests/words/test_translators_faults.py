"""What a translation may not say is refused, and what somebody should look at is told."""

from __future__ import annotations

import pytest

from coproduce import languages
from easyread.translating import catalogue
from easyread.translating.faults import faults, rules
from easyread.translating.messages import Message

MESSAGE = Message("content", "We met 3 people on 1 July 2022.", files=("documents/x.md",))
FIELD = Message("app", "{n} people of {all}", files=("form/x.py",))
BOLD = Message("content", "A **charter** is a promise.", files=("documents/x.md",))
LINK = Message("content", "Read [this](https://example.org/a).", files=("documents/x.md",))


@pytest.mark.parametrize(
    ("message", "words", "tag", "code"),
    [
        (FIELD, "{m} osób z {all}", "pl", "TR-2"),
        (FIELD, "{n osób z {all}", "pl", "TR-2"),
        (FIELD, "osób z {all}", "pl", "TR-2"),
        (FIELD, "{n:>99} osób z {all}", "pl", "TR-2"),
        (BOLD, "Karta jest obietnicą.", "pl", "TR-3"),
        (LINK, "Zobacz [to](https://evil.example/a).", "pl", "TR-4"),
        (LINK, "Zobacz to.", "pl", "TR-4"),
        (MESSAGE, "ہم 3 لوگوں سے ۱ جولائی 2022 کو ملے۔", "ur", "TR-5"),
        (MESSAGE, "Spotkaliśmy ludzi 1 lipca 2022.", "pl", "TR-6"),
        (MESSAGE, "Spotkaliśmy 3 osoby 1 lipca 2002.", "pl", "TR-6"),
        (MESSAGE, "We met 3 people on 1 July 2022.", "ur", "TR-7"),
        (MESSAGE, "Мы встретили 3 людей 1 июля 2022.", "pl", "TR-7"),
        (MESSAGE, "हम 3 लोगों से 1 जुलाई 2022 को मिले।", "gu", "TR-7"),
        (BOLD, "<b>**Karta**</b> jest obietnicą.", "pl", "TR-8"),
        (BOLD, "**Karta** jest \u202eobietnicą.", "pl", "TR-8"),
        (BOLD, "**Karta** " + "jest obietnicą " * 90, "pl", "TR-8"),
        (FIELD, "↑{n} osób z {all}", "pl", "TR-9"),
        (BOLD, "**Karta** ↑ jest obietnicą.", "pl", "TR-9"),
    ],
)
def test_what_would_break_or_mislead_is_refused(tmp_path, monkeypatch, message, words, tag, code):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(tmp_path))
    languages.forget()
    found = faults(message, (words,), rules(catalogue.Translations(tag)))
    assert code in [one.code for one in found if one.is_refused]


@pytest.mark.parametrize(
    ("message", "words", "tag"),
    [
        (FIELD, "Z {all} osób {n}", "pl"),
        (BOLD, "Obietnicą jest **karta**.", "pl"),
        (LINK, "[To](https://example.org/a) zobacz.", "pl"),
        (MESSAGE, "ہم 1 جولائی 2022 کو 3 لوگوں سے ملے۔", "ur"),
        (Message("app", "OpenMoji"), "OpenMoji", "ur"),
        (Message("content", "It is for 1 person.", files=("documents/x.md",)), "لشخص واحد.", "ar"),
    ],
)
def test_what_is_right_is_not_refused(tmp_path, monkeypatch, message, words, tag):
    monkeypatch.setenv("COPRODUCE_LOCALES", str(tmp_path))
    languages.forget()
    found = faults(message, (words,), rules(catalogue.Translations(tag)))
    assert [one for one in found if one.is_refused] == []


def test_what_a_translator_should_look_at_is_told_and_taken(polish, tmp_path):
    (tmp_path / "locales" / "pl" / "terms.toml").write_text(
        '[[term]]\nenglish = "meeting"\nwords = ["spotkanie"]\n', "utf-8"
    )
    long = Message("content", "A meeting is short.", files=("documents/x.md",))
    said = "Zebranie jest " + "bardzo " * 30 + "krótkie."
    found = faults(long, (said,), rules(polish))
    assert [one.code for one in found] == ["TR-23", "TR-24"]
    assert not any(one.is_refused for one in found)
    good = faults(long, ("O spotkaniu: jest krótkie.",), rules(polish))
    assert good == ()


def noted(english: str, words: str, tag: str) -> list[str]:
    message = Message("app", english, files=("tui/x.py",))
    known = rules(catalogue.Translations(tag, plural=catalogue.plural_of(tag)))
    return [one.code for one in faults(message, (words,), known)]


@pytest.mark.parametrize(
    ("english", "words", "tag"),
    [
        ("In Word: Home, Right-to-left text.", "Word میں: Home, Right-to-left text۔", "ur"),
        ("It follows the Care Act.", "یہ قانون (Care Act) ہے۔", "ur"),
        ("Write one of: choice, scale", "ان میں سے ایک لکھیں: choice, scale", "ur"),
        ("Type ? for help.", "مدد کے لیے ? لکھیں۔", "ur"),
        ("Birmingham Parent Carer Forum", "برمنگھم پیرنٹ کیئرر فورم", "ur"),
        ("It is for SEND.", "这是给 SEND 的。", "zh-Hans"),
        ("It is from July.", "从 7 月开始。", "zh-Hans"),
        ("2. Open the questions.", "2. 打开问题。", "zh-Hans"),
        ("It is for 1 person or 2.", "هو لشخص واحد أو لشخصين.", "ar"),
    ],
)
def test_nobody_is_asked_to_look_at_what_belongs_in_a_translation(english, words, tag):
    assert noted(english, words, tag) == []


@pytest.mark.parametrize(
    ("english", "words", "tag", "code"),
    [
        ("We trust the staff.", "ہم staff پر بھروسہ کرتے ہیں۔", "ur", "TR-22"),
        ("We trust you.", "ہم آپ پر بھروسہ کرتے ہیں?", "ur", "TR-25"),
        ("It is from July.", "从 8 月开始。", "zh-Hans", "TR-21"),
        ("It is a bronze medal.", "这是金奖。", "zh-Hans", "TR-23"),
        ("It is for 2 people.", "هو للناس.", "ar", "TR-21"),
    ],
)
def test_what_does_not_belong_in_a_translation_is_told(english, words, tag, code):
    assert code in noted(english, words, tag)


def test_a_command_or_an_address_that_is_not_kept_is_told(polish):
    typed = Message("app", "Type: coproduce demo, or open content/README.md", files=("tui/x.py",))
    found = faults(typed, ("Wpisz: koprodukcja, albo otwórz content/README.md",), rules(polish))
    assert [(one.code, one.what) for one in found] == [("TR-26", "“coproduce demo” is missing.")]
