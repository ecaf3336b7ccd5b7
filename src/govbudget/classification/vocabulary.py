"""The words of the classification: schemes, levels and funds.

Source: 政府收支分类科目 (the book the Ministry of Finance issues each year), its general
explanation: expenditure by function has 类, 款 and 项, expenditure by economic nature 类 and 款,
revenue 类, 款, 项 and 目; a code has three digits for the 类 and two more for each level below.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum

from govbudget.errors import UnknownScheme, because

__all__ = ["Fund", "Level", "Scheme"]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    from govbudget.base.messages import Message

    #: What a scheme is called: what type checkers accept beside a :class:`Scheme`.
    SchemeName: TypeAlias = Literal[
        "functional",
        "economic",
        "government_economic",
        "revenue",
        "支出功能分类",
        "部门预算支出经济分类",
        "政府预算支出经济分类",
        "收入分类",
    ]
    #: What correspondences are kept with: the schemes, COFOG and GFSM 2014.
    TargetName: TypeAlias = Literal[
        "functional", "economic", "government_economic", "revenue", "cofog", "gfsm"
    ]


class Level(IntEnum):
    """How deep a code stands: 类, 款, 项 or 目.

    Levels are ordered from the top, so ``Level.CLASS < Level.ITEM``.

    >>> Level.of("2010350"), Level.of("项"), Level.of("item"), Level.of(3)
    (<Level.ITEM: 3>, <Level.ITEM: 3>, <Level.ITEM: 3>, <Level.ITEM: 3>)
    >>> Level.ITEM.chinese, Level.ITEM.digits
    ('项', 7)
    """

    CLASS = 1
    SECTION = 2
    ITEM = 3
    SUBITEM = 4

    @property
    def chinese(self) -> str:
        """The word that the book uses, 类, 款, 项 or 目."""
        return "类款项目"[self - 1]

    @property
    def english(self) -> str:
        """The English word, class, section, item or sub-item."""
        return ("class", "section", "item", "sub-item")[self - 1]

    @property
    def digits(self) -> int:
        """How many digits a code of this level has, 3, 5, 7 or 9."""
        return 2 * self + 1

    @classmethod
    def of(cls, written: object) -> Level:
        """The level that is meant.

        Args:
            written: a level, its Chinese or English word in any case, its number from 1, or a code
                (3 digits are a 类, 5 a 款, 7 a 项, 9 a 目).

        Raises:
            UnknownWord: it names no level; the error proposes the nearest.
        """
        if isinstance(written, cls):
            return written
        from govbudget.classification import words

        digits = words.digits_of(written)
        if len(digits) == 1 and int(digits) in cls._value2member_map_:
            return cls(int(digits))
        if len(digits) == 1 or (not digits and written != ""):
            names = {str(int(level)): f"{level.english} {level.chinese}" for level in cls}
            found = words.member(written, (), words.LEVELS)
            if found:
                return cls(int(found))
            raise words.unknown("level", written, names, words.LEVELS)
        level = LEVEL_BY_DIGITS.get(len(digits))
        if level is None:
            reason = because("code.no_level", count=len(digits))
            raise words.unknown("level", written, {}, reason=reason)
        return level


LEVEL_BY_DIGITS = {level.digits: level for level in Level}


class Fund(StrEnum):
    """Which of the four budgets (四本预算) an entry belongs to.

    Source: 中华人民共和国预算法, article 5.

    >>> Fund.GENERAL.chinese
    '一般公共预算'
    >>> Fund.of("一般公共预算"), Fund.of("Government Fund")
    (<Fund.GENERAL: 'general'>, <Fund.GOVERNMENT_FUND: 'government_fund'>)
    """

    GENERAL = "general"
    GOVERNMENT_FUND = "government_fund"
    STATE_CAPITAL = "state_capital"
    SOCIAL_INSURANCE = "social_insurance"

    @property
    def chinese(self) -> str:
        """The official Chinese name of this budget."""
        return _FUND_WORDS[self.value][0]

    @property
    def english(self) -> str:
        """The English name that the Ministry of Finance uses."""
        return _FUND_WORDS[self.value][1]

    @classmethod
    def of(cls, written: object) -> Fund:
        """The budget that is meant.

        Args:
            written: a fund, its Chinese or English name in any case, also the short forms that
                published budgets use, or its number from 1 in the order of the law.

        Raises:
            UnknownWord: it names no fund; the error proposes the nearest.

        .. versionadded:: 0.2.0
        """
        if isinstance(written, cls):
            return written
        from govbudget.classification import words

        number = words.digits_of(written)
        if len(number) == 1 and 0 < int(number) <= len(cls):
            return tuple(cls)[int(number) - 1]
        found = words.member(written, cls, words.FUNDS)
        if not found:
            names = {fund.value: f"{fund.value} {fund.chinese}" for fund in cls}
            raise words.unknown("fund", written, names, words.FUNDS)
        return cls(found)


_FUND_WORDS = {
    "general": ("一般公共预算", "general public budget"),
    "government_fund": ("政府性基金预算", "government-managed funds budget"),
    "state_capital": ("国有资本经营预算", "state capital operations budget"),
    "social_insurance": ("社会保险基金预算", "social insurance funds budget"),
}


class Scheme(StrEnum):
    """One of the four code lists of the classification.

    >>> Scheme.of("2010350"), Scheme.of("收入分类")
    (<Scheme.FUNCTIONAL: 'functional'>, <Scheme.REVENUE: 'revenue'>)
    >>> Scheme.FUNCTIONAL.chinese
    '支出功能分类'
    """

    FUNCTIONAL = "functional"
    ECONOMIC = "economic"
    GOVERNMENT_ECONOMIC = "government_economic"
    REVENUE = "revenue"

    @property
    def chinese(self) -> str:
        """The official Chinese name of the list."""
        return _SCHEME_WORDS[self.value][1]

    @property
    def first_digit(self) -> str:
        """The digit that every code of the list begins with."""
        return _SCHEME_WORDS[self.value][0]

    @property
    def deepest(self) -> Level:
        """The lowest level that the national list itself has."""
        return _SCHEME_WORDS[self.value][2]

    @classmethod
    def of(cls, written: object) -> Scheme:
        """The scheme that is meant.

        Args:
            written: a scheme, its Chinese or English name in any case, the digit that its codes
                begin with, or one of its codes.

        Raises:
            UnknownScheme: it names no scheme; the error proposes the nearest.
        """
        if isinstance(written, cls):
            return written
        from govbudget.classification import words

        digits = words.digits_of(written)
        if digits:
            scheme = cls.of_code(digits)
            if scheme is None:
                raise _no_scheme(
                    written,
                    because(
                        "code.scheme_digits",
                        digit=digits[0],
                        schemes=tuple(
                            because("code.scheme_digit", digit=one.first_digit, scheme=one)
                            for one in cls
                        ),
                    ),
                )
            return scheme
        found = words.member(written, cls, words.SCHEMES)
        if not found:
            raise _no_scheme(written)
        return cls(found)

    @classmethod
    def of_code(cls, code: str) -> Scheme | None:
        """The scheme that a code belongs to by its first digit; None where no list has it.

        .. versionadded:: 0.2.0
        """
        return SCHEME_BY_DIGIT.get(code[:1])


def _no_scheme(written: object, reason: Message | str = "") -> UnknownScheme:
    from govbudget.classification import words

    names = {scheme.value: scheme.value for scheme in Scheme}
    chinese = tuple(words.SetWord(one.chinese, one.value, "") for one in Scheme)
    error = words.unknown("scheme", written, names, (*words.SCHEMES, *chinese), reason)
    return UnknownScheme(error.word, tuple(Scheme), error.suggestions, reason)


_SCHEME_WORDS = {
    "functional": ("2", "支出功能分类", Level.ITEM),
    "economic": ("3", "部门预算支出经济分类", Level.SECTION),
    "government_economic": ("5", "政府预算支出经济分类", Level.SECTION),
    "revenue": ("1", "收入分类", Level.SUBITEM),
}
SCHEME_BY_DIGIT = {scheme.first_digit: scheme for scheme in Scheme}
