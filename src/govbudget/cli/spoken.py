"""Commands that explain themselves in the language of the reader."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import click

from govbudget.base.messages import Message
from govbudget.cli.call import call_of
from govbudget.cli.language import of_reports, of_sentences
from govbudget.cli.manner import manner_options
from govbudget.cli.misuse import Misuse
from govbudget.cli.terminal import echo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.base.messages import Language

__all__ = [
    "Spoken",
    "SpokenGroup",
    "help_of",
    "labels",
    "speech",
    "tell",
    "tell_more",
    "tell_wrong",
]

_PIECES = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 [参数]..."}
_INDENT, _LABEL = 2, 28


def speech(context: click.Context | None = None) -> Language:
    """The language in which a command says what it does and what is wrong.

    Args:
        context: that of the command; None is the one that runs.
    """
    running = context or click.get_current_context(silent=True)
    return of_sentences(call_of(running).language)


def labels(context: click.Context | None = None) -> Language:
    """The language of what a command draws: labels and names.

    Args:
        context: that of the command; None is the one that runs.
    """
    running = context or click.get_current_context(silent=True)
    return of_reports(call_of(running).language)


def tell(message: Message) -> None:
    """Say on standard error what a command did, in the language of the reader, unless quiet.

    Args:
        message: what to say.
    """
    if not call_of(click.get_current_context(silent=True)).quiet:
        tell_wrong(message)


def tell_wrong(message: Message) -> None:
    """Say on standard error what is wrong or missing, in the language of the reader.

    Args:
        message: what to say.
    """
    echo(message.render(speech()), err=True)


def tell_more(message: Message) -> None:
    """Say on standard error what is being done, where somebody asked for that.

    Args:
        message: what to say.
    """
    if call_of(click.get_current_context(silent=True)).verbose:
        tell_wrong(message)


def help_of(text: str | None) -> str:
    """What a help text says in Chinese; itself where there is none.

    Args:
        text: the text in English; the lines of a paragraph may be broken anywhere.
    """
    from govbudget.cli.help_zh import HELP

    plain = inspect.cleandoc(text or "")
    whole = "\n\n".join(" ".join(part.split()) for part in plain.split("\n\n"))
    return HELP.get(whole, whole)


class _Speaking(click.Command):
    """What commands and groups have in common."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.params += manner_options()

    def get_help(self, ctx: click.Context) -> str:
        """The help page."""
        if speech(ctx) == "en":
            return super().get_help(ctx)
        return "\n".join(_page(self, ctx))

    def get_usage(self, ctx: click.Context) -> str:
        """How the command is called."""
        if speech(ctx) == "en":
            return super().get_usage(ctx)
        pieces = [_PIECES.get(one, one) for one in self.collect_usage_pieces(ctx)]
        return " ".join(["用法：" + ctx.command_path, *pieces])


class Spoken(_Speaking):
    """A command with help in both languages."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; one too many is refused in the language of the reader."""
        ctx.allow_extra_args = True
        try:
            left = super().parse_args(ctx, args)
        except click.BadOptionUsage as error:
            error.ctx = error.ctx or ctx
            raise
        if left and not ctx.resilient_parsing:
            raise Misuse(Message("cli.too_many", said=" ".join(left)), ctx)
        return left


class SpokenGroup(_Speaking, click.Group):
    """A group of commands with help in both languages."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named.

        Raises:
            Misuse: there is none of that name; the nearest is said.
        """
        from difflib import get_close_matches

        name = args[0]
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            near = get_close_matches(name, self.list_commands(ctx), 1)
            said = Message("cli.no_command", name=name, near=bool(near), nearest=tuple(near))
            raise Misuse(said, ctx)
        return super().resolve_command(ctx, args)

    def summaries(self, ctx: click.Context) -> dict[str, str]:
        """What each command does, in a line of English."""
        known = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        return {name: one.get_short_help_str(200) for name, one in known.items() if one}


def _page(command: click.Command, ctx: click.Context) -> Iterator[str]:
    """The lines of a help page in Chinese."""
    from govbudget.base.layout import columns, labelled

    width = columns()
    yield command.get_usage(ctx)
    for paragraph in help_of(command.help).split("\n\n"):
        yield ""
        yield from labelled(" " * _INDENT, [paragraph], _INDENT, width)
    yield from ("", "选项：")
    for option in command.get_params(ctx):
        if isinstance(option, click.Option) and not option.hidden:
            yield from _entry(_names(option, ctx), _explained(option, ctx), width)
    if isinstance(command, SpokenGroup):
        yield from ("", "命令：")
        for name, said in command.summaries(ctx).items():
            yield from _entry(name, help_of(said), width)


def _entry(label: str, text: str, width: int) -> Iterator[str]:
    """A term with what it means beside it, or below it where it is long."""
    from govbudget.base.layout import cell_len, labelled

    before = " " * _INDENT + label
    if cell_len(before) + _INDENT > _LABEL:
        yield before
        before = ""
    yield from labelled(before, [text], _LABEL, width)


def _names(option: click.Option, ctx: click.Context) -> str:
    record = option.get_help_record(ctx)
    return "" if record is None else record[0]


def _explained(option: click.Option, ctx: click.Context) -> str:
    """What an option means in Chinese, with what holds without it and its bounds."""
    extra = []
    default: Any = option.get_default(ctx)
    if option.show_default and default is not None and not option.is_flag:
        extra.append(f"默认 {default}")
    if option.required:
        extra.append("必填")
    kind = option.type
    if isinstance(kind, (click.IntRange, click.FloatRange)):
        if kind.min is not None:
            extra.append(f"不小于 {kind.min}")
        if kind.max is not None:
            extra.append(f"不大于 {kind.max}")
    return help_of(option.help) + (f"（{'；'.join(extra)}）" if extra else "")
