"""Numbers of projects by the grade of their evaluation, and of those that were evaluated."""

from __future__ import annotations

import re

__all__ = ["graded"]

_GRADE = r"(?P<grade>优秀?|良好?|中等?|合格|不合格|较?差)"
_GRADES = {"优": "excellent", "良": "good", "中": "pass", "合": "pass", "不": "fail", "较": "fail"}
_GRADES["差"] = "fail"
_EVALUATED = r"(?:自评价?|评价|评级|考评|评分)"
# 8个项目自评结果为"优".
_BEHIND = re.compile(
    rf"""
    (?:一级|二级|预算)?项目(?:支出)?的?
    (?:绩效)?{_EVALUATED}?(?:结果|等级|结论|级别|档次)
    (?:均?为|评为|是|达到)"?{_GRADE}"?(?=[，。;、()等的]|$)
    """,
    re.VERBOSE,
)
# 评价等级为"优"的项目2个, "良"的1个.
_IN_FRONT = re.compile(rf'"?{_GRADE}"?(?:等级|档次|级)?的?(?:项目)?(?:有|为|共)?$')
_EVALUATION = re.compile(rf"{_EVALUATED}|等级|评定")
# 组织对3个项目开展了绩效自评.
_ALL = re.compile(
    r"""
    (?:一级|二级|预算)?项目(?:支出)?
    (?:全面)?(?:开展|进行|实施|组织)了?
    (?:全面)?(?:预算|支出)?(?:绩效)?自评
    """,
    re.VERBOSE,
)


def graded(text: str, start: int, end: int) -> tuple[str, str] | None:
    """The subject of a number of projects that were evaluated, and its name; None of another.

    >>> graded('8个项目自评结果为"优"。', 0, 2)
    ('performance.grade_excellent', '评为优的项目')
    >>> graded("组织对3个项目开展了绩效自评，", 3, 5)
    ('performance.self_evaluation', '绩效自评的项目')

    Args:
        text: the plain text.
        start: where the number begins.
        end: where it ends, behind its counter.
    """
    if _ALL.match(text, end):
        return "performance.self_evaluation", "绩效自评的项目"
    found = _BEHIND.match(text, end)
    if found is None:
        sentence = text[text.rfind("。", 0, start) + 1 : start]
        found = _IN_FRONT.search(sentence) if _EVALUATION.search(sentence) else None
    if found is None:
        return None
    return f"performance.grade_{_GRADES[found['grade'][0]]}", f"评为{found['grade']}的项目"
