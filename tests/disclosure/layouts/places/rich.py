"""What more places share: further figures, and tables in other shapes than the usual ones."""

from decimal import Decimal

from disclosure.layouts.press import heads
from disclosure.layouts.prose import Prose, figure

__all__ = [
    "END",
    "Rich",
    "by_unit",
    "empty",
    "fund",
    "income",
    "income_by_unit",
    "more_figures",
    "planned",
    "three_down",
]

#: What is left at the end of a year in an account, in yuan.
END = 1234500
_THREE = (
    ("“三公”经费合计", "three"),
    ("1.因公出国（境）费", "abroad"),
    ("2.公务接待费", "reception"),
    ("3.公务用车购置及运行维护费", "vehicles"),
    ("其中：公务用车购置费", "purchase"),
    ("公务用车运行维护费", "running"),
)


class Rich(Prose):
    """Prose that knows more figures, each of this year and of the last or of both alike."""

    def figure(self, name, *, last=False, here=None):
        """A figure by its name: one of the further ones, or one of the budget."""
        more = more_figures(self.budget)
        if name in more:
            value = more[name]
            return value[last] if isinstance(value, tuple) else value
        return super().figure(name, last=last, here=here)


def more_figures(budget):
    """What follows from money that is left, and what was planned or bought from small firms."""

    def both(name, now, last):
        return figure(budget, name) + now, figure(budget, name, last=True) + last

    plan = planned(budget)
    bought = figure(budget, "bought")
    small = bought * 8 // 1000 * 100
    return {
        "left": END,
        "all": both("total", END, budget.carried),
        "all_fiscal": both("fiscal", END, budget.carried),
        "in": both("total", END - budget.carried, budget.carried),
        "in_fiscal": both("fiscal", END - budget.carried, budget.carried),
        "small": small,
        "smallest": small * 6 // 1000 * 100,
        "guests": figure(budget, "reception") // 12000 + 3,
        "groups": figure(budget, "reception") // 120000 + 1,
        "plan_vehicles": plan["purchase"] + plan["running"],
        "plan_three": sum(plan.values()),
        **{f"plan_{name}": plan[name] for name in ("abroad", "reception")},
    }


def planned(budget):
    """The budget of each part of the “三公” expenditure of an account."""
    return {key: amount * 115 // 10000 * 100 for key, amount in budget.three.items()}


def three_down(press, title, *, labels=_THREE, rate=True):
    """The parts below each other: last year, this year, the change, and its rate."""
    budget = press.budget
    years = []
    for parts in (budget.three_last, budget.three):
        vehicles = parts["purchase"] + parts["running"]
        three = vehicles + parts["abroad"] + parts["reception"]
        years.append({**parts, "vehicles": vehicles, "three": three})
    past, now = f"{budget.year - 1}年预算数", f"{budget.year}年预算数"
    rows = [("项目", past, now, "增减额", *["增减率（%）"] * rate)]
    for label, key in labels:
        was, is_now = years[0][key], years[1][key]
        by = is_now - was
        moved = "-" * (by < 0) + press.money(abs(by))
        share = Decimal(by) * 100 / was if was else 0
        in_percent = f"{share:.2f}" if share else ""
        rows.append((label, press.money(was), press.money(is_now), moved, *[in_percent] * rate))
    return press.sheet("three_public", title, rows, 1)


def empty(press, kind, title, columns, note):
    """A table without money, and what is said of it."""
    notes = (note,) if note else ()
    return press.coded(kind, title, _bare(columns), {}, press.budget.functional, notes=notes)


def fund(press, kind, title, columns, note):
    """The table of government funds; empty where there is no such money."""
    if press.budget.sum("fund"):
        return press.by_function(kind, title, columns, "fund")
    return empty(press, kind, title, columns, note)


def _bare(columns):
    return tuple((title, _bare(one) if isinstance(one, tuple) else "") for title, one in columns)


def income(press, title, columns):
    """Income by item: what of each the columns hold."""
    budget = press.budget
    carried = budget.parts_of_items()
    figures = {}
    for one in budget.items:
        part = carried[one.code]
        held = {
            "total": one.total,
            "carried": part,
            "general": one.general - part,
            "fiscal": one.fiscal - part,
            "fund": one.fund,
            "own": one.own,
            "": 0,
        }
        figures[one.code] = tuple(held[name] for name in _held(columns))
    return press.coded("income", title, _bare(columns), figures, budget.functional)


def _held(columns):
    for _, one in columns:
        if isinstance(one, tuple):
            yield from _held(one)
        else:
            yield one


def _units(budget):
    """The units of a department with their codes, and the items that each of them spends on."""
    names = (budget.name, f"{budget.name[:3]}信息服务中心", f"{budget.name[:3]}综合保障中心")
    for at, name in enumerate(names):
        yield f"30100{at + 1}", name, [one for n, one in enumerate(budget.items) if n % 3 == at]


def by_unit(press, kind, title, columns, measures):
    """The items beside the units that spend the money."""
    rows, truth, total = [], [], [0] * len(measures)
    for code, name, items in _units(press.budget):
        for one in items:
            amounts = [getattr(one, measure) for measure in measures]
            total = [a + b for a, b in zip(total, amounts, strict=True)]
            cells = press.amounts(amounts)
            rows.append((code, name, one.code, press.budget.functional[one.code].name, *cells))
            truth.append((one.code, cells))
    leads = ("单位编码", "单位名称", "科目编码", "科目名称")
    head, spans = heads((*((one, "") for one in leads), *columns))
    sums = ("", "", "", "合计", *press.amounts(total))
    return press.sheet(kind, title, [*head, sums, *rows], len(head), spans, coded=truth)


def income_by_unit(press, title, words=("部门（单位）代码", "部门（单位）名称")):
    """The income of each unit in a row: no code of an item."""
    budget = press.budget
    carried = budget.parts_of_items()
    rows, total = [], [0] * 6
    for code, name, items in _units(budget):
        part = sum(carried[one.code] for one in items)
        whole = sum(one.total for one in items)
        general = sum(one.general for one in items) - part
        others = (sum(one.fund for one in items), sum(one.own for one in items))
        amounts = (whole, whole - part, general, *others, part)
        total = [a + b for a, b in zip(total, amounts, strict=True)]
        rows.append((code, name, *press.amounts(amounts)))
    inside = ("小计", "一般公共预算", "政府性基金预算", "单位资金")
    columns = (
        *((one, "") for one in (*words, "合计")),
        ("本年收入", tuple((one, "") for one in inside)),
        ("上年结转结余", ""),
    )
    head, spans = heads(columns)
    rows = [*head, ("", "合计", *press.amounts(total)), *rows]
    return press.sheet("income", title, rows, len(head), spans)
