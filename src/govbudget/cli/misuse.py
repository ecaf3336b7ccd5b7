"""What is wrong with how a command was called, in the language of the reader."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import click

from govbudget.base.messages import Message
from govbudget.cli.terminal import echo

if TYPE_CHECKING:
    from govbudget.base.messages import Language

__all__ = ["BadWord", "Misuse", "show"]


class Misuse(click.UsageError):
    """A wrong call of which the library itself says what is wrong.

    Attributes:
        said: that, in both languages.
    """

    def __init__(self, said: Message, ctx: click.Context | None = None) -> None:
        self.said = said
        super().__init__(said.en, ctx or click.get_current_context(silent=True))


class BadWord(click.BadParameter):
    """A value that a parameter cannot have, of which the library itself says why.

    Attributes:
        said: that, in both languages.
    """

    def __init__(
        self, said: Message, param: click.Parameter | None, ctx: click.Context | None
    ) -> None:
        self.said = said
        super().__init__(said.en, ctx, param)


def show(error: click.ClickException, language: Language) -> None:
    """Say on standard error what is wrong, and how the command is called.

    Args:
        error: what click raised.
        language: the language of the reader.
    """
    if language == "en":
        said = io.StringIO()
        error.show(said)
        # The choices of an option stand below one another, each behind a tab.
        echo(said.getvalue().rstrip("\n").replace("\n\t", "\n    "), err=True)
        return
    context = getattr(error, "ctx", None)
    if context is not None:
        echo(context.get_usage(), err=True)
        again = Message("cli.try_help", command=f"{context.command_path} --help")
        echo(f"{again.zh}\n", err=True)
    echo(Message("cli.error", why=_why(error)).zh, err=True)


def _why(error: click.ClickException) -> Message:  # noqa: PLR0911  a sentence a kind
    """What is wrong, by the kind of the error and what it is about."""
    if isinstance(error, Misuse):
        return error.said
    if isinstance(error, BadWord):
        return Message("cli.bad_value", name=_name(error), wanted=error.said)
    if isinstance(error, click.NoSuchOption):
        near = tuple(error.possibilities or ())
        return Message("cli.no_option", name=error.option_name, near=bool(near), options=near)
    if isinstance(error, click.BadOptionUsage):
        return Message("cli.flag" if _is_flag(error) else "cli.needs_value", name=error.option_name)
    if isinstance(error, click.MissingParameter):
        return Message("cli.missing", name=_name(error))
    if isinstance(error, click.BadParameter):
        return Message("cli.bad_value", name=_name(error), wanted=_wanted(error.param))
    return Message("cli.as_said", said=error.format_message())


def _is_flag(error: click.BadOptionUsage) -> bool:
    """Whether the option takes no value."""
    options = error.ctx.command.params if error.ctx else ()
    return any(
        isinstance(one, click.Option) and one.is_flag and error.option_name in one.opts
        for one in options
    )


def _name(error: click.BadParameter) -> str:
    """What the parameter is called on the command line."""
    if error.param_hint:
        return str(error.param_hint)
    if error.param is None:
        return ""
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return error.param.human_readable_name


def _wanted(param: click.Parameter | None) -> Message:
    """What a parameter takes."""
    kind: Any = None if param is None else param.type
    if isinstance(kind, click.Choice):
        return Message("cli.one_of", choices=tuple(kind.choices))
    if isinstance(kind, (click.IntRange, click.FloatRange)):
        whole = isinstance(kind, click.IntRange)
        bounds = {"bound": kind.min is not None, "least": kind.min}
        bounds |= {"capped": kind.max is not None, "most": kind.max}
        return Message("cli.number", whole=whole, **bounds)
    if isinstance(kind, click.types.IntParamType):
        unbound = {"bound": False, "least": None, "capped": False, "most": None}
        return Message("cli.number", whole=True, **unbound)
    if isinstance(kind, click.Path):
        return Message("cli.path", folder=not kind.file_okay, exists=kind.exists)
    return Message("cli.other")
