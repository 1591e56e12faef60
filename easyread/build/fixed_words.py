"""The few words that writers add themselves, in the language of now."""

from __future__ import annotations

from coproduce.languages import SOURCE, _
from easyread.document import Words


def fixed_words() -> Words:
    """Return them."""
    return Words(
        contents=_("What is in this document"),
        # Translators: keep {page} and {pages}; each writer puts its own numbers there.
        page=_("Page {page} of {pages}"),
        word_box=_("What it means"),
        choices=_("Answer"),
        number=_("How many people"),
        sign_here=_("Sign here"),
        end=_("The end"),
        # Translators: a link past the list of contents, for who uses the keyboard.
        skip=_("Go to the words"),
        not_sent=_("You can write here and print the page. Nothing is sent to anyone."),
        # Translators: keep {what}; there stands what a picture shows.
        picture=_("Picture: {what}"),
    )


def document_language(tag: str) -> str:
    """Return the tag that a document carries: our English is British."""
    return "en-GB" if tag == SOURCE else tag
