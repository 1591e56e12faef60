"""The papers of the award scheme become files: feedback, certificates, cards, tables, invitations.

The one face that commands use. As in a pack, what has not changed is not made again, each file is
whole or absent, and a file that somebody changed is not written over. A folder of the organisation
is made in the folder that was asked for.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from coproduce import home
from coproduce.award.cards import Card, cards
from coproduce.award.registrar import files as evidence_files
from coproduce.award.source_check import TELLING, check_sources
from coproduce.award.sources import draft
from coproduce.content_folder import ContentError, ContentFolder
from coproduce.domain.award_organisation import Organisation
from coproduce.domain.award_register import Register
from coproduce.domain.finding import Finding
from coproduce.errors import FOUND, CoproduceError
from coproduce.languages import speaking
from easyread.build.award_cards import evidence_cards, photograph_name
from easyread.build.award_certificate import certificate, champion_certificate
from easyread.build.award_feedback import feedback
from easyread.build.award_invitation import Event, invitation
from easyread.build.award_papers import Paper, in_full_words
from easyread.build.award_published import published_page
from easyread.build.award_table import table
from easyread.build.award_visit import visit_pack
from easyread.document import Layout, Level
from easyread.packing import kept, making
from easyread.packing.counting import TellSpoken, hear_nothing
from easyread.packing.made import Done, Pack
from easyread.packing.making import Means
from easyread.packing.plan import Choice, Edition, Source, editions, refuse_nothing, usual_layout
from easyread.packing.sources import Shelf
from easyread.packing.tongues import Tongues, asked, not_checked
from easyread.packing.work import get_ready_to_speak, work
from easyread.packing.workers import Team
from easyread.reading import Content
from easyread.write import Format

CHAMPIONS: Final = "champions"
"""The folder of what is for champions and about no organisation."""

PUBLISHED: Final = "published"
"""The folder of the page for everybody."""

_PARTS: Final = ("award-papers", "award")
"""The parts of the translations that papers are made of."""

_In = Callable[[Content], Paper]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How papers are wanted. What is left empty is chosen."""

    formats: tuple[Format, ...] = ()
    """Those to print and to read on a screen without any."""
    languages: tuple[str, ...] = ()
    """Their tags; English without any."""
    layouts: tuple[Layout, ...] = ()
    """The usual one without any."""
    levels: tuple[Level, ...] = (Level.EASY_READ,)
    """Only feedback comes in full words too."""
    is_draft: bool = False
    """Translations that nobody has checked are made too, and marked on every page."""
    folder: ContentFolder = field(default_factory=ContentFolder)
    """Where words and pictures are read from."""
    processes: int = 0
    """How many make files at once; as many as cores when 0."""
    tell: Callable[[int, int, Done], None] = lambda _number, _of, _done: None
    """Hears how many files are done, of how many, and the last one."""
    spoken: TellSpoken = hear_nothing
    """Hears how many sentences are spoken, of how many: that comes before their files."""


def make_feedback(
    register: Register, organisation: str, decision: str, out: Path, wanted: Wanted
) -> Pack:
    """Make the feedback about a decision; the pack's notes say which sentences say too much.

    No draft is made that tells who a champion is. Raises CoproduceError then, and as `pack.make`
    does; KeyError for what the register does not have.
    """
    one = register.organisations[organisation]
    decided = one.decisions[decision]
    found = decided.feedback or draft(register, organisation, decision)
    notes = check_sources(register, organisation, decision, found)
    telling = [note for note in notes if note.code in TELLING]
    if telling and not decided.is_final:  # final feedback is out, and nobody can change it
        raise CoproduceError("\n".join(map(str, telling)), code=FOUND)
    sources = _sources(
        lambda content: feedback(register, organisation, decision, content), folder_of(one), wanted
    )
    return _make(tuple(_levels(sources, wanted)), out, wanted, notes)


def make_certificate(
    register: Register,
    organisation: str,
    stage: str,
    out: Path,
    wanted: Wanted,
    *,
    is_wide: bool = False,
) -> Pack:
    """Make the certificate of an award, standing or lying. Raises as `make_feedback` does."""

    def build(content: Content) -> Paper:
        return certificate(register, organisation, stage, content, is_wide=is_wide)

    folder = folder_of(register.organisations[organisation])
    return _make(_sources(build, folder, wanted), out, wanted)


def make_champion_certificate(out: Path, wanted: Wanted, *, is_wide: bool = False) -> Pack:
    """Make the certificate for young champions, with a line for a name written by hand."""

    def build(content: Content) -> Paper:
        return champion_certificate(content, is_wide=is_wide)

    return _make(_sources(build, CHAMPIONS, wanted), out, wanted)


def make_invitation(
    register: Register, organisation: str, event: Event, out: Path, wanted: Wanted
) -> Pack:
    """Make the invitation to an event of an organisation. Raises as `make_feedback` does."""

    def build(content: Content) -> Paper:
        return invitation(register, organisation, event, content)

    folder = folder_of(register.organisations[organisation])
    return _make(_sources(build, folder, wanted), out, wanted)


def make_table(register: Register, organisation: str, out: Path, wanted: Wanted) -> Pack:
    """Make the table of principles and articles that the evidence covers."""

    def build(content: Content) -> Paper:
        return table(register, organisation, content)

    folder = folder_of(register.organisations[organisation])
    return _make(_sources(build, folder, wanted), out, wanted)


def make_cards(
    register: Register,
    organisation: str,
    out: Path,
    wanted: Wanted,
    pieces: Iterable[str] | None = None,
) -> Pack:
    """Make the evidence cards of an organisation, all or those with the ids `pieces`."""
    one = register.organisations[organisation]
    today = dt.datetime.now().astimezone().date().isoformat()
    listed = cards(one, evidence_files(), today, pieces)
    with tempfile.TemporaryDirectory() as place:
        folder = replace(wanted.folder, photographs=_photographs(one, listed, Path(place)))
        shown = replace(wanted, folder=folder)

        def build(content: Content) -> Paper:
            return evidence_cards(one.name, listed, content)

        return _make(_sources(build, folder_of(one), shown), out, shown)


def make_published(register: Register, out: Path, wanted: Wanted) -> Pack:
    """Make the page of who has an award: of each organisation only what an officer ticked."""

    def build(content: Content) -> Paper:
        return published_page(register, content)

    return _make(_sources(build, PUBLISHED, wanted), out, wanted)


def make_visit_pack(stage: str, out: Path, wanted: Wanted) -> Pack:
    """Make the visit pack for champions: for one stage, or for all with "".

    The pack has it too (`coproduce pack visit-pack`); this one leaves out the other stages.
    """
    shelf = Shelf(Content(wanted.folder))
    tongues = Tongues(shelf, asked(wanted.languages), wanted.is_draft)
    whole = tongues.sources(shelf.sources(["visit-pack"]))
    cut = (replace(s, document=visit_pack(s.document, stage), folder=CHAMPIONS) for s in whole)
    return _make(tuple(cut), out, wanted)


def folder_of(one: Organisation) -> str:
    """Return the folder of an organisation's papers: its id, and its name as far as letters go."""
    is_plain = any(letter.isascii() and letter.isalnum() for letter in one.name)
    return f"{one.id}-{home.slug(one.name)}" if is_plain else one.id


def _sources(build: _In, folder: str, wanted: Wanted) -> tuple[Source, ...]:
    """Return a paper in each language. Raises CoproduceError for drafts that nobody asked for."""
    content = Content(wanted.folder)
    if content.fact_findings:
        raise ContentError(content.fact_findings)
    return tuple(_source(build, content, folder, tag, wanted) for tag in asked(wanted.languages))


def _source(build: _In, content: Content, folder: str, tag: str, wanted: Wanted) -> Source:
    with speaking(tag):
        made = build(content)
    if made.is_for_checking and not wanted.is_draft:
        raise not_checked(tag, [made.document.name], _PARTS)
    return Source(made.document, folder, is_for_checking=made.is_for_checking)


def _levels(sources: Iterable[Source], wanted: Wanted) -> Iterator[Source]:
    for one in sources:
        if Level.EASY_READ in wanted.levels:
            yield one
        if Level.FULL_WORDS in wanted.levels:
            yield replace(one, document=in_full_words(one.document))


def _make(
    sources: tuple[Source, ...], out: Path, wanted: Wanted, notes: tuple[Finding, ...] = ()
) -> Pack:
    plan = list(_plan(sources, wanted))
    refuse_nothing(plan)
    is_heard = any(edition.format.is_heard for edition in plan)
    ready = get_ready_to_speak if is_heard else None
    team_ = Team(work, processes=wanted.processes, ready=ready)
    with team_ as team, kept.opened(out) as memory:
        means = Means(wanted.folder, team, wanted.spoken)
        inputs = making.inputs_of(memory, wanted.folder)
        done = making.make(memory, plan, wanted.tell, means, inputs)
    return Pack(out, sources, done, notes=notes)


def _plan(sources: Iterable[Source], wanted: Wanted) -> Iterator[Edition]:
    for edition in editions(sources, Choice(wanted.formats, wanted.layouts)):
        if wanted.layouts or edition.layout is usual_layout(edition.document):
            yield edition


def _photographs(one: Organisation, listed: Iterable[Card], place: Path) -> Path | None:
    """Copy the photographs that may be shown, with whose they are, to where documents find them."""
    said = [f"[all]\nby = {_quoted(one.name)}\npermission = {_quoted(_PERMISSION)}\n"]
    for card in listed:
        if card.photograph is not None:
            ending = card.photograph.suffix.lower()
            name = photograph_name(card)
            (place / f"{name}{ending}").write_bytes(card.photograph.read_bytes())
            said.append(f"[{name}]\nalt = {_quoted(card.alt)}\n")
    (place / "pictures.toml").write_text("\n".join(said), "utf-8")
    return place if len(said) > 1 else None


_PERMISSION: Final = "The award register has the permission and its last day."


def _quoted(text: str) -> str:
    """Return text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "")
