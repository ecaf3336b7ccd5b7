"""What readers leave out since nobody sees it, counted and said in a few words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import define, field

from govbudget.base.messages import Message
from govbudget.io.source import Loss, Lost

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LeftOut"]

#: How many of the texts are quoted, and how long each may be.
_SHOWN, _LONG = 3, 20


@define
class LeftOut:
    """The texts that were left out, by their kind."""

    texts: dict[Loss, list[str]] = field(factory=dict)
    counts: Counter[Loss] = field(factory=Counter)

    def add(self, kind: Loss, text: str, times: int = 1) -> None:
        """Count a text; a blank one is nothing."""
        if said := " ".join(text.split()):
            self.counts[kind] += times
            texts = self.texts.setdefault(kind, [])
            if len(texts) < _SHOWN and (short := _shortened(said)) not in texts:
                texts.append(short)

    def lost(self, where: Message | None = None) -> Iterator[Lost]:
        """What to say of it, one sentence a kind.

        Args:
            where: the sheet, where there are several.
        """
        for kind, texts in self.texts.items():
            shown = [*map(repr, texts), *(["…"] if self.counts[kind] > len(texts) else [])]
            count = self.counts[kind]
            what = Message(f"lost.{kind.value}", sheet=where, count=count, texts=shown)
            yield Lost.of(what, kind=kind)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONG else text[:_LONG] + "…"
