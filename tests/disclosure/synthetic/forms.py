"""What the forms of all tables share: amounts as printed, rows with codes, two sides."""

from .figures import FUNCTIONAL, summed
from .model import printed

__all__ = ["SOURCES", "Forms", "classes", "fiscal_classes", "numeral", "sides"]

SOURCES = ("一般公共预算", "政府性基金预算", "国有资本经营预算", "财政专户管理资金", "单位资金")
_NUMERALS = "一二三四五六七八九十"


def numeral(number):
    """一, 十一, 二十."""
    tens, ones = divmod(number, 10)
    ten = ("" if tens < 2 else _NUMERALS[tens - 1]) + "十" if tens else ""
    return ten + (_NUMERALS[ones - 1] if ones else "")


class Forms:
    """What the tables of one document share: unit of the amounts, titles, blanks."""

    def __init__(self, ledger, *, name, unit, word, blank=True, year=2024):
        self.ledger, self.name, self.unit, self.word = ledger, name, unit, word
        self.blank, self.year = blank, year

    def money(self, yuan):
        return printed(yuan, self.unit, blank=self.blank)

    def amounts(self, values):
        return tuple(map(self.money, values))

    def coded(self, figures, tree=FUNCTIONAL, *, split=False):
        """The rows of a table with codes and the total in front."""
        rows = summed(figures, tree)
        width = len(next(iter(figures.values())))
        total = [sum(one[at] for one in figures.values()) for at in range(width)]
        places = 3 if tree is FUNCTIONAL else 2
        lead = ("",) * (places if split else 1)
        found = [(*lead, "合计", *self.amounts(total))]
        for code, label, amounts in rows:
            cells = (code,)
            if split:
                parts = (code[:3], code[3:5], code[5:7])[:places]
                cells = tuple(parts)
            found.append((*cells, label, *self.amounts(amounts)))
        return tuple(found)


def sides(left, right):
    """Two lists of (label, amount) beside each other."""
    height = max(len(left), len(right))
    left = [*left, *[("", "")] * (height - len(left))]
    right = [*right, *[("", "")] * (height - len(right))]
    return [(*a, *b) for a, b in zip(left, right, strict=True)]


def classes(forms, name, form="{}、"):
    return [
        (form.format(numeral(at)) + FUNCTIONAL[code].name, forms.money(amount))
        for at, (code, amount) in enumerate(forms.ledger.classes(name).items(), 1)
    ]


def fiscal_classes(forms, codes=None):
    """Each class with what all funds, the general budget and the government funds pay."""
    ledger, money = forms.ledger, forms.money
    whole, general, fund = map(ledger.classes, ("fiscal", "general", "fund"))
    return [
        (
            f"{numeral(at)}、{FUNCTIONAL[code].name}",
            *(money(one.get(code, 0)) for one in (whole, general, fund)),
            "",
        )
        for at, code in enumerate(codes or whole, 1)
    ]
