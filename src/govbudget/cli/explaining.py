"""Explains codes, names and terms to people: ``govbudget explain`` without its options."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from govbudget.cli import say
from govbudget.cli.jsonlines import json_writer
from govbudget.cli.page import entry_page, term_page
from govbudget.errors import AmbiguousName, GovBudgetError
from govbudget.explanation import EntryExplanation, TermExplanation, explain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govbudget.classification.vocabulary import Scheme

__all__ = ["explain_all"]

# A name that so many entries have is answered with all of them, more with the question which.
_ALL_OF = 5


def explain_all(
    written: Sequence[str],
    year: int | None = None,
    scheme: Scheme | None = None,
    language: str = "zh",
    *,
    as_json: bool = False,
) -> int:
    """Print all that is known of some written forms; ``-`` reads them from standard input.

    Returns:
        2 where one of them cannot be read or names nothing, else 0.
    """
    write = json_writer() if as_json else _page_writer(language)
    code = 0
    for text in _texts(written):
        try:
            if isinstance(text, GovBudgetError):
                raise text
            records = _records(text, scheme, year)
        except GovBudgetError as error:
            code = say(str(error))
            continue
        for record in records:
            write(record)
    return code


def _records(
    text: str, scheme: Scheme | None, year: int | None
) -> list[EntryExplanation | TermExplanation]:
    try:
        return [explain(text, scheme=scheme, year=year)]
    except AmbiguousName as error:
        if len(error.candidates) > _ALL_OF:
            raise
        return [explain(code, year=year) for code, _ in error.candidates]


def _page_writer(language: str) -> Callable[[EntryExplanation | TermExplanation], None]:
    separator = iter([""])

    def write(record: EntryExplanation | TermExplanation) -> None:
        if isinstance(record, TermExplanation):
            page = term_page(record, language)
        else:
            page = entry_page(record, language)
        print(next(separator, "\n") + page)  # noqa: T201

    return write


def _texts(written: Sequence[str]) -> Iterator[str | GovBudgetError]:
    for text in written:
        if text == "-":
            yield from _standard_input()
        else:
            yield _recovered(text)


def _recovered(text: str) -> str:
    """An argument that the locale could not decode, read as UTF-8 where it is that."""
    try:
        return os.fsencode(text).decode()
    except UnicodeError:
        return text


def _standard_input() -> Iterator[str | GovBudgetError]:
    import gc

    gc.enable()  # as many lines as may come
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").strip()
        except UnicodeDecodeError:
            yield GovBudgetError(f"line {number} of standard input is not UTF-8")
            continue
        if text:
            yield text
