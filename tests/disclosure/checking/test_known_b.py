"""What careful readers found in the real disclosures: the rules on their text find it too."""

from decimal import Decimal

import pytest

from govbudget.disclosure.checks.records import Group
from govbudget.reconciling.kinds import Severity

GROUPS = {Group.TEXT_TABLE, Group.TEXT, Group.YEARS, Group.THREE_PUBLIC, Group.WORDING}

#: The document, the rule, and figures that its one error has.
KNOWN = (
    ("anshan_big_data_center_2024_budget.txt", "text_table.personnel", ("1255.69", "33.58")),
    ("anshan_big_data_center_2024_budget.txt", "three_public.sums", ("1.8",)),
    ("anshan_big_data_center_2024_budget.txt", "text_table.projects", ("768.66", "938.46")),
    ("putuo_finance_bureau_2024_final_account.pdf", "text_table.amounts", ("0.3", "2961.68")),
    ("putuo_finance_bureau_2024_final_account.pdf", "text.shares", ("71.73", "71.65", "100.07")),
    ("putuo_finance_bureau_2024_final_account.pdf", "text_table.lists", ("0.31",)),
    ("putuo_social_work_department_2024_final_account.pdf", "years.completion", ("95.89",)),
    ("putuo_social_work_department_2024_final_account.pdf", "wording.purposes", ()),
    ("putuo_social_work_department_2024_final_account.pdf", "text_table.lists", ("0.00",)),
    ("putuo_social_work_department_2024_final_account.pdf", "text.procurement", ("21.07",)),
    ("putuo_social_work_department_2024_final_account.pdf", "wording.leftovers", ()),
    # 本单位 in the document of a department is a notice.
    # Not in the list of the readers; the tables have 873,617 元.
    ("putuo_finance_bureau_2025_budget.pdf", "text_table.amounts", ("887.36", "87.36")),
    ("shanghai_finance_bureau_2025_budget.pdf", "wording.level", ()),
)
CLEAN = (
    "putuo_wanli_subdistrict_2025_budget.pdf",
    "putuo_government_office_2025_budget.pdf",
    "shanghai_final_account_template_2024.pdf",
    "department_budget_template.xlsx",
    "unit_budget_template.xlsx",
)


def of_the_text(report):
    """The errors of the rules on the text."""
    own = {one.rule for one in report.rules if one.group in GROUPS}
    return [one for one in report.errors if one.rule in own]


@pytest.mark.parametrize(("name", "rule", "figures"), KNOWN)
def test_known_errors(report_of, name, rule, figures):
    (finding,) = (one for one in report_of(name).of(rule) if one.severity is Severity.ERROR)
    values = {one.value for one in finding.figures}
    assert values >= {Decimal(one) for one in figures}
    assert finding.places
    assert finding.message_en


@pytest.mark.parametrize("name", sorted({name for name, _, _ in KNOWN} | set(CLEAN)))
def test_no_other_error(report_of, name):
    known = sorted(rule for one, rule, _ in KNOWN if one == name)
    assert sorted(one.rule for one in of_the_text(report_of(name))) == known


@pytest.mark.parametrize("name", CLEAN[2:])
def test_a_model_has_one_notice(report_of, name):
    own = {one.rule for one in report_of(name).rules if one.group in GROUPS}
    found = [one for one in report_of(name).findings if one.rule in own]
    assert [one.rule for one in found] == ["wording.leftovers"]
    assert found[0].severity is Severity.NOTICE


@pytest.mark.parametrize(
    ("name", "rule", "count"),
    [
        ("putuo_finance_bureau_2024_final_account.pdf", "text.sums", 4),
        ("putuo_social_work_department_2024_final_account.pdf", "text.shares", 1),
        ("putuo_finance_bureau_2025_budget.pdf", "text_table.amounts", 4),
    ],
)
def test_rounding_is_a_remark(report_of, name, rule, count):
    found = [one for one in report_of(name).of(rule) if one.severity is Severity.ROUNDING]
    assert len(found) == count


def test_no_rule_gives_up_on_a_real_document(documents, report_of):
    for one in sorted(documents.iterdir()):
        if one.suffix not in {".md", ".tsv"} and "form" not in one.name:
            report = report_of(one.name)
            assert not [rule.rule for rule in report.rules if "could not be" in rule.reason], one
