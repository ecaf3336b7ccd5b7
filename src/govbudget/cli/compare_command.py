"""``govbudget compare``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from govbudget.base.messages import Message
from govbudget.cli.compared_options import compared_lines_options
from govbudget.cli.options import UNIT, language_option, limits_options, password_option
from govbudget.cli.spoken import Spoken, tell, tell_wrong
from govbudget.io.destination import check_destination, form_of

if TYPE_CHECKING:
    from govbudget.amounts import Unit
    from govbudget.base.messages import Language
    from govbudget.cli.compared_options import LinesAsked
    from govbudget.disclosure.comparing.comparison import Sort
    from govbudget.disclosure.comparing.sides import Side
    from govbudget.io.allowance import Limits

__all__ = ["command"]

_FORMS = {
    "text": (".txt",),
    "json": (".json",),
    "csv": (".csv",),
    "xlsx": (".xlsx",),
    "svg": (".svg",),
}
_SORTS = ("change", "rate", "execution", "code")


@click.command("compare", cls=Spoken)
@click.argument("first", type=click.Path())
@click.argument("second", type=click.Path())
@click.option("--unit", type=UNIT, help="The unit of the figures: 元, 万元, 亿元.")
@click.option("--all", "everything", is_flag=True, help="What is the same too.")
@click.option(
    "--sort",
    type=click.Choice(_SORTS),
    default=_SORTS[0],
    show_default=True,
    help="By what the lines are sorted: the change, its rate, the lowest execution rate, the code.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(_FORMS)),
    help="How to write it; without it text, or what the ending of the output says.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("-o", "--output", type=click.Path(), help="Where to.")
@compared_lines_options
@password_option
@limits_options
@language_option
def command(  # noqa: PLR0913, PLR0917  click hands every option over by itself
    first: str,
    second: str,
    unit: Unit | None,
    everything: bool,
    sort: Sort,
    form: str | None,
    as_json: bool,
    output: str | None,
    password: str,
    limits: Limits,
    language: Language,
    asked: LinesAsked | None,
) -> int:
    """Set two documents or tables side by side by code, what changed most first.

    A final account beside a budget of its year has execution rates.

    FIRST is the document that is looked at, SECOND what it is compared with: last year's, or the
    budget of a final account. Each is a document that check reads, or a table that reconcile opens.

    With --year both are tables of lines, as rollup takes them: they are rolled up and put on one
    edition, so that codes that were renamed, moved, merged or split compare. Exit code 1 then where
    a stated total is missed.
    """
    from govbudget.cli.compared_out import write
    from govbudget.disclosure.comparing.sidebyside import compare

    form = form_of(output, _FORMS, "json" if as_json else form, "text")
    check_destination(output, (first, second))
    if asked is not None:
        return _lines(
            (first, second), asked, unit, sort, limits, form, output, language, everything
        )
    sides = (_opened(first, limits, password), _opened(second, limits, password))
    found = compare(*sides, unit=unit, sort=sort)
    write(found, (first, second), form, output, language, everything=everything)
    if found.left_out and form in {"csv", "xlsx", "svg"}:
        tell(Message("cli.compare.left.not_written", count=len(found.left_out)))
    if not found.rows:
        tell_wrong(Message("cli.compare.nothing"))
    return 0


def _lines(  # noqa: PLR0913, PLR0917  what is asked, and how it is written
    paths: tuple[str, str],
    asked: LinesAsked,
    unit: Unit | None,
    sort: Sort,
    limits: Limits,
    form: str,
    output: str | None,
    language: Language,
    everything: bool,
) -> int:
    """Two tables of lines beside each other; gives the exit code."""
    import gc

    from govbudget.cli.compared_lines import compare_lines
    from govbudget.cli.compared_lines_out import write_lines

    gc.enable()  # as many lines as may come
    made = compare_lines(paths, asked, unit, sort, limits)
    write_lines(made, form, output, language, everything=everything)
    for message in made.told:
        tell(message)
    return 1 if made.is_missed else 0


def _opened(path: str, limits: Limits, password: str) -> Side:
    """The document that a file holds, or its tables where it is none."""
    from govbudget.disclosure.opening import read_within
    from govbudget.disclosure.table_kinds import TableKind
    from govbudget.errors import GovBudgetError
    from govbudget.reconciling.opening import open_tables

    document, error = None, None
    try:
        document = read_within(path, limits, password)
    except GovBudgetError as problem:
        error = problem
    if document is not None and any(one.kind is not TableKind.OTHER for one in document.tables):
        return document
    try:
        return open_tables(path)
    except GovBudgetError as problem:
        raise error or problem from problem
