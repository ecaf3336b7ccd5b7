"""By how much spending changed, beside the changes of its two parts, or of its three funds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.amounts import Amount
from govbudget.disclosure.analysis.agreement import Agreement, agree
from govbudget.disclosure.analysis.change_sums import moved_by
from govbudget.disclosure.analysis.changes import against_final
from govbudget.disclosure.analysis.lists import BOTH, SPENDINGS, summed, sums_of
from govbudget.disclosure.text.comparing import LAST_YEAR
from govbudget.disclosure.text.facts import AmountFact, ChangeFact, Fact
from govbudget.disclosure.text.kinds import Direction, Scope
from govbudget.disclosure.text.labels import named
from govbudget.disclosure.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TypeAlias

    from govbudget.disclosure.analysis.figures import Figures
    from govbudget.disclosure.analysis.lists import ListSum
    from govbudget.disclosure.document import Disclosure

    _Changes: TypeAlias = Mapping[int, Sequence[ChangeFact]]

__all__ = ["MovedSum", "has_beside", "moved_sums"]

_FUNDS = {Scope.GENERAL, Scope.GOVERNMENT_FUND, Scope.STATE_CAPITAL}
# So many sources of income are listed at most.
_MOST = 8
# What is spent, or kept, beside 基本支出 and 项目支出.
_BESIDE = (
    *("spending.operating", "spending.superior", "spending.affiliated"),
    *("carry_out", "surplus_allocation"),
)
# All that stands between the change of a whole and the first of its parts.
_OPENS = re.compile(r"[，,;(]?(?:其中|主要(?:原因)?[是为系])[:：，]?[^。;，]{0,16}")
# And between two parts.
_GOES_ON = re.compile(r"[^。]{0,80}[，,;、][^。，;]{0,16}")
_REASON = re.compile(r"^(?:其中|主要|原因|是|为|系|[:：，])+|(?:增加|减少|增长|下降|压减)$")


@frozen(slots=True)
class MovedSum:
    """A change that is the sum of the changes of its parts.

    Attributes:
        whole: the change of the whole, and by how much it went up.
        parts: those of all its parts, each with its name.
        sure: whether there can be no other part.
    """

    whole: tuple[ChangeFact, Amount]
    parts: tuple[tuple[Fact, Amount, str], ...]
    sure: bool

    @property
    def total(self) -> Amount:
        """What the changes of the parts add up to."""
        return summed([by for _, by, _ in self.parts], self.whole[1].unit)

    @property
    def holds(self) -> bool:
        """Whether the change of the whole is that, but for rounding."""
        places = max(by.places for by in (self.whole[1], *(by for _, by, _ in self.parts)))
        total = Amount(round(self.total.value, places), self.total.unit)
        return agree(self.whole[1], total, len(self.parts)) is not Agreement.DIFFERENT


def moved_sums(figures: Figures) -> Iterator[MovedSum]:
    """The changes of wholes whose parts are all said to have changed, or not.

    Args:
        figures: the figures of the document.
    """
    disclosure = figures.disclosure
    facts = disclosure.facts
    alone = not has_beside(figures)
    sums, changes = tuple(sums_of(facts)), _changes(facts)
    seen: set[int] = set()
    for at, fact in enumerate(facts):
        if not isinstance(fact, ChangeFact):
            continue
        found = _right_behind(disclosure, at)
        if found is None:
            found = _of_income(disclosure, at, sums)
            if found is not None:
                yield found
        else:
            seen.add(id(fact))
            if alone or fact.scope in {*_FUNDS, Scope.FISCAL}:
                yield found
    for one in sums:
        found = _of_list(disclosure, one, changes, alone=alone)
        if found is not None and id(found.whole[0]) not in seen:
            yield found


def has_beside(figures: Figures) -> bool:
    """Whether anything is spent, or kept, beside 基本支出 and 项目支出, by the text or a table.

    Args:
        figures: the figures of the document.
    """
    stated = (
        one.amount
        for one in figures.disclosure.facts
        if one.subject in _BESIDE and one.amount is not None
    )
    printed = (one.amount for one in figures.all if one.subject in _BESIDE)
    return any(amount.value for amount in (*stated, *printed))


def _right_behind(disclosure: Disclosure, at: int) -> MovedSum | None:
    """支出减少5万元，其中基本支出增加7万元，项目支出减少12万元."""
    whole = disclosure.facts[at]
    assert isinstance(whole, ChangeFact)  # noqa: S101  the caller has seen to it
    if whole.subject not in SPENDINGS or whole.against != LAST_YEAR:
        return None
    behind = disclosure.facts[at + 1 : at + 3]
    parts = [(one, moved) for one in behind if (moved := _moved(one)) is not None]
    if sorted(subject for _, (subject, _) in parts) != sorted(BOTH):
        return None
    by = moved_by(disclosure, whole)
    if by is None:
        return None
    text, last, form = disclosure.paragraphs[whole.paragraph].text, whole.span[1], _OPENS
    for one, _ in parts:
        between = plain(text[last : one.span[0]]).text
        if one.paragraph != whole.paragraph or form.fullmatch(between) is None:
            return None
        last, form = one.span[1], _GOES_ON
    named_parts = tuple((one, moved, _name(one)) for one, (_, moved) in parts)
    return MovedSum((whole, by), named_parts, sure=True)


def _of_income(disclosure: Disclosure, at: int, sums: Sequence[ListSum]) -> MovedSum | None:
    """收入增加30万元，其中：财政拨款增加20万元，…；事业收入增加10万元: by all sources of the year.

    A source of last year may be gone, so that this is never sure.
    """
    facts = disclosure.facts
    whole = facts[at]
    assert isinstance(whole, ChangeFact)  # noqa: S101  the caller has seen to it
    if whole.subject != "revenue" or whole.about is None:
        return None
    by = moved_by(disclosure, whole)
    if by is None:
        return None
    text, behind, last = disclosure.paragraphs[whole.paragraph].text, [], whole.span[1]
    for one in facts[at + 1 : at + 1 + _MOST]:
        if one.paragraph != whole.paragraph or "。" in text[last : one.span[0]]:
            break
        behind.append(one)
        last = one.span[1]
    moved = [(one, found) for one in behind if (found := _moved(one)) is not None]
    if len(moved) < len(BOTH) or len(moved) != len(behind):
        return None
    if _OPENS.fullmatch(plain(text[whole.span[1] : behind[0].span[0]]).text) is None:
        return None
    kinds = sorted(subject for _, (subject, _) in moved)
    for listed in sums:
        parts = [facts[i] for i in listed.parts]
        stated = sorted(one.subject for one in parts if one.amount and one.amount.value)
        if listed.whole == whole.about and stated == kinds and _adds_up(facts[listed.whole], parts):
            named_parts = tuple((one, change, _name(one)) for one, (_, change) in moved)
            return MovedSum((whole, by), named_parts, sure=False)
    return None


def _name(fact: Fact) -> str:
    """What a part is called, without the words of its reason."""
    return _REASON.sub("", _REASON.sub("", plain(fact.label).text))


def _moved(fact: Fact) -> tuple[str, Amount] | None:
    """What a part of a change is, and by how much it went up; None where that is not stated."""
    subject: str = fact.subject
    by = None
    if isinstance(fact, ChangeFact):
        by = fact.change
    elif isinstance(fact, AmountFact) and fact.direction is not None:
        by = fact.amount
        label = named(_name(fact))
        subject = "" if label is None else label.subject
    signs = {Direction.INCREASE: 1, Direction.DECREASE: -1}
    if by is None or fact.direction not in signs or by.value < 0:
        return None
    return subject, Amount(by.value * signs[fact.direction], by.unit)


def _of_list(
    disclosure: Disclosure, one: ListSum, changes_of: _Changes, *, alone: bool
) -> MovedSum | None:
    """The changes of a list of amounts that is whole: by both parts, or by the three funds."""
    facts = disclosure.facts
    whole, parts = facts[one.whole], [facts[at] for at in one.parts]
    if whole.subject not in SPENDINGS:
        return None
    both = sorted(part.subject for part in parts) == sorted(BOTH)
    funds = {part.scope for part in parts} == _FUNDS and whole.scope is Scope.FISCAL
    in_fund = whole.scope in {*_FUNDS, Scope.FISCAL}
    if not (funds or (both and (in_fund or alone))) or not _adds_up(whole, parts):
        return None
    changes = [_only(changes_of.get(at, ())) for at in (one.whole, *one.parts)]
    if changes[0] is None:
        return None
    told = [
        (change, facts[at]) for at, change in zip((one.whole, *one.parts), changes, strict=True)
    ]
    bases = {
        (change.against, change.base_year, against_final(disclosure, change))
        for change, _ in told
        if change is not None
    }
    moved = [(change or fact, _by(disclosure, change, fact)) for change, fact in told]
    known = [(fact, by, fact.label) for fact, by in moved if by is not None]
    if len(bases) != 1 or len(known) != len(moved):
        return None
    sure = None not in changes
    return MovedSum((changes[0], known[0][1]), tuple(known[1:]), sure=sure)


def _adds_up(whole: Fact, parts: Sequence[Fact]) -> bool:
    amounts = [part.amount for part in parts if part.amount is not None]
    if whole.amount is None or len(amounts) != len(parts):
        return False
    total = summed(amounts, whole.amount.unit)
    return agree(whole.amount, total, len(parts)) is not Agreement.DIFFERENT


def _changes(facts: Sequence[Fact]) -> _Changes:
    """The changes against last year, by the number of the figure that they are of."""
    found: dict[int, list[ChangeFact]] = {}
    for one in facts:
        if isinstance(one, ChangeFact) and one.about is not None and one.against == LAST_YEAR:
            found.setdefault(one.about, []).append(one)
    return found


def _only(found: Sequence[ChangeFact]) -> ChangeFact | None:
    return found[0] if len(found) == 1 else None


def _by(disclosure: Disclosure, change: ChangeFact | None, fact: Fact) -> Amount | None:
    """By how much a part changed; what is nought, and not said to have changed, did not."""
    if change is not None:
        return moved_by(disclosure, change)
    nothing = fact.amount is not None and not fact.amount.value
    return fact.amount if nothing else None
