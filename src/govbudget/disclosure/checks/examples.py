"""The good and bad examples of the rules: files of ``rules/<group>/<id>/``.

Tests run them, and people read them. A file begins with what it shows, as TOML between two lines
``+++``; the document follows::

    +++
    zh = "增长率按上年数计算"
    en = "the rate is of last year's figure"
    expect = [["error", "比率按上年数计算。", "the rate is of last year's figure"]]
    +++

    某某市样例局
    …

Documents that stand beside it follow, each below a line ``+++ previous``, ``+++ unit`` or
``+++ approved``.

``expect`` has what a bad example is told, each with its severity, in Chinese and in English; a good
one is told nothing, and the rule holds, or is in the ``state`` that the example names.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from attrs import frozen

from govbudget.base.messages import Message
from govbudget.disclosure.checks.records import State
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["Example", "examples_of"]

_FENCE = "+++\n"
_BESIDE = re.compile(r"\n\+\+\+ (previous|unit|approved)\n")


@frozen
class Example:
    """A document that shows what a rule looks at.

    Attributes:
        name: the name of its file, as ``bad-2.txt``.
        shows: what it shows.
        state: what becomes of the rule.
        expect: what is found: the severity and what is said.
        text: the document.
        previous: the earlier documents beside it.
        units: the documents of its units that stand beside it.
        approved: the approved tables that stand beside it; empty where there are none.
    """

    name: str
    shows: Message
    state: State
    expect: tuple[tuple[Severity, Message], ...]
    text: str
    previous: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    approved: str = ""

    @property
    def beside(self) -> tuple[tuple[str, str], ...]:
        """What stands beside it, each with the word for what it is."""
        found = [("earlier", one) for one in self.previous]
        found += [("unit", one) for one in self.units]
        return (*found, *((("approved", self.approved),) if self.approved else ()))

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong in it."""
        return self.name.startswith("good")

    @classmethod
    def of(cls, name: str, written: str) -> Example:
        """The example that a file has.

        Args:
            name: the name of the file.
            written: what it has.

        Raises:
            ValueError: it does not begin with what it shows.
        """
        import tomllib

        before, head, text = written.replace("\r\n", "\n").split(_FENCE, 2)
        if before:
            raise ValueError(f"{name} has to begin with a line +++")
        told: dict[str, Any] = tomllib.loads(head)
        expect = tuple(
            (Severity(weight), Message.written(zh, en)) for weight, zh, en in told.get("expect", ())
        )
        state = State(told.get("state", "found" if expect else "held"))
        shows = Message.written(told["zh"], told["en"])
        text, *rest = (one.strip("\n") + "\n" for one in _BESIDE.split(text))
        beside = [(kind.strip(), one) for kind, one in zip(rest[::2], rest[1::2], strict=True)]
        previous, units = (
            tuple(one for kind, one in beside if kind == asked) for asked in ("previous", "unit")
        )
        approved = next((one for kind, one in beside if kind == "approved"), "")
        return cls(name, shows, state, expect, text, previous, units, approved)


def examples_of(rule: str) -> tuple[Example, ...]:
    """The examples of a rule, the bad ones first; none for a rule of another package.

    Args:
        rule: its id.
    """
    folder = _home() / rule.partition(".")[0] / rule
    if not folder.is_dir():
        return ()
    files = sorted(folder.iterdir(), key=lambda one: one.name)
    texts = (one for one in files if one.name.endswith(".txt"))
    return tuple(Example.of(one.name, one.read_text(encoding="utf-8")) for one in texts)


def _home() -> Traversable:
    """The folder ``rules``: in a wheel inside the package, in a checkout at its top."""
    from importlib.resources import as_file, files

    package = files("govbudget")
    if (package / "rules").is_dir():
        return package / "rules"
    with as_file(package) as folder:
        return folder.parent.parent / "rules"
