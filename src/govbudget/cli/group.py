"""The commands with their options."""

from __future__ import annotations

import time
import warnings
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

import click

from govbudget.base.messages import Message
from govbudget.base.said import in_language, said_by
from govbudget.cli.call import Call, call_of
from govbudget.cli.language import asked_in, of_sentences
from govbudget.cli.spoken import SpokenGroup, speech, tell_more
from govbudget.cli.terminal import echo
from govbudget.cli.version import version_option

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["cli", "invoke"]

_COMMANDS = {
    "accept": "Enter findings of the check in a list of those that are let stand.",
    "cache": "Say where reports are kept that need not be made again, or take them out.",
    "chart": "Draw how the total of a table is divided by its codes, or lines over years.",
    "check": "Check published budgets: where their tables and their words disagree.",
    "compare": "Set two documents or tables side by side by code, what changed most first.",
    "convert": "Say what codes answer to in another scheme, in COFOG or in GFSM 2014.",
    "data": "Check the tables behind the library, or say how complete they are.",
    "diff": "Compare two budget years, or an edition with a book of your own.",
    "explain": "Say all that is known of codes, names or terms.",
    "extract": "Make data of published budgets: a row for each figure and each fact.",
    "export": "Write the codes for databases, schemas, forms, statistics and spreadsheets.",
    "map": "Say what the codes and names of a table mean, row by row.",
    "read": "Say what is read in a published budget.",
    "reconcile": "Check every sum of a table, and say which figure is wrong.",
    "restate": "Put the lines of a table on the edition of one year, so that years compare.",
    "rollup": "Add the amounts of a table up the tree of its codes.",
    "rule": "Say what the rules of the check look at, and why.",
    "search": "Find entries by whatever is remembered of them.",
    "serve": "Open a page on which documents are dropped, checked and read.",
    "site": "Write a site of all codes, with search, that needs no server.",
    "tree": "Draw the entries below a code.",
}


class _Lazy(SpokenGroup):
    """A group that imports a command only when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"govbudget.cli.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def summaries(self, ctx: click.Context) -> dict[str, str]:
        """What each command does, in a line of English; without importing one."""
        del ctx
        return dict(sorted(_COMMANDS.items()))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@version_option
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    expose_value=False,
    help="The language of labels, names and sentences; without it that of the locale.",
)
def cli() -> None:
    """China's government budget classification (政府收支分类科目): its codes and their meaning."""


@contextmanager
def _warnings_said() -> Iterator[None]:
    """Says what the library warns of as a sentence."""

    def say(message: Warning | str, *_: object) -> None:
        if not call_of(click.get_current_context(silent=True)).quiet:
            echo(f"govbudget: {in_language(said_by(message), speech())}", err=True)

    with warnings.catch_warnings():
        warnings.simplefilter("default", UserWarning)
        warnings.showwarning = say  # type: ignore[assignment]  # it needs the message only
        yield


def invoke(arguments: list[str], *, apart: bool = False) -> int:
    """Run a command and give the exit code: 2 where it was called wrongly.

    Args:
        arguments: the words behind ``govbudget``.
        apart: whether this process does nothing else, and may be forked.
    """
    import os

    if "_GOVBUDGET_COMPLETE" in os.environ:
        cli.main(prog_name="govbudget")
    asked = asked_in(arguments)
    # Not cli.main(), which turns a closed pipe into exit code 1: that says a check found something.
    try:
        call = Call(asked, apart)
        with _warnings_said(), cli.make_context("govbudget", list(arguments), obj=call) as context:
            begin = time.perf_counter()
            code = cli.invoke(context)
            tell_more(Message("cli.took", seconds=f"{time.perf_counter() - begin:.2f}"))
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        from govbudget.cli.misuse import show

        show(error, of_sentences(asked))
        return 2
    return code if isinstance(code, int) else 0
