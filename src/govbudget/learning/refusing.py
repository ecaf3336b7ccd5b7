"""When nothing is learnt from a list: it contradicts itself, or is not what it is taken for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.errors import NothingLearnt
from govbudget.learning.lineup import same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from govbudget.classification.vocabulary import Scheme
    from govbudget.datacheck.tables import DataRow, Tables
    from govbudget.learning.pairs import LetterSlip, PrintedPair
    from govbudget.learning.records import Proposal

__all__ = ["by_code", "check_fit", "check_parents", "check_slips", "check_year"]

# So few say nothing of what the others are.
_FEW = 5
_LETTERS = {"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"}


def check_slips(path: str, slips: Sequence[LetterSlip]) -> None:
    """Refuse a list with a letter in a code.

    Raises:
        NothingLearnt: it has one.
    """
    if slips:
        first = slips[0]
        letters = tuple(
            Message("errors.learn.letter", letter=c, digit=_LETTERS[c])
            for c in dict.fromkeys(first.text)
            if c in _LETTERS
        )
        more = Message("errors.learn.slips", count=len(slips) - 1) if len(slips) > 1 else None
        raise NothingLearnt(
            path,
            Message(
                "errors.learn.slip",
                place=first.place,
                text=repr(first.text),
                letters=letters,
                code=first.code,
                more=more,
            ),
        )


def by_code(path: str, pairs: Iterable[PrintedPair]) -> dict[Scheme, dict[str, PrintedPair]]:
    """The pairs of a list by scheme and code, each once.

    Raises:
        NothingLearnt: a code has two names.
    """
    found: dict[Scheme, dict[str, PrintedPair]] = {}
    for pair in pairs:
        kept = found.setdefault(pair.scheme, {}).setdefault(pair.code, pair)
        if not same_name(kept.name, pair.name):
            raise NothingLearnt(
                path,
                Message(
                    "errors.learn.two_names",
                    code=pair.code,
                    name=kept.name,
                    place=kept.place,
                    other=pair.name,
                    other_place=pair.place,
                ),
            )
    return found


def check_fit(
    path: str,
    scheme: Scheme,
    year: int,
    edition: Mapping[str, DataRow],
    pairs: Mapping[str, PrintedPair],
) -> None:
    """Refuse a list that is of something else.

    Raises:
        NothingLearnt: most of its codes have other names in the edition, or do not fit into it.
    """
    known = [pair for pair in pairs.values() if pair.code in edition]
    others = [p for p in known if not same_name(edition[p.code]["name"], p.name)]
    if len(known) >= _FEW and 2 * len(others) > len(known):
        pair = others[0]
        raise NothingLearnt(
            path,
            Message(
                "errors.learn.other_names",
                count=len(known),
                scheme=scheme,
                year=year,
                others=len(others),
                code=pair.code,
                name=pair.name,
                official=edition[pair.code]["name"],
            ),
        )
    strange = [
        pair
        for pair in pairs.values()
        if pair.code not in edition and (len(pair.code) == 3 or pair.code[:-2] not in edition)  # noqa: PLR2004  类
    ]
    if len(pairs) >= _FEW and 2 * len(strange) > len(pairs):
        raise NothingLearnt(
            path,
            Message(
                "errors.learn.strange",
                count=len(strange),
                all=len(pairs),
                scheme=scheme,
                year=year,
                code=strange[0].code,
                name=strange[0].name,
            ),
        )


def check_year(
    path: str,
    tables: Tables,
    base: tuple[Scheme, int],
    pairs: Mapping[str, PrintedPair],
    *,
    complete: bool,
) -> None:
    """Refuse a list that fits another year better, where it does not itself say its year.

    Args:
        path: the file.
        tables: all rows of all years.
        base: the scheme, and the year of the edition that it is lined up with.
        pairs: what the list has, by code.
        complete: whether it is the whole list, so that what it lacks counts as well.

    Raises:
        NothingLearnt: it does.
    """
    scheme, here = base
    differ: Counter[int] = Counter(dict.fromkeys(tables.years(scheme), len(pairs)))
    for row in tables.entries(scheme):
        pair = pairs.get(row["code"])
        has = pair is not None and same_name(row["name"], pair.name)
        for year in differ:
            if row.covers(year):
                differ[year] += -1 if has else complete
    best = min(differ, key=lambda year: (differ[year], abs(year - here)))
    if differ[here] - differ[best] >= max(_FEW, (differ[here] + 1) // 2):
        raise NothingLearnt(
            path,
            Message(
                "errors.learn.better_year",
                scheme=scheme,
                here=here,
                off=differ[here],
                best=best,
                least=differ[best],
            ),
        )


def check_parents(
    path: str, edition: Mapping[str, DataRow], proposals: Sequence[Proposal], ended: set[str]
) -> None:
    """Refuse a list that leaves a code without the entry above it.

    Args:
        path: the file.
        edition: the rows of the edition that it is lined up with.
        proposals: what it says.
        ended: the codes that it takes away.

    Raises:
        NothingLearnt: it does.
    """
    there = {code for code in edition if code not in ended} | {
        one.code for one in proposals if one.code not in ended
    }
    places = {one.code: one.place for one in proposals if one.place}
    for code in sorted(there):
        if len(code) > 3 and code[:-2] not in there:  # noqa: PLR2004  a 类 has nothing above it
            place = places.get(code)
            where = f"{place}: " if place else ""
            raise NothingLearnt(
                path,
                Message(
                    "errors.learn.no_parent",
                    where=where,
                    code=code,
                    parent=code[:-2],
                    ended=code[:-2] in ended,
                ),
            )
