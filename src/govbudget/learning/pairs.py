"""Finds the codes with their names in what a file prints."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.classification.names import canonical
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Level, Scheme
from govbudget.classification.words import LEVEL_SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.learning.reading import PrintedFile, PrintedTable

__all__ = ["LetterSlip", "PrintedPair", "pairs_of"]

_CODE = r"\d{3}(?:[ \-]?\d{2}){0,3}"
_ALONE = re.compile(rf"""(?:=?"?|')?[\[【(]?({_CODE})[\]】)]?"?""")
_WITH_NAME = re.compile(
    rf"[\[【(]?({_CODE})[\]】)]?(?![\d.,%年月日号])[\s\-—_:：.、“\"]*([\u4e00-\u9fff“（].*)"
)
_SLIP = re.compile(r"[0-9OoIl|]{3,9}")
_LETTERS = str.maketrans("OoIl|", "00111")
_BEGINS = re.compile(r"[（“]*[\u4e00-\u9fff]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_NUMBER = re.compile(r"[-+(]?[\d,]+(?:\.\d+)?[%)]?")
# Within a sentence: the code, perhaps a quotation mark, and the name up to the next mark.
_IN_PROSE = re.compile(
    rf"(?<![\d.])({_CODE})(?![\d.,%])[\s“\"]*([\u4e00-\u9fff（）、“]+?)(?=[”\"。；，,;：:\s]|$)"
)
_BEHIND = re.compile(rf"([\u4e00-\u9fff]+(?:\([\u4e00-\u9fff]+\)[\u4e00-\u9fff]*)?)\(({_CODE})\)")
_COUNTED = re.compile(r"[年月日号元万亿千百人个次户家台辆件条批期%％]")
_LEVEL_WORDS = re.compile(rf"（?[{LEVEL_SIGNS}](?:级科目|级|）)$")
_LEVELS = {level.chinese: level for level in Level}
_LONGEST = 60


@frozen(slots=True)
class PrintedPair:
    """A code with its name as a file prints them.

    Attributes:
        scheme: the list that such a code is of.
        code: the code, in digits.
        name: the name, with the punctuation of the book.
        place: where it stands, as ``line 5``.
    """

    scheme: Scheme
    code: str
    name: str
    place: str


@frozen(slots=True)
class LetterSlip:
    """What looks like a code and has a letter in it.

    Attributes:
        text: the text as printed.
        code: the code that it would be with digits for the letters.
        place: where it stands.
    """

    text: str
    code: str
    place: str


def pairs_of(
    printed: PrintedFile, *, behind: bool = False
) -> tuple[list[PrintedPair], list[LetterSlip]]:
    """The codes with their names, in the order of the file, and what only looks like a code.

    Args:
        printed: what the file prints.
        behind: whether a code may stand in brackets behind its name in a sentence, which does not
            tell where the name begins.
    """
    pairs: list[PrintedPair] = []
    slips: list[LetterSlip] = []
    for table in printed.tables:
        if table.is_prose:
            pairs += _of_prose(table, behind=behind)
        else:
            _of_table(table, pairs, slips)
    return pairs, slips


def _of_prose(table: PrintedTable, *, behind: bool) -> Iterator[PrintedPair]:
    for row, place in zip(table.rows, table.places, strict=True):
        text = unicodedata.normalize("NFKC", row[0])
        for found in _BEHIND.finditer(text) if behind else ():
            if pair := _pair(found[2], found[1], place):
                yield pair
        for found in _IN_PROSE.finditer(text):
            code, name = found[1], _LEVEL_WORDS.sub("", canonical(found[2]))
            if not _COUNTED.match(name) and (pair := _pair(code, name, place)):
                yield pair


def _of_table(table: PrintedTable, pairs: list[PrintedPair], slips: list[LetterSlip]) -> None:
    levels: list[tuple[int, ...]] = []
    above: dict[int, str] = {}
    named: dict[int, int] = {}
    for row, place in zip(table.rows, table.places, strict=True):
        if groups := _level_columns(row):
            levels, above = groups, {}
        if columns := _name_columns(row):
            named = columns
        cells = list(row)
        for group in levels:
            _join(cells, group, above)
        for at, cell in enumerate(cells):
            if not cell or not any(map(str.isdigit, cell)):
                continue
            text = unicodedata.normalize("NFKC", cell).strip()
            code = _ALONE.fullmatch(text)
            both = None if code else _WITH_NAME.fullmatch(text)
            if both:
                pair = _pair(both[1], both[2], place)
            elif code:
                pair = _pair(code[1], _name_for(cells, at, named), place)
            else:
                pair = None
                slips += _slip(text, place)
            if pair:
                pairs.append(pair)


def _pair(written: str, name: str, place: str) -> PrintedPair | None:
    code = re.sub(r"[ \-]", "", written)
    scheme = Scheme.of_code(code)
    name = canonical(name)
    if len(code) not in LEVEL_BY_DIGITS or scheme is None or not _BEGINS.match(name):
        return None
    return PrintedPair(scheme, code, name, place) if len(name) <= _LONGEST else None


def _slip(text: str, place: str) -> list[LetterSlip]:
    first = text.split(maxsplit=1)[0] if text.split() else ""
    if (
        not _SLIP.fullmatch(first)
        or first.isdigit()
        or sum(map(str.isdigit, first)) * 2 < len(first)
    ):
        return []
    code = first.translate(_LETTERS)
    known = len(code) in LEVEL_BY_DIGITS and Scheme.of_code(code) is not None
    return [LetterSlip(first, code, place)] if known else []


def _name_for(cells: Sequence[str], at: int, named: dict[int, int]) -> str:
    """The name that belongs to a code: by the head, or else the first text behind it."""
    if at in named:
        column = named[at]
        return cells[column] if column < len(cells) else ""
    for cell in cells[at + 1 :]:
        text = unicodedata.normalize("NFKC", cell)
        if _CHINESE.search(text):
            return "" if _WITH_NAME.fullmatch(text) else cell
        if text and _NUMBER.fullmatch(text):
            return ""
    return ""


def _name_columns(row: Sequence[str]) -> dict[int, int]:
    """Where a head says that the names stand before their codes: the column of each."""
    codes = [at for at, cell in enumerate(row) if cell.replace(" ", "").endswith(("编码", "代码"))]
    names = [at for at, cell in enumerate(row) if cell.replace(" ", "").endswith("名称")]
    found = {}
    for at in codes:
        behind = [name for name in names if name > at]
        if at - 1 in names and not behind:
            found[at] = at - 1
    return found


def _level_columns(row: Sequence[str]) -> list[tuple[int, ...]]:
    """The columns of 类, 款, 项 that a head has beside each other."""
    words = [cell.replace(" ", "").strip("（）()") for cell in row]
    found: list[tuple[int, ...]] = []
    at = 0
    while at < len(words):
        run = 0
        while at + run < len(words) and words[at + run] == list(_LEVELS)[run]:
            run += 1
            if run == len(_LEVELS):
                break
        if run > 1:
            found.append(tuple(range(at, at + run)))
        at += max(run, 1)
    return found


def _join(cells: list[str], group: tuple[int, ...], above: dict[int, str]) -> None:
    """Put the whole code of a row into the last column of its levels that is filled."""
    parts = [cells[at].strip() if at < len(cells) else "" for at in group]
    filled = [number for number, part in enumerate(parts) if part]
    if not filled or not all(part.isdigit() for part in parts if part):
        return
    last = filled[-1]
    code = ""
    for number in range(last + 1):
        part = parts[number] or above.get(group[number], "")
        code = part if len(part) == 3 + 2 * number else code + part
    for number, part in enumerate(parts):
        if part:
            above[group[number]] = part
            for deeper in group[number + 1 :]:
                above.pop(deeper, None)
        if group[number] < len(cells):
            cells[group[number]] = ""
    if len(code) == 3 + 2 * last:
        cells[group[last]] = code
