"""The codes and names of items that a document prints: in its tables, and as pairs in its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.classification.catalogue import shipped
from govbudget.classification.names import canonical, loose_key
from govbudget.classification.vocabulary import Scheme
from govbudget.disclosure.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.classification.entry import Entry
    from govbudget.classification.tree import Classification
    from govbudget.disclosure.analysis.solution import Solution
    from govbudget.disclosure.document import Disclosure

__all__ = ["CodedName", "TableNames", "ended_names", "names_of_tables", "tree_of", "written_pairs"]

# 行政运行（2013301）: whatever stands before the bracket, back to the mark before it.
_CODE = r"[(\[](?P<code>[1-5]\d{2,6})[)\]]"
_PAIR = re.compile(rf"(?P<name>[\u4e00-\u9fff()\"、/]{{2,40}}){_CODE}")
_CODED = re.compile(_CODE)
_LEADING = re.compile(r"^(?:\(?[\u4e00-\u9fff\d]{1,2}\)|[、)\"]|其中)+")
# Shorter names are words of any sentence.
_SHORTEST = 4


@frozen(slots=True)
class CodedName:
    """A name with a code behind it, as the text has it.

    Attributes:
        name: the name, from the mark before it on.
        code: the digits.
        paragraph: the number of the paragraph.
        printed: both as printed.
    """

    name: str
    code: str
    paragraph: int
    printed: str


@frozen(slots=True)
class TableNames:
    """The codes and names of the rows of the tables.

    Attributes:
        names: by code the keys of the names beside it.
        codes: by the key of a name the codes beside it.
    """

    names: dict[str, set[str]]
    codes: dict[str, set[str]]


def written_pairs(disclosure: Disclosure) -> Iterator[CodedName]:
    """The names of the text with a code in brackets behind them, in their order."""
    for number, paragraph in enumerate(disclosure.paragraphs):
        text = plain(paragraph.text)
        if _CODED.search(text.text) is None:
            continue
        for found in _PAIR.finditer(text.text):
            name = _named(found["name"])
            if len(name) >= _SHORTEST:
                start = found.end("name") - len(name)
                printed = text.quote(start, found.end())
                yield CodedName(canonical(name), found["code"], number, printed)


def _named(words: str) -> str:
    """A name without the number or the mark before it; “三供一业”移交补助支出 keeps its own."""
    name = _LEADING.sub("", words)
    opened = words[: len(words) - len(name)].endswith('"') and name.count('"') % 2
    return f'"{name}' if opened else name


def names_of_tables(solution: Solution) -> TableNames:
    """The codes and names of the rows of the tables of a document.

    Args:
        solution: the tables.
    """
    names: dict[str, set[str]] = {}
    codes: dict[str, set[str]] = {}
    for sheet in solution.sheets:
        if sheet.labels or sheet.coded.scheme is None:
            continue
        for row in sheet.coded.rows:
            if row.code and row.name:
                name = loose_key(row.name)
                names.setdefault(row.code, set()).add(name)
                codes.setdefault(name, set()).add(row.code)
    return TableNames(names, codes)


def tree_of(code: str, year: int) -> Classification | None:
    """The edition that a code of a document stands in; None where none is kept.

    Args:
        code: the code.
        year: the year of the document.
    """
    scheme = Scheme.of_code(code)
    if scheme is None or year not in shipped().years(scheme):
        return None
    return shipped().tree(scheme, year)


def ended_names(entry: Entry) -> dict[str, tuple[int, bool]]:
    """The names that an entry had until some year, by their keys: the year, and whether it is sure.

    Args:
        entry: the entry, in the edition of a year.
    """
    found: dict[str, tuple[int, bool]] = {}
    for change in shipped().history(entry.scheme).changes:
        if (change.new_code or change.old_code) == entry.code and change.year <= entry.year:
            name = loose_key(change.old_name)
            if name != loose_key(entry.name):
                found[name] = max(
                    found.get(name, (0, False)), (change.year - 1, change.confidence != "low")
                )
    return found
