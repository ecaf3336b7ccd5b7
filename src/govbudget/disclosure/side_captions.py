"""The lines above the pages at the right of a sheet that is wider than its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.disclosure.titles import kind_of
from govbudget.io.source import Grid, Paragraph
from govbudget.tables.lexicon.units import unit_line
from govbudget.tables.wording import squeezed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from govbudget.io.source import Block

__all__ = ["with_captions_aside"]

# What is longer is a line of its own, and not the rest of one that the page at the left cut off.
_REST = 8
# So many letters at the end of one line and the beginning of another are no accident.
_SHARED = 4


def with_captions_aside(
    blocks: Sequence[Block], lacks_names: Callable[[Grid], bool]
) -> list[Block]:
    """The blocks, with nothing above a grid that goes on at the right of the one before it.

    A title over all columns, or rows that are printed on each page, stand there again, the first
    letters perhaps cut off; a unit at the right of the sheet belongs above all of it.

    Args:
        blocks: the paragraphs and grids of a document.
        lacks_names: whether a grid has amounts only.
    """
    made: list[Block] = []
    above: list[Paragraph] = []
    said: list[str] = []
    left = 0  # where the grid at the left stands
    for one in blocks:
        if isinstance(one, Paragraph):
            above.append(one)
            continue
        here = [line for line in above if line.page == one.page]
        new = [line for line in here if not _is_again(line, said)]
        units = [line for line in new if unit_line(line.text) is not None]
        rest = [line for line in new if line not in units]
        beside = bool(said and here) and len(here) == len(above) and all(map(_is_rest, rest))
        if beside and lacks_names(one):
            made[left:left] = [evolve(line, page=made[left].page) for line in units]
            left += len(units)
            made += [one, *rest]
        else:
            said = [squeezed(line.text) for line in here]
            left = len(made) + len(above)
            made += [*above, one]
        above = []
    return [*made, *above]


def _is_again(line: Paragraph, said: Sequence[str]) -> bool:
    """Whether a line stands above the page at the left too; the edges of both may cut it."""
    text = squeezed(line.text)
    return any(one.endswith(text) or _overlaps(one, text) for one in said)


def _overlaps(one: str, text: str) -> bool:
    """Whether a text goes on one that is cut off, and begins with the last letters of it."""
    return any(one.endswith(text[:size]) for size in range(_SHARED, len(text)))


def _is_rest(line: Paragraph) -> bool:
    """Whether a line may be the rest of one that a page cut off."""
    return len(line.text) <= _REST and kind_of(line.text) is None
