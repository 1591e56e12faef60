"""How long single answers are kept, and what goes when that time is over.

What stays is a summary (see `coproduce.domain.summary`), what the facilitator did and typed, and
what was passed to the safeguarding lead, which this program neither deletes nor retires.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coproduce.domain.summary import KeptGroup, KeptResult, Summary, kept_tally

if TYPE_CHECKING:  # every command reads the settings, and with them this
    from coproduce.domain.view import ActivityReport, Report

LONGEST: Final = 3_650
"""The most days for which answers can be kept: ten years."""

GOES: Final = frozenset(
    {
        "answers_deleted",
        "codes_made",
        "comment_covered",
        "comment_moved",
        "comment_opened",
        "comment_understood",
        "card_seen",
        "lead_told",
        "seal_confirmed",
        "signal_answered",
        "wifi_set",
    }
)
"""Kinds of events that have no seat and go all the same, as every event that has one does.

Those about a sealed comment stay with it.
"""
PREPARED: Final = frozenset({"codes_made", "wifi_set"})
"""Those of them that stay while the meeting is still to come."""
STAYS: Final = frozenset(
    {
        "action_added",
        "action_removed",
        "activity_closed",
        "activity_opened",
        "ages_set",
        "agenda_set",
        "answers_retired",
        "door_changed",
        "keeping_changed",
        "languages_offered",
        "languages_read_set",
        "opening_set",
        "people_counted",
        "result_hidden",
        "result_shown",
        "safeguarding_set",
        "screen_changed",
        "second_language_set",
        "sealed_exported",
        "session_created",
        "session_ended",
        "session_resumed",
    }
)
"""Kinds of events that stay: what the facilitator did. A new kind belongs in one of the two."""


def summarised(report: Report) -> Summary:
    """Return what is kept of a meeting, from what a report may say about it."""
    results = (_result(one) for one in report.activities)
    return Summary(
        joined=report.joined,
        people=tuple(KeptGroup(who, number) for who, number in report.people),
        results=tuple(r for r in results if r != KeptResult(r.activity)),
    )


def _result(one: ActivityReport) -> KeptResult:
    return KeptResult(
        activity=one.activity.id,
        groups=kept_tally(one.tally),
        is_too_few=one.is_too_few,
        late=max(one.late, 0),
        comments=one.comments,
        languages=one.languages,
    )
