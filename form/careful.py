"""Words that must not be got wrong: English stands under a translation that nobody has approved.

Templates call these with a block, which is said a second time in English only when it must be:

    {% call careful() %}{{ _('Yes, delete my answers') }}{% endcall %}
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextvars import ContextVar

from markupsafe import Markup

from coproduce import languages
from coproduce.languages import SOURCE, Heard, _
from coproduce.offering import draft_line

Say = Callable[[], Markup]
_is_beside: ContextVar[bool] = ContextVar("is_beside", default=False)


@contextlib.contextmanager
def beside_english(*, is_so: bool = True) -> Iterator[None]:
    """Say words inside the block that stand beside the same in English: none goes under them."""
    token = _is_beside.set(is_so)
    try:
        yield
    finally:
        _is_beside.reset(token)


def careful(caller: Say) -> Markup:
    """Return what `caller` says, in a draft with the English under it; inside a line or label.

    What has no translation is said in English, and says that it is.
    """
    if languages.current() == SOURCE:
        return caller()
    with languages.listening() as heard:
        said = caller()
    if heard.is_untranslated:
        return _in_english(caller)
    if _is_beside.get() or not heard.is_unchecked:
        return said
    under = Markup(' <span class="en" lang="en" dir="ltr">') + _source(caller) + _END
    return Markup("<span>") + said + under + _END


def ours(caller: Say) -> Markup:
    """Return a part of the page from content/; one without a translation is told to be English."""
    if languages.current() == SOURCE:
        return caller()
    with languages.listening() as heard:
        said = caller()
    if not heard.is_untranslated:
        return said
    told = Markup("<p>{}</p>").format(_part_is_english())
    return told + Markup('<div lang="en" dir="ltr">') + _source(caller) + Markup("</div>")


def notice(heard: Heard) -> Markup:
    """Return what stands first on a page whose words are a draft or partly in English."""
    said = Markup("")
    if heard.is_unchecked:
        said += Markup('<p class="draft">{}</p>').format(careful(_draft))
    if heard.is_untranslated:
        said += Markup('<p class="draft">{}</p>').format(careful(_partly_english))
    return said


def _draft() -> Markup:
    return Markup("{}").format(draft_line())


def _partly_english() -> Markup:
    return Markup("{}").format(_("Some words on this page are in English."))


def _part_is_english() -> str:
    return _("This part is in {language}.").format(language="English")


def _in_english(caller: Say) -> Markup:
    return Markup('<span lang="en" dir="ltr">') + _source(caller) + _END


def _source(caller: Say) -> Markup:
    with languages.speaking(SOURCE):
        return caller()


_END = Markup("</span>")
