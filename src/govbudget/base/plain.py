"""Records without attrs, for a process that looks something up, prints it and is over.

They take the same arguments and compare, hash and sort by the same fields as those that attrs makes
of the same class. They can be changed; nothing in such a process does.
"""

from __future__ import annotations

from operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

__all__ = ["as_dict", "evolve", "field", "fields", "frozen", "values"]

_NO_DEFAULT = object()


class Field:
    """A field of a record.

    Attributes:
        name: its name.
        default: what it is where it is not given.
        order: whether records are sorted by it.
        hash: whether it is in their hash.
    """

    __slots__ = ("default", "hash", "name", "order")

    def __init__(self, default: object, *, order: bool, hash: bool) -> None:  # noqa: A002  as in attrs
        self.name = ""
        self.default = default
        self.order = order
        self.hash = hash


def field(*, default: object = _NO_DEFAULT, order: bool = True, hash: bool = True) -> Any:  # noqa: A002
    """A field with more to say than its type, as ``attrs.field`` gives it."""
    return Field(default, order=order, hash=hash)


def frozen(made: type | None = None, *, order: bool = False, repr: bool = True, **_: bool) -> Any:  # noqa: A002
    """A class with a constructor and comparisons made of its annotations."""
    if made is None:
        return lambda cls: frozen(cls, order=order, repr=repr)
    own = tuple(_field(made, name) for name in vars(made)["__annotations__"])
    methods = _methods(made, own, order=order)
    if repr:
        methods["__repr__"] = _repr
    _give(made, methods)
    made._fields = own  # type: ignore[attr-defined]
    return made


def _field(made: type, name: str) -> Field:
    said = made.__dict__.get(name, _NO_DEFAULT)
    found = said if isinstance(said, Field) else Field(said, order=True, hash=True)
    found.name = name
    if found.default is not _NO_DEFAULT:
        setattr(made, name, found.default)
    elif said is found:
        delattr(made, name)
    return found


def _give(made: type, methods: dict[str, Callable[..., Any]]) -> None:
    for name, method in methods.items():
        if name not in made.__dict__:
            setattr(made, name, method)


def _constructor(own: tuple[Field, ...]) -> Callable[..., None]:
    """What sets the fields, written out as attrs does: a loop would take five times as long."""
    named = ", ".join(
        one.name if one.default is _NO_DEFAULT else f"{one.name}=_{at}"
        for at, one in enumerate(own)
    )
    lines = "".join(f"    self.{one.name} = {one.name}\n" for one in own)
    known: dict[str, Any] = {f"_{at}": one.default for at, one in enumerate(own)}
    exec(f"def __init__(self, {named}):\n{lines}", known)  # noqa: S102  of names of fields only
    made: Callable[..., None] = known["__init__"]
    return made


def _methods(made: Any, own: tuple[Field, ...], *, order: bool) -> dict[str, Callable[..., Any]]:
    names = tuple(one.name for one in own)
    value = attrgetter(*names)
    hashed = attrgetter(*(one.name for one in own if one.hash))

    def init(self: Any, *given: object, **named: object) -> None:
        # Written when the first is made: of many classes none ever is.
        made.__init__ = _constructor(own)
        made.__init__(self, *given, **named)

    def equal(self: Any, other: Any) -> Any:
        return value(self) == value(other) if type(self) is type(other) else NotImplemented

    def hashing(self: Any) -> int:
        return hash(hashed(self))

    methods: dict[str, Callable[..., Any]] = {
        "__init__": init,
        "__eq__": equal,
        "__hash__": hashing,
    }
    if order:
        ordered = attrgetter(*(one.name for one in own if one.order))
        methods["__lt__"] = lambda self, other: ordered(self) < ordered(other)
    return methods


def _repr(self: Any) -> str:
    shown = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(type(self)))
    return f"{type(self).__name__}({shown})"


def fields(made: type) -> tuple[Field, ...]:
    """The fields of a record class, in order."""
    own: tuple[Field, ...] = made._fields  # type: ignore[attr-defined]
    return own


def values(record: Any) -> dict[str, Any]:
    """The values of a record by the names of its fields."""
    return {one.name: getattr(record, one.name) for one in fields(type(record))}


def as_dict(record: Any) -> Any:
    """A record as what JSON can hold; a dict, a tuple or a plain value is passed through."""
    if isinstance(record, dict):
        return {name: as_dict(value) for name, value in record.items()}
    if isinstance(record, tuple):
        return [as_dict(value) for value in record]
    return as_dict(values(record)) if hasattr(type(record), "_fields") else record


def evolve(record: Any, **changed: Any) -> Any:
    """A copy of a record with some values changed."""
    return type(record)(**{**values(record), **changed})
