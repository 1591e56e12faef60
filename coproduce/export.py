"""Results as files: text, JSON, CSV and XLSX. Each is made from `domain.view.report` only.

Words are cleaned once more on the way out, and a cell that a spreadsheet would run as a formula is
neutralised. Everything that pretend people made says so.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from coproduce import sentences
from coproduce.clean import clean
from coproduce.content import called, said
from coproduce.domain.tally import Group, Tally
from coproduce.domain.view import ActivityReport, Report
from coproduce.errors import CoproduceError
from coproduce.export_table import headings, rows
from coproduce.gathering import action_sentence
from coproduce.languages import _, ngettext

FORMATS: Final = ("text", "json", "csv", "xlsx")
"""What results can be written as."""
JSON_FORMAT: Final = 1
"""The version of the JSON's keys. A key is added freely; one that changes needs a new version."""

_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def export(report: Report, format_: str) -> bytes:
    """Return `report` as the bytes of a file in one of `FORMATS`.

    Text is in the language of now. CSV begins with a byte order mark, without which spreadsheets
    spoil every letter beyond English.
    """
    if format_ == "xlsx":
        from coproduce.export_xlsx import as_xlsx

        return as_xlsx(report)
    if format_ == "csv":
        return b"\xef\xbb\xbf" + as_csv(report).encode("utf-8")
    made = as_json(report) if format_ == "json" else as_text(report)
    return made.encode("utf-8")


def safe(text: str) -> str:
    """Return `text` without anything that a terminal or a file could stumble over."""
    return clean(text, characters=100_000, lines=1_000)


def neutral(text: str) -> str:
    """Return the text of a cell so that no spreadsheet takes it for a formula."""
    text = safe(text)
    return "'" + text if text.lstrip(" ").startswith(_RISKY) else text


def as_csv(report: Report) -> str:
    """Return one row for each number and each released comment, with a row of headings."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([neutral(heading) for heading in headings()])
    for row in rows(report):
        writer.writerow([neutral(c) if isinstance(c, str) else c for c in row])
    return out.getvalue()


def as_json(report: Report) -> str:
    """Return the results for other programs. The keys are described in `_json_activity`.

    `format`, `session`, `title`, `language`, `pretend`, `at` (UTC, ISO 8601), `joined`, `people`
    (a list of `groups` with their `number`; empty when roles may not be told apart), `activities`,
    `actions` (what happens next: `said`, `will`, `who`, `by`),
    `answers_deleted` (UTC, when only a summary is left; null while the single answers are here).
    """
    whole = {
        "format": JSON_FORMAT,
        "session": report.name,
        "title": safe(report.title),
        "language": report.language,
        "pretend": report.is_pretend,
        "at": _iso(report.at),
        "answers_deleted": _iso(report.retired_at) if report.retired_at else None,
        "joined": report.joined,
        "people": [{"groups": list(who), "number": number} for who, number in report.people],
        "activities": [_json_activity(a) for a in report.activities],
        "actions": [
            {"said": safe(a.said), "will": safe(a.will), "who": safe(a.who), "by": safe(a.by)}
            for a in report.actions
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _iso(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")


def _json_activity(one: ActivityReport) -> dict[str, Any]:
    """Return one activity.

    `id`, `name`, `question`, `kind` (choice, scale, pick, verdict), `follows` (the id of the
    first round, or ""), `phase` (waiting, open, closed), `too_few` (no number may be shown),
    `late` (answers that came after the result was shown, and are not in it), `result` (a sentence
    or two),
    `everybody` (null, or `people` and `answers`), `groups` (a list of `groups`, `people`,
    `answers`), `comments` (only released ones).
    """
    activity, tally = one.activity, one.tally
    return {
        "id": activity.id,
        "name": safe(called(activity)),
        "question": safe(said(activity, activity.question)),
        "kind": str(activity.kind),
        "follows": activity.follows,
        "phase": str(one.phase),
        "too_few": one.is_too_few,
        "late": one.late,
        "result": safe(sentences.reported(one)),
        "everybody": None if tally is None else _json_group(one, tally.total),
        "groups": [
            {"groups": list(g.who)} | _json_group(one, g) for g in (tally.groups if tally else ())
        ],
        "comments": [safe(comment) for comment in one.comments],
    }


def _json_group(one: ActivityReport, group: Group) -> dict[str, Any]:
    words = sentences.counts(one.activity, group)
    choices = one.activity.all_choices
    return {
        "people": group.people,
        "answers": [
            {"id": choice.id, "word": safe(word), "number": number}
            for choice, (word, number) in zip(choices, words, strict=True)
        ],
    }


def as_text(report: Report) -> str:
    """Return the results as sentences, to read, to speak or to send."""
    lines = [safe(report.title)]
    if report.is_pretend:
        lines.append(sentences.pretend())
    if report.retired_at:
        lines.append(sentences.retired(report))
    joined = ngettext("{n} person has joined.", "{n} people have joined.", report.joined)
    lines.append(joined.format(n=report.joined))
    for who, number in report.people:
        lines.append(_("{group}: {n}").format(group=sentences.who_name(who), n=number))
    tallies = {a.activity.id: a.tally for a in report.activities}
    for number, one in enumerate(report.activities, 1):
        lines += ["", *_text_activity(number, one, tallies.get(one.activity.follows))]
    if report.actions:
        lines += ["", _("What happens next:")]
        lines += ["  " + safe(action_sentence(action)) for action in report.actions]
    return "\n".join(lines) + "\n"


def _text_activity(number: int, one: ActivityReport, before: Tally | None) -> list[str]:
    activity = one.activity
    lines = [
        f"{number}. {safe(called(activity))}",
        safe(said(activity, activity.question)),
        *_text_result(one),
    ]
    if one.tally is not None:
        lines += [safe(x) for x in sentences.moved(activity, before, one.tally)]
    if one.comments:
        lines.append(_("What people said:"))
        lines += ["  " + safe(comment).replace("\n", "\n  ") for comment in one.comments]
    return lines


def _text_result(one: ActivityReport) -> list[str]:
    lines = [safe(sentences.reported(one))]
    if one.tally is None:
        return lines
    lines.append(sentences.answered(one.tally.total.people))
    lines += [safe(x) for x in sentences.count_lines(one.activity, one.tally.total)]
    for group in one.tally.groups:
        name = sentences.who_name(group.who)
        people = sentences.people(group.people)
        lines.append(_("{group}, {people}:").format(group=name, people=people))
        lines += ["  " + safe(x) for x in sentences.count_lines(one.activity, group)]
    return lines


def write_file(file: Path, content: bytes) -> None:
    """Write a result: whole or not at all. Raises CoproduceError in plain words."""
    if file.is_dir():
        raise CoproduceError(
            _("“{file}” is a folder.").format(file=safe(file.name)),
            _("Type the name of a file."),
        )
    part = file.with_name(file.name + ".part")
    try:
        part.write_bytes(content)
        part.replace(file)
    except OSError:
        _drop(part)
        raise CoproduceError(
            _("We cannot write the file “{file}”.").format(file=safe(file.name)),
            _("Check that the folder is there, and that the file is not open in a program."),
        ) from None


def _drop(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return
