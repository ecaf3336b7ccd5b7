"""The command line: ``govbudget`` and ``python -m govbudget``."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module

import click

from govbudget import __version__
from govbudget.errors import GovBudgetError

__all__ = ["main"]

_COMMANDS = {
    "convert": "Say what codes answer to in another scheme, in COFOG or in GFSM 2014.",
    "data": "Check the tables behind the library, or say how complete they are.",
    "diff": "Compare two budget years, or an edition with a book of your own.",
    "explain": "Say all that is known of codes, names or terms.",
    "map": "Say what the codes and names of a table mean, row by row.",
    "search": "Find entries by whatever is remembered of them.",
    "tree": "Draw the entries below a code.",
}


class _Lazy(click.Group):
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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="govbudget")
def cli() -> None:
    """China's government budget classification (政府收支分类科目): its codes and their meaning."""


def main() -> None:
    """Run the command line and exit: 0 done, 1 a check found something, 2 bad use or unknown."""
    if "_GOVBUDGET_COMPLETE" in os.environ:
        cli.main(prog_name="govbudget")
    # A command is over before a collection would pay for itself, the one at exit included.
    gc.disable()
    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run the command line and give the exit code; every error is a sentence, no traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        # Not cli.main(), which turns a closed pipe into exit code 1: that says a check found
        # something.
        with cli.make_context("govbudget", list(arguments)) as context:
            code = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        return done.exit_code
    except KeyboardInterrupt:
        return 130
    except click.ClickException as error:
        error.show()
        return 2
    except GovBudgetError as error:
        click.echo(f"govbudget: {error}", err=True)
        return 2
    except BrokenPipeError:
        _let_go_of_stdout()
        return 0
    return code if isinstance(code, int) else 0


def _let_go_of_stdout() -> None:
    """Keep the interpreter from flushing into a pipe that its reader has closed."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
