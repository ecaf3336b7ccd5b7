"""What a department and its units pay each other, which its document may leave out of its sums."""

from __future__ import annotations

import re
from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.comparing.lines import TableLine
from govbudget.disclosure.comparing.yuan import half_of, in_unit, yuan_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.amounts import Amount
    from govbudget.disclosure.comparing.units.figures import DocumentFigures

__all__ = ["Transfer", "explained_by", "is_transfer", "transfers_of"]

#: The words for what one of them pays another, as the regulations on budgets of units have them.
_KINDS = (
    ("上级补助收入", re.compile(r"上级补助")),
    ("附属单位上缴收入", re.compile(r"附属单位(?:上?缴|上交)")),
    ("对附属单位补助支出", re.compile(r"对(?:附属|下级)单位补助")),
    ("上缴上级支出", re.compile(r"上[缴交]上级")),
)


@frozen
class Transfer:
    """An amount that one of a department pays another.

    Attributes:
        name: what it is called, as 上级补助收入.
        yuan: how much it is, in yuan.
        half: how far that may be from the true amount, in yuan.
        lines: where it stands.
    """

    name: str
    yuan: Fraction
    half: Fraction
    lines: tuple[TableLine, ...]

    @property
    def amount(self) -> Amount:
        """How much it is, in the unit of the first of its lines."""
        return in_unit(self.yuan, self.lines[0].amount)


def is_transfer(line: TableLine) -> str:
    """Which transfer a line is of, by its row or its column; empty where it is none."""
    words = f"{line.name}/{line.title}"
    return next((name for name, found in _KINDS if found.search(words)), "")


def transfers_of(
    department: DocumentFigures, units: Iterable[DocumentFigures]
) -> dict[str, list[Transfer]]:
    """The transfers that the units state and the department leaves out, by the code of their row.

    Each stands by itself, and added up over the units for each table; less what the department
    states of it where it does.

    Args:
        department: the figures of the department.
        units: those of its units.
    """
    found: dict[str, list[Transfer]] = defaultdict(list)
    of_key = defaultdict(list)
    for figures in units:
        for key, line in figures.lines.items():
            name = is_transfer(line)
            if name and line.amount is not None and line.amount.value > 0:
                of_key[key].append((name, line))
    for key, named in of_key.items():
        name = named[0][0]
        lines = [line for _, line in named]
        every = [Transfer(name, yuan_of(it.amount), half_of(it.amount), (it,)) for it in lines]
        yuan, half = sum(it.yuan for it in every), sum(it.half for it in every)
        stated = department.lines.get(key)
        whole = Transfer(name, Fraction(yuan), Fraction(half), tuple(lines))
        some = [*every, whole]
        if stated is not None and stated.amount is not None:
            left = whole.yuan - yuan_of(stated.amount)
            some.append(Transfer(name, left, whole.half + half_of(stated.amount), (*lines, stated)))
        found[key.line.code] += [one for one in some if one.yuan > 0]
    return {code: _different(some) for code, some in found.items()}


def _different(transfers: Sequence[Transfer]) -> list[Transfer]:
    """Transfers, of the same name and amount one."""
    return list({(one.name, one.yuan): one for one in transfers}.values())


def explained_by(
    off: Fraction, bound: Fraction, transfers: Sequence[Transfer]
) -> tuple[Transfer, ...]:
    """The transfers that a difference is: one, or two of different names; none where it is not.

    Args:
        off: by how much the units have more than the department, in yuan.
        bound: how much of it rounding explains.
        transfers: those that may explain it.
    """
    if off <= 0:
        return ()
    for some in _some(transfers):
        if abs(off - sum(one.yuan for one in some)) <= bound + sum(one.half for one in some):
            return some
    return ()


def _some(transfers: Sequence[Transfer]) -> Iterator[tuple[Transfer, ...]]:
    yield from ((one,) for one in transfers)
    for at, one in enumerate(transfers):
        yield from ((one, two) for two in transfers[at + 1 :] if one.name != two.name)
