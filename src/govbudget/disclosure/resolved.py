"""Tables that print names only: their rows with the codes that the names have by their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from govbudget.classification.listed import codes_in_order
from govbudget.classification.vocabulary import Scheme
from govbudget.disclosure.titles import TableKind
from govbudget.tables.lexicon.list_numbers import unnumbered
from govbudget.tables.wording import is_total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from govbudget.reconciling.table import BudgetTable

__all__ = ["resolved_tables"]

#: The tables whose rows are the entries of a scheme, and which schemes these may be.
_SCHEMES = {
    TableKind.EXPENDITURE: (Scheme.FUNCTIONAL,),
    TableKind.FUNCTIONAL: (Scheme.FUNCTIONAL,),
    TableKind.FISCAL_EXPENDITURE: (Scheme.FUNCTIONAL,),
    TableKind.GENERAL: (Scheme.FUNCTIONAL,),
    TableKind.GOVERNMENT_FUND: (Scheme.FUNCTIONAL,),
    TableKind.STATE_CAPITAL: (Scheme.FUNCTIONAL,),
    TableKind.BASIC: (Scheme.ECONOMIC, Scheme.GOVERNMENT_ECONOMIC),
    TableKind.FISCAL_BASIC: (Scheme.ECONOMIC, Scheme.GOVERNMENT_ECONOMIC),
    TableKind.GENERAL_BASIC: (Scheme.ECONOMIC, Scheme.GOVERNMENT_ECONOMIC),
    TableKind.ECONOMIC_DEPARTMENT: (Scheme.ECONOMIC,),
}
_SCHEMES |= {kind.final: schemes for kind, schemes in _SCHEMES.items()}


def resolved_tables(kind: TableKind, tables: Iterable[BudgetTable]) -> Iterator[BudgetTable]:
    """Tables without codes, each row with the code of its name.

    A table is left out where one of its names does not tell its code: without its place a sum would
    lack it.

    Args:
        kind: what they are about.
        tables: the tables as they are read.
    """
    for table in tables:
        rows = [at for at, row in enumerate(table.rows) if not is_total(row.name)]
        names = [unnumbered(table.rows[at].name) for at in rows]
        found = [codes_in_order(names, one, table.year) for one in _SCHEMES.get(kind, ())]
        sure = [codes for codes in found if codes and all(codes)]
        if len(sure) != 1 or any(table.rows[at].printed_code for at in rows):
            continue
        codes = dict(zip(rows, sure[0], strict=True))
        coded = (evolve(row, code=codes.get(at, "")) for at, row in enumerate(table.rows))
        yield evolve(table, scheme=None).with_rows(coded)
