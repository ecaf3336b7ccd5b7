"""What lines of one tree add up to, of one measure or of several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from govbudget.amounts import Number, add
from govbudget.base.messages import Message
from govbudget.base.shown import as_text
from govbudget.classification.settling import Unknown, settled
from govbudget.errors import GovBudgetError, MalformedLine, shorten, titles_of
from govbudget.rollups.linesums import LineSums, parts_of
from govbudget.rollups.rolledtree import BookedSums
from govbudget.rollups.unreadamounts import UnreadAmounts

if TYPE_CHECKING:
    from govbudget.classification.tree import Classification

__all__ = ["booked_lines"]


def booked_lines(
    lines: Iterable[Any],
    tree: Classification,
    code: str,
    measures: tuple[str, ...] | None,
    unknown: Unknown,
    skip: bool,
) -> BookedSums:
    """What lines of one tree add up to."""
    resolve = _Resolver(tree, unknown)
    unread = UnreadAmounts(skip=skip)
    if isinstance(lines, Mapping):
        lines = lines.items()
    if measures is None:
        sums = [LineSums(resolve, unread, tree)]
        if isinstance(lines, list | tuple):
            for start, part in parts_of(lines):
                sums[0].take(part, start)
        else:
            sums[0].take_made(iter(lines))
    else:
        met: set[str] = set()
        sums = [LineSums(resolve, unread, tree) for _ in measures]
        for start, part in parts_of(lines):
            records = [
                _amounts(record, code, measures, line, met)
                for line, record in enumerate(part, start)
            ]
            for place, one in enumerate(sums, 1):
                one.take([(record[0], record[place]) for record in records], start)
        _check_met(measures, met, sums)
    return BookedSums(
        [one.by_code() for one in sums],
        [one.adopted() for one in sums],
        [_as_texts(one.unknown()) for one in sums],
        resolve.adopted,
        unread.found(),
    )


def _as_texts(found: Mapping[Any, Number]) -> dict[str, Number]:
    """Sums by what they are of as texts."""
    texts: dict[str, Number] = {}
    for written, amount in found.items():
        text = str(written)
        texts[text] = add(texts[text], amount) if text in texts else amount
    return texts


def _check_met(measures: tuple[str, ...], met: set[str], sums: Sequence[LineSums]) -> None:
    """Refuse a measure that no record had: it is a slip in its name, and not a sum of zero."""
    missing = [name for name in measures if name not in met]
    if missing and any(one.lines for one in sums):
        known = titles_of(sorted(met)) if met else "none of them"
        raise MalformedLine(
            1, Message("errors.line.no_measure", missing=tuple(missing), known=known)
        )


def _amounts(
    record: Any, code: str, measures: tuple[str, ...], line: int, met: set[str]
) -> Sequence[Any]:
    """The code of a record and its amounts, in the order of the measures.

    Raises:
        MalformedLine: it has another form.
    """
    if isinstance(record, Mapping):
        if code not in record:
            known = titles_of(map(str, record))
            raise MalformedLine(line, Message("errors.line.no_code", code=repr(code), known=known))
        if len(met) < len(measures):
            met.update(name for name in measures if name in record)
        return (record[code], *map(record.get, measures))
    if isinstance(record, Sequence) and not isinstance(record, str):
        if len(record) == len(measures) + 1:
            met.update(measures)
            return record
        wanted = Message("errors.line.pair", count=len(measures), wanted=len(measures) + 1)
        raise MalformedLine(line, Message("errors.line.parts", count=len(record), wanted=wanted))
    raise MalformedLine(
        line, Message("errors.line.kind", record=shorten(as_text(record, quoted=True)))
    )


class _Resolver:
    """Says which code of the tree a written one is."""

    def __init__(self, tree: Classification, unknown: Unknown) -> None:
        self.tree = tree
        self.unknown = unknown
        self.codes: dict[Any, str] = {}
        self.adopted: dict[str, str] = {}
        self.foreign: list[Any] = []

    def __call__(self, written: Any, line: int) -> None:
        """Settle what a written code is; one that is collected has no code.

        Raises:
            MissingCode: the tree does not have it, and that is not allowed.
            MalformedCode: it is none.
        """
        if written in self.codes:
            return
        try:
            self.codes[written] = self._code(written)
        except GovBudgetError as error:
            error.add_note(f"line {line:,} has this code")
            raise

    def _code(self, written: Any) -> str:
        code, foreign = settled(self.tree, written, self.unknown)
        if foreign:
            self.adopted[foreign] = code
            self.foreign.append(written)
        return code
