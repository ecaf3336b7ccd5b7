"""What one sentence of a published budget says, as a record that checks can compare.

Two facts speak of the same thing when they share subject, scope, measure, code and year.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from govbudget.amounts import Amount

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "EXPLANATION",
    "UNRECOGNISED",
    "Direction",
    "Fact",
    "Kind",
    "ListedItem",
    "Measure",
    "Scope",
    "unread_amounts",
]


#: The subject of an amount whose meaning was not understood.
UNRECOGNISED = "unrecognised"
#: The subject of an amount inside a reason or a purpose: it explains another figure.
EXPLANATION = "explanation"


class Kind(StrEnum):
    """What sort of statement a fact is."""

    AMOUNT = "amount"
    CHANGE = "change"
    SHARE = "share"
    COMPLETION = "completion"
    RATE = "rate"
    COUNT = "count"
    LIST = "list"
    NOTHING = "nothing"


class Direction(StrEnum):
    """Where a change goes, as the words say."""

    INCREASE = "increase"
    DECREASE = "decrease"
    LEVEL = "level"


class Measure(StrEnum):
    """Which figure of a subject it is.

    ``INITIAL`` is 年初预算, ``REVISED`` 全年预算 or 调整预算, ``FINAL`` 决算 or 执行数.
    """

    BUDGET = "budget"
    INITIAL = "initial_budget"
    REVISED = "revised_budget"
    FINAL = "final"


class Scope(StrEnum):
    """Which money a figure covers; ``NONE`` where the words do not say."""

    NONE = ""
    ALL = "all"
    FISCAL = "fiscal"
    GENERAL = "general"
    GOVERNMENT_FUND = "government_fund"
    STATE_CAPITAL = "state_capital"
    SPECIAL_ACCOUNT = "special_account"
    UNIT_FUNDS = "unit_funds"


@frozen(slots=True)
class ListedItem:
    """A name of a list such as 主要包括：办公费、印刷费….

    Attributes:
        name: the name as printed.
        code: its economic code; empty where the name is not one of the book.
    """

    name: str
    code: str = ""


@frozen(slots=True)
class Fact:
    """One statement of the text.

    Attributes:
        kind: what sort of statement it is.
        subject: the stable id of what it speaks of: see ``narrative/subjects.py``.
        scope: which money it covers.
        measure: which figure of the subject it is; None where that has no meaning.
        label: the words of the text that name it or that named it before, with the brackets and
            quotation marks of the book.
        code: the functional or economic code; empty where there is none or it is not sure.
        year: the year of the figure; None where the text does not say and no year was known.
        amount: the figure; of a change, share or completion the figure that it speaks of.
        base: what the figure is compared with: last year's, the budget, the whole.
        change: by how much it changed, without the sign that the words give.
        percent: the percentage of a change, share, completion or rate.
        direction: what the words say of a change; None where they say both or neither.
        percent_direction: what the words say right before the percentage of a change: that of
            减少10万元，增长5% is another one.
        against: what ``base`` is: ``last_year`` or a measure; for a share the subject of the
            whole.
        base_year: the year of the base.
        count: a number of things.
        counter: the word that counts them, such as 辆.
        threshold: the amount from which on things are counted (单价100万元以上).
        items: the names of a list.
        tables: the tables that a statement of emptiness names.
        purpose: what the money is said to be used for.
        part_of: the number of the fact that it is a part of (其中).
        listed: the number of the list of parts that it stands in, as 其中 opens one: the parts of a
            whole are those of one list.
        about: the number of the amount fact that a change, share or completion speaks of.
        chapter: the headings that it stands under, from the top.
        paragraph: the number of its paragraph, from 0.
        page: the page of the paragraph.
        span: where the figure stands in the text of the paragraph: start and end.
        sentence: the sentence as printed.
    """

    kind: Kind
    subject: str
    paragraph: int
    span: tuple[int, int]
    sentence: str
    scope: Scope = Scope.NONE
    measure: Measure | None = None
    label: str = ""
    code: str = ""
    year: int | None = None
    amount: Amount | None = None
    base: Amount | None = None
    change: Amount | None = None
    percent: Decimal | None = None
    direction: Direction | None = None
    percent_direction: Direction | None = None
    against: str = ""
    base_year: int | None = None
    count: Decimal | None = None
    counter: str = ""
    threshold: Amount | None = None
    items: tuple[ListedItem, ...] = ()
    tables: tuple[str, ...] = ()
    purpose: str = ""
    part_of: int | None = None
    listed: int | None = None
    about: int | None = None
    chapter: tuple[str, ...] = ()
    page: int | None = None

    @property
    def same(self) -> tuple[str, Scope, Measure | None, str, int | None]:
        """What two facts share that should have the same figure."""
        return (self.subject, self.scope, self.measure, self.code, self.year)

    def with_(self, **changes: Any) -> Fact:
        """A copy with other values."""
        return evolve(self, **changes)


def unread_amounts(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts whose amount was seen and whose meaning was not understood."""
    return tuple(fact for fact in facts if fact.subject == UNRECOGNISED)
