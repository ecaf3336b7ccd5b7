"""What the model of the text left behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from govbudget.disclosure.checking.records import Place
from govbudget.disclosure.checking.text_naming import quoted
from govbudget.disclosure.text.kinds import Kind
from govbudget.disclosure.text.leftovers import LeftoverKind
from govbudget.disclosure.text.plain import plain
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.checking.rules import Look
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text.leftovers import Leftover

__all__ = ["check_leftovers", "is_model"]

# So many placeholders, and hardly a figure: the document is the model itself.
_MANY = 8
_NAMES = {
    LeftoverKind.PLACEHOLDER: ("占位符", "placeholders"),
    LeftoverKind.BLANK: ("漏填的数字", "figures that were left out"),
    LeftoverKind.INSTRUCTION: ("填写说明", "instructions for the writer"),
    LeftoverKind.DIRECTION: ("未选定的增减方向", "a choice of directions that was not made"),
}
# Instructions that no text for readers has: on the form of the table, on what to leave out.
_PLAIN_INSTRUCTION = re.compile(
    r"仍(?:应|需|须|要)?保留(?:本|该|此)?表|删除本(?:段|行|条|说明)|作(?:下述|如下)说明|按上述格式|不涉及的|作持平表述|不用说明变动原因|名词解释|以下同|请填|请删"
)
# A name that was made unreadable on purpose is no figure that was left out.
_FOLLOWED = re.compile(r"(?:万|亿)?元|%|个|辆|台|家|年|月|人次|批")
_QUOTED = 60


def is_model(disclosure: Disclosure) -> bool:
    """Whether a document is the empty model of one: placeholders, and hardly a figure."""
    figures = sum(1 for fact in disclosure.facts if fact.kind is Kind.AMOUNT)
    holes = sum(
        1
        for one in disclosure.leftovers
        if one.kind in {LeftoverKind.PLACEHOLDER, LeftoverKind.BLANK, LeftoverKind.INSTRUCTION}
    )
    empty = all(table.is_empty for table in disclosure.tables)
    return (holes >= _MANY and holes > figures * 2) or (empty and not figures and holes > 0)


def check_leftovers(look: Look) -> None:
    """Every leftover; one notice where the document is a model."""
    told = [one for one in look.disclosure.leftovers if one.kind in _NAMES]
    if not told:
        look.held()
        return
    if is_model(look.disclosure):
        look.found(
            Severity.NOTICE,
            f"本文件是尚未填写的模板：有{len(told)}处占位符或填写说明。",
            f"the document is an empty model: it has {len(told)} placeholders or instructions",
            places=[_place(told[0])],
        )
        return
    groups: dict[tuple[Severity, LeftoverKind], list[Leftover]] = {}
    for one in told:
        groups.setdefault((_severity(look.disclosure, one), one.kind), []).append(one)
    for (severity, kind), same in groups.items():
        _tell(look, severity, kind, same)


def _severity(disclosure: Disclosure, one: Leftover) -> Severity:
    text = plain(disclosure.paragraphs[one.paragraph].text).text
    words = plain(one.words).text
    if one.kind is LeftoverKind.INSTRUCTION:
        return Severity.ERROR if _PLAIN_INSTRUCTION.search(words) else Severity.NOTICE
    if one.kind is LeftoverKind.PLACEHOLDER:
        at = text.find(words)
        behind = text[at + len(words) :]
        return Severity.ERROR if at >= 0 and _FOLLOWED.match(behind) else Severity.NOTICE
    return Severity.NOTICE


def _place(one: Leftover) -> Place:
    sentence = one.sentence
    if len(sentence) > _QUOTED:
        at = max(sentence.find(one.words) - _QUOTED // 2, 0)
        sentence = sentence[at : at + _QUOTED]
    return Place(one.page, paragraph=one.paragraph, text=sentence, what=one.words)


def _tell(look: Look, severity: Severity, kind: LeftoverKind, same: Sequence[Leftover]) -> None:
    name, name_en = _NAMES[kind]
    words = "、".join(quoted(word) for word in dict.fromkeys(one.words for one in same))
    look.found(
        severity,
        f"文中残留模板的{name}：{words}。",
        f"the text has {name_en} of its model: {words}",
        places=dict.fromkeys(_place(one) for one in same),
        mend="删去或填写",
        mend_en="fill it in, or leave it out",
    )
