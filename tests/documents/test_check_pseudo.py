"""What a check says has no bare English: every finding of every rule, and the whole report."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable

from tools import CHECKOUT

from coproduce.languages import _, speaking
from easyread.check import report
from easyread.check.checking import UNKNOWN, Fault, check_file, check_markdown, rules
from easyread.check.nl_pair import pair
from easyread.check.nothing_lost import compare
from easyread.check.word_lists import word_lists
from easyread.full_words import full_words
from tests.documents.test_check_web import CASES as PAGES
from tests.documents.word_cases import CASES as FILES
from tests.words.pseudo import TAG, bare_english
from tests.words.test_nothing_lost import EASY, FULL

WRONG = """# Background

## Our big XIV plan for the SENCO of all zebras near you soon

Yak 50% (zoo) on 3/4/26, 12 March 2026 and 4th May 2026 & IV; *lean* line seven ZEBRA HUMS.
It was eaten by wolves because nobody is not here, the ball is in your court, and we facilitate it.
The meeting was good. The session was good. The garden has a pond and a bench and it is new.
<!-- check: ER-101 off -->
<!-- check: nonsense -->
<!-- check: ER-103 off: we know -->

"""
NAMES = ("plan.md", "plan.docx", "plan.html", "f.md", "e.md")
CODE = re.compile(r'<title>[^<]*</title>|<[^>]*>|[\w-]+="[^"]*"')
"""Pieces of a web page, to be copied."""
LONG = "We see a zebra and a yak and a wolf. " * 20
OURS = "# Own\nabout: Own.\n\nYaks hum.\n"


def of_words() -> Iterable[tuple[str, Fault]]:
    for text in (WRONG, LONG, OURS):
        for fault in check_markdown(text, "plan.md").faults:
            yield text, fault


def of_files(folder) -> Iterable[tuple[str, Fault]]:
    for name, cases, data in (
        ("plan.docx", FILES, lambda hand: hand.data()),
        ("plan.html", PAGES, lambda text: text.encode()),
    ):
        for case in cases.values():
            for broken in case[0]:
                (folder / name).write_bytes(data(broken))
                for fault in check_file(folder / name).faults:
                    yield str(broken), fault

    (folder / "plan.html").write_text("<p><u>Zebras</u> hum.</p>", "utf-8")
    for fault in check_file(folder / "plan.html").faults:
        yield "Zebras hum", fault


def of_pairs() -> Iterable[tuple[str, Fault]]:
    easy = EASY.replace("must", "should").replace("cannot pay", "pay").replace("15", "16")
    full = FULL + "\nStaff must not sing on 3 June 2027 with Bell Choir.\n"
    for one, other in ((full, easy), (easy, full)):
        read = [
            full_words(text.encode(), f"{name}.md").document
            for text, name in ((one, "f"), (other, "e"))
        ]
        for fault in compare(pair(read[0], read[1], ("f.md", "e.md"), {}, None)).faults:
            yield full + easy, fault


def test_every_finding_is_said_in_the_readers_language(tmp_path, made_up_language):
    better = " ".join((*word_lists().easier.values(), *word_lists().phrases.values()))
    seen = set()
    bare = []
    for text, fault in (*of_words(), *of_files(tmp_path), *of_pairs()):
        seen.add(fault.code)
        known = set(re.findall(r"[A-Za-z][A-Za-z'’]*", f"{text} {fault.found.words} {better}"))
        for said in (fault.found.what, fault.found.hint, fault.found.where):
            words = set(bare_english(CODE.sub(" ", said), names=NAMES)) - known - SHOWN
            if said and said not in NAMES and ("«" not in said or words):
                bare.append((fault.code, said))
    assert sorted(set(bare)) == []
    # The others need a Word file with pages, or pictures of two sets.
    assert {rule.code for rule in rules() if rule.code[:2] in ("ER", "AC", "CK")} - seen <= {
        "ER-103",
        "ER-502",
    }
    assert {"NL-101", "NL-102", "NL-105", "NL-108"} <= seen


SHOWN = {"PDF", "Word", "check", "off", "it", "is", "the", "name", "of", "law", "up", "to", "you"}
"""What people type, or see in Word, stands in quotation marks; and plain words of our own list."""


def test_every_rule_is_explained_in_the_readers_language(made_up_language):
    for rule in rules():
        said = " ".join(report.explained(rule)).replace(rule.source, "")
        assert bare_english(said, names=[rule.code]) == [], rule.code


def test_a_whole_report_has_no_bare_english(tmp_path, pseudo_locales):
    text = "# Zebras\n\nYaks 50%.\n\n<!-- check: ER-307 off: Zebras know it -->\nYaks & wolves.\n"
    (tmp_path / "plan.md").write_text(text, "utf-8")
    command = [sys.executable, "-m", "tui.cli", "--language", TAG, "check", str(tmp_path)]
    run = subprocess.run(
        [*command, str(tmp_path / "none.zip")],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
        env={
            "COPRODUCE_LOCALES": str(pseudo_locales),
            "HOME": str(tmp_path),
            "PATH": "/usr/bin:/bin",
        },
    )
    assert run.returncode == 2
    source = next(rule.source for rule in rules() if rule.code == "ER-305")
    said = " ".join((run.stdout + run.stderr).split())
    with speaking("en"):
        assert not [one for one in UNKNOWN if _(one) in said]
    names = [source, "Zebras know it", "Yaks 50%", "plan.md", "none.zip", "ER-305", "ER-307"]
    assert bare_english(said, names=names) == []
