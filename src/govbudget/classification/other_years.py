"""Names and codes of other years, read in the edition that is asked."""

from __future__ import annotations

from govbudget.base.records import frozen
from govbudget.base.said import SaidText
from govbudget.classification.changelog import CodePlace
from govbudget.classification.names import fold, loose_key
from govbudget.classification.paths import split_path
from govbudget.errors import because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from govbudget.base.messages import Message
    from govbudget.classification.tree import Classification
    from govbudget.classification.writtencode import Written

__all__ = ["FormerReading", "Once", "by_code", "by_name"]


@frozen(slots=True)
class Once:
    """What a code and a name were once.

    Attributes:
        place: the code with its name then.
        ended: the last year in which it was that.
        now: the codes that it is, or is part of, in the year that is asked; none where it ended.
    """

    place: CodePlace
    ended: int
    now: tuple[str, ...]

    def said(self, tree: Classification) -> Message:
        """What became of it, in a sentence."""
        became: Message | str = ""
        for code in self.now:
            now = str(tree[code])
            became = because("and", first=became, second=now) if became else now
        return because(
            "miss.was",
            code=self.place.code,
            name=self.place.name,
            ended=self.ended,
            became=because("miss.since", became=became) if became else because("miss.ended"),
        )


@frozen(slots=True)
class FormerReading:
    """What a name with its code or path is in a tree, as far as another year wrote it so.

    Attributes:
        now: the codes in the tree.
        remarks: what the names of the other year were.
    """

    now: tuple[str, ...]
    remarks: tuple[str, ...]


def _all(tree: Classification) -> tuple[Once, ...]:
    """What ended before the year of a shipped edition; nothing for any other tree."""
    from govbudget.classification.catalogue import shipped

    catalogue = shipped()
    if tree.year not in catalogue.years(tree.scheme):
        return ()
    return catalogue.once(
        ("once", tree.scheme, tree.year),
        lambda: tuple(
            Once(place, ended, tuple(sorted(code for code in now)))
            for place, ended, now in catalogue.history(tree.scheme).former(tree.year)
        ),
    )


def by_code(tree: Classification, code: str) -> list[Once]:
    """What a code was before the year of a tree, the latest first."""
    found = [once for once in _all(tree) if once.place.code == code]
    return sorted(found, key=lambda once: -once.ended)


class _Past:
    """What ended before the year of a tree: by name, and by code then or now with its name then."""

    __slots__ = ("_above", "_named")

    def __init__(self, ended: tuple[Once, ...]) -> None:
        self._named: dict[str, list[Once]] = {}
        self._above: dict[tuple[str, str], Once] = {}
        for once in sorted(ended, key=lambda one: -one.ended):
            name = loose_key(once.place.name)
            self._named.setdefault(name, []).append(once)
            for code in {once.place.code, *once.now}:
                self._above.setdefault((code, name), once)

    def named(self, name: str) -> list[Once]:
        """What had a name, the latest first."""
        return self._named.get(name, [])

    def above(
        self, tree: Classification, codes: list[str], uppers: list[str]
    ) -> tuple[str, ...] | None:
        """What the names above were once; None where one is not that of its code, then or now."""
        if len(codes) < len(uppers):
            return None
        remarks = []
        for code, upper in zip(codes[len(codes) - len(uppers) :], uppers, strict=True):
            if code in tree and loose_key(tree[code].name) == upper:
                continue
            was = self._above.get((code, upper))
            if was is None:
                return None
            remarks.append(SaidText(was.said(tree)))
        return tuple(remarks)


def _past(tree: Classification) -> _Past | None:
    """What ended before the year of a shipped edition; nothing for any other tree."""
    from govbudget.classification.catalogue import shipped

    ended = _all(tree)
    if not ended:
        return None
    return shipped().once(("past", tree.scheme, tree.year), lambda: _Past(ended))


def by_name(tree: Classification, form: Written) -> list[FormerReading]:
    """What a name, with its code or its path where they are written, was before.

    Only what lives on in the tree is given: first the entries that still have the name, below
    entries that had others; then those that had it, the latest first.
    """
    parts = [loose_key(name) for _, name in split_path(fold(form.name))]
    past = _past(tree)
    if not parts or past is None:
        return []
    *uppers, wanted = parts
    found = []
    for entry in tree.names.loose(wanted) if uppers else ():
        remarks = past.above(tree, [above.code for above in entry.ancestors], uppers)
        if remarks and form.code in {"", entry.code}:
            found.append(FormerReading((entry.code,), remarks))
    for once in past.named(wanted):
        if form.code in {"", once.place.code} and once.now and all(c in tree for c in once.now):
            old = [once.place.code[:digits] for digits in range(3, len(once.place.code), 2)]
            new = [above.code for above in tree[once.now[0]].ancestors]
            if any(past.above(tree, codes, uppers) is not None for codes in (old, new)):
                found.append(FormerReading(once.now, (SaidText(once.said(tree)),)))
    return found
