"""Whose document it is, of which year, and what sort of document: from its first pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import field, frozen

from govbudget.disclosure.text.kinds import BodyLevel, DocumentKind
from govbudget.disclosure.text.plain import plain
from govbudget.io.source import Grid, Paragraph
from govbudget.tables.lexicon.list_numbers import list_number
from govbudget.tables.lexicon.numerals import DIGITS, HAN
from govbudget.tables.lexicon.totals import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.io.source import Block

__all__ = ["Identity", "identity_of", "read_identity"]

_FIRST = 25
_ABOVE = 5
_SHORTEST = 3
_KIND_OF_BODY = re.compile(r"部门|单位|本级|机关|本部")
_YEAR = re.compile(r"(20\d\d)年")
_SPELT_YEAR = re.compile(rf"(二[〇○零Oo0]([{DIGITS}〇○零])([{DIGITS}〇○零]))年")
_DIGITS = {**{sign: str(at) for at, sign in enumerate(f"〇{DIGITS}")}, "○": "0", "零": "0"}
_NAMED = re.compile(
    r"^(?:预算|决算|编制|填报)?(?:主管)?(?:部门|单位)(?:名称)?(?:\((?:公章|盖章)\))?:(.{2,50}?)(?:单位:.*|金额单位.*|\d.*)?$"
)
_LABEL = re.compile(r"(?:主管)?(?:部门|单位)(?:名称)?(?:\((?:部门|单位|公章|盖章)\))?:")
_FINAL = re.compile(r"决算")
_BUDGET = re.compile(r"预算")
_KIND_WORD = re.compile(r"(?:部门|单位)?(?:\((?:部门|单位)\))?(?:预算|决算|预决算)")
_TITLE = re.compile(
    r"""
    (?:20\d\d年度?|二.{3}年度?)?
    (?P<name>.{2,50}?)
    (?:20\d\d年度?|二.{3}年度?)?
    (?:的)?
    (?:部门|单位|本级|汇总|市级|区级|县级|省级)*
    (?:\((?:部门|单位|本级)\))?
    (?:预算|决算)
    (?:公开)?
    (?:报告|编制|说明|情况|文本|信息公开|表)*$
    """,
    re.VERBOSE,
)
_CONTENTS = {"目录", "目次"}
_NOT_A_NAME = re.compile(
    r"[，。:;]|预算|决算|目录|^\d|年|第.部分|附件|公开|^\("
    r"|^(?:人民币)?(?:百万|[千万亿])?元$|网站|^首页|导航"
)
# Titles of tables and chapters, columns, and what a web site prints around a document.
_NO_BODY = re.compile(
    rf"(?:表|说明|情况|经费|名称|项目|{TOTAL}|目标|指标|索引号|支出|收入|报表)$|^表[\d{HAN}]"
    r"|[、；]$|无障碍|索引号|\d{6}|[•·●■◆]|总体|收支|经费"
)
_YEARS = re.compile(r"20\d\d年度?|二.{3}年度?")
_NEITHER = re.compile(r"部门\(单位\)|单位\(部门\)")


def _may_be_name(text: str) -> bool:
    """Whether a text may be the name of a body: no sentence, no heading, no number of a list."""
    bare = text.replace('"', "")
    return (
        _NOT_A_NAME.search(text) is None
        and _NO_BODY.search(bare) is None
        and list_number(text) is None
    )


@frozen(slots=True)
class Identity:
    """What the first pages of a document say of it.

    Attributes:
        unit_name: the name of the department or unit; empty where it is not clear.
        year: the year of the budget; None where it is not clear.
        kind: budget or final account; ``UNCLEAR`` is an empty text.
        level: that of a department for a 部门预算, of a unit for a 单位预算.
    """

    unit_name: str = ""
    year: int | None = None
    kind: DocumentKind = field(default=DocumentKind.UNCLEAR, converter=DocumentKind)
    level: BodyLevel = field(default=BodyLevel.UNCLEAR, converter=BodyLevel)


def read_identity(paragraphs: Iterable[Paragraph]) -> Identity:
    """Whose document it is: read from what stands before the contents, then from the rest.

    Args:
        paragraphs: the paragraphs of the document in order.
    """
    lines = [text.text for paragraph in paragraphs if (text := plain(paragraph.text)).text]
    cover = _cover(lines)
    name = _unit_name(cover, lines)
    return Identity(
        unit_name=name,
        year=_year(cover) or _year(lines[:_FIRST]) or _year(lines),
        kind=_kind(cover) or _kind(lines[:_FIRST]),
        level=_own_level(name) or _level(cover) or _level(lines[:_FIRST]),
    )


def identity_of(blocks: Iterable[Block]) -> Identity:
    """Whose document it is: as its paragraphs say, and, where they do not, what heads its tables.

    Args:
        blocks: the paragraphs and tables of the document in order.
    """
    blocks = tuple(blocks)
    told = read_identity(block for block in blocks if isinstance(block, Paragraph))
    if told.unit_name and told.year and told.kind and told.level:
        return told
    tables = read_identity(map(Paragraph, _above_tables(blocks)))
    return Identity(
        told.unit_name or tables.unit_name,
        told.year or tables.year,
        told.kind or tables.kind,
        told.level or tables.level,
    )


def _above_tables(blocks: Iterable[Block]) -> Iterator[str]:
    """The lines above the heads of the tables: rows of a workbook with one or two cells."""
    for block in blocks:
        for row in block.rows[:_ABOVE] if isinstance(block, Grid) else ():
            filled = [cell for cell in row if cell]
            if len(filled) > 2:  # noqa: PLR2004  a name and a unit
                break
            yield from filled


def _cover(lines: Sequence[str]) -> list[str]:
    for at, line in enumerate(lines[:_FIRST]):
        if line in _CONTENTS:
            return list(lines[:at])
    return list(lines[:3])


def _year(lines: Sequence[str]) -> int | None:
    for line in lines:
        if found := _YEAR.search(line):
            return int(found[1])
        if found := _SPELT_YEAR.search(line):
            return int("20" + _DIGITS[found[2]] + _DIGITS[found[3]])
    return None


def _kind(lines: Sequence[str]) -> DocumentKind:
    for line in lines:
        final, budget = _FINAL.search(line), _BUDGET.search(line)
        if (final is None) != (budget is None):
            return DocumentKind.BUDGET if final is None else DocumentKind.FINAL_ACCOUNT
    return DocumentKind.UNCLEAR


def _level(lines: Sequence[str]) -> BodyLevel:
    for line in lines:
        if _NEITHER.search(line) or not _KIND_WORD.search(line):
            continue
        department = re.search(r"部门(?:预算|决算)", line)
        unit = re.search(r"单位(?:预算|决算)", line)
        if (department is None) != (unit is None):
            return BodyLevel.UNIT if department is None else BodyLevel.DEPARTMENT
    return BodyLevel.UNCLEAR


def _own_level(name: str) -> BodyLevel:
    """What the name says: 某某局（本级） is one unit of its department, whatever the title says."""
    own = re.search(r"[(（]本级[)）]$", name)
    return BodyLevel.UNIT if own else BodyLevel.UNCLEAR


def _unit_name(cover: Sequence[str], lines: Sequence[str]) -> str:
    candidates = (
        *_stated([*cover, *lines[:_FIRST]]),
        *_on_cover(cover, lines),
        *_titled(cover),
        *_stated(lines),
    )
    return next((_clean(name) for name in candidates), "")


def _stated(lines: Sequence[str]) -> Iterator[str]:
    """The names behind 单位名称： and the like, on the line or on the next one."""
    for at, line in enumerate(lines):
        found = _NAMED.match(line)
        if found is not None and _may_be_name(found[1]):
            yield found[1]
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if _LABEL.fullmatch(line) and len(below) >= _SHORTEST and _may_be_name(below):
            yield below


def _on_cover(cover: Sequence[str], lines: Sequence[str]) -> Iterator[str]:
    """The names that stand alone on a line of the cover.

    A long name may take two lines, of which the second may go on with the title; the text below has
    it in one.
    """
    names = [line for line in cover if len(line) >= _SHORTEST and _may_be_name(line)]
    below = "\n".join(lines[len(cover) :])
    # A page of a website has its menu above the cover: the text below does not speak of that.
    names.sort(key=lambda name: name not in below)
    for name in names[:1]:
        for line in cover[cover.index(name) + 1 :]:
            title = _TITLE.match(line)
            rest = _YEARS.sub("", title["name"] if title else line)
            if rest and not _KIND_OF_BODY.fullmatch(rest) and name + rest in below:
                yield name + rest
        yield name


def _titled(cover: Sequence[str]) -> Iterator[str]:
    """The names inside the titles of the cover: 某某局2024年部门预算."""
    for line in cover:
        found = _TITLE.match(line)
        if found is not None and _may_be_name(found["name"]):
            yield found["name"]


def _clean(name: str) -> str:
    """A name with the brackets of the print."""
    name = re.sub(r"\((?:部门|单位|汇总)\)$", "", name)
    return name.replace("(", "（").replace(")", "）")
