"""What an address names: a batch, a document of it, and its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.errors import GovBudgetError

if TYPE_CHECKING:
    from starlette.requests import Request

    from govbudget.cli.check_records import Outcome
    from govbudget.disclosure.checks.records import CheckReport
    from govbudget.web.batches import Batch
    from govbudget.web.desk import Desk

__all__ = ["NotHere", "batch_of", "outcome_of", "report_of"]


class NotHere(GovBudgetError):
    """Nothing is at an address: it was never there, or the page was started anew."""


def batch_of(request: Request) -> Batch:
    """The batch that an address names.

    Args:
        request: what asks.

    Raises:
        NotHere: there is none.
    """
    desk: Desk = request.app.state.desk
    batch = desk.batches.of(request.path_params["batch"])
    if batch is None:
        raise NotHere(Message("web.error.gone"))
    return batch


def outcome_of(request: Request) -> tuple[Batch, Outcome]:
    """The document that an address names, as it was checked.

    Args:
        request: what asks.

    Raises:
        NotHere: there is none, or it is not checked yet.
    """
    batch = batch_of(request)
    outcome = batch.outcomes.get(int(request.path_params["number"]))
    if outcome is None:
        raise NotHere(Message("web.error.gone"))
    return batch, outcome


def report_of(request: Request) -> tuple[Batch, Outcome, CheckReport]:
    """The report of the document that an address names, with what is accepted apart.

    Args:
        request: what asks.

    Raises:
        NotHere: there is none.
    """
    batch, outcome = outcome_of(request)
    report = request.app.state.desk.accepted(outcome.report)
    if report is None:
        raise NotHere(Message("web.error.gone"))
    return batch, outcome, report
