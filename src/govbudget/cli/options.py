"""Options that several commands share."""

from __future__ import annotations

import re
from functools import wraps
from typing import TYPE_CHECKING

import click

from govbudget.base.messages import Message
from govbudget.cli.call import call_of
from govbudget.cli.completing import schemes
from govbudget.cli.language import of_reports, of_sentences
from govbudget.cli.misuse import BadWord
from govbudget.cli.spoken import tell

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Protocol, TypeVar

    from govbudget.base.messages import Language

    _F = TypeVar("_F", bound=Callable[..., object])

    class _Option(Protocol):
        def __call__(self, function: _F, /) -> _F: ...


__all__ = [
    "LEVEL",
    "SCHEME",
    "UNIT",
    "ClosedWord",
    "asked_option",
    "diff_scheme_option",
    "language_option",
    "limits_options",
    "nested_option",
    "not_read_option",
    "password_option",
    "safe_csv_option",
    "scheme_option",
    "search_scheme_option",
    "sheet_option",
    "speech_option",
    "together_option",
    "year_option",
]


class ClosedWord(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.2 only
    """A member of a closed set, in any form that its ``of`` reads."""

    def __init__(self, name: str, home: str, kind: str) -> None:
        self.name = name
        self.home = home
        self.kind = kind

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> object:
        """The member that a word names."""
        from importlib import import_module

        from govbudget.errors import GovBudgetError

        try:
            return getattr(import_module(f"govbudget.{self.home}"), self.kind).of(value)
        except GovBudgetError as error:
            raise BadWord(error.message, param, ctx) from error


_VOCABULARY = "classification.vocabulary"
#: What options take that name a scheme, a level or a unit, in Chinese or English.
SCHEME = ClosedWord("scheme", _VOCABULARY, "Scheme")
LEVEL = ClosedWord("level", _VOCABULARY, "Level")
UNIT = ClosedWord("unit", "amounts", "Unit")


def _said(context: click.Context, _option: click.Parameter, year: int | None) -> int | None:
    """The year that is asked for; where none is and today's is not kept, that is said."""
    call = call_of(context)
    if year is None and not context.resilient_parsing and not call.quiet:
        from govbudget.cli.thisyear import tell_year

        tell_year(call.language)
    return year


year_option: _Option = click.option(
    "--year",
    type=int,
    callback=_said,
    metavar="YEAR",
    help="The budget year; without it that of today.",
)


safe_csv_option: _Option = click.option(
    "--safe-csv",
    is_flag=True,
    help="In CSV and TSV, an apostrophe before texts that a spreadsheet program would work out.",
)


#: What is done with lines that state the sums of others, and with cells that were not read.
nested_option: _Option = click.option(
    "--nested",
    type=click.Choice(["finest", "all", "refuse"]),
    default="finest",
    show_default=True,
    help="Codes with lines beside lines below them: the finest lines count where the others are "
    "their sums, or all, or none of it.",
)
not_read_option: _Option = click.option(
    "--not-read",
    type=click.Choice(["raise", "skip"]),
    default="raise",
    show_default=True,
    help="Cells with an error or without a result: refuse, or pass over.",
)


sheet_option: _Option = click.option(
    "--sheet", "title", metavar="NAME", help="The sheet; without it the first with rows."
)


def _scheme(without: str) -> _Option:
    return click.option(
        "--scheme",
        type=SCHEME,
        shell_complete=schemes,
        help="The scheme (functional, economic, government_economic, revenue, or in Chinese); "
        f"without it {without}.",
    )


scheme_option: _Option = _scheme("the code tells")
search_scheme_option: _Option = _scheme("all are searched")
diff_scheme_option: _Option = _scheme("functional, or that of the book")


def _language_option(
    of: Callable[[Language | None], Language | None], *, expose: bool = True
) -> _Option:
    def chosen(
        context: click.Context, _: click.Parameter, asked: Language | None
    ) -> Language | None:
        root = context.find_root()
        if asked is not None:
            root.obj = call_of(root)._replace(language=asked)
        return of(call_of(root).language)

    return click.option(
        "--lang",
        "language",
        type=click.Choice(["zh", "en"]),
        callback=chosen,
        expose_value=expose,
        help="The language of labels, names and sentences; without it that of the locale.",
    )


#: Of a command that prints both: the one that was asked for; None where none was.
asked_option: _Option = _language_option(lambda asked: asked)
#: Of commands that print reports and names: Chinese where nothing says another.
language_option: _Option = _language_option(of_reports)
#: Of commands that print sentences only, which ``speech`` knows.
speech_option: _Option = _language_option(of_sentences, expose=False)


#: Whoever shares the machine sees what stands in a command; a variable of the environment is not.
password_option: _Option = click.option(
    "--password",
    default="",
    envvar="GOVBUDGET_PASSWORD",
    show_envvar=True,
    help="What opens a PDF that is locked.",
)


together_option: _Option = click.option(
    "--together",
    is_flag=True,
    help="The files are those of one document: its text and its tables, published apart.",
)


class _Bytes(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.2 only
    """A number of bytes: ``2G``, ``500M``, or a number of million bytes."""

    name = "memory"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> object:
        from govbudget.io.allowance import LEAST

        found = re.fullmatch(r"([0-9]{1,9}(?:\.[0-9]{1,3})?) ?([MG]?)B?", str(value).upper())
        if found is None:
            raise BadWord(Message("cli.no_memory_amount", value=repr(value)), param, ctx)
        most = int(float(found[1]) * (10**9 if found[2] == "G" else 10**6))
        if most < LEAST:
            raise BadWord(Message("cli.little_memory", value=repr(value)), param, ctx)
        return most


_MOST_SECONDS = 1e6


def limits_options(function: Callable[..., object]) -> Callable[..., object]:
    """The options that say what the reading of a document may take; handed on as ``limits``."""

    @wraps(function)
    def limited(
        *args: object, seconds: float, memory: int, timeout: float | None, **named: object
    ) -> object:
        from govbudget.io.allowance import Limits

        if timeout is not None:
            tell(Message("cli.timeout"))
        return function(*args, limits=Limits(timeout or seconds, memory), **named)

    options = (
        click.option(
            "--seconds",
            type=click.FloatRange(0.1, _MOST_SECONDS),
            default=60.0,
            show_default=True,
            metavar="SECONDS",
            help="The longest that the reading of a document may take.",
        ),
        click.option(
            "--memory",
            type=_Bytes(),
            default="2G",
            show_default=True,
            metavar="BYTES",
            help="The most memory that it may take: 500M, 2G.",
        ),
        click.option("--timeout", type=click.FloatRange(0.1, _MOST_SECONDS), hidden=True),
    )
    for option in reversed(options):
        limited = option(limited)
    return limited
