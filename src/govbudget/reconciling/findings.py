"""What is found in a table: records of identities that fail, and of cells that explain it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import field, frozen

from govbudget.amounts import Unit
from govbudget.position import Position
from govbudget.reconciling.kinds import Kind, Severity, Slip

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "CellRef",
    "Explanation",
    "Failure",
    "Finding",
    "Mend",
    "MissingRow",
    "Reconciliation",
    "Untold",
    "counted",
]


def counted(identity: str, rows: int) -> str:
    """What should hold, with the number of its parts where it names only some of them.

    >>> counted("201 = 20101 + 20102 + … + 20199", 28)
    '201 = 20101 + 20102 + … + 20199 (28 rows)'
    """
    return f"{identity} ({rows} rows)" if rows else identity


@frozen(slots=True)
class CellRef:
    """One cell of one table.

    Attributes:
        table: which of the tables that were handed in, from 0.
        row: which row of it, from 0.
        measure: the title of its column; empty where the whole row is meant.
        code: the code of the row.
        name: the name of the row.
        position: where it stands in its file.
    """

    table: int
    row: int
    measure: str
    code: str = ""
    name: str = ""
    position: Position | None = field(default=None, eq=False)

    def __str__(self) -> str:
        return f"{f'{self.code} {self.name}'.strip()} {self.measure}".strip()


@frozen(slots=True)
class Failure:
    """An identity that does not hold.

    Attributes:
        identity: what should hold, as people write it.
        stated: the stated sum.
        computed: what its parts add up to.
        difference: stated less computed.
        envelope: how much rounding explains, (n + 1) x half a unit of the last place.
        unit: the unit of these; None where none is stated.
        total: the cell with the stated sum.
        parts: the cells that should add up to it; blanks count as zero.
        rows: how many parts there are, where ``identity`` names only some of them; else 0.
    """

    identity: str
    stated: Decimal
    computed: Decimal
    difference: Decimal
    envelope: Decimal
    unit: Unit | None
    total: CellRef
    parts: tuple[CellRef, ...]
    rows: int = 0

    @property
    def said(self) -> str:
        """What should hold, with the number of its parts where not all are named.

        .. versionadded:: 0.2.0
        """
        return counted(self.identity, self.rows)

    @property
    def cells(self) -> tuple[CellRef, ...]:
        """All its cells, that of the sum first."""
        return (self.total, *self.parts)


@frozen(slots=True)
class Mend:
    """A value that would mend a cell; it is proposed, and changes nothing.

    Attributes:
        cell: the cell.
        stated: what it says; None for a blank.
        value: what would make the identities hold.
        slip: the known slip that makes one of the other; None where none does.
    """

    cell: CellRef
    stated: Decimal | None
    value: Decimal
    slip: Slip | None = None


@frozen(slots=True)
class Explanation:
    """One smallest set of cells whose change makes every identity hold.

    Attributes:
        mends: the cells with the values that would mend them.
        slip: the known slip that explains all of it; None where none does.
    """

    mends: tuple[Mend, ...]
    slip: Slip | None = None


@frozen(slots=True)
class MissingRow:
    """A row that may have been left out.

    Attributes:
        above: the row that it would stand below.
        amounts: what it would say: the title of each measure, with an amount.
    """

    above: CellRef
    amounts: tuple[tuple[str, Decimal], ...]


@frozen(slots=True)
class Finding:
    """One thing that was found.

    Attributes:
        kind: what it is about.
        severity: how much it weighs.
        message: a sentence that says it.
        places: the rows or cells that it is about.
        failures: the identities that fail for this cause, each in one finding only.
        explanations: the smallest sets of cells that explain the failures, the likeliest first.
            One: the cells are known. Several: they cannot be told apart. None: see ``undecided``.
        undecided: why there is no explanation; empty where there is, or none is needed.
        missing: a row that may have been left out, and would explain it as well.
        meant: the code that is meant, where another one is printed; empty where none is known.
        instead: the sum that holds where the one that is printed does not, as people write it;
            empty for all but sums that hold only against what is printed.
    """

    kind: Kind
    severity: Severity
    message: str
    places: tuple[CellRef, ...] = ()
    failures: tuple[Failure, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    undecided: str = ""
    missing: MissingRow | None = None
    meant: str = ""
    instead: str = ""

    @property
    def culprits(self) -> tuple[CellRef, ...]:
        """The cells at fault, where exactly one set of cells explains it; else none.

        A row that is missing is at fault where it is told as such, and no cell is.
        """
        if len(self.explanations) != 1 or self.kind is Kind.MISSING_ROW:
            return ()
        return tuple(mend.cell for mend in self.explanations[0].mends)


@frozen(slots=True)
class Untold:
    """A sum of which nobody can say whether it holds.

    Attributes:
        identity: what should hold, as people write it.
        total: the cell with the stated sum.
        cells: the cells that were not read; of a row whose code is none, the cell of that row.
        reason: why they count nothing, in English.
        reason_zh: the same in Chinese.

    .. versionadded:: 0.2.0
    """

    identity: str
    total: CellRef
    cells: tuple[CellRef, ...]
    reason: str
    reason_zh: str

    def __str__(self) -> str:
        where = f"{self.total.code or self.total.name} {self.total.measure}".strip()
        return f"{where}: {self.identity} cannot be told: {self.reason}"


@frozen
class Reconciliation:
    """All findings on some tables, errors first; it is empty when all holds.

    Attributes:
        findings: the findings, errors first.
        checked: how many identities were checked.
        held: how many of them hold, to the last digit.
        passed_over: what could not be checked, each with its reason.
        untold: the sums that cannot be told, since a cell in them was not read; they are not among
            those that were checked.
    """

    findings: tuple[Finding, ...]
    checked: int
    held: int
    passed_over: tuple[str, ...] = ()
    untold: tuple[Untold, ...] = ()

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __getitem__(self, at: int) -> Finding:
        return self.findings[at]

    @property
    def holds(self) -> bool:
        """Whether no error stands; there may be notices and roundings."""
        return not self.errors

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that are errors."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)
