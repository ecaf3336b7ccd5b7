"""Words for the kinds of spending and the sources of income of a unit, none a part of another.

Source: the forms 部门收支总表, 部门收入总表 and 部门支出总表 of the Ministry of Finance.
"""

from __future__ import annotations

from govbudget.tables.lexicon.texts import plain
from govbudget.tables.lexicon.words import Word, compiled

__all__ = ["INCOME", "SPENDING", "kind_of_spending", "source_of_income"]

_BRACKETS = r"(?:\(.*\))?"

#: The kinds of spending (支出性质).
SPENDING = tuple(
    Word(form, kind, example)
    for form, kind, example in (
        (r"基本支出", "basic", "基本支出"),
        (r"项目支出", "project", "项目支出"),
        (r"(?:事业单位)?经营支出|事业单位经营", "operating", "事业单位经营支出"),
        (r"上缴上级支出", "superior", "上缴上级支出"),
        (r"对附属单位补助(?:支出)?", "affiliated", "对附属单位补助支出"),
    )
)
#: The sources of income (收入来源).
INCOME = tuple(
    Word(form + _BRACKETS, kind, example)
    for form, kind, example in (
        (r"财政拨款(?:预算)?(?:收入)?", "appropriation", "财政拨款收入"),
        (r"事业(?:预算)?收入", "service", "事业收入（不含专户）"),
        (r"(?:事业单位)?经营(?:预算)?收入", "operating", "事业单位经营收入"),
        (r"上级补助(?:预算)?收入", "superior", "上级补助收入"),
        (r"附属单位上缴(?:预算)?收入", "affiliated", "附属单位上缴收入"),
        (r"其[他它](?:预算)?收入", "other", "其他收入"),
    )
)


def kind_of_spending(label: object) -> str:
    """The kind of spending that a label names; empty where it is none.

    >>> [kind_of_spending(one) for one in ("基本支出", "事业单位经营支出", "教育支出")]
    ['basic', 'operating', '']
    """
    return _meaning(SPENDING, label)


def source_of_income(label: object) -> str:
    """The source of income that a label names; empty where it is none, or several may be.

    >>> [source_of_income(one) for one in ("事业收入", "其他收入", "单位资金收入")]
    ['service', 'other', '']
    """
    return _meaning(INCOME, label)


def _meaning(words: tuple[Word[str], ...], label: object) -> str:
    text = plain(label)
    return next((one.means for one in words if compiled(one.form).fullmatch(text)), "")
