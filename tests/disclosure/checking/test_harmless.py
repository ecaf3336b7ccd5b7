"""What speaks of other money is no accusation; what differs is told."""

from pathlib import Path

import pytest

import govbudget as gb
from govbudget.disclosure.checks.examples import Example
from govbudget.reconciling.findings import Severity

from .harmless_sentences import HARMLESS, OF_AN_ACCOUNT, WRONG

_GOOD = Path(__file__).parents[3] / "rules/text_table/text_table.lists/good.txt"
#: Documents that are right, with what the tables of some place have and others have not.
DOCUMENTS = sorted((Path(__file__).parent / "harmless").glob("*.txt"))
#: A right document of 200.00万元, up to its text.
RIGHT = Example.of(_GOOD.name, _GOOD.read_text(encoding="utf-8")).text.partition("人员经费110.00")[
    0
]
#: The same as a final account.
ACCOUNT = RIGHT
for one, other in (
    ("部门预算公开", "部门决算公开"),
    ("部门预算", "部门决算"),
    ("预算总表", "决算总表"),
    ("预算支出表", "预算财政拨款支出决算表"),
    ("基本支出表", "财政拨款基本支出决算表"),
    ("经费支出表", "经费支出决算表"),
    ("预算数", "决算数"),
):
    ACCOUNT = ACCOUNT.replace(one, other)


def errors_with(said, folder, right=RIGHT):
    """The errors of the right document with some paragraphs more."""
    path = folder / "document.txt"
    path.write_text(right + said.replace("|", "\n\n") + "\n", encoding="utf-8")
    report = gb.check(gb.read_disclosure(path))
    return [one for one in report.findings if one.severity is Severity.ERROR]


@pytest.mark.parametrize("said", HARMLESS)
def test_other_money_is_no_error(said, tmp_path):
    assert errors_with(said, tmp_path) == []


@pytest.mark.parametrize("said", OF_AN_ACCOUNT)
def test_what_accounts_say_is_no_error(said, tmp_path):
    assert errors_with(said, tmp_path, ACCOUNT) == []


@pytest.mark.parametrize("said", WRONG)
def test_the_money_of_the_body_is_compared(said, tmp_path):
    assert {one.rule.partition(".")[0] for one in errors_with(said, tmp_path)} & {
        "text_table",
        "three_public",
        "text",
    }


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_layout_is_no_error(path):
    report = gb.check(gb.read_disclosure(path))

    assert [one for one in report.findings if one.severity is Severity.ERROR] == []
    assert sum(one.compared for one in report.rules) > 0


def test_a_unit_speaks_of_itself(tmp_path):
    own = RIGHT.replace("某某市样例局", "某某市样例局（本级）", 1)
    said = "局机关厉行节约，2024年支出总预算210.00万元。"

    assert [one.rule for one in errors_with(said, tmp_path, own)] == ["text_table.amounts"]
