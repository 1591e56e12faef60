"""Full words against easy words: what is lost is found, and what is not lost is left in peace."""

from __future__ import annotations

import contextlib
import json
import random
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tools import CHECKOUT, scale

from bench import nothing_lost as measured
from coproduce.content_folder import ContentFolder
from coproduce.errors import CoproduceError
from easyread.check.nl_links import Links, read_links, toml
from easyread.check.nl_numbers import figures
from easyread.check.nl_pair import pair
from easyread.check.nothing_lost import compare, compare_files, links_to_look_at, looked
from easyread.full_words import full_words


def codes(full: str, easy: str, links: Links | None = None) -> list[str]:
    """Return the codes of what is found between two texts of Markdown."""
    read = [
        full_words(text.encode(), f"{name}.md").document
        for text, name in ((full, "f"), (easy, "e"))
    ]
    return [one.code for one in compare(pair(read[0], read[1], ("f.md", "e.md"), {}, links)).faults]


FULL = """# Trip

## The visit

Pupils must bring a signed form by 12 May 2027.
Parents should pay £15, although nobody is excluded who cannot pay.
Seventy-five per cent of pupils travel by coach with Harbour Coaches.
The school shall have regard to the wishes of each pupil.
"""
EASY = """# Trip

## The visit

You must bring a signed form by Wednesday 12 May 2027.

Parents should pay £15. You can come too if you cannot pay.

3 out of 4 pupils travel by coach with Harbour Coaches.

The school must have regard to what each pupil wishes.
"""


def test_texts_that_say_the_same_give_no_finding():
    assert codes(FULL, EASY) == []


@pytest.mark.parametrize(
    ("said", "instead", "code"),
    [
        ("£15", "£25", "NL-102"),
        ("3 out of 4", "2 out of 4", "NL-102"),
        ("12 May 2027", "12 June 2027", "NL-103"),
        (" 2027", "", "NL-103"),
        ("Harbour Coaches", "a firm", "NL-104"),
        ("You must", "You can", "NL-105"),
        ("Parents should", "Parents must", "NL-106"),
        ("must have regard to", "must do", "NL-107"),
        ("cannot pay", "pay", "NL-108"),
        ("You must bring a signed form by Wednesday 12 May 2027.\n", "", "NL-101"),
        ("3 out of 4", "On 5 June 3 out of 4", "NL-203"),
        ("by coach with", "by 2 coaches with", "NL-202"),
        ("travel by coach", "must travel by coach", "NL-205"),
    ],
)
def test_what_the_easy_words_lose_or_make_up_is_found_by_its_own_rule(said, instead, code):
    assert said in EASY
    assert code in codes(FULL, EASY.replace(said, instead))


OFFER = """# Clubs

## What we offer

The team will answer each form within 20 days.
The team will not share your details with a club without consent.
Nobody has to pay if they get Universal Credit.
Two in five places are kept for wheelchair users.
Every young person shall have a named worker from the age of 14.
The list comes out every quarter and is written by the Harbour Youth Trust (HYT).
Councillor Amara Doyle chairs the group.
The Head of Club Details will read each letter.
No pupil shall be excluded from a trip because of a disability.
No child will be refused because of their behaviour.
"""
EASY_OFFER = """# Clubs

## What we offer

We will answer each form within 20 days.

We will not share your details with a club unless you say yes.

You do not pay if you get Universal Credit.

2 out of 5 places are for wheelchair users.

Are you a young person? You must have a named worker from age 14.

The list comes out every 3 months. The Harbour Youth Trust writes it.

Councillor Amara Doyle leads the group.

The Head of Club Details will read each letter.

We must not leave you out of a trip because of a disability.

We will never say no to a child because of how they behave.
"""


def test_no_duty_a_share_in_words_a_quarter_and_initials_are_no_loss():
    assert codes(OFFER, EASY_OFFER) == []


@pytest.mark.parametrize(
    ("said", "instead", "code"),
    [
        ("We will answer", "We may answer", "NL-109"),
        ("We will answer", "We will try to answer", "NL-109"),
        ("will not share", "will share", "NL-108"),
        ("do not pay", "pay", "NL-108"),
        ("2 out of 5", "2 out of 6", "NL-102"),
        ("You must have", "You have", "NL-105"),
        ("every 3 months", "often", "NL-102"),
        ("The Harbour Youth Trust writes it.", "Young people write it.", "NL-104"),
        ("The Head of Club Details", "They", "NL-104"),
        ("must not leave", "must leave", "NL-108"),
        ("must not leave", "do not leave", "NL-105"),
        ("never say no", "always say no", "NL-108"),
        ("Councillor Amara Doyle leads the group.\n", "", "NL-104"),
    ],
)
def test_a_weaker_promise_a_not_beside_unless_and_a_name_alone_are_found(said, instead, code):
    assert said in EASY_OFFER
    assert code in codes(OFFER, EASY_OFFER.replace(said, instead))


def test_a_new_promise_of_the_full_words_is_a_fault_once_a_person_has_looked():
    both = [full_words(text.encode(), "a.md").document for text in (OFFER, EASY_OFFER)]
    links = looked(pair(both[0], both[1], ("f.md", "e.md"), {}))
    assert codes(OFFER, EASY_OFFER, links) == []
    full = full_words(
        f"{OFFER}\nThe team will tell each family who answers the form.\n".encode(), "a.md"
    )
    found = compare(pair(full.document, both[1], ("f.md", "e.md"), {}, links))
    assert [one.code for one in found.faults] == ["NL-301"]
    assert found.has_faults


def test_a_promise_to_try_is_no_weaker_promise():
    full = "# Clubs\n\nWe will seek to answer each form within 20 days.\n"
    assert codes(full, "# Clubs\n\nWe try to answer each form within 20 days.\n") == []


def test_numbers_are_the_same_however_they_are_written():
    def keys(text: str) -> list[str]:
        return [figure.key for figure in figures(text).said]

    assert keys("one hundred and fifty") == keys("150") == ["150"]
    assert keys("80 %") == keys("8 out of 10") == keys("80 per cent") == ["4/5 of all"]
    assert keys("1 July 2022") == keys("01/07/2022") == keys("2022-07-01") == ["y2022 m7 d1"]
    assert keys("£1.5 million") == ["1500000"]
    assert keys("2pm") == keys("14:00") == ["2:00"]
    assert figures("at least annually").count("1") == 1
    assert figures("12 months").count("each year") == 1
    assert keys("7 of us, one of us") == ["7"]


def test_at_most_one_in_twenty_of_our_own_passages_is_a_false_alarm():
    alarms, passages = measured.false_alarms()
    assert passages > 200
    assert alarms <= 0.05 * passages


def some_of(every: list, seed: int) -> list:
    """Return as many as this size asks for, the same each time."""
    number = scale(quick=30, covering=200, everything=len(every))
    return random.Random(seed).sample(every, number)


def test_what_is_taken_from_our_easy_words_is_found_once_a_person_has_looked():
    every = measured.removals()
    assert len(every) >= 200
    assert measured.missed(some_of(every, 5), is_linked=True) == []


def test_without_links_the_rules_alone_find_nine_of_ten_pledges_numbers_and_words():
    every = [both for both in measured.removals() if both[1].kind != "point"]
    some = some_of(every, 7) if scale(quick=1, covering=0, everything=0) else every
    assert len(measured.missed(some, is_linked=False)) <= 0.1 * len(some)


def linked(full: str, easy: str) -> Links:
    read = [full_words(text.encode(), f"{n}.md").document for text, n in ((full, "f"), (easy, "e"))]
    return looked(pair(read[0], read[1], ("f.md", "e.md"), {}))


def test_links_point_at_what_changed_on_either_side(tmp_path):
    file = tmp_path / "links.toml"
    file.write_text(toml(linked(FULL, EASY), "f.md"), "utf-8")
    links = read_links(file)
    assert links == linked(FULL, EASY)
    assert codes(FULL, EASY, links) == []
    assert "NL-301" in codes(FULL.replace("signed", "stamped"), EASY, links)
    assert "NL-301" in codes(FULL, EASY.replace("signed form", "form"), links)
    assert "NL-302" in codes(FULL, EASY.replace("## The visit", "## Our day out"), links)


def test_what_is_left_out_needs_a_reason_and_a_person(tmp_path):
    short = EASY.replace("£15", "money")
    text = toml(linked(FULL, short), "f.md")
    start = text.index('words = "Parents should')
    place = text.index("looked", start)
    assert codes(FULL, short, linked(FULL, short)) == ["NL-102"]
    for lines, expected in (
        ('left_out = ["£15", "15"]\n', ["NL-102", "NL-303"]),
        ('left_out = ["15"]\nreason = "It may change."\nwho = "The school"\non = 2027-01-05\n', []),
    ):
        file = tmp_path / "links.toml"
        file.write_text(text[:place] + lines + text[place:], "utf-8")
        assert codes(FULL, short, read_links(file)) == expected


def test_a_links_file_with_a_mistake_says_where(tmp_path):
    for text in ("[[passage]\n", "[[passage]]\nfull = 3\n", "[[passage]]\nfulll = ''\n", "x = 1\n"):
        file = tmp_path / "links.toml"
        file.write_text(text, "utf-8")
        with pytest.raises(CoproduceError, match=r"links\.toml"):
            read_links(file)


TEXT = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("0123456789.,%£ -\n#*;:()’not must"),
    max_size=200,
)


@settings(max_examples=scale(quick=40, covering=200, everything=2000), deadline=None)
@given(TEXT, TEXT)
def test_any_two_texts_are_compared_without_a_traceback(one, two):
    with contextlib.suppress(CoproduceError):
        codes(f"# A\n\nx {one}", f"# B\n\nx {two}")


def word_file(file: Path, text: str) -> Path:
    """Make a Word file as staff would from lines of Markdown."""
    made = docx.Document()
    for line in filter(None, map(str.strip, text.split("\n"))):
        mark, _space, rest = line.partition(" ")
        if mark.startswith("#"):
            made.add_heading(rest, len(mark))
        elif mark == "-" or mark.rstrip(".").isdigit():
            made.add_paragraph(rest, "List Bullet" if mark == "-" else "List Number")
        else:
            made.add_paragraph(line)
    made.save(str(file))
    return file


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tui.cli", "check", *arguments],
        capture_output=True, encoding="utf-8", cwd=CHECKOUT, check=False,
    )  # fmt: skip


def test_staff_compare_a_word_file_and_get_both_places(tmp_path):
    text = (measured.FULL / "pledges.md").read_text("utf-8")
    changed = text.replace("summer 2022", "summer 2023").replace(
        "## 4.", "8. hold a free evening for grandparents at Harbour House.\n\n## 4."
    )
    assert run("pledges", "--against", str(word_file(tmp_path / "a.docx", text))).returncode == 0
    full = word_file(tmp_path / "our pledges.docx", changed)
    done = run("pledges", "--against", str(full))
    assert done.returncode == 1
    assert "Fault NL-101: There are no easy words for this." in done.stdout
    assert "Fault NL-103: The easy words lose the date “summer 2023”." in done.stdout
    assert "Look at documents/pledges.md, line " in done.stdout
    assert "Nobody has said what belongs together." in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    as_json = json.loads(run("pledges", "--against", str(full), "--format", "json").stdout)
    assert {"NL-101", "NL-103"} <= {one["code"] for one in as_json["files"][0]["findings"]}


def test_staff_remember_what_they_looked_at_and_hear_of_changes(tmp_path):
    full, easy, links = tmp_path / "full.md", tmp_path / "easy.md", tmp_path / "kept" / "links.toml"
    full.write_text(FULL, "utf-8")
    easy.write_text(EASY, "utf-8")
    arguments = (str(easy), "--against", str(full), "--links", str(links))
    assert run(*arguments).returncode == 0
    assert not links.exists()
    assert run(*arguments, "--looked").returncode == 0
    assert "What belongs together is in the links file." in run(*arguments).stdout
    easy.write_text(EASY.replace("a signed form", "a form"), "utf-8")
    done = run(*arguments)
    assert done.returncode == 1
    assert "NL-301" in done.stdout


def test_wrong_use_says_what_to_do(tmp_path):
    for arguments in (
        ("charter", "pledges", "--against", "x.docx"),
        ("charter", "--against", str(tmp_path / "missing.docx")),
        ("no-such-thing", "--against", str(tmp_path / "missing.docx")),
    ):
        done = run(*arguments)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert done.stderr.strip()


def test_links_of_our_own_documents_lie_in_the_content_folder(tmp_path):
    own = tmp_path / "own"
    (own / "links").mkdir(parents=True)
    both = measured.Both("law")
    (own / "links" / "law.toml").write_text(toml(both.links, "law.md"), "utf-8")
    found = compare_files(measured.FULL / "law.md", "law", ContentFolder(own))
    assert found.pair.links.entries
    assert found.checked.faults == ()


def test_a_content_check_points_at_easy_words_that_changed_since_someone_looked(tmp_path):
    own = tmp_path / "own"
    (own / "links").mkdir(parents=True)
    (own / "documents").mkdir()
    both = measured.Both("law")
    (own / "links" / "law.toml").write_text(toml(both.links, "law.md"), "utf-8")
    assert links_to_look_at(ContentFolder(own)) == ()
    changed = both.easy.replace("Schools and councils", "Schools and others", 1)
    (own / "documents" / "law.md").write_text(changed, "utf-8")
    (found,) = links_to_look_at(ContentFolder(own))
    assert (found.code, found.where) == ("NL-301", "documents/law.md, code-regard")
