"""What came of a document as a line of JSON, of the same record that is kept of its report."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import fields

from govbudget.base.messages import LANGUAGES
from govbudget.cli.jsonlines import json_text
from govbudget.disclosure.checks.records import CheckReport
from govbudget.io.destination import MARK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cattrs import Converter

    from govbudget.cli.check_records import Outcome

__all__ = ["json_line", "made", "record_of", "report_line"]

#: What is told in another order or number than it was found: its parts are the same.
_MOVED = ("findings", "accepted")


@cache
def made() -> Converter:
    """What turns records to JSON and back: it is made once, which costs more than its use."""
    from govbudget.jsonform import converter

    return converter()


def record_of(report: CheckReport) -> dict[str, Any]:
    """A report as what JSON can hold.

    Args:
        report: the report.
    """
    record: dict[str, Any] = made().unstructure(report)
    return record


def report_line(report: CheckReport, whole: CheckReport, record: Mapping[str, Any]) -> str:
    """A report as one line of JSON, with the pages of its rules.

    Args:
        report: what is told: the whole report, or one in which findings stand apart or are left
            out.
        whole: the whole report.
        record: the whole report as :func:`record_of` gives it. Only what is told otherwise is
            turned to JSON anew.
    """
    told = {**record, **_told_otherwise(report, whole, record)}
    told["rules"] = [{**one, **_pages(one["rule"])} for one in told["rules"]]
    return _line(told)


def json_line(outcome: Outcome) -> str:
    """What came of a document as one line of JSON: its report, or why it could not be checked.

    Empty where it is no document to be checked.

    Args:
        outcome: what came of it, with its line where there is a report.
    """
    if not outcome.problem:
        return outcome.line
    told = {language: outcome.problem.render(language) for language in LANGUAGES}
    return _line({"document": outcome.path, "problem": told["zh"], "problem_en": told["en"]})


def _line(record: Mapping[str, Any]) -> str:
    return json_text({**record, "generator": MARK}) + "\n"


def _told_otherwise(
    report: CheckReport, whole: CheckReport, record: Mapping[str, Any]
) -> dict[str, Any]:
    """The record of those fields of a report that are not the same objects as in the whole one."""
    known = {
        id(one): as_json
        for name in _MOVED
        for one, as_json in zip(getattr(whole, name), record[name], strict=True)
    }
    found: dict[str, Any] = {}
    for name in (one.name for one in fields(CheckReport)):
        told = getattr(report, name)
        if name in _MOVED:
            found[name] = [known[id(one)] for one in told]
        elif told is not getattr(whole, name):
            found[name] = made().unstructure(told)
    return found


def _pages(rule: str) -> dict[str, str]:
    """Where the page of a rule stands in each language, as far as it has one."""
    from govbudget.disclosure.reporting.pages import rule_page

    pages = {"page": rule_page(rule, "zh"), "page_en": rule_page(rule, "en")}
    return {name: page for name, page in pages.items() if page}
