"""Whose document it is, of which year, and what sort of document: from its first pages."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import field, frozen

from govbudget.disclosure.text.bodies import (
    clean,
    ends_as_body,
    labelled,
    may_be_name,
    on_cover,
    titled,
)
from govbudget.disclosure.text.duties import of_duties
from govbudget.disclosure.text.kind_and_year import (
    ANY_YEAR,
    kind_of,
    spoken_kind,
    year_first,
    year_of,
)
from govbudget.disclosure.text.kinds import BodyLevel, DocumentKind
from govbudget.disclosure.text.plain import plain
from govbudget.io.source import Grid, Paragraph
from govbudget.tables.lexicon.numerals import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.io.source import Block

__all__ = ["Identity", "identity_of", "read_identity", "without_site"]

_FIRST, _CONTENTS_END = 25, 80
_ABOVE = 5
_KIND_WORD = re.compile(r"(?:部门|单位)?(?:\((?:部门|单位)\))?(?:预算|决算|预决算)")
_CONTENTS = {"目录", "目次"}
# What contents without a heading begin with.
_FIRST_PART = "第一部分"
# Where a page stands on a web site: 当前位置：首页 > 财政信息 > 部门预算.
_SITE = re.compile(
    r"(?:当前|所在|您的|现在的?)位置|^(?:网站)?首页[>»›/→-]|(?:[^>»›]{2,12}[>»›]){2}"
)
# One of these stands in each such line, which is a twentieth as dear to see.
_SITE_SIGN = re.compile("[>»›位页]")
# How web sites head the title that they repeat above the text: 标题：某某局2024年部门决算公开.
_TITLE_KEY = re.compile(r"^[•·]?(?:标题|信息名称|文件名称|题名):(?=.{6})")
# So many signs have a key with its colon.
_KEY_LENGTH = 6
_NEITHER = re.compile(r"部门\(单位\)|单位\(部门\)")
_OVERVIEW = re.compile(
    rf"^(?:第.{{1,3}}部分|[{DIGITS}]、|\d[.、])?:?(?P<name>.{{3,40}}?)(?:单位|部门)?"
    r"(?:概况|基本情况|简介|主要职责|主要职能)(?:[.…·]*\d*)$"
)
_OWN_UNIT = re.compile(r"(?:\((?:本级|机关|单位|本部)\)|[局委办部院厅会署]本级)$")
_ALL_UNITS = re.compile(r"\((?:汇总|部门|部门汇总)\)$")
_KEYS = re.compile(
    r"(?:预算|填报|申报|主管)?(?:部门|单位)(?:\((?:部门|单位)\))?(?:名称)?:?(?:\((?:盖章|公章)\))?"
)
_HEADED = re.compile(r"(部门|单位)(?=概况|基本概况|预算表|决算表)")
_SPOKEN = re.compile(r"本(部门|单位)")
# A word that stands once tells nothing.
_OFTEN = 2
# One of the two is written so many times as often as the other, where the text tells the level.
_CLEARLY = 3


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
    return _read([text.text for paragraph in paragraphs if (text := plain(paragraph.text)).text])


def _read(lines: Sequence[str], *, of_tables: bool = False) -> Identity:
    """Whose document it is, by its lines in one form: of the text, or of what heads its tables."""
    lines = without_site(lines)
    cover = _cover(lines)
    name = _unit_name(cover, lines, of_tables=of_tables)
    first = lines[:_FIRST]
    return Identity(
        unit_name=clean(name),
        year=year_of(cover) or year_of(first) or year_first(lines),
        kind=kind_of(cover) or kind_of(first) or spoken_kind(lines),
        level=_own_level(name)
        or _own_level(*cover)
        or _level(cover)
        or _level(first)
        or _spoken_level(lines),
    )


def without_site(lines: Sequence[str]) -> list[str]:
    """The lines without those of the web site around it: where the page stands, its menu.

    A menu has 部门预算 beside 部门决算; a cover of several lines has one of them.

    >>> without_site(["首页>财政信息>部门预算", "某某局", "2024年度部门决算"])
    ['某某局', '2024年度部门决算']

    Args:
        lines: the lines of a document, as plain text.
    """
    alone = {line for line in lines[:_CONTENTS_END] if _KIND_WORD.fullmatch(line)}
    is_menu = {"预算", "决算"} <= {line[-2:] for line in alone}
    kept = [line for line in lines if not _is_of_site(line) and not (is_menu and line in alone)]
    return [_TITLE_KEY.sub("", line) if ":" in line[:_KEY_LENGTH] else line for line in kept]


def _is_of_site(line: str) -> bool:
    return _SITE_SIGN.search(line) is not None and _SITE.search(line) is not None


def identity_of(blocks: Iterable[Block]) -> Identity:
    """Whose document it is: as its paragraphs say, and, where they do not, what heads its tables.

    Args:
        blocks: the paragraphs and tables of the document in order.
    """
    blocks = tuple(blocks)
    told = read_identity(block for block in blocks if isinstance(block, Paragraph))
    if told.unit_name and told.year and told.kind and told.level:
        return told
    grids = [block for block in blocks if isinstance(block, Grid)]
    above = (plain(line).text for line in _above_tables(grids))
    tables = _read([line for line in above if line], of_tables=True)
    keyed = "" if told.unit_name or tables.unit_name else clean(_in_tables(grids))
    return Identity(
        told.unit_name or tables.unit_name or keyed,
        told.year or tables.year,
        told.kind or tables.kind,
        told.level or tables.level or _own_level(told.unit_name or keyed) or _titled_level(grids),
    )


def _above_tables(grids: Iterable[Grid]) -> Iterator[str]:
    """The lines above the heads of the tables: rows of a workbook with one or two cells."""
    for grid in grids:
        for row in grid.rows[:_ABOVE]:
            filled = [cell for cell in row if cell]
            if len(filled) > 2:  # noqa: PLR2004  a name and a unit
                break
            yield from filled


def _in_tables(grids: Iterable[Grid]) -> str:
    """The name beside the key 部门名称 of a form, or first in a column titled so."""
    for grid in grids:
        keyed: set[int] = set()
        for row in grid.rows:
            texts = [plain(cell).text for cell in row]
            keys = {at for at, text in enumerate(texts) if _KEYS.fullmatch(text)}
            keyed |= keys
            beside = (next(filter(None, texts[at + 1 :]), "") for at in sorted(keys))
            below = (texts[at] for at in sorted(keyed - keys) if at < len(texts))
            given = [f"单位名称:{text}" for text in (*beside, *below)]
            if name := next(filter(ends_as_body, labelled(given)), ""):
                return name
    return ""


def _titled_level(grids: Iterable[Grid]) -> BodyLevel:
    """What the titles in the tables say: 部门整体支出绩效目标表."""
    words = " ".join(plain(cell).text for grid in grids for row in grid.rows[:1] for cell in row)
    return _of_words("部门整体" in words, "单位整体" in words)


def _cover(lines: Sequence[str]) -> list[str]:
    for at, line in enumerate(lines[:_FIRST]):
        if line in _CONTENTS or line.startswith(_FIRST_PART):
            return list(lines[:at])
    return list(lines[:3])


def _of_words(department: object, unit: object) -> BodyLevel:
    """The level, where only one of the two was found."""
    if bool(department) == bool(unit):
        return BodyLevel.UNCLEAR
    return BodyLevel.DEPARTMENT if department else BodyLevel.UNIT


def _level(lines: Sequence[str]) -> BodyLevel:
    for line in lines:
        if _NEITHER.search(line) or not _KIND_WORD.search(line):
            continue
        department = re.search(r"部门(?:[及和与](?:所属)?单位)?(?:综合)?(?:预算|决算|预决算)", line)
        unit = re.search(
            r"(?<!部门[及和与])(?<!部门[及和与]所属)单位(?:综合)?(?:预算|决算|预决算)", line
        )
        if level := _of_words(department, unit):
            return level
    return BodyLevel.UNCLEAR


def _spoken_level(lines: Sequence[str]) -> BodyLevel:
    """What headings call the body, 部门概况, or the text, 本部门; or else what heads its tables."""
    headings = Counter(word for line in lines for word in _HEADED.findall(line))
    spoken = Counter(word for line in lines for word in _SPOKEN.findall(line))
    for said in (headings, spoken if spoken.total() >= _OFTEN else Counter[str]()):
        department, unit = said["部门"], said["单位"]
        if level := _of_words(department > _CLEARLY * unit, unit > _CLEARLY * department):
            return level
    named = any(line.startswith(("部门:", "部门名称:")) for line in lines)
    return BodyLevel.DEPARTMENT if named and not spoken else BodyLevel.UNCLEAR


def _own_level(*names: str) -> BodyLevel:
    """What a name says: 某某局（本级） is one unit of its department, whatever the title says."""
    bare = [name.replace("（", "(").replace("）", ")") for name in names]
    return _of_words(any(map(_ALL_UNITS.search, bare)), any(map(_OWN_UNIT.search, bare)))


def _unit_name(cover: Sequence[str], lines: Sequence[str], *, of_tables: bool) -> str:
    """The name that the cover has, or else what stands below it; empty where no text is a name.

    What heads a table may be the end of a row of the page before: it is a name by its end only.
    """
    first = lines[:_FIRST]
    covering = on_cover(cover, "\n".join(lines[len(cover) :]))
    groups = (
        labelled(cover),
        filter(ends_as_body, covering) if of_tables else covering,
        (title.name for line in first if (title := titled(line))),
        labelled(first),
        _above_titles(lines[:_CONTENTS_END]),
        _in_contents(lines[:_CONTENTS_END]),
        (name for name, _ in Counter(labelled(lines)).most_common()),
        of_duties(lines),
    )
    names = [name for group in groups for name in group if name]
    return next(filter(ends_as_body, names), names[0] if names else "")


def _above_titles(lines: Sequence[str]) -> Iterator[str]:
    """The names on a line above a title without one: 某某小学, and below it 2024年部门预算说明."""
    for name, line in pairwise(lines):
        is_name = may_be_name(name) and ends_as_body(name)
        title = titled(line) if is_name and ANY_YEAR.match(line) else None
        if title is not None and not title.name:
            yield name


def _in_contents(lines: Iterable[str]) -> Iterator[str]:
    """The names in headings: 第一部分 某某局概况, 第二部分 某某局2024年部门决算表."""
    for line in lines:
        found = _OVERVIEW.match(line)
        title = titled(re.sub(r"^第.{1,3}部分:?|[.…·]+\d*$", "", line))
        name = found["name"] if found else title.name if title else ""
        if may_be_name(name) and ends_as_body(name):
            yield name
