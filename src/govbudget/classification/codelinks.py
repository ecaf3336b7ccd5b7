"""Links between the codes of two editions, and how certain they are."""

from __future__ import annotations

from govbudget.classification.changelog import CONFIDENCES, ChangeKind, CodePlace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["CERTAIN", "backward", "confidence_of", "kind_of", "linked_groups", "onward"]

#: How certain it is that what no change names only lived on.
CERTAIN = len(CONFIDENCES)


def onward(became: dict[str, int], links: dict[str, dict[str, int]]) -> dict[str, int]:
    """What a code becomes a year on, each no more certain than the weakest link to it.

    Args:
        became: what it is until then, with how certain that is.
        links: what codes become in the year.
    """
    found: dict[str, int] = {}
    for code, certain in became.items():
        for following, also in links.get(code, {}).items():
            found[following] = max(found.get(following, -1), min(certain, also))
    return found


def backward(links: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """The same links from what became to what was.

    Args:
        links: what codes become, with how certain that is.
    """
    back: dict[str, dict[str, int]] = {}
    for old, became in links.items():
        for new, certain in became.items():
            back.setdefault(new, {})[old] = certain
    return back


def linked_groups(
    reached: dict[str, dict[str, int]], news: list[str]
) -> Iterator[tuple[list[str], list[str], str]]:
    """Old and new codes that hang together, with the lowest certainty of their links."""
    back = backward(reached)
    left = dict.fromkeys(reached)
    for start in reached:
        if start not in left:
            continue
        olds, found, frontier = {start}, set[str](), [start]
        while frontier:
            old = frontier.pop()
            left.pop(old, None)
            for new in reached[old]:
                if new not in found:
                    found.add(new)
                    fresh = [one for one in back[new] if one not in olds]
                    olds.update(fresh)
                    frontier += fresh
        certain = min((c for old in olds for c in reached[old].values()), default=CERTAIN)
        yield sorted(olds), sorted(found), confidence_of(certain)
    for new in news:
        if new not in back:
            yield [], [new], confidence_of(CERTAIN)


def kind_of(old: tuple[CodePlace, ...], new: tuple[CodePlace, ...]) -> ChangeKind:
    """How what some codes were stands to what they became.

    Args:
        old: the codes before.
        new: the codes after.
    """
    if not old or not new:
        return ChangeKind.REMOVED if old else ChangeKind.ADDED
    if len(old) == len(new) == 1:
        if old == new:
            return ChangeKind.SAME
        same = old[0].code == new[0].code
        return ChangeKind.RENAMED if same else ChangeKind.MOVED
    return ChangeKind.MERGED if len(old) >= len(new) else ChangeKind.SPLIT


def confidence_of(certain: int) -> str:
    """The word for how certain links are.

    Args:
        certain: the lowest of them.
    """
    return CONFIDENCES[min(certain, CERTAIN - 1)]
