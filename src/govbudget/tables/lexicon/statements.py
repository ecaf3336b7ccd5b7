"""The words by which the explanations that every disclosure has to give are known."""

from __future__ import annotations

from govbudget.tables.lexicon.words import Word, compiled

__all__ = ["DETAILS", "STATEMENTS", "lacking"]

#: What the text of every budget and final account explains, by any word of it.
STATEMENTS = tuple(
    Word(form, name, example)
    for form, name, example in (
        (
            r"职责|职能|职权|机构设置|内设|机构[^。]{0,12}构成|单位构成",
            "职责和机构设置",
            "内设4个科室",
        ),
        # A glossary says what they are, and not what they were.
        (
            r"(?:机关运行|运行经费|日常公用)[^。]{0,60}?(?:\d|[无未没不])",
            "机关运行经费",
            "机关运行经费40.00万元",
        ),
        (r"政府采购", "政府采购", "政府采购预算20.00万元"),
        (r"名词解释|名词说明|专[业用]?性?(?:较强的)?名词", "名词解释", "第四部分 名词解释"),
    )
)

#: What a final account says beside each part of the “三公” expenses, by the subject of the part.
DETAILS = tuple(
    (subject, Word(form, name, example))
    for subject, form, name, example in (
        (
            "three_public.abroad",
            r"团组|出国[^。]{0,30}\d+人",
            "因公出国（境）团组数和人数",
            "团组1个",
        ),
        (
            "three_public.vehicles",
            r"用车购置(?!及|和|与|、|运行)|购[买置][^。]{0,16}\d+辆|[未无没][^。]{0,6}(?:购置|购买|新增|更新)",
            "公务用车购置费",
            "公务用车购置费13.00万元",
        ),
        (
            "three_public.vehicle_purchase",
            r"[购新更][^。]{0,20}\d+(?:辆|台)|\d+(?:辆|台)[^。]{0,8}购|购置[数量][^。，;]{0,8}\d",
            "公务用车购置数",
            "购置公务用车1辆",
        ),
        (
            "three_public.vehicles",
            r"保有|实有|[共现拥]有[^。]{0,12}\d+辆",
            "公务用车保有量",
            "保有量5辆",
        ),
        (
            "three_public.reception",
            r"""
            (?:^|[。，;、:(\n])(?![^。，;、\n]*外[宾事商])[^。，;、\n]*?(?:接待|来访|来宾)
            [^。，;、\n]*?(?:\d+个?(?:批|次|人|团)|[批人]次[^。，;、\n]{0,8}\d)
            """,
            "国内公务接待批次和人数",
            "国内公务接待8批次、80人次",
        ),
    )
)


def lacking(text: str, words: tuple[Word[str], ...]) -> list[str]:
    """What a text has no word of.

    >>> lacking("第一部分 职责。政府采购10万元，机关运行经费5万元。", STATEMENTS)
    ['名词解释']

    Args:
        text: a text without blanks, half-width.
        words: rows of the tables above.
    """
    return [one.means for one in words if compiled(_flat(one.form)).search(text) is None]


def _flat(form: str) -> str:
    """A form that is written over several lines in one."""
    return "".join(form.split())
