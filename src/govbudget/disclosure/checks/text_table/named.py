"""``text_table.named``."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from govbudget.amounts import Amount, read_amount
from govbudget.base.messages import Message
from govbudget.disclosure.analysis.agreement import Agreement, agree, amount_of
from govbudget.disclosure.analysis.item_names import tree_of
from govbudget.disclosure.analysis.matching import as_written
from govbudget.disclosure.analysis.places import place_of_paragraph, place_of_row, place_of_stated
from govbudget.disclosure.checks.base import Check, Need
from govbudget.disclosure.checks.mends import figure_mended
from govbudget.disclosure.checks.options import Option
from govbudget.disclosure.checks.outcomes import Found, Held, NotApplicable
from govbudget.disclosure.checks.records import Group
from govbudget.disclosure.checks.telling import figure, fix_of, off_by
from govbudget.disclosure.tables import TableKind
from govbudget.disclosure.text.plain import plain
from govbudget.disclosure.text.sentences import sentence_at
from govbudget.reconciling.kinds import Severity
from govbudget.tables.wording import is_total

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from govbudget.disclosure.analysis.context import Context
    from govbudget.disclosure.checks.outcomes import Outcome
    from govbudget.disclosure.checks.records import Place
    from govbudget.disclosure.document import Disclosure
    from govbudget.disclosure.tables import DisclosedTable

__all__ = ["Named"]

_KINDS = (TableKind.PROJECTS, TableKind.PROJECT_TARGETS, TableKind.PROJECT_TARGET_LIST)
_BEHIND = re.compile(
    r"(?:项目)?(?:经费)?(?:支出)?(?:预算)?(?:为|:)?(?P<money>\d[\d,]*(?:\.\d+)?(?:万|亿)?元)"
)
# What a project cost last year, or had spent, is another figure.
_OTHERS = re.compile(r"上年|[去前]年|较|比|执行|决算|结转|其中")


class Named(Check):
    """Projects that the text names with an amount, against the only one that tables give them."""

    id = "text_table.named"
    group = Group.TEXT_TABLE
    rank = 43
    needs = frozenset({Need.TEXT, Need.TABLES, Need.ONE_BUDGET})
    since = "0.2.0"
    shortest_name = Option(5, low=3, high=30)

    def check(self, context: Context) -> Iterator[Outcome]:
        disclosure = context.disclosure
        projects = _projects(disclosure, self.shortest_name)
        for number, paragraph in enumerate(disclosure.paragraphs if projects else ()):
            text = plain(paragraph.text).text
            if "项目" not in text:
                continue
            for name, (right, place) in projects.items():
                at = text.find(name)
                found = _BEHIND.match(text, at + len(name)) if at >= 0 else None
                stated = read_amount(found["money"]) if found is not None else None
                start, _ = sentence_at(text, at, at + len(name)) if at >= 0 else (0, 0)
                if stated is None or _OTHERS.search(text, start, at):
                    continue
                if agree(stated, right, 1) is not Agreement.DIFFERENT:
                    yield Held()
                else:
                    here = place_of_paragraph(disclosure, number, text[at : at + len(name) + 12])
                    yield _found(name, stated, right, [here, place])
        yield NotApplicable(Message("text_table.named.nothing"))


def _found(name: str, stated: Amount, right: Amount, places: list[Place]) -> Outcome:
    there = as_written(right, stated)
    return Found(
        Severity.ERROR,
        Message(
            "text_table.named.found",
            name=name,
            stated=stated,
            there=there,
            off=off_by(stated, there),
        ),
        figures=[
            figure(Message("telling.label.text"), stated),
            figure(name, right),
        ],
        places=places,
        fix=fix_of(stated, there, Message("text_table.in-text", name=name)),
        mends=figure_mended(places[:1], stated, there),
    )


def _projects(disclosure: Disclosure, shortest: int) -> dict[str, tuple[Amount, Place]]:
    """The projects of the tables that have one amount wherever they stand, by their names.

    What is a name of the classification too may be said of other money.
    """
    found: dict[str, list[tuple[Amount, Callable[[], Place]]]] = {}
    for table in disclosure.of(*_KINDS):
        for name, amount, place in _rows(table):
            words = plain("".join(name.split())).text
            if len(words) >= shortest and not is_total(name):
                found.setdefault(words, []).append((amount, place))
    return {
        name: (amounts[0][0], amounts[0][1]())
        for name, amounts in found.items()
        if len({amount for amount, _ in amounts}) == 1 and not _is_item(name, disclosure)
    }


def _rows(table: DisclosedTable) -> Iterator[tuple[str, Amount, Callable[[], Place]]]:
    """Each name of a table with each of its amounts, and what says where it stands."""
    for one in table.stated:
        amount = amount_of(table, one)
        if amount is not None and amount.value:
            for name in {*one.path, one.label}:
                yield name, amount, partial(place_of_stated, table, one)
    for coded in table.tables:
        for row in coded.rows:
            for cell in row.cells:
                if cell.amount:
                    amount = Amount(cell.amount, table.unit)
                    yield row.name, amount, partial(place_of_row, table, row)


def _is_item(name: str, disclosure: Disclosure) -> bool:
    """Whether a name is one of the classification: 委托业务费 stands below many projects."""
    trees = (tree_of(digit, disclosure.year or 0) for digit in "235")
    return any(tree is None or tree.names.loose(name) for tree in trees)
