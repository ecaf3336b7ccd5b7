"""The assertion that a table reconciles; it needs neither pytest nor Hypothesis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.reconciling.kinds import Severity
from govbudget.reconciling.table import BudgetTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.reconciling.findings import Reconciliation

__all__ = ["assert_reconciles"]


def assert_reconciles(
    tables: BudgetTable | Iterable[BudgetTable],
    *,
    rounding: bool = True,
    notices: bool = True,
) -> Reconciliation:
    r"""Assert that everything that a table states holds.

    Args:
        tables: a table, or several of one document.
        rounding: whether sums may miss by what rounding explains; False asks for every digit.
        notices: whether notices may stand, which are worth a look but may be right.

    Returns:
        All that was found; the findings that were let pass are in it.

    Raises:
        AssertionError: it does not hold; the message is the table, in which ``*`` marks a cell at
            fault and ``?`` one of several that may be, with the findings and what would mend them.

    >>> from decimal import Decimal
    >>> from govbudget.testing import budget_of
    >>> table = budget_of({"2010101": [3], "2010102": [4]})
    >>> assert_reconciles(table).checked
    3
    >>> try:
    ...     assert_reconciles(table.with_amount(2, "合计", Decimal(8)))
    ... except AssertionError as error:
    ...     print(str(error).partition("\n3")[0])
    this table does not reconcile: 1 error; 3 sums checked
    <BLANKLINE>
    (万元)
       code     name               合计
    0           合计               7.00
    1  201      一般公共服务支出   7.00
    2  20101    人大事务          *8.00
    """
    __tracebackhide__ = True
    from govbudget import reconcile

    listed = (tables,) if isinstance(tables, BudgetTable) else tuple(tables)
    result = reconcile(listed[0] if len(listed) == 1 else listed)
    passed = {Severity.ROUNDING} if rounding else set()
    if notices:
        passed.add(Severity.NOTICE)
    faults = [finding for finding in result if finding.severity not in passed]
    if faults:
        from govbudget.testing.drawing import report

        raise AssertionError(report(listed, result, faults))
    return result
