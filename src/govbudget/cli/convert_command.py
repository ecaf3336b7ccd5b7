"""``govbudget convert``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

import click

from govbudget.base.layout import columns, labelled
from govbudget.base.messages import Message
from govbudget.cli.completing import codes_and_names
from govbudget.cli.explaining import texts_of
from govbudget.cli.jsonlines import json_writer
from govbudget.cli.options import speech_option
from govbudget.cli.saying import say_error
from govbudget.cli.spoken import Spoken, speech
from govbudget.cli.terminal import echo
from govbudget.correspondences import classifications, convert
from govbudget.errors import GovBudgetError, InternalFault

if TYPE_CHECKING:
    from govbudget.base.messages import Language
    from govbudget.classification.vocabulary import TargetName
    from govbudget.crosswalks import Pair

__all__ = ["command"]

_TARGETS = classifications()
_UNBOUND = 1000
_UNITS = {"": "", "organ": "机关", "institution": "事业单位"}


@click.command("convert", cls=Spoken)
@click.argument(
    "written",
    nargs=-1,
    required=True,
    metavar="CODE|NAME|-...",
    shell_complete=codes_and_names,
)
@click.option(
    "--to",
    "target",
    type=click.Choice(_TARGETS),
    required=True,
    help="What the codes are to be turned into.",
)
@click.option("--from", "source", type=click.Choice(_TARGETS), help="What the codes belong to.")
@click.option("--unit", type=click.Choice(["organ", "institution"]), help="机关 or 事业单位.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@speech_option
def command(
    written: tuple[str, ...],
    target: TargetName,
    source: TargetName | None,
    unit: Literal["organ", "institution"] | None,
    as_json: bool,
) -> int:
    """Say what codes answer to in another scheme, in COFOG or in GFSM 2014.

    With - the codes are read from standard input, one a line.
    """
    failed = False
    write = json_writer() if as_json else None
    # In a pipe a pair is a line.
    width = columns() if sys.stdout.isatty() else _UNBOUND
    for text in texts_of(written):
        try:
            if isinstance(text, GovBudgetError):
                raise text
            found = convert(text, target, unit=unit, source=source)
        except InternalFault:
            raise
        except GovBudgetError as error:
            say_error(error, speech())
            failed = True
            continue
        if write is not None:
            write(found)
            continue
        language = speech()
        through = ""
        if found.through != found.code:
            through = Message("cli.convert.through", code=found.through).render(language)
        echo(" ".join(filter(None, (found.code, found.name, through))))
        for pair in found.pairs:
            echo("\n".join(labelled("", [_line(pair, language)], 2, width)))
        if not found.pairs:
            echo(Message("cli.convert.nothing", target=target).render(language))
    return 2 if failed else 0


def _line(pair: Pair, language: Language) -> str:
    names = " ".join(filter(None, (pair.target, pair.target_name, pair.target_name_en)))
    words = (f"relation.{pair.relation}", f"sure.{pair.confidence}")
    relation, sure = (Message(f"cli.convert.{one}").render(language) for one in words)
    said = list(filter(None, (_UNITS[pair.unit], relation, sure, pair.reason)))
    beside = f"（{'，'.join(said)}）" if language == "zh" else f"({', '.join(said)})"
    return f"{names or '—'}  {beside}"
