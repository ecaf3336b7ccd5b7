"""``govbudget read``."""

from __future__ import annotations

import gc
import os
from contextlib import ExitStack
from typing import TYPE_CHECKING

import click

from govbudget.base.messages import Message
from govbudget.cli.misuse import Misuse
from govbudget.cli.options import (
    language_option,
    limits_options,
    password_option,
    together_option,
)
from govbudget.cli.spoken import Spoken

if TYPE_CHECKING:
    from govbudget.disclosure.reporting import Language
    from govbudget.io.allowance import Limits

__all__ = ["command"]


@click.command("read", cls=Spoken)
@click.argument(
    "paths", nargs=-1, required=True, metavar="FILE...", type=click.Path(allow_dash=True)
)
@together_option
@click.option("--json", "as_json", is_flag=True, help="All of it as one JSON object.")
@click.option("--tables", "with_tables", is_flag=True, help="Every table as it is printed.")
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    help="Where the tables go, with --tables: book.xlsx, or folder/ for CSV files.",
)
@click.option("--facts", "with_facts", is_flag=True, help="Every statement of the text.")
@password_option
@limits_options
@language_option
def command(  # noqa: PLR0913, PLR0917  click hands every option over by itself
    paths: tuple[str, ...],
    together: bool,
    as_json: bool,
    with_tables: bool,
    output: str | None,
    with_facts: bool,
    password: str,
    limits: Limits,
    language: Language,
) -> int:
    """Say what was read of a published budget or final account, and what was not.

    With --tables and -o its tables are written: a sheet for each in a workbook, or a CSV file for
    each in a folder. Exit code 2 where there is none.

    FILE is text, HTML, xlsx, xls, docx or PDF; - is standard input. With --together all files are
    read as one document.
    """
    from govbudget.cli.files import called, on_disk
    from govbudget.cli.jsonlines import json_writer
    from govbudget.cli.within import within
    from govbudget.disclosure.opening import read_together
    from govbudget.disclosure.together import BETWEEN

    if len(paths) > 1 and not together:
        raise Misuse(Message("cli.read_one"))
    if together and (len(paths) == 1 or any(map(os.path.isdir, paths))):
        raise Misuse(Message("cli.together_of_files"))
    if paths.count("-") > 1:
        raise Misuse(Message("cli.input_once"))
    if output is not None:
        _check_output(output, paths, with_tables=with_tables, others=as_json or with_facts)
    gc.enable()  # a document may have as many pages as it likes
    names = [called(path) for path in paths]
    with ExitStack() as held:
        files = [held.enter_context(on_disk(path)) for path in paths]
        held.enter_context(within(BETWEEN.join(names), limits, len(paths)))
        disclosure = read_together(files, limits, password, names)
    if output is not None:
        from govbudget.cli.tables_out import write_tables

        return write_tables(disclosure, output, paths, language)
    if as_json:
        json_writer()(disclosure)
        return 0
    from govbudget.cli.read_out import print_overview
    from govbudget.cli.read_whole import print_facts, print_tables

    if with_tables:
        print_tables(disclosure, language)
    if with_facts:
        print_facts(disclosure, language)
    if not (with_tables or with_facts):
        print_overview(disclosure, language)
    return 0


def _check_output(output: str, paths: tuple[str, ...], *, with_tables: bool, others: bool) -> None:
    """Refuse an output of anything but tables, or one that cannot be written."""
    from govbudget.cli.tables_out import check_output

    if not with_tables:
        raise Misuse(Message("cli.read.output_of"))
    if others:
        raise Misuse(Message("cli.read.output_alone"))
    check_output(output, paths)
