"""The edge of the library: whatever leaves it is an error of the project.

An argument of a wrong kind is one that says so. Anything else that a document or a value brings
about and nobody foresaw is told as a fault of this library, with what happened as its cause.
"""

from __future__ import annotations

import os
from functools import wraps

from govbudget.base.shown import as_text
from govbudget.errors import (
    GovBudgetError,
    InternalFault,
    MalformedTable,
    WrongArgument,
    because,
    either,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import ParamSpec, TypeVar

    _P = ParamSpec("_P")
    _R = TypeVar("_R")

__all__ = ["edge", "engine_edge", "path_of"]

# So much is repeated of what an engine says.
_SAID = 200


def edge(**kinds: type | tuple[type, ...]) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """What makes all that leaves a function an error of the project.

    Where something else than that would, the arguments are looked at: one of another kind than is
    named here is the cause. Too little memory stays what it is.

    Args:
        kinds: the kinds of its arguments, by their names; None is allowed where it is the default.
    """
    return _guarding(kinds, _of_our_own)


def engine_edge(
    **kinds: type | tuple[type, ...],
) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """The same for a function that an engine of data frames works for.

    What the engine raises is no fault of this library: a frame that it has yet to compute may hold
    what it cannot compute. It is told with the engine's words.

    Args:
        kinds: the kinds of its arguments, by their names; None is allowed where it is the default.
    """
    return _guarding(kinds, _of_an_engine)


def _guarding(
    kinds: dict[str, type | tuple[type, ...]],
    told: Callable[[str, Exception], GovBudgetError],
) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    def guards(function: Callable[_P, _R]) -> Callable[_P, _R]:
        @wraps(function)
        def guarded(*args: _P.args, **named: _P.kwargs) -> _R:
            try:
                return function(*args, **named)
            except (GovBudgetError, MemoryError):
                raise
            except Exception as error:
                _check_kinds(function, kinds, args, named, error)
                raise told(function.__name__.strip("_"), error) from error

        return guarded

    return guards


def _of_our_own(name: str, error: Exception) -> GovBudgetError:
    return InternalFault(name, type(error).__name__, as_text(error))


def _of_an_engine(name: str, error: Exception) -> GovBudgetError:
    """The error for what was raised, by whose code raised it."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    if at is not None and at.tb_frame.f_globals.get("__name__", "").startswith("govbudget."):
        return _of_our_own(name, error)
    first = as_text(error).strip().partition("\n")[0][:_SAID]
    said = f"{type(error).__name__}: {first}"
    return MalformedTable("", because("frame.engine", said=said))


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
