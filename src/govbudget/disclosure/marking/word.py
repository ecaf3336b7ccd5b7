"""Marks a docx file: a comment of Word's own at the paragraph or the cell of every place."""

from __future__ import annotations

import io
import zipfile
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from govbudget.base.messages import Message
from govbudget.disclosure.marking.comments import AUTHOR, comment_of
from govbudget.disclosure.marking.refusing import cannot_mark
from govbudget.disclosure.marking.standing import printed_cell, quote_of
from govbudget.errors import MissingExtra
from govbudget.io.destination import sealed
from govbudget.io.officeparts import OfficeParts
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.disclosure.checks.records import CheckFinding, Place
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.reporting.words import Language

__all__ = ["mark_word"]

#: What python-docx raises at files that are made badly.
_DAMAGED = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    RecursionError,
    SyntaxError,
)
#: What stands in a file beside the text that is shown: what was deleted, copies for old readers.
_ASIDE = ("del", "moveFrom", "Fallback")


def mark_word(
    path: str,
    data: bytes,
    findings: Sequence[CheckFinding],
    disclosure: Disclosure,
    language: Language,
) -> bytes:
    """A docx file with a comment at the paragraph or cell of every place of the findings.

    A finding that is nowhere in the text is told at its first paragraph.

    Args:
        path: the file, as an error names it.
        data: what it holds.
        findings: the findings that are in this file.
        disclosure: the same file, read.
        language: the language of the comments.

    Raises:
        GovBudgetError: it is signed or damaged.
        MissingExtra: python-docx is not installed.
    """
    try:
        import docx
        from docx.opc.exceptions import OpcError
    except ImportError as error:
        raise MissingExtra("mark", Message("marking.purpose.word")) from error
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if OfficeParts(path, archive).is_signed:
                raise cannot_mark(path, Message("marking.signed"))
        document = docx.Document(io.BytesIO(data))
        spots = _Spots(document.element.body, disclosure)
        found: dict[Any, list[CheckFinding]] = {}
        quotes: dict[Any, str] = {}
        for finding in findings:
            for paragraph, quote in spots.of(finding):
                members = found.setdefault(paragraph, [])
                quotes.setdefault(paragraph, quote)
                if finding not in members:
                    members.append(finding)
        for paragraph, members in found.items():
            said = "\n\n".join(comment_of(one, language) for one in members)
            document.add_comment(
                _runs(document, paragraph, quotes[paragraph]), said, author=AUTHOR, initials="gb"
            )
        made = io.BytesIO()
        document.save(made)
    except (OpcError, *_DAMAGED) as error:
        said = f"{type(error).__name__}: {error}"
        raise cannot_mark(path, Message("marking.damaged", error=said)) from error
    return sealed(made.getvalue())


class _Spots:
    """The paragraphs of the file, by what is printed in them and in the rows that they stand in."""

    def __init__(self, body: Any, disclosure: Disclosure) -> None:
        self._disclosure = disclosure
        self._lines = [
            (text, one)
            for one in body.iter(_name("p"))
            if not _is_aside(one) and (text := _text(one))
        ]
        self._rows: dict[tuple[str, ...], list[list[Any]]] = defaultdict(list)
        for row in body.iter(_name("tr")):
            cells = [one for one in row.iter(_name("tc")) if _text(one)]
            self._rows[tuple(map(_text, cells))].append(cells)
        self._first = next((one for _, one in self._lines), next(iter(body.iter(_name("p"))), None))
        self._grids = [grid for table in disclosure.tables for grid in table.grids]

    def of(self, finding: CheckFinding) -> Iterator[tuple[Any, str]]:
        """The paragraphs of a finding, each with what is quoted of it; the first where none is."""
        found = [one for place in finding.places if (one := self._of(place)) is not None]
        yield from found
        if not found and self._first is not None:
            yield self._first, ""

    def _of(self, place: Place) -> tuple[Any, str] | None:
        if place.table is not None:
            return self._cell(place) or self._line(quote_of(place))
        number = place.paragraph
        if number is None or number >= len(self._disclosure.paragraphs):
            return self._line(quote_of(place))
        whole = plain(self._disclosure.paragraphs[number].text)
        before = (plain(one.text) for one in self._disclosure.paragraphs[:number])
        same = sum(1 for one in before if one == whole)
        return self._line(quote_of(place), whole, same)

    def _line(self, quote: str, whole: str = "", same: int = 0) -> tuple[Any, str] | None:
        """The paragraph with a text; of several the one before which as many are the same.

        The number that Word counts in front of a paragraph is not in it.
        """
        for fits in (
            lambda text: bool(whole) and text == whole,
            lambda text: bool(quote) and quote in text,
            lambda text: bool(whole) and (whole.endswith(text) or text in quote),
        ):
            found = [one for text, one in self._lines if fits(text)]
            if found:
                return found[min(same, len(found) - 1)], quote
        return None

    def _cell(self, place: Place) -> tuple[Any, str] | None:
        """The first paragraph of a cell: that of the same row, as often as it was before."""
        named = printed_cell(self._disclosure, place)
        if named is None:
            return None
        grid, at, column = named
        filled = [text for cell in grid.rows[at] if (text := plain(cell))]
        rows = self._rows.get(tuple(filled), [])
        if not rows:
            return None
        number = self._count(grid, at, tuple(filled))
        cells = rows[min(number, len(rows) - 1)]
        before = sum(1 for cell in grid.rows[at][:column] if cell)
        if not grid.rows[at][column]:
            return next(cells[0].iter(_name("p"))), ""
        return next(one for one in cells[before].iter(_name("p")) if _text(one)), quote_of(place)

    def _count(self, grid: Any, at: int, filled: tuple[str, ...]) -> int:
        """How many rows before one are the same."""
        count: Counter[tuple[str, ...]] = Counter()
        for one in self._grids:
            for number, row in enumerate(one.rows):
                if one is grid and number == at:
                    return count[filled]
                count[tuple(text for cell in row if (text := plain(cell)))] += 1
        return count[filled]


def _runs(document: Any, element: Any, quote: str) -> list[Any]:
    """The runs of a paragraph that hold a quote; all of it where none does."""
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    paragraph = Paragraph(element, document.part)
    runs = [one for one in element.iter(_name("r")) if not _is_aside(one)]
    if not runs:
        return [paragraph.add_run()]
    texts = [_text(one) for one in runs]
    start = "".join(texts).find(quote) if quote else -1
    if start >= 0:
        ends = [sum(map(len, texts[: at + 1])) for at in range(len(texts))]
        runs = [
            one
            for one, text, end in zip(runs, texts, ends, strict=True)
            if text and end > start and end - len(text) < start + len(quote)
        ]
    # A comment begins and ends in one element: runs of links and insertions have their own.
    parent = runs[0].getparent()
    return [Run(one, paragraph) for one in runs if one.getparent() is parent]


def _is_aside(element: Any) -> bool:
    return any(one.tag.rpartition("}")[2] in _ASIDE for one in element.iterancestors())


def _text(element: Any) -> str:
    return plain("".join(one.text or "" for one in element.iter(_name("t"))))


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{tag}"))
