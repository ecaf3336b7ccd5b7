"""What the readers of figures have in common: what was said before, and who makes the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govbudget.disclosure.text.builder import FactBuilder
    from govbudget.disclosure.text.discourse import Discourse
    from govbudget.disclosure.text.resolution import Resolver
    from govbudget.disclosure.text.topic_finder import TopicFinder

__all__ = ["FigureReader"]


class FigureReader:
    """Reads figures of one kind.

    Args:
        discourse: what was said before.
        resolver: resolves what the words leave open.
        finder: says what a figure is about.
        builder: makes the facts.
    """

    __slots__ = ("_builder", "_finder", "_resolver", "_said")

    def __init__(
        self, discourse: Discourse, resolver: Resolver, finder: TopicFinder, builder: FactBuilder
    ) -> None:
        self._said = discourse
        self._resolver = resolver
        self._finder = finder
        self._builder = builder
