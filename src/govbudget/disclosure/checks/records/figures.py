"""The figures of a finding."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen

from govbudget.amounts import Unit
from govbudget.base.messages import Message
from govbudget.disclosure.checks.records.saying import as_message, both

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cattrs import Converter

__all__ = ["CheckFigure", "Figure"]


@frozen(slots=True, init=False)
class CheckFigure:
    """A figure of a finding.

    >>> figure = CheckFigure(Message("telling.label.this-year"), Decimal("1200.00"))
    >>> figure.label, figure.name.render("en")
    ('本年数', 'this year')

    Args:
        label: what it is: a message, or a name as the document prints it.
        value: the figure; None where it is missing.
        unit: its unit; None where it is none of money, as a percentage, or not stated.
        is_computed: whether it was worked out, rather than read.
        label_en: what it is in English, where the other is in Chinese and no name.

    Attributes:
        name: what it is, in the language of whoever reads it.
        value: the figure; None where it is missing.
        unit: its unit; None where it is none of money, as a percentage, or not stated.
        is_computed: whether it was worked out, rather than read.

    .. versionadded:: 0.2.0
    """

    name: Message = field(alias="label", eq=both)
    value: Decimal | None
    unit: Unit | None
    is_computed: bool

    def __init__(
        self,
        label: Message | str,
        value: Decimal | None,
        unit: Unit | None = None,
        is_computed: bool = False,
        label_en: str = "",
    ) -> None:
        self.__attrs_init__(as_message(label, label_en), value, unit, is_computed)

    @property
    def label(self) -> str:
        """What it is, in Chinese."""
        return self.name.zh

    @property
    def label_en(self) -> str:
        """The same in English."""
        return self.name.en

    def as_record(self) -> dict[str, Any]:
        """The figure as JSON has it: with its label in both languages."""
        names = ("label", "label_en", "value", "unit", "is_computed")
        return {name: getattr(self, name) for name in names}

    @classmethod
    def of_record(cls, record: Mapping[str, Any], made: Converter) -> CheckFigure:
        """The figure that JSON has.

        Args:
            record: what :meth:`as_record` gave, as JSON has it.
            made: reads the records in it.
        """
        value = made.structure(record["value"], Decimal | None)  # type: ignore[arg-type]
        unit = made.structure(record["unit"], Unit | None)  # type: ignore[arg-type]
        english = record.get("label_en", "")
        return cls(record["label"], value, unit, record["is_computed"], english)


#: What rules call it, each being about one finding.
Figure: TypeAlias = CheckFigure
