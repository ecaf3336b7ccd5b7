"""``structure.one-document``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.places import (
    place_of_paragraph,
    place_of_table,
)
from govbudget.disclosure.analysis.several import (
    contents_of_several,
    holds_several,
    repeated_kinds,
)
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome

__all__ = ["OneDocument"]


class OneDocument(Check):
    """Two documents in one file."""

    id = "structure.one-document"
    group = Group.STRUCTURE
    rank = 90
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.TABLES})
    fewest_contents = Option(2, low=2, high=100)

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        if not disclosure.tables:
            yield NotApplicable(Message("structure.expected.nothing"))
            return
        heads = contents_of_several(disclosure)
        several = holds_several(disclosure)
        if len(heads) < self.fewest_contents and not several:
            yield Held()
            return
        twice = repeated_kinds(disclosure)
        tables = [one for kind in twice for one in disclosure.of(kind, kind.final)]
        yield Found(
            Severity.NOTICE,
            Message(
                "structure.one-document.found",
                signs=_signs(len(heads), len(twice)),
                several=several,
            ),
            places=[
                *(place_of_paragraph(disclosure, number) for number in heads),
                *map(place_of_table, tables),
            ],
        )


def _signs(heads: int, twice: int) -> list[Message]:
    """What shows that there are several documents, and nothing of what there is none of."""
    contents = Message("structure.one-document.contents", heads=heads)
    tables = Message("structure.one-document.tables", twice=twice)
    return [*([contents] if heads > 1 else []), *([tables] if twice else [])]
