"""`coproduce check`: findings to read and count, switches with reasons, what nobody knows."""

from __future__ import annotations

import json
import subprocess

import pytest
from journey import PROGRAM, coproduce

from easyread.check.checking import UNKNOWN, check_markdown, rules
from easyread.check.profile import DEFAULT, PROFILES
from tests.documents.word_cases import Hand, picture, say
from tui.commands import check

LONG = (
    "We think that we should all meet at the hall in the town so that we can talk about what "
    "we want to do and how we do it."
)


def test_a_finding_says_what_where_and_what_to_do(tmp_path):
    file = tmp_path / "plan.md"
    file.write_text(f"# Our plan\n\nWe meet.\n\n{LONG}\n", "utf-8")
    run = coproduce(tmp_path, "check", str(file))
    assert run.returncode == 1
    at = run.stdout.index("plan.md, line 5: “We think that")
    assert "Fault ER-101: This sentence has 29 words." in run.stdout[at:]
    assert "You could start a new sentence at: “so that we”" in run.stdout[at:].replace("\n  ", " ")
    assert "ER-101, long sentence: GOV.UK" in run.stdout
    assert all(sentence in run.stdout.replace("\n  ", " ") for sentence in UNKNOWN)
    assert max(map(len, run.stdout.splitlines())) <= 80


def test_notes_alone_are_no_fault(tmp_path):
    file = tmp_path / "plan.md"
    words = "We meet you in the big hall and then we all say hello to you today."
    file.write_text(f"{words}\n", "utf-8")
    run = coproduce(tmp_path, "check", str(file))
    assert "Note ER-101: This sentence has 16 words." in run.stdout
    assert run.returncode == 0


def test_json_has_everything_for_programs(tmp_path):
    file = tmp_path / "plan.docx"
    file.write_bytes(Hand(body=say("We say hello.") + picture()).data())
    run = coproduce(tmp_path, "check", str(file), "--format", "json")
    said = json.loads(run.stdout)
    (one,) = said["files"]
    (finding,) = one["findings"]
    assert finding["code"] == "AC-301"
    assert finding["severity"] == "fault"
    assert finding["where"] == "paragraph 2"
    assert finding["source"].startswith("WCAG 2.2")
    assert all((finding["what"], finding["hint"]))
    assert (one["file"], one["profile"], one["words"]) == ("plan.docx", "coproduce", 3)
    assert said["cannot_know"] == list(UNKNOWN)


@pytest.mark.parametrize(("files", "before"), [(6, 1), (3, 40_000)], ids=["small", "large"])
def test_each_file_of_a_folder_is_checked_and_named(tmp_path, files, before):
    """Large files are checked in more than one process, where there is more than one core."""
    folder = tmp_path / "ours"
    folder.mkdir()
    words = "We meet.\n\n" * before + f"{LONG}\n"
    for number in range(files):
        (folder / f"plan-{number}.txt").write_text(words, "utf-8")
    (folder / "~$plan.docx").write_bytes(b"x")
    run = coproduce(tmp_path, "check", str(folder))
    named = [line for line in run.stdout.splitlines() if ": 1 fault, " in line]
    assert [line.split(":")[0] for line in named] == [f"plan-{n}.txt" for n in range(files)]
    assert f"{files} files: {files} faults, " in run.stdout
    assert f"{files} of {files} files." in run.stderr
    assert run.stdout.count("No computer can know:") == 1


def test_every_rule_can_be_explained(tmp_path):
    for rule in rules():
        if rule.code in ("AC-301", "ER-101", "CK-1"):
            run = coproduce(tmp_path, "check", "--explain", rule.code.lower())
            assert run.returncode == 0
            assert rule.why in run.stdout.replace("\n", " ")
            assert "Who asks for it:" in run.stdout
    run = coproduce(tmp_path, "check", "--explain", "AC-999")
    assert run.returncode == 2
    assert "AC-301" in run.stderr


@pytest.mark.parametrize("words", [["nothing.docx"], ["plan.xyz"], ["."], []])
def test_what_cannot_be_checked_is_said_in_plain_words(tmp_path, words):
    (tmp_path / "plan.xyz").write_text("x", "utf-8")
    (tmp_path / "empty").mkdir()
    named = [str(tmp_path / ("empty" if word == "." else word)) for word in words]
    run = coproduce(tmp_path, "check", *named)
    assert run.returncode == 2
    assert run.stdout == ""
    assert "Traceback" not in run.stderr


# --- profiles -----------------------------------------------------------------------------------


def test_the_command_knows_every_profile():
    assert tuple(PROFILES) == check.PROFILES
    assert check.PROFILES[0] == DEFAULT


SIXTEEN = "We meet you in the big hall and then we all say hello to you today.\n"


@pytest.mark.parametrize(
    ("profile", "severity"),
    [("coproduce", "note"), ("govuk", "fault"), ("easy-read-standard", None), ("rnib", "note")],
)
def test_profiles_have_their_own_figures(tmp_path, profile, severity):
    found = [one for one in check_markdown(SIXTEEN, "x.md", profile).faults if one.code == "ER-101"]
    assert [str(one.found.severity) for one in found] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("profile", "points"), [("rnib", 12), ("coproduce", 14), ("ukaaf-large-print", 16)]
)
def test_profiles_have_their_own_size_of_letters(tmp_path, profile, points):
    for size, is_found in ((points, False), (points - 1, True)):
        file = tmp_path / "plan.docx"
        both = f'<w:sz w:val="{size * 2}"/>'
        footer = say("Page 1", both)
        file.write_bytes(Hand(body=say("Hello.", both), footer=footer).data())
        run = coproduce(tmp_path, "check", str(file), "--profile", profile)
        assert ("AC-402" in run.stdout) is is_found


def test_an_unknown_profile_is_refused_with_the_names(tmp_path):
    run = coproduce(tmp_path, "check", "x.md", "--profile", "iso")
    assert run.returncode == 2
    assert "easy-read-standard" in run.stderr


# --- rules that are switched off ----------------------------------------------------------------


def switched(text: str) -> list[tuple[str, str]]:
    found = check_markdown(text, "plan.md").faults
    ours = ("ER-1", "CK-1", "CK-2", "CK-3")
    return [(one.code, one.found.where) for one in found if one.code[:4] in ours]


def test_a_rule_is_off_for_the_block_that_follows_and_no_other():
    off = "<!-- check: ER-101 off: it is the name of the law -->\n"
    assert switched(f"{LONG}\n\n{LONG}\n") == [("ER-101", "line 1"), ("ER-101", "line 3")]
    assert switched(f"{off}{LONG}\n\n{LONG}\n") == [("ER-101", "line 4")]
    assert switched(f"{off}\n<!-- Source: us -->\n{LONG}\n\n{LONG}\n") == [("ER-101", "line 6")]
    found = check_markdown(f"{off}{LONG}\n", "plan.md")
    assert [(one.code, one.reason, one.used) for one in found.switched] == [
        ("ER-101", "it is the name of the law", 1)
    ]


def test_a_switch_without_a_reason_is_a_finding_and_switches_nothing_off():
    for order in ("ER-101 off", "ER-101 off:", "er-101 OFF:  "):
        found = switched(f"<!-- check: {order} -->\n{LONG}\n")
        assert found == [("CK-1", "line 1"), ("ER-101", "line 2")]


def test_a_switch_that_nobody_understands_or_needs_is_a_finding():
    assert switched("<!-- check: off please -->\nWe meet.\n") == [("CK-2", "line 1")]
    assert switched("<!-- check: ER-101 off: long -->\nWe meet.\n") == [("CK-3", "line 1")]
    assert switched(f"{LONG}\n\n<!-- check: ER-101 off: at the end -->\n")[0] == (
        "ER-101",
        "line 1",
    )


def test_the_record_prints_what_is_off_and_why(tmp_path):
    file = tmp_path / "plan.docx"
    file.write_bytes(Hand(body=say("We say hello.") + picture() + picture()).data())
    beside = tmp_path / "plan.docx.checks.toml"
    beside.write_text(
        '[[off]]\ncode = "AC-301"\nwhere = "paragraph 2"\nreason = "The words beside it say it."\n'
        '[[off]]\ncode = "AC-999"\nreason = ""\n[[off]]\nrule = "x"\n',
        "utf-8",
    )
    run = coproduce(tmp_path, "check", str(file))
    said = run.stdout.replace("\n  ", " ")
    assert "Switched off by a person:" in said
    assert "- AC-301, plan.docx.checks.toml, number 1: The words beside it say it." in said
    assert "plan.docx, paragraph 3" in said
    assert "plan.docx, paragraph 2" not in said
    assert all(code in said for code in ("Fault CK-1", "Fault CK-2"))
    # The hint shows how it is written there: no comment of Markdown in a file beside it.
    assert 'Write why, such as: reason = "it is the name of the law"' in said
    # Who reads the report in another language meets the same switches.
    urdu = subprocess.run(
        [*PROGRAM, "--language", "ur", "check", str(file)],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert urdu.stdout.count("AC-301: ") == run.stdout.count("AC-301: ")
    assert "The words beside it say it." in urdu.stdout
    beside.write_text("[[off", "utf-8")
    assert "Fault CK-2" in coproduce(tmp_path, "check", str(file)).stdout
    beside.write_text("off = 3\n", "utf-8")
    assert "Fault CK-2" in coproduce(tmp_path, "check", str(file)).stdout


def test_words_name_a_place_too(tmp_path):
    file = tmp_path / "plan.txt"
    file.write_text(f"{LONG}\n", "utf-8")
    order = '[[off]]\ncode = "ER-101"\nwords = "{words}"\nreason = "It is the law."\n'
    (tmp_path / "plan.txt.checks.toml").write_text(order.format(words="In the TOWN"), "utf-8")
    assert coproduce(tmp_path, "check", str(file)).returncode == 0
    (tmp_path / "plan.txt.checks.toml").write_text(order.format(words="nowhere"), "utf-8")
    assert coproduce(tmp_path, "check", str(file)).returncode == 1
