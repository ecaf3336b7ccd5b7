"""Explains codes, names and terms to people: ``govbudget explain`` without its options."""

from __future__ import annotations

import os
import sys

from govbudget.cli.jsonlines import json_writer
from govbudget.cli.language import of_reports, of_sentences
from govbudget.cli.page import entry_page, term_page
from govbudget.cli.saying import say_error
from govbudget.errors import AmbiguousName, GovBudgetError, InternalFault, because
from govbudget.explanation import EntryExplanation, TermExplanation, explain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from govbudget.base.messages import Language
    from govbudget.classification.vocabulary import Scheme

__all__ = ["explain_all", "texts_of"]

# A name that so many entries have is answered with all of them, more with the question which.
_ALL_OF = 5


def explain_all(
    written: Sequence[str],
    year: int | None = None,
    scheme: Scheme | None = None,
    language: Language | None = None,
    *,
    as_json: bool = False,
) -> int:
    """Print all that is known of some written forms; ``-`` reads them from standard input.

    Args:
        written: the forms.
        year: the edition; None is that of today.
        scheme: the scheme; None where the forms tell.
        language: the language that was asked for; None is that of the locale.
        as_json: whether to print JSON.

    Returns:
        2 where one of them cannot be read or names nothing, else 0.
    """
    write = json_writer() if as_json else _page_writer(of_reports(language))
    code = 0
    for text in texts_of(written):
        try:
            if isinstance(text, GovBudgetError):
                raise text
            records = _records(text, scheme, year)
        except InternalFault:
            raise
        except GovBudgetError as error:
            code = say_error(error, of_sentences(language))
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


def _page_writer(language: Language) -> Callable[[EntryExplanation | TermExplanation], None]:
    separator = iter([""])

    def write(record: EntryExplanation | TermExplanation) -> None:
        if isinstance(record, TermExplanation):
            page = term_page(record, language)
        else:
            page = entry_page(record, language)
        print(next(separator, "\n") + page)  # noqa: T201

    return write


def texts_of(written: Sequence[str]) -> Iterator[str | GovBudgetError]:
    """What was typed, and the lines of standard input where ``-`` was; an error for a wrong one."""
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
    """The lines of standard input, each as soon as it is there: UTF-8, UTF-16 or GB18030."""
    import codecs
    import gc

    gc.enable()  # as many lines as may come
    stream = sys.stdin.buffer
    head = stream.peek(2)[:2] if hasattr(stream, "peek") else b""
    if head in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
        yield from filter(None, (line.strip() for line in codecs.getreader("utf-16")(stream)))
        return
    # What was read as UTF-8 beyond ASCII is that to its end; else a line of GB18030 tells.
    codecs_left = ["utf-8", "gb18030"]
    for number, line in enumerate(stream, 1):
        text = _decoded(number, line, codecs_left)
        if text:
            yield text


def _decoded(number: int, line: bytes, codecs_left: list[str]) -> str | GovBudgetError:
    """A line as text; one beyond ASCII leaves only its codec in the list."""
    wrong = 0
    for codec in codecs_left:
        try:
            text = line.decode(codec)
        except UnicodeDecodeError as error:
            wrong = wrong or error.start + 1
            continue
        if not line.isascii():
            codecs_left[:] = [codec]
        return text.removeprefix("\ufeff").strip()
    byte = f"{line[wrong - 1]:02X}"
    first, *others = map(str.upper, codecs_left)
    known = because("either", first=first, second=others[0]) if others else first
    return GovBudgetError(because("line.not_text", line=number, known=known, at=wrong, byte=byte))
