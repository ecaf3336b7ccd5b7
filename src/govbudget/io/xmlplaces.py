"""Where the elements of an XML part stand in its bytes, so that it gets more and keeps the rest.

Written anew by a library a part would lose what the library does not know. What is put between the
bytes that are there leaves all else as it was.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError, ParserCreate

from attrs import define, field

from govbudget.base.messages import Message
from govbudget.errors import UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

__all__ = ["Edit", "PlacedElement", "edited", "element_of"]

_TAG = re.compile(rb"""<([^\s/>]+)(?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*(/?)>""", re.DOTALL)
#: Deeper than so no element of interest stands.
_DEEPEST = 5


@define
class Edit:
    """Bytes that go into a part.

    Attributes:
        start: where, from 0.
        end: the end of what they stand in the stead of; the same where they are put between.
        data: the bytes.
    """

    start: int
    end: int
    data: bytes


@define
class PlacedElement:
    """An element of a part.

    Attributes:
        name: its name without the prefix.
        space: its namespace.
        attributes: its attributes, by their names without prefixes.
        start: where its tag begins.
        close: where its closing tag begins; of an element that has none that is of no use.
        children: the elements in it.
        text: the letters in it.
    """

    name: str
    space: str
    attributes: dict[str, str]
    start: int
    close: int = 0
    children: list[PlacedElement] = field(factory=list)
    text: str = ""

    def all(self, name: str) -> Iterator[PlacedElement]:
        """The elements of a name among its children.

        Args:
            name: the name without the prefix.
        """
        return (one for one in self.children if one.name == name)

    def first(self, name: str) -> PlacedElement | None:
        """The first of them; None where there is none.

        Args:
            name: the name without the prefix.
        """
        return next(self.all(name), None)

    def appended(self, data: bytes, xml: str) -> Edit:
        """What puts more behind the last of its children.

        Args:
            data: the part.
            xml: what is put there, with its namespace.
        """
        tag = _TAG.match(data, self.start)
        if tag is None or not tag[2]:
            return Edit(self.close, self.close, xml.encode())
        opened = data[self.start : tag.end()].rstrip(b">").rstrip().rstrip(b"/")
        whole = opened + b">" + xml.encode() + b"</" + tag[1] + b">"
        return Edit(self.start, tag.end(), whole)


def element_of(path: str, name: str, data: bytes, *, passed: Collection[str] = ()) -> PlacedElement:
    """The root of a part, with where its elements stand.

    Args:
        path: the file, for the message.
        name: the part, likewise.
        data: its content.
        passed: the elements whose children are of no interest.

    Raises:
        UnreadableFile: it is no XML in one byte a sign, or has a document type.
    """
    if b"\0" in data or b"<!DOCTYPE" in data:
        raise _unread(path, name, "UTF-16 / DOCTYPE")
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    stack: list[PlacedElement] = []
    roots: list[PlacedElement] = []
    deep = 0

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal deep
        if deep or len(stack) >= _DEEPEST or (stack and stack[-1].name in passed):
            deep += 1
            return
        space, _, local = tag.rpartition(" ")
        named = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        one = PlacedElement(local, space, named, parser.CurrentByteIndex)
        (stack[-1].children if stack else roots).append(one)
        stack.append(one)

    def end(_: str) -> None:
        nonlocal deep
        if deep:
            deep -= 1
        else:
            stack.pop().close = parser.CurrentByteIndex

    def letters(text: str) -> None:
        if stack and not deep:
            stack[-1].text += text

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = letters
    try:
        parser.Parse(data, True)
    except ExpatError as error:
        raise _unread(path, name, str(error)) from error
    return roots[0]


def _unread(path: str, name: str, error: str) -> UnreadableFile:
    return UnreadableFile(path, Message("errors.file.damaged_part", name=name, error=error))


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """A part with more in it.

    >>> edited(b"<a><b/></a>", [Edit(7, 7, b"<c/>"), Edit(3, 3, b"<d/>")])
    b'<a><d/><b/><c/></a>'

    Args:
        data: the part.
        edits: what goes into it, no two over each other.
    """
    for one in sorted(edits, key=lambda one: -one.start):
        data = data[: one.start] + one.data + data[one.end :]
    return data
