"""Lines rolled up in groups, each group on the tree of its year.

The lines are read once. A sum for each code of each group is all that stays of them.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from govbudget.amounts import add
from govbudget.classification.settling import settled
from govbudget.errors import GovBudgetError
from govbudget.rollups.grouped import RolledGroup, RollUps, order_of
from govbudget.rollups.linegroups import GroupNames, LineGroups, read_lines
from govbudget.rollups.linesums import FEW, LineSums
from govbudget.rollups.rolledtree import BookedSums, rolled_sums
from govbudget.rollups.unreadamounts import UnreadAmounts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from govbudget.amounts import Number
    from govbudget.classification.settling import Unknown
    from govbudget.classification.tree import Classification
    from govbudget.classification.vocabulary import Scheme
    from govbudget.rollups.nesting import Nested

__all__ = ["rolled_groups"]


def rolled_groups(  # noqa: PLR0913  what is asked of lines
    lines: Iterable[Any],
    names: GroupNames,
    tree: Classification | None,
    scheme: Scheme | None,
    *,
    unknown: Unknown,
    nested: Nested,
    skip: bool,
) -> RollUps[Any]:
    """The roll-ups of the groups of some lines.

    Args:
        lines: the lines.
        names: what their columns are called.
        tree: the tree of all lines; None where each is on the edition of its year.
        scheme: the scheme, where the year tells the edition; None where the first code tells.
        unknown: what to do with a code that the tree does not have.
        nested: what to do where a code has lines beside lines below it.
        skip: whether amounts that were not read are passed over.
    """
    groups = LineGroups(names, tree, scheme)
    resolve = _GroupResolver(groups, unknown)
    unread = UnreadAmounts(skip=skip, named=lambda key: str(key[1]))
    sums = [LineSums(resolve, unread) for _ in names.amounts]
    reading = read_lines(lines, groups)
    start = 1
    while few := list(islice(reading, FEW)):
        for place, one in enumerate(sums, 1):
            one.take_few([(line[0], line[place]) for line in few], start)
        start += len(few)
    for one in sums:
        one.check()
    groups.check_met(start > 1)
    return RollUps(names.by, tuple(_rolled(groups, resolve, sums, unread, nested)))


class _GroupResolver:
    """Says which code of the tree of its group a written one is."""

    def __init__(self, groups: LineGroups, unknown: Unknown) -> None:
        self.groups = groups
        self.unknown = unknown
        self.codes: dict[Any, Any] = {}
        self.foreign: list[Any] = []
        self.adopted: dict[tuple[int, str], str] = {}
        # What a written code is in an edition is asked once, however many groups are on it.
        self._settled: dict[tuple[int, Any], tuple[str, str]] = {}

    def __call__(self, written: Any, line: int) -> None:
        """Settle what the written code of a group is; one that is collected has none.

        Raises:
            MissingCode: the tree does not have it, and that is not allowed.
            MalformedCode: it is none.
        """
        if written in self.codes:
            return
        group, text = written
        tree = self.groups.trees[group]
        asked = (id(tree), text)
        try:
            if asked not in self._settled:
                self._settled[asked] = settled(tree, text, self.unknown)
        except GovBudgetError as error:
            error.add_note(f"line {line:,} has this code")
            raise
        code, foreign = self._settled[asked]
        self.codes[written] = (group, code) if code else ""
        if foreign:
            self.adopted[group, foreign] = code
            self.foreign.append(written)


def _rolled(
    groups: LineGroups,
    resolve: _GroupResolver,
    sums: Sequence[LineSums],
    unread: UnreadAmounts,
    nested: Nested,
) -> Iterator[RolledGroup]:
    """The roll-up of each group, in the order of the keys."""
    count = len(groups.trees)
    own = [_parted(one.by_code(), count) for one in sums]
    apart = [_parted(one.adopted(), count) for one in sums]
    lost = [_parted(one.unknown(), count) for one in sums]
    adopted: list[dict[str, str]] = [{} for _ in range(count)]
    for (group, foreign), code in resolve.adopted.items():
        adopted[group][foreign] = code
    missed: list[list[Any]] = [[] for _ in range(count)]
    for (group, _), one in unread.by_code.items():
        missed[group].append(one)
    measures = () if groups.names.single else groups.names.amounts
    for key in sorted(groups.keys, key=order_of):
        group = groups.keys[key]
        booked = BookedSums(
            [one[group] for one in own],
            [one[group] for one in apart],
            [one[group] for one in lost],
            adopted[group],
            tuple(sorted(missed[group], key=lambda one: one.line)),
        )
        yield RolledGroup(key, rolled_sums(groups.trees[group], measures, booked, nested))


def _parted(found: Mapping[Any, Number], count: int) -> list[dict[str, Number]]:
    """Sums of codes of groups, apart for each group."""
    parts: list[dict[str, Number]] = [{} for _ in range(count)]
    for (group, code), amount in found.items():
        text = str(code)
        own = parts[group]
        own[text] = add(own[text], amount) if text in own else amount
    return parts
