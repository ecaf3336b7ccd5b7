"""What codes are called in the language of a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.classification.catalogue import shipped
from govbudget.errors import GovBudgetError

if TYPE_CHECKING:
    from collections.abc import Callable

    from govbudget.base.messages import Language
    from govbudget.classification.vocabulary import Scheme

__all__ = ["namer"]


def namer(scheme: Scheme, year: int | None, language: Language) -> Callable[[str, str], str]:
    """What makes the name for a chart of a code and its Chinese name.

    That is the English name of the same entry, where one is asked for and there is one; of codes
    that are joined by ``+`` those of all. A name that a list of somebody's own gives stays.

    >>> from govbudget.classification.vocabulary import Scheme
    >>> name = namer(Scheme.FUNCTIONAL, 2024, "en")
    >>> name("205", "教育支出"), name("205", "学校"), name("205+206", "教育支出、科学技术支出")
    ('Education', '学校', 'Education, Science and technology')

    Args:
        scheme: the scheme of the codes.
        year: that of their edition; None for that of today.
        language: the language of the chart.
    """
    if language == "zh":
        return lambda _, name: name
    try:
        tree = shipped().tree(scheme, year)
    except GovBudgetError:
        return lambda _, name: name

    def spoken(code: str, name: str) -> str:
        found = [tree.get(one) for one in code.split("+")]
        entries = [one for one in found if one is not None and one.name_en]
        same = "、".join(dict.fromkeys(one.name for one in entries)) == name
        if not same or len(entries) != len(found):
            return name
        return ", ".join(dict.fromkeys(one.name_en for one in entries))

    return spoken
