"""Names and codes of other years, read in the edition that is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.classification.history import Place
from govbudget.classification.names import fold, loose_key
from govbudget.classification.paths import split_path

if TYPE_CHECKING:
    from govbudget.classification.tree import Classification
    from govbudget.classification.written import Written

__all__ = ["Once", "by_code", "by_name"]


@frozen(slots=True)
class Once:
    """What a code and a name were once.

    Attributes:
        place: the code with its name then.
        ended: the last year in which it was that.
        now: the codes that it is, or is part of, in the year that is asked; none where it ended.
    """

    place: Place
    ended: int
    now: tuple[str, ...]

    def said(self, tree: Classification) -> str:
        """What became of it, in a sentence."""
        became = " and ".join(str(tree[code]) for code in self.now)
        return f"{self.place.code} was {self.place.name} until {self.ended}" + (
            f" and is {became} since" if became else " and has no successor"
        )


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


def by_name(tree: Classification, form: Written) -> list[Once]:
    """What a name, with its code or its path where they are written, was before.

    Only what lives on in the tree is given, the latest first.
    """
    parts = split_path(fold(form.name))
    if not parts:
        return []
    wanted = loose_key(parts[-1][1])
    found = [
        once
        for once in _all(tree)
        if loose_key(once.place.name) == wanted
        and (not form.code or once.place.code == form.code)
        and once.now
        and all(code in tree for code in once.now)
        and _fits(tree, once, [loose_key(name) for _, name in parts[:-1]])
    ]
    return sorted(found, key=lambda once: -once.ended)


def _fits(tree: Classification, once: Once, uppers: list[str]) -> bool:
    """Whether the names above are those of the ancestors, as they are or once were."""
    if not uppers:
        return True
    path = [entry.code for entry in tree[once.now[0]].ancestors]
    old = [once.place.code[:digits] for digits in range(3, len(once.place.code), 2)]
    for codes in (path, old):
        if len(codes) < len(uppers):
            continue
        names = [
            {loose_key(tree[code].name) if code in tree else ""}
            | {
                loose_key(other.place.name)
                for other in _all(tree)
                if other.place.code == code or code in other.now
            }
            for code in codes[-len(uppers) :]
        ]
        if all(upper in known for upper, known in zip(uppers, names, strict=True)):
            return True
    return False
