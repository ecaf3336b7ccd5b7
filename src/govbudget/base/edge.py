"""The edge of the library: whatever leaves it is an error of the project.

An argument of a wrong kind is one that says so. Anything else that a document or a value brings
about and nobody foresaw is told as a fault of this library, with what happened as its cause.
"""

from __future__ import annotations

import os
from functools import wraps

from govbudget.base.shown import as_text
from govbudget.errors import GovBudgetError, InternalFault, WrongArgument, because, either

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ParamSpec, TypeVar

    _P = ParamSpec("_P")
    _R = TypeVar("_R")

__all__ = ["edge", "path_of"]


def edge(**kinds: type | tuple[type, ...]) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """What makes all that leaves a function an error of the project.

    Where something else than that would, the arguments are looked at: one of another kind than is
    named here is the cause. Too little memory stays what it is.

    Args:
        kinds: the kinds of its arguments, by their names; None is allowed where it is the default.
    """

    def guards(function: Callable[_P, _R]) -> Callable[_P, _R]:
        @wraps(function)
        def guarded(*args: _P.args, **named: _P.kwargs) -> _R:
            try:
                return function(*args, **named)
            except (GovBudgetError, MemoryError):
                raise
            except Exception as error:
                _check_kinds(function, kinds, args, named, error)
                kind = type(error).__name__
                raise InternalFault(function.__name__.strip("_"), kind, as_text(error)) from error

        return guarded

    return guards


def _check_kinds(
    function: Callable[..., object],
    kinds: dict[str, type | tuple[type, ...]],
    args: tuple[object, ...],
    named: dict[str, object],
    error: Exception,
) -> None:
    """Raise that an argument is of a wrong kind, where one is."""
    from inspect import signature

    taken = signature(function)
    try:
        given = taken.bind(*args, **named).arguments
    except TypeError as unfit:
        raise WrongArgument(
            function.__name__, "", because("argument.call", said=str(unfit))
        ) from error
    for name, value in given.items():
        kind = kinds.get(name)
        left_out = value is None and taken.parameters[name].default is None
        if kind is not None and not left_out and not isinstance(value, kind):
            known = kind if isinstance(kind, tuple) else (kind,)
            reason = because("argument.kind", kind=either(tuple(one.__name__ for one in known)))
            raise WrongArgument(name, as_text(value, quoted=True), reason) from error


def path_of(path: object) -> str:
    """The path of a file, as text.

    >>> path_of("预算.csv")
    '预算.csv'

    Raises:
        WrongArgument: it is no path; a number, which the system takes for an open file, is none.
    """
    try:
        return os.fsdecode(path)  # type: ignore[arg-type]  # whatever else it is raises
    except (TypeError, UnicodeError) as error:
        said = as_text(path, quoted=True)
        raise WrongArgument("path", said, because("argument.path")) from error
