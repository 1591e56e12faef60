"""A language of the test's own that translators work on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coproduce import languages, review
from coproduce.review import Review, State
from easyread.translating import catalogue
from easyread.translating.messages import messages
from easyread.translating.progress import of_parts
from tests.words.translating import MACHINE, drafted


@pytest.fixture
def polish(tmp_path, monkeypatch):
    """A language with some words: a document, and messages with numbers and plurals."""
    monkeypatch.setenv("COPRODUCE_LOCALES", str(tmp_path / "locales"))
    languages.forget()
    found = catalogue.read("pl")
    catalogue.write(found)
    parts = ("agenda", "covering-letter", "form")
    words = {one.key: drafted(one) for one in of_parts(parts, "pl")}
    found = found.with_words(words)
    reviews = {
        (m.domain, m.source): Review(review.digest(*found.words(m)), State.DRAFT, MACHINE)
        for m in messages()
        if found.words(m)
    }
    catalogue.write(replace(found, record=found.record.with_reviews(reviews)))
    yield catalogue.read("pl")
    languages.forget()
