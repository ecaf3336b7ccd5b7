"""Rules on the document: its contents, its tables, its empty tables and their notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.disclosure.analysis.places import (
    place_of_fact,
    place_of_paragraph,
    place_of_table,
    short_name,
)
from govbudget.disclosure.analysis.promises import (
    alike,
    expected_kinds,
    missing_tables,
    promised,
    said_empty,
)
from govbudget.disclosure.checking.records import Group
from govbudget.disclosure.checking.rules import rule
from govbudget.disclosure.checking.structure_empty import tell_empty, tell_filled, tell_foreign
from govbudget.disclosure.checking.structure_unread import lost_much, tell_unread
from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.titles import kind_of
from govbudget.reconciling.findings import Severity
from govbudget.tables.wording import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.checking.rules import Look, Rule
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.text import ContentsEntry

__all__ = ["RULES"]

_SOURCE = "地方预决算公开操作规程（财预〔2016〕143号）"
_NO_UNIT = {
    TableKind.OTHER,
    TableKind.PROJECT_TARGETS,
    TableKind.OVERALL_TARGETS,
    TableKind.ASSETS,
}
_CORE = (
    TableKind.INCOME_EXPENDITURE,
    TableKind.INCOME,
    TableKind.EXPENDITURE,
    TableKind.FISCAL,
    TableKind.GENERAL,
)


@rule(
    "structure.contents",
    Group.STRUCTURE,
    "目录所列的表都在文件中；没有数据的也应列出空表",
    "every table of the contents is in the document, an empty one too",
    _SOURCE,
)
def contents(look: Look) -> None:
    """The tables that the contents promise."""
    entries = promised(look.disclosure)
    if not entries:
        look.not_applicable("没有列表的目录")
        return
    missing, nameless = missing_tables(look.disclosure)
    look.held(len(entries) - len(missing))
    if not missing:
        return
    if not look.disclosure.tables:
        _tell_elsewhere(look, entries)
        return
    empty = said_empty(look.disclosure, missing)
    names = "、".join(f"{one.number}{one.title}" for one in missing)
    said = f"目录列有 {len(entries)} 张表，文件中缺 {len(missing)} 张：{names}"
    said_en = f"the contents list {len(entries)} tables; {len(missing)} are missing: {names}"
    if empty:
        said += f"；正文说明为空表的也应列出：{'、'.join(empty)}"
        said_en += f"; the text says of some that they are empty: {', '.join(empty)}"
    lost = lost_much(look.disclosure)
    if lost:
        said += f"；文件有 {len(lost)} 处未能读出，表可能在其中"
        said_en += f"; {len(lost)} parts of the file could not be read, and may hold them"
    if nameless:
        said += f"；另有 {len(nameless)} 张没有标题的表，可能就是所缺的表"
        said_en += f"; {len(nameless)} tables without a title may be those"
    look.found(
        Severity.NOTICE if lost or nameless else Severity.ERROR,
        said,
        said_en,
        places=[
            *(place_of_paragraph(look.disclosure, one.paragraph) for one in missing),
            *map(place_of_fact, dict.fromkeys(empty.values())),
        ],
        mend="补上所缺的表，没有数据的列出空表并说明",
        mend_en="add the missing tables; where there is nothing, an empty one that says so",
    )


def _tell_elsewhere(look: Look, entries: Sequence[ContentsEntry]) -> None:
    """Tables that are promised and are all in another file: they are published apart."""
    names = "、".join(f"{one.number}{one.title}" for one in entries)
    look.found(
        Severity.NOTICE,
        f"目录列有 {len(entries)} 张表，本文件一张也没有，应在另一文件中：{names}",
        f"the contents list {len(entries)} tables; this file has none of them, and another one "
        f"should: {names}",
        places=[place_of_paragraph(look.disclosure, one.paragraph) for one in entries],
        mend="将说明与表格合并检查",
        mend_en="check the text together with the tables",
    )


@rule(
    "structure.unpromised",
    Group.STRUCTURE,
    "文件中的表都列入目录",
    "every table of the document is in its contents",
)
def unpromised(look: Look) -> None:
    """Tables that the contents do not list."""
    entries = promised(look.disclosure)
    if not entries:
        look.not_applicable("没有列表的目录")
        return
    kinds = {kind for one in entries if (kind := kind_of(one.title))}
    listed = frozenset[TableKind]().union(*(alike(kind) for kind in kinds))
    titles = "".join(plain(one.title) for one in entries)
    for table in look.disclosure.tables:
        if table.kind is TableKind.OTHER or not table.title:
            continue
        if table.kind in listed or plain(table.title) in titles:
            look.held()
            continue
        look.found(
            Severity.NOTICE,
            f"{short_name(table)} 在文件中，目录没有列出",
            f"{short_name(table)} is in the document, and not in its contents",
            places=[place_of_table(table)],
        )


@rule(
    "structure.expected",
    Group.STRUCTURE,
    "公开规定的表齐全",
    "the tables that must be published are there",
    _SOURCE,
)
def expected(look: Look) -> None:
    """The tables that every budget and final account must have."""
    known = [one for one in look.disclosure.tables if one.kind is not TableKind.OTHER]
    if not known:
        look.not_applicable("文件中没有预决算表")
        return
    absent = expected_kinds(look.disclosure)
    look.held()
    if absent:
        names = "、".join(absent.values())
        look.found(
            Severity.NOTICE,
            f"没有找到规定公开的表：{names}",
            f"tables that must be published were not found: {names}",
        )


@rule(
    "structure.empty-note",
    Group.STRUCTURE,
    "空表应说明没有数据的原因",
    "an empty table says why it is empty",
    _SOURCE,
)
def empty_note(look: Look) -> None:
    """Empty tables without a note."""
    tell_empty(look)


@rule(
    "structure.own-note",
    Group.STRUCTURE,
    "空表的说明针对本表，而不是别的表",
    "the note of an empty table speaks of that table",
)
def own_note(look: Look) -> None:
    """Notes that belong to another table."""
    tell_foreign(look)


@rule(
    "structure.filled",
    Group.STRUCTURE,
    "有数据的表不应注明为空表",
    "a table with amounts does not say that it is empty",
)
def filled(look: Look) -> None:
    """Tables with amounts whose note says that they are empty."""
    tell_filled(look)


@rule(
    "structure.unit",
    Group.STRUCTURE,
    "有金额的表标明金额单位",
    "every table with amounts names their unit",
)
def unit(look: Look) -> None:
    """Tables without a unit."""
    for table in look.disclosure.tables:
        if table.is_empty or table.kind in _NO_UNIT:
            continue
        if table.unit is not None:
            look.held()
            continue
        look.found(
            Severity.NOTICE,
            f"{short_name(table)} 没有标明金额单位",
            f"{short_name(table)} does not name the unit of its amounts",
            places=[place_of_table(table)],
            mend="标明单位，如“单位：万元”",
            mend_en="name the unit, as 单位：万元",
        )
    if not look.compared:
        look.not_applicable("没有列示金额的表")


@rule(
    "structure.unread",
    Group.STRUCTURE,
    "文件内容都已读出",
    "everything in the file was read",
)
def unread(look: Look) -> None:
    """What was not read or understood, so that nothing is dropped in silence."""
    look.held()
    tell_unread(look)


def _repeated(disclosure: Disclosure) -> list[TableKind]:
    """The main tables that a document has more than once."""
    return [kind for kind in _CORE if len(disclosure.of(kind, kind.final)) > 1]


def holds_several(disclosure: Disclosure) -> bool:
    """Whether a file holds several budgets: most of its main tables stand in it more than once."""
    return 2 * len(_repeated(disclosure)) > len(_CORE)


@rule(
    "structure.one-document",
    Group.STRUCTURE,
    "一个文件只有一份预算或决算",
    "a file holds one budget or final account",
)
def one_document(look: Look) -> None:
    """Two documents in one file."""
    heads = [
        number
        for number, paragraph in enumerate(look.disclosure.paragraphs)
        if plain(paragraph.text) in {"目录", "目次"}
    ]
    twice = _repeated(look.disclosure)
    if not look.disclosure.tables:
        look.not_applicable("文件中没有预决算表")
        return
    if len(heads) < 2 and not holds_several(look.disclosure):  # noqa: PLR2004  two contents
        look.held()
        return
    tables = [one for kind in twice for one in look.disclosure.of(kind, kind.final)]
    look.found(
        Severity.NOTICE,
        f"文件中似有几份预算或决算：{len(heads)} 处目录，{len(twice)} 种总表各有几张；"
        "表间核对可能不完整",
        f"the file seems to hold several documents: {len(heads)} contents, {len(twice)} kinds of "
        "main tables more than once; what tables share is not checked",
        places=[
            *(place_of_paragraph(look.disclosure, number) for number in heads),
            *map(place_of_table, tables),
        ],
    )


RULES: tuple[Rule, ...] = (
    contents,
    unpromised,
    expected,
    empty_note,
    own_note,
    filled,
    unit,
    unread,
    one_document,
)
