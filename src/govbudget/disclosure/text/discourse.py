"""What was said before a figure: the facts, the open lists, the paragraph, the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from govbudget.disclosure.text.comparing import LAST_YEAR
from govbudget.disclosure.text.facts import ChangeFact, CompletionFact
from govbudget.disclosure.text.facts_index import FactIndex
from govbudget.disclosure.text.part_lists import PartLists
from govbudget.disclosure.text.plain import plain
from govbudget.disclosure.text.sentences import sentence_at

if TYPE_CHECKING:
    from govbudget.amounts import Amount
    from govbudget.disclosure.text.comparing import ComparedWith
    from govbudget.disclosure.text.facts import Fact
    from govbudget.disclosure.text.identity import Identity
    from govbudget.disclosure.text.kinds import Measure
    from govbudget.disclosure.text.lines import Line
    from govbudget.disclosure.text.topics import Topic

__all__ = ["Comparing", "Discourse", "Lead", "Said", "Sentence"]


@define(slots=True)
class Said:
    """What the paragraph has said so far.

    Attributes:
        item: the item whose path of names it gave.
        last: the number of its last amount.
        outer: the last amount in front of the bracket that is open.
        limit: the amount from which on things are counted.
        family: ``functional`` or ``economic`` where the names before were of one of them.
        aim: what the money is for.
        ends: where its amounts end, each with its number.
        is_cut: whether the last paragraph that was read through ended with a path of names.
    """

    item: Topic | None = None
    last: int | None = None
    outer: int | None = None
    limit: Amount | None = None
    family: str = ""
    aim: str = ""
    ends: list[tuple[int, int]] = field(factory=list)
    is_cut: bool = False


@define(slots=True)
class Sentence:
    """What the sentence has said so far.

    Attributes:
        reason: whether it gives a reason.
        purpose: whether it gives a purpose.
        pending: what a clause in front named, before its figure.
        year: the year that it names.
        unknown: the number of the amount that stands last and was not understood; it may be of the
            sentence before, of which a figure without a name speaks.
        change: the number of its last change.
        spread: whether its changes belong to several figures in turn: 分别增加2万元、减少2万元.
        of: the words that name the budget whose figure stands last: 完成年初预算15.00万元的80.00%.
    """

    reason: bool = False
    purpose: bool = False
    pending: Topic | None = None
    year: int | None = None
    unknown: int | None = None
    change: int | None = None
    of: str = ""
    spread: bool = False


@define(slots=True)
class Comparing:
    """What the paragraph compares.

    Attributes:
        comparison: with what.
        change: the number of the last fact of change.
        base: the figure of the year before.
        measure: which figure of that year it is, where that is said.
    """

    comparison: ComparedWith | None = None
    change: int | None = None
    base: Amount | None = None
    measure: Measure | None = None


@define(slots=True)
class Lead:
    """Which piece of the text stands in front of the next figure.

    Attributes:
        start: where the words begin that were not taken in yet.
        since: where the figure before ends.
    """

    start: int = 0
    since: int = 0

    def passed(self, end: int) -> None:
        """What stands in front of a place is used."""
        self.start = self.since = end


class Discourse:
    """What a text has said, up to the figure that is read.

    Args:
        identity: whose document it is.
    """

    __slots__ = (
        *("body", "comparing", "identity", "index", "lead", "line", "lists", "said"),
        "sentence",
    )

    def __init__(self, identity: Identity) -> None:
        self.identity = identity
        #: The name of the body as it stands in plain text.
        self.body = plain(identity.unit_name).text
        self.index = FactIndex(identity.year)
        self.lists = PartLists()
        self.line: Line
        self.said = Said()
        self.sentence = Sentence()
        self.comparing = Comparing()
        self.lead = Lead()

    @property
    def year(self) -> int | None:
        """The year of the document, whose names are used."""
        return self.identity.year

    def begin(self, line: Line, item: Topic | None) -> None:
        """A paragraph begins.

        Args:
            line: the paragraph.
            item: the item that it is about, as its first words or the paragraph before say.
        """
        self.line = line
        self.lead = Lead(line.mark.end, line.mark.end)
        self.said = Said(item, is_cut=self.said.is_cut)
        self.sentence = Sentence()
        self.comparing = Comparing()

    def last_fact(self) -> Fact | None:
        """The last amount of the paragraph."""
        return None if self.said.last is None else self.index[self.said.last]

    def before(self, end: int, most: int) -> str:
        """What stands between the figure before and a place."""
        return self.line.text[max(self.lead.since, end - most) : end]

    def in_sentence(self, end: int) -> str:
        """What the sentence says in front of a place."""
        return self.line.text[sentence_at(self.line.text, end, end)[0] : end]

    def explains_budget(self) -> bool:
        """Whether the reason that is given is that for what differs from the budget.

        决算数小于预算数的主要原因是节约，与上年相比增加0.40万元: no budget differs for that.
        """
        if not self.sentence.reason or not self.index.facts:
            return False
        fact = self.index.facts[-1]
        of_budget = isinstance(fact, CompletionFact) or (
            isinstance(fact, ChangeFact) and fact.against != LAST_YEAR
        )
        return of_budget and fact.paragraph == self.line.number

    def remember(self, number: int, end: int) -> None:
        """An amount that the following figures speak of."""
        self.said.last = number
        self.comparing.change = self.comparing.base = None
        self.sentence.pending = self.sentence.unknown = None
        self.said.ends.append((end, number))
        self.lead.passed(end)
