"""The governmental codes beside the departmental ones: which answers to which."""

from disclosure.layouts.press import heads

import govbudget as gb

__all__ = ["government_of", "pairs"]

_OFFICE = {
    **dict.fromkeys(("30101", "30102", "30103", "30107"), "50101"),
    **dict.fromkeys(("30108", "30109", "30110", "30112"), "50102"),
    "30113": "50103",
    "30199": "50199",
    "30213": "50209",
    "30215": "50202",
    "30216": "50203",
    "30217": "50206",
    "30212": "50207",
    "30231": "50208",
    "30226": "50205",
    "30227": "50205",
    "30299": "50299",
    "30302": "50905",
    "30305": "50901",
    "30309": "50901",
    "30399": "50999",
}


def government_of(code, *, office):
    """The governmental item that a departmental one of basic expenditure answers to."""
    if not office and code[:3] in {"301", "302"}:
        return "50501" if code[:3] == "301" else "50502"
    return _OFFICE.get(code, "50201")


def pairs(press, kind, title, columns):
    """Basic expenditure with both codes in each row, and the sums of pairs of classes.

    The columns are the sum, that of personnel and that of running costs.
    """
    budget = press.budget
    tree, other = budget.economic_tree, gb.government_economic(budget.year)
    groups = {}
    for code, amount in budget.economic.items():
        right = government_of(code, office=budget.is_office)
        groups.setdefault((code[:3], right[:3]), []).append((code, right, amount))
    parts = (("类", ""), ("款", ""))
    codes = ("科目编码", parts)
    leads = (
        codes,
        ("部门预算支出经济分类科目名称", ""),
        codes,
        ("政府预算支出经济分类科目名称", ""),
    )
    head, spans = heads((*leads, *columns))
    width = len(head[0]) - 6

    def amounts(amount, code):
        values = (amount, amount * (code[:3] != "302"), amount * (code[:3] == "302"))
        return press.amounts(values[:width])

    def cells(left, right):
        return (
            *(left[:3], left[3:], "　" * (len(left) > 3) + tree[left].name),
            *(right[:3], right[3:], "　" * (len(left) > 3) + other[right].name),
        )

    whole = sum(budget.economic.values())
    public = budget.sum("public")
    sums = press.amounts((whole, whole - public, public)[:width])
    rows = [*head, ("", "", "合计", "", "", "", *sums)]
    for (left, right), found in sorted(groups.items()):
        rows.append((*cells(left, right), *amounts(sum(one[2] for one in found), left)))
        rows += [(*cells(a, b), *amounts(amount, a)) for a, b, amount in found]
    return press.sheet(kind, title, rows, len(head), spans)
