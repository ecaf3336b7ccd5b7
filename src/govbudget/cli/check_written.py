"""Writes the reports of a check: as it goes, or whole at its end."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from govbudget.cli.office_out import OFFICE_FORMS, write_office
from govbudget.io.destination import MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govbudget.cli.check_work import Outcome
    from govbudget.cli.held_texts import HeldTexts
    from govbudget.disclosure.reporting import Language

__all__ = ["write_whole", "writer_of"]


def write_whole(
    outcomes: Sequence[Outcome],
    pieces: HeldTexts,
    asked: tuple[str, str | None, Language],
    accepted: Sequence[str],
) -> None:
    """Write the whole, where it was not written as it went."""
    from govbudget.cli.check_out import whole
    from govbudget.cli.files import write_text, write_texts

    form, output, language = asked
    if form in OFFICE_FORMS:
        write_office(outcomes, form, output or "", language, accepted)
        return
    is_due = output is not None and any(one.report for one in outcomes)
    if form in {"text", "json"}:
        if pieces or is_due:
            write_texts(output, _joined(pieces, form, output))
    elif (text := whole(outcomes, form, language)) or is_due:
        write_text(output, text)


def _joined(pieces: HeldTexts, form: str, output: str | None) -> Iterator[str]:
    """The reports bit by bit; of several in one file named JSON as a list."""
    if output is None or len(pieces) == 0:
        yield from pieces
    elif form == "text":
        yield from pieces
        yield f"\n[{MARK}]\n"
    elif output.lower().endswith(".json") and len(pieces) > 1:
        for number, piece in enumerate(pieces):
            yield ",\n" if number else "[\n"
            yield piece.rstrip()
        yield "\n]\n"
    else:
        yield from pieces


def writer_of(
    asked: tuple[str, str | None, Language], pieces: HeldTexts, *, full: bool
) -> Callable[[Outcome], None]:
    """What to do with an outcome: write it at once, or keep it until the bar is gone."""
    from govbudget.cli.check_line import json_line
    from govbudget.cli.check_out import text_of
    from govbudget.cli.files import screen

    form, output, language = asked
    if form not in {"text", "json"}:
        return lambda _: None
    at_once = output is None and not sys.stdout.isatty()
    begun = False

    def write(outcome: Outcome) -> None:
        nonlocal begun
        if form == "json":
            text = json_line(outcome)
        else:
            text = text_of(outcome, language, on_screen=output is None, full=full)
        if form == "text" and text and begun:
            text = "\n" + text
        begun = begun or bool(text)
        if at_once:
            screen().write(text)
            screen().flush()
        else:
            pieces.append(text)

    return write
