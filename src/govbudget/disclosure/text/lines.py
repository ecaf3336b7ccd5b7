"""The paragraph that is read, and the headings above it."""

from __future__ import annotations

import re

from attrs import frozen

from govbudget.disclosure.text.facts import Passage
from govbudget.disclosure.text.headings import Marker
from govbudget.disclosure.text.kinds import Scope
from govbudget.disclosure.text.labels import named, scope_of
from govbudget.disclosure.text.plain import Plain
from govbudget.disclosure.text.sentences import sentence_at
from govbudget.disclosure.text.topics import Topic

__all__ = ["Heading", "Line", "heading_of"]

_ABOUT = re.compile(r"(?:安排)?(?:基本)?(?:情况|变化)?(?:的)?(?:总体|说明|情况|具体|增减|变化)*$")
_NUMBERED = re.compile(r"^(?:\(.{1,3}\)|.{1,4}[、.])")
# A heading of one of these names a table, and not the figure that its text begins with.
_WIDE = {"total", "revenue", "spending"}
_LONGEST_LABEL = 80


@frozen(slots=True)
class Heading:
    """The headings above a paragraph.

    Attributes:
        path: the headings, from the top.
        scope: which money the lowest of them that says so speaks of.
        topic: what the lowest is about, where it names a figure.
    """

    path: tuple[str, ...] = ()
    scope: Scope = Scope.NONE
    topic: Topic | None = None


def heading_of(path: tuple[str, ...], body: str = "") -> Heading:
    """What some headings say.

    >>> heading_of(("第三部分 情况说明", "三、政府性基金收支情况")).scope.value
    'government_fund'

    Args:
        path: the headings, from the top.
        body: the name of the body in plain text, which may stand in front.
    """
    scopes = (scope_of(title) for title in reversed(path))
    scope = next((scope for scope in scopes if scope), Scope.NONE)
    title = _NUMBERED.sub("", path[-1]).replace('"', "")
    label = named(_ABOUT.sub("", title), body)
    if label is None or label.subject in _WIDE:
        return Heading(path, scope)
    return Heading(path, scope, Topic(label.subject, label.scope, label=title))


@frozen(slots=True)
class Line:
    """A paragraph as it is read.

    Attributes:
        number: its number in the document.
        page: its page.
        plain: its text in one form, with the way back to the print.
        mark: the number at its head.
        heading: the headings above it.
    """

    number: int
    page: int | None
    plain: Plain
    mark: Marker
    heading: Heading

    @property
    def text(self) -> str:
        """The plain text."""
        return self.plain.text

    def printed(self, start: int, end: int) -> str:
        """A piece as printed, without blanks; of a long one the last part."""
        return "".join(self.plain.quote(max(start, end - _LONGEST_LABEL), end).split())

    def passage(self, start: int, end: int) -> Passage:
        """The place of a statement."""
        quote = self.plain.quote(*sentence_at(self.text, start, end))
        span = self.plain.span(start, end)
        return Passage(self.number, span, quote, self.heading.path, self.page)
