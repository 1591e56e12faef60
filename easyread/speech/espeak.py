"""The speech library that the `espeakng-loader` wheel carries, called directly.

It is called in its synchronous mode: when `speak` returns, every sample is there. Measured on
espeak-ng 1.52; the traps that this avoids are in docs/decisions/0016.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from coproduce.errors import MISSING, CoproduceError
from coproduce.languages import _

_SYNCHRONOUS: Final = 2
"""AUDIO_OUTPUT_SYNCHRONOUS of speak_lib.h: no thread, and no sound card."""
_DO_NOT_EXIT: Final = 0x8000
"""espeakINITIALIZE_DONT_EXIT: without it a missing file ends our whole process."""
_UTF8: Final = 1
"""espeakCHARS_UTF8, and nothing else: espeakSSML would let a text read files of this computer."""
_BUFFER: Final = 1000
"""Milliseconds of sound that come at once: with the usual 60, handing it over took 1 part in 20."""
_RATE, _VOLUME = 1, 2
_LONGEST_PATH: Final = 150
"""The longest path of its data in bytes: the library keeps it in a field of 160."""


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


class _Voice(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.c_void_p),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


_CALLBACK: Final = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of the library."""

    id: str
    """Such as "inc/ur"."""
    name: str
    languages: tuple[str, ...]
    """What it speaks, in lower case, such as ("en-gb", "en")."""


class Espeak:
    """The library, loaded once for each process."""

    def __init__(self, library: Path | None = None, data: Path | None = None) -> None:
        """Load it. Raises CoproduceError if it is not on this machine or its data is not there."""
        try:
            library, data = library or _bundled_library(), data or _bundled_data()
            self._library: Any = ctypes.CDLL(str(library))
        except (ImportError, OSError, RuntimeError) as error:
            raise no_voices() from error
        if len(bytes(data)) > _LONGEST_PATH:
            raise _too_deep()
        if not (data / "phontab").is_file():
            raise no_voices()
        self._declare()
        self.samples_a_second = int(
            self._library.espeak_Initialize(_SYNCHRONOUS, _BUFFER, bytes(data), _DO_NOT_EXIT)
        )
        if self.samples_a_second <= 0:
            raise no_voices()
        self._heard: list[bytes] = []
        self._callback = _CALLBACK(self._hear)  # kept: the library holds only its address

    def _declare(self) -> None:
        """Say what goes in and out: without this, pointers are cut to 32 bits."""
        library = self._library
        library.espeak_Initialize.argtypes = (
            ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int,
        )  # fmt: skip
        library.espeak_Synth.argtypes = (
            ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint,
            ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p,
        )  # fmt: skip
        library.espeak_ListVoices.argtypes = (ctypes.c_void_p,)
        library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
        library.espeak_Info.argtypes = (ctypes.c_void_p,)
        library.espeak_Info.restype = ctypes.c_char_p

    def _hear(self, samples: Any, count: int, _events: Any) -> int:
        if samples and count > 0:
            self._heard.append(ctypes.string_at(samples, count * 2))
        return 0

    @property
    def version(self) -> str:
        """The library's version, such as "1.52.0"."""
        return str(self._library.espeak_Info(None).decode("ascii", "replace").split()[0])

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        """Every voice that the library has by itself."""
        return tuple(voice for voice in self._listed() if not voice.id.startswith("mb/"))

    def _listed(self) -> Iterator[Voice]:
        found = self._library.espeak_ListVoices(None)
        place = 0
        while found[place]:
            one = found[place].contents
            yield Voice(
                one.identifier.decode("utf-8", "replace"),
                one.name.decode("utf-8", "replace"),
                tuple(_languages(one.languages)),
            )
            place += 1

    def use(self, voice: Voice, rate: int, volume: int) -> None:
        """Speak with `voice` from now on: `rate` in words a minute, `volume` of 100."""
        if self._library.espeak_SetVoiceByName(voice.id.encode()) != 0:
            raise no_voice(voice.name)
        self._library.espeak_SetParameter(_RATE, rate, 0)
        self._library.espeak_SetParameter(_VOLUME, volume, 0)

    def speak(self, text: str) -> bytes:
        """Return `text` as samples: one channel, 16 bits, little-endian."""
        self._heard = []
        said = text.encode("utf-8", "ignore") + b"\0"
        # Each time: a process has one library, and another `Espeak` may have been there since.
        self._library.espeak_SetSynthCallback(self._callback)
        if self._library.espeak_Synth(said, len(said), 0, 1, 0, _UTF8, None, None) != 0:
            raise no_voices()
        heard, self._heard = b"".join(self._heard), []
        return heard


def voice_for(voices: tuple[Voice, ...], language: str) -> Voice | None:
    """Return the voice whose own language is `language`, such as "en-gb"; None if none is.

    The library itself gives the voice that was used before when it knows none.
    """
    wanted = language.lower()
    own = (voice for voice in voices if voice.languages[:1] == (wanted,))
    other = (voice for voice in voices if wanted in voice.languages)
    return next(itertools.chain(own, other), None)


def _languages(address: int | None) -> Iterator[str]:
    """Read a list of languages: a byte of priority, then the tag, until the priority is 0."""
    while address and ctypes.string_at(address, 1) != b"\0":
        tag = ctypes.string_at(address + 1)
        yield tag.decode("ascii", "replace").lower()
        address += len(tag) + 2


def _bundled_library() -> Path:
    import espeakng_loader

    return Path(espeakng_loader.get_library_path())


def _bundled_data() -> Path:
    import espeakng_loader

    return Path(espeakng_loader.get_data_path())


def no_voices() -> CoproduceError:
    """Return what to say when the computer voices cannot be used."""
    return CoproduceError(
        _("The computer voices do not work on this machine."),
        _("Install the program again. Or make the pack without sound: --format pdf,docx,html,txt"),
        code=MISSING,
    )


def _too_deep() -> CoproduceError:
    return CoproduceError(
        _("The computer voices do not work, because the program lies in too many folders."),
        _("Install it in a folder with a short name, such as C:\\coproduce."),
        code=MISSING,
    )


def no_voice(language: str) -> CoproduceError:
    """Return what to say when no voice speaks a language: another one's is never used."""
    return CoproduceError(
        _("There is no computer voice for the language “{language}”.").format(language=language),
        _("Ask a person who speaks it to read it aloud."),
    )
