"""What the tables of several places share."""

from disclosure.layouts.press import Press, heads
from disclosure.synthetic.forms import numeral

__all__ = [
    "bought",
    "by_project",
    "fiscal_sides",
    "listed",
    "one_row",
    "sides",
    "three",
    "titles",
    "with_zeros",
]

ABROAD, RECEPTION = "因公出国（境）费", "公务接待费"
VEHICLES, PURCHASE, RUNNING = "公务用车购置及运行维护费", "公务用车购置费", "公务用车运行维护费"


def listed(budget, rows):
    """Rows of labels with a figure of the budget each: a name, or nothing."""
    return [(label, sum_of(budget, name)) for label, name in rows]


def sum_of(budget, name):
    if not name:
        return 0
    if name == "carried":
        return budget.carried
    if name == "current":
        return budget.sum("general") - budget.carried
    if name in {"year_total", "year_fiscal"}:
        return budget.sum(name.removeprefix("year_")) - budget.carried
    return budget.sum(name)


def sides(press, title, left, right, end, *, kind="income_expenditure", head=None, notes=()):
    """Income beside expenditure; ``left`` and ``end`` are labels with names of figures."""
    budget, money = press.budget, press.money

    def row(cells):
        return tuple(
            cell if at % 2 == 0 else money(sum_of(budget, cell)) for at, cell in enumerate(cells)
        )

    return press.both(
        kind,
        title,
        [row(one) for one in left],
        right,
        heads=head or [("收入", "", "支出", ""), ("项目", "预算数", "项目", "预算数")],
        end=[row(one) for one in end],
        notes=notes,
    )


def fiscal_sides(press, title, left, end, *, form="（{}）", whole="一、本年支出", out="", **how):
    """财政拨款收支: three funds beside each other for each class; ``end`` labels both sides."""
    budget = press.budget
    codes, notes = how.pop("codes", ()), how.pop("notes", ())
    funds = how.pop("funds", ("一般公共预算", "政府性基金预算", "国有资本经营预算"))
    sums = press.amounts((budget.sum("fiscal"), budget.sum("general"), budget.sum("fund"), 0))
    nothing = ("",) * 4
    right = press.classes("fiscal", form, codes=codes, funds=("general", "fund", ""), **how)
    right = [(whole, *sums), *right] if whole else right
    right = [*right, (out, *nothing)] if out else right
    left = [(label, press.money(sum_of(budget, name))) for label, name in left]
    below = [
        (
            label,
            press.money(sum_of(budget, name)),
            other,
            *(sums if name in {"fiscal", "year_fiscal"} else nothing),
        )
        for label, name, other in end
    ]
    head = [("收入", "", "支出", "", "", "", ""), ("项目", "预算数", "项目", "合计", *funds)]
    return press.both("fiscal", title, left, right, heads=head, end=below, width=4, notes=notes)


def one_row(press, kind, title, columns, figures, *, label=None, notes=(), total="合计"):
    """A table of one body: the heads with a figure each, and perhaps a row of the sum above it."""
    lead = (("单位名称", ""),) if label else ()
    head, spans = heads((*lead, *columns))
    amounts = press.amounts(figures)
    rows = [*head, (total, *amounts), (label, *amounts)] if label else [*head, amounts]
    return press.sheet(kind, title, rows, len(head), spans, notes=notes)


def with_zeros(press):
    """The same way to print amounts, with 0.00 for nothing."""
    return Press(press.budget, press.caption, unit=press.unit, comma=press.comma, blank="0.00")


def three(press, title, *, words=None, total="“三公”经费合计", zeros=False, more=(), unit=None):
    """The expenditure that is called three public, in one row."""
    figures = press.budget.three
    vehicles = figures["purchase"] + figures["running"]
    abroad, reception, both, purchase, running = words or (
        ABROAD,
        RECEPTION,
        VEHICLES,
        PURCHASE,
        RUNNING,
    )
    head, spans = heads(
        (
            (total, ""),
            (abroad, ""),
            (both, (("小计", ""), (purchase, ""), (running, ""))),
            (reception, ""),
            *((one, "") for one, _ in more),
        )
    )
    printer = with_zeros(press) if zeros else press
    amounts = printer.amounts(
        (
            *(vehicles + figures["abroad"] + figures["reception"], figures["abroad"], vehicles),
            *(figures["purchase"], figures["running"], figures["reception"]),
            *(amount for _, amount in more),
        )
    )
    return press.sheet("three_public", title, [*head, amounts], len(head), spans, unit=unit)


def by_project(
    press, title, columns=(("合计", ""),), *, label="项目名称", lead=(), kind="projects"
):
    """The projects with what the general budget, a fund and the body itself pay for each."""
    budget = press.budget
    items = {one.code: one for one in budget.items}
    own = {one.code: one.own for one in budget.items}
    found = []
    for one in budget.projects:
        part = min(own[one.code], one.amount)
        own[one.code] -= part
        fund = one.amount - part if items[one.code].fund else 0
        found.append((one, (one.amount, one.amount - part - fund, fund, part)))
    width = len(columns)
    sums = [sum(amounts[at] for _, amounts in found) for at in range(4)]
    head, spans = heads((*((one, "") for one in lead), (label, ""), *columns))
    before = (budget.name,) * len(lead)
    rows = [
        *head,
        (*[""] * len(lead), "合计", *press.amounts(sums[:width])),
        *((*before, one.name, *press.amounts(amounts[:width])) for one, amounts in found),
    ]
    return press.sheet(kind, title, rows, len(head), spans)


def bought(press, title, *, head=("采购品目大类", "采购品目名称", "采购组织形式", "合计")):
    """What is bought: goods and services."""
    budget, money = press.budget, press.money
    sums = budget.bought
    rows = [
        head,
        ("合计", "", "", money(sum(sums.values()))),
        ("货物", "办公设备", "集中采购", money(sums["goods"])),
        ("服务", "信息技术服务", "分散采购", money(sums["services"])),
    ]
    return press.sheet("procurement", title, rows, 1)


def titles(sheets, form="{}、{}", number=numeral):
    """The lines of the contents that name the tables."""
    return [form.format(number(at), sheet.title) for at, sheet in enumerate(sheets, 1)]
