"""Parses the XML inside Office files; a document type, and with it every entity, is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn
from xml.etree.ElementTree import ParseError, TreeBuilder, XMLParser

from govbudget.base.messages import Message
from govbudget.errors import UnreadableFile

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

__all__ = ["attribute", "local", "parse_xml", "value_of", "walk_xml"]

#: Elements nested deeper than this are no document; walking them would overflow the stack.
_DEEPEST = 200
_DOCTYPE = Message("errors.file.doctype")


class _Refused(Exception):
    """The XML holds what no Office file does."""


class _Safe(TreeBuilder):
    """Builds the tree, and stops at a document type before any entity of it is read."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def doctype(self, *_: object) -> NoReturn:
        raise _Refused(_DOCTYPE)

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Refused(Message("errors.file.deep", deepest=_DEEPEST))
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def parse_xml(path: str, name: str, data: bytes) -> Element:
    """The root of a part of an Office file.

    Args:
        path: the file, for the message.
        name: the part, likewise.
        data: its content.

    Raises:
        UnreadableFile: it is no XML, has a document type, or is nested without end.
    """
    parser = XMLParser(target=_Safe())  # noqa: S314  no entity is let in, see _Safe
    try:
        parser.feed(data)
        root: Element = parser.close()
    except _Refused as error:
        raise UnreadableFile(
            path, Message("errors.file.part", name=name, why=error.args[0])
        ) from error
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableFile(
            path, Message("errors.file.damaged_part", name=name, error=str(error))
        ) from error
    return root


def walk_xml(path: str, name: str, data: bytes, target: object) -> None:
    """Tell a target of every element of a part, and keep no tree.

    Args:
        path: the file, for the message.
        name: the part, likewise.
        data: its content.
        target: what has ``start``, ``end``, ``data`` and ``close``.

    Raises:
        UnreadableFile: it is no XML, or has a document type.
    """
    if b"<!DOCTYPE" in data or b"<\0!\0D\0O" in data or b"\0<\0!\0D\0O" in data:
        raise UnreadableFile(path, Message("errors.file.part", name=name, why=_DOCTYPE))
    parser = XMLParser(target=target)  # noqa: S314  no document type, and so no entity, is let in
    try:
        parser.feed(data)
        parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableFile(
            path, Message("errors.file.damaged_part", name=name, error=str(error))
        ) from error


def local(element: Element) -> str:
    """The name of an element without its namespace: there are two sets of them."""
    return element.tag.rpartition("}")[2]


def value_of(element: Element, name: str, *, within: str) -> str | None:
    """The value of a property; "" where it is set without one, None where it is not set."""
    for properties in element:
        if local(properties) == within:
            for found in properties:
                if local(found) == name:
                    return attribute(found, "val") or ""
    return None


def attribute(element: Element, name: str) -> str | None:
    """An attribute, whatever its namespace."""
    return next(
        (value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None
    )
