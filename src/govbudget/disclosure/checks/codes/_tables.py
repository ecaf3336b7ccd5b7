"""What the rules on the codes of tables have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import NOTHING, Message
from govbudget.disclosure.analysis.coded import (
    code_faults,
    coded_rows,
    official_name,
    unkept_editions,
)
from govbudget.disclosure.analysis.places import place_of_row
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    from govbudget.disclosure.analysis.coded import CodeFault
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.reconciling.findings import Kind, Severity

    #: What a fault weighs, what is said of it, and what would mend it.
    Told: TypeAlias = tuple[Severity, Message, Message]

__all__ = ["official_fix", "on_codes"]


def on_codes(
    context: Context, kinds: tuple[Kind, ...], tell: Callable[[CodeFault], Told]
) -> Iterator[Outcome]:
    """What a rule says of the codes of the tables.

    Args:
        context: the document.
        kinds: the faults that it is about.
        tell: what it says of a fault.
    """
    faults = code_faults(context.solution, kinds)
    for scheme, year in unkept_editions(context.solution):
        named = Message("codes.scheme", zh=scheme.chinese, en=scheme.value)
        yield NotDeterminable(Message("codes.unkept", year=year, scheme=named))
    coded = coded_rows(context.solution)
    if not coded and not faults:
        yield NotApplicable(Message("codes.nothing"))
        return
    # Rows whose codes follow from their names are none of those counted.
    printed = (sheet for one in faults for sheet, _ in one.rows if sheet.has_printed_codes)
    yield Held(coded - sum(1 for _ in printed))
    for one in faults:
        severity, said, fix = tell(one)
        places = [place_of_row(sheet.table, row) for sheet, row in one.rows]
        yield Found(severity, said, places=places, fix=fix)


def official_fix(fault: CodeFault) -> Message:
    """The code with its own name, where that is known."""
    official = official_name(fault.code, fault.sheet)
    return Message("codes.entry", code=fault.code, name=official) if official else NOTHING
