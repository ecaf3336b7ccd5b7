"""Texts that pdfium takes for a second drawing of others: the same figure in two low rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.reading.pdf.pdfium import calls

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from govbudget.disclosure.reading.pdf.drawn import Char
    from govbudget.disclosure.reading.pdf.pdfium.things import Things

__all__ = ["passed_over"]

#: A text drawn again, to look bold or as its own shadow, moves by less than this, in letter sizes.
_AGAIN = 0.4
#: So often the page is read again: each time with what was told before set aside.
_TIMES = 8


def passed_over(
    things: Things, chars: Iterable[Char], read: Callable[[], list[Char]]
) -> list[Char]:
    """The letters of texts that are like one near them, and that pdfium does not tell for that.

    Args:
        things: what the page draws.
        chars: the letters that are told.
        read: gives the letters of the page, without those of texts that are set aside.
    """
    told = _by_run(chars)
    if not things.untold(told):
        return []
    known = {text: [some[0]] for some in told.values() if (text := _text(some))}
    found: list[Char] = []
    aside: set[int] = set()
    try:
        for _ in range(_TIMES):
            for thing, run in things.numbers.items():
                if run in told and thing not in aside:
                    calls.set_active(thing, 0)
                    aside.add(thing)
            more = {run: some for run, some in _by_run(read()).items() if run not in told}
            if not more:
                break
            told |= more
            for some in more.values():
                like = known.setdefault(_text(some), [])
                if not any(_is_again(some[0], one) for one in like):
                    found += some
                like.append(some[0])
    finally:
        for thing in aside:
            calls.set_active(thing, 1)
    return found


def _by_run(chars: Iterable[Char]) -> dict[int, list[Char]]:
    runs: dict[int, list[Char]] = {}
    for char in chars:
        runs.setdefault(char.run, []).append(char)
    return runs


def _text(chars: Iterable[Char]) -> str:
    return "".join(char.text for char in chars)


def _is_again(one: Char, other: Char) -> bool:
    near = _AGAIN * max(one.size, other.size)
    return abs(one.x - other.x) < near and abs(one.y - other.y) < near
