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
        # Translators: a computer voice says this at the beginning of a recording.
        computer_voice=_("This is the voice of a computer."),
        person_voice=_("A person reads this aloud."),
        both_voices=_("A person reads a part of this. A computer voice reads the rest."),
        # Translators: {name} is who reads, as this person wants to be named.
        reader=_("The voice is {name}."),
        cannot_speak=_("These words are in a language that the computer voice does not speak."),
        cannot_braille=_("These words are in a language that we cannot write in braille."),
        # Translators: buttons of a page that reads its own words aloud.
        listen=_("Listen"),
        # Translators: a button: it stops the voice, and the same button goes on.
        pause=_("Wait"),
        # Translators: a button: the voice ends, and begins at the top next time.
        stop=_("Stop"),
        # Translators: a button: the voice says the same sentence again.
        again=_("Say it again"),
        # Translators: a button: the voice goes back by 1 sentence.
        back=_("Go back"),
        # Translators: a button: the voice goes on to the next sentence.
        next=_("Go on"),
        slower=_("Slower"),
        faster=_("Faster"),
        # Translators: the name of the group of buttons with which a page reads its words aloud.
        player=_("Read aloud"),
        # Translators: about a book, for who chooses one by what it can do.
        lights_up=_("Each sentence is read aloud and lights up."),
    )


def document_language(tag: str) -> str:
    """Return the tag that a document carries: our English is British."""
    return "en-GB" if tag == SOURCE else tag
