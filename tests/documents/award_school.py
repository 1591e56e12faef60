"""A made-up school in the award scheme, with what champions found about its plan for silver.

Nothing of it is real: no such school, no such champions, and nobody said these words.
"""

from __future__ import annotations

from dataclasses import replace

from coproduce.domain.award_forms import (
    Evidence,
    EvidenceKind,
    Judgement,
    Outcome,
    Quote,
    RegistrationForm,
    Sector,
    Share,
    Verdict,
)
from coproduce.domain.award_organisation import (
    Assessment,
    Decision,
    Meeting,
    Organisation,
    Submission,
)
from coproduce.domain.award_register import Champion, Register
from coproduce.domain.people import Role

SCHOOL, SILVER, BRONZE, GOLD = "o1", "d2", "d1", "d3"
URDU = "میں نے کھیل کے میدان کا نقشہ بنایا۔"
NAME = "Hill Street School"

_FORM = RegistrationForm(
    name=NAME,
    address="1 Hill Street",
    registered_on="2026-03-02",
    commitment="We are a school.",
    sector=Sector.EDUCATION,
    is_in_birmingham=True,
    is_signed=True,
)
_JUDGEMENTS = (
    Judgement(
        criterion="silver-actions",
        verdict=Verdict.MET,
        well="You asked families what they need. You wrote it down.",
    ),
    Judgement(
        criterion="silver-represented",
        verdict=Verdict.PARTLY,
        well="Young people help to plan.",
        next="Ask health staff to help too.",
    ),
    Judgement(
        criterion="silver-barriers",
        verdict=Verdict.NOT_YET,
        next="Say how you make the door easy to use.",
    ),
    Judgement(criterion="silver-milestones", verdict=Verdict.MET),
    Judgement(criterion="silver-timescales", verdict=Verdict.MET),
    Judgement(
        criterion="silver-resources",
        verdict=Verdict.CANNOT_TELL,
        next="Tell us how much money you have.",
    ),
    Judgement(criterion="silver-review", verdict=Verdict.MET, well="You look at it each term."),
)


def _share(criterion: str, group: str, verdict: Verdict, people: int) -> Share:
    return Share(criterion=criterion, group=group, verdict=verdict, people=people)


_SHARES = (
    _share("silver-actions", "all", Verdict.MET, 12),
    _share("silver-actions", "young-person", Verdict.MET, 6),
    _share("silver-actions", "parent-or-carer", Verdict.MET, 6),
    _share("silver-barriers", "all", Verdict.NOT_YET, 7),
)
_QUOTES = {
    "q1": Quote(
        criterion="silver-actions",
        words="I made a map of the playground.",
        language="en",
        group="young-person",
    ),
    "q2": Quote(criterion="silver-actions", words=URDU, language="ur", group="parent-or-carer"),
    "q3": Quote(criterion="silver-barriers", words="The door is heavy.", language="en"),
}


def register() -> Register:
    """Return a register with the school: bronze and silver decided, gold not yet."""
    made = Register()
    made.officers["p1"] = "Alex Officer"
    made.champions["p2"] = Champion(id="p2", name="Robin Meadow", role=Role.YOUNG_PERSON)
    made.champions["p3"] = Champion(id="p3", name="Noor Lantern", role=Role.PARENT)
    made.organisations[SCHOOL] = _school()
    return made


def _school() -> Organisation:
    school = Organisation(SCHOOL, _FORM)
    school.meetings["m1"] = Meeting(id="m1", on="2026-03-20", notes="They are keen.", champions=3)
    school.stepped_aside.add("p3")
    school.submissions["s1"] = Submission(id="s1", stage="silver", on="2026-05-01")
    school.assessments["a1"] = Assessment(
        id="a1",
        submission="s1",
        stage="silver",
        session="silver-hill-street",
        opened_on="2026-06-01",
        agreed_on="2026-06-08",
        judgements=_JUDGEMENTS,
        shares=_SHARES,
        quotes=dict(_QUOTES),
    )
    school.evidence.update(_evidence())
    school.submissions["s2"] = Submission(
        id="s2", stage="gold", on="2026-09-01", evidence=tuple(school.evidence)
    )
    gold = Judgement(
        criterion="gold-voice", verdict=Verdict.NOT_YET, next="Ask young people first."
    )
    school.assessments["a2"] = replace(
        school.assessments["a1"], id="a2", submission="s2", stage="gold", session="",
        judgements=(gold,), shares=(), quotes={},
    )  # fmt: skip
    decided = {
        BRONZE: ("m1", "bronze", Outcome.AWARDED, "You want to work together.", "Make a plan."),
        SILVER: (
            "a1",
            "silver",
            Outcome.AWARDED,
            "Your plan is clear.",
            "Ask us if you need help.",
        ),
        GOLD: ("a2", "gold", Outcome.NOT_YET, "Young people came late.", "Ask them at the start."),
    }
    for id_, (about, stage, outcome, reasons, steps) in decided.items():
        school.decisions[id_] = Decision(
            id=id_, assessment=about, stage=stage, outcome=outcome, reasons=reasons,
            next_steps=steps, by="p1", on="2026-06-15",
        )  # fmt: skip
    return school


def _evidence() -> dict[str, Evidence]:
    return {
        "e1": Evidence(
            kind=EvidenceKind.SURVEY,
            sentence="We asked 40 families what they need.",
            criteria=("gold-voice",),
            principles=("heard", "involved"),
            articles=(12, 13),
        ),
        "e2": Evidence(
            kind=EvidenceKind.CASE_STUDY,
            sentence="ہم نے مل کر کھیل کا میدان بنایا۔",
            criteria=("gold-outcomes",),
            principles=("involved",),
            articles=(12, 31, 42),
            language="ur",
            picture="play",
        ),
        "e3": Evidence(
            kind=EvidenceKind.LINK,
            sentence="Our page tells families what changed.",
            criteria=("gold-outcomes",),
            principles=("told",),
            link="https://www.example.org/changes",
        ),
    }
