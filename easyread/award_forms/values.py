"""Gives the words of a filled form their meaning: values of the scheme, and what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coproduce.clean import clean
from coproduce.domain.award import Criterion
from coproduce.domain.award_forms import (
    Answer,
    DeliveryPlan,
    Evidence,
    EvidenceKind,
    Permission,
    PlanAction,
    Sector,
)
from coproduce.domain.facts import Facts
from coproduce.domain.finding import Finding
from coproduce.home import slug
from coproduce.languages import _, words
from easyread.award_forms.days import read_day
from easyread.award_forms.filled import Filled, Group
from easyread.award_forms.received import (
    FormKind,
    Piece,
    Plan,
    Portfolio,
    Received,
    Registration,
    Statement,
    Values,
)
from easyread.award_forms.script import Script

NAME: Final = 200
"""The longest name of an organisation, a person or a file, in characters."""
SENTENCE: Final = 500
"""The longest sentence about a piece of evidence."""
TEXT: Final = 6_000
"""The longest answer: about 1,000 words."""
_LINES: Final = 200
_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)\S+|\S+\.(?:uk|org|com|net|info)(?:/\S*)?", re.IGNORECASE
)
_BETWEEN_NAMES: Final = re.compile(r"\s*(?:[;,\n/]|&|\band\b)\s*")
_NUMBER: Final = re.compile(r"\d+")


def received(filled: Filled, script: Script, facts: Facts) -> Received:
    """Return what a filled form means. `script` says how its fields are called."""
    reading = _Reading(filled, script, facts)
    readers = {
        FormKind.REGISTRATION: reading.registration,
        FormKind.PLAN: reading.plan,
        FormKind.GOLD: reading.portfolio,
        FormKind.PLATINUM: reading.portfolio,
        FormKind.STATEMENT: reading.statement,
    }
    values = readers[filled.kind]()
    missing, left, notes = reading.missing, filled.left_over, filled.notes
    return Received(filled.kind, values, tuple(missing), tuple(left), tuple(notes))


@dataclass
class _Reading:
    filled: Filled
    script: Script
    facts: Facts

    def __post_init__(self) -> None:
        self.missing: list[Finding] = []

    # -- the forms --------------------------------------------------------------------------

    def registration(self) -> Values:
        """Return a registration form."""
        alone = self.filled.alone
        leads = self.needed(alone, "leads", NAME * 10, 40)
        is_here = alone.is_ticked("in-birmingham")
        if not is_here:
            self.miss("AF-14", "in-birmingham", _("This box is not ticked."))
        signature = self.text(alone, "signature", SENTENCE, 12)
        if not signature:
            self.miss(
                "AF-15",
                "signature",
                _("We see no signature."),
                _("Look if it is signed on paper, or ask for it."),
            )
        return Registration(
            name=self.needed(alone, "organisation", NAME, 1),
            address=self.needed(alone, "address", SENTENCE, 12),
            email=self.needed(alone, "email", NAME, 1),
            telephone=self.needed(alone, "telephone", NAME, 1),
            leads=tuple(one for one in _BETWEEN_NAMES.split(leads) if one),
            registered_on=self.day(alone, "registration-date", is_needed=True),
            commitment=self.needed(alone, "commitment", TEXT, _LINES),
            sector=self.sector(alone),
            is_in_birmingham=is_here,
            signature=signature,
        )

    def sector(self, alone: Group) -> Sector | None:
        """Return where the organisation works."""
        ticked = [one for one in Sector if alone.is_ticked(f"sector-{slug(one)}")]
        if len(ticked) == 1:
            return ticked[0]
        what = _("More than 1 box is ticked.") if ticked else _("No box is ticked.")
        self.miss("AF-13", f"sector-{slug(Sector.EDUCATION)}", what, _("Ask for 1 of the boxes."))
        for one in ticked:
            label = self.label(f"sector-{slug(one)}")
            self.filled.leave(alone.where(f"sector-{slug(one)}"), label)
        return None

    def plan(self) -> Values:
        """Return a delivery plan."""
        name = self.needed(self.filled.alone, "organisation", NAME, 1)
        actions = tuple(self.action(group) for group in self.filled.several("co-"))
        planned = {action.four_c for action in actions}
        for one in self.facts.four_cs:
            if one.id not in planned:
                self.missing.append(
                    Finding(
                        "AF-16",
                        self.filled.file,
                        _("There is no action for {name}.").format(name=words(one.name)),
                        _("Ask for 1 action or more."),
                    )
                )
        answers = self.answers("silver")
        return Plan(organisation=name, plan=DeliveryPlan(actions=actions, answers=answers))

    def action(self, group: Group) -> PlanAction:
        """Return one action of a plan."""
        return PlanAction(
            four_c=group.name.rpartition("-")[0],
            what=self.needed(group, "what", TEXT, _LINES),
            measure=self.needed(group, "measure", TEXT, _LINES),
            who=self.needed(group, "who", TEXT, _LINES),
            why=self.needed(group, "why", TEXT, _LINES),
            by=self.day(group, "by", is_needed=True),
        )

    def portfolio(self) -> Values:
        """Return a portfolio for gold or platinum."""
        stage = self.filled.kind.stage
        return Portfolio(
            organisation=self.needed(self.filled.alone, "organisation", NAME, 1),
            stage=stage,
            answers=self.answers(stage),
            pieces=self.pieces(),
        )

    def statement(self) -> Values:
        """Return a yearly statement."""
        alone = self.filled.alone
        return Statement(
            organisation=self.needed(alone, "organisation", NAME, 1),
            words=self.needed(alone, "statement", TEXT, _LINES),
            pieces=self.pieces(),
        )

    def answers(self, stage: str) -> tuple[Answer, ...]:
        """Return what is said about each criterion; what is empty is missing and absent."""
        alone = self.filled.alone
        said = ((one.id, self.needed(alone, one.id, TEXT, _LINES)) for one in self._asked(stage))
        return tuple(Answer(criterion=id_, words=text) for id_, text in said if text)

    def _asked(self, *stages: str) -> Iterator[Criterion]:
        return (one for one in self.facts.criteria if one.stage in stages)

    # -- evidence ---------------------------------------------------------------------------

    def pieces(self) -> tuple[Piece, ...]:
        """Return the pieces of evidence."""
        found = tuple(self.piece(group) for group in self.filled.several("evidence-"))
        if not found:
            self.missing.append(
                Finding(
                    "AF-17",
                    self.filled.file,
                    _("There is no evidence in this form."),
                    _("Ask for 1 piece of evidence or more."),
                )
            )
        return found

    def piece(self, group: Group) -> Piece:
        """Return one piece of evidence."""
        file = self.text(group, "file", TEXT, 1)
        is_link = _ADDRESS.fullmatch(file) is not None
        kind = self.kind(group, _likely(file, is_link=is_link))
        is_photograph = kind is EvidenceKind.PHOTOGRAPH
        if not file:
            self.miss("AF-10", "file", self._empty(), group=group)
        shown = self.text(group, "shown", SENTENCE, 3)
        if is_photograph and not shown:
            self.miss("AF-10", "shown", self._empty(), group=group)
        criteria = (one.id for one in self._asked("gold", "platinum") if group.is_ticked(one.id))
        principles = (one.id for one in self.facts.principles if group.is_ticked(one.id))
        evidence = Evidence(
            kind=kind,
            sentence=self.needed(group, "sentence", SENTENCE, 3),
            criteria=tuple(criteria),
            principles=tuple(principles),
            articles=self.articles(group),
            link=file if is_link else "",
            picture_words=shown,
            language=self.filled.language,
            permission=self.permission(group, is_needed=is_photograph),
        )
        return Piece(evidence=evidence, file="" if is_link else file)

    def kind(self, group: Group, likely: EvidenceKind) -> EvidenceKind:
        """Return what a piece of evidence is; what is likely when not exactly 1 box is ticked."""
        ticked = [one for one in EvidenceKind if group.is_ticked(f"kind-{slug(one)}")]
        if len(ticked) == 1:
            return ticked[0]
        first = f"kind-{slug(EvidenceKind.PHOTOGRAPH)}"
        what = _("More than 1 box is ticked.") if ticked else _("No box is ticked.")
        name = self.label(f"kind-{slug(likely)}")
        hint = _("Ask for 1 of the boxes. Until then it counts as: {name}").format(name=name)
        self.miss("AF-13", first, what, hint, group=group)
        for one in ticked:
            self.filled.leave(group.where(f"kind-{slug(one)}"), self.label(f"kind-{slug(one)}"))
        return likely

    def articles(self, group: Group) -> tuple[int, ...]:
        """Return the numbers of articles; a number that the scheme does not name is left over."""
        said = self.text(group, "articles", SENTENCE, 12)
        known = {article.number for article in self.facts.articles}
        numbers = [int(number) for number in _NUMBER.findall(said) if len(number) < 4]
        rest = re.sub(r"[\s,;.&\d]+", "", said)
        if any(number not in known for number in numbers) or len(rest) > len("articlesand"):
            self.filled.leave(group.where("articles"), said)
            self.miss(
                "AF-12",
                "articles",
                _("There are numbers that the award scheme does not name."),
                _("The numbers are: {numbers}").format(numbers=", ".join(map(str, sorted(known)))),
                group=group,
            )
        return tuple(sorted({number for number in numbers if number in known}))

    def permission(self, group: Group, *, is_needed: bool) -> Permission | None:
        """Return the permission for a photograph; None when its days are not both there."""
        days = [
            self.day(group, name, is_needed=is_needed)
            for name in ("permission-from", "permission-until")
        ]
        if all(days):
            return Permission(given_on=days[0], until=days[1])
        for name, day in zip(("permission-from", "permission-until"), days, strict=True):
            if day:  # one without the other is no permission, and is not lost
                self.filled.leave_all(group.entries.get(name, ()))
        return None

    # -- the fields -------------------------------------------------------------------------

    def text(self, group: Group, name: str, characters: int, lines: int) -> str:
        """Return what stands in a field; what is too long for it is left over."""
        whole = group.words(name)
        kept = clean(whole, characters, lines)
        if len(whole) > characters:
            rest = whole[len(kept) :]
            self.filled.leave(group.where(name), rest)
            self.miss(
                "AF-18",
                name,
                _("This has more than {n} letters.").format(n=characters),
                _("Ask for a shorter text. The rest is kept below."),
                group=group,
            )
        return " ".join(kept.split()) if lines == 1 else kept

    def needed(self, group: Group, name: str, characters: int, lines: int) -> str:
        """Return what stands in a field that should not be empty."""
        found = self.text(group, name, characters, lines)
        if not found:
            self.miss("AF-10", name, self._empty(), group=group)
        return found

    def day(self, group: Group, name: str, *, is_needed: bool) -> str:
        """Return the day in a field; what is no day is left over."""
        said = group.words(name)
        day = read_day(said, self.filled.language)
        if day is None and said:
            self.filled.leave_all(group.entries.get(name, ()))
            what = _("We cannot read this day: {words}").format(words=said[:80])
            self.miss("AF-11", name, what, _("Write a day such as 31 March 2027."), group=group)
        elif day is None and is_needed:
            self.miss("AF-10", name, self._empty(), group=group)
        elif day is not None and day.is_month:
            self.filled.notes.append(
                Finding(
                    "AF-3",
                    group.where(name),
                    _("We read “{words}” as {day}.").format(words=said[:80], day=day.iso),
                    _("Change it if another day is right."),
                )
            )
        return day.iso if day is not None else ""

    def _empty(self) -> str:
        return _("This is empty.")

    def label(self, name: str) -> str:
        """Return what a field is called in the form."""
        return self.script.labels.get(name, name)

    def miss(
        self, code: str, name: str, what: str, hint: str = "", *, group: Group | None = None
    ) -> None:
        """Say that a field has to be asked for."""
        place = [self.filled.file]
        if group is not None and group.name:
            place.append(self.script.heading(group.name))
        place.append(f"“{self.label(name)}”")
        self.missing.append(Finding(code, ", ".join(place), what, hint or _("Ask for it.")))


def _likely(file: str, *, is_link: bool) -> EvidenceKind:
    """Return what a piece of evidence most likely is, while nobody said it."""
    if is_link:
        return EvidenceKind.LINK
    is_picture = file.lower().endswith((".jpg", ".jpeg", ".png", ".webp", ".heic"))
    return EvidenceKind.PHOTOGRAPH if is_picture else EvidenceKind.CASE_STUDY
