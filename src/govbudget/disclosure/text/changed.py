"""What a change is of where its words do not say it, and which figures stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.disclosure.text.comparing import comparison_in
from govbudget.disclosure.text.facts import ChangeFact
from govbudget.disclosure.text.grammar import clean
from govbudget.disclosure.text.kinds import UNRECOGNISED
from govbudget.disclosure.text.subjects import WITH_SCOPE
from govbudget.disclosure.text.topics import Topic

if TYPE_CHECKING:
    from govbudget.disclosure.text.comparing import ComparedWith
    from govbudget.disclosure.text.discourse import Discourse
    from govbudget.disclosure.text.facts import Fact
    from govbudget.disclosure.text.kinds import Measure
    from govbudget.disclosure.text.resolution import Resolver
    from govbudget.disclosure.text.tokens import Token

__all__ = ["Changed"]

# A list has so many parts at least.
_SEVERAL = 2
# The sides of a budget, and what their totals are called beside them.
_SIDES = frozenset({"revenue", "spending"})
_TOTALS = frozenset({"", ".total", ".current"})
# So many signs behind a change at most stands the 其中 of its parts.
_NEXT_PARTS = 40
# Words that name a whole once more.
_WHOLE_AGAIN = {
    **dict.fromkeys(("收入", "总收入", "收入预算", "收入总额", "收入合计"), "revenue"),
    **dict.fromkeys(("支出", "总支出", "支出预算", "支出总额", "支出合计"), "spending"),
}


class Changed:
    """Says what has changed, by what was said before.

    Args:
        discourse: what was said before.
        resolver: says which earlier figure is meant.
    """

    __slots__ = ("_resolver", "_said")

    def __init__(self, discourse: Discourse, resolver: Resolver) -> None:
        self._said = discourse
        self._resolver = resolver

    def last(self) -> tuple[int, ChangeFact | None]:
        """The last change of the paragraph, and its number."""
        number = self._said.comparing.change
        fact = None if number is None else self._said.index[number]
        return (number or 0, fact) if isinstance(fact, ChangeFact) else (0, None)

    def whole_again(self, words: str) -> Topic | None:
        """The whole behind its parts: 收入100万元，其中：事业收入20万元，收入比上年增加….

        None where the words do not name one, or where no parts stand in front.
        """
        fact, kind = self._said.last_fact(), _WHOLE_AGAIN.get(clean(words))
        if kind is None or fact is None or fact.part_of is None:
            return None
        whole = self._said.index[fact.part_of].topic
        return whole if whole.subject.split(".")[0] in {kind, "total"} else None

    def whole_before(self, where: int) -> Topic | None:
        """The whole of the list before, where a sentence goes on to say how it changed.

        “三公”经费10.00万元，其中：…，公务接待费0万元。与上年相比增长5%，其中：…. And where the
        list has several parts, 较上年增加… that begins a sentence is of none of them.
        """
        said, text = self._said, self._said.line.text
        fact = said.last_fact()
        if fact is None or not said.said.ends or "。" not in text[said.said.ends[-1][0] : where]:
            return None
        goes_on = "其中" in text[where : where + _NEXT_PARTS]
        if fact.part_of is None or not (goes_on or self._ends_a_list(fact, where)):
            return None
        while fact.part_of is not None:
            fact = said.index[fact.part_of]
        return fact.topic

    def _ends_a_list(self, fact: Fact, where: int) -> bool:
        """Whether a comparison begins a sentence behind a list of several parts in a row."""
        said, since = self._said, self._said.lead.since
        before = [said.index[number] for _, number in said.said.ends[-_SEVERAL:]]
        if len(before) < _SEVERAL or any(
            (one.part_of, one.listed) != (fact.part_of, fact.listed) for one in before
        ):
            return False
        begun = said.line.text[since:where].rstrip("，")
        compared = comparison_in(begun)
        only = not begun or (compared is not None and compared.start == 0)
        return only and said.line.text[since - 1 : since] == "。"

    def side(self, topic: Topic) -> int | None:
        """The one total of a side that the paragraph states: 收入总计900万元…，收入增加100万元.

        None where it states several, as 本年收入 beside 收入总计.
        """
        said = self._said
        if topic.subject == "total" and not topic.scope and topic.year is None:
            return self._both_sides(self._resolver.measure_of(topic))
        if topic.subject not in _SIDES or topic.year is not None:
            return None
        wanted = self._resolver.scope_of(topic), self._resolver.measure_of(topic)
        found = {
            number
            for _, number in said.said.ends
            if (one := said.index[number]).subject.split(".")[0] == topic.subject
            and one.subject.removeprefix(topic.subject) in _TOTALS
            and (one.scope, one.measure) == wanted
            and one.year in {None, said.year}
        }
        return found.pop() if len(found) == 1 else None

    def _both_sides(self, measure: Measure | None) -> int | None:
        """The one sum of both sides of one money that the paragraph states: 收、支各增加100万元.

        财政拨款收支总预算200万元, or 一般公共预算收入200万元，一般公共预算支出200万元.
        """
        said = self._said
        here = [(number, said.index[number]) for _, number in said.said.ends]
        here = [
            (number, one)
            for number, one in here
            if one.subject.split(".")[0] in {"total", *_SIDES}
            and one.subject.partition(".")[2] in {"", "total", "current"}
            and one.measure is measure
            and one.year in {None, said.year}
        ]
        figures = {(one.amount, one.scope) for _, one in here}
        kinds = {one.subject.split(".")[0] for _, one in here}
        both = "total" in kinds or len(kinds) == len(_SIDES)
        return here[-1][0] if both and len(figures) == 1 else None

    def beside(self, topic: Topic) -> int | None:
        """A figure of the money whose change stands in front: 支出增加5万元，其中：基本支出增加….

        The sentence has no figure that says which money is meant.
        """
        last = self.last()[1]
        if last is None or last.about is None or topic.scope or self._said.said.ends:
            return None
        kinds = {one.split(".")[0] for one in (last.subject, topic.subject)}
        if topic.subject not in WITH_SCOPE or len(kinds) > 1:
            return None
        return self._resolver.amount_of(evolve(topic, scope=last.scope), near=True)

    def changed_before(self) -> Topic | None:
        """What the sentence said to have changed last: 接待费与预算持平，比去年增加0.50万元.

        None where an amount was named since then.
        """
        number, last = self.last()
        if last is None or last.subject == UNRECOGNISED or number != self._said.sentence.change:
            return None
        return last.topic

    def unknown(self) -> Topic | None:
        """The figure right in front, of which it is known that it changed, and not what it is."""
        number = self._said.sentence.unknown
        if number is None or self._said.index[number].amount is None:
            return None
        return Topic(UNRECOGNISED, label=self._said.index[number].label)

    def pair(
        self, token: Token, topic: Topic, comparison: ComparedWith | None
    ) -> tuple[int, int] | None:
        """The figures of this year and the one before, where the two stand last, in either order.

        2025年会议费预算10.00万元，2026年会议费预算12.00万元，增加2.00万元.
        """
        *_, first, second = (None, None, *self._said.said.ends)
        if first is None or second is None or "。" in self._said.line.text[first[0] : token.start]:
            return None
        this, last = sorted((first[1], second[1]), key=lambda one: -(self._year(one) or 0))
        one, two = self._said.index[this].topic, self._said.index[last].topic
        same = (topic.subject, topic.code) == (one.subject, one.code) == (two.subject, two.code)
        years = self._year(this), self._year(last)
        year = self._said.year
        if not same or one.scope != two.scope or year is None or years != (year, year - 1):
            return None
        if comparison is not None and not comparison.means(two.measure):
            return None
        return this, last

    def _year(self, number: int) -> int | None:
        return self._said.index[number].year
