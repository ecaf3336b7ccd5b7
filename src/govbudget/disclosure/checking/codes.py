"""Rules on codes, names and paths of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.classification.catalogue import shipped
from govbudget.classification.notation import parse
from govbudget.classification.vocabulary import Scheme
from govbudget.disclosure.checking.codes_paths import written_paths
from govbudget.disclosure.checking.codes_told import tell_codes, tell_paths
from govbudget.disclosure.checking.records import Group
from govbudget.disclosure.checking.rules import rule
from govbudget.reconciling.findings import Kind

if TYPE_CHECKING:
    from govbudget.disclosure.checking.rules import Look, Rule

__all__ = ["RULES"]

_BOOK = "政府收支分类科目（当年版）"


@rule(
    "codes.unknown",
    Group.CODES,
    "表中的科目编码在当年的分类科目中",
    "the codes of the tables are in the edition of the year",
    _BOOK,
)
def unknown(look: Look) -> None:
    """Codes that the edition does not have, and those of which that cannot be said."""
    tell_codes(look, look.context.solution, Kind.UNKNOWN_CODE, Kind.UNDETERMINED_CODE)


@rule(
    "codes.malformed",
    Group.CODES,
    "编码栏内是科目编码，不是序号或别的内容",
    "the column of codes has codes, no serial numbers or other things",
)
def malformed(look: Look) -> None:
    """What stands for a code and is none."""
    tell_codes(look, look.context.solution, Kind.MALFORMED_CODE)


@rule(
    "codes.names",
    Group.CODES,
    "科目名称与编码一致",
    "the names are those of the codes",
    _BOOK,
)
def names(look: Look) -> None:
    """Names that belong to another code, and codes that are a slip for another."""
    tell_codes(look, look.context.solution, Kind.WRONG_NAME, Kind.WRONG_CODE)


@rule(
    "codes.old-names",
    Group.CODES,
    "科目名称是当年的名称",
    "the names are those of the year",
    _BOOK,
)
def old_names(look: Look) -> None:
    """Names of another year."""
    tell_codes(look, look.context.solution, Kind.OLD_NAME)


@rule(
    "codes.paths",
    Group.CODES,
    "正文按类、款、项写出的科目名称层级相符",
    "the names that the text writes as 类, 款 and 项 stand below each other so",
    _BOOK,
)
def paths(look: Look) -> None:
    """Paths of names in the text."""
    catalogue = shipped()
    year = look.disclosure.year
    if year not in catalogue.years(Scheme.FUNCTIONAL):
        none = f"没有 {year} 年的分类科目" if year else "无法确定文件的年度"
        look.not_determinable(none)
        return
    found = list(written_paths(look.disclosure))
    if not found:
        look.not_applicable("正文没有按类、款、项写出的科目")
        return
    tell_paths(look, found, lambda path: parse(path, scheme=Scheme.FUNCTIONAL, year=year))


RULES: tuple[Rule, ...] = (unknown, malformed, names, old_names, paths)
