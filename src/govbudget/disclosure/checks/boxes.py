"""Where on the page the sentences stand that findings point at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.checks.records import CheckFinding, Place
    from govbudget.io.source import Paragraph

__all__ = ["on_page"]


def on_page(finding: CheckFinding, paragraphs: Sequence[Paragraph]) -> CheckFinding:
    """A finding whose sentences have their place on the page, where the format has places.

    A sentence may stand on the page after the one that its paragraph begins on.

    Args:
        finding: the finding.
        paragraphs: those of its document.
    """
    places = tuple(_placed(place, paragraphs) for place in finding.places)
    return evolve(finding, places=places)


def _placed(place: Place, paragraphs: Sequence[Paragraph]) -> Place:
    if place.box is not None or place.paragraph is None:
        return place
    paragraph = paragraphs[place.paragraph]
    quoted = place.text.removesuffix("…")
    start = max(paragraph.text.find(quoted), 0)
    end = start + len(quoted) if quoted in paragraph.text else None
    found = paragraph.box(start, end)
    if found is None:
        return place
    page, box = found
    return evolve(place, page=page, box=box)
