"""The one index of a document: figures of its tables and facts of its text, by what they are of."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.agreement import Agreement, agree, amount_of
from govbudget.disclosure.analysis.amount_index import AmountIndex
from govbudget.disclosure.analysis.public_figures import PublicFigures, public_figures
from govbudget.disclosure.analysis.table_figures import table_figures
from govbudget.disclosure.text.kinds import Scope
from govbudget.disclosure.text.labels import named
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from govbudget.amounts import Amount
    from govbudget.disclosure.analysis.public_figures import PublicFigure
    from govbudget.disclosure.analysis.table_figures import TableFigure
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.facts import Fact
    from govbudget.disclosure.text.kinds import Measure

__all__ = ["WIDE", "Figures", "all_near"]

#: The money whose figures may stand for each other, where a document has but one of them.
WIDE = (Scope.NONE, Scope.ALL, Scope.FISCAL, Scope.GENERAL)


class Figures:
    """The figures of all tables of a disclosure, and what its text states; each is made once.

    A look-up costs what it finds.

    Args:
        disclosure: the document.
        codes: the codes of rows that are wanted besides those of which its text speaks.
    """

    def __init__(self, disclosure: Disclosure, codes: Iterable[str] = ()) -> None:
        self.disclosure = disclosure
        self._codes = {*(fact.code for fact in disclosure.facts), *codes}
        self._amounts: dict[tuple[str, Measure | None], AmountIndex] = {}
        self._public: dict[tuple[str, frozenset[Measure | None]], PublicFigures] = {}

    @cached_property
    def all(self) -> tuple[TableFigure, ...]:
        """The figures of the tables on income and spending: totals, and what the text speaks of."""
        return table_figures(self.disclosure, self._codes)

    @cached_property
    def totals(self) -> tuple[TableFigure, ...]:
        """Those of rows without a code, and of labels."""
        return tuple(one for one in self.all if not one.of_code)

    @cached_property
    def public(self) -> tuple[PublicFigure, ...]:
        """The figures of the “三公” tables, of the year of the document."""
        return public_figures(self.disclosure)

    def of(
        self, subjects: Iterable[str], code: str, measure: Measure | None
    ) -> Sequence[TableFigure]:
        """The figures of some subjects, in the order of the tables."""
        found = [
            numbered
            for subject in dict.fromkeys(subjects)
            for numbered in self._by_meaning.get((subject, code, measure), ())
        ]
        found.sort(key=lambda numbered: numbered[0])
        return [one for _, one in found]

    def amounts_of(self, subject: str, measure: Measure | None) -> AmountIndex:
        """The amounts of a subject without a code, and of the rows that stand below one of it."""
        meaning = (subject, measure)
        if meaning not in self._amounts:
            own = (one.amount for one in self.of((subject,), "", measure))
            self._amounts[meaning] = AmountIndex((*own, *self._below.get(subject, ())))
        return self._amounts[meaning]

    def public_of(self, subject: str, measures: Collection[Measure | None]) -> PublicFigures:
        """The figures of the “三公” tables of a subject and some measures, in their order."""
        meaning = (subject, frozenset(measures))
        if meaning not in self._public:
            same = self._public_by_subject.get(subject, ())
            self._public[meaning] = PublicFigures([one for one in same if one.measure in measures])
        return self._public[meaning]

    def beside(self, fact: Fact) -> Sequence[Fact]:
        """The facts of the paragraph of a fact, itself too."""
        return self._by_paragraph.get(fact.paragraph, ())

    @cached_property
    def is_one_money(self) -> bool:
        """Whether all money is 一般公共预算: the tables of all scopes have one total spending."""
        totals = [
            one
            for one in self.all
            if one.subject in {"spending", "spending.current"}
            and not one.code
            and one.scope in WIDE
            and one.year in {None, self.disclosure.year}
            and not one.blank
        ]
        return len({one.scope for one in totals}) > 1 and all_near(totals)

    @cached_property
    def _public_by_subject(self) -> dict[str, list[PublicFigure]]:
        found: dict[str, list[PublicFigure]] = {}
        for one in self.public:
            found.setdefault(one.subject, []).append(one)
        return found

    @cached_property
    def _by_meaning(
        self,
    ) -> dict[tuple[str, str, Measure | None], list[tuple[int, TableFigure]]]:
        found: dict[tuple[str, str, Measure | None], list[tuple[int, TableFigure]]] = {}
        for number, one in enumerate(self.all):
            found.setdefault((one.subject, one.code, one.measure), []).append((number, one))
        return found

    @cached_property
    def _below(self) -> dict[str, list[Amount]]:
        found: dict[str, list[Amount]] = {}
        for table in self.disclosure.tables:
            for one in table.stated:
                amount = amount_of(table, one)
                if amount is None:
                    continue
                above = (named(plain(over)) for over in one.path[1:])
                for subject in {over.subject for over in above if over}:
                    found.setdefault(subject, []).append(amount)
        return found

    @cached_property
    def _by_paragraph(self) -> dict[int, list[Fact]]:
        found: dict[int, list[Fact]] = {}
        for fact in self.disclosure.facts:
            found.setdefault(fact.paragraph, []).append(fact)
        return found


def all_near(figures: Sequence[TableFigure]) -> bool:
    """Whether figures are one, rounding aside."""
    return bool(figures) and all(
        agree(figures[0].amount, one.amount) is not Agreement.DIFFERENT for one in figures
    )
