"""Sentences that were not finished: a reason that is not given, a mark twice, a rate without %."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from govbudget.disclosure.checking.records import Place
from govbudget.disclosure.text.plain import plain
from govbudget.disclosure.text.sentences import sentence_at
from govbudget.reconciling.findings import Severity

if TYPE_CHECKING:
    from govbudget.disclosure.checking.rules import Look

__all__ = ["check_unfinished"]


@frozen(slots=True)
class _Form:
    """A form of what is unfinished.

    Attributes:
        form: how it is written in plain text.
        said: what it is, in Chinese.
        said_en: the same in English.
        mend: what would mend it.
        mend_en: the same in English.
    """

    form: re.Pattern[str]
    said: str
    said_en: str
    mend: str
    mend_en: str


_FORMS = (
    _Form(
        re.compile(r"(?:主要)?原因(?:是|为|:)[。；;，]|(?:主要)?(?:是)?由于[。；;]"),
        "原因没有写",
        "a reason is announced and not given",
        "写明原因，或删去",
        "give the reason, or leave the words out",
    ),
    _Form(
        re.compile(r"。。(?!。)|，，|；；|、、|，。|、。|；。"),
        "标点重复",
        "punctuation stands twice",
        "删去多余的标点",
        "leave one of the marks out",
    ),
    _Form(
        re.compile(r"(?<!\d)(?:增长|下降|降低|上升)(?:了|为)?\d{1,4}\.\d{1,2}(?=[。；，])"),
        "百分比没有写“%”",
        "a rate has no %",
        "补上“%”或单位",
        "put % or the unit behind it",
    ),
)


def check_unfinished(look: Look) -> None:
    """Every sentence of the running text; what is of one form is told once."""
    listed = {one.paragraph for one in look.disclosure.contents}
    found: dict[_Form, dict[Place, None]] = {}
    for number, paragraph in enumerate(look.disclosure.paragraphs):
        if number in listed:
            continue
        text = plain(paragraph.text)
        for form in _FORMS:
            for match in form.form.finditer(text.text):
                said = text.quote(*sentence_at(text.text, match.start(), match.end()))
                words = text.quote(*match.span())
                place = Place(paragraph.page, paragraph=number, text=said, what=words)
                found.setdefault(form, {})[place] = None
    for form, places in found.items():
        words = "、".join(dict.fromkeys(f"“{one.what}”" for one in places))
        look.found(
            Severity.NOTICE,
            f"{form.said}：{words}",
            f"{form.said_en}: {words}",
            places=places,
            mend=form.mend,
            mend_en=form.mend_en,
        )
    if look.disclosure.facts:
        look.held()
    elif not found:
        look.not_applicable("文件没有说明文字")
