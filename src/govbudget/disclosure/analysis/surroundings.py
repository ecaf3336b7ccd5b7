"""Which paragraphs of a text stand with a table: those behind its title, up to another title."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from govbudget.disclosure.titles import bare_title
from govbudget.tables.lexicon.list_numbers import is_chapter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["Surroundings"]

# How many paragraphs behind its title a note of a table may stand.
_NEAR = 6
# A title is no longer; a sentence is.
_LONGEST_TITLE = 60


class Surroundings:
    """The paragraphs of a disclosure as its tables see them; each is looked at once.

    Args:
        disclosure: the document.
    """

    def __init__(self, disclosure: Disclosure) -> None:
        self.disclosure = disclosure
        self._near: dict[tuple[str, str, tuple[int, ...]], tuple[int, ...]] = {}

    def near(self, table: DisclosedTable) -> tuple[int, ...]:
        """The numbers of the paragraphs of a table.

        Those on its pages, or behind its title, up to another title or the next chapter.
        """
        key = (bare_title(table.title) if table.title else "", table.file, table.pages)
        if key not in self._near:
            self._near[key] = tuple(self._behind(*key))
        return self._near[key]

    def _behind(self, title: str, file: str, pages: tuple[int, ...]) -> Iterator[int]:
        numbers = self._on(file, pages)
        printed = any(self._bare[number] == title for number in numbers if pages)
        # A title inside its table leaves all paragraphs of its pages.
        begun = -1 if printed or not pages else 0
        for number in numbers if pages else self._after(title, file):
            if number in self._listed:
                continue
            own = self._titles[number]
            if own and own == title:
                begun = number
            elif own and own in self._of_tables:
                begun = -1
            elif begun > 0 and self._is_heading[number]:
                # The next chapter speaks of other things.
                begun = -1
            elif begun >= 0 and (number - begun <= _NEAR or not printed):
                yield number

    def _on(self, file: str, pages: tuple[int, ...]) -> Sequence[int]:
        """The paragraphs of some pages of a file, in their order; none without a page."""
        found = (self._by_page.get((file, page), ()) for page in set(pages))
        return sorted(number for numbers in found for number in numbers)

    def _after(self, title: str, file: str) -> Iterator[int]:
        """The paragraphs from each that is the title up to the next that is another table's."""
        paragraphs = self.disclosure.paragraphs
        for start in self._where.get(title, ()) if title else ():
            for number in range(start, len(paragraphs)):
                if paragraphs[number].file != file:
                    break
                own = self._titles[number]
                yield number
                if number > start and own and (own == title or own in self._of_tables):
                    break

    @cached_property
    def _bare(self) -> list[str]:
        return [bare_title(one.text) for one in self.disclosure.paragraphs]

    @cached_property
    def _titles(self) -> list[str]:
        """For each paragraph its bare text where it may be a title of a table."""
        return [
            bare if "表" in one.text and len(one.text) <= _LONGEST_TITLE else ""
            for one, bare in zip(self.disclosure.paragraphs, self._bare, strict=True)
        ]

    @cached_property
    def _where(self) -> dict[str, list[int]]:
        """Where each title stands as a paragraph that is no line of the contents."""
        found: dict[str, list[int]] = {}
        for number, own in enumerate(self._titles):
            if own and number not in self._listed:
                found.setdefault(own, []).append(number)
        return found

    @cached_property
    def _of_tables(self) -> frozenset[str]:
        return frozenset(bare_title(one.title) for one in self.disclosure.tables if one.title)

    @cached_property
    def _listed(self) -> frozenset[int]:
        return frozenset(one.paragraph for one in self.disclosure.contents)

    @cached_property
    def _is_heading(self) -> list[bool]:
        return [is_chapter(one.text.strip()) for one in self.disclosure.paragraphs]

    @cached_property
    def _by_page(self) -> dict[tuple[str, int], list[int]]:
        found: dict[tuple[str, int], list[int]] = {}
        for number, one in enumerate(self.disclosure.paragraphs):
            if one.page is not None:
                found.setdefault((one.file, one.page), []).append(number)
        return found
