"""Checks the document of a department beside those of its units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.edge import edge
from govbudget.disclosure.checks.engine import check
from govbudget.disclosure.document import Disclosure
from govbudget.errors import WrongArgument, because

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.disclosure.checks.records import CheckReport
    from govbudget.disclosure.checks.settings import Settings

__all__ = ["check_department"]


@edge(department=Disclosure)
def check_department(
    department: Disclosure, units: Iterable[Disclosure], settings: Settings | None = None
) -> CheckReport:
    """Check a department's document (部门汇总), and beside it those of its units.

    The department's own unit (部门本级) is one of them. Of every table, code, column and figure the
    sum of the units has to be what the department states, rounding aside; where it is more by what
    they pay each other, as 上级补助收入, that is told instead. A document of another year, kind or
    department is told and left out. Where a unit is missing, only a sum that the others exceed
    already is told as wrong, and of the rest that it cannot be told; a figure that was not read
    makes its sum one that cannot be told.

    Args:
        department: the document of the department, as :func:`govbudget.read_disclosure` gives it.
        units: those of its units.
        settings: which rules to run, what their findings weigh, and their options; with
            ``Settings(select=["units"])`` only what needs the units is looked at.

    Returns:
        The report of :func:`govbudget.check` with the rules of the group ``units``; a place in the
        document of a unit names that as its ``document``.

    Raises:
        WrongSetting: the settings name a rule or an option that is none, or a value that cannot be.
        WrongArgument: no unit is given, or one is no document.

    .. versionadded:: 0.2.0
    """
    given = list(units)
    if not given:
        raise WrongArgument("units", "[]", because("argument.no_unit"))
    return check(department, settings, units=given)
