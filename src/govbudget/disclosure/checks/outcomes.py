"""What a rule yields: what it compared and held, what it found, what it could not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import field, frozen
from attrs.validators import deep_iterable, ge, instance_of

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.checks.records import CheckMend, Figure, Place
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from attrs import Attribute

__all__ = ["FailedElsewhere", "Found", "Held", "NotApplicable", "NotDeterminable", "Outcome"]

_IS_MESSAGE = instance_of(Message)


def _figures(given: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(given)


def _places(given: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(given)


def _mends(given: Iterable[CheckMend]) -> tuple[CheckMend, ...]:
    return tuple(given)


def _is_count(least: int) -> Callable[[Any, Attribute[Any], Any], None]:
    """What demands a whole number of at least so many; outcomes are made by the thousand."""
    demands = (instance_of(int), ge(least))

    def demand(made: object, attribute: Attribute[Any], value: Any) -> None:
        if type(value) is not int or value < least:
            for one in demands:
                one(made, attribute, value)

    return demand


@frozen(slots=True)
class Held:
    """Comparisons that hold.

    Attributes:
        count: how many.
    """

    count: int = field(default=1, validator=_is_count(0))


@frozen(slots=True)
class Found:
    """Comparisons that do not hold, for one cause.

    Attributes:
        severity: error where the publisher would correct it, rounding, or notice.
        message: what is wrong.
        figures: the figures that disagree, what was read before what was worked out.
        places: all places where it shows.
        fix: what would mend it; nothing where that is not known.
        count: how many comparisons of this rule do not hold for it.
        mends: what to change where, where that is certain enough; all together mend it.
    """

    severity: Severity = field(validator=instance_of(Severity))
    message: Message = field(validator=_IS_MESSAGE)
    figures: tuple[Figure, ...] = field(
        default=(), converter=_figures, validator=deep_iterable(instance_of(Figure)), kw_only=True
    )
    places: tuple[Place, ...] = field(
        default=(), converter=_places, validator=deep_iterable(instance_of(Place)), kw_only=True
    )
    fix: Message = field(default=NOTHING, validator=_IS_MESSAGE, kw_only=True)
    count: int = field(default=1, validator=_is_count(1), kw_only=True)
    mends: tuple[CheckMend, ...] = field(
        default=(), converter=_mends, validator=deep_iterable(instance_of(CheckMend)), kw_only=True
    )


@frozen(slots=True)
class FailedElsewhere:
    """Comparisons that do not hold for a cause that another rule tells.

    Attributes:
        count: how many; of none nothing is said.
    """

    count: int = field(default=1, validator=_is_count(0))


@frozen(slots=True)
class NotApplicable:
    """The document has nothing that the rule is about; said where nothing was compared.

    Attributes:
        reason: what it does not have.
    """

    reason: Message = field(validator=_IS_MESSAGE)


@frozen(slots=True)
class NotDeterminable:
    """Something that cannot be compared; the same reason is told once.

    Attributes:
        reason: why.
        unless_compared: whether that is only to be told where nothing could be compared.
        count: how many comparisons cannot be made for it; none where it only says what was left
            aside.
    """

    reason: Message = field(validator=_IS_MESSAGE)
    unless_compared: bool = field(default=False, kw_only=True)
    count: int = field(default=1, validator=_is_count(0), kw_only=True)


#: What a rule yields.
Outcome: TypeAlias = Held | Found | FailedElsewhere | NotApplicable | NotDeterminable
