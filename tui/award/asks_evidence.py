"""What is asked about a piece of evidence."""

from __future__ import annotations

from dataclasses import replace

from coproduce.assessment import PICTURES
from coproduce.award import sending_in
from coproduce.award.registrar import Registrar
from coproduce.content_folder import chosen
from coproduce.domain.award_forms import Evidence, EvidenceKind, Permission
from coproduce.domain.award_organisation import DATED
from coproduce.errors import CoproduceError
from coproduce.languages import _, current
from coproduce.template_check import is_id
from tui.award import evidence_files, fields
from tui.award.asking import Ask, Field, Given, Here, Kind, Part, Value


def all_of() -> tuple[Ask, ...]:
    """Return the steps, in the order of a menu."""
    return (
        Ask(name="evidence", title=_("Add a piece of evidence"), take=_add, parts=_empty),
        Ask(
            name="evidence-put-right",
            title=_("Put a piece of evidence right"),
            take=_add,
            parts=_filled,
            subjects=fields.evidence,
            without=_("There is no evidence yet."),
        ),
        Ask(
            name="evidence-remove",
            title=_("Remove a piece of evidence"),
            take=_remove,
            is_for_archived=True,
            subjects=fields.evidence,
            without=_("There is no evidence yet."),
            warning=_("It goes for good, and its file too."),
        ),
    )


def _empty(here: Here) -> tuple[Part, ...]:
    what = (
        fields.one("kind", _("What is it?"), fields.kinds()),
        fields.line(
            "sentence",
            _("What does it show?"),
            _("One easy sentence, by the organisation. It stands on the card."),
        ),
        fields.line(
            "language", _("Language of this sentence"), _("For example: en, ur"), now=current()
        ),
        Field(
            name="file",
            label=_("File"),
            kind=Kind.FILE,
            hint=_("We copy it. Of a photograph we keep nothing that says where it was taken."),
            is_needed=False,
        ),
        fields.line("link", _("Web address"), is_needed=False),
        fields.line(
            "picture",
            _("Our picture for its card"),
            _("The name of one of our pictures, if it is no photograph."),
            is_needed=False,
        ),
    )
    belongs = (
        fields.some(
            "criteria",
            _("Which criteria does it belong to?"),
            fields.criteria(here, *DATED),
            is_needed=False,
        ),
        fields.some("principles", _("Which principles?"), fields.principles(here), is_needed=False),
        fields.some(
            "articles",
            _("Which articles on the rights of the child?"),
            fields.articles(here),
            is_needed=False,
        ),
    )
    return (Part(fields=what), Part(fields=belongs), _photograph())


def _photograph() -> Part:
    hint = _("Write it so: 2026-11-26")
    asked = (
        fields.line("picture-words", _("What can people see in it?"), is_needed=False),
        Field(
            name="agreed-on",
            label=_("On which day did the people in it agree?"),
            kind=Kind.DAY,
            hint=hint,
            is_needed=False,
        ),
        Field(
            name="until",
            label=_("Until which day may it be shown?"),
            kind=Kind.DAY,
            hint=hint,
            is_needed=False,
        ),
    )
    return Part(title=_("For a photograph"), fields=asked)


def _filled(here: Here) -> tuple[Part, ...]:
    one = here.one.evidence[here.about]
    allowed = one.permission
    now: dict[str, Value] = {
        "kind": str(one.kind),
        "sentence": one.sentence,
        "language": one.language,
        "file": "",
        "link": one.link,
        "picture": one.picture,
        "criteria": one.criteria,
        "principles": one.principles,
        "articles": tuple(map(str, one.articles)),
        "picture-words": one.picture_words,
        "agreed-on": allowed.given_on if allowed else "",
        "until": allowed.until if allowed else "",
    }
    return tuple(
        replace(part, fields=tuple(replace(f, now=now[f.name]) for f in part.fields))
        for part in _empty(here)
    )


def _add(book: Registrar, here: Here, given: Given) -> str:
    agreed, until = given.words("agreed-on"), given.words("until")
    before = here.one.evidence.get(here.about)
    was = before.file if before else None
    piece = Evidence(
        kind=EvidenceKind(given.words("kind")),
        sentence=given.words("sentence"),
        criteria=given.some("criteria"),
        principles=given.some("principles"),
        articles=tuple(map(int, given.some("articles"))),
        file=evidence_files.coming(given.words("file")) or was,
        link=given.words("link"),
        picture=given.words("picture"),
        picture_words=given.words("picture-words"),
        language=given.words("language"),
        permission=Permission(given_on=agreed, until=until) if agreed or until else None,
    )
    _check_picture(piece.picture)
    about = here.organisation, piece, here.facts, here.about
    if not given.words("file"):
        return book.take(sending_in.add_evidence, *about)
    sending_in.add_evidence(book.state, *about)  # first see whether it is allowed
    copied = evidence_files.copy_in(given.words("file"))
    whole = replace(piece, file=copied)
    made = book.take(sending_in.add_evidence, here.organisation, whole, here.facts, here.about)
    evidence_files.let_go(book.state, [was] if was else [])
    return made


def _check_picture(name: str) -> None:
    folder = chosen()
    files = (folder.file(f"pictures/{kind}/{name}.svg") for kind in PICTURES)
    if name and not (is_id(name) and any(file.is_file() for file in files)):
        raise CoproduceError(
            _("We have no picture called “{name}”.").format(name=name[:40]),
            _("Leave it out: then the card has a picture of its own."),
        )


def _remove(book: Registrar, here: Here, _given: Given) -> str:
    gone = here.one.evidence.get(here.about)
    made = book.take(sending_in.remove_evidence, here.organisation, here.about)
    evidence_files.let_go(book.state, [gone.file] if gone and gone.file else [])
    return made
