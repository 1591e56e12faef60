"""A made-up school's gold portfolio, and the champions' meeting about it."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from coproduce.award import judging, sending_in
from coproduce.award.registrar import Registrar, files
from coproduce.domain.award_forms import Answer, Evidence, EvidenceKind, FileCopy, Permission
from coproduce.domain.events import AgendaSet
from coproduce.domain.safe_events import SafeguardingSet
from coproduce.domain.session import Session, fold
from coproduce.facts import read_facts
from coproduce.home import SessionFolder
from coproduce.journal import Entry, JournalReader, SqliteJournal
from easyread.assessing import start_assessment
from tests.award.made_up_school import to_silver

PLACE = b"GPS 52.4862"
"""What a telephone could have written into a photograph."""
PHOTO_SAYS = "Pupils chose the play area with the builders."
URDU = "ہال بہت شور والا تھا۔"
GOLD = ("gold-voice", "gold-barriers", "gold-training", "gold-agencies", "gold-outcomes")


def photo() -> bytes:
    """Return a photograph with more in it than its points."""
    kept = io.BytesIO()
    Image.new("RGB", (1600, 1200), (90, 160, 90)).save(kept, "JPEG", comment=PLACE)
    return kept.getvalue()


def photograph(until: str) -> Evidence:
    """Return a photograph as evidence, with its file in the register's folder."""
    data = photo()
    digest = hashlib.sha256(data).hexdigest()
    files().mkdir(parents=True, exist_ok=True)
    (files() / f"{digest}.jpg").write_bytes(data)
    return Evidence(
        kind=EvidenceKind.PHOTOGRAPH,
        sentence=PHOTO_SAYS,
        criteria=("gold-voice",),
        file=FileCopy(name="play.jpg", digest=digest, size=len(data), kind="jpg"),
        picture_words="Three people stand on the grass.",
        permission=Permission(given_on="2026-01-01", until=until),
    )


def story() -> Evidence:
    """Return a case study that the school wrote in Urdu."""
    return Evidence(
        kind=EvidenceKind.CASE_STUDY,
        sentence=URDU,
        language="ur",
        criteria=("gold-barriers",),
        link="https://school.example/story",
    )


@contextmanager
def kept_in(place: Path) -> Iterator[None]:
    """Keep the register and meetings in `place` for the block."""
    before = os.environ.get("COPRODUCE_HOME")
    os.environ["COPRODUCE_HOME"] = str(place)
    try:
        yield
    finally:
        os.environ.pop("COPRODUCE_HOME")
        if before is not None:
            os.environ["COPRODUCE_HOME"] = before


def gold_meeting(until: str = "2099-12-31", language: str = "en") -> tuple[SessionFolder, str]:
    """Send in a portfolio and begin its assessment; return the meeting and the school's id."""
    facts = read_facts()
    with Registrar() as registrar:
        school, _officer = to_silver(registrar)
        pieces = [
            registrar.take(sending_in.add_evidence, school, piece, facts)
            for piece in (photograph(until), story())
        ]
        answers = [Answer(criterion="gold-voice", words="We asked our pupils first.")]
        sent = registrar.take(
            sending_in.submit_portfolio, school, "gold", pieces, answers, "2026-06-01", facts
        )
        folder = start_assessment(registrar.state, school, sent, "", language)
        registrar.take(judging.open_assessment, school, sent, "2026-06-10", folder.name)
    with SqliteJournal(folder.journal) as journal:
        journal.append([Entry(SafeguardingSet("Pretend Lead", "Pretend Deputy", "0000 000000"))])
    return folder, school


def session_of(folder: SessionFolder) -> Session:
    """Return a meeting as every reader folds it."""
    with JournalReader(folder.journal) as reader:
        return fold(reader.read())


def agenda_of(folder: SessionFolder) -> AgendaSet:
    """Return the questions of a meeting, to ask them in another."""
    return AgendaSet(session_of(folder).agenda)
