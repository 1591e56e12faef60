"""Puts content/ and locales/ into the wheel, as `coproduce/_data`.

An editable install needs neither: there `coproduce.resources` finds the folders of the checkout.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DATA_FOLDERS = ("content", "locales")


class DataFolders(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the two data folders to an ordinary wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the folders to include; a wheel without one would break on every machine."""
        if version == "editable":
            return
        for name in DATA_FOLDERS:
            folder = Path(self.root) / name
            if not folder.is_dir():
                raise FileNotFoundError(f"{name}/ is not here, and the wheel needs it.")
            build_data["force_include"][str(folder)] = f"coproduce/_data/{name}"
