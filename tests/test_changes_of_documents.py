"""Every change with a rate of the shared documents is checked, or known not to be, with why."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path

import pytest

_FILE = Path(__file__).parent.parent / "benchmarks" / "changes.py"
if not _FILE.exists():
    pytest.skip("the benchmarks are not beside the tests", allow_module_level=True)
_SPEC = importlib.util.spec_from_file_location("changes_of_documents", _FILE)
changes = importlib.util.module_from_spec(_SPEC)
sys.modules["changes_of_documents"] = changes  # attrs looks its annotations up there
_SPEC.loader.exec_module(changes)

ALONE = "neither last year's figure nor the amount of the change is stated"
SIGNLESS = "it has no amount and no sign of per cent"
#: For each document: how many are stated, how many of them wrong, and which are not checked.
STATED = {
    "anshan_big_data_center_2024_budget.txt": (
        4,
        0,
        {"this year's figure is known to be wrong": 1},
    ),
    "beijing_audit_bureau_2026_budget_text.pdf": (3, 0, {}),
    "changchun_petitions_bureau_2026_budget.pdf": (3, 0, {ALONE: 2}),
    "changsha_police_bureau_2025_budget.pdf": (3, 0, {}),
    "fuzhou_medical_insurance_bureau_2026_budget.pdf": (4, 0, {}),
    "guangzhou_statistics_bureau_2026_budget.pdf": (8, 0, {}),
    "hangzhou_justice_bureau_2026_budget.pdf": (36, 0, {}),
    "huzhou_health_commission_2026_budget.pdf": (13, 0, {ALONE: 2}),
    "huzhou_veterans_bureau_2026_budget.pdf": (10, 6, {}),
    "jiangsu_high_court_2019_budget.pdf": (23, 0, {}),
    "jiangsu_party_office_2018_budget_text.pdf": (18, 0, {}),
    "jiangsu_peoples_congress_office_2019_budget_text.pdf": (26, 0, {}),
    "jiangsu_procuratorate_2018_budget.pdf": (16, 3, {}),
    "national_petitions_administration_2024_final_account.pdf": (13, 1, {}),
    "putuo_finance_bureau_2024_final_account.pdf": (3, 0, {}),
    "putuo_social_work_department_2024_final_account.pdf": (4, 0, {}),
    "shenzhen_petitions_bureau_2026_budget.pdf": (3, 0, {}),
    "suzhou_natural_resources_bureau_2026_budget.pdf": (21, 0, {}),
    "wuxi_emergency_enforcement_bureau_2026_budget.pdf": (16, 0, {}),
    "xian_human_resources_bureau_2020_budget.pdf": (9, 0, {SIGNLESS: 4}),
    "xian_propaganda_department_2021_budget.pdf": (4, 2, {}),
    "xian_state_assets_commission_2022_budget.pdf": (3, 2, {}),
    "yantai_petitions_bureau_2026_budget.pdf": (2, 0, {}),
    "yantai_statistics_bureau_2026_budget.pdf": (2, 0, {}),
}


@pytest.mark.parametrize(("name", "expected"), STATED.items(), ids=list(STATED))
def test_each_is_checked(disclosure_of, name, expected):
    stated = changes.statements(disclosure_of(name))
    wrong = sum(one.told for one in stated)
    assert (len(stated), wrong, Counter(one.why for one in stated if one.why)) == expected


def test_the_careful_readers_count_as_many(documents):
    truth = changes.truth_of(documents)
    assert {
        name: (stated, wrong) for name, (stated, wrong, _) in STATED.items() if name in truth
    } == {name: counted for name, counted in truth.items() if counted[0]}


def test_what_is_no_statement_of_a_change():
    """Of a reason, of nought, of nothing it is compared with; a share; a rate of completion."""
    for text in (
        "比上年减少2万元，主要原因是项目经费较上年压减10%",
        "比上年增加0万元，增长0%",
        "全市经济较快发展，投资额增长20%",
        "比上年增加2万元，占支出的20%",
        "比上年增加，完成预算的80%",
    ):
        assert list(changes.rates_in(changes.plain(text).text)) == []

    text = "甲费比上年增加2万元，增长10%，主要原因是会议增加；乙费比上年减少2万元（20.05），下降2倍"
    assert [one["number"] for one in changes.rates_in(changes.plain(text).text)] == [
        "10",
        "20.05",
        "2",
    ]
