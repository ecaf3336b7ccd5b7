"""``structure.statements``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.lost import lost_much
from govbudget.disclosure.analysis.public_figures import public_figures
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable, NotDeterminable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text.facts import AmountFact
from govbudget.disclosure.text.kinds import DocumentKind, Measure
from govbudget.disclosure.text.plain import plain
from govbudget.reconciling.kinds import Severity
from govbudget.tables.lexicon.statements import DETAILS, STATEMENTS, lacking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure

__all__ = ["Statements"]

# Budgets of the year: what a part of the “三公” expenses was to be, and not what it was.
_PLANNED = {Measure.INITIAL, Measure.REVISED, Measure.BUDGET}


class Statements(Check):
    """What the text of a disclosure has to explain beside its figures."""

    id = "structure.statements"
    group = Group.STRUCTURE
    rank = 35
    source = ("disclosure",)
    severities = (Severity.NOTICE,)
    needs = frozenset({Need.TABLES, Need.TEXT, Need.ONE_BUDGET})
    since = "0.2.0"
    # A few sentences below the tables are not the text of a disclosure: that is another file.
    fewest_figures = Option(20, low=1, high=1000)

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        stated = [one for one in disclosure.facts if isinstance(one, AmountFact)]
        if len(stated) < self.fewest_figures:
            yield NotApplicable(Message("structure.statements.nothing"))
            return
        if lost_much(disclosure):
            yield NotDeterminable(Message("structure.statements.lost"))
            return
        text = "\n".join(plain(one.text).text for one in disclosure.paragraphs)
        absent = lacking(text, STATEMENTS)
        if absent:
            yield Found(Severity.NOTICE, Message("structure.statements.found", names=absent))
        else:
            yield Held()
        if disclosure.kind is DocumentKind.FINAL_ACCOUNT:
            yield _details(disclosure, stated)


def _details(disclosure: Disclosure, stated: list[AmountFact]) -> Outcome:
    """What is said beside each part of the “三公” expenses that has money."""
    said = {
        one.subject
        for one in stated
        if one.year in {None, disclosure.year}
        and one.measure not in _PLANNED
        and one.amount is not None
        and one.amount.value
    }
    spent = said | {
        one.subject
        for one in public_figures(disclosure)
        if one.measure is Measure.FINAL and one.amount.value
    }
    words = tuple(word for subject, word in DETAILS if subject in spent)
    absent = lacking(_public_text(disclosure), words)
    if not absent:
        return Held()
    return Found(Severity.NOTICE, Message("structure.statements.details", names=absent))


def _public_text(disclosure: Disclosure) -> str:
    """The paragraphs that speak of the “三公” expenses and those beside them, and their tables."""
    near = {
        number
        for one in disclosure.facts
        if one.subject.startswith(("three_public", "vehicles"))
        for number in range(one.paragraph - 1, one.paragraph + 3)
    }
    text = [plain(one.text).text for at, one in enumerate(disclosure.paragraphs) if at in near]
    for table in disclosure.of(TableKind.FINAL_THREE_PUBLIC, TableKind.OTHER):
        text += [
            plain(f"{one.label}{one.measure}{one.printed}").text
            for one in table.stated
            if one.amount is not None
        ]
    return "\n".join(text)
