"""The titles of columns that say what a row is: its code, its name, its number."""

from __future__ import annotations

import re

from govbudget.tables.lexicon.texts import plain

__all__ = ["heads_code", "heads_name", "heads_number", "heads_other", "heads_remark"]

_CODE_HEAD = re.compile(r"code|.*(?:编码|代码|编号)(?:\(.*\))?")
_CODE_AND_NAME = re.compile(r".*(?:编码|代码)[及和与、/(]*名称\)?")
_OTHER_CODES = re.compile(
    r".*(?:单位|项目|部门|机构|资产|采购.*|目录.*|文件|指标)\)?(?:编码|代码|编号)|编号"
)
_NAME_HEAD = re.compile(
    r"name|.*名称(?:\(.*\))?|.*科目(?:\(.*\))?|(?:收入|支出|收支|预算|购买服务)?项目(?:\(.*\))?"
    r"|单位|部门|年度|年份|.*(?:功能|经济|收入)分类(?:\(.*\))?|类别|内容"
)
_NUMBER_HEAD = re.compile(r"序号|行次|行号|栏次|编号")


def heads_code(title: str) -> bool:
    """Whether a title is that of a column with codes of the classification."""
    return _CODE_HEAD.fullmatch(title) is not None and not heads_other(title)


def heads_name(title: str) -> bool:
    """Whether a title is that of a column with names, or with codes and names."""
    return _NAME_HEAD.fullmatch(title) is not None or _CODE_AND_NAME.fullmatch(title) is not None


def heads_other(title: str) -> bool:
    """Whether a title is that of a column with codes of units, projects and the like."""
    return _OTHER_CODES.fullmatch(title) is not None


def heads_number(title: str) -> bool:
    """Whether a title is that of a column that only counts the rows."""
    return _NUMBER_HEAD.fullmatch(title) is not None


def heads_remark(title: str) -> bool:
    """Whether a title is that of a column with remarks."""
    return plain(title) in {"备注", "说明", "备注说明", "依据", "用途"}
