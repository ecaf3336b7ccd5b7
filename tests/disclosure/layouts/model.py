"""One exact model of a consistent budget or account: what all layouts print."""

import random

from attrs import field, frozen
from tests.disclosure.synthetic import figures
from tests.disclosure.synthetic.figures import Project

import govbudget as gb

__all__ = ["Budget", "Item", "Project", "draw"]

#: The name of a body, and whether it is an office.
BODIES = {
    True: ("某某市样例发展局", "某某市示范统计局", "某某市样例管理委员会"),
    False: ("某某市示范服务中心", "某某市样例档案馆", "某某市样例研究院"),
}
#: The 款 whose items an invented body spends its money on; they stand in every edition from 2018.
SECTIONS = ("20105", "20113", "20406", "20502", "20701", "20805", "21301", "21401", "21503")
SOCIAL = (("2080505", "30108"), ("2080506", "30109"), ("21011", "30110"), ("2210201", "30113"))
WAGES = ("30101", "30102", "30103", "30107", "30112", "30199")
GOODS = ("30201", "30202", "30205", "30206", "30207", "30211", "30213", "30228", "30239", "30299")
HELP = ("30302", "30305", "30309", "30399")
PROJECTS = (
    "信息系统运行维护",
    "业务培训",
    "设备更新",
    "档案整理",
    "宣传推广",
    "场馆修缮",
    "数据采集",
)


@frozen
class Item(figures.Item):
    """A functional item: basic expenditure, projects, a government fund, money of the unit."""

    @property
    def projects(self):
        """All expenditure on projects, whoever pays."""
        return self.total - self.basic

    @property
    def current(self):
        return self.general


@frozen
class Budget:
    """The figures of a body in yuan; ``last`` are those of the year before, item by item."""

    name: str
    year: int
    level: str
    is_office: bool
    items: tuple[Item, ...]
    last: tuple[Item, ...]
    economic: dict[str, int]
    three: dict[str, int]
    three_last: dict[str, int]
    carried: int
    projects: tuple[Project, ...]
    bought: dict[str, int]
    cars: dict[str, int]
    final: bool = False
    planned: dict[str, int] = field(factory=dict)

    @property
    def functional(self):
        return gb.functional(self.year)

    @property
    def economic_tree(self):
        return gb.economic(self.year)

    def sum(self, measure, *, last=False):
        return sum(getattr(one, measure) for one in (self.last if last else self.items))

    def by_class(self, measure, *, last=False):
        """The sums of the functional classes that have any, by code."""
        sums = {}
        for one in self.last if last else self.items:
            sums[one.code[:3]] = sums.get(one.code[:3], 0) + getattr(one, measure)
        return {code: amount for code, amount in sorted(sums.items()) if amount or last}

    def of_economic(self, start):
        return sum(amount for code, amount in self.economic.items() if code.startswith(start))

    def parts_of_items(self):
        """How much of each item's money was carried over: of the projects, one after another."""
        parts, left = {}, self.carried
        for one in self.items:
            parts[one.code] = min(left, one.project)
            left -= parts[one.code]
        return parts


def draw(
    seed, *, year, level="部门", office=None, step=100, final=False, fund=None, own=True, **how
):
    """A budget from a seed: all sums follow from its items.

    ``step`` is what each figure is a multiple of in yuan, ``fund`` whether there is money of a
    government fund, ``own`` whether there may be money besides that of the budget; ``sections``
    are the 款 that the body spends on, ``names`` those that it may have.
    """
    sections, names = how.pop("sections", SECTIONS), how.pop("names", None)
    assert not how, how
    chance = random.Random(seed)

    def amount(low, high):
        return chance.randint(low * 1000 // step, high * 1000 // step) * step

    office = chance.random() < 0.6 if office is None else office
    economic = _economic(chance, amount)
    three = {
        "abroad": amount(10, 90) * (chance.random() < 0.4),
        "reception": amount(5, 60),
        "running": amount(10, 90),
        "purchase": amount(100, 300) * (chance.random() < 0.3),
    }
    for key, code in (("abroad", "30212"), ("reception", "30217"), ("running", "30231")):
        economic |= {code: three[key]} if three[key] else {}
    items = _items(chance, amount, (year, office, sections), economic, three)
    if fund if fund is not None else chance.random() < 0.2:
        items.append(Item("2120899", fund=amount(300, 3000)))
    if own and chance.random() < 0.4:
        at = next(at for at, one in enumerate(items) if one.project)
        old = items[at]
        items[at] = Item(old.code, old.personnel, old.public, old.project, own=amount(50, 500))
    items = tuple(sorted(items, key=lambda one: one.code))
    projects = _projects(chance, items, step)
    spent = sum(one.amount for one in projects) // (4 * step) * step
    goods = spent * chance.randint(2, 8) // (10 * step) * step
    return Budget(
        name=chance.choice(names or BODIES[office]),
        year=year,
        level=level,
        is_office=office,
        items=items,
        last=tuple(_before(chance, one, step) for one in items),
        economic=dict(sorted(economic.items())),
        three=three,
        three_last={key: _last(chance, value, step) for key, value in three.items()},
        carried=sum(one.project for one in items) // (6 * step) * step * chance.choice([0, 1]),
        projects=projects,
        bought={"goods": goods, "works": 0, "services": spent - goods},
        cars={"official": chance.randint(1, 4), "other": chance.randint(1, 3)},
        final=final,
        planned={one.code: _last(chance, one.general, step) for one in items if one.general},
    )


def _economic(chance, amount):
    found = {"30101": amount(900, 5000), "30102": amount(600, 4000), "30201": amount(50, 400)}
    found |= {code: amount(40, 900) for code in WAGES[2:] if chance.random() < 0.7}
    found |= {code: amount(200, 900) for _, code in SOCIAL}
    found |= {code: amount(10, 300) for code in GOODS[1:] if chance.random() < 0.6}
    return found | {code: amount(10, 300) for code in HELP if chance.random() < 0.5}


def _items(chance, amount, body, economic, three):
    """The items of the own section, and those of social insurance and housing."""
    year, office, sections = body
    tree = gb.functional(year)
    ours = [one for one in SECTIONS if one != "20805" and one in tree]
    section = chance.choice([one for one in sections if one != "20805" and one in tree])
    codes = [one.code for one in tree[section].children]
    personnel = sum(value for code, value in economic.items() if not code.startswith("302"))
    public = sum(value for code, value in economic.items() if code.startswith("302"))
    items = []
    for code, paid in SOCIAL:
        place = {"21011": "2101101" if office else "2101102"}.get(code, code)
        items.append(Item(place, personnel=economic[paid]))
        personnel -= economic[paid]
    running = codes[0] if office or f"{section}50" not in codes else f"{section}50"
    items.append(Item(running, personnel, public))
    rest = [one for one in codes if one != running]
    for at, code in enumerate(sorted(chance.sample(rest, min(len(rest), chance.randint(2, 5))))):
        items.append(Item(code, project=amount(100, 6000) + three["purchase"] * (not at)))
    if chance.random() < 0.5:
        other = chance.choice([one for one in ours if one[:3] != section[:3]])
        items.append(Item(tree[other].children[1].code, project=amount(100, 900)))
    return items


def _projects(chance, items, step):
    names = list(PROJECTS)
    chance.shuffle(names)
    found = []
    for one in items:
        if not one.projects:
            continue
        half = one.projects // (2 * step) * step if chance.random() < 0.4 else 0
        for part in filter(None, (one.projects - half, half)):
            at = len(found)
            name = f"{names[at % len(names)]}{('项目', '经费', '专项')[at // len(names)]}"
            found.append(Project(name, one.code, part))
    return tuple(found)


def _before(chance, item, step):
    """The figures of the year before: each part moved so far that a change shows."""
    parts = ("personnel", "public", "project", "fund", "own")
    return Item(item.code, **{one: _last(chance, getattr(item, one), step) for one in parts})


def _last(chance, value, step):
    return value * chance.choice([60, 71, 83, 92, 108, 115, 127, 140]) // (100 * step) * step
