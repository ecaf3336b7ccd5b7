"""Puts figures into sentences: ``{total}``, ``{total:change}``, ``{basic/total}`` and the like."""

import re
from decimal import ROUND_HALF_UP, Decimal

from disclosure.synthetic.model import Text

__all__ = ["Prose"]

_SLOT = re.compile(r"\{([^{}]+)\}")
_WORDS = {"name", "year", "past", "level", "self"}


class Prose:
    """How one place puts its figures into words.

    Args:
        budget: the figures.
        change: the words for a change with ``{word}``, ``{change}``, ``{turn}`` and ``{percent}``;
            ``same`` those for none, ``bare`` those for a change from or to nought.
        down: the word for a fall that is given in per cent.
        digits: the decimals of a percentage.
        short: whether 12.50 is printed as 12.5; comma: whether thousands are parted.
        space: what stands round each figure.
    """

    def __init__(self, budget, change, same, bare=None, **how):
        self.budget, self.forms = budget, (change, same, bare or change.split("，")[0])
        self.down, self.digits = how.pop("down", "下降"), how.pop("digits", 2)
        self.short, self.comma = how.pop("short", False), how.pop("comma", False)
        self.space = how.pop("space", "")
        assert not how, how

    def text(self, written, **words):
        """The lines of a chapter: figures filled in, lists written out, conditions kept.

        A line ``?own …`` stands only where there is such money, ``!own …`` only where there is
        none; ``@items general …`` is written for each item, ``@classes total …`` for each class.
        """
        for raw in written.strip().splitlines():
            line = raw.strip()
            if not line:
                continue
            if line[0] in "?!":
                condition, line = line[1:].split(" ", 1)
                if bool(self.figure(condition)) != (raw.strip()[0] == "?"):
                    continue
            if line.startswith("@"):
                which, measure, line = line[1:].split(" ", 2)
                yield from getattr(self, f"_{which}")(measure, line, words)
                continue
            yield self.say(line, **words)

    def say(self, line, role="", here=None, **words):
        """A line with its figures; ``here`` are the figures of one item or class."""
        values, used = [], set()

        def fill(found):
            slot = found[1]
            key = slot
            while key in used:
                key += "'"
            used.add(key)
            text, more = self._slot(slot, key, here or {}, words)
            values.extend(more)
            return text

        template = _SLOT.sub(fill, line)
        return Text(
            _named(template, values),
            tuple((f"v{at}", value) for at, (_, value) in enumerate(values)),
            role + "".join(f"|{key}" for key, _ in values),
        )

    def figure(self, name, *, last=False, here=None):
        """A figure of the budget by its name."""
        if here and name in here:
            return here[name][last]
        return figure(self.budget, name, last=last)

    def wan(self, yuan):
        value = (Decimal(yuan) / 10000).quantize(Decimal("0.01"), ROUND_HALF_UP)
        text = f"{value:,}" if self.comma else str(value)
        return text.rstrip("0").rstrip(".") if self.short else text

    def percent(self, part, whole):
        step = Decimal(1).scaleb(-self.digits)
        value = (Decimal(part) * 100 / whole).quantize(step, ROUND_HALF_UP)
        text = str(value)
        return text.rstrip("0").rstrip(".") if self.short and "." in text else text

    def _slot(self, slot, key, here, words):
        """What stands for a slot, and the figures and words in it that a fault may change."""
        if slot in words or slot in _WORDS:
            return words.get(slot) or self._word(slot), []
        if "/" in slot:
            return self._share(slot, key, here)
        if slot.endswith(":change"):
            return self._change(slot.removesuffix(":change"), key, here)
        if slot.startswith("list "):
            return _mark(key), [(key, self._names(slot[5:]))]
        if slot.startswith("#") or isinstance(here.get(slot), str):
            word = here[slot] if slot in here else str(self.figure(slot[1:]))
            return _mark(key), [(key, word)]
        last = slot.endswith(":last")
        value = self.wan(self.figure(slot.removesuffix(":last"), last=last, here=here))
        return self.space + _mark(key) + self.space, [(key, value)]

    def _share(self, slot, key, here):
        part, whole = slot.split("/")
        value = self.figure(whole, here=here)
        text = self.percent(self.figure(part, here=here), value) if value else "0"
        return f"{self.space}{_mark(key)}{self.space}%", [(key, text)]

    def _word(self, slot):
        budget = self.budget
        return {
            "name": budget.name,
            "year": str(budget.year),
            "past": str(budget.year - 1),
            "level": budget.level,
            "self": f"本{budget.level}",
        }[slot]

    def _change(self, name, key, here):
        now, before = (self.figure(name, last=last, here=here) for last in (False, True))
        form, same, bare = self.forms
        moved = abs(now - before)
        if not Decimal(self.wan(moved).replace(",", "")):
            return _filled(same, self), []
        if not before:
            form = bare
        up = now > before
        values = {
            "word": "增加" if up else "减少",
            "change": self.wan(moved),
            "turn": "增长" if up else self.down,
            "percent": self.percent(moved, before) if before else "",
        }
        more, text = [], _filled(form, self)
        for slot, value in values.items():
            if f"{{{slot}}}" in text:
                own = f"{key}.{slot}"
                padded = _mark(own)
                if slot in {"change", "percent"}:
                    padded = self.space + padded + self.space
                text = text.replace(f"{{{slot}}}", padded)
                more.append((own, value))
        return text, more

    def _names(self, which):
        """The names of the economic items that have money."""
        budget = self.budget
        is_public = which == "public"
        return "、".join(
            budget.economic_tree[code].name
            for code in budget.economic
            if code.startswith("302") == is_public
        )

    def _items(self, measure, line, words):
        budget = self.budget
        before = {one.code: one for one in budget.last}
        at = 0
        for one in budget.items:
            if not getattr(one, measure):
                continue
            at += 1
            yield self.say(line, "item", here=self._item(one, before, measure, at), **words)

    def _item(self, one, before, measure, at):
        entry = self.budget.functional[one.code]
        names = [*(above.name for above in entry.ancestors), entry.name]
        marked = "".join(f"{a}（{b}）" for a, b in zip(names, "类款项", strict=True))
        planned = self.budget.planned.get(one.code, 0)
        return {
            "n": str(at),
            "path": marked,
            "dashed": "-".join(names),
            "short": "".join(f"{a}（{b}）" for a, b in zip(names[1:], "款项", strict=True)),
            "item": names[-1],
            "code": one.code,
            "amount": (getattr(one, measure), getattr(before[one.code], measure)),
            "planned": (planned, planned),
        }

    def _classes(self, measure, line, words):
        for at, here in enumerate(self.of_classes(measure), 1):
            yield self.say(line, "class", here={**here, "n": str(at)}, **words)

    def _joined(self, measure, line, words):
        """One line of all classes: ``@joined total before|each|after`` with each joined by 、."""
        start, each, joint, end = line.split("|")
        here, pieces = {}, []
        for one in self.of_classes(measure):
            here |= {f"{key} {one['code']}": value for key, value in one.items()}
            piece = _SLOT.sub(lambda found, one=one: _local(found[1], one), each)
            pieces.append(piece)
        yield self.say(start + joint.join(pieces) + end, "classes", here=here, **words)

    def of_classes(self, measure):
        """Each class with its name and its figures of both years."""
        budget = self.budget
        now, last = budget.by_class(measure), budget.by_class(measure, last=True)
        for code, amount in now.items():
            name = budget.functional[code].name
            yield {
                "code": code,
                "class": name,
                "kind": name.removesuffix("支出"),
                "amount": (amount, last.get(code, 0)),
            }


def _local(slot, one):
    """A slot of a class within a line of all classes."""
    base, colon, rest = slot.partition(":")
    base, slash, whole = base.partition("/")
    if base not in one:
        return f"{{{slot}}}"
    if isinstance(one[base], str):
        return f"{{{base} {one['code']}}}"
    return f"{{{base} {one['code']}{slash}{whole}{colon}{rest}}}"


def _filled(form, prose):
    return re.sub(r"\{(year|past|name)\}", lambda found: prose._word(found[1]), form)


def _mark(key):
    return f"\x01{key}\x02"


def _named(template, values):
    """The template with a name for each figure, in the order of the figures."""
    out = template.replace("{", "{{").replace("}", "}}")
    for at, (key, _) in enumerate(values):
        out = out.replace(f"\x01{key}\x02", f"{{v{at}}}", 1)
    assert "\x01" not in out, out
    return out


_PLAIN = {
    "current": lambda budget, last: budget.sum("general", last=last) - budget.carried,
    "three": lambda budget, last: sum(_three(budget, last).values()),
    "vehicles": lambda budget, last: sum(_three(budget, last)[k] for k in ("running", "purchase")),
    "agency": lambda budget, last: budget.sum("public", last=last) * budget.is_office,
    "bought": lambda budget, _: sum(budget.bought.values()),
    "cars": lambda budget, _: sum(budget.cars.values()),
    "count": lambda budget, _: len(budget.projects),
    "in_projects": lambda budget, _: sum(one.amount for one in budget.projects),
    "carried": lambda budget, _: budget.carried,
    "year_total": lambda budget, last: budget.sum("total", last=last) - budget.carried,
    "year_fiscal": lambda budget, last: budget.sum("fiscal", last=last) - budget.carried,
    "planned_all": lambda budget, _: sum(budget.planned.values()),
}


def _three(budget, last):
    return budget.three_last if last else budget.three


def figure(budget, name, *, last=False):
    """A figure of a budget by its name."""
    if name in _PLAIN:
        return _PLAIN[name](budget, last)
    if name in budget.three:
        return _three(budget, last)[name]
    for group in (budget.bought, budget.cars):
        if name in group:
            return group[name]
    if name.isdigit():
        return budget.of_economic(name)
    return budget.sum(name, last=last)
