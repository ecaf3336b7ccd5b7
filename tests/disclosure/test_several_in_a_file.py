"""Files with the budgets of several bodies or years: nothing is held against another's."""

import sys
import tempfile
from pathlib import Path

import pytest
from attrs import evolve

import govbudget as gb
from govbudget.disclosure.checks.records import Group, State
from govbudget.reconciling.kinds import Severity

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from disclosure.layouts import BY_NAME, written
from disclosure.synthetic.model import Sheet

NAMES = ("jiangsu city", "fuzhou", "sichuan", "hebei", "central account")


def text_of(made, place):
    with tempfile.TemporaryDirectory() as folder:
        return written(made, Path(folder) / "made.txt", place).read_text(encoding="utf-8")


def checked(text, folder):
    path = folder / "several.txt"
    path.write_text(text, encoding="utf-8")
    return gb.check(gb.read_disclosure(path))


def told(report):
    return [one for one in report.findings if one.severity is not Severity.ROUNDING]


@pytest.mark.parametrize("name", NAMES)
def test_a_department_with_a_unit_behind_it(name, tmp_path):
    place = BY_NAME[name]
    other = evolve(place, level={"部门": "单位", "单位": "部门"}[place.level])
    both = [text_of(place.made(1), place), text_of(other.made(2), other)]

    report = checked("\n".join(both), tmp_path)
    assert [one.rule for one in told(report)] == ["structure.one-document"]


@pytest.mark.parametrize("name", NAMES)
def test_the_budgets_of_two_years(name, tmp_path):
    place = BY_NAME[name]
    other = evolve(place, year=2018)
    made, before = place.made(1), other.made(3)
    late = text_of(before, other).replace(before.unit_name, made.unit_name)

    report = checked(f"{text_of(made, place)}\n{late}", tmp_path)
    assert [one.rule for one in told(report)] == ["structure.one-document"]
    codes = [one for one in report.rules if one.group is Group.CODES]
    assert {one.state for one in codes} == {State.NOT_DETERMINABLE}
    assert f"(2018, {place.year})" in codes[0].reasons[0].en


@pytest.mark.parametrize("is_table", [True, False])
@pytest.mark.parametrize("name", NAMES)
def test_tables_without_text_and_text_without_tables(name, is_table, tmp_path):
    place = BY_NAME[name]
    made = place.made(1)
    kept = [one for one in made.blocks if isinstance(one, Sheet) is is_table]

    report = checked(text_of(evolve(made, blocks=tuple(kept)), place), tmp_path)
    assert not report.errors
    # What a text without its tables does not explain may stand in the other file.
    assert {one.rule for one in told(report)} <= {"structure.contents", "structure.statements"}
