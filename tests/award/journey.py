"""A made-up school's way through the register as answers to the questions of the walk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from coproduce.facts import read_facts
from tui.award import asks
from tui.award.filling import Back, Question, Talk

TODAY: Final = "2027-12-01"

Said = Mapping[str, str | tuple[str, ...]]
"""What is answered: the end of a question, and the words of the choice, or what is typed."""

NAME: Final = "Lantern Hill"


def on(day: str) -> Said:
    return {"Day": day, "Day when it came in": day}


def agreed(stage: str, day: str) -> Said:
    names = [c.name for c in read_facts().criteria if c.stage == stage]
    first = names[0]
    met = {f"{name}: How far is it met?": "met" for name in names}
    return {**on(day), **met, f"{first}: What did they do well?": "You asked first."}


def decided(what: str, day: str) -> Said:
    why = {"Why?": "Champions saw it.", "What can the organisation do next?": "Go on."}
    return {**on(day), "What is decided?": what, **why}


def judged(stage: str, day: str, what: str = "awarded") -> list[tuple[str, Said]]:
    return [
        ("assess", on(day)),
        ("agree", agreed(stage, day)),
        ("decide", decided(what, day)),
    ]


EVIDENCE: Final[Said] = {
    "What is it?": "link",
    "What does it show?": "Pupils chose.",
    "Web address": "https://a.example",
    "Which principles?": ("Trusted and able to trust",),
}

FIRST: Final[list[tuple[str, Said]]] = [
    (
        "register",
        {
            "Name of the organisation": NAME,
            "Address": "1 Hill",
            "Day of registration": "2026-01-12",
            "What the organisation does, and its promise": "We teach.",
            "Where does it work?": "education",
            "Is it based in Birmingham?": "Yes",
            "Is the form signed?": "Yes",
            "People: Who leads on co-production?": "A Lead",
            "People: Email": "a@b.example",
        },
    ),
    ("officer", {"Name of the officer": "An Officer"}),
    ("champion", {"Name of the champion": "A Champion"}),
]

THEN: Final[list[tuple[str, Said]]] = [
    ("meeting", {**on("2026-02-02"), "How many champions were there?": "3"}),
    ("decide", decided("awarded", "2026-02-10")),
    ("plan", {**on("2026-03-01"), "Action: What will they do?": "Plan it."}),
    *judged("silver", "2026-03-20"),
    ("evidence", EVIDENCE),
    ("portfolio", {**on("2026-06-01"), "For which award?": "Gold"}),
    *judged("gold", "2026-06-20"),
    ("portfolio", {**on("2026-08-01"), "For which award?": "Platinum"}),
    *judged("platinum", "2026-09-01"),
    ("statement", {**on("2027-10-01"), "What does the organisation still do?": "All of it."}),
    *judged("platinum", "2027-10-20", "renewed"),
]


def play(talk: Talk[None], most: int = len(THEN)) -> list[int | str | None]:
    """Answer the walk, for the first `most` steps about the school; return the answers."""
    answers: list[int | str | None] = []
    question = next(talk)

    def send(answer: int | str | None) -> None:
        nonlocal question
        answers.append(answer)
        question = talk.send(answer)

    for number, (name, said) in enumerate([*FIRST, *THEN[:most]]):
        if number == len(FIRST):
            send(question.choices.index("Look for an organisation"))
            send(0)
        step = asks.named(name)
        send(question.choices.index(step.title))
        while question.words != "What do you want to do?":
            assert not wrong(question), (name, question)
            for answer in answered(question, said, step.title):
                send(answer)
        assert question.said == ("It is written down.",), (name, question)
    return answers


def wrong(question: Question) -> bool:
    return any("missing" in line or "not a" in line for line in question.said)


def answered(question: Question, said: Said, title: str) -> list[int | str | None]:
    given = said.get(question.words)
    if not question.choices:
        if isinstance(given, str):
            return [given]
        return [None] if question.now else [""]
    if question.choices[-1] == "That is all":
        many = (given,) if isinstance(given, str) else given or ()
        places = [_place(question, one) for one in many]
        if not given and question.words == "Which pieces of evidence?":
            marked = [n for n, c in enumerate(question.choices[:-1]) if c.endswith(": chosen")]
            places = [] if marked else [0]
        return [*places, len(question.choices) - 1]
    return [_place(question, given) if isinstance(given, str) else question.place]


def _place(question: Question, words: str) -> int:
    found = [n for n, one in enumerate(question.choices) if one.casefold() == words.casefold()]
    assert found, (words, question.choices)
    return found[0]


__all__ = ["TODAY", "Back", "play"]
