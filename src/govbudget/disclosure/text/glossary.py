"""The glossary (名词解释) of a document: terms with their definitions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.text.contents import contents_span
from govbudget.disclosure.text.headings import is_heading, marker
from govbudget.disclosure.text.names import is_path, path_code
from govbudget.disclosure.text.naming import official
from govbudget.disclosure.text.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.disclosure.text.plain import Plain
    from govbudget.io.source import Paragraph

__all__ = ["DisclosedTerm", "read_terms"]

_HEAD = re.compile(r"(?:名词|专业名词|专业性名词|相关名词)解释(?:部分|\(.{0,12}\))?$")
_LEADS = 12
_DEFINED = re.compile(r"(?P<term>[^:。]{2,120}?)\s*(?::|(?:是|主要)?指|——)")
_ENDED = ("。", ";", ".", "；")
_LONGEST = 300


@frozen(slots=True)
class DisclosedTerm:
    """A term of the glossary of a document.

    Attributes:
        term: the term, with the brackets and quotation marks of the book.
        definition: its definition as printed; empty where none follows.
        number: the number in front of it, as printed.
        code: the functional code of a term that is a path of names; else empty.
        paragraph: the number of the paragraph that it begins in, from 0.
        page: the page of that paragraph.
        span: where the term stands in the text of the paragraph.
    """

    term: str
    definition: str
    number: str
    code: str
    paragraph: int
    page: int | None
    span: tuple[int, int]


def read_terms(
    paragraphs: Iterable[Paragraph], year: int | None = None
) -> tuple[DisclosedTerm, ...]:
    """The terms of the glossary, in their order; none where the document has no glossary.

    Args:
        paragraphs: the paragraphs of the document in order.
        year: the year whose names the paths of names are looked up in.
    """
    given = tuple(paragraphs)
    terms: list[DisclosedTerm] = []
    for at, text in _glossary(given):
        mark = marker(text.text)
        found = _DEFINED.match(text.text, mark.end) if mark.level or _is_new(terms) else None
        if found is None and mark.level:
            found = _unfinished(text, mark.end)
        if found is None:
            _continue(terms, text, year)
            continue
        start, end = found.span("term")
        term = official(
            found["term"].strip().strip('"') if _quoted(found["term"]) else found["term"]
        )
        after = (
            found.end()
            if text.text[end : end + 1] == ":" or text.text[end : end + 2] == "——"
            else end
        )
        terms.append(
            DisclosedTerm(
                term,
                text.quote(after, len(text.text)),
                mark.text,
                path_code(term, year) if is_path(found["term"]) else "",
                at,
                given[at].page,
                text.span(start, end),
            )
        )
    return tuple(terms)


def _quoted(term: str) -> bool:
    """Whether quotation marks stand around the whole of a term."""
    return term.startswith('"') and term.endswith('"') and term.count('"') == 2  # noqa: PLR2004  a pair


def _is_new(terms: Sequence[DisclosedTerm]) -> bool:
    """Whether the term before is finished."""
    return not terms or terms[-1].definition.endswith(_ENDED)


def _unfinished(text: Plain, start: int) -> re.Match[str] | None:
    """A term whose definition stands in the next paragraph."""
    return re.compile(r"(?P<term>[^:。]{2,120})$").match(text.text, start)


def _continue(terms: list[DisclosedTerm], text: Plain, year: int | None) -> None:
    """A paragraph that goes on with the term before."""
    from attrs import evolve

    if not terms:
        return
    last = terms[-1]
    if last.definition:
        terms[-1] = evolve(last, definition=last.definition + text.printed.strip())
        return
    found = re.match(r"(?P<rest>[^:。]{0,60}):", text.text)
    rest, start = ("", 0) if found is None else (found["rest"], found.end())
    term = official(last.term + rest)
    terms[-1] = evolve(
        last,
        term=term,
        definition=text.quote(start, len(text.text)),
        code=path_code(term, year) if is_path(term.replace("（", "(").replace("）", ")")) else "",
    )


def _glossary(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, Plain]]:
    """The paragraphs of the glossary, without its heading."""
    contents = contents_span(paragraphs)
    level: int | None = None
    before = ""
    for at, paragraph in enumerate(paragraphs):
        if at in contents:
            continue
        text = plain(paragraph.text)
        mark = marker(text.text)
        rest = text.text[mark.end :]
        if len(rest) < _LEADS + 8 and _HEAD.search(rest):
            level, before = mark.level or 1, ""
            continue
        if level is None or not text.text:
            continue
        if _closes(text.text, mark.level, level, before):
            level = None
            continue
        before = text.text
        yield at, text


def _closes(text: str, mark: int, level: int, before: str) -> bool:
    """Whether a paragraph is the heading of what follows the glossary."""
    unfinished = bool(before) and not before.endswith(_ENDED)
    if mark == 1:
        return True
    if mark:
        # 五、… closes a glossary that is headed 四、, and is a term of one that is headed 第四部分.
        return mark <= level and level > 1 and not _DEFINED.match(text, marker(text).end)
    return not unfinished and is_heading(text, marker(text))
