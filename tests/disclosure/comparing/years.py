"""Made budgets and final accounts of one body over some years, as text."""

from decimal import Decimal

from attrs import evolve, field, frozen

#: The items, each with its section and its class.
NAMES = {
    "201": "一般公共服务支出",
    "20126": "档案事务",
    "2012601": "行政运行",
    "2012604": "档案馆",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080505": "机关事业单位基本养老保险缴费支出",
}
ITEMS = tuple(code for code in NAMES if len(code) == 7)


@frozen
class Made:
    """A document of a body: what its tables and its text say of this year and of the one before.

    Attributes:
        year: its year.
        kind: 预算 or 决算.
        items: what it spends, by item, in 万元.
        past: what it says of the earlier year, by item; None for no column.
        said: what its text says of the earlier year's total; None for nothing.
        body: its body.
        title: what its column of the earlier year is called.
        unit: the unit of its table.
        level: 部门 or 单位.
        before: what stands in front of its tables.
        printed: cells of the earlier year that are printed otherwise, by code.
        left_out: rows that it lacks.
    """

    year: int
    kind: str = "预算"
    items: dict = field(factory=dict)
    past: dict | None = None
    said: Decimal | None = None
    body: str = "某某市档案馆"
    title: str = ""
    unit: str = "万元"
    level: str = "单位"
    before: str = ""
    printed: dict = field(factory=dict)
    left_out: tuple = ()

    def but(self, **changes):
        """The same with something else."""
        return evolve(self, **changes)

    @property
    def text(self):
        """The document."""
        told = self.title or f"{self.year - 1}年{self.kind}数"
        head = ["科目编码", "科目名称", *([told] if self.past is not None else ()), "合计"]
        lines = [self.body, f"{self.year}年{self.level}{self.kind}公开", "", self.before]
        final = "财政拨款支出决算表" if self.kind == "决算" else "支出表"
        lines += ["", f"一般公共预算{final}", f"单位：{self.unit}", "\t".join(head)]
        for code in ("", *NAMES):
            if code in self.left_out:
                continue
            cells = [code, NAMES.get(code, "合计")]
            if self.past is not None:
                cells.append(self.printed.get(code, self._cell(self.past, code)))
            lines.append("\t".join((*cells, self._cell(self.items, code))))
        lines += ["", f"第三部分 {self.year}年{self.level}{self.kind}情况说明", ""]
        if self.said is not None:
            lines.append(self._sentence())
        return "\n".join(lines) + "\n"

    def _sentence(self):
        total = sum_of(self.items, "")
        if self.kind == "决算":
            return (
                f"{self.year}年度一般公共预算财政拨款支出年初预算为{self.said}万元，"
                f"支出决算为{total}万元。"
            )
        return (
            f"{self.year}年一般公共预算支出{total}万元，"
            f"{self.year - 1}年一般公共预算支出预算{self.said}万元。"
        )

    def _cell(self, items, code):
        value = sum_of(items, code)
        return f"{value * 10000:.0f}" if self.unit == "元" else f"{value:.2f}"


def sum_of(items, code):
    """What the items below a code come to."""
    return sum((one for it, one in items.items() if it.startswith(code)), Decimal("0.00"))


def items_of(*values):
    """The items with these figures."""
    return {code: Decimal(value) for code, value in zip(ITEMS, values, strict=True)}


FIRST, SECOND, THIRD = (
    items_of("50.10", "30.25", "20.40"),
    items_of("55.30", "41.00", "21.15"),
    items_of("58.00", "40.65", "22.90"),
)
#: Three budgets, each with last year's figures, and the account of the second year.
BUDGETS = (
    Made(2023, items=FIRST),
    Made(2024, items=SECOND, past=FIRST, said=sum_of(FIRST, "")),
    Made(2025, items=THIRD, past=SECOND, said=sum_of(SECOND, "")),
)
ACCOUNT = Made(
    2024,
    "决算",
    items=items_of("54.00", "43.20", "21.15"),
    past=SECOND,
    said=sum_of(SECOND, ""),
    title="年初预算数",
)
