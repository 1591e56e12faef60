"""Which evidence stands under which criterion, for a plan, a portfolio and a yearly statement."""

from __future__ import annotations

import pytest

from coproduce.award.assessing import LONGEST, cards, template_of
from coproduce.domain.award_forms import (
    Answer,
    DeliveryPlan,
    Evidence,
    EvidenceKind,
    FileCopy,
    Permission,
    PlanAction,
    RegistrationForm,
    Sector,
)
from coproduce.domain.award_organisation import Organisation, Submission
from coproduce.domain.award_register import Register
from coproduce.errors import CoproduceError

FORM = RegistrationForm(
    name="Lantern Hill School",
    address="1 Lantern Hill",
    registered_on="2026-01-12",
    commitment="We follow the charter.",
    sector=Sector.EDUCATION,
    is_in_birmingham=True,
    is_signed=True,
)
ACTION = PlanAction(
    four_c="co-design",
    what="Pupils plan the garden",
    measure="10 pupils say that it is theirs.",
    who="The school council",
    by="2026-12-01",
)
PLAN = DeliveryPlan(
    actions=(ACTION,), answers=(Answer(criterion="silver-barriers", words="The bus is paid for"),)
)


def school(*evidence: Evidence) -> Organisation:
    one = Organisation("o1", FORM)
    one.evidence = {f"e{n}": piece for n, piece in enumerate(evidence, 1)}
    return one


def piece(sentence: str, *criteria: str, **more) -> Evidence:
    return Evidence(kind=EvidenceKind.SURVEY, sentence=sentence, criteria=criteria, **more)


def under(criterion: str, sent: Submission, one: Organisation | None = None) -> list:
    return [(c.kind, c.sentence) for c in cards(one or school(), sent, criterion, "en")]


@pytest.mark.parametrize(
    ("criterion", "card"),
    [
        ("silver-actions", ("action", "Pupils plan the garden")),
        ("silver-milestones", ("action", "10 pupils say that it is theirs.")),
        ("silver-timescales", ("action", "Pupils plan the garden (Tuesday 1 December 2026)")),
        ("silver-resources", ("action", "The school council")),
        ("silver-barriers", ("words", "The bus is paid for")),
    ],
)
def test_each_part_of_a_plan_stands_under_the_criterion_that_it_is_about(criterion, card):
    sent = Submission(id="s1", stage="silver", on="2026-03-01", plan=PLAN)
    assert under(criterion, sent) == [card]
    assert under("silver-review", sent) == []


def test_evidence_stands_under_its_criteria_and_what_names_none_under_each():
    one = school(
        piece("Parents answered", "gold-voice"),
        piece("It is quieter now"),
        piece("Not sent in", "gold-voice"),
    )
    sent = Submission(id="s1", stage="gold", on="2026-06-01", evidence=("e1", "e2", "e9"))
    assert under("gold-voice", sent, one) == [
        ("survey", "Parents answered"), ("survey", "It is quieter now"),
    ]  # fmt: skip
    assert under("gold-barriers", sent, one) == [("survey", "It is quieter now")]


def test_a_yearly_statement_stands_first_under_each_criterion_and_is_cut_only_when_long():
    said = "We still meet each month. " * 100
    sent = Submission(id="s1", stage="gold", on="2027-06-01", statement=said, evidence=("e1",))
    one = school(piece("Parents answered", "gold-voice"))
    (first, second) = under("gold-voice", sent, one)
    assert first[0] == "statement"
    assert len(first[1]) <= LONGEST
    assert first[1].endswith(" …")
    assert said.startswith(first[1].removesuffix(" …"))
    assert second == ("survey", "Parents answered")


def test_a_picture_without_permission_is_no_photograph_on_a_card():
    file = FileCopy(name="a.jpg", digest="ab" * 32, size=9, kind="jpg")
    one = school(
        piece("No permission", "gold-voice", file=file),
        piece(
            "A film",
            "gold-voice",
            file=FileCopy(name="a.mp4", digest="cd" * 32, size=9, kind="mp4"),
            permission=Permission(given_on="2026-01-01", until="2099-01-01"),
        ),
    )
    sent = Submission(id="s1", stage="gold", on="2026-06-01", evidence=("e1", "e2"))
    assert [c.photo for c in cards(one, sent, "gold-voice", "en")] == ["", ""]


def test_a_meeting_asks_the_criteria_of_its_stage_and_leaves_no_evidence_out():
    register = Register()
    many = [piece(f"Piece {n}", "platinum-impact") for n in range(40)]
    register.organisations["o1"] = school(*many)
    register.organisations["o1"].submissions["s1"] = Submission(
        id="s1", stage="platinum", on="2026-06-01", evidence=tuple(f"e{n}" for n in range(1, 41))
    )
    made = template_of(register, "o1", "s1", "en")
    assert len(made.activities) == 7
    assert sum(len(activity.evidence) for activity in made.activities) == 40
    assert made.title == "Lantern Hill School"
    with pytest.raises(CoproduceError):
        template_of(register, "o1", "s9", "en")
