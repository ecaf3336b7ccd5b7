"""The statements of the text of a document, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.amounts import Unit, convert
from govbudget.extracting.records import ExtractedFact

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from govbudget.amounts import Amount
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text import Fact
    from govbudget.extracting.doubts import Doubts
    from govbudget.extracting.whose import Whose

__all__ = ["facts_of"]


def facts_of(disclosure: Disclosure, whose: Whose, doubts: Doubts) -> Iterator[ExtractedFact]:
    """The statements of the text of a document.

    Args:
        disclosure: the document.
        whose: what it is.
        doubts: the findings of its check.
    """
    for number, fact in enumerate(disclosure.facts):
        yield _row(number, fact, whose, doubts)


def _row(number: int, fact: Fact, whose: Whose, doubts: Doubts) -> ExtractedFact:
    start, end = fact.span
    return ExtractedFact(
        **whose.head(),
        fact=number,
        sort=fact.kind.value,
        subject=fact.subject,
        scope=fact.scope.value,
        measure=fact.measure.value if fact.measure else "",
        code=fact.code,
        label=fact.label,
        fact_year=fact.year,
        amount=_yuan(fact.amount),
        base=_yuan(fact.base),
        change=_yuan(fact.change),
        percent=fact.percent,
        count=fact.count,
        counter=fact.counter,
        direction=fact.direction.value if fact.direction else "",
        page=fact.page,
        paragraph=fact.paragraph,
        start=start,
        end=end,
        chapter="/".join(fact.chapter),
        sentence=fact.sentence,
        findings=doubts.of_paragraph(fact.paragraph),
    )


def _yuan(amount: Amount | None) -> Decimal | None:
    """An amount in 元; None where there is none, or its unit is not known."""
    if amount is None or amount.unit is None:
        return None
    return convert(amount.value, amount.unit, Unit.YUAN)
