"""Writes the page of all commands, ``docs/commands.md``, from the commands themselves.

    python docs/commands.py [--check]

With ``--check`` nothing is written; the exit code is 1 where the page is not what it should be.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from govbudget.cli.group import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).resolve().parent / "commands.md"
MADE = "<!-- python docs/commands.py writes this page -->"
WIDTH = 100


def page() -> str:
    """The page as it should be."""
    lines = [MADE, "# The commands", ""]
    lines += ["Every command with its options, as `--help` prints them; `--lang zh` prints the"]
    lines += ["same in Chinese.", ""]
    for command, context in commands(cli, "govbudget", None):
        lines += [f"## {context.command_path}", "", "```text"]
        lines += [*command.get_help(context).splitlines(), "```", ""]
    return "\n".join(lines)


def commands(
    command: click.Command, name: str, above: click.Context | None
) -> Iterator[tuple[click.Command, click.Context]]:
    """A command and all below it, each with its context."""
    context = click.Context(
        command,
        info_name=name,
        parent=above,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        help_option_names=["-h", "--help"],
    )
    yield command, context
    if isinstance(command, click.Group):
        for one in command.list_commands(context):
            below = command.get_command(context, one)
            if below is not None and not below.hidden:
                yield from commands(below, one, context)


def main() -> int:
    """Write the page, or say that it is not as it should be."""
    # The page is English whatever the surroundings speak.
    os.environ["GOVBUDGET_LANG"] = "en"
    should = page()
    if "--check" in sys.argv[1:]:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == should:
            return 0
        sys.stderr.write("commands.md is not what the commands say: run python docs/commands.py\n")
        return 1
    PAGE.write_text(should, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
