"""The figure that a share is taken of, by the words that name it and where the share stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.text.kinds import FactKind, Scope
from govbudget.disclosure.text.labels import named
from govbudget.disclosure.text.naming import procured
from govbudget.disclosure.text.subjects import WITH_SCOPE
from govbudget.tables.lexicon.totals import SUM

if TYPE_CHECKING:
    from govbudget.disclosure.text.discourse import Discourse
    from govbudget.disclosure.text.facts import Fact

__all__ = ["whole_of"]

# What economic classes are listed below, item by item.
_HEADS = ("spending.basic", "spending.project")


def whole_of(said: Discourse, words: str, part: Fact | None = None) -> int | None:
    """The number of the amount that a share is taken of: 占本年支出合计的.

    Where the words do not say the money, that above the part goes first: 1.基本支出80万元，其中：
    工资福利支出60万元，占基本支出的75%.

    Args:
        said: what the text has said.
        words: the words that name the whole.
        part: the figure whose share it is, where that was understood.
    """
    bare = words.replace('"', "")
    label = named(bare, said.body)
    subject = procured(bare) or (label.subject if label else "")
    scope = label.scope if label and subject in WITH_SCOPE else Scope.NONE
    above = None if scope or part is None else _above(said, subject, part)
    if above is not None:
        return above
    if subject in WITH_SCOPE:
        scope = scope or Scope.ALL
    elif part is not None and part.measure is not None:
        # 决算为21.60万元，占“三公”经费总支出决算的…, whose budget may be the last that was named.
        same = said.index.latest_of_measure(subject, part.measure)
        if same is not None:
            return same
    found = said.index.latest_of_scope(subject, scope)
    if found is not None:
        return found
    if subject.endswith(".current"):
        # 本年支出合计 is the 支出合计, where the text has no other of the year; a 支出总计 is none.
        number = said.index.latest_of_scope(subject.removesuffix(".current"), scope)
        joined = number is not None and said.index[number].label.endswith(SUM)
        return number if joined else None
    # 总支出预算 is the 支出预算, where the text has no other total.
    return said.index.latest_of_scope(subject.removesuffix(".total"), scope)


def _above(said: Discourse, subject: str, part: Fact) -> int | None:
    """The figure above a part that has a subject: the whole of its list, or that before it.

    Of two figures of one chapter neither is sure.
    """
    index, path = said.index, said.line.heading.path
    if part.part_of is not None and index[part.part_of].subject == subject:
        return part.part_of
    if subject not in _HEADS:
        return None
    there = [
        number
        for number, one in enumerate(index.facts)
        if one.kind is FactKind.AMOUNT
        and one.chapter == path
        and one.subject == subject
        and (one.scope, one.measure, one.year) == (part.scope, part.measure, part.year)
    ]
    return there[0] if len(there) == 1 else None
