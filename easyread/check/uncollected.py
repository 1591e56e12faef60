"""Work that makes thousands of small things at once, few of them in a circle."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Value = TypeVar("Value")


def uncollected(work: Callable[Given, Value]) -> Callable[Given, Value]:
    """Let Python not look for circles of things while `work` is done, if it does otherwise.

    It would look through all that is there again and again for next to nothing: an eighth of the
    time of a check. What is no longer used is taken away at once, as ever.
    """

    @wraps(work)
    def done(*given: Given.args, **named: Given.kwargs) -> Value:
        if not gc.isenabled():
            return work(*given, **named)
        gc.disable()
        try:
            return work(*given, **named)
        finally:
            gc.enable()

    return done
