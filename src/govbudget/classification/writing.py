"""Writes entries in the forms that people use and :func:`govbudget.parse` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from govbudget.classification.entry import Entry

__all__ = ["FORMS", "WrittenForm", "groups", "write"]

#: The forms in which an entry is written.
WrittenForm: TypeAlias = Literal["bracket", "spaced", "path", "dash"]


def groups(code: str) -> list[str]:
    """The digits that each level of a code adds.

    >>> groups("2010350")
    ['201', '03', '50']
    """
    return [code[:3], *(code[at : at + 2] for at in range(3, len(code), 2))]


def _path(entry: Entry) -> str:
    if not all(one.name for one in entry.path):
        raise ValueError(f"{entry.code} has no name, and a path is made of names")
    return "".join(f"{one.name}（{one.level.chinese}）" for one in entry.path)


#: How each form is written.
FORMS: dict[WrittenForm, Callable[[Entry], str]] = {
    "bracket": lambda entry: f"[{entry.code}]{entry.name}",
    "spaced": lambda entry: " ".join(groups(entry.code)),
    "path": _path,
    "dash": lambda entry: "-".join(groups(entry.code)),
}


def write(entry: Entry, form: WrittenForm) -> str:
    """An entry in one of the forms: see :meth:`govbudget.Entry.written`."""
    if form not in FORMS:
        from govbudget.classification.words import unknown

        raise unknown("written form", form, {name: name for name in FORMS})
    return FORMS[form](entry)
