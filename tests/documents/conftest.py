"""Content in which staff have filled in what the award's papers ask for."""

from __future__ import annotations

import pytest

from coproduce import resources
from coproduce.content_folder import ContentFolder
from easyread.award_pack import Wanted
from easyread.write import Format
from tests.documents.award_papers import FILLED


@pytest.fixture
def filled_in(tmp_path):
    """A folder of content in which staff have filled in whom to ask, and no logo yet."""
    (tmp_path / "own/facts").mkdir(parents=True)
    text = (resources.folder("content") / "facts/slots.toml").read_text("utf-8")
    before, logo = text.split('id = "award-logo"')
    filled = before.replace("value = []", f"value = {FILLED!r}") + 'id = "award-logo"' + logo
    (tmp_path / "own/facts/slots.toml").write_text(filled, "utf-8")
    return ContentFolder(tmp_path / "own")


@pytest.fixture
def wanted(filled_in):
    return Wanted(formats=(Format.PLAIN_TEXT,), folder=filled_in, processes=1)
