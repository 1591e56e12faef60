"""The award scheme as content has it, against the scheme: each name, each count, each source.

Source of these lists: SEND Co-production Award Scheme, information pack: stages on its page 6,
duties and the champions group on page 9, criteria on pages 13 to 16, principles and articles in
appendices 1 and 2, the registration form in appendix 3.
"""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from coproduce import resources
from coproduce.domain.award import Lasts
from coproduce.domain.award_forms import Outcome, RegistrationForm, Sector, Verdict
from coproduce.domain.award_organisation import DATED, STAGES, Organisation, Standing
from coproduce.domain.people import Role
from coproduce.facts import read_facts
from easyread.reading import Content, document

FACTS = read_facts()
NAMES = {
    "stages": ["Bronze", "Silver", "Gold", "Platinum"],
    "silver": [
        "What you will do, from what families need",
        "Many services and citizens take part",
        "Take away what stops people",
        "Clear steps on the way",
        "Enough time",
        "Money and other things are ready",
        "A way to check how it goes",
    ],
    "gold": [
        "People took part from start to finish",
        "What stopped people, and what you did",
        "Staff and service users had training",
        "Services worked together",
        "Life got better",
    ],
    "platinum": [
        "What you do, from what the community needs",
        "The good that it does",
        "Staff and people who use services learned",
        "Rewards helped people to take part",
        "You told others about it",
        "Your plans follow SEND law",
        "Working together works well",
    ],
    "duties": [
        "Check that organisations signed up",
        "Look at delivery plans",
        "Check that work fits with the big plans",
        "Look at the evidence",
        "Visit and talk to people",
        "Find out what got better",
    ],
    "entries": [
        "Name of the organisation",
        "Address of the organisation",
        "Email address",
        "Telephone number",
        "Who leads on co-production",
        "Date of registration",
        "What your organisation does, and its promise to the framework and charter",
    ],
    "members": [
        "young people",
        "parents and carers",
        "people who work in education, health, social care and the voluntary sector",
    ],
    "fields": ["Education", "Health", "Social care", "Voluntary sector"],
    "four-cs": ["Co-commissioning", "Co-design", "Co-delivery", "Co-assessment"],
    "principles": [
        "Trusted and able to trust",
        "Listened to and heard",
        "Treated with transparency and openness",
        "Fully communicated with",
        "Involved",
        "Empowered",
        "Equal",
        "Accountable and able to hold to account",
    ],
}
ARTICLES = [1, 2, 3, 4, 8, 12, 13, 14, 15, 16, 17, 18, 19, 23, 24, 26, 27, 28, 29, 30, 31, 42]
SAID = [
    ("documents/award.md", "The 4 stages", "stages"),
    ("documents/award.md", "The group does these 6 things:", "duties"),
    ("documents/award.md", "each of the 8 principles", "principles"),
    ("documents/rights.md", "The 22 articles", "articles"),
    ("documents/registration.md", "Please fill in all 7 parts.", "entries"),
    ("documents/delivery-plan.md", "Part 2 has 7 things that each plan needs.", "silver"),
    ("documents/award-criteria.md", "The portfolio has to show these 5 things:", "gold"),
    ("documents/award-criteria.md", "You have to show these 7 things:", "platinum"),
    ("award-papers.toml", "The 8 principles", "principles"),
    ("award-papers.toml", "The 22 articles", "articles"),
]
"""Where we say a number ourselves: (file, words, what is counted)."""


@pytest.mark.parametrize("group", NAMES)
def test_each_name_of_the_scheme_is_there_in_its_order(group):
    assert [fact.name for fact in FACTS.group(group)] == NAMES[group]


@pytest.mark.parametrize("group", [*NAMES, "articles"])
def test_each_comes_from_a_source_with_a_year(group):
    sources = {source.id: source for source in FACTS.sources}
    expected = {"principles": "charter", "four-cs": "charter", "articles": "crc"}
    for fact in FACTS.group(group):
        assert fact.source == expected.get(group, "pack"), fact.id
        assert sources[fact.source].year == fact.year


def test_the_22_articles_are_those_of_the_pack():
    assert [article.number for article in FACTS.articles] == ARTICLES


@pytest.mark.parametrize(("file", "words", "group"), SAID)
def test_a_number_that_we_say_is_as_many_as_there_are(file, words, group):
    text = (resources.folder("content") / file).read_text("utf-8")
    assert words in text
    assert len(FACTS.group(group)) in [int(number) for number in re.findall(r"\d+", words)]


def test_the_stages_last_as_the_scheme_says():
    assert tuple(stage.id for stage in FACTS.stages) == STAGES
    assert tuple(s.id for s in FACTS.stages if s.lasts == Lasts.YEAR) == DATED


def test_the_register_asks_for_what_the_form_asks_for():
    kept = {field.name for field in fields(RegistrationForm)}
    with_persons = {field.name for field in fields(Organisation)}
    places = {"organisation": "name", "registration-date": "registered_on"}
    for entry in FACTS.entries:
        name = places.get(entry.id, entry.id)
        assert name in kept | with_persons, entry.id
    assert {"sector", "is_in_birmingham", "is_signed"} <= kept


def test_the_form_has_each_field_and_its_label():
    text = (resources.folder("content") / "documents/registration.md").read_text("utf-8")
    for entry in FACTS.entries:
        assert f"::field {entry.id} | {entry.name} |" in text
    for field in FACTS.fields:
        assert f"::field sector-{field.id} | {field.name} | tick" in text


def test_the_fields_of_work_and_the_group_are_those_of_the_program():
    assert [f.id.replace("-", " ") for f in FACTS.fields] == [str(sector) for sector in Sector]
    assert len(FACTS.members) == len(Role)


@pytest.mark.parametrize("kind", [Verdict, Outcome, Standing])
def test_the_scheme_knows_no_refusal_no_lapse_and_no_marks(kind):
    assert not re.search("refus|reject|fail|laps|expire|score|mark", " ".join(kind))


def test_the_visit_pack_looks_at_each_criterion_under_its_own_name():
    headings = [getattr(block, "text", "") for block in document(Content(), "visit-pack").blocks]
    assert [name for name in headings if name in {c.name for c in FACTS.criteria}] == [
        criterion.name for criterion in FACTS.criteria
    ]
