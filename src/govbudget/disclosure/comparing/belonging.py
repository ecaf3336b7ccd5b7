"""Whether a document is an earlier one of the same body: last year's, or the budget of an account.

What does not belong together is not compared, and nobody is accused for it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.several import holds_several
from govbudget.disclosure.nature import Nature, nature_of
from govbudget.disclosure.text.kinds import BodyLevel, DocumentKind
from govbudget.disclosure.together import is_same_body
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from govbudget.disclosure.document import Disclosure

__all__ = ["Belonging", "belonging_of", "is_earlier", "part_of_body"]

# What says in a name that it is the body without those below it, or with them.
_OWN = re.compile(r"(?:本级|机关|本部)\)?$")
_WHOLE = re.compile(r"汇总\)?$")


class Belonging(StrEnum):
    """What an earlier document is to the one that is checked.

    Attributes:
        BELONGS: it is an earlier one of the same body.
        RENAMED: so it is, though its body has another name, or none that is known: so many of its
            figures stand in the later document.
        NO_BUDGET: it is no budget or final account of a body.
        SEVERAL: it holds several of them.
        SAME_FILE: it is the document that is checked.
        UNCLEAR: the year or the kind of one of both is not known.
        NOT_EARLIER: it is of the same year and kind, or of a later one.
        OTHER_PART: one is of the body alone, the other with those below it.
        OTHER_BODY: it is of another body, or of one whose name is not known.
    """

    BELONGS = "belongs"
    RENAMED = "renamed"
    NO_BUDGET = "no_budget"
    SEVERAL = "several"
    SAME_FILE = "same_file"
    UNCLEAR = "unclear"
    NOT_EARLIER = "not_earlier"
    OTHER_PART = "other_part"
    OTHER_BODY = "other_body"

    @property
    def is_compared(self) -> bool:
        """Whether the two documents are compared."""
        return self in {Belonging.BELONGS, Belonging.RENAMED}


def belonging_of(own: Disclosure, other: Disclosure) -> Belonging:
    """What a document is to the one that is checked, by what each says of itself.

    Args:
        own: the document that is checked.
        other: the one that is given as an earlier one.
    """
    if nature_of(other) is not Nature.BODY:
        return Belonging.NO_BUDGET
    if holds_several(other):
        return Belonging.SEVERAL
    if _digests(own) & _digests(other):
        return Belonging.SAME_FILE
    return _by_time(own, other) or _by_body(own, other)


def _by_time(own: Disclosure, other: Disclosure) -> Belonging | None:
    """Why a document is no earlier one; None where it is."""
    if not (own.year and other.year and own.kind and other.kind):
        return Belonging.UNCLEAR
    is_before = is_earlier((other.year, other.kind), (own.year, own.kind))
    return None if is_before else Belonging.NOT_EARLIER


def _by_body(own: Disclosure, other: Disclosure) -> Belonging:
    known = own.unit_name and other.unit_name
    if not known or not is_same_body(own.unit_name, other.unit_name):
        return Belonging.OTHER_BODY
    parts = {part_of_body(it.unit_name, it.level) for it in (own, other)} - {BodyLevel.UNCLEAR}
    return Belonging.OTHER_PART if len(parts) > 1 else Belonging.BELONGS


def is_earlier(one: tuple[int, DocumentKind], two: tuple[int, DocumentKind]) -> bool:
    """Whether a document comes before another: of an earlier year, or the budget of an account.

    >>> budget, account = (2024, DocumentKind.BUDGET), (2024, DocumentKind.FINAL_ACCOUNT)
    >>> is_earlier(budget, account), is_earlier(account, budget), is_earlier(budget, budget)
    (True, False, False)

    Args:
        one: its year and its kind.
        two: those of the other.
    """
    kinds = (one[1], two[1])
    is_budget = kinds == (DocumentKind.BUDGET, DocumentKind.FINAL_ACCOUNT)
    return one[0] < two[0] or (one[0] == two[0] and is_budget)


def part_of_body(name: str, level: BodyLevel) -> BodyLevel:
    """Whether a document is of a body alone or with those below it, by its name or its title.

    >>> part_of_body("某某局（本级）", BodyLevel.DEPARTMENT).value
    'unit'

    Args:
        name: the name of its body.
        level: what its title says.
    """
    bare = plain(name)
    if _OWN.search(bare):
        return BodyLevel.UNIT
    return BodyLevel.DEPARTMENT if _WHOLE.search(bare) else level


def _digests(disclosure: Disclosure) -> set[str]:
    return {one.sha256 for one in disclosure.digests}
