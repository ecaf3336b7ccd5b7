"""What the rules need to know of a disclosure, each part worked out once, when it is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from govbudget.amounts import Amount
    from govbudget.disclosure.analysis.disputed import Disputed
    from govbudget.disclosure.analysis.figures import Figures
    from govbudget.disclosure.analysis.item_names import TableNames
    from govbudget.disclosure.analysis.matching import Match
    from govbudget.disclosure.analysis.notes import Notes
    from govbudget.disclosure.analysis.omissions import Enumerated
    from govbudget.disclosure.analysis.pieces import Pieces
    from govbudget.disclosure.analysis.public_sums import PublicSum
    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.disclosure.comparing.approvals import ApprovedTables
    from govbudget.disclosure.comparing.previous import PreviousDocuments
    from govbudget.disclosure.comparing.units.department import Department
    from govbudget.disclosure.document import Disclosure
    from govbudget.reconciling.findings import CellRef

__all__ = ["Context"]


class Context:
    """A disclosure with all that is derived from it; one for all rules of a check.

    Args:
        disclosure: the document.
    """

    def __init__(self, disclosure: Disclosure) -> None:
        self.disclosure = disclosure
        #: The earlier documents that it is compared with; None where there are none.
        self.previous: PreviousDocuments | None = None
        #: The document beside those of the units of its department; None where there are none.
        self.department: Department | None = None
        #: The document beside approved tables; None where there are none.
        self.approved: ApprovedTables | None = None
        #: The names of codes that the reader's own lists have.
        self.own_codes: Mapping[str, str] = {}

    @cached_property
    def solution(self) -> Solution:
        """The sums of the tables, with what fails in them."""
        from govbudget.disclosure.analysis.solution import solution_of

        return solution_of(self.disclosure, self.pieces)

    @cached_property
    def pieces(self) -> Pieces:
        """The tables of which the document holds only a piece."""
        from govbudget.disclosure.analysis.pieces import pieces_of

        return pieces_of(self.disclosure)

    @cached_property
    def table_names(self) -> TableNames:
        """The codes and names of the rows of the tables."""
        from govbudget.disclosure.analysis.item_names import names_of_tables

        return names_of_tables(self.solution)

    @cached_property
    def surroundings(self) -> Surroundings:
        """The paragraphs as the tables see them."""
        return Surroundings(self.disclosure)

    @cached_property
    def notes(self) -> Notes:
        """The notes of the tables."""
        from govbudget.disclosure.analysis.notes import Notes

        return Notes(self.surroundings)

    @cached_property
    def figures(self) -> Figures:
        """The figures of the tables and the text, by what they are of."""
        from govbudget.disclosure.analysis.figures import Figures

        return Figures(self.disclosure)

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """The amounts of the text that tables may have, each beside their figures."""
        from govbudget.disclosure.analysis.matching import matches

        return matches(self.figures)

    @cached_property
    def said_sums(self) -> Mapping[CellRef, tuple[Match, ...]]:
        """The amounts of the text that say what a total that fails should come to, by its cell."""
        from govbudget.disclosure.analysis.said_sums import said_sums

        return said_sums(self.solution, self.matches)

    @cached_property
    def enumerated(self) -> tuple[Enumerated, ...]:
        """The enumerations of the text whose amounts a column has, and what they leave out."""
        from govbudget.disclosure.analysis.omissions import enumerated

        return tuple(enumerated(self.disclosure, self.solution))

    @cached_property
    def public_sums(self) -> tuple[PublicSum, ...]:
        """The “三公” figures of the text that have parts."""
        from govbudget.disclosure.analysis.public_sums import public_sums

        return tuple(public_sums(self.disclosure.facts))

    @cached_property
    def public_totals(self) -> dict[int, Amount]:
        """What the parts of each of them add up to, by the number of its fact."""
        return {one.whole[0]: one.total for one in self.public_sums}

    @cached_property
    def disputed(self) -> Disputed:
        """Which facts are known to be wrong, and by what."""
        from govbudget.disclosure.analysis.disputed import disputed

        return disputed(self.figures, self.matches, self.public_sums)
