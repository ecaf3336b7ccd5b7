"""Reads the facts of the running text, paragraph by paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.text.contents import contents_span
from govbudget.disclosure.text.emptiness import nothing_in
from govbudget.disclosure.text.headings import Chapters, marker
from govbudget.disclosure.text.identity import read_identity
from govbudget.disclosure.text.lines import Heading, Line
from govbudget.disclosure.text.lists import lists_in
from govbudget.disclosure.text.plain import plain
from govbudget.disclosure.text.statement_reader import StatementReader
from govbudget.disclosure.text.tokens import TokenKind, spelt_amounts, tokens
from govbudget.tables.lexicon.page_numbers import is_page_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.disclosure.text.facts import Fact
    from govbudget.disclosure.text.identity import Identity
    from govbudget.io.source import Paragraph

__all__ = ["read_facts"]

# What a paragraph without any of these says is no fact.
_WORTH = re.compile(r"[\d:]|无|没有|未|持平|一致|相同|不变|不涉及|包括|元|决算数?[大小高低]于")


def read_facts(
    paragraphs: Iterable[Paragraph], identity: Identity | None = None
) -> tuple[Fact, ...]:
    """The facts that the running text of a published budget states.

    Every amount with a unit of money is in one of them; where its meaning was not understood the
    subject is ``unrecognised``. The contents (目录) and the glossary (名词解释) state none.

    >>> from govbudget.io.source import Paragraph
    >>> text = "2024年支出预算80万元，比上年减少20万元，降低20%。"
    >>> amount, change = read_facts([Paragraph(text)])
    >>> amount.subject.value, amount.scope.value, str(amount.amount)
    ('spending', 'all', '80万元')
    >>> change.direction.value, str(change.change), str(change.percent), change.base_year
    ('decrease', '20万元', '20', 2023)

    Args:
        paragraphs: the paragraphs of the document, in order, without its tables.
        identity: whose document it is, of which year; left out, it is read from the title page.

    Returns:
        The facts in the order of the text; ``part_of`` and ``about`` count in this tuple.
    """
    given = tuple(paragraphs)
    reader = StatementReader(read_identity(given) if identity is None else identity)
    contents = contents_span(given)
    chapters, heading = Chapters(), Heading()
    for number, paragraph in enumerate(given):
        if number in contents or is_page_number(paragraph.text):
            continue
        text = plain(paragraph.text)
        mark = marker(text.text)
        if chapters.take(text.text, mark):
            heading = reader.heading(chapters.path)
        if any("名词解释" in title for title in heading.path):
            continue
        reader.begin(Line(number, paragraph.page, text, mark, heading))
        if _WORTH.search(text.text):
            _read(reader, text.text)
    return reader.facts


def _read(reader: StatementReader, text: str) -> None:
    take = {
        TokenKind.STOP: reader.stop,
        TokenKind.PAUSE: reader.pause,
        TokenKind.MONEY: reader.money,
        TokenKind.THRESHOLD: reader.threshold,
        TokenKind.PERCENT: reader.percent,
        TokenKind.COUNT: reader.count,
        TokenKind.LEVEL: reader.level,
        TokenKind.ORDER: reader.order,
    }
    for token in tokens(text):
        take[token.kind](token)
    for start, end in spelt_amounts(text):
        reader.unread(start, end)
    for listed in lists_in(text):
        reader.listed(listed)
    for nothing in nothing_in(text):
        reader.nothing(nothing)
    reader.end()
