"""Codes as the choices of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from govbudget.base.edge import edge
from govbudget.classification.catalogue import shipped
from govbudget.classification.tree import Classification
from govbudget.classification.vocabulary import Level, Scheme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.classification.entry import Entry

__all__ = ["codelist"]

#: A value and what people see.
Choice: TypeAlias = "tuple[str, str]"


@edge()
def codelist(  # noqa: PLR0913  what can be asked for
    what: Scheme | str | Classification,
    year: int | None = None,
    *,
    level: Level | str | int | None = None,
    leaves: bool = False,
    grouped: bool = False,
    names_only: bool = False,
    english: bool = False,
) -> tuple[Choice, ...] | tuple[tuple[str, tuple[Choice, ...]], ...]:
    """The codes of an edition as pairs of value and label, in code order.

    They are what ``choices`` of Django, ``SelectField`` of WTForms and the options of a drop-down
    list are made of.

    >>> import govbudget as gb
    >>> gb.codelist("economic", 2024, level="款")[:2]
    (('30101', '30101 基本工资'), ('30102', '30102 津贴补贴'))
    >>> gb.codelist("economic", 2024, grouped=True, names_only=True)[1][0]
    '商品和服务支出'

    Args:
        what: a scheme, or a tree: an edition, a part of one (``tree.subtree("208")``), or a list of
            your own.
        year: the budget year; without it today's.
        level: the entries of this level only, in any form that ``Level.of`` reads.
        leaves: the entries without others below them only.
        grouped: in groups, each the label of a 类 with what stands below it.
        names_only: labels without the code.
        english: labels in English, where an entry has an English name.

    Raises:
        UnknownScheme: there is no such scheme.
        UnknownEdition: no edition of that year is kept.
        UnknownWord: the level is none.

    .. versionadded:: 0.2.0
    """
    tree = what if isinstance(what, Classification) else shipped().tree(Scheme.of(what), year)
    wanted: Iterable[Entry] = tree.leaves if leaves else tree.entries
    if level is not None:
        digits = Level.of(level).digits
        wanted = (entry for entry in wanted if len(entry.code) == digits)

    def label(entry: Entry) -> str:
        name = (english and entry.name_en) or entry.name
        return name if names_only else f"{entry.code} {name}".strip()

    if not grouped:
        return tuple((entry.code, label(entry)) for entry in wanted)
    groups: dict[str, list[Choice]] = {entry.code: [] for entry in tree.roots}
    for entry in wanted:
        root = next((above.code for above in entry.ancestors), entry.code)
        if root != entry.code:
            groups.setdefault(root, []).append((entry.code, label(entry)))
    return tuple((label(tree[root]), tuple(some)) for root, some in groups.items() if some)
