"""The numbers of a rule that a reviewer may turn, each with its range and a sentence."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from govbudget.base.messages import Message

if TYPE_CHECKING:
    from typing import Self

__all__ = ["Option"]

_T = TypeVar("_T", int, bool, Decimal)


class Option(Generic[_T]):
    """A number or a switch of a rule, written in its class as an attribute.

    In an instance of the rule it is the value that the settings give, or the default::

        class Headings(Check):
            id = "years.headings"
            longest = Option(50, low=10, high=200)

    What it means stands in the catalogue under ``<id of the rule>.option.<name>``, or is handed in.

    Args:
        default: the value without settings; its kind is that of the option: int, bool or Decimal.
        low: the least that it may be.
        high: the most that it may be.
        says: what it means, for the rule of somebody else.

    Attributes:
        default: the value without settings.
        low: the least that it may be; None for no bound.
        high: the most that it may be; None for no bound.
        name: what the class calls it.
        says: what it means.
    """

    default: _T
    low: _T | None
    high: _T | None
    name: str
    says: Message

    def __init__(
        self,
        default: _T,
        *,
        low: _T | None = None,
        high: _T | None = None,
        says: Message | None = None,
    ) -> None:
        self.default = default
        self.low = low
        self.high = high
        self._says = says

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.says = self._says or Message(f"{vars(owner).get('id', '')}.option.{name}")

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type) -> _T: ...

    def __get__(self, instance: object, owner: type) -> Self | _T:
        if instance is None:
            return self
        value: _T = vars(instance).get(self.name, self.default)
        return value

    def read(self, written: object) -> _T:
        """The value that settings write.

        >>> longest = Option(50, low=10, high=200)
        >>> longest.read("60"), longest.read(60)
        (60, 60)

        Args:
            written: a number or truth value of a file, or the text of a command line.

        Raises:
            ValueError: it is of another kind, or out of range; the message says what it may be.
        """
        value = _READERS[type(self.default)](written)
        if value is None or not self._is_in_range(value):
            raise ValueError(written)
        result: _T = value
        return result

    def _is_in_range(self, value: Any) -> bool:
        above = self.low is None or value >= self.low
        return above and (self.high is None or value <= self.high)

    @property
    def range(self) -> Message:
        """What it may be."""
        if isinstance(self.default, bool):
            return Message("check.option.bool")
        whole = isinstance(self.default, int)
        return Message("check.option.number", whole=whole, low=self.low, high=self.high)


def _whole(written: object) -> int | None:
    if isinstance(written, str):
        try:
            return int(written.strip())
        except ValueError:
            return None
    return written if isinstance(written, int) and not isinstance(written, bool) else None


def _exact(written: object) -> Decimal | None:
    if isinstance(written, bool) or not isinstance(written, str | int | float | Decimal):
        return None
    try:
        value = Decimal(str(written).strip())
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _switch(written: object) -> bool | None:
    if isinstance(written, str):
        return {"true": True, "false": False}.get(written.strip().lower())
    return written if isinstance(written, bool) else None


_READERS: dict[type, Any] = {bool: _switch, int: _whole, Decimal: _exact}
