"""Puts marks on a held comment, so that the desk reads first what cannot wait.

A mark says "look here first" and why. It never shows, hides, changes or deletes anything: only a
person does. The words that it looks for are in content/sorting, where staff can read them.
"""

from __future__ import annotations

from coproduce.sorting.mark import Mark, MarkKind
from coproduce.sorting.marks import marks
from coproduce.sorting.queue import Queue, first_kind

__all__ = ["Mark", "MarkKind", "Queue", "first_kind", "marks"]
