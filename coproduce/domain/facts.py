"""All the facts of content/facts together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coproduce.domain.award import Criterion, Duty, Entry, Field, Member, Stage
from coproduce.domain.charter import (
    Article,
    Fact,
    FourC,
    Law,
    Named,
    NamedList,
    Part,
    Pledge,
    PledgeGroup,
    Principle,
    Provision,
    Signature,
    Slot,
    Source,
    Way,
)
from coproduce.domain.glossary import HardWord


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Every fact, each kind in the order of its source."""

    sources: tuple[Source, ...] = ()
    principles: tuple[Principle, ...] = ()
    pledge_groups: tuple[PledgeGroup, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    four_cs: tuple[FourC, ...] = ()
    ways: tuple[Way, ...] = ()
    lists: tuple[NamedList, ...] = ()
    named: tuple[Named, ...] = ()
    signatures: tuple[Signature, ...] = ()
    articles: tuple[Article, ...] = ()
    laws: tuple[Law, ...] = ()
    provisions: tuple[Provision, ...] = ()
    stages: tuple[Stage, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    duties: tuple[Duty, ...] = ()
    entries: tuple[Entry, ...] = ()
    members: tuple[Member, ...] = ()
    fields: tuple[Field, ...] = ()
    slots: tuple[Slot, ...] = ()
    words: tuple[HardWord, ...] = ()

    def group(self, name: str) -> tuple[Fact, ...]:
        """Return what is called `name`: a kind ("principles"), or the members of a group.

        A group is named by its id: "partnership" (pledges), "culture" (ways), "silver" (criteria),
        "partners-charter" (named), or a law's id (provisions). Empty when there is no such group.
        """
        kinds = self._kinds()
        if name in kinds:
            return kinds[name]
        return tuple(fact for group, fact in self._members() if group == name)

    def group_names(self) -> frozenset[str]:
        """Return every name that `group` knows, those without members too."""
        parts = (self.pledge_groups, self.stages, self.lists, self.laws)
        ids = {one.id for kind in parts for one in kind}
        return frozenset({*self._kinds(), *map(str, Part), *ids})

    def slot(self, id_: str) -> Slot | None:
        """Return the slot with this id; None when there is none."""
        return next((slot for slot in self.slots if slot.id == id_), None)

    def _kinds(self) -> dict[str, tuple[Fact, ...]]:
        return {
            "principles": self.principles,
            "pledges": self.pledges,
            "four-cs": self.four_cs,
            "ways": self.ways,
            "signatures": self.signatures,
            "articles": self.articles,
            "laws": self.laws,
            "provisions": self.provisions,
            "stages": self.stages,
            "criteria": self.criteria,
            "duties": self.duties,
            "entries": self.entries,
            "members": self.members,
            "fields": self.fields,
            "words": self.words,
        }

    def _members(self) -> Iterator[tuple[str, Fact]]:
        yield from ((one.group, one) for one in self.pledges)
        yield from ((one.part, one) for one in self.ways)
        yield from ((one.stage, one) for one in self.criteria)
        yield from ((one.list, one) for one in self.named)
        yield from ((one.law, one) for one in self.provisions)
