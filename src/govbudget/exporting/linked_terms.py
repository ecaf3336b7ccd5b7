"""What linked data is made of: addresses, texts, lists, and resources with what is said of them."""

from __future__ import annotations

from attrs import frozen

__all__ = ["Iri", "LinkedTerm", "LinkedText", "Members", "Resource"]


@frozen(slots=True)
class Iri:
    """The address of a resource."""

    text: str


@frozen(slots=True)
class LinkedText:
    """A text with its language, or with its type."""

    text: str
    language: str = ""
    type: str = ""


@frozen(slots=True)
class Members:
    """Resources in their order."""

    items: tuple[Iri, ...]


LinkedTerm = Iri | LinkedText | Members


@frozen(slots=True)
class Resource:
    """A resource and all that is said of it.

    Attributes:
        address: its address.
        type: its class, with a prefix.
        said: the properties, with a prefix, each with its values.
    """

    address: Iri
    type: str
    said: tuple[tuple[str, tuple[LinkedTerm, ...]], ...]
