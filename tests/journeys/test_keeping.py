"""How long answers are kept: when they go, when they do not, and what the person is told."""

from __future__ import annotations

import json
import time

import pytest
from journey import NearClient, coproduce, meeting
from traces import new_word, traces

from coproduce.domain.session import Session, fold
from coproduce.errors import CoproduceError
from coproduce.journal import JournalReader
from coproduce.retiring import DAY


def session_of(folder) -> Session:
    with JournalReader(folder.journal) as reader:
        return fold(reader.read())


def client_of(folder, days_ago: float) -> NearClient:
    """Return a desk of a meeting that takes place so many days ago."""
    client = NearClient(folder)
    client.move_clock(-days_ago * DAY)
    return client


def hold_meeting(folder, days_ago: float, *, is_ended=True) -> str:
    """Let six people answer, and one write a word, so many days ago; return the word."""
    client = client_of(folder, days_ago)
    word = new_word()
    client.ask("open", activity="trusted")
    seats = client.people_answer("trusted", "yes", 6)
    client.ask("comment", seat=seats[0], activity="trusted", text=word, key="one")
    if is_ended:
        client.ask("end")
    client.close()
    folder.set_server(None)
    return word


def program_ran(home, days_ago: float) -> None:
    (home / "clock.json").write_text(json.dumps({"seen": time.time() - days_ago * DAY}))


@pytest.mark.parametrize(("days_ago", "is_kept"), [(29.9, True), (30.1, False)])
def test_answers_go_thirty_days_after_the_last_one_and_not_before(tmp_path, days_ago, is_kept):
    with meeting(tmp_path) as folder:
        word = hold_meeting(folder, days_ago)
        program_ran(tmp_path, 1)
        run = coproduce(tmp_path, "results", folder.name)
        assert bool(traces(tmp_path, [word])) is is_kept
        assert ("we deleted the single answers" in run.stderr) is not is_kept
        assert "6 people have answered." in run.stdout
        again = coproduce(tmp_path, "results", folder.name)
        assert "we deleted" not in again.stderr


def test_a_meeting_that_nobody_ended_goes_too_and_its_open_question_is_counted(tmp_path):
    with meeting(tmp_path) as folder:
        word = hold_meeting(folder, 45, is_ended=False)
        program_ran(tmp_path, 1)
        results = coproduce(tmp_path, "results", folder.name).stdout
    assert not traces(tmp_path, [word])
    assert "Everybody who chose said Yes: 6 of 6." in results


def test_nothing_goes_while_the_meeting_runs(tmp_path):
    from filelock import FileLock

    with meeting(tmp_path) as folder:
        word = hold_meeting(folder, 45)
        program_ran(tmp_path, 1)
        with FileLock(folder.lock):  # as its server holds it
            run = coproduce(tmp_path, "sessions", "list")
            assert "deleted" not in run.stderr
            refused = coproduce(tmp_path, "sessions", "forget", folder.name, "--yes")
        assert refused.returncode == 2
        assert "End the meeting first." in refused.stderr
    assert traces(tmp_path, [word])


def test_a_meeting_in_which_people_only_sat_down_is_still_to_come(tmp_path):
    with meeting(tmp_path) as folder:
        client = client_of(folder, 45)
        seat = client.seat()
        client.ask("practise", seat=seat)
        (code,) = client.ask("codes", number=1)["codes"]
        client.close()
        folder.set_server(None)
        program_ran(tmp_path, 1)
        coproduce(tmp_path, "sessions", "list")
        session = session_of(folder)
        assert not session.seats
        assert not session.is_ended
        assert session.codes == {code: ""}
        client = NearClient(folder)
        client.ask("open", activity="trusted")
        client.people_answer("trusted", "yes", 1)
        client.close()


def test_a_clock_that_jumped_a_year_deletes_nothing_and_the_program_says_so(tmp_path):
    with meeting(tmp_path) as folder:
        word = hold_meeting(folder, 366)
        program_ran(tmp_path, 365)
        run = coproduce(tmp_path, "results", folder.name)
        assert "old enough to delete" in run.stderr
        assert "the clock may be wrong" in run.stderr
        assert "We deleted nothing." in run.stderr
        doctor = coproduce(tmp_path, "doctor")
    assert traces(tmp_path, [word])
    assert "Please look: the answers of hall-meeting are old enough to delete." in doctor.stdout


def test_without_a_note_of_when_the_program_ran_the_last_answer_tells(tmp_path):
    with meeting(tmp_path) as folder, meeting(tmp_path) as newer:
        word = hold_meeting(folder, 45)
        hold_meeting(newer, 40)
        coproduce(tmp_path, "sessions", "list")
        assert traces(tmp_path, [word])
        (tmp_path / "clock.json").unlink(missing_ok=True)
        with meeting(tmp_path) as newest:
            hold_meeting(newest, 2)
            coproduce(tmp_path, "sessions", "list")
    assert not traces(tmp_path, [word])


def test_a_clock_that_went_back_is_believed_so_that_the_next_jump_is_seen(tmp_path):
    with meeting(tmp_path) as folder:
        word = hold_meeting(folder, 20)
        program_ran(tmp_path, -700)  # it had stood two years ahead
        coproduce(tmp_path, "sessions", "list")
        seen = json.loads((tmp_path / "clock.json").read_text())["seen"]
        doctor = coproduce(tmp_path, "doctor").stdout
    assert abs(seen - time.time()) < 600
    assert traces(tmp_path, [word])
    assert "old enough" not in doctor


def test_answers_from_a_clock_that_was_ahead_are_named_by_doctor(tmp_path):
    with meeting(tmp_path) as folder:
        hold_meeting(folder, -400)
        doctor = coproduce(tmp_path, "doctor").stdout
    assert "the answers of hall-meeting are from a later day than the clock says" in doctor
    assert "coproduce sessions forget hall-meeting" in doctor


@pytest.mark.needs("pty", "pyte", "psutil")
@pytest.mark.parametrize(("typed", "is_kept"), [("y\n", False), ("n\n", True), ("\n", True)])
def test_at_a_terminal_the_person_is_asked_whether_the_day_is_right(tmp_path, typed, is_kept):
    from pseudo_terminal import window

    with meeting(tmp_path) as folder:
        word = hold_meeting(folder, 366)
        program_ran(tmp_path, 365)
        with window(tmp_path, "sessions", "list") as opened:
            opened.wait_for(f"is today {time.strftime('%Y-%m-%d')}?")
            assert "“hall-meeting”: the last answer came on 20" in opened.text()
            opened.type(typed)
            opened.run.wait(30)
    assert bool(traces(tmp_path, [word])) is is_kept


def test_the_number_of_days_is_chosen_for_a_meeting_and_only_made_shorter_once_people_came(
    tmp_path,
):
    with meeting(tmp_path) as folder:
        longer = coproduce(tmp_path, "sessions", "keep", "60", folder.name)
        assert "We keep answers for 60 days after the last one." in longer.stderr
        word = hold_meeting(folder, 10)
        refused = coproduce(tmp_path, "sessions", "keep", "61", folder.name)
        assert refused.returncode == 2
        assert "People were told that we keep their answers for 60 days." in refused.stderr
        shorter = coproduce(tmp_path, "sessions", "keep", "7", folder.name)
        assert shorter.returncode == 0
        assert session_of(folder).keep_days == 7
        program_ran(tmp_path, 1)
        coproduce(tmp_path, "sessions", "list")
    assert not traces(tmp_path, [word])


@pytest.mark.parametrize("days", ["0", "-1", "4000", "many", "1e3", "٣"])
def test_what_is_no_number_of_days_is_refused(tmp_path, days):
    with meeting(tmp_path) as folder:
        run = coproduce(tmp_path, "sessions", "keep", days, folder.name)
        client = NearClient(folder)
        with pytest.raises((CoproduceError, ValueError)):
            client.ask("keep", days=4000 if days == "٣" else days)
        client.close()
    assert run.returncode == 2
    assert "Traceback" not in run.stderr


def test_a_person_can_delete_the_answers_of_a_meeting_at_once(tmp_path):
    with meeting(tmp_path) as folder:
        word = hold_meeting(folder, 1)
        asked = coproduce(tmp_path, "sessions", "forget", folder.name)
        assert asked.returncode == 2
        assert "--yes" in asked.stderr
        assert traces(tmp_path, [word])
        done = coproduce(tmp_path, "sessions", "forget", folder.name, "--yes")
        assert done.returncode == 0
        assert "The numbers stay" in done.stderr
        assert not traces(tmp_path, [word])
        again = coproduce(tmp_path, "sessions", "forget", folder.name, "--yes")
        assert again.returncode == 0
        assert "6 people have answered." in coproduce(tmp_path, "results", folder.name).stdout


def test_a_meeting_whose_answers_are_deleted_does_not_go_on(tmp_path):
    with meeting(tmp_path) as folder:
        hold_meeting(folder, 1)
        coproduce(tmp_path, "sessions", "forget", folder.name, "--yes")
        client = NearClient(folder)
        for command, arguments in (
            ("resume", {}),
            ("open", {"activity": "trusted"}),
            ("seat", {"role": "young-person", "door": "paper", "language": "en"}),
        ):
            with pytest.raises(CoproduceError, match=r"It cannot go on\."):
                client.ask(command, **arguments)
        client.close()


def test_a_backup_from_before_still_has_the_answers_and_whoever_makes_one_is_told(tmp_path):
    with meeting(tmp_path) as folder:
        word = hold_meeting(folder, 1)
        copy = tmp_path / "elsewhere.db"
        made = coproduce(tmp_path, "sessions", "backup", folder.name, "--out", str(copy))
        assert "We cannot delete it." in made.stderr
        coproduce(tmp_path, "sessions", "forget", folder.name, "--yes")
        assert {name for name, _ in traces(tmp_path, [word])} == {"elsewhere.db"}


def test_the_number_of_days_for_new_meetings_is_remembered(tmp_path):
    assert coproduce(tmp_path, "sessions", "keep").stdout == "30\n"
    chosen = coproduce(tmp_path, "sessions", "keep", "14")
    assert (chosen.returncode, chosen.stdout) == (0, "14\n")
    assert "New meetings: We keep answers for 14 days" in chosen.stderr
    coproduce(tmp_path, "plain", "on")
    with meeting(tmp_path) as folder:
        assert session_of(folder).keep_days == 14
    (tmp_path / "settings.json").write_text('{"keep_days": "many"}')
    assert coproduce(tmp_path, "sessions", "keep").stdout == "30\n"


def test_a_meeting_held_while_the_clock_stood_in_the_past_is_not_deleted_unseen(tmp_path):
    """A flat battery: the clock said 2001, and is right again the next day."""
    with meeting(tmp_path) as folder:
        word = hold_meeting(folder, 9000)
        program_ran(tmp_path, 9000)
        run = coproduce(tmp_path, "results", folder.name)
    assert traces(tmp_path, [word])
    day = time.strftime("%Y-%m-%d", time.localtime(time.time() - 9000 * DAY))
    assert f"“hall-meeting”: the last answer came on {day}." in run.stderr
    assert "We deleted nothing." in run.stderr


def test_the_menu_offers_no_meeting_whose_answers_are_deleted(tmp_path):
    from coproduce.retiring import open_sessions

    with meeting(tmp_path) as folder, meeting(tmp_path) as other:
        hold_meeting(folder, 1)
        coproduce(tmp_path, "sessions", "forget", folder.name, "--yes")
        assert [one.name for one in open_sessions()] == [other.name]
        menu = coproduce(tmp_path, "run", "--plain", typed="q\n").stdout
    assert f"Go on with: {other.name}" in menu
    assert f"Go on with: {folder.name}\n" not in menu
