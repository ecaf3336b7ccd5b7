"""The codes that names and paths of names in running text mean."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from govbudget.classification.editions import economic, functional, government_economic
from govbudget.classification.names import key, loose_key
from govbudget.classification.notation import parse_in
from govbudget.classification.words import LEVEL_SIGNS
from govbudget.disclosure.text.plain import plain
from govbudget.errors import GovBudgetError

if TYPE_CHECKING:
    from govbudget.classification.editions import Editions
    from govbudget.classification.tree import Classification

__all__ = [
    "economic_code",
    "functional_code",
    "is_economic",
    "is_functional",
    "is_path",
    "listed_code",
    "named_code",
    "path_code",
    "without_aims",
]

_QUOTED = re.compile(r'"[^"]{0,80}"')
_MARK = re.compile(rf"\((?P<digits>\d{{0,7}})(?P<level>[{LEVEL_SIGNS}])\)")
# Short forms that texts use for economic names.
_SHORT = {
    "对个人和家庭补助": "303",
    "对个人和家庭补助支出": "303",
    "对个人和家庭的补助支出": "303",
    "机关事业单位养老保险缴费": "30108",
    "机关事业单位基本养老保险": "30108",
    "基本养老保险缴费": "30108",
    "基本养老保险费": "30108",
    "医疗保险缴费": "30110",
    "职工基本医疗保险": "30110",
    "其他社会保险缴费": "30112",
    "办公取暖费": "30208",
    "维修费": "30213",
    "因公出国境费": "30212",
    "公务用车运行费": "30231",
    "公务用车运行维护": "30231",
    "其他商品服务支出": "30299",
    "其他对个人和家庭的补助支出": "30399",
    "其他对个人和家庭补助支出": "30399",
    "其他对个人和家庭补助": "30399",
    "离休人员费用": "30301",
    "办公设备购置费": "31002",
}


def is_path(words: str) -> bool:
    """Whether the words are a path of names with （类）（款）（项）."""
    return _MARK.search(words) is not None


def _tree(editions: Editions, year: int | None) -> Classification:
    """The tree of a year; the one in force today where none is kept for it."""
    return editions(year if year in editions.years else None)


@cache
def _codes(editions: Editions, year: int | None) -> dict[str, tuple[str, ...]]:
    """The codes of every name, with 支出 or without."""
    codes: dict[str, tuple[str, ...]] = {}
    for entry in _tree(editions, year).entries:
        for spelt in {key(entry.name), loose_key(entry.name)}:
            codes[spelt] = (*codes.get(spelt, ()), entry.code)
    return codes


def _best(editions: Editions, words: str, year: int | None) -> tuple[str, ...]:
    codes = _codes(editions, year)
    return codes.get(key(words)) or codes.get(loose_key(words)) or ()


def _one(codes: tuple[str, ...]) -> str:
    """The one code that is meant: the only one, or the only class among them."""
    if len(codes) == 1:
        return codes[0]
    classes = [code for code in codes if len(code) == 3]  # noqa: PLR2004  digits of a class
    return classes[0] if len(classes) == 1 else ""


# The lists by the first digit of their codes.
_EDITIONS = {"2": functional, "3": economic, "5": government_economic}


def named_code(words: str, code: str, year: int | None) -> bool:
    """Whether a functional or economic code has this name, whatever stands in front of the name."""
    entry = _tree(_EDITIONS[code[0]], year).get(code)
    return entry is not None and loose_key(words).endswith(loose_key(entry.name))


def without_aims(words: str, year: int | None) -> str:
    """Words in which 用于 is left only where it says what money is for, and not within a name.

    What stands in quotation marks, and names such as 车辆购置税用于公路等基础设施建设支出, are
    blotted out, letter by letter.
    """
    if "用于" not in words:
        return words
    words = _QUOTED.sub(lambda found: "□" * len(found[0]), words)
    for name in _aiming(year):
        words = words.replace(name, "□" * len(name))
    return words


@cache
def _aiming(year: int | None) -> tuple[str, ...]:
    """The names with 用于 in them, the longest first, as plain text and without 支出."""
    names = {entry.name for entry in _tree(functional, year).entries if "用于" in entry.name}
    return tuple(sorted((plain(one).text.removesuffix("支出") for one in names), key=len)[::-1])


def is_economic(words: str, year: int | None) -> bool:
    """Whether some entry of the economic tree has this name, or a short form of it."""
    return key(words) in _SHORT or bool(_best(economic, words, year))


def is_functional(words: str, year: int | None) -> bool:
    """Whether some entry of the functional tree has this name."""
    return bool(_best(functional, words, year))


@lru_cache(maxsize=2048)
def functional_code(words: str, year: int | None) -> str:
    """The functional code of a name; empty where none or several have it."""
    return _one(_best(functional, words, year))


@lru_cache(maxsize=2048)
def economic_code(words: str, year: int | None) -> str:
    """The economic code of a name or a short form of it; empty where it is not sure."""
    return _SHORT.get(key(words)) or _one(_best(economic, words, year))


@lru_cache(maxsize=2048)
def listed_code(words: str, year: int | None) -> str:
    """The economic 款 that a name of a list means; empty where it is not sure."""
    if short := _SHORT.get(key(words)):
        return short
    exact = _codes(economic, year).get(key(words), ())
    sections = [code for code in exact or _best(economic, words, year) if len(code) > 3]  # noqa: PLR2004  a class
    # Buildings and vehicles stand under 309 (基本建设) and 310 alike; agencies spend from 310.
    return (
        min(sections, key=lambda code: code.startswith("309"), default="")
        if (len({code[3:] for code in sections}) == 1)
        else ""
    )


@lru_cache(maxsize=2048)
def path_code(words: str, year: int | None) -> str:
    """The functional code of a path of names; empty where it spells none.

    Digits may stand with the levels: 公共安全支出（204类）司法（06款）行政运行（01项）.
    """
    digits = "".join(found["digits"] for found in _MARK.finditer(words))
    try:
        code = str(parse_in(_MARK.sub(r"(\g<level>)", words), (_tree(functional, year),)))
    except GovBudgetError:
        return ""
    return code if not digits or digits.endswith(code) or digits == code else ""
