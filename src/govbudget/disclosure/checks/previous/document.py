"""``previous.document``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.previous._telling import called
from govbudget.disclosure.checks.records import Group, Place
from govbudget.disclosure.comparing.belonging import Belonging
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.comparing.previous import PreviousDocument
    from govbudget.disclosure.document import Disclosure

__all__ = ["PreviousBelongs"]


class PreviousBelongs(Check):
    """Whether the earlier documents are those of the same body."""

    id = "previous.document"
    group = Group.PREVIOUS
    rank = 10
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.PREVIOUS, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        if context.previous is None:
            yield NotApplicable(Message("previous.none"))
            return
        for one in context.previous.all:
            if one.belonging.is_compared and one not in context.previous.compared:
                yield _found(context.disclosure, one, "twice")
            elif one.belonging is Belonging.BELONGS:
                yield Held()
            else:
                yield _found(context.disclosure, one, one.belonging.value)


def _found(own: Disclosure, one: PreviousDocument, word: str) -> Found:
    other = one.disclosure
    count, many = one.shared if word == Belonging.RENAMED else (0, 0)
    said = Message(
        f"previous.document.{word}",
        own=called(own),
        other=called(other),
        count=count,
        many=many,
    )
    return Found(Severity.NOTICE, said, places=[Place(document=other.path)])
