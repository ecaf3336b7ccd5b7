"""What a figure is about."""

from __future__ import annotations

from attrs import evolve, field, frozen

from govbudget.disclosure.text.kinds import Measure, Scope
from govbudget.disclosure.text.subject import Subject

__all__ = ["Topic"]


@frozen(slots=True)
class Topic:
    """What a figure is about, as far as the words say it.

    Attributes:
        subject: the subject.
        scope: which money it covers; ``NONE`` where it follows from what stands before, or where
            that has no meaning.
        measure: which figure of the subject it is; None where it follows from the document, or
            where that has no meaning.
        label: the words of the text that name it or that named it before.
        code: the functional or economic code; empty where there is none or it is not sure.
        year: the year that they name; of a fact None where no year is known.
    """

    subject: Subject = field(converter=Subject)
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
