"""The titles of columns that say what a row is: its code, its name, its number."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from govbudget.classification.vocabulary import Level
from govbudget.tables.lexicon.texts import plain
from govbudget.tables.lexicon.units import unit_in
from govbudget.tables.lexicon.words import Word, compiled

__all__ = [
    "HEADS",
    "HeadKind",
    "heads_code",
    "heads_entry",
    "heads_name",
    "heads_number",
    "heads_other",
    "heads_remark",
    "heads_unit",
    "joined_class",
    "level_in",
]


class HeadKind(StrEnum):
    """What the titles of a kind stand above.

    Attributes:
        CODE: codes of the classification.
        NAME: names of rows, or codes and names.
        OTHER: codes of units, projects and the like.
        NUMBER: numbers that count the rows.
        REMARK: remarks.
    """

    CODE = "code"
    NAME = "name"
    OTHER = "other"
    NUMBER = "number"
    REMARK = "remark"


_THINGS = (
    "单位|项目|部门|机构|资产|采购.*|目录.*|文件|指标|地区|区划|上级(?:科目)?|父级?(?:科目)?|旧"
)

#: The titles of columns that say what a row is; each matches a title as a whole.
HEADS = tuple(
    Word(form, kind, example)
    for form, kind, example in (
        (r"序号|行次|行号|栏次|编号", HeadKind.NUMBER, "序号"),
        (rf".*(?:{_THINGS})\)?(?:编码|代码|编号)", HeadKind.OTHER, "单位编码"),
        (rf"(?:编码|代码|编号)\((?:{_THINGS}).*\)", HeadKind.OTHER, "编码（单位）"),
        (r"项目(?:分类|类别|类型|属性)", HeadKind.OTHER, "项目分类"),
        (r"parent[_-]?code", HeadKind.OTHER, "parent_code"),
        (r"编号", HeadKind.OTHER, "编号"),
        (r"code", HeadKind.CODE, "code"),
        (r".*(?:编码|代码|编号)(?:\(.*\))?", HeadKind.CODE, "支出功能分类科目编码"),
        (r".*\((?:编码|代码)\)", HeadKind.CODE, "科目（编码）"),
        (r".*(?:编码|代码)[及和与、/(]*名称\)?", HeadKind.NAME, "科目编码及名称"),
        (r"name", HeadKind.NAME, "name"),
        (r".*名称(?:\(.*\))?", HeadKind.NAME, "科目名称"),
        (r".*科目(?:\(.*\))?", HeadKind.NAME, "支出功能分类科目"),
        (
            r"(?:收入|支出|收支|预算|购买服务)?项目(?:\(.*\))?",
            HeadKind.NAME,
            "收入项目",
        ),
        (r"单位|部门|年度|年份|类别|内容", HeadKind.NAME, "单位"),
        (r".*类别\(.*\)", HeadKind.NAME, "支出项目类别（资金使用单位）"),
        (r".*(?:功能|经济|收入)分类(?:\(.*\))?", HeadKind.NAME, "支出功能分类"),
        (r"备注|说明|备注说明|依据|用途", HeadKind.REMARK, "备注"),
    )
)
_LEVEL = re.compile(r"\(?([类款项目])\)?级?(?:科目)?(?:编码|代码)?")
# The level whose title stands behind that of all levels, in the cell of the first of them.
_JOINED_CLASS = re.compile(r"(.+?)(?:\(类\)|类)")
_UNITS = re.compile(r"(?:预算|主管)?(?:部门|单位)(?:\((?:部门|单位)\))?(?:名称)?")
# Names of units, projects and years are none of the classification.
_ENTRY = re.compile(r"name|名称|.*(?:科目|分类|编码|代码).*", re.IGNORECASE)


@cache
def _form(kind: HeadKind) -> re.Pattern[str]:
    forms = (f"(?:{one.form})" for one in HEADS if one.means is kind)
    return compiled("|".join(forms))


def _heads(kind: HeadKind, title: str) -> bool:
    return _form(kind).fullmatch(title) is not None


def heads_code(title: str) -> bool:
    """Whether a title is that of a column with codes of the classification."""
    return _heads(HeadKind.CODE, title) and not heads_other(title)


def heads_name(title: str) -> bool:
    """Whether a title is that of a column with names, or with codes and names."""
    return _heads(HeadKind.NAME, title)


def heads_entry(title: str) -> bool:
    """Whether a title of names is one of names of the classification, and not of projects.

    >>> heads_entry("科目名称"), heads_entry("项目名称")
    (True, False)
    """
    return heads_name(title) and _ENTRY.fullmatch(title) is not None and unit_in(title) is None


def heads_other(title: str) -> bool:
    """Whether a title is that of a column with codes of units, projects and the like."""
    return _heads(HeadKind.OTHER, title)


def heads_number(title: str) -> bool:
    """Whether a title is that of a column that only counts the rows."""
    return _heads(HeadKind.NUMBER, title)


def heads_remark(title: str) -> bool:
    """Whether a title is that of a column with remarks."""
    return _heads(HeadKind.REMARK, plain(title))


def heads_unit(title: str) -> bool:
    """Whether a title is that of a column with names of bodies, whatever stands before them.

    >>> heads_unit("部门名称"), heads_unit("单位（科目）名称")
    (True, False)
    """
    return _UNITS.fullmatch(title) is not None


def level_in(title: object) -> Level | None:
    """The level whose part of a code a column has: 类, （款）, 项级; None for others.

    >>> level_in("（款）"), level_in("项编码"), level_in("项目")
    (<Level.SECTION: 2>, <Level.ITEM: 3>, None)
    """
    found = _LEVEL.fullmatch(plain(title))
    return None if found is None else Level("类款项目".index(found[1]) + 1)


def joined_class(title: object) -> bool:
    """Whether a title is that of all levels of a code, with that of the first behind it.

    >>> joined_class("科目编码类"), joined_class("科目编码（类）"), joined_class("类")
    (True, True, False)
    """
    found = _JOINED_CLASS.fullmatch(plain(title))
    return found is not None and heads_code(found[1])
