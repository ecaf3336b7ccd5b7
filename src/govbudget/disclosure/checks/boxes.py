"""Where the places that findings point at stand: in which file, and sentences on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from govbudget.disclosure.checks.records import CheckFinding, Place
    from govbudget.disclosure.document import Disclosure
    from govbudget.io.source import Paragraph

__all__ = ["located"]


def located(
    finding: CheckFinding, disclosure: Disclosure, others: Iterable[Disclosure] = ()
) -> CheckFinding:
    """A finding whose sentences have their place on the page, where the format has places.

    A sentence may stand on the page after the one that its paragraph begins on; in a file of lines
    it has that on which its paragraph begins. Of a document of
    several files each place names its own.

    Args:
        finding: the finding.
        disclosure: its document.
        others: other documents that its places may stand in.
    """
    by_path = {"": disclosure, **{one.path: one for one in others}}
    places = tuple(
        _whole(it, by_path[it.document]) if it.document in by_path else it for it in finding.places
    )
    mends = tuple(evolve(one, place=_whole(one.place, disclosure)) for one in finding.mends)
    return evolve(finding, places=places, mends=mends)


def _whole(place: Place, disclosure: Disclosure) -> Place:
    """A place with its box, and with its file where there are several."""
    placed = _placed(place, disclosure.paragraphs)
    return _in_file(placed, disclosure) if disclosure.files else placed


def _placed(place: Place, paragraphs: Sequence[Paragraph]) -> Place:
    if place.box is not None or place.paragraph is None:
        return place
    paragraph = paragraphs[place.paragraph]
    if paragraph.line is not None:
        return evolve(place, row=paragraph.line)
    quoted = place.text.removesuffix("…")
    start = max(paragraph.text.find(quoted), 0)
    end = start + len(quoted) if quoted in paragraph.text else None
    found = paragraph.box(start, end)
    if found is None:
        return place
    page, box = found
    return evolve(place, page=page, box=box)


def _in_file(place: Place, disclosure: Disclosure) -> Place:
    """A place with its file, by the table or the paragraph that it names."""
    if place.file:
        return place
    if place.table is not None and 1 <= place.table <= len(disclosure.tables):
        return evolve(place, file=disclosure.tables[place.table - 1].file)
    if place.paragraph is not None:
        return evolve(place, file=disclosure.paragraphs[place.paragraph].file)
    return place
