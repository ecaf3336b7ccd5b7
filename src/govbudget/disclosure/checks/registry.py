"""Finds the rules: those of the package by its folders, those of others by their entry points."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from attrs import frozen

from govbudget.base.messages import NOTHING, Message
from govbudget.base.plugins import entry_points_of
from govbudget.disclosure.checks.base import Check
from govbudget.disclosure.checks.records import Group

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.metadata import EntryPoint

__all__ = ["ENTRY_POINTS", "Plugin", "own_rules", "plugins", "rules"]

#: Where a package of somebody else names its rules: each a class, a module or a list of classes.
ENTRY_POINTS = "govbudget.rules"
_HOME = "govbudget.disclosure.checks"


@frozen
class Plugin:
    """What an entry point gives.

    Attributes:
        name: what the entry point is called.
        rules: its rules.
        problem: why it has none, or why some of it is left out; else nothing.
    """

    name: str
    rules: tuple[type[Check], ...]
    problem: Message = NOTHING


@cache
def own_rules() -> tuple[type[Check], ...]:
    """The rules of the package, in the order in which a report tells them."""
    order = list(Group)
    return tuple(sorted(_in_folders(), key=lambda one: (order.index(one.group), one.rank, one.id)))


def _in_folders() -> Iterator[type[Check]]:
    for group in Group:
        try:
            package = import_module(f"{_HOME}.{group.value}")
        except ModuleNotFoundError:
            continue
        for module in pkgutil.iter_modules(package.__path__):
            if not module.name.startswith("_"):
                yield from _classes(import_module(f"{package.__name__}.{module.name}"))


def _classes(module: Any) -> Iterator[type[Check]]:
    """The rules that a module defines, not those that it imports."""
    for one in list(vars(module).values()):
        if isinstance(one, type) and issubclass(one, Check) and one.__module__ == module.__name__:
            yield one


@cache
def plugins() -> tuple[Plugin, ...]:
    """What the entry points of other packages give, one that cannot be had with its problem."""
    taken = {one.id for one in own_rules()}
    found = []
    for entry in entry_points_of(ENTRY_POINTS):
        plugin = _loaded(entry, taken)
        taken |= {one.id for one in plugin.rules}
        found.append(plugin)
    return tuple(found)


def _loaded(entry: EntryPoint, taken: Iterable[str]) -> Plugin:
    try:
        given = list(_given(entry.load()))
    except Exception as error:  # noqa: BLE001  the fault of another package never ends a check
        fault = f"{type(error).__name__}: {error}"
        return Plugin(entry.name, (), Message("check.plugin.import", fault=fault))
    doubled = tuple(one.id for one in given if one.id in taken)
    kept = tuple(one for one in given if one.id not in doubled)
    if doubled:
        return Plugin(entry.name, kept, Message("check.plugin.taken", ids=doubled))
    problem = NOTHING if kept else Message("check.plugin.empty")
    return Plugin(entry.name, kept, problem)


def _given(loaded: Any) -> Iterator[type[Check]]:
    """The rules that an entry point names: a class, a list of classes, or those of a module."""
    if isinstance(loaded, type):
        loaded = [loaded]
    if not isinstance(loaded, list | tuple):
        yield from _classes(loaded)
        return
    for one in loaded:
        if not (isinstance(one, type) and issubclass(one, Check)):
            raise TypeError(f"{one!r} is no class below govbudget.Check")
        yield one


def rules() -> tuple[type[Check], ...]:
    """Every rule, those of other packages last, in the order in which a report tells them."""
    return (*own_rules(), *(one for plugin in plugins() for one in plugin.rules))
