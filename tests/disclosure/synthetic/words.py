"""What the text of a made disclosure is put together from."""

from decimal import ROUND_HALF_UP, Decimal

from .figures import FUNCTIONAL
from .model import Text

__all__ = ["Words", "line"]

_CENT = Decimal("0.01")


def line(template, role="", /, **values):
    """A line of text with those of the figures that are in it."""
    inside = tuple((key, value) for key, value in values.items() if f"{{{key}}}" in template)
    return Text(template, inside, role)


def ratio(part, whole):
    """A percentage with two decimals."""
    return str((Decimal(part) * 100 / whole).quantize(_CENT, ROUND_HALF_UP))


class Words:
    """How one document puts its figures into words."""

    def __init__(self, ledger, *, name, word, year, short=False, chance):
        self.ledger, self.name, self.word, self.year = ledger, name, word, year
        self.short = short
        self.verbs = ("增长", chance.choice(["下降", "降低"]))
        self.than = chance.choice(["比{}", "较{}", "与{}相比"])
        self.same = chance.choice(["与{}持平", "与{}持平，无增减变化"])

    def wan(self, yuan):
        """An amount as the text prints it, in 万元."""
        text = str((Decimal(yuan) / 10000).quantize(_CENT, ROUND_HALF_UP))
        return text.rstrip("0").rstrip(".") if self.short else text

    def share(self, part, whole):
        return ratio(part, whole)

    def change(self, now, before, base, *, percent=True):
        """The words for a change, and their figures."""
        # Where nothing is left of a change in 万元, no text speaks of one.
        if not Decimal(self.wan(abs(now - before))):
            return self.same.format(base), {}
        up = now > before
        values = {"word": "增加" if up else "减少", "change": self.wan(abs(now - before))}
        if not percent:
            return f"{self.than.format(base)}{{word}}{{change}}万元", values
        values |= {
            "turn": self.verbs[0] if up else self.verbs[1],
            "percent": ratio(abs(now - before), before),
        }
        return f"{self.than.format(base)}{{word}}{{change}}万元，{{turn}}{{percent}}%", values

    def classes(self, name, *, mark=""):
        """The functional classes with their amounts: a template, and its figures."""
        pieces, values = [], {}
        for code, amount in self.ledger.classes(name).items():
            pieces.append(f"{FUNCTIONAL[code].name}{mark}{{c{code}}}万元")
            values[f"c{code}"] = self.wan(amount)
        return pieces, values


def path_of(code, marked=True):
    """The names from 类 to 项."""
    entry = FUNCTIONAL[code]
    names = [one.name for one in (*entry.ancestors, entry)]
    if not marked:
        return "-".join(names)
    return "".join(f"{name}（{mark}）" for name, mark in zip(names, "类款项", strict=True))


def glossary(words):
    """A short glossary."""
    first = next(one.code for one in words.ledger.items)
    return [
        line("1. 一般公共预算拨款收入：指本级财政当年拨付的资金。"),
        line("2. 基本支出：指为保证机构运转而安排的人员经费和公用经费。"),
        line("3. 项目支出：指基本支出以外为完成特定任务安排的支出。"),
        line("4. “三公”经费：指因公出国（境）费、公务用车购置及运行费和公务接待费。"),
        line("5. {path}：反映该项工作的支出。", "term", path=path_of(first)),
    ]
