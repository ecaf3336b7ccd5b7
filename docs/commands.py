"""Writes the page of all commands from the commands themselves, English and Chinese.

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

HERE = Path(__file__).resolve().parent
# Where the page of each language stands; the build of the Chinese docs takes its own.
PAGES = {"en": HERE / "commands.md", "zh": HERE / "locales" / "zh_CN" / "commands.md"}
MADE = "<!-- python docs/commands.py writes this page -->"
WIDTH = 100
LEADS = {
    "en": ("# The commands", "Every command with its options, as `--help` prints them."),
    "zh": ("# 全部命令", "每个命令及其选项，与 `--help` 所印的相同。"),
}


def page(language: str) -> str:
    """The page of a language as it should be."""
    # Whatever the surroundings speak.
    os.environ["GOVBUDGET_LANG"] = language
    title, lead = LEADS[language]
    lines = [MADE, title, "", lead, ""]
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
    """Write the pages, or say that one is not as it should be."""
    wrong = 0
    for language, path in PAGES.items():
        should = page(language)
        if path.exists() and path.read_text(encoding="utf-8") == should:
            continue
        if "--check" in sys.argv[1:]:
            name = path.relative_to(HERE)
            sys.stderr.write(f"{name} is not what the commands say: run python docs/commands.py\n")
            wrong = 1
        else:
            path.write_text(should, encoding="utf-8")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
