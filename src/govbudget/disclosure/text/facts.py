"""What one statement of a published budget says: a small record for each sort, with one head.

Two facts speak of the same thing when they share subject, scope, measure, code and year.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import evolve, frozen

from govbudget.amounts import Amount
from govbudget.disclosure.text.facts_flat import OtherKinds, flat_form, nested_form, with_heads
from govbudget.disclosure.text.kinds import UNRECOGNISED, Direction, FactKind, Measure, Scope
from govbudget.disclosure.text.topics import Topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from govbudget.disclosure.text.subject import Subject

__all__ = [
    "AmountFact",
    "ChangeFact",
    "CompletionFact",
    "CountFact",
    "Fact",
    "ListFact",
    "ListedItem",
    "NothingFact",
    "Passage",
    "RateFact",
    "ShareFact",
    "unread_amounts",
]


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
class Passage:
    """Where a statement stands.

    Attributes:
        paragraph: the number of its paragraph, from 0.
        span: where the figure stands in the text of the paragraph: start and end.
        sentence: the sentence as printed.
        chapter: the headings that it stands under, from the top.
        page: the page of the paragraph.
    """

    paragraph: int
    span: tuple[int, int]
    sentence: str
    chapter: tuple[str, ...] = ()
    page: int | None = None


@frozen(slots=True)
class Fact(OtherKinds):
    """One statement of the text: what all sorts of statement have.

    What only some sorts have, the records of these have: :class:`AmountFact`, :class:`ChangeFact`,
    :class:`ShareFact`, :class:`CompletionFact`, :class:`RateFact`, :class:`CountFact`,
    :class:`ListFact` and :class:`NothingFact`. In JSON a fact is one flat object with the names of
    all of them; those that its sort does not have are null or empty.

    Attributes:
        kind: what sort of statement it is.
        topic: what it is about; its subject, scope, measure, label, code and year are attributes
            of the fact as well.
        passage: where it stands; its paragraph, span, sentence, chapter and page are attributes of
            the fact as well.
    """

    kind: ClassVar[FactKind]

    topic: Topic
    passage: Passage

    @property
    def subject(self) -> Subject:
        """What it speaks of."""
        return self.topic.subject

    @property
    def scope(self) -> Scope:
        """Which money it covers."""
        return self.topic.scope

    @property
    def measure(self) -> Measure | None:
        """Which figure of the subject it is; None where that has no meaning."""
        return self.topic.measure

    @property
    def label(self) -> str:
        """The words that name it, with the brackets and quotation marks of the book."""
        return self.topic.label

    @property
    def code(self) -> str:
        """The functional or economic code; empty where there is none or it is not sure."""
        return self.topic.code

    @property
    def year(self) -> int | None:
        """The year of the figure; None where the text does not say and no year was known."""
        return self.topic.year

    @property
    def paragraph(self) -> int:
        """The number of its paragraph, from 0."""
        return self.passage.paragraph

    @property
    def span(self) -> tuple[int, int]:
        """Where the figure stands in the text of the paragraph: start and end."""
        return self.passage.span

    @property
    def sentence(self) -> str:
        """The sentence as printed."""
        return self.passage.sentence

    @property
    def chapter(self) -> tuple[str, ...]:
        """The headings that it stands under, from the top."""
        return self.passage.chapter

    @property
    def page(self) -> int | None:
        """The page of the paragraph."""
        return self.passage.page

    @property
    def same(self) -> tuple[str, Scope, Measure | None, str, int | None]:
        """What two facts share that should have the same figure."""
        topic = self.topic
        return (topic.subject, topic.scope, topic.measure, topic.code, topic.year)

    def with_(self, **changes: Any) -> Fact:
        """A copy with other values of its fields, those of its topic and passage among them."""
        return evolve(self, **with_heads(self, changes))

    def __flat__(self) -> dict[str, object]:
        """The fact as one flat mapping: its form in JSON."""
        return flat_form(self)

    @classmethod
    def __nested__(cls, flat: Mapping[str, Any]) -> tuple[type[Fact], dict[str, Any]]:
        """The class of a flat fact, and its fields with the head apart."""
        made = _CLASSES[FactKind(flat["kind"])]
        return made, nested_form(made, flat)


@frozen(slots=True)
class AmountFact(Fact):
    """An amount of money: 支出预算80万元.

    Attributes:
        amount: the figure; None where it is spelt in characters.
        direction: of an amount inside a reason, where the words say that it goes.
        part_of: the number of the fact that it is a part of (其中).
        listed: the number of the list of parts that it stands in, as 其中 opens one: the parts of a
            whole are those of one list.
        purpose: what the money is said to be used for.
    """

    kind = FactKind.AMOUNT

    amount: Amount | None = None
    direction: Direction | None = None
    part_of: int | None = None
    listed: int | None = None
    purpose: str = ""


@frozen(slots=True)
class ChangeFact(Fact):
    """A change against another figure: 比上年减少20万元，降低20%.

    Attributes:
        amount: the figure that it speaks of.
        base: what that is compared with: last year's figure, or the budget.
        change: by how much it changed, without the sign that the words give.
        percent: the percentage of the change.
        direction: what the words say of it; None where they say both or neither.
        percent_direction: what the words say right before the percentage: that of
            减少10万元，增长5% is another one.
        against: what ``base`` is: ``last_year`` or a measure.
        base_year: the year of the base.
        about: the number of the amount that it speaks of.
        purpose: what the money is said to be used for.
    """

    kind = FactKind.CHANGE

    amount: Amount | None = None
    base: Amount | None = None
    change: Amount | None = None
    percent: Decimal | None = None
    direction: Direction | None = None
    percent_direction: Direction | None = None
    against: str = ""
    base_year: int | None = None
    about: int | None = None
    purpose: str = ""


@frozen(slots=True)
class ShareFact(Fact):
    """A share of a whole: 占本年支出合计的79.49%.

    Attributes:
        percent: the percentage.
        amount: the part.
        base: the whole.
        against: the subject of the whole.
        part_of: the number of the fact of the whole.
        about: the number of the amount that it speaks of.
        purpose: what the money is said to be used for.
    """

    kind = FactKind.SHARE

    percent: Decimal | None = None
    amount: Amount | None = None
    base: Amount | None = None
    against: str = ""
    part_of: int | None = None
    about: int | None = None
    purpose: str = ""


@frozen(slots=True)
class CompletionFact(Fact):
    """How much of a budget was carried out: 完成年初预算的98.20%.

    Attributes:
        percent: the percentage.
        amount: the figure that it speaks of.
        base: the budget.
        against: which budget: a measure.
        about: the number of the amount that it speaks of.
        purpose: what the money is said to be used for.
    """

    kind = FactKind.COMPLETION

    percent: Decimal | None = None
    amount: Amount | None = None
    base: Amount | None = None
    against: str = ""
    about: int | None = None
    purpose: str = ""


@frozen(slots=True)
class RateFact(Fact):
    """A rate by itself: 编制覆盖率为100%, or what of the goods small firms were awarded.

    Attributes:
        percent: the percentage.
    """

    kind = FactKind.RATE

    percent: Decimal | None = None


@frozen(slots=True)
class CountFact(Fact):
    """A number of things: 公务用车保有量2辆.

    Attributes:
        count: the number.
        counter: the word that counts them, such as 辆.
        threshold: the amount from which on things are counted (单价100万元以上).
        part_of: the number of the count that it is a part of.
    """

    kind = FactKind.COUNT

    count: Decimal | None = None
    counter: str = ""
    threshold: Amount | None = None
    part_of: int | None = None


@frozen(slots=True)
class ListFact(Fact):
    """A list of names: 主要包括：基本工资、津贴补贴….

    Attributes:
        items: the names.
        about: the number of the amount that the list is of.
    """

    kind = FactKind.LIST

    items: tuple[ListedItem, ...] = ()
    about: int | None = None


@frozen(slots=True)
class NothingFact(Fact):
    """A statement that there is none: 无政府性基金预算拨款.

    Attributes:
        tables: the tables that it names as empty.
    """

    kind = FactKind.NOTHING

    tables: tuple[str, ...] = ()


_CLASSES: dict[FactKind, type[Fact]] = {
    made.kind: made
    for made in (
        *(AmountFact, ChangeFact, ShareFact, CompletionFact),
        *(RateFact, CountFact, ListFact, NothingFact),
    )
}


def unread_amounts(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """The facts whose amount was seen and whose meaning was not understood."""
    return tuple(fact for fact in facts if fact.subject == UNRECOGNISED)
