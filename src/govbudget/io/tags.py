"""Takes a web page apart into tags and texts, in time that grows with its length alone.

The parser of the standard library looks at the rest of the page again for each tag, comment or
declaration that has no end, so that a page of 100 KB takes minutes; in which releases it still does
is for nobody to know who reads a page. Here each sign is looked at once, since what has no end goes
to the end of the page, as the HTML standard says (13.2.5, Tokenization).
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Handler", "take_apart"]

#: An attribute: its name, and its value in quotation marks or without. A mark that never closes is
#: a letter; nothing is given back once it is taken, so that a tag is read in one go.
_ATTRIBUTE = re.compile(
    r"""([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)|(?=>)))?+"""
)
_TAG = re.compile(
    rf"""
    <(/?)
    ([a-zA-Z][^\s/>]*+)
    ((?:[\s/]*+{_ATTRIBUTE.pattern})*+[\s/]*+)
    >
    """,
    re.VERBOSE,
)
_COMMENT_END = re.compile(r"--!?>")
#: Elements whose content is text, whatever it looks like; in the first ones it has references.
_REFERENCES = frozenset({"title", "textarea"})
_RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", *_REFERENCES})
#: A reference to a letter by a number that no letter has; Python reads no number of any length.
_NO_LETTER = re.compile(r"&#(?:0*[0-9]{8,}|[xX]0*[0-9a-fA-F]{7,});?")

Attributes = list[tuple[str, str | None]]


class Handler(Protocol):
    """What is called with the parts of a page, in their order."""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """A tag begins an element."""

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """A tag begins an element and ends it."""

    def handle_endtag(self, tag: str) -> None:
        """A tag ends an element."""

    def handle_data(self, data: str) -> None:
        """A text stands between tags."""


def take_apart(page: str, handler: Handler) -> str:
    """What of a page is never reached, since a tag or a comment before it has no end.

    Args:
        page: the page.
        handler: what is called with its tags and texts.
    """
    at = 0
    while (found := page.find("<", at)) >= 0:
        _say(handler, page[at:found], _with_letters)
        mark = page[found + 1 : found + 2]
        if mark in {"!", "?"} or (mark == "/" and not page[found + 2 : found + 3].isalpha()):
            at = _end_of_aside(page, found)
        elif mark.isalpha() or mark == "/":
            at = _tag(page, found, handler)
        else:
            handler.handle_data("<")
            at = found + 1
        if at < 0:
            return page[found:]
    _say(handler, page[at:], _with_letters)
    return ""


def _say(handler: Handler, text: str, meant: Callable[[str], str]) -> None:
    if text:
        handler.handle_data(meant(text))


def _with_letters(text: str) -> str:
    """A text with letters in place of references."""
    return unescape(_NO_LETTER.sub("\ufffd", text)) if "&" in text else text


def _end_of_aside(page: str, at: int) -> int:
    """Where a comment, a declaration or an instruction ends; -1 where it does not."""
    if not page.startswith("<!--", at):
        return page.find(">", at) + 1 or -1
    if page.startswith((">", "->"), at + 4):
        return page.index(">", at) + 1
    end = _COMMENT_END.search(page, at + 4)
    return end.end() if end else -1


def _tag(page: str, at: int, handler: Handler) -> int:
    """Where a tag ends, and the text that it makes of what follows; -1 where it does not end."""
    found = _TAG.match(page, at)
    if found is None:
        # The sign stands before a letter of another script, or the page ends within the tag.
        if page[at + 1 : at + 3].lstrip("/")[:1].isascii():
            return -1
        handler.handle_data("<")
        return at + 1
    end, tag = found.end(), found[2].lower()
    if found[1]:
        handler.handle_endtag(tag)
        return end
    attributes = [_attribute(one) for one in _ATTRIBUTE.finditer(found[3])]
    if page[end - 2] == "/":
        handler.handle_startendtag(tag, attributes)
        return end
    handler.handle_starttag(tag, attributes)
    return _raw(page, end, tag, handler) if tag in _RAW else end


def _attribute(found: re.Match[str]) -> tuple[str, str | None]:
    values = found.group(2, 3, 4)
    value = next((one for one in values if one is not None), None)
    if value is None and "=" in found[0]:
        value = ""
    return found[1].lower(), None if value is None else _with_letters(value)


def _raw(page: str, at: int, tag: str, handler: Handler) -> int:
    """Where the text of an element ends that has no tags in it; the end of the page if nowhere."""
    end = re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE).search(page, at)
    stop = end.start() if end else len(page)
    _say(handler, page[at:stop], _with_letters if tag in _REFERENCES else str)
    return stop
