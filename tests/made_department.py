"""A made department with three units, and documents of it as text."""

from decimal import Decimal

DEPARTMENT, OWN = "某某市样例局", "某某市样例局（本级）"
CENTRE, TEAM = "某某市样例中心", "某某市样例队"
LISTED = (
    f"从预算单位构成看，{DEPARTMENT}部门预算包括：局本级预算、局属{CENTRE}预算和局属{TEAM}预算。"
)
#: The items, each with the classes above it and which of its columns it is spent in.
ITEMS = {
    "2010301": ("行政运行", "基本支出"),
    "2010302": ("一般行政管理事务", "项目支出"),
    "2080505": ("机关事业单位基本养老保险缴费支出", "基本支出"),
    "2210201": ("住房公积金", "基本支出"),
}
_ABOVE = {
    "201": "一般公共服务支出",
    "20103": "政府办公厅（室）及相关机构事务",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "221": "住房保障支出",
    "22102": "住房改革支出",
}
#: What each unit spends, item by item, in yuan.
SPENT = {
    OWN: (300_000, 200_000, 60_000, 40_000),
    CENTRE: (200_000, 100_000, 40_000, 30_000),
    TEAM: (100_000, 0, 20_000, 20_000),
}
_HEAD = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n"


def printed(yuan, unit="万元", places=2):
    """An amount as a table in a unit prints it."""
    value = Decimal(yuan) / {"元": 1, "万元": 10_000}[unit]
    return f"{value:.{places}f}"


def spending(amounts, unit="万元", places=2, title="支出预算总表"):
    """The table of spending of some amounts in yuan, with classes, sections and a total."""
    lines = {"": ("合计", [0, 0])}
    for (code, (name, part)), yuan in zip(ITEMS.items(), amounts, strict=True):
        for at, called in ((3, ""), (5, ""), (7, name)):
            lines.setdefault(code[:at], (called or _ABOVE.get(code[:at], name), [0, 0]))
        for key in ("", code[:3], code[:5], code):
            lines[key][1][part == "项目支出"] += yuan
    rows = []
    for code, (name, (basic, project)) in sorted(lines.items()):
        cells = [printed(one, unit, places) for one in (basic + project, basic, project)]
        rows.append("\t".join((code, name, *cells)))
    return f"{title}\n单位：{unit}\n\n{_HEAD}" + "\n".join(rows) + "\n"


def document(name, body, level="单位", year=2025, kind="预算", said=""):
    """A document: whose it is, of which year, what it says, and its tables."""
    return f"单位名称：{name}\n{year}年{level}{kind}\n{said}\n\n表3 {body}"


def department(amounts=None, said=LISTED, **how):
    """The document of the department: what its units spend, added up."""
    whole = amounts or [sum(one) for one in zip(*SPENT.values(), strict=True)]
    return document(DEPARTMENT, spending(whole, **how), "部门", said=said)


def unit(name, amounts=None, **how):
    """The document of a unit."""
    about = {key: how.pop(key) for key in ("level", "year", "kind", "said") if key in how}
    return document(name, spending(amounts or SPENT[name], **how), **about)


def income(name, level, columns, rows, said=""):
    """A document with the table of income, by source, and by unit where rows are units."""
    lines = ["单位名称\t" + "\t".join(columns), *("\t".join(row) for row in rows)]
    body = "收入预算总表\n单位：万元\n\n" + "\n".join(lines) + "\n"
    return document(name, body, level, said=said)
