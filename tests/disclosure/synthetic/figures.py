"""The figures of an invented unit as data, and the sums of them that a document prints."""

from attrs import field, frozen

import govbudget as gb

__all__ = ["ECONOMIC", "FUNCTIONAL", "Item", "Ledger", "Project", "summed"]

FUNCTIONAL = gb.functional(2024)
ECONOMIC = gb.economic(2024)


@frozen
class Item:
    """A functional item: money of the general budget, of a fund, and of the unit itself."""

    code: str
    personnel: int = 0
    public: int = 0
    project: int = 0
    own: int = 0
    fund: int = 0

    @property
    def basic(self):
        return self.personnel + self.public

    @property
    def general(self):
        return self.basic + self.project

    @property
    def fiscal(self):
        return self.general + self.fund

    @property
    def total(self):
        return self.fiscal + self.own


@frozen
class Project:
    name: str
    code: str
    amount: int


@frozen
class Ledger:
    """All figures of the document, in yuan.

    ``economic`` is by code (personnel, public); ``before`` is last year's figure of a subject, and
    ``planned`` the budget of an item in a final account.
    """

    is_office: bool
    items: tuple[Item, ...]
    economic: dict[str, tuple[int, int]]
    projects: tuple[Project, ...]
    carried: int
    own: str
    public: dict[str, int]
    before: dict[str, int]
    procurement: dict[str, int]
    planned: dict[str, int] = field(factory=dict)

    def sum(self, name):
        return sum(getattr(one, name) for one in self.items)

    def classes(self, name="total"):
        """The sums of the functional classes, by their codes."""
        found = {}
        for one in self.items:
            found[one.code[:3]] = found.get(one.code[:3], 0) + getattr(one, name)
        return {code: amount for code, amount in sorted(found.items()) if amount}

    def economic_class(self, code):
        return sum(sum(pair) for one, pair in self.economic.items() if one.startswith(code))

    @property
    def vehicles(self):
        return self.public["purchase"] + self.public["running"]

    @property
    def three(self):
        return self.vehicles + self.public["abroad"] + self.public["reception"]


def summed(figures, tree):
    """The rows of a table in the order of their codes: code, name, and sums for each ancestor."""
    rows = {}
    for code, amounts in figures.items():
        entry = tree[code]
        for one in (*entry.ancestors, entry):
            old = rows.get(one.code, (0,) * len(amounts))
            rows[one.code] = tuple(a + b for a, b in zip(old, amounts, strict=True))
    return [(code, tree[code].name, amounts) for code, amounts in sorted(rows.items())]
