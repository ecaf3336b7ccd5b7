"""``text_table.evaluations``."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.disclosure.analysis.evaluations import evaluations, said_of_projects
from govbudget.disclosure.analysis.places import place_of_paragraph, place_of_table
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Figure, Group
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.analysis.evaluations import Evaluation, SaidEvaluation
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.document import Disclosure

__all__ = ["Evaluations"]


class Evaluations(Check):
    """Self-evaluations of projects: the points of the form, and what the text says of them."""

    id = "text_table.evaluations"
    group = Group.TEXT_TABLE
    rank = 45
    needs = frozenset({Need.TABLES, Need.ONE_BUDGET})
    since = "0.2.0"

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        forms = evaluations(disclosure)
        for form in forms:
            if form.parts:
                yield _sum(form)
        for said in said_of_projects(disclosure) if forms else ():
            same = [form for form in forms if form.name == said.name]
            if len(same) == 1:
                yield from _compared(disclosure, said, same[0])
        yield NotApplicable(Message("text_table.evaluations.nothing"))


def _sum(form: Evaluation) -> Outcome:
    """The points of a form against its total; each is rounded by itself."""
    total, score = sum(form.parts, Decimal(0)), form.score or Decimal(0)
    places = max(_places(one) for one in (*form.parts, score))
    slack = Decimal(len(form.parts) + 1) * Decimal(5).scaleb(-places - 1) if places else Decimal(0)
    if abs(total - score) <= slack:
        return Held()
    return Found(
        Severity.ERROR,
        Message("text_table.evaluations.sum", name=form.name, score=score, total=total),
        figures=[
            Figure(Message("text_table.evaluations.what.score"), score),
            Figure(Message("telling.label.total"), total, is_computed=True),
        ],
        places=[place_of_table(form.table)],
    )


def _places(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def _compared(disclosure: Disclosure, said: SaidEvaluation, form: Evaluation) -> Iterator[Outcome]:
    """What the text says of a project, figure by figure."""
    pairs = {
        "score": (said.score, form.score),
        "budget": (said.budget, form.budget),
        "spent": (said.spent, form.spent),
    }
    for what, (stated, there) in pairs.items():
        if stated is None or there is None:
            continue
        # Either may be printed with fewer decimals than the other.
        places = min(_places(stated), _places(there))
        if abs(stated - there) <= (Decimal(0) if what == "score" else Decimal(1).scaleb(-places)):
            yield Held()
            continue
        name = Message(f"text_table.evaluations.what.{what}")
        yield Found(
            Severity.ERROR,
            Message(
                "text_table.evaluations.found",
                project=said.name,
                what=name,
                stated=stated,
                there=there,
            ),
            figures=[
                Figure(Message("telling.label.text"), stated),
                Figure(name, there),
            ],
            places=[place_of_paragraph(disclosure, said.paragraph), place_of_table(form.table)],
        )
