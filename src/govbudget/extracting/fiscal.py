"""The lines of budgets as others add them up: each amount once, its code level by level.

In a disclosure the same money stands in many tables, in totals above it and in parts beside it.
A Fiscal Data Package is added up by whoever reads it, so that a line here is a row without others
below it, in the year of its own document, and never beside what it is a part of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from govbudget.classification.catalogue import shipped
from govbudget.classification.vocabulary import LEVEL_BY_DIGITS, Level, Scheme
from govbudget.disclosure.text.kinds import Measure
from govbudget.errors import UnknownEdition
from govbudget.extracting.schema import TABLES
from govbudget.reconciling.cells import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PHASES", "FiscalField", "FiscalLine", "FiscalLines", "fields_of"]

#: What the standard calls each phase, and what people call it.
PHASES = {
    Measure.BUDGET: ("approved", "预算"),
    Measure.INITIAL: ("approved", "年初预算"),
    Measure.REVISED: ("adjusted", "调整预算"),
    Measure.FINAL: ("executed", "决算"),
}
_NAMES = tuple(one.name for one in TABLES[0].columns)


@frozen(slots=True)
class FiscalField:
    """A column of the lines.

    Attributes:
        name: its name.
        type: what Table Schema calls its type.
        column_type: what it is in the taxonomy of budgets; empty where that has no word for it.
        title: what people call it, in Chinese.
    """

    name: str
    type: str
    column_type: str
    title: str


@frozen(slots=True)
class FiscalLine:
    """A line.

    Attributes:
        scheme: the scheme of its code.
        table_kind: what its table is about, a value of :class:`TableKind`.
        year: the year.
        table_title: the title of its table as printed.
        cells: what stands in the columns of :func:`fields_of`.
    """

    scheme: Scheme
    table_kind: str
    year: int
    table_title: str
    cells: tuple[str | int | Decimal, ...]


def fields_of(scheme: Scheme) -> tuple[FiscalField, ...]:
    """The columns of the lines of a scheme.

    Source: Fiscal Data Package 1.0-rc.1, Budget Standard Taxonomy. Revenue is classified by its
    nature, which is the economic classification of the standard.

    >>> [one.column_type for one in fields_of(Scheme.FUNCTIONAL) if one.name == "level3_code"]
    ['functional-classification:generic:level3:code']

    Args:
        scheme: the scheme.
    """
    kind = "functional" if scheme is Scheme.FUNCTIONAL else "economic"
    levels = (
        FiscalField(
            f"level{number}_{what}",
            "string",
            f"{kind}-classification:generic:level{number}:{what}",
            f"{Level(number).chinese}{title}",
        )
        for number in _levels(scheme)
        for what, title in (("code", "编码"), ("label", "名称"))
    )
    return (
        FiscalField("line", "string", "budget-line-id", "明细编号"),
        FiscalField("year", "integer", "date:fiscal-year", "年度"),
        FiscalField("body", "string", "administrative-classification:generic:code", "部门或单位"),
        FiscalField("phase", "string", "phase:id", "阶段"),
        FiscalField("phase_label", "string", "phase:label", "阶段名称"),
        FiscalField("fund", "string", "fin-source:generic:code", "资金"),
        *levels,
        FiscalField("part", "string", "expenditure-type:code", "部分"),
        FiscalField("amount", "number", "value", "金额（元）"),
        FiscalField("body_level", "string", "", "部门或单位级"),
        FiscalField("beside", "string", "", "单位或项目"),
        FiscalField("state", "string", "", "状态"),
        FiscalField("document", "string", "", "文件 SHA-256"),
        FiscalField("table", "integer", "", "表序"),
    )


def _levels(scheme: Scheme) -> range:
    """The levels of a scheme, with the one that places add below the national list."""
    return range(1, min(scheme.deepest + 1, max(Level)) + 1)


@frozen
class FiscalLines:
    """The lines among the figures of an extract.

    Attributes:
        figures: the rows of its figures, in their order.
        left_out: how many figures were left out, by why, once all lines were handed out.
    """

    figures: Iterable[tuple[Any, ...]] = field(repr=False)
    left_out: Counter[str] = field(factory=Counter)

    def __iter__(self) -> Iterator[FiscalLine]:
        number, document = 0, ""
        records = (dict(zip(_NAMES, row, strict=True)) for row in self.figures)
        for _, row in groupby(records, _row):
            for phase in self._phases(row):
                for one in self._chosen(phase):
                    number = number + 1 if one["document"] == document else 1
                    document = one["document"]
                    yield _line(one, number)

    def _phases(self, row: Iterable[dict[str, Any]]) -> Iterable[list[dict[str, Any]]]:
        """The figures of a row that can be lines, or would be if they were read, by phase."""
        found: dict[str, list[dict[str, Any]]] = {}
        for one in row:
            if why := _why_none(one):
                self.left_out[why] += 1
            else:
                found.setdefault(one["phase"], []).append(one)
        return found.values()

    def _chosen(self, there: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The parts that add up to the whole, or else the whole: never both."""
        chosen = _whole_or_parts(there)
        unread = sum(one["amount"] is None for one in there)
        self.left_out["not_read"] += unread
        self.left_out["beside_others" if chosen else "unclear"] += len(there) - len(chosen) - unread
        return chosen


def _whole_or_parts(there: list[dict[str, Any]]) -> list[dict[str, Any]]:
    wholes = [one for one in there if not one["part"]]
    parts = [one for one in there if one["part"]]
    # 合计 stands above 当年预算/小计, which is a whole too, but of less.
    depth = min((one["measure"].count("/") for one in wholes), default=0)
    wholes = [one for one in wholes if one["measure"].count("/") == depth]
    if not wholes:
        return parts if len(parts) == 1 and parts[0]["amount"] is not None else []
    whole = wholes[0]["amount"]
    if whole is None or any(one["amount"] != whole for one in wholes):
        return []
    if any(one["amount"] is None for one in parts):
        return wholes[:1]
    some = [one for one in parts if one["amount"]]
    return some if some and sum(one["amount"] for one in some) == whole else wholes[:1]


def _row(one: dict[str, Any]) -> tuple[object, ...]:
    """What the figures of one row of a table have alike."""
    return tuple(
        one[name]
        for name in ("document", "table", "page", "row", "scheme", "code", "name_printed", "beside")
    )


def _why_none(one: dict[str, Any]) -> str:
    """Why a figure is no line; nothing where it can be one."""
    if one["role"] in {Role.SUBTOTAL, Role.TOTAL}:
        return "totals"
    if one["role"] != Role.DETAIL or len(one["code"]) not in LEVEL_BY_DIGITS:
        return "without_code"
    if not one["phase"] or not one["is_money"]:
        return "no_amount"
    if one["figure_year"] is None or one["figure_year"] != one["year"]:
        return "other_years"
    return ""


def _line(one: dict[str, Any], number: int) -> FiscalLine:
    scheme = Scheme(one["scheme"])
    phase, label = PHASES[Measure(one["phase"])]
    levels = [cell for level in _levels(scheme) for cell in _at(one, scheme, Level(level))]
    cells = (
        # So many digits of the digest tell documents apart.
        f"{one['document'][:16]}.{number}",
        one["year"],
        one["body"],
        phase,
        label,
        one["fund"],
        *levels,
        one["part"],
        one["amount"],
        one["level"],
        one["beside"],
        one["state"],
        one["document"],
        one["table"],
    )
    return FiscalLine(scheme, one["table_kind"], one["year"], one["table_title"], cells)


def _at(one: dict[str, Any], scheme: Scheme, level: Level) -> tuple[str, str]:
    """The code of a line on a level with its name; nothing below its own."""
    code = one["code"]
    if len(code) < level.digits:
        return "", ""
    above = code[: level.digits]
    if above == code:
        return code, one["name"] or one["name_printed"].rpartition("/")[2]
    return above, _name(scheme, one["edition"], above)


def _name(scheme: Scheme, edition: int | None, code: str) -> str:
    if edition is None:
        return ""
    try:
        entry = shipped().tree(scheme, edition).get(code)
    except UnknownEdition:
        return ""
    return "" if entry is None else entry.name
