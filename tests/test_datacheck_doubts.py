"""The rule for doubts: broken where a note doubts what a source answers."""

import pytest

from govbudget import datacheck
from govbudget.classification.codesdata import SHIPPED, Draft


def found_with(note):
    """The violations where the row of 30101 has a note."""
    text = SHIPPED.read("economic.csv").decode()
    line = next(line for line in text.splitlines() if line.startswith("30101,基本工资,"))
    assert line.endswith(",")
    made = text.replace(line, line + note, 1).encode()
    found = datacheck.check(Draft(SHIPPED, {"economic.csv": made}))
    return [one for one in found if one.rule == "doubt"]


@pytest.mark.parametrize(
    ("note", "answer"),
    [
        ("名称未证实", "shows the code with the name; empty the note"),
        ("名称未证实：另一说为基础工资", "shows the code with the name"),
        ("编码未证实", "shows the code with the name"),
        ("2024年版是否保留未证实", "shows it"),
        ("2024年版是否已设未证实", "shows it"),
    ],
)
def test_a_doubt_that_a_source_answers(note, answer):
    (one,) = found_with(note)

    assert one.file == "economic.csv"
    assert one.reason.startswith(f"“{note}”: ")
    assert answer in one.reason


@pytest.mark.parametrize("note", ["停用年份未证实", "启用年份未证实", "释义待补"])
def test_a_doubt_that_none_answers(note):
    assert found_with(note) == []
