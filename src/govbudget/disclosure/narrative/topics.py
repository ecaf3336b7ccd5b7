"""What a figure is about."""

from __future__ import annotations

from attrs import evolve, frozen

from govbudget.disclosure.narrative.fact import Measure, Scope

__all__ = ["Topic"]


@frozen(slots=True)
class Topic:
    """What a figure is about, as far as the words say it.

    Attributes:
        subject: the id of the subject.
        scope: the scope; ``NONE`` where it follows from what stands before.
        measure: which figure it is; None where it follows from the document.
        label: the words that name it.
        code: the code that they mean.
        year: the year that they name.
    """

    subject: str
    scope: Scope = Scope.NONE
    measure: Measure | None = None
    label: str = ""
    code: str = ""
    year: int | None = None

    def measured(self, measure: Measure | None) -> Topic:
        """The same with another measure, where one is given."""
        return self if measure is None else evolve(self, measure=measure)

    def in_year(self, year: int | None) -> Topic:
        """The same in another year, where one is given."""
        return self if year is None else evolve(self, year=year)
