"""The words of a report, in Chinese and in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from govbudget.base.messages import Message
from govbudget.disclosure.checks.records import Group, State
from govbudget.reconciling.kinds import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.checks.records import (
        Accepted,
        CheckFinding,
        CheckReport,
        RuleResult,
    )
    from govbudget.disclosure.document import Disclosure

__all__ = [
    "FEW",
    "GROUPS",
    "MOST",
    "SEVERITY_WORDS",
    "STATES",
    "Language",
    "Words",
    "accepted_by",
    "counts_text",
    "headline",
    "in_words",
    "kind_of",
    "label",
    "mend_of",
    "message_of",
    "more_text",
    "nothing_found",
    "others_text",
    "reading_note",
    "reason_of",
    "rule_title",
    "source_of",
]

#: The language of a report.
Language: TypeAlias = Literal["zh", "en"]
#: A word or sentence, in Chinese and in English.
Words: TypeAlias = tuple[str, str]

#: Of one finding so many places and figures are told; the records have all.
MOST = 50
#: So many of them, where the report is not asked to be full.
FEW = 3

GROUPS: dict[Group, Words] = {
    Group.STRUCTURE: ("文件结构", "Structure"),
    Group.TABLE: ("表内勾稽", "Within tables"),
    Group.ACROSS: ("表间勾稽", "Across tables"),
    Group.TEXT_TABLE: ("文字与表格", "Text and tables"),
    Group.TEXT: ("文字内部", "Within the text"),
    Group.YEARS: ("年度与增减", "Year on year"),
    Group.THREE_PUBLIC: ("“三公”经费", "“Three public” expenditure"),
    Group.CODES: ("科目编码与名称", "Codes and names"),
    Group.WORDING: ("用语", "Wording"),
    Group.PREVIOUS: ("以前年度文件", "Documents of earlier years"),
    Group.UNITS: ("部门与所属单位", "Department and units"),
    Group.APPROVED: ("与批复数", "Against what was approved"),
    Group.OWN: ("自定规则", "Rules of other packages"),
}
SEVERITY_WORDS: dict[Severity, Words] = {
    Severity.ERROR: ("错误", "Errors"),
    Severity.NOTICE: ("提示", "Notices"),
    Severity.ROUNDING: ("尾差", "Rounding"),
}
STATES: dict[State, Words] = {
    State.HELD: ("成立", "held"),
    State.FOUND: ("发现问题", "found"),
    State.NOT_APPLICABLE: ("不适用", "not applicable"),
    State.NOT_DETERMINABLE: ("无法判断", "not determinable"),
}
_LABELS: dict[str, Words] = {
    "figures": ("数字", "Figures"),
    "places": ("位置", "Places"),
    "mend": ("改法", "Mend"),
    "change": ("改动", "Change"),
    "rule": ("规则", "Rule"),
    "rules": ("规则", "Rules"),
    "source": ("依据", "Source"),
    "state": ("状态", "State"),
    "compared": ("比较次数", "Compared"),
    "reason": ("说明", "Reason"),
    "document": ("文件", "Document"),
    "coverage": ("检查范围", "Coverage"),
    "more": ("位置、数字和规则", "Places, figures and rule"),
    "made_with": ("依据", "Made with"),
    "folded": ("用 --full 列出", "--full lists them"),
    "left_out": ("另有未比较的部分", "Left out"),
    "deselected": ("按设置未检查", "not run, as the settings say"),
    "nothing": ("没有发现问题。", "Nothing was found."),
    "lighter": (
        "没有达到所要求程度的问题；较轻的没有列出。",
        "Nothing weighs as much as was asked for; what weighs less is left out.",
    ),
    "uncompared": (
        "没有可比较的内容，不能说明没有问题。",
        "Nothing could be compared, which does not say that all is right.",
    ),
    "computed": ("计算", "computed"),
    "missing": ("缺", "missing"),
    "tables": ("有标记的表格", "Tables with marks"),
    "title": ("预决算公开检查报告", "Check of published budgets"),
    "unread": ("未能检查", "Not checked"),
    "unit": ("单位", "Unit"),
    "page": ("页", "Page"),
    "rows_more": ("行未列出", "rows are left out"),
}
_COUNTS: tuple[Words, ...] = (
    ("不成立", "failed"),
    ("原因见其他规则", "failed, see another rule"),
    ("无法核对", "could not be made"),
)
_KINDS: dict[str, Words] = {
    "budget": ("预算", "budget"),
    "final account": ("决算", "final account"),
}


def label(word: str, language: Language) -> str:
    """A fixed word of a report."""
    return in_words(_LABELS[word], language)


def in_words(words: Words, language: Language) -> str:
    """A word in the language of the reader.

    Args:
        words: the word in Chinese and in English.
        language: ``zh`` or ``en``.
    """
    return words[0] if language == "zh" else words[1]


def headline(report: CheckReport, language: Language) -> str:
    """The unit, the year and the kind of a document in one line; the file where nothing is known.

    >>> from govbudget.disclosure.checks.records import CheckReport
    >>> headline(CheckReport("a.pdf", "某市财政局", 2024, "budget", (), ()), "zh")
    '某市财政局 2024 年预算'
    """
    kind = kind_of(report.kind, language)
    if language == "zh":
        year = f"{report.year} 年" if report.year else ""
        parts = [report.unit_name, f"{year}{kind}"]
    else:
        parts = [report.unit_name, str(report.year or ""), kind]
    return " ".join(filter(None, parts)) or report.document


def kind_of(kind: str, language: Language) -> str:
    """The kind of a document in a word; empty where it is not known.

    >>> kind_of("final account", "zh"), kind_of("", "zh")
    ('决算', '')

    Args:
        kind: the kind, as a report has it.
        language: the language of the word.
    """
    return in_words(_KINDS.get(kind, ("", "")), language)


def nothing_found(report: CheckReport, language: Language) -> str:
    """What to say of a report without findings: that says little where nothing was compared."""
    if report.accepted:
        return Message("accept.nothing").render(language)
    if any(one.state is State.FOUND for one in report.rules):
        return label("lighter", language)
    compared = any(one.compared for one in report.rules)
    return label("nothing" if compared else "uncompared", language)


def reading_note(disclosure: Disclosure, language: Language) -> str:
    """What a check had to look at, and how much of the document was not understood."""
    parts = _parts_note(disclosure, language)
    missed = len(disclosure.lost) + len(disclosure.unread)
    counts = len(disclosure.tables), len(disclosure.facts), len(disclosure.terms)
    if language == "zh":
        said = parts + "读出 {} 张表、文字中 {} 处数字或陈述、{} 条名词".format(*counts)
        return said + (f"；另有 {missed} 处没有读入（govbudget read 可列出）" if missed else "")
    said = parts + "{} tables, {} statements of the text and {} terms were read".format(*counts)
    return said + (f"; {missed} things were not (govbudget read lists them)" if missed else "")


def _parts_note(disclosure: Disclosure, language: Language) -> str:
    """That several files are read as one document; empty for one."""
    count = len(disclosure.files)
    if not count:
        return ""
    if language == "zh":
        return f"{count} 个文件作为一份文件读入；"
    return f"{count} files were read as one document; "


def message_of(finding: CheckFinding, language: Language) -> str:
    """The sentence of a finding; in Chinese where there is no English one."""
    return finding.message if language == "zh" else finding.message_en or finding.message


def mend_of(finding: CheckFinding, language: Language) -> str:
    """What would mend a finding; empty where that is not known."""
    return finding.mend if language == "zh" else finding.mend_en or finding.mend


def accepted_by(entry: Accepted, language: Language) -> str:
    """Why a finding is let stand, who says so, and until when."""
    until = entry.until.isoformat() if entry.until else ""
    said = Message("accept.by", reason=entry.reason, who=entry.who, until=until)
    return said.render(language)


def counts_text(result: RuleResult, language: Language) -> str:
    """How many comparisons of a rule do not hold, and how many could not be made; empty for none.

    Args:
        result: what became of the rule.
        language: the language of the report.
    """
    counts = (result.failed, result.elsewhere, result.open)
    told = [
        f"{in_words(words, language)} {count}"
        for words, count in zip(_COUNTS, counts, strict=True)
        if count
    ]
    return ("，" if language == "zh" else ", ").join(told)


def more_text(left: int, language: Language, *, full: bool = True) -> str:
    """That so many are not told, and what tells them; empty for none.

    >>> more_text(3, "en"), more_text(3, "en", full=False), more_text(0, "en")
    ('3 more; JSON has all', '3 more; --full lists them', '')

    Args:
        left: how many.
        language: ``zh`` or ``en``.
        full: whether the report is as full as it can be.
    """
    if left <= 0:
        return ""
    if language == "zh":
        return f"另有 {left:,} 处，" + ("JSON 列出全部" if full else "用 --full 列出")
    return f"{left:,} more; " + ("JSON has all" if full else "--full lists them")


def others_text(count: int, language: Language) -> str:
    """That so many others are below.

    >>> others_text(30, "zh"), others_text(1, "en")
    ('另有 30 处', '1 more')
    """
    return f"另有 {count:,} 处" if language == "zh" else f"{count:,} more"


def rule_title(result: RuleResult, language: Language) -> str:
    """What a rule checks; in Chinese where there is no English sentence."""
    return result.title if language == "zh" else result.title_en or result.title


def reason_of(result: RuleResult, language: Language) -> str:
    """Why a rule is not applicable or not determinable, or what was left out."""
    return result.reason if language == "zh" else result.reason_en


def source_of(result: RuleResult, language: Language) -> str:
    """The regulation that demands a rule; empty where none does."""
    return result.source if language == "zh" else result.source_en
