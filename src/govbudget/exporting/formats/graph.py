"""The codes of a year as the lines of a graph, whatever its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from govbudget.exporting.records import Dataset

__all__ = ["graph_lines"]


def graph_lines(
    dataset: Dataset,
    node: Callable[[str, str, str], str],
    arrow: Callable[[str, str, str], str],
    signs: Mapping[int, str],
) -> Iterator[str]:
    """A line for each entry, and one from each to what stands below it.

    Args:
        dataset: what is exported.
        node: writes a node: the scheme, the code, the label.
        arrow: writes what leads from a code to one below: the scheme, the upper, the lower.
        signs: what a label cannot hold, and what stands for it.
    """
    for edition in dataset.header.editions:
        scheme = edition.scheme.value
        entries = list(dataset.in_edition(edition))
        there = {one.code for one in entries}
        for one in entries:
            yield node(scheme, one.code, f"{one.code} {one.name}".strip().translate(signs))
        for one in entries:
            if one.parent in there:
                yield arrow(scheme, one.parent, one.code)
