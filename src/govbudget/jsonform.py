"""Records to and from what JSON can hold, without loss."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from govbudget.amounts import Number

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["converter"]


def converter() -> Converter:
    """A cattrs converter for the records of this package.

    A Decimal becomes its text, so that no digit is lost; of exact numbers of several kinds, an int
    stays one, and a Fraction becomes ``"1/3"``.

    >>> import govbudget as gb
    >>> from govbudget.jsonform import converter
    >>> rolled = gb.rollup({"2010350": Decimal("976.50")}, gb.functional(2024))
    >>> plain = converter().unstructure(rolled)
    >>> plain["rows"][0]["total"]
    ['976.50']
    >>> converter().structure(plain, gb.RollUp) == rolled
    True
    """
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn
    from cattrs.preconf.json import make_converter

    from govbudget.rolledup import RollUp

    made = make_converter()
    made.register_unstructure_hook(Decimal, str)
    made.register_unstructure_hook(Fraction, str)
    made.register_structure_hook(Decimal, lambda value, _: Decimal(value))
    made.register_structure_hook_func(lambda kind: kind == Number, lambda value, _: _number(value))
    made.register_unstructure_hook_func(
        lambda kind: kind == Number, lambda value: value if isinstance(value, int) else str(value)
    )
    made.register_structure_hook_func(
        lambda kind: kind == (Number | None),
        lambda value, _: None if value is None else _number(value),
    )
    made.register_unstructure_hook_func(
        lambda kind: kind == (Number | None),
        lambda value: value if value is None or isinstance(value, int) else str(value),
    )
    # It is a mapping as well, which cattrs would take it for.
    made.register_unstructure_hook(RollUp, make_dict_unstructure_fn(RollUp, made))
    made.register_structure_hook(RollUp, make_dict_structure_fn(RollUp[Any], made))
    return made


def _number(value: Any) -> Number:
    if isinstance(value, int):
        return value
    return Fraction(value) if "/" in value else Decimal(value)
