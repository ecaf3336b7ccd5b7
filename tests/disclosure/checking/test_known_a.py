"""The real documents: what careful readers found in their tables, and nothing else."""

import pytest

from govbudget.reconciling.kinds import Severity

from .budget_text import looked
from .rule_sets import across, codes, structure, tables

RULES = (*structure.RULES, *tables.RULES, *across.RULES, *codes.RULES)

#: Every error that these rules find: rule, page and what its message names.
ERRORS = {
    "anshan_big_data_center_2024_budget.txt": [("structure.contents", None, "缺 8 张")],
    "putuo_finance_bureau_2024_final_account.pdf": [],
    "putuo_finance_bureau_2025_budget.pdf": [("structure.own-note", 18, "政府性基金")],
    "putuo_government_office_2025_budget.pdf": [],
    "putuo_social_work_department_2024_final_account.pdf": [],
    "putuo_wanli_subdistrict_2025_budget.pdf": [("codes.paths", 7, "计划生育事务")],
    # Two empty tables without a note are notices: the text says that there is nothing.
    "shanghai_finance_bureau_2025_budget.pdf": [],
    "shanghai_final_account_template_2024.pdf": [],
    "department_budget_template.xlsx": [],
    "unit_budget_template.xlsx": [],
}

#: Sums that rounding explains: document, pages, what is stated and what its parts make.
ROUNDED = [
    ("putuo_finance_bureau_2024_final_account.pdf", {8, 10, 15}, "2940.05", "2940.06"),
    ("putuo_finance_bureau_2024_final_account.pdf", {8}, "2946.25", "2946.26"),
    ("putuo_finance_bureau_2024_final_account.pdf", {10, 15}, "2336.91", "2336.92"),
    ("putuo_finance_bureau_2024_final_account.pdf", {6, 10, 12, 15}, "326.71", "326.72"),
    ("putuo_finance_bureau_2024_final_account.pdf", {16}, "2082.85", "2082.86"),
    ("putuo_finance_bureau_2024_final_account.pdf", {16}, "171.07", "171.09"),
    ("putuo_social_work_department_2024_final_account.pdf", {13}, "10.23", "10.22"),
    ("putuo_social_work_department_2024_final_account.pdf", {12, 13}, "105.58", "105.59"),
    ("putuo_wanli_subdistrict_2025_budget.pdf", {12, 17, 23}, "94995790", "94995789"),
    ("shanghai_finance_bureau_2025_budget.pdf", {17}, "24840779", "24840778"),
]


@pytest.fixture(scope="module")
def findings(disclosure_of):
    """The findings of each document by its name."""
    return {
        name: [finding for rule in RULES for finding in looked(rule, disclosure_of(name)).findings]
        for name in ERRORS
    }


@pytest.mark.parametrize("name", ERRORS)
def test_the_errors_are_those_that_readers_found(findings, name):
    errors = [one for one in findings[name] if one.severity is Severity.ERROR]
    assert len(errors) == len(ERRORS[name])
    for finding, (rule, page, words) in zip(errors, ERRORS[name], strict=True):
        assert (finding.rule, finding.places[0].page) == (rule, page)
        assert words in finding.message


@pytest.mark.parametrize(("name", "pages", "stated", "computed"), ROUNDED)
def test_roundings_are_remarks_with_their_figures(findings, name, pages, stated, computed):
    found = set()
    for finding in findings[name]:
        values = [
            None if one.value is None else f"{one.value.normalize():f}" for one in finding.figures
        ]
        if stated in values and computed in values:
            assert finding.severity is Severity.ROUNDING
            found |= {place.page for place in finding.places}
    assert found == pages


def test_the_clean_document_is_silent(findings):
    assert findings["putuo_government_office_2025_budget.pdf"] == []
