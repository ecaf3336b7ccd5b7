"""The columns of the workbook of findings, and what a reviewer may decide."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

__all__ = ["COLUMNS", "DECISIONS", "FILLED", "GONE", "SHEETS", "ReviewDecision"]


#: A word, in Chinese and in English.
Words: TypeAlias = tuple[str, str]


class ReviewDecision(StrEnum):
    """What a reviewer decides of a finding.

    Attributes:
        CORRECT: the document is to be corrected.
        ACCEPT: it stands as it is, for a reason.
        OPEN: it is still to be looked into.
    """

    CORRECT = "correct"
    ACCEPT = "accept"
    OPEN = "open"


#: How a decision is written; the first of each language is what the list in the cell offers.
DECISIONS: dict[ReviewDecision, tuple[tuple[str, ...], tuple[str, ...]]] = {
    ReviewDecision.CORRECT: (
        (
            "须更正",
            "更正",
            "需更正",
            "应更正",
            "改正",
            "已更正",
            "修改",
            "需修改",
            "已修改",
            "属实",
        ),
        ("correct", "to correct", "corrected", "fix", "fixed"),
    ),
    ReviewDecision.ACCEPT: (
        (
            "接受",
            "不作更正",
            "不更正",
            "无需更正",
            "无须更正",
            "不需更正",
            "无需修改",
            "不修改",
            "认可",
            "误报",
        ),
        ("accept", "accepted", "keep", "false positive", "won't fix"),
    ),
    ReviewDecision.OPEN: (
        ("待核实", "待核", "待查", "待定", "未定"),
        ("open", "pending", "to check"),
    ),
}

#: What a reviewer fills in.
FILLED = ("decision", "remark", "who", "until")
#: The severity of a finding that a reviewer wrote of, and that is not found any more.
GONE: Words = ("本次未发现", "not found now")

#: The sheets.
SHEETS: dict[str, Words] = {
    "findings": ("问题", "Findings"),
    "documents": ("文件", "Documents"),
    "rules": ("规则", "Rules"),
    "coverage": ("检查范围", "Coverage"),
}

#: The columns of each sheet with their widths, in letters.
COLUMNS: dict[str, dict[str, tuple[Words, int]]] = {
    "findings": {
        "id": (("编号", "Id"), 15),
        "severity": (("程度", "Severity"), 9),
        "document": (("文件", "Document"), 24),
        "body": (("单位", "Body"), 18),
        "year": (("年度", "Year"), 7),
        "what": (("问题", "What"), 48),
        "figures": (("数字", "Figures"), 34),
        "place": (("位置", "Place"), 40),
        "page": (("页", "Page"), 6),
        "mend": (("改法", "Mend"), 34),
        "change": (("改动", "Change"), 24),
        "rule": (("规则", "Rule"), 22),
        "decision": (("处理决定", "Decision"), 12),
        "remark": (("复核意见", "Remark"), 30),
        "who": (("复核人", "Reviewer"), 11),
        "until": (("有效期至", "Until"), 12),
    },
    "documents": {
        "document": (("文件", "Document"), 40),
        "body": (("单位", "Body"), 26),
        "year": (("年度", "Year"), 7),
        "kind": (("种类", "Kind"), 13),
        "errors": (("错误", "Errors"), 8),
        "notices": (("提示", "Notices"), 8),
        "roundings": (("尾差", "Rounding"), 9),
        "compared": (("比较次数", "Compared"), 10),
        "held": (("成立的规则", "Rules held"), 11),
        "found": (("发现问题的规则", "Rules broken"), 15),
        "unclear": (("无法判断的规则", "Rules not determinable"), 15),
        "problem": (("未能检查的原因", "Why not checked"), 40),
        "version": (("程序版本", "Version"), 10),
        "editions": (("科目年版", "Editions"), 30),
        "sha256": (("SHA-256", "SHA-256"), 20),
    },
    "rules": {
        "rule": (("规则", "Rule"), 24),
        "group": (("类别", "Group"), 14),
        "title": (("检查内容", "What it checks"), 60),
        "source": (("依据", "Source"), 40),
        "found": (("发现问题的文件", "Documents: found"), 15),
        "held": (("成立的文件", "Documents: held"), 13),
        "unclear": (("无法判断的文件", "Documents: not determinable"), 15),
        "idle": (("不适用的文件", "Documents: not applicable"), 13),
        "compared": (("比较次数", "Compared"), 10),
    },
    "coverage": {
        "document": (("文件", "Document"), 40),
        "rule": (("规则", "Rule"), 24),
        "state": (("状态", "State"), 14),
        "compared": (("比较次数", "Compared"), 10),
        "failed": (("不成立", "Failed"), 9),
        "elsewhere": (("原因见其他规则", "See another rule"), 15),
        "open": (("无法核对", "Not possible"), 12),
        "reason": (("说明", "Reason"), 70),
    },
}
