"""Self-evaluations of projects: their forms (项目支出绩效自评表), and the text on them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from govbudget.disclosure.tables import DisclosedTable
from govbudget.disclosure.text.plain import plain
from govbudget.tables.lexicon.numerals import HAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from govbudget.disclosure.document import Disclosure

__all__ = ["Evaluation", "SaidEvaluation", "evaluations", "said_of_projects"]

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SAID = re.compile(
    r"""
    (?P<name>[\u4e00-\u9fff\w“”\"()·]{2,40}?)(?:项目)?(?:支出)?(?:绩效自评)?(?:综述|情况|结果):
    [^。]*?自评得分(?:为|是)?(?P<score>\d+(?:\.\d+)?)分
    (?:  # what could be spent, and what was
        [^。]{0,10}[。，;](?:该?项目)?全年预算数(?:为)?(?P<budget>\d[\d,.]*)万元
        [，、]执行数(?:为)?(?P<spent>\d[\d,.]*)万元
    )?
    """,
    re.VERBOSE,
)
_LEADING = re.compile(rf"^(?:\d{{1,2}}[.、]|\([\u4e00-\u9fff\d]{{1,3}}\)|[{HAN}]+、)")
_WAN = re.compile(r"万元")
# The amounts of a project: 年初预算数, 全年预算数, 全年执行数.
_MONEY = 3
# Points that can be reached, and points that were.
_POINTS = 2


@frozen(slots=True)
class Evaluation:
    """The form of a project.

    Attributes:
        name: the name of the project.
        table: the table that the form is, or that its first piece is in.
        budget: 全年预算数 in 万元; None where it is not read.
        spent: 全年执行数 in 万元; None where it is not read.
        score: 总分; None where it is not read.
        parts: the points of each indicator and of the execution, where they are all read.
    """

    name: str
    table: DisclosedTable
    budget: Decimal | None = None
    spent: Decimal | None = None
    score: Decimal | None = None
    parts: tuple[Decimal, ...] = ()


@frozen(slots=True)
class SaidEvaluation:
    """What the text says of the self-evaluation of a project.

    Attributes:
        name: the name of the project.
        score: its points.
        budget: 全年预算数 in 万元; None where it is not said.
        spent: 执行数 in 万元; None where it is not said.
        paragraph: the number of the paragraph.
    """

    name: str
    score: Decimal
    budget: Decimal | None
    spent: Decimal | None
    paragraph: int


def said_of_projects(disclosure: Disclosure) -> Iterator[SaidEvaluation]:
    """What the text says of self-evaluations, project by project."""
    for number, paragraph in enumerate(disclosure.paragraphs):
        text = plain(paragraph.text).text
        for found in _SAID.finditer(text) if "自评得分" in text else ():
            name = _LEADING.sub("", found["name"]).removesuffix("项目")
            yield SaidEvaluation(
                name,
                Decimal(found["score"]),
                _number(found["budget"]),
                _number(found["spent"]),
                number,
            )


def evaluations(disclosure: Disclosure) -> list[Evaluation]:
    """The forms of self-evaluations that were read to their 总分.

    Args:
        disclosure: the document.
    """
    found: list[Evaluation] = []
    for table in disclosure.tables:
        # A form may go on over the page, in another grid.
        printed = [row for grid in table.grids for row in grid.rows]
        if not any("总" in cell and "分" in cell for row in printed for cell in row):
            continue
        rows = [[_cell(cell) for cell in row] for row in printed]
        found.extend(_forms(table, rows))
    whole = [one for one in found if one.score is not None]
    return list({(one.name, one.score): one for one in whole}.values())


def _cell(words: str) -> str:
    return plain("".join(words.split())).text


def _forms(table: DisclosedTable, rows: Sequence[Sequence[str]]) -> Iterator[Evaluation]:
    """The forms among the rows of a table, each from 项目名称 to 总分."""
    form: Evaluation | None = None
    body: list[Sequence[str]] = []
    for row in rows:
        cells = [cell for cell in row if cell]
        if not cells:
            continue
        if cells[0] == "项目名称" and len(cells) > 1:
            form, body = Evaluation(cells[1].removesuffix("项目"), table), []
        elif form is not None and cells[0] == "总分":
            numbers = _numbers(cells[1:])
            if len(numbers) == _POINTS:
                yield evolve(form, score=numbers[1], parts=_parts(body, numbers[0]))
            form = None
        elif form is not None:
            body.append(row)
            if cells[0].startswith("年度资金总额") and len(money := _numbers(cells[1:])) >= _MONEY:
                heads = "".join(cell for other in body for cell in other)
                if _WAN.search(heads) and "年初预算" in heads and "全年预算" in heads:
                    form = evolve(form, budget=money[1], spent=money[2])


def _parts(body: Sequence[Sequence[str]], full: Decimal) -> tuple[Decimal, ...]:
    """The points of the execution and the indicators; none where they are not all read.

    They are, where what can be reached adds up to the whole of it.
    """
    pairs: list[tuple[Decimal, Decimal]] = []
    head = next((row for row in body if "分值" in row and "三级指标" in row), None)
    for row in body:
        cells = [cell for cell in row if cell]
        numbers = _numbers(cells)
        if cells[0].startswith("年度资金总额") and len(numbers) > _MONEY + 1:
            pairs.append((numbers[_MONEY], numbers[-1]))
        elif head is not None and row is not head and "指标" in "".join(head):
            at = head.index("分值")
            two = _numbers(row[at : at + 2])
            if len(two) == _POINTS:
                pairs.append((two[0], two[1]))
    reached = sum((most for most, _ in pairs), Decimal(0))
    return tuple(points for _, points in pairs) if reached == full else ()


def _numbers(cells: Iterable[str]) -> list[Decimal]:
    return [value for cell in cells if (value := _number(cell)) is not None]


def _number(words: str | None) -> Decimal | None:
    if words is None or _NUMBER.fullmatch(words) is None:
        return None
    return Decimal(words.replace(",", ""))
