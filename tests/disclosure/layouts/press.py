"""Prints the tables of a budget: codes, columns and sides as a place has them."""

from decimal import Decimal

from disclosure.synthetic.forms import numeral
from disclosure.synthetic.model import Sheet

__all__ = ["FORM", "Press", "numeral"]

#: The classes that the forms of most places list, with money or without.
FORM = ("201", "202", "203", "204", "205", "206", "207", "208", "210", "211", "212", "213")
FORM += ("214", "215", "216", "217", "219", "220", "221", "222", "223", "224", "229", "231", "232")
#: How the cells in front of the amounts are headed, by the way that codes are printed.
LEADS = {
    "one": (("科目编码", ""), ("科目名称", "")),
    "indented": (("科目编码", ""), ("科目名称", "")),
    "full": (("科目编码", (("类", ""), ("款", ""), ("项", ""))), ("科目名称", "")),
    "last": (("科目编码", (("类", ""), ("款", ""), ("项", ""))), ("科目名称", "")),
    "item": (("科目编码", (("类", ""), ("款", ""), ("项", ""))), ("科目名称", "")),
    "bracket": (("科目名称", ""),),
    "names": (("科目名称", ""),),
}


class Press:
    """How one place prints amounts, codes, heads and captions.

    Args:
        budget: the figures.
        caption: what stands above a table: from its place in the order and its title.
        unit: 万元 or 元; comma, blank: how an amount and nothing are printed.
        codes: one of LEADS; total: the label of the sum of a column, and whether it is the last.
        count: what begins the row of column numbers below a head; empty where there is none.
        leads: other words for the cells in front of the amounts.
    """

    def __init__(self, budget, caption, **how):
        self.budget, self.caption = budget, caption
        self.unit = how.pop("unit", "万元")
        self.comma, self.blank = how.pop("comma", True), how.pop("blank", "")
        self.codes, self.total = how.pop("codes", "one"), how.pop("total", "合计")
        self.total_last = how.pop("total_last", False)
        self.count, self.leads = how.pop("count", ""), how.pop("leads", None)
        self.cents = how.pop("cents", True)
        self.number = 0
        assert not how, how

    def money(self, yuan):
        """An amount as the tables print it."""
        if not yuan:
            return self.blank
        if self.unit == "元":
            form = f"{yuan:,}" + ".00" * self.cents
        else:
            form = f"{Decimal(yuan) / 10000:,.2f}"
        return form if self.comma else form.replace(",", "")

    def amounts(self, values):
        return tuple(self.money(one) for one in values)

    def sheet(self, kind, title, rows, head, spans=(), *, notes=(), coded=(), unit=None):
        """A table under its caption; each has the next number."""
        self.number += 1
        return Sheet(
            kind,
            title,
            unit or self.unit,
            tuple(map(tuple, rows)),
            head,
            tuple(spans),
            notes=tuple(notes),
            caption=tuple(self.caption(self.number, title)),
            coded=tuple(coded),
        )

    def by_function(self, kind, title, columns, measure="total", *, notes=(), leads=None):
        """A table of the functional items that have some of a measure."""
        figures = {
            one.code: tuple(_of(one, name) for name in _measures(columns))
            for one in self.budget.items
            if getattr(one, measure)
        }
        return self.coded(
            kind, title, columns, figures, self.budget.functional, notes=notes, leads=leads
        )

    def by_economic(self, kind, title, columns, *, codes=None, leads=None):
        """A table of the economic items of basic expenditure."""
        figures = {
            code: tuple(
                {
                    "": 0,
                    "basic": amount,
                    "personnel": amount * (code[:3] != "302"),
                    "public": amount * (code[:3] == "302"),
                }[name]
                for name in _measures(columns)
            )
            for code, amount in self.budget.economic.items()
        }
        tree = self.budget.economic_tree
        return self.coded(kind, title, columns, figures, tree, codes=codes, leads=leads)

    def coded(self, kind, title, columns, figures, tree, *, notes=(), leads=None, codes=None):
        """A table with codes from the figures of its last levels."""
        codes = codes or self.codes
        leads = leads or (self.leads or {}).get(codes) or LEADS[codes]
        if tree is self.budget.economic_tree:
            leads = tuple(
                (one, below[:2] if isinstance(below, tuple) else below) for one, below in leads
            )
        head, spans = heads((*leads, *columns))
        width = len(_measures(columns))
        front = len(head[0]) - width
        if self.count:
            numbers = tuple(map(str, range(1, width + 1)))
            marks = ("**",) * front if self.count == "**" else (self.count, *[""] * (front - 1))
            head = [*head, (*marks, *numbers)]
        sums = tuple(sum(one[at] for one in figures.values()) for at in range(width))
        names_at = front - 1
        label = [""] * front
        label[names_at if front > 1 else 0] = self.total
        total = (*label, *self.amounts(sums))
        body, truth = [], []
        for entry, amounts in _summed(figures, tree):
            printed = self.amounts(amounts)
            body.append((*_lead(entry, codes, front), *printed))
            truth.append((entry.code, printed))
        if not figures:
            total = (*label, *[self.blank] * width)
        rows = [*head, *body, total] if self.total_last else [*head, total, *body]
        return self.sheet(kind, title, rows, len(head), spans, notes=notes, coded=truth)

    def both(self, kind, title, left, right, *, heads=(), end=(), notes=(), width=1):
        """Income beside expenditure: two lists of a label and its amounts, and rows below them."""
        height = max(len(left), len(right))
        left = [*left, *[("", "")] * (height - len(left))]
        right = [*right, *[("",) * (width + 1)] * (height - len(right))]
        rows = [*heads, *((*a, *b) for a, b in zip(left, right, strict=True)), *end]
        spans = [(0, 0, 1, 2), (0, 2, 1, width + 1)]
        return self.sheet(kind, title, rows, len(heads), spans, notes=notes)

    def classes(self, measure, form="{}、", *, codes=(), funds=(), number=numeral):
        """The functional classes with what each of the measures has, numbered."""
        budget = self.budget
        have = budget.by_class(measure)
        sums = [budget.by_class(one) if one else {} for one in (measure, *funds)]
        listed = sorted({*(one for one in codes if one in budget.functional), *have})
        return [
            (
                form.format(number(at)) + budget.functional[code].name,
                *self.amounts(one.get(code, 0) for one in sums),
            )
            for at, code in enumerate(listed, 1)
        ]

    def by_name(self, measure, form="{}、"):
        """The names of classes, sections and items, one below the other, with their amounts."""
        figures = {
            one.code: (getattr(one, measure),) for one in self.budget.items if getattr(one, measure)
        }
        found, at = [], 0
        for entry, amounts in _summed(figures, self.budget.functional):
            depth = len(entry.code) // 2 - 1
            at += not depth
            mark = "" if depth else form.format(numeral(at))
            found.append(("　" * depth + mark + entry.name, *self.amounts(amounts)))
        return found


def heads(columns):
    """The rows of a head from titles and the titles below them, and its spans."""
    deep = max(_depth(below) for _, below in columns)
    rows, spans = [[] for _ in range(deep)], []

    def fill(level, title, below):
        at = len(rows[level])
        width = len(_measures(((title, below),)))
        rows[level] += [title, *[""] * (width - 1)]
        if isinstance(below, tuple):
            if width > 1:
                spans.append((level, at, 1, width))
            for one in below:
                fill(level + 1, *one)
        else:
            for row in rows[level + 1 :]:
                row.append("")
            if deep - level > 1:
                spans.append((level, at, deep - level, 1))

    for title, below in columns:
        fill(0, title, below)
    return [tuple(row) for row in rows], spans


def _depth(below):
    return 1 + (max(_depth(one) for _, one in below) if isinstance(below, tuple) else 0)


def _measures(columns):
    found = []
    for _, below in columns:
        found += _measures(below) if isinstance(below, tuple) else [below]
    return found


def _of(item, measure):
    return getattr(item, measure) if measure else 0


def _summed(figures, tree):
    """The entries of the figures and those above them with their sums, in the order of codes."""
    rows = {}
    for code, amounts in figures.items():
        entry = tree[code]
        for one in (*entry.ancestors, entry):
            old = rows.get(one.code, (0,) * len(amounts))
            rows[one.code] = tuple(a + b for a, b in zip(old, amounts, strict=True))
    return [(tree[code], amounts) for code, amounts in sorted(rows.items())]


def _lead(entry, codes, front):
    """The cells in front of the amounts of a row."""
    code, name = entry.code, entry.name
    depth = len(code) // 2 - 1
    if codes in {"one", "indented"}:
        return (code, "　" * depth * (codes == "indented") + name)
    if codes in {"bracket", "names"}:
        return ("　" * depth + f"[{code}]" * (codes == "bracket") + name,)
    parts = (code[:3], code[3:5], code[5:7])[: front - 1]
    if codes == "last" or (codes == "item" and len(code) < 2 * front - 1):
        parts = tuple(part if at == depth else "" for at, part in enumerate(parts))
    return (*parts, "　" * depth * (codes == "last") + name)
