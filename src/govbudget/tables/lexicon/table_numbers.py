"""Numbers of tables (表号): 表3, 附表一, 附件2, 公开01表, 表1-1, before a title or alone."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from attrs import frozen

from govbudget.tables.lexicon.numerals import SURE, worth
from govbudget.tables.lexicon.texts import plain

__all__ = ["TABLE_NUMBERS", "TableNumber", "TableNumberForm", "is_table_number", "table_number"]


class TableNumberForm(NamedTuple):
    """A form in which the number of a table is printed.

    Attributes:
        form: the expression, of a text without blanks and half-width.
        example: a title with such a number.
        number: the number of the example, as it is printed.
    """

    form: str
    example: str
    number: str


@frozen(slots=True)
class TableNumber:
    """The number of a table as it stands before its title.

    Attributes:
        text: the number as printed, without blanks and without the mark behind it: ``表3``.
        end: where the title begins, in the text without blanks.
        values: what its parts are worth: 表1-2 is 1 and 2.
    """

    text: str
    end: int
    values: tuple[int, ...]


_OF = r"(?:省级?|市级?|区级?|县级?|财政|财|预算?|决算?|预决算|批复|部门|单位|信息|公开|汇总|附)*"
# The year of a title is no part of the number before it: 表22024年, 表10.2026年.
_ONE = r"\d{1,3}?(?=20\d\d(?:年|\D|$))|\d{1,3}(?!\d)"
_PART = rf"[-—–.之](?:\d{{1,2}}?(?=[.]?20\d\d(?:年|\D|$))|\d{{1,2}}(?!\d|年|[.]\d)|{SURE})"
_ENDS = r"[:;、.]?"

#: The forms of numbers of tables; the first that matches is it.
TABLE_NUMBERS = tuple(
    TableNumberForm(form, example, number)
    for form, example, number in (
        (rf"(?P<n>{_OF}表(?:{_ONE})(?:{_PART})*){_ENDS}", "表2 一般公共预算支出表", "表2"),
        (rf"(?P<n>{_OF}表{SURE}(?:{_PART})*){_ENDS}", "附表一 三公经费支出表", "附表一"),
        (rf"(?P<n>(?=\D){_OF}\d{{1,2}}(?:{_PART})*表){_ENDS}", "财决公开01表", "财决公开01表"),
        (rf"(?P<n>附[件录]?(?:{_ONE}|{SURE})(?:{_PART})*){_ENDS}", "附件2：收支预算总表", "附件2"),
        (rf"(?P<n>{_OF}公开(?:{_ONE}|{SURE})(?:{_PART})*){_ENDS}", "公开3 支出总表", "公开3"),
        # The numbers of the forms from which the published tables are taken.
        (rf"(?P<n>(?:GK|Z)\d{{2}}(?:_\d)?表?(?!\d)){_ENDS}", "GK03表 支出决算表", "GK03表"),
    )
)
# A sign of each form.
_SIGNS = frozenset("表附公KZ")
_DIGITS = re.compile(rf"\d+|{SURE}")


@cache
def _compiled(form: str) -> re.Pattern[str]:
    """The expression of a form, made when it is first needed."""
    return re.compile(form)


def _matched(text: str) -> re.Match[str] | None:
    if _SIGNS.isdisjoint(text):
        return None
    found = (_compiled(one.form).match(text) for one in TABLE_NUMBERS)
    return next((match for match in found if match is not None), None)


def table_number(title: object) -> TableNumber | None:
    """The number at the head of a title; None where it has none.

    A number never takes the first sign of a word: 表2 一般公共预算支出表 and 表2一般公共预算支出表
    are both table 2.

    >>> [table_number(one).text for one in ("表2 一般公共预算支出表", "附表1-1三公经费支出表")]
    ['表2', '附表1-1']
    >>> table_number("表10.2026年收支预算总表").values, table_number("支出预算总表")
    ((10,), None)
    """
    found = _matched(plain(title))
    if found is None:
        return None
    values = tuple(worth(one) or 0 for one in _DIGITS.findall(found["n"]))
    return TableNumber(found["n"], found.end(), values)


def is_table_number(text: object) -> bool:
    """Whether a text is the number of a table and nothing else.

    >>> is_table_number("公开 01 表："), is_table_number("表3 支出总表")
    (True, False)
    """
    squeezed = plain(text)
    found = _matched(squeezed)
    return found is not None and found.end() == len(squeezed)
