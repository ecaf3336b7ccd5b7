"""What a mend replaces by what, in a line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from govbudget.base.messages import NOTHING, Message
from govbudget.base.shown import clipped
from govbudget.disclosure.reporting.placewords import few

if TYPE_CHECKING:
    from govbudget.disclosure.checks.records import CheckFinding
    from govbudget.disclosure.reporting.words import Language

__all__ = ["replacements_of"]

#: So much of what is replaced is told.
_LONGEST = 60


def replacements_of(finding: CheckFinding, language: Language) -> str:
    """What the mends of a finding replace by what; empty where it has none.

    >>> from govbudget.disclosure.checks.records import CheckFinding, CheckMend, CheckPlace
    >>> from govbudget.reconciling.findings import Severity
    >>> mends = [CheckMend(CheckPlace(page, text="增长5.0%"), "5.0%", "5.1%") for page in (1, 2)]
    >>> finding = CheckFinding("years.changes", Severity.ERROR, "不符", mends=mends)
    >>> replacements_of(finding, "zh"), replacements_of(finding, "en")
    ('“5.0%”改为“5.1%”（2处）', '“5.0%” → “5.1%” (2 places)')

    Args:
        finding: the finding.
        language: the language of the line.
    """
    same = Counter((one.old, one.new) for one in finding.mends)
    chinese = language == "zh"
    told = [
        _replacement(
            clipped(old, _LONGEST, chinese=chinese), clipped(new, _LONGEST, chinese=chinese), count
        ).render(language)
        for (old, new), count in same.items()
    ]
    most = few(len(told))
    if left := len(told) - most:
        told = [*told[:most], Message("marking.letter.more", count=left).render(language)]
    return ("；" if chinese else "; ").join(told)


def _replacement(old: str, new: str, count: int) -> Message:
    """What is replaced by what, and in how many places."""
    places = Message("marking.replacement-places", count=count) if count > 1 else NOTHING
    if not old:
        return Message("marking.replacement-blank", new=new, places=places)
    return Message("marking.replacement", old=old, new=new, places=places)
