"""Some totals by the names of their measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Generic, TypeVar

from govbudget.classification.frozen import Frozen, put

__all__ = ["Amounts"]

_T = TypeVar("_T")


class Amounts(Frozen, Mapping[str, _T], Generic[_T]):
    """Some totals by their names: a mapping that cannot be changed.

    >>> Amounts({"基本支出": 5})
    Amounts({'基本支出': 5})
    """

    __slots__ = ("_by_name",)
    _by_name: dict[str, _T]

    def __init__(self, by_name: Mapping[str, _T]) -> None:
        put(self, "_by_name", dict(by_name))

    def __getitem__(self, name: str) -> _T:
        return self._by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)

    def __hash__(self) -> int:
        return hash(tuple(self._by_name.items()))

    def __repr__(self) -> str:
        return f"Amounts({self._by_name!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Amounts, (self._by_name,)
