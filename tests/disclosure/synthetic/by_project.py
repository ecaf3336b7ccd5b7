"""Tables of a budget by project: amounts, purchases, targets."""

from .forms import SOURCES

__all__ = ["bought", "by_project", "overall", "projects", "target"]


def _own(ledger, project):
    """Which part of a project the unit itself pays: the last of the item's projects first."""
    item = next(one for one in ledger.items if one.code == project.code)
    own = item.own
    for one in reversed([one for one in ledger.projects if one.code == project.code]):
        part = min(own, one.amount)
        own -= part
        if one is project:
            return part
    raise AssertionError(project)


def projects(forms):
    ledger = forms.ledger
    found = []
    for one in ledger.projects:
        own = _own(ledger, one)
        rest = one.amount - own
        is_fund = any(item.fund for item in ledger.items if item.code == one.code)
        shares = (0, rest) if is_fund else (rest, 0)
        found.append((one.name, (one.amount, *shares, 0, 0, own)))
    sums = [sum(amounts[at] for _, amounts in found) for at in range(6)]
    rows = [
        ("单位名称", "项目名称", "合计", *SOURCES),
        ("合计", "", *forms.amounts(sums)),
        *((forms.name, name, *forms.amounts(amounts)) for name, amounts in found),
    ]
    return rows, 1, []


def bought(ledger):
    amount = sum(ledger.procurement.values())
    return {ledger.projects[0].name: amount} if amount else {}


def by_project(forms, figures):
    total = sum(figures.values())
    rows = [
        ("单位名称", "项目名称", "总计", "本年收入", *[""] * 5, "上年结转结余"),
        ("", "", "", "合计", *SOURCES, ""),
        ("合计", "", *forms.amounts((total, total, total)), *[""] * 5),
        *(
            (forms.name, name, *forms.amounts((amount,) * 3), *[""] * 5)
            for name, amount in figures.items()
        ),
    ]
    spans = [(0, at, 2, 1) for at in (0, 1, 2, 9)]
    return rows, 2, [*spans, (0, 3, 1, 6)]


def overall(forms):
    ledger = forms.ledger
    rows = [
        ("部门（单位）名称", forms.name, "", "", "", "", ""),
        ("年度主要任务", "对应项目", "", "", f"预算资金情况（{forms.unit}）", "", ""),
        ("", "基本支出人员经费", "", "", forms.money(ledger.sum("personnel")), "", ""),
        ("", "基本支出公用经费", "", "", forms.money(ledger.sum("public")), "", ""),
        ("年度绩效目标", "各项工作按期完成", "", "", "", "", ""),
        ("年度绩效指标", "一级指标", "二级指标", "三级指标", "运算符号", "指标值", "度量单位"),
        ("", "履职效能", "重点工作履行情况", "重点工作办结率", "=", "100", "%"),
        ("", "预算执行", "预算执行效率", "预算执行率", ">=", "95", "%"),
    ]
    spans = [(row, 1, 1, 6) for row in (0, 4)]
    spans += [(row, 1, 1, 3) for row in (1, 2, 3)] + [(row, 4, 1, 3) for row in (1, 2, 3)]
    return rows, 0, [*spans, (1, 0, 3, 1), (5, 0, 3, 1)]


def target(forms, project):
    rows = [
        ("项目(政策)名称", project.name, "", "", "", "", ""),
        ("主管部门", f"{forms.name[:2]}某某局", "", "实施单位", forms.name, "", ""),
        ("预算资金情况", forms.money(project.amount), "", "", "", "", ""),
        ("总体目标", f"按期完成{project.name}的全部工作。", "", "", "", "", ""),
        ("绩效指标", "一级指标", "二级指标", "三级指标", "运算符号", "指标值", "度量单位"),
        ("", "产出指标", "数量指标", "工作完成率", ">=", "100", "%"),
        ("", "满意度指标", "服务对象满意度指标", "服务对象满意度", ">=", "95", "%"),
    ]
    spans = [(row, 1, 1, 6) for row in (0, 2, 3)]
    return rows, [*spans, (1, 1, 1, 2), (1, 4, 1, 3), (4, 0, 3, 1)]
