"""``govbudget read``."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import click

from govbudget.cli.options import language_option, limits_options, password_option
from govbudget.cli.spoken import Spoken

if TYPE_CHECKING:
    from govbudget.disclosure.reporting import Language
    from govbudget.io.allowance import Limits

__all__ = ["command"]


@click.command("read", cls=Spoken)
@click.argument("path", metavar="FILE", type=click.Path(allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="All of it as one JSON object.")
@click.option("--tables", "with_tables", is_flag=True, help="Every table as it is printed.")
@click.option("--facts", "with_facts", is_flag=True, help="Every statement of the text.")
@password_option
@limits_options
@language_option
def command(  # noqa: PLR0913, PLR0917  click hands every option over by itself
    path: str,
    as_json: bool,
    with_tables: bool,
    with_facts: bool,
    password: str,
    limits: Limits,
    language: Language,
) -> None:
    """Say what was read of a published budget or final account, and what was not.

    FILE is text, HTML, xlsx, xls, docx or PDF; - is standard input.
    """
    from attrs import evolve

    from govbudget.cli.files import called, on_disk
    from govbudget.cli.jsonlines import json_writer
    from govbudget.cli.within import within
    from govbudget.disclosure.document import read_within

    gc.enable()  # a document may have as many pages as it likes
    with on_disk(path) as file, within(called(path), limits):
        disclosure = read_within(file, limits, password)
    if file != path:
        disclosure = evolve(disclosure, path=called(path))
    if as_json:
        json_writer()(disclosure)
        return
    from govbudget.cli.read_out import print_overview
    from govbudget.cli.read_whole import print_facts, print_tables

    if with_tables:
        print_tables(disclosure, language)
    if with_facts:
        print_facts(disclosure, language)
    if not (with_tables or with_facts):
        print_overview(disclosure, language)
