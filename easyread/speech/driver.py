"""Our driver for pyttsx3, and the one face of speech: `Speech`.

pyttsx3's own espeak driver loses files and ends the process (docs/decisions/0016). This one
does its work before it returns: the file is whole and has its name when `runAndWait` is over.
"""

from __future__ import annotations

import io
import sys
import types
import wave
from pathlib import Path
from typing import Any, BinaryIO, Final

from easyread.speech.espeak import Espeak, no_voice, voice_for
from easyread.speech.voices import Speaker

_NAME: Final = "coproduce_espeak"
"""What pyttsx3 knows our driver by."""


class Driver:
    """What pyttsx3 asks of a driver. Everything happens in the call that asks for it."""

    def __init__(self, proxy: Any) -> None:
        """Load the library; `proxy` hears what happens."""
        self._proxy = proxy
        self._espeak = Espeak()
        self._speaker: Speaker | None = None

    def save_to_file(self, text: str, filename: str | io.BytesIO) -> None:
        """Write `text` as a WAV file: whole under its name, or not there. Or into memory."""
        if self._speaker is None:
            raise no_voice("?")
        self._proxy.setBusy(True)
        try:
            self._proxy.notify("started-utterance")
            samples = self._espeak.speak(text)
            if isinstance(filename, io.BytesIO):
                self._write(samples, filename)
            else:
                part = Path(f"{filename}.part")
                with part.open("wb") as file:
                    self._write(samples, file)
                part.replace(filename)
            self._proxy.notify("finished-utterance", completed=True)
        finally:
            self._proxy.setBusy(False)

    def _write(self, samples: bytes, file: BinaryIO) -> None:
        with wave.open(file, "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(self._espeak.samples_a_second)
            out.writeframes(samples)

    def say(self, text: str) -> None:
        """Refuse: what is made here is a file, and a meeting's room stays quiet."""
        raise NotImplementedError

    def getProperty(self, name: str) -> Any:  # noqa: N802 - pyttsx3's name
        """Return "voices", "voice", "version" or "samples" (a second)."""
        return {
            "voices": self._espeak.voices,
            "voice": self._speaker.voice if self._speaker else None,
            "version": self._espeak.version,
            "samples": self._espeak.samples_a_second,
        }[name]

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802 - pyttsx3's name
        """Set "speaker", a `Speaker`. Raises CoproduceError if no voice is its language's own."""
        if name != "speaker":
            raise KeyError(name)
        if value == self._speaker:
            return
        self._speaker = None  # a refused language never leaves the voice before it
        voice = voice_for(self._espeak.voices, value.voice)
        if voice is None:
            raise no_voice(value.language)
        self._espeak.use(voice, value.rate, value.volume)
        self._speaker = value

    def startLoop(self) -> None:  # noqa: N802 - pyttsx3's name
        """Do what waits: for a driver that does it at once, that is the whole loop."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: N802 - pyttsx3's name
        """Nothing runs on."""

    def stop(self) -> None:
        """Nothing runs on."""

    def destroy(self) -> None:
        """The library stays loaded until the process ends: it cannot be loaded twice."""


class Speech:
    """pyttsx3 with our driver. It belongs into a process of its own: see `speaking`."""

    def __init__(self) -> None:
        """Raises CoproduceError if the voices cannot be used on this machine."""
        import pyttsx3

        module = types.ModuleType(f"pyttsx3.drivers.{_NAME}")
        module.buildDriver = Driver  # type: ignore[attr-defined]
        sys.modules[module.__name__] = module
        self._wrong: list[Exception] = []
        self._engine = pyttsx3.init(_NAME)
        self._engine.connect("error", self._note)

    def _note(self, name: str | None, exception: Exception) -> None:
        self._wrong.append(exception)

    def property(self, name: str) -> Any:
        """Return what the driver knows; see `Driver.getProperty`."""
        return self._engine.getProperty(name)

    def save(self, said: str, speaker: Speaker, place: Path) -> None:
        """Write `said` to the WAV file `place`. Raises what went wrong: pyttsx3 would hide it."""
        self._save(said, speaker, str(place))

    def samples(self, said: str, speaker: Speaker) -> bytes:
        """Return `said` as samples, with no file on the way. Raises what went wrong."""
        spoken = io.BytesIO()
        self._save(said, speaker, spoken)
        spoken.seek(0)
        with wave.open(spoken) as file:
            return bytes(file.readframes(file.getnframes()))

    def _save(self, said: str, speaker: Speaker, place: str | io.BytesIO) -> None:
        self._wrong.clear()
        self._engine.setProperty("speaker", speaker)
        self._engine.save_to_file(said, place)
        self._engine.runAndWait()
        if self._wrong:
            raise self._wrong[0]
