"""Tables as a notebook shows them: cells that are escaped, and the words of the reader."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from govbudget.amounts import format_amount
from govbudget.base.messages import Message
from govbudget.base.surroundings import language_around
from govbudget.disclosure.reporting.markup import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from govbudget.amounts import Number
    from govbudget.base.messages import Language

__all__ = ["MOST_ROWS", "figures", "html_table", "in_words", "plain_words", "word_of_change"]

# So many rows of a record are shown; the others are counted.
MOST_ROWS = 200

_CELL = "padding:2px 8px;text-align:{};vertical-align:top"


def figures(amounts: Sequence[Number | None], places: int) -> Iterator[str]:
    """Numbers as cells, each with so many decimals."""
    for one in amounts:
        whole = one is None or isinstance(one, int | Decimal)
        yield safe(format_amount(one, places=places) if whole else str(one))


def word_of_change(kind: str, language: Language) -> str:
    """What the reader calls a kind of change."""
    return in_words(f"change.{kind}", language)


def in_words(word: str, language: Language, **known: object) -> str:
    """A word of the catalogue in the language of the reader, escaped."""
    return safe(plain_words(word, language, **known))


def plain_words(word: str, language: Language, **known: object) -> str:
    """The same, not escaped."""
    return Message(f"view.{word}", **known).render(language)


def html_table(
    caption: str,
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    numbers: int = 99,
    left: int | None = None,
) -> str:
    """A table of cells that are escaped already; those from a column on are numbers."""

    def cells(row: Sequence[str], tag: str) -> str:
        return "".join(
            f'<{tag} style="{_CELL.format("right" if at >= numbers else "left")}">{one}</{tag}>'
            for at, one in enumerate(row)
        )

    head = f"<thead><tr>{cells(titles, 'th')}</tr></thead>" if titles else ""
    body = "".join(f"<tr>{cells(row, 'td')}</tr>" for row in rows[:MOST_ROWS])
    left = len(rows) - MOST_ROWS if left is None else left
    more = (
        f"<div>{in_words('more', language_around() or 'zh', left=left)}</div>" if left > 0 else ""
    )
    above = f'<caption style="text-align:left">{caption}</caption>' if caption else ""
    return f"<div><table>{above}{head}<tbody>{body}</tbody></table>{more}</div>"
