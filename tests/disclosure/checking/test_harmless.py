"""What speaks of other money is no accusation; what differs is told."""

from pathlib import Path

import pytest

import govbudget as gb
from govbudget.disclosure.checks.examples import Example
from govbudget.reconciling.kinds import Severity

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


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("某某市第一人民医院", "某某市一人民医院"),
        ("某某区第三中学", "某某区三中学"),
        ("某某市中小学校", "某某市小学校"),
        ("某某市东城小学", "某某市城小学"),
        ("某某市红十字会", "某某市红字会"),
        ("某某县大河镇中心小学", "某某县河镇中心小学"),
        ("某某市老干部局", "某某市干部局"),
        ("某某市总工会", "某某市工会"),
    ],
)
def test_the_name_of_another_body_is_no_slip(name, other, tmp_path):
    said = f"{name}2024年预算200.00万元。|{name}的工作。|{other}负责此事。"

    assert errors_with(said, tmp_path, RIGHT.replace("某某市样例局", name)) == []


@pytest.mark.parametrize(
    "said", ["附件：{0}{0}2024年绩效目标表", "{0}{0}", "所属：{0}{0}，{0}", "{0}{0}及所属单位，{0}"]
)
def test_a_department_and_its_unit_may_have_one_name(said, tmp_path):
    name = "某某市农业综合行政执法支队"
    right = RIGHT.replace("某某市样例局", name)
    said = f"{name}2024年预算200.00万元。|{name}的工作。|" + said.format(name)

    assert errors_with(said, tmp_path, right) == []


def test_what_calls_itself_the_budget_of_a_department_may_say_so(tmp_path):
    right = RIGHT.replace("某某市样例局", "某某市样例局（本级）", 1)
    assert "部门预算" in right
    said = "结合本部门职能，2024年公开项目支出绩效目标，金额50.00万元。"

    assert errors_with(said, tmp_path, right) == []
