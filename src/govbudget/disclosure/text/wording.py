"""Whether a text calls itself that of a department or that of a unit, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.text.headings import paths
from govbudget.disclosure.text.kinds import BodyLevel
from govbudget.disclosure.text.plain import plain
from govbudget.disclosure.text.sentences import sentence_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from govbudget.io.source import Paragraph

__all__ = ["Wording", "read_wording"]

_WORDS = re.compile(
    r"(?:本|我)(?P<self>部门|单位)(?!\((?:单位|部门)\)|/)|(?P<doc>部门|单位)(?=(?:预算|决算)(?!(?:支出)?经济分类|管理|改革|项目|单位|编制范围))"
)
_SAYS = {"部门": BodyLevel.DEPARTMENT, "单位": BodyLevel.UNIT}


@frozen(slots=True)
class Wording:
    """A place where the text says 部门 or 单位 of itself.

    Attributes:
        word: the word as printed: 本部门, 我单位, 部门预算 ….
        says: that of which level it calls itself.
        of_document: whether it names the budget (部门预算) and not the body (本部门).
        sentence: the sentence as printed.
        chapter: the headings that it stands under, from the top.
        paragraph: the number of the paragraph, from 0.
        page: the page of the paragraph.
        span: where the word stands in its text.
    """

    word: str
    says: BodyLevel
    of_document: bool
    sentence: str
    chapter: tuple[str, ...]
    paragraph: int
    page: int | None
    span: tuple[int, int]


def read_wording(paragraphs: Iterable[Paragraph]) -> tuple[Wording, ...]:
    """Where the text says 本部门, 本单位, 部门预算 and the like, in the order of the text.

    The choice 本部门（单位） is left to :func:`~.leftovers.read_leftovers`.

    Args:
        paragraphs: the paragraphs of the document in order.
    """
    given = tuple(paragraphs)
    found: list[Wording] = []
    under = paths(given)
    for number, paragraph in enumerate(given):
        if "部门" not in paragraph.text and "单位" not in paragraph.text:
            continue
        text = plain(paragraph.text)
        for match in _WORDS.finditer(text.text):
            start, end = match.span()
            body = match["doc"] is None
            end += 0 if body else 2
            found.append(
                Wording(
                    text.text[start:end],
                    _SAYS[match["self"] or match["doc"]],
                    not body,
                    text.quote(*sentence_at(text.text, start, end)),
                    under[number],
                    number,
                    paragraph.page,
                    text.span(start, end),
                )
            )
    return tuple(found)
