"""A document as a web page that reads itself aloud, in one file, with no network.

Each sentence lights up as it is heard. Without scripts the browser's own player is there.
"""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Final

from easyread.document import Document, Words
from easyread.pictures import Pictures, names
from easyread.speech.script import script, voice_words
from easyread.speech.sounds import Recording, Sounds
from easyread.write.html_text import digest_of
from easyread.write.spoken_html import SpokenPage

_HERE: Final = Path(__file__)


def write(document: Document, pictures: Pictures, sounds: Sounds) -> bytes:
    """Return the page. Raises CoproduceError if a part of the sound is not there."""
    said = script(document)
    own = pictures.credits(names(document))
    whole = replace(document, blocks=(*document.blocks, *own))
    page = _ReadAloud(whole, pictures, said)
    page.recording = sounds.recording(said)
    return page.whole().encode()


class _ReadAloud(SpokenPage):
    recording: Recording

    def style(self) -> str:
        return super().style() + _HERE.with_name("read_aloud.css").read_text("utf-8")

    def also_allowed(self) -> str:
        return f"; media-src data:; script-src {digest_of(_script())}"

    def after(self) -> str:
        """Return the player: last on the page, and always at the bottom of the view."""
        words = self.document.words or Words()
        sound = base64.b64encode(self.recording.mp3).decode()
        cues = json.dumps(
            [
                [round(cue.start, 3), f"s{number}" if f"s{number}" in self.named else ""]
                for number, cue in enumerate(self.recording.cues)
                if not cue.utterance.is_covered
            ]
        )
        return (
            f'<section id="player" aria-label="{escape(words.player)}">'
            f'<p class="voice">{escape(voice_words(self.document))}</p>'
            f'<div class="buttons" hidden>{_buttons(words)}</div>'
            f'<audio controls preload="auto" src="data:audio/mpeg;base64,{sound}"></audio>'
            f'</section>\n<script type="application/json" id="cues">{cues}</script>\n'
            f"<script>{_script()}</script>\n"
        )


def _script() -> str:
    return _HERE.with_name("read_aloud.js").read_text("utf-8")


def _buttons(words: Words) -> str:
    listen = (
        f'<button type="button" id="listen" data-listen="{escape(words.listen)}" '
        f'data-wait="{escape(words.pause)}">{escape(words.listen)}</button>'
    )
    others = (
        ("stop", words.stop),
        ("back", words.back),
        ("again", words.again),
        ("next", words.next),
        ("slower", words.slower),
        ("faster", words.faster),
    )
    drawn = (f'<button type="button" id="{name}">{escape(word)}</button>' for name, word in others)
    return f'{listen}{"".join(drawn)}<output id="speed" aria-live="off"></output>'
