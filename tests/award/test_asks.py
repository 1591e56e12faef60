"""What each step asks is enough to take it: the same school, filled in field by field."""

from __future__ import annotations

import pytest

from coproduce.award import registrar
from coproduce.award.registrar import Registrar
from coproduce.errors import CoproduceError
from coproduce.facts import read_facts
from easyread.award_forms.received import FormKind
from tests.award import made_up_school as school_
from tests.award.form_filling import filled
from tui.award import asks
from tui.award.asking import NO, YES, Given, Kind, problem

pytestmark = pytest.mark.usefixtures("home")
FACTS = read_facts()


def take(step, organisation="", about="", /, **values):
    where = asks.here(organisation, about)
    given = {key.replace("_", "-"): value for key, value in values.items()}
    return asks.do(asks.named(step), where, Given(given))


def judged(stage):
    ids = [c.id for c in FACTS.criteria if c.stage == stage]
    met = {f"{id_}.verdict": "met" for id_ in ids}
    well = {f"{id_}.well": "You asked pupils first." for id_ in ids}
    return met | well | {f"{id_}.next": "Ask the youngest pupils too." for id_ in ids}


def decide(school, about, on, outcome="awarded"):
    words = {"reasons": "The champions saw it.", "next_steps": "Ask the youngest pupils too."}
    take("decide", school, about, outcome=outcome, on=on, **words)


def assess(school, sent, stage, on, outcome="awarded"):
    found = take("assess", school, sent, on=on)
    asks.do(asks.named("agree"), asks.here(school, found), Given({"on": on, **judged(stage)}))
    decide(school, found, on, outcome)


def to_silver():
    form = {
        "name": "Lantern Hill School",
        "address": "1 Lantern Hill, Birmingham",
        "registered_on": "2026-01-12",
        "commitment": "We teach 200 children. We promise to follow the charter.",
        "sector": "education",
        "in_birmingham": YES,
        "signed": YES,
    }
    people = {"leads": "Made-up Lead", "email": "office@school.example", "telephone": "0121"}
    school = take("register", **form, **people)
    take("officer", name="Made-up Officer")
    for role in ("young-person", "parent-or-carer", "professional"):
        take("champion", name=f"Made-up {role}", role=role)
    meeting = take("meeting", school, on="2026-02-02", champions="3", notes="We talked.")
    decide(school, meeting, "2026-02-10")
    plan = school_.plan(FACTS)
    rows = [
        {"four-c": a.four_c, "what": a.what, "measure": a.measure, "who": a.who, "why": a.why}
        | {"by": a.by}
        for a in plan.actions
    ]
    answers = {a.criterion: a.words for a in plan.answers}
    given = Given({"on": "2026-03-01", **answers}, {"actions": rows})
    sent = asks.do(asks.named("plan"), asks.here(school), given)
    assess(school, sent, "silver", "2026-03-20")
    return school


def portfolio(school, stage, on):
    for criterion in (c.id for c in FACTS.criteria if c.stage == stage):
        take(
            "evidence",
            school,
            kind="link",
            sentence="Pupils chose the new play area.",
            criteria=(criterion,),
            principles=("trusted",),
            articles=("12",),
            link="https://school.example/play",
            picture="good",
        )
    answers = {c.id: "See our pictures." for c in FACTS.criteria if c.stage == stage}
    given = Given({"on": on, **answers})
    return asks.do(asks.named("portfolio"), asks.here(school, stage), given)


def test_filled_in_field_by_field_the_school_stands_as_it_does_step_by_step(monkeypatch, tmp_path):
    school = to_silver()
    assess(school, portfolio(school, "gold", "2026-06-01"), "gold", "2026-06-20")
    assess(school, portfolio(school, "platinum", "2026-08-01"), "platinum", "2026-09-01")
    late = take("statement", school, words="We do.", evidence=("e1",), on="2027-10-01")
    assess(school, late, "platinum", "2027-10-20", "renewed")
    asked = registrar.read().organisations[school]
    assert asked.renew_by == "2028-10-20"
    monkeypatch.setenv("COPRODUCE_HOME", str(tmp_path / "stepped"))
    with Registrar() as book:
        stepped, officer = school_.to_gold(book)
        sent = school_.portfolio(book, stepped, "platinum", "2026-08-01")
        school_.assess(book, stepped, sent, "platinum", officer, "2026-09-01")
        straight = book.state.organisations[stepped]
    assert asked.form == straight.form
    assert asked.leads == straight.leads
    assert asked.evidence == straight.evidence
    assert list(asked.submissions.values())[:3] == list(straight.submissions.values())
    assert [a.judgements for a in asked.assessments.values()][:3] == [
        a.judgements for a in straight.assessments.values()
    ]
    assert list(asked.decisions.values())[:4] == list(straight.decisions.values())


def test_only_what_can_be_done_now_is_offered():
    take("register", name="A", sector="health", in_birmingham=NO, signed=NO)
    where = asks.here("o1")
    offered = {step.name for step in asks.all_of() if step.is_open(where)}
    assert offered == {
        "register", "form-new", "form", "put-right", "lead", "meeting", "publish", "archive",
        "evidence", "duty", "champion", "officer",
    }  # fmt: skip


def test_an_archived_organisation_offers_little_and_nobody_to_choose_offers_nothing():
    take("register", name="A", sector="health", in_birmingham=NO, signed=NO)
    take("champion", name="Sam Sample", role="young-person")
    take("supporter", "o1", champion="p1")

    def offered() -> set[str]:
        return {s.name for s in asks.all_of() if s.is_about_one and s.is_open(asks.here("o1"))}

    assert "support" in offered()
    assert "supporter" not in offered()
    take("archive", "o1")
    assert offered() == {"publish", "bring-back", "aside"}


def test_a_form_that_is_put_right_begins_with_what_it_says():
    take("register", name="A", sector="health", in_birmingham=NO, signed=NO)
    take("put-right", "o1", signed=YES)
    form = registrar.read().organisations["o1"].form
    assert (form.name, form.is_signed, form.is_in_birmingham) == ("A", True, False)


@pytest.mark.parametrize(
    ("field", "wrong", "said"),
    [
        ("name", "", "missing: Name of the organisation"),
        ("name", "x" * 301, "too long"),
        ("registered-on", "12 May", "not a day"),
        ("sector", "sport", "do not know the word “sport”"),
        ("signed", "perhaps", "not yes or no"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(field, wrong, said):
    right = {"name": "A", "sector": "health", "in_birmingham": NO, "signed": NO}
    with pytest.raises(CoproduceError, match=said):
        take("register", **right | {field.replace("-", "_"): wrong})
    assert not registrar.read().organisations


def test_every_field_has_a_label_and_every_choice_words(home):
    with Registrar() as book:
        school, _officer = school_.to_silver(book)
    for step in asks.all_of():
        where = asks.here(school if step.is_about_one else "")
        for about in [c.id for c in step.subjects(where)] if step.subjects else [""]:
            for part in step.parts(where.on(about)):
                assert part.is_repeated is bool(part.name)
                for one in part.fields:
                    assert one.label
                    is_choice = one.kind in (Kind.ONE, Kind.SOME)
                    assert is_choice or not one.choices
                    assert all(choice.words for choice in one.choices)
                    assert not problem(one, one.now) or not one.now


def test_feedback_is_changed_sentence_by_sentence_and_a_quote_is_kept_or_not():
    with Registrar() as book:
        school_.to_silver(book)
    parts = asks.named("feedback").parts(asks.here("o1", "d2"))
    asked = {one.name: one for part in parts for one in part.fields}
    quote = next(name for name, one in asked.items() if one.kind is Kind.YES_NO)
    well = [name for name, one in asked.items() if one.now == "You asked pupils first."]
    changed = {well[0]: "You asked pupils.", **dict.fromkeys(well[1:], ""), quote: NO}
    asks.do(asks.named("feedback"), asks.here("o1", "d2"), Given(changed))
    kept = [one.words for one in registrar.read().organisations["o1"].decisions["d2"].feedback]
    assert "You asked pupils." in kept
    assert "You asked pupils first." not in kept
    assert len(kept) == len(asked) - len(well)
    with pytest.raises(CoproduceError, match="The source does not say: all"):
        take("feedback", "o1", "d2", **{well[0]: "You asked all pupils."})
    later = int(well[1]) + 1
    with pytest.raises(CoproduceError, match=rf"Sentence {later}: The source does not say: all"):
        take("feedback", "o1", "d2", **{well[0]: "", well[1]: "You asked all pupils."})


def test_a_form_is_taken_in_and_what_is_missing_in_it_is_told(tmp_path):
    file = tmp_path / "form.docx"
    file.write_bytes(filled(FormKind.REGISTRATION))
    given = Given({"file": str(file)})
    step, where = asks.named("form-new"), asks.here()
    assert asks.do(step, where, given) == "o1"
    assert any("“Signature”" in line for line in step.tells(where, given))
    file.write_bytes(filled(FormKind.PLAN))
    with pytest.raises(CoproduceError, match="no registration form"):
        asks.do(step, where, given)
    take("register", name="Another", sector="health", in_birmingham=NO, signed=NO)
    with pytest.raises(CoproduceError, match="another organisation"):
        asks.do(asks.named("form"), asks.here("o2"), given)
