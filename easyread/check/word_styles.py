"""The styles of a Word file: what they say, and who their parents are.

What holds for a run is said in five places, the nearest wins: the run, its character style, its
paragraph's style and that style's parents, and the defaults (ISO/IEC 29500-1, 17.7.2).
"""

from __future__ import annotations

from collections.abc import Iterator

from easyread.check.word_runs import Element
from easyread.package import WORDS as W


class WordStyles:
    """The styles of one file, and their defaults."""

    def __init__(self, root: Element | None) -> None:
        """Read the part with the styles; without one there are none."""
        found = root.iter(f"{W}style") if root is not None else iter(())
        self._by_id = {style.get(f"{W}styleId", ""): style for style in found}
        self._chains: dict[str, tuple[Element, ...]] = {}
        self._said: dict[tuple[str, str, str, str], str] = {}
        self._of_paragraphs: dict[tuple[str, str], Element | None] = {}
        defaults = (f"{W}docDefaults/{W}{kind}PrDefault" for kind in ("r", "p"))
        runs, paragraphs = (root.find(path) if root is not None else None for path in defaults)
        self._run_defaults = () if runs is None else (runs,)
        self._paragraph_defaults = () if paragraphs is None else (paragraphs,)
        self.plain = self._plain()
        """The id of the style of paragraphs that name none; empty if there is none."""

    def _plain(self) -> str:
        """LibreOffice marks no style as default; Word then takes its own, called "Normal"."""
        styles = [(id_, s) for id_, s in self._by_id.items() if s.get(f"{W}type") == "paragraph"]
        marked = (id_ for id_, style in styles if style.get(f"{W}default") in ("1", "true", "on"))
        named = (id_ for id_, s in styles if value_of(s.find(f"{W}name")).lower() == "normal")
        return next(marked, "") or next(named, "")

    def chain(self, style: str) -> tuple[Element, ...]:
        """Return a style and its parents, nearest first."""
        if style not in self._chains:
            found: list[Element] = []
            parent = style
            while parent in self._by_id and self._by_id[parent] not in found:
                found.append(self._by_id[parent])
                parent = value_of(found[-1].find(f"{W}basedOn"))
            self._chains[style] = tuple(found)
        return self._chains[style]

    def name(self, style: str) -> str:
        """Return the name of a style that people see; its id if it has none."""
        found = self._by_id.get(style)
        return (value_of(found.find(f"{W}name")) if found is not None else "") or style

    def of_run(self, character: str, style: str, name: str, attribute: str) -> str:
        """Return what styles say of a run, with its character style and its paragraph's style."""
        key = character, style, name, attribute
        if key not in self._said:  # a million runs share a few styles
            self._said[key] = next(self._each_of_run(*key), "")
        return self._said[key]

    def _each_of_run(self, character: str, style: str, name: str, attribute: str) -> Iterator[str]:
        for holder in (*self.chain(character), *self.chain(style), *self._run_defaults):
            found = holder.find(f"{W}rPr/{W}{name}")
            if found is not None and says(found, name, attribute):
                yield switch_of(found, attribute)

    def of_paragraph(self, style: str, name: str) -> Element | None:
        """Return the element `name` that holds for paragraphs of a style; None for none."""
        key = style, name
        if key not in self._of_paragraphs:
            holders = (*self.chain(style), *self._paragraph_defaults)
            found = (holder.find(f"{W}pPr/{W}{name}") for holder in holders)
            self._of_paragraphs[key] = next((one for one in found if one is not None), None)
        return self._of_paragraphs[key]

    @property
    def language(self) -> str:
        """The language that the plain style or the defaults say; empty for none."""
        return self.of_run("", self.plain, "lang", "val")


def says(element: Element, name: str, attribute: str) -> bool:
    """Whether an element says something about an attribute: each language is said for itself."""
    return name != "lang" or bool(element.get(f"{W}{attribute}"))


def value_of(element: Element | None, attribute: str = "val", default: str = "") -> str:
    """Return an attribute of an element; `default` if it has none, "" without an element."""
    return "" if element is None else element.get(f"{W}{attribute}", default)


def switch_of(element: Element, attribute: str = "val") -> str:
    """Return an attribute of an element; a switch that only stands there is "on"."""
    return value_of(element, attribute, "on" if attribute == "val" else "")
