"""The date that a document gives itself: of two versions it tells which is the later."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.io.source import Paragraph

__all__ = ["date_of"]

# A line that is a date, or says that it is one of the document.
_DATED = re.compile(
    r"(?:(?:公开|公布|发布|发文|填报|编制|成文|更新)(?:日期|时间)[:：]?)?"
    r"(?P<year>20\d\d)[年./-](?P<month>\d{1,2})[月./-](?P<day>\d{1,2})日?"
)


def date_of(paragraphs: Iterable[Paragraph]) -> str:
    """The latest date that stands on a line of its own; empty where none does.

    Args:
        paragraphs: the text of the document.
    """
    return max(_dates(paragraphs), default="")


def _dates(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for one in paragraphs:
        found = _DATED.fullmatch("".join(one.text.split()))
        if found is None:
            continue
        try:
            day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        except ValueError:  # the 31st of June
            continue
        yield day.isoformat()
