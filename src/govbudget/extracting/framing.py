"""Documents, tables and reports as data frames."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from govbudget.disclosure.checks.records import CheckReport
from govbudget.disclosure.comparing.comparison import BudgetComparison
from govbudget.disclosure.document import Disclosure
from govbudget.disclosure.tables import DisclosedTable
from govbudget.errors import InexactAmount, MissingExtra, because, check_choice
from govbudget.extracting.doubts import Doubts
from govbudget.extracting.figures import figures_of
from govbudget.extracting.one import rows_of
from govbudget.extracting.records import Extract
from govbudget.extracting.schema import TABLES, ExtractColumn, ExtractTable, cells_of
from govbudget.extracting.whose import Whose
from govbudget.extracting.writing_files import arrow_table
from govbudget.rollups.compared import RollUpComparison

if TYPE_CHECKING:
    from collections.abc import Iterator

    from govbudget.amounts import Number

__all__ = ["frame_of"]

#: What frames are made for, the likeliest first.
_BACKENDS = ("pandas", "polars", "pyarrow")
_FIGURES = TABLES[0]
_FINDINGS = ExtractTable(
    "findings",
    "发现",
    tuple(
        ExtractColumn(*one)
        for one in (
            ("id", "string", "编号", "id of the finding, the same from run to run"),
            ("rule", "string", "规则", "id of the rule"),
            ("severity", "string", "程度", "error, notice or remark"),
            ("message", "string", "说明", "what is wrong, in Chinese"),
            ("message_en", "string", "说明（英文）", "the same in English"),
            ("place", "integer", "第几处", "which of its places this row is, from 1"),
            ("what", "string", "何处", "what stands there"),
            ("text", "string", "原文", "cell or sentence as printed"),
            ("page", "integer", "页", "page, from 1"),
            ("table", "integer", "表", "which table of the document, from 1"),
            ("row", "integer", "行", "row, from 1"),
            ("column", "integer", "列", "column, from 1"),
            ("document", "string", "另一文件", "other document that it stands in; else empty"),
        )
    ),
)
_COMPARED = ExtractTable(
    "compared",
    "对照",
    tuple(
        ExtractColumn(*one)
        for one in (
            ("table_kind", "string", "表的内容", "what the table is about, as TableKind says"),
            ("half", "string", "收支", "income or spending in a table with both; else empty"),
            ("scheme", "string", "分类", "scheme of the code; empty without one"),
            ("code", "string", "编码", "code; empty for a total and a label"),
            ("name", "string", "名称", "what the line is called"),
            ("part", "string", "栏目", "column, as 基本支出; empty for the whole"),
            ("first", "decimal", "本", "figure of the first side"),
            ("second", "decimal", "比", "figure of the second side"),
            ("change", "decimal", "增减", "the first less the second"),
            ("rate", "decimal", "增减率", "change in per cent of the second"),
            ("execution", "decimal", "执行率", "final account in per cent of the budget"),
            ("unit", "string", "金额单位", "unit of the figures"),
            ("state", "string", "情况", "same, changed, new, ended or another_code"),
            ("became", "string", "另一年编码", "codes of the other side, parted by blanks"),
        )
    ),
)
_ROLLED = ExtractTable(
    "rolled",
    "汇总对照",
    tuple(
        ExtractColumn(*one)
        for one in (
            ("code", "string", "编码", "code, or the codes of a group joined by +"),
            ("name", "string", "名称", "its name, or theirs"),
            ("level", "integer", "级次", "level of the code, from 1"),
            ("kind", "string", "种类", "code, group or ended"),
            ("before", "decimal", "前", "amount of the side before; empty without one"),
            ("after", "decimal", "后", "amount of the side after; empty without one"),
            ("change", "decimal", "增减", "what is more after than before"),
            ("rate", "decimal", "增减率", "change in per cent of before"),
            ("execution", "decimal", "执行率", "after in per cent of before"),
            ("same", "boolean", "口径相同", "whether the code holds the same in both years"),
        )
    ),
)


def frame_of(what: object, backend: str | None = None) -> Any:
    """The rows of a document, table, extract, report or comparison as a data frame.

    Args:
        what: the document, table, extract, report or comparison.
        backend: pandas, polars or pyarrow; without it the first that is installed.

    Raises:
        MissingExtra: none of them is, or not pyarrow, which all of them are made by.
        WrongArgument: the backend is none of these.
        InexactAmount: an amount has more digits than the decimals of a frame.
    """
    if backend is not None:
        check_choice("backend", backend, _BACKENDS)
    asked = backend or next((one for one in _BACKENDS if find_spec(one) is not None), "pyarrow")
    if find_spec("pyarrow") is None or find_spec(asked) is None:
        raise MissingExtra("parquet", because("purpose.to_frame"))
    if isinstance(what, CheckReport):
        made = arrow_table(_FINDINGS, _findings(what))
    elif isinstance(what, BudgetComparison):
        made = arrow_table(_COMPARED, _compared(what))
    elif isinstance(what, RollUpComparison):
        made = arrow_table(_ROLLED, _rolled(what))
    else:
        made = arrow_table(_FIGURES, map(cells_of, _figures(what)))
    if asked == "polars":
        import polars as pl

        return pl.from_arrow(made)
    if asked == "pandas":
        import pandas as pd

        return made.to_pandas(types_mapper=pd.ArrowDtype)
    return made


def _figures(what: object) -> Any:
    if isinstance(what, Extract):
        return what.figures
    if isinstance(what, DisclosedTable):
        nobody = Whose("", "", "", "", None, "")
        return figures_of(what, what.position.table or 1, nobody, Doubts(None))
    assert isinstance(what, Disclosure)  # noqa: S101  nothing else has the method
    return rows_of(what).figures


def _findings(report: CheckReport) -> Iterator[tuple[object, ...]]:
    """A row for each place of a finding; one for a finding without any."""
    for one in report.findings:
        head = (one.id, one.rule, one.severity.value, one.message, one.message_en)
        for number, place in enumerate(one.places, 1):
            where = (place.page, place.table, place.row, place.column)
            yield (*head, number, place.what, place.text, *where, place.document)
        if not one.places:
            yield (*head, None, "", "", None, None, None, None, "")


def _compared(found: BudgetComparison) -> Iterator[tuple[object, ...]]:
    for one in found.rows:
        head = (one.kind.value, one.half, one.scheme, one.code, one.name, one.part)
        figures = (one.first, one.second, one.change, one.rate, one.execution)
        yield (*head, *figures, found.unit.value, one.state.value, " ".join(one.became))


def _rolled(found: RollUpComparison) -> Iterator[tuple[object, ...]]:
    for one, row in zip(found.rows, found.to_rows(), strict=True):
        amounts = {name: _as_decimal(row[name]) for name in ("before", "after", "change")}
        yield (*{**row, **amounts}.values(), one.is_same)


def _as_decimal(amount: Number | None) -> Decimal | None:
    """An amount for a column of decimals.

    Raises:
        InexactAmount: it is a fraction that is not whole.
    """
    if isinstance(amount, Fraction):
        if amount.denominator > 1:
            raise InexactAmount(str(amount), because("inexact.frame_fraction"))
        amount = amount.numerator
    return None if amount is None else Decimal(amount)
