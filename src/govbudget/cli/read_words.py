"""The words for what the text of a document speaks of."""

from __future__ import annotations

__all__ = ["SUBJECTS", "subject_word"]

#: What a text speaks of, by the first word of the subject.
SUBJECTS: dict[str, str] = {
    "total": "收支总额",
    "revenue": "收入",
    "spending": "支出",
    "spending.basic": "基本支出",
    "spending.project": "项目支出",
    "spending.personnel": "人员经费",
    "spending.public": "公用经费",
    "spending.function": "支出（功能科目）",
    "spending.economic": "支出（经济科目）",
    "appropriation": "财政拨款",
    "carry_over": "上年结转",
    "carry_out": "结转下年",
    "surplus_allocation": "结余分配",
    "three_public": "“三公”经费",
    "agency_running": "机关运行经费",
    "procurement": "政府采购",
    "purchased_services": "政府购买服务",
    "debt": "债务",
    "vehicles": "车辆",
    "vehicles_purchase": "购置车辆",
    "equipment": "设备",
    "equipment_purchase": "购置设备",
    "performance": "绩效",
    "project": "项目",
    "explanation": "原因说明中的数字",
    "unrecognised": "未读懂的数字",
}


def subject_word(subject: str) -> str:
    """What a subject is called in Chinese; the id itself where it has no word.

    >>> subject_word("spending.basic"), subject_word("three_public.abroad"), subject_word("x.y")
    ('基本支出', '“三公”经费', 'x.y')
    """
    return SUBJECTS.get(subject) or SUBJECTS.get(subject.partition(".")[0], subject)
