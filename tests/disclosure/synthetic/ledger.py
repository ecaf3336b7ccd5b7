"""Draws the figures of an invented unit, in yuan, which agree by their making."""

from govbudget.classification.vocabulary import Fund

from .figures import FUNCTIONAL, Item, Ledger, Project

__all__ = ["draw_ledger"]

PENSION, ANNUITY, MEDICAL, HOUSING = "30108", "30109", "30110", "30113"
_SOCIAL = (("2080505", PENSION), ("2080506", ANNUITY), ("21011", MEDICAL), ("2210201", HOUSING))
_WAGES = ("30101", "30102", "30103", "30107", "30112", "30199")
_GOODS = (
    *("30201", "30202", "30203", "30204", "30205", "30206", "30207", "30208", "30209", "30211"),
    *("30213", "30214", "30215", "30216", "30226", "30227", "30228", "30229", "30239", "30299"),
)
_PERSONS = ("30301", "30302", "30305", "30309", "30399")
_ASIDE = {"208", "210", "221", "227", "229", "230", "231", "232", "233"}
_GENERAL = tuple(
    one
    for one in FUNCTIONAL.leaves
    if one.fund is Fund.GENERAL and one.code[:3] not in _ASIDE and len(one.code) == 7
)
_FUND = tuple(
    one
    for one in FUNCTIONAL.leaves
    if one.fund is Fund.GOVERNMENT_FUND and one.code[:3] in {"207", "208", "212", "213", "229"}
)
_RUNNING = {
    True: tuple(one for one in _GENERAL if one.name == "行政运行"),
    False: tuple(one for one in _GENERAL if one.name == "事业运行"),
}
_SUBJECTS = (
    "信息系统运行维护",
    "业务培训",
    "设备更新",
    "档案整理",
    "宣传推广",
    "场馆修缮",
    "调研课题",
    "数据采集",
)
_ENDINGS = ("经费", "专项", "项目")


def draw_ledger(chance, *, count, step, final=False):
    """The figures of a unit with so many functional items, each a multiple of a step."""

    def amount(low=2, high=9_000):
        # Between one thousand and some millions of yuan.
        return chance.randint(low * 1000 // step, high * 1000 // step) * step

    def sometimes(value, often=0.5):
        return value if chance.random() < often else 0

    is_office = chance.random() < 0.5
    running = chance.choice(_RUNNING[is_office])
    running = (running, *chance.sample(_near(running), max(0, min(2, count - 4))))
    social = [one for one in _SOCIAL if chance.random() < 0.85] if count > 6 else []
    economic = {code: amount() for code in _WAGES if chance.random() < 0.7}
    economic.setdefault("30101", amount())
    economic |= {code: amount() for _, code in social}
    economic |= {code: amount(1, 300) for code in _GOODS if chance.random() < 0.6}
    economic.setdefault("30201", amount(1, 300))
    economic |= {code: amount(1, 300) for code in _PERSONS if chance.random() < 0.4}
    public = {
        "abroad": sometimes(amount(1, 90), 0.2),
        "reception": sometimes(amount(1, 40)),
        "running": sometimes(amount(1, 90), 0.7),
        "purchase": sometimes(amount(100, 300), 0.15),
    }
    for key, code in (("abroad", "30212"), ("reception", "30217"), ("running", "30231")):
        if public[key]:
            economic[code] = public[key]
    pairs = {
        code: (0, value) if code.startswith("302") else (value, 0)
        for code, value in sorted(economic.items())
    }
    items = _basic_items(chance, running, social, is_office, pairs, step)
    left = max(1, count - len(items))
    own = sometimes("事业收入", 0.15) or sometimes("其他收入", 0.1) or ""
    for entry in chance.sample(_business(chance, running), left):
        old = items.get(entry.code, Item(entry.code))
        paid = amount() + public["purchase"] * (not any(one.project for one in items.values()))
        extra = sometimes(amount(), 0.3) if own else 0
        items[entry.code] = Item(entry.code, old.personnel, old.public, paid, extra)
    if count > 4 and chance.random() < 0.2:
        code = chance.choice(_FUND).code
        items[code] = Item(code, fund=amount())
    projects = _projects(chance, items.values(), step)
    rows = tuple(items[code] for code in sorted(items))
    carried = sometimes(sum(one.project for one in rows) // (4 * step) * step, 0.3)
    made = Ledger(is_office, rows, pairs, projects, carried, own, public, {}, {})
    before = _last_year(chance, made, step)
    bought = sometimes(sum(one.amount for one in projects) // (3 * step) * step, 0.7)
    goods = bought * chance.randint(0, 10) // (10 * step) * step
    procurement = {"goods": goods, "works": 0, "services": bought - goods}
    planned = _planned(chance, made, step)
    return Ledger(
        *(is_office, rows, pairs, projects, carried, own, public, before, procurement),
        planned if final else {},
    )


def _near(running):
    """Other items that may have basic expenditure: running costs of the same class."""
    return [one for one in _GENERAL if one.code[:3] == running.code[:3] and one != running]


def _business(chance, running):
    """Items for projects: of the own class and of at most two others."""
    others = sorted({one.code[:3] for one in _GENERAL})
    chosen = {running[0].code[:3], *chance.sample(others, 2)}
    pool = [one for one in _GENERAL if one.code[:3] in chosen and one not in running]
    return pool if len(pool) > 45 else list(_GENERAL)


def _basic_items(chance, running, social, is_office, pairs, step):
    """Items with basic expenditure: what is not social insurance is shared by the running ones."""
    items = {}
    personnel = sum(pair[0] for pair in pairs.values())
    medical = "2101101" if is_office else "2101102"
    for place, economic in social:
        code = medical if place == "21011" else place
        items[code] = Item(code, pairs[economic][0])
        personnel -= pairs[economic][0]
    public = sum(pair[1] for pair in pairs.values())
    for at, entry in enumerate(running):
        last = at == len(running) - 1
        part = personnel if last else personnel * chance.randint(30, 70) // (100 * step) * step
        other = public if last else public * chance.randint(30, 70) // (100 * step) * step
        items[entry.code] = Item(entry.code, part, other)
        personnel, public = personnel - part, public - other
    return items


def _projects(chance, items, step):
    names = [subject + ending for subject in _SUBJECTS for ending in _ENDINGS]
    chance.shuffle(names)
    found = []
    for one in items:
        amount = one.project + one.own + one.fund
        if not amount:
            continue
        half = amount // (2 * step) * step
        parts = (amount - half, half) if half and chance.random() < 0.3 else (amount,)
        for part in parts:
            at = len(found)
            name = names[at % len(names)] + ("" if at < len(names) else f"{at // len(names) + 1}期")
            found.append(Project(name, one.code, part))
    return tuple(found)


def _planned(chance, ledger, step):
    """The budget that a final account is held against: by item, and of the “三公” expenditure."""
    planned = {
        one.code: max(step, _before(chance, one.general, step))
        for one in ledger.items
        if one.general
    }
    for name, spent in ledger.public.items():
        planned[name] = spent * chance.choice([100, 110, 125]) // (100 * step) * step
        planned[name] = max(spent, planned[name])
    planned["vehicles"] = planned["purchase"] + planned["running"]
    planned["three"] = planned["vehicles"] + planned["abroad"] + planned["reception"]
    return planned


def _last_year(chance, ledger, step):
    """The figures of last year; its wholes are the sums of its parts."""
    before = {name: _before(chance, value, step) for name, value in ledger.public.items()}
    before["vehicles"] = before["purchase"] + before["running"]
    before["three"] = before["vehicles"] + before["abroad"] + before["reception"]
    before["general"] = _before(chance, ledger.sum("general"), step)
    before["fiscal"] = before["general"] + _before(chance, ledger.sum("fund"), step)
    before["total"] = before["fiscal"] + _before(chance, ledger.sum("own"), step)
    before["agency"] = _before(chance, ledger.sum("public") * ledger.is_office, step)
    return before


def _before(chance, value, step):
    """A figure of last year, so far away that a change shows, or the same."""
    if not value or chance.random() < 0.2:
        return value
    percent = chance.choice([60, 71, 83, 92, 108, 115, 127, 140])
    return max(step, value * percent // (100 * step) * step)
