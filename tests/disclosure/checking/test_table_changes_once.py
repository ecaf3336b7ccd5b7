"""A wrong figure of a “三公” table of two years is told once: by its sum, or by its change."""

import pytest

import govbudget as gb

TABLE = """某某市样例局
2025年部门预算

第二部分 2025年部门预算表

表1
“三公”经费支出预算表
单位：万元
项目\t2024年预算数\t2025年预算数\t增减额
“三公”经费合计\t10.00\t9.00\t-1.00
1.因公出国（境）费用\t0.00\t0.00\t0.00
2.公务接待费\t3.50\t3.00\t-0.50
3.公务用车购置及运行维护费\t6.50\t6.00\t-0.50
其中：（1）公务用车购置费\t1.00\t0.00\t-1.00
（2）公务用车运行维护费\t5.50\t6.00\t0.50
"""


@pytest.fixture
def told(tmp_path):
    """The errors that are told of the table, by their rules."""

    def told(old, new):
        assert old in TABLE
        path = tmp_path / "made.txt"
        path.write_text(TABLE.replace(old, new), encoding="utf-8")
        return [one.rule for one in gb.check(gb.read_disclosure(path)).errors]

    return told


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("合计\t10.00\t9.00\t-1.00", "合计\t40.00\t9.00\t-1.00"),
        ("合计\t10.00\t9.00\t-1.00", "合计\t10.00\t9.00\t-4.00"),
        ("接待费\t3.50\t3.00\t-0.50", "接待费\t3.50\t3.00\t-3.50"),
        ("（2）公务用车运行维护费\t5.50", "（2）公务用车运行维护费\t8.50"),
    ],
)
def test_one_cause_is_one_finding(told, old, new):
    assert told(old, new) == ["table.three-public"]


def test_the_table_as_it_should_be(told):
    assert told("合计", "合计") == []
