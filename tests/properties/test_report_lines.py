"""The line of a report is that of a record made anew, whatever is let stand or left out."""

import json
from datetime import date
from decimal import Decimal

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import govbudget as gb
from govbudget.cli.check_line import record_of, report_line
from govbudget.cli.jsonlines import json_text
from govbudget.disclosure.checks.identity import identified
from govbudget.disclosure.checks.records import (
    CheckFinding,
    CheckReport,
    Figure,
    Place,
    ReportHeader,
)
from govbudget.disclosure.reporting import at_least
from govbudget.io.destination import MARK
from govbudget.jsonform import converter
from govbudget.reconciling.kinds import Severity

from .planted import AMOUNTS, QUICK, WHOSE

FINDINGS = st.lists(
    st.tuples(
        st.text("甲乙\u202e\ud800", min_size=1), st.sampled_from(Severity), AMOUNTS, st.booleans()
    ),
    max_size=5,
)
MADE = converter()


def report_of(rows):
    findings = [
        CheckFinding("text.sums", severity, f"{label}不符", "", [Figure(label, value)], [Place(1)])
        for label, severity, value, _ in rows
    ]
    header = ReportHeader(date="2026-03-01")
    return CheckReport("a.pdf", *WHOSE, (), identified(findings, WHOSE), header=header)


@settings(QUICK)
@given(FINDINGS, st.sampled_from(Severity))
def test_it_is_that_of_a_record_made_anew(rows, least):
    whole = report_of(rows)
    entries = [
        gb.Accepted(one.id, "r", until=date(2999, 1, 1))
        for one, row in zip(whole.findings, rows, strict=True)
        if row[-1]
    ]
    told = at_least(gb.AcceptList(entries).apply(whole), least)
    told = evolve(told, header=ReportHeader(date="2026-03-02"))
    anew = json_text({**MADE.unstructure(told), "generator": MARK}) + "\n"

    assert report_line(told, whole, record_of(whole)) == anew
    # As it is where the record was kept.
    assert report_line(told, whole, json.loads(json.dumps(record_of(whole)))) == anew


def test_an_equal_finding_of_another_scale_is_not_taken_for_it():
    one, other = (
        report_of([("甲", Severity.ERROR, Decimal(text), False)]) for text in ("1", "1.0")
    )
    whole = evolve(one, findings=(*one.findings, *other.findings))

    line = json.loads(report_line(evolve(whole, findings=other.findings), whole, record_of(whole)))

    assert [one["value"] for one in line["findings"][0]["figures"]] == ["1.0"]
