"""What the rules need to know of a disclosure, each part worked out once, when it is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.surroundings import Surroundings

if TYPE_CHECKING:
    from govbudget.disclosure.analysis.matching import Match
    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.disclosure.analysis.table_figures import TableFigure
    from govbudget.disclosure.document import Disclosure

__all__ = ["Context"]


class Context:
    """A disclosure with all that is derived from it; one for all rules of a check.

    Args:
        disclosure: the document.
    """

    def __init__(self, disclosure: Disclosure) -> None:
        self.disclosure = disclosure

    @cached_property
    def solution(self) -> Solution:
        """The sums of the tables, with what fails in them."""
        from govbudget.disclosure.analysis.solution import solution_of

        return solution_of(self.disclosure)

    @cached_property
    def surroundings(self) -> Surroundings:
        """The paragraphs as the tables see them."""
        return Surroundings(self.disclosure)

    @cached_property
    def totals(self) -> tuple[TableFigure, ...]:
        """The figures of the tables on income and spending that stand without a code."""
        from govbudget.disclosure.analysis.table_figures import table_figures

        return table_figures(self.disclosure, ())

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """The amounts of the text that tables may have, each beside their figures."""
        from govbudget.disclosure.analysis.matching import matches

        return matches(self.disclosure)

    @cached_property
    def contradicted(self) -> frozenset[int]:
        """The numbers of the facts that the tables contradict."""
        from govbudget.disclosure.analysis.matching import Verdict

        return frozenset(one.index for one in self.matches if one.verdict is Verdict.DIFFERS)

    @cached_property
    def wrong_figures(self) -> frozenset[int]:
        """The numbers of the facts whose amount is known to be wrong."""
        from govbudget.disclosure.analysis.disputed import unit_slips
        from govbudget.disclosure.analysis.public_sums import misfits, unsound

        slips = unit_slips(self.disclosure.facts)
        return self.contradicted | misfits(self.disclosure) | unsound(self.disclosure) | slips
