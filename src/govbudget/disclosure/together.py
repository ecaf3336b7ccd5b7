"""Makes one document of the files that hold its halves, as text and tables published apart."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from attrs import evolve

from govbudget.base.messages import Message
from govbudget.disclosure.document import Disclosure, DisclosureFile, understood
from govbudget.disclosure.text import Identity, identity_of
from govbudget.disclosure.text.facts_flat import renumbered
from govbudget.disclosure.text.kinds import BodyLevel, DocumentKind
from govbudget.disclosure.titles import kind_of, same_title
from govbudget.errors import NotOneDocument, because
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from govbudget.disclosure.text import ContentsEntry, DisclosedTerm, Leftover, Wording
    from govbudget.io.source import SourceDocument

    _T = TypeVar("_T", ContentsEntry, DisclosedTerm, Leftover, Wording)

__all__ = ["BETWEEN", "is_same_body", "joined"]

# 某某局（本级） is the own budget of a body, which may leave the word out.
_OWN = re.compile(r"[(（](?:本级|汇总|部门|单位)[)）]$")
#: What stands between the names of several files.
BETWEEN = " + "


def joined(sources: Sequence[SourceDocument]) -> Disclosure:
    """The disclosure that several files hold together.

    Each is understood by itself, as of the body, the year and the kind that any of them tells; what
    one says never runs on into the next.

    Args:
        sources: the paragraphs and tables of each, as a reader took them out.

    Raises:
        NotOneDocument: they are of different bodies, years or kinds, or two are the same.
    """
    identity = _identity(sources)
    parts: list[Disclosure] = []
    for source in sources:
        after = sum(len(part.tables) for part in parts)
        parts.append(_named(understood(source, identity, after=after)))
    whole = parts[0]
    for part in parts[1:]:
        whole = _with(whole, part)
    return evolve(
        whole,
        path=BETWEEN.join(part.path for part in parts),
        format=BETWEEN.join(dict.fromkeys(part.format for part in parts)),
        pages=_sum(part.pages for part in parts),
        files=tuple(DisclosureFile(part.path, part.format, part.pages) for part in parts),
        digests=tuple(one for part in parts for one in part.digests),
    )


def _sum(pages: Iterable[int | None]) -> int | None:
    known = [one for one in pages if one is not None]
    return sum(known) if known else None


def _named(part: Disclosure) -> Disclosure:
    """A part whose tables and paragraphs, and what was not read of it, name its file."""
    path = part.path
    return evolve(
        part,
        tables=tuple(evolve(one, file=path) for one in part.tables),
        paragraphs=tuple(evolve(one, file=path) for one in part.paragraphs),
        lost=tuple(evolve(one, file=path) for one in part.lost),
        unread=tuple(evolve(one, file=path) for one in part.unread),
    )


def _with(whole: Disclosure, part: Disclosure) -> Disclosure:
    """A document with another part behind it, whose paragraphs and facts count on."""
    count = len(whole.paragraphs)
    lists = max((one.listed for one in whole.facts if one.listed is not None), default=-1) + 1
    numbers = (count, len(whole.facts), lists)
    return evolve(
        whole,
        contents=(*whole.contents, *_moved(_new(whole.contents, part.contents), count)),
        tables=(*whole.tables, *part.tables),
        facts=(*whole.facts, *(renumbered(one, *numbers) for one in part.facts)),
        terms=(*whole.terms, *_moved(part.terms, count)),
        leftovers=(*whole.leftovers, *_moved(part.leftovers, count)),
        wording=(*whole.wording, *_moved(part.wording, count)),
        paragraphs=(*whole.paragraphs, *part.paragraphs),
        lost=(*whole.lost, *part.lost),
        unread=(*whole.unread, *part.unread),
        listed=(*whole.listed, *part.listed),
    )


def _moved(records: Iterable[_T], by: int) -> Iterable[_T]:
    return (evolve(one, paragraph=one.paragraph + by) for one in records)


def _new(
    before: Sequence[ContentsEntry], entries: Sequence[ContentsEntry]
) -> Iterable[ContentsEntry]:
    """The lines of the contents of a part that promise no table that those before promise.

    A text and a file of tables may list the same tables, each once: by one title, or of one kind.
    """
    left = [one for one in before if one.is_table]
    twice: set[int] = set()
    ways: tuple[Callable[[str, str], bool], ...] = (same_title, _same_kind)
    for is_one in ways:
        for at, entry in enumerate(entries):
            if not entry.is_table or at in twice:
                continue
            found = next((one for one in left if is_one(one.title, entry.title)), None)
            if found is not None:
                left.remove(found)
                twice.add(at)
    return (entry for at, entry in enumerate(entries) if at not in twice)


def _same_kind(one: str, two: str) -> bool:
    kind = kind_of(one)
    return kind is not None and kind is kind_of(two)


def _identity(sources: Sequence[SourceDocument]) -> Identity:
    """Whose document the files are, of which year: what the first tells that tells it.

    Raises:
        NotOneDocument: two of them cannot be of one document.
    """
    told = [identity_of(source.blocks) for source in sources]
    for (one, first), (two, second) in combinations(zip(sources, told, strict=True), 2):
        why = _unlike(first, second)
        if one.blocks == two.blocks:
            why = because("together.same")
        if why is not None:
            raise NotOneDocument((one.path, two.path), why)
    return Identity(
        next((one.unit_name for one in told if one.unit_name), ""),
        next((one.year for one in told if one.year), None),
        next((one.kind for one in told if one.kind), DocumentKind.UNCLEAR),
        next((one.level for one in told if one.level), BodyLevel.UNCLEAR),
    )


def _unlike(one: Identity, two: Identity) -> Message | None:
    """Why two files are no parts of one document; None where they may be."""
    if one.year and two.year and one.year != two.year:
        return because("together.years", one=str(one.year), two=str(two.year))
    if one.kind and two.kind and one.kind is not two.kind:
        kinds = (Message(f"errors.together.{kind.name.lower()}") for kind in (one.kind, two.kind))
        return because("together.kinds", **dict(zip(("one", "two"), kinds, strict=True)))
    if one.unit_name and two.unit_name and not is_same_body(one.unit_name, two.unit_name):
        return because("together.bodies", one=one.unit_name, two=two.unit_name)
    return None


def is_same_body(one: str, two: str) -> bool:
    """Whether two names may be those of one body: one of them is the other with more before it.

    >>> is_same_body("某某省委办公厅", "中共某某省委办公厅"), is_same_body("财政局", "审计局")
    (True, False)
    >>> is_same_body("某某局（本级）", "某某局"), is_same_body("某某局", "某某局信息中心")
    (True, False)

    Args:
        one: a name.
        two: another.
    """
    first, second = (_OWN.sub("", plain(name)) for name in (one, two))
    return first.endswith(second) or second.endswith(first)
