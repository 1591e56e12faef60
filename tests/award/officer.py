"""What an officer types to bring a made-up school through the award scheme."""

from __future__ import annotations

import pytest
from PIL import Image

from coproduce.award import sending_in
from coproduce.award.registrar import Registrar
from coproduce.facts import read_facts
from tests.award import made_up_school as school_
from tui.cli import main

FACTS = read_facts()
FORM = (
    "--name", "Lantern Hill School", "--registered-on", "2026-01-12", "--sector", "education",
    "--in-birmingham", "yes", "--signed", "yes", "--address", "1 Lantern Hill, Birmingham",
    "--commitment", "We teach 200 children. We promise to follow the charter.",
    "--leads", "Made-up Lead", "--email", "office@school.example", "--telephone", "0121 496 0000",
)  # fmt: skip
WHY = ("--reasons", "The champions saw it.", "--next-steps", "Ask the youngest pupils too.")


class Award:
    """Types commands, and keeps what the last one said."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.said = ""

    def __call__(self, *words: str, code: int = 0) -> str:
        """Type a command; return what it prints."""
        self._capsys.readouterr()
        ended = main(["award", *words])
        printed = self._capsys.readouterr()
        self.said = printed.err
        assert ended == code, printed.err
        return printed.out.strip()


def ids(stage):
    return [c.id for c in FACTS.criteria if c.stage == stage]


def to_bronze(award):
    assert award("register", *FORM) == "o1"
    award("officer", "--name", "Made-up Officer")
    for role in ("young-person", "parent-or-carer", "professional"):
        award("champion", "add", "--name", f"Made-up {role}", "--role", role)
    meeting = "--on", "2026-02-02", "--champions", "3", "--notes", "We talked."
    award("meeting", "lantern", *meeting)
    award("decide", "lantern", "--outcome", "awarded", *WHY, "--on", "2026-02-10")


def assess(award, stage, on, outcome="awarded"):
    told = [
        word
        for id_ in ids(stage)
        for kind, words in (("well", "You asked pupils first."), ("next", "Ask the youngest."))
        for word in (f"--{kind}", id_, words)
    ]
    award("assess", "open", "o1", "--on", on)
    award("assess", "agree", "o1", "--on", on, "--met", *ids(stage), *told)
    return award("decide", "o1", "--outcome", outcome, *WHY, "--on", on)


def portfolio(award, stage, on):
    for criterion in ids(stage):
        words = "--kind", "link", "--sentence", "Pupils chose the new play area."
        ties = "--criteria", criterion, "--principles", "trusted", "--articles", "12"
        link = "--link", "https://school.example/play", "--picture", "good"
        award("evidence", "add", "o1", *words, *link, *ties)
    answers = [word for id_ in ids(stage) for word in ("--answer", id_, "See our pictures.")]
    award("portfolio", "o1", stage, "--on", on, *answers)


def plan(school="o1"):
    """Take in a whole delivery plan."""
    with Registrar() as book:
        book.take(sending_in.submit_plan, school, school_.plan(FACTS), "2026-03-01", FACTS)


def in_toml(file, /, **words):
    """Fill in a form, as somebody does in a text program."""
    text = file.read_text("utf-8")
    for name, said in words.items():
        empty = next(line for line in text.splitlines() if line.startswith(f"{name} ="))
        text = text.replace(empty, f"{name} = {said}")
    file.write_text(text, "utf-8")


def photograph(file):
    Image.new("RGB", (60, 40), (90, 160, 90)).save(file, "JPEG", comment=b"GPS 52.4862")
    return file
