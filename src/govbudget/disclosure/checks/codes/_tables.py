"""What the rules on the codes of tables have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import NOTHING, Message
from govbudget.classification.names import canonical
from govbudget.disclosure.analysis.coded import (
    code_faults,
    coded_rows,
    official_name,
    unkept_editions,
)
from govbudget.disclosure.analysis.places import place_of_row
from govbudget.disclosure.checks.mends import words_mended
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import TypeAlias

    from govbudget.disclosure.analysis.coded import CodeFault
    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.reconciling.kinds import Kind, Severity

    #: What a fault weighs, what is said of it, what would mend it, and what of the row would be
    #: replaced by what where that is certain; empty texts where it is not.
    Told: TypeAlias = tuple[Severity, Message, Message, tuple[str, str]]

__all__ = ["UNCERTAIN", "official_fix", "on_codes"]

#: Nothing is replaced for certain.
UNCERTAIN = ("", "")


def on_codes(
    context: Context, kinds: tuple[Kind, ...], tell: Callable[[CodeFault], Told]
) -> Iterator[Outcome]:
    """What a rule says of the codes of the tables.

    Args:
        context: the document.
        kinds: the faults that it is about.
        tell: what it says of a fault.
    """
    faults = [
        one for one in code_faults(context.solution, kinds) if not _is_own(one, context.own_codes)
    ]
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
        severity, said, fix, (old, new) = tell(one)
        places = [place_of_row(sheet.table, row) for sheet, row in one.rows]
        mends = words_mended(places, old, new)
        yield Found(severity, said, places=places, fix=fix, mends=mends)


def _is_own(fault: CodeFault, own: Mapping[str, str]) -> bool:
    """Whether an own list has a code with the name that is printed beside it."""
    name = own.get(fault.code)
    return name is not None and canonical(name) == canonical(fault.name)


def official_fix(fault: CodeFault) -> Message:
    """The code with its own name, where that is known."""
    official = official_name(fault.code, fault.sheet)
    return Message("codes.entry", code=fault.code, name=official) if official else NOTHING
