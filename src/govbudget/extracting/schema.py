"""The tables of an extract: what each column is called, of what type it is, what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import fields, frozen

if TYPE_CHECKING:
    from govbudget.extracting.records import ExtractedDocument, ExtractedFact, ExtractedFigure

__all__ = ["SCHEMA_VERSION", "TABLES", "ExtractColumn", "ExtractTable", "cells_of"]

#: Goes up with each change of a column; an extract of another version is never written over.
SCHEMA_VERSION = 2


@frozen(slots=True)
class ExtractColumn:
    """A column of a table of an extract.

    Attributes:
        name: its name.
        type: string, integer, decimal, number or boolean; decimals are exact.
        title: what people call it, in Chinese.
        description: what stands in it, in a sentence of English.
    """

    name: str
    type: str
    title: str
    description: str


@frozen(slots=True)
class ExtractTable:
    """A table of an extract.

    Attributes:
        name: its name.
        title: what people call it, in Chinese.
        columns: its columns, in their order.
    """

    name: str
    title: str
    columns: tuple[ExtractColumn, ...]


def _columns(*told: tuple[str, str, str, str]) -> tuple[ExtractColumn, ...]:
    return tuple(ExtractColumn(*one) for one in told)


#: What every row of figures and facts begins with.
_WHOSE = (
    ("document", "string", "文件 SHA-256", "SHA-256 of the document"),
    ("body", "string", "部门或单位", "department or unit; empty where that is not clear"),
    ("place", "string", "地区", "province, city, district of the body; empty where not certain"),
    ("level", "string", "部门或单位级", "department or unit; empty where that is not clear"),
    ("year", "integer", "年度", "year of the document"),
    ("kind", "string", "种类", "budget or final account; empty where that is not clear"),
)
_DOCUMENTS = _columns(
    ("document", "string", "文件 SHA-256", "SHA-256 of the document"),
    ("file", "string", "文件", "path that it was read from"),
    *_WHOSE[1:],
    ("date", "string", "日期", "latest date that the document gives itself; empty without one"),
    ("format", "string", "格式", "text, html, spreadsheet, word or pdf"),
    ("pages", "integer", "页数", "number of pages, where the format has some"),
    ("tables", "integer", "表数", "number of tables"),
    ("figures", "integer", "数字行数", "rows of figures"),
    ("facts", "integer", "陈述行数", "rows of facts"),
    ("errors", "integer", "差错数", "errors that the check finds; empty where it was not checked"),
    ("lost", "integer", "未读数", "how much of it was not read or not understood"),
    ("instead", "string", "代替文件", "document whose rows stand for this older version; or empty"),
)
_FIGURES = _columns(
    *_WHOSE,
    ("table", "integer", "表序", "which table of the document, from 1"),
    ("table_kind", "string", "表的内容", "what the table is about, as TableKind says"),
    ("table_number", "string", "表号", "number of the table as printed"),
    ("table_title", "string", "表名", "title of the table as printed"),
    ("scheme", "string", "分类", "scheme of the code; empty without one"),
    ("edition", "integer", "年度版", "edition that has the official name"),
    ("code", "string", "编码", "code; empty for a total and a label"),
    ("code_printed", "string", "所印编码", "what is printed for the code"),
    ("name", "string", "科目名称", "official name of the code"),
    ("name_printed", "string", "所印名称", "name or label as printed, below others parted by /"),
    ("beside", "string", "单位或项目", "what else says what the row is"),
    ("role", "string", "行的性质", "detail, subtotal or total; empty without codes"),
    ("measure", "string", "栏目", "title of the column as printed"),
    ("figure_year", "integer", "数字年度", "year that the column speaks of"),
    ("phase", "string", "数字性质", "budget, initial_budget, revised_budget or final"),
    ("fund", "string", "资金", "fund of the column or the table; empty where neither says so"),
    ("part", "string", "部分", "part of the whole, as 基本支出; empty for the whole"),
    ("is_money", "boolean", "是否金额", "whether it is an amount of money"),
    ("amount", "decimal", "金额（元）", "amount in yuan, exactly; empty without unit or unread"),
    ("value", "decimal", "所印数值", "number as printed, in its own unit; empty where not read"),
    ("unit", "string", "金额单位", "unit as printed"),
    ("printed", "string", "所印", "what is printed"),
    ("page", "integer", "页", "page, from 1"),
    ("row", "integer", "行", "row of the printed table or line of the file, from 1"),
    ("column", "integer", "列", "column, from 1"),
    ("left", "number", "左", "left edge on the page, in points"),
    ("top", "number", "上", "upper edge"),
    ("right", "number", "右", "right edge"),
    ("bottom", "number", "下", "lower edge"),
    ("state", "string", "状态", "read, deduced, in_doubt or not_read"),
    ("findings", "string", "所涉发现", "ids of the findings about it, parted by blanks"),
)
_FACTS = _columns(
    *_WHOSE,
    ("fact", "integer", "序号", "number of the fact in the document, from 0"),
    ("sort", "string", "类别", "amount, change, share, completion, rate, count, list or nothing"),
    ("subject", "string", "对象", "what it speaks of"),
    ("scope", "string", "资金范围", "which money it covers; empty where the words do not say"),
    ("measure", "string", "数字性质", "which figure of the subject it is"),
    ("code", "string", "编码", "code; empty where there is none, or it is not sure"),
    ("label", "string", "名称", "words that name it"),
    ("fact_year", "integer", "数字年度", "year of the figure"),
    ("amount", "decimal", "金额（元）", "amount in yuan, exactly"),
    ("base", "decimal", "基数（元）", "amount that it is compared with, in yuan"),
    ("change", "decimal", "增减（元）", "by how much that changed, in yuan"),
    ("percent", "decimal", "百分比", "percentage"),
    ("count", "decimal", "数量", "number of things"),
    ("counter", "string", "量词", "what is counted"),
    ("direction", "string", "方向", "increase, decrease or level"),
    ("page", "integer", "页", "page, from 1"),
    ("paragraph", "integer", "段", "number of the paragraph, from 0"),
    ("start", "integer", "起", "where the figure begins in the paragraph"),
    ("end", "integer", "止", "where it ends"),
    ("chapter", "string", "标题", "headings above it, parted by /"),
    ("sentence", "string", "原句", "sentence as printed"),
    ("findings", "string", "所涉发现", "ids of the findings about its paragraph"),
)
_FAILURES = _columns(
    ("file", "string", "文件", "path of the file"),
    ("passed_over", "boolean", "略过", "whether it is no budget or final account"),
    ("why", "string", "原因", "why it has no rows, in English"),
    ("why_zh", "string", "原因（中文）", "the same in Chinese"),
)
#: The tables, the figures first.
TABLES = (
    ExtractTable("figures", "表格数字", _FIGURES),
    ExtractTable("facts", "文字数字", _FACTS),
    ExtractTable("documents", "文件", _DOCUMENTS),
    ExtractTable("failures", "未取出的文件", _FAILURES),
)


def cells_of(record: ExtractedFigure | ExtractedFact | ExtractedDocument) -> tuple[object, ...]:
    """The cells of a row, in the order of its columns.

    Args:
        record: the row.
    """
    return tuple(getattr(record, one.name) for one in fields(type(record)))
