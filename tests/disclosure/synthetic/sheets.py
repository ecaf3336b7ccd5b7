"""The tables of a budget: the forms of two places, and the titles of a third."""

from . import by_project, totals
from .model import Sheet
from .shanghai import shanghai

__all__ = ["budget_sheets"]


def budget_sheets(forms, style):
    """The tables of a budget in one of the styles."""
    made = shanghai(forms) if style == "shanghai" else liaoning(forms, style)
    return tuple(made)


def liaoning(forms, style):
    """Nineteen tables, or the ten that other provinces print, with the codes in one cell."""
    titles = TITLES[style]
    built = {
        "income_expenditure": totals.both(forms),
        "income": totals.income(forms),
        "expenditure": totals.expenditure(forms, "total"),
        "fiscal": totals.fiscal(forms),
        "general": totals.expenditure(forms, "general"),
        "general_basic": totals.basic(forms),
        "three_public": totals.three(forms),
        "government_fund": totals.by_fund(forms, "政府性基金预算", "fund"),
        "state_capital": totals.by_fund(forms, "国有资本经营预算"),
        "projects": by_project.projects(forms),
        "functional": totals.functional(forms),
        "economic_department": totals.economic(forms),
        "debt": by_project.by_project(forms, {}),
        "procurement": by_project.by_project(forms, by_project.bought(forms.ledger)),
        "purchased_services": by_project.by_project(forms, {}),
        "overall_targets": by_project.overall(forms),
    }
    notes = NOTES[style]
    number = 0
    for kind, title in titles:
        number += 1
        if kind == "project_targets":
            for one in forms.ledger.projects:
                rows, spans = by_project.target(forms, one)
                yield _sheet(forms, kind, title, number, (rows, 0, spans), ())
            continue
        rows, head, spans = built[kind]
        sheet = _sheet(forms, kind, title, number, (rows, head, spans), ())
        note = notes.get(kind, "") if not sheet.amounts() else ""
        yield _sheet(
            forms,
            kind,
            title,
            number,
            (rows, head, spans),
            (note.format(word=forms.word),) * bool(note),
        )


def _sheet(forms, kind, title, number, built, notes):
    rows, head, spans = built
    owner = "" if kind in {"overall_targets", "project_targets"} else f"单位名称：{forms.name}"
    return Sheet(
        kind,
        title.format(year=forms.year, word=forms.word),
        forms.unit,
        tuple(map(tuple, rows)),
        head,
        tuple(spans),
        f"表{number}",
        owner,
        notes,
    )


TITLES = {
    "liaoning": (
        ("income_expenditure", "收支预算总表"),
        ("income", "收入预算总表"),
        ("expenditure", "支出预算总表"),
        ("fiscal", "财政拨款收支预算总表"),
        ("general", "一般公共预算支出表"),
        ("general_basic", "一般公共预算基本支出表"),
        ("three_public", "一般公共预算“三公”经费支出表"),
        ("government_fund", "政府性基金预算支出表"),
        ("state_capital", "国有资本经营预算支出表"),
        ("projects", "项目支出预算表"),
        ("functional", "支出功能分类预算表"),
        ("economic_department", "支出经济分类预算表（部门预算）"),
        ("debt", "债务支出预算表"),
        ("procurement", "政府采购支出预算表"),
        ("purchased_services", "政府购买服务支出预算表"),
        ("overall_targets", "部门（单位）整体绩效目标表"),
        ("project_targets", "部门预算项目（政策）绩效目标表"),
    ),
    "generic": (
        ("income_expenditure", "{word}收支总表"),
        ("income", "{word}收入总表"),
        ("expenditure", "{word}支出总表"),
        ("fiscal", "财政拨款收支总表"),
        ("general", "一般公共预算支出表"),
        ("general_basic", "一般公共预算基本支出表"),
        ("three_public", "一般公共预算“三公”经费支出表"),
        ("government_fund", "政府性基金预算支出表"),
        ("state_capital", "国有资本经营预算支出表"),
        ("projects", "项目支出表"),
        ("project_targets", "项目支出绩效目标表"),
    ),
}
_NAMES = {
    "three_public": "“三公”经费支出",
    "government_fund": "政府性基金预算支出",
    "state_capital": "国有资本经营预算支出",
    "projects": "项目支出",
    "debt": "债务支出预算",
    "procurement": "政府采购支出预算",
    "purchased_services": "政府购买服务支出预算",
}
NOTES = {
    "liaoning": {
        kind: f"备注：本{{word}}无{name}，故本表为空表。" for kind, name in _NAMES.items()
    },
    "generic": {kind: f"注：本{{word}}没有{name}，故此表为空。" for kind, name in _NAMES.items()},
}
