"""The letter to the body that published a document: what was found in it, and where."""

from __future__ import annotations

import io
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from govbudget.base.messages import Message
from govbudget.base.shown import clipped, shown
from govbudget.disclosure.marking.comments import FILLS, severity_of
from govbudget.disclosure.marking.paper import Paper
from govbudget.disclosure.reporting.files import with_short_names
from govbudget.disclosure.reporting.order import in_order
from govbudget.disclosure.reporting.placewords import place_text
from govbudget.disclosure.reporting.replacements import replacements_of
from govbudget.disclosure.reporting.tally import Tally
from govbudget.disclosure.reporting.words import headline, mend_of, message_of
from govbudget.errors import MissingExtra
from govbudget.io.destination import MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from govbudget.disclosure.checks.records import CheckFinding, CheckReport
    from govbudget.disclosure.reporting.words import Language

__all__ = ["letter"]

#: So many places of a finding are told in a letter, and so much of each.
_PLACES, _LONGEST = 6, 160
#: The widths of the columns, in centimetres.
_WIDTHS = (1.1, 1.9, 4.5, 5.5, 3.6)


def letter(reports: Sequence[CheckReport], *, language: Language = "zh") -> bytes:
    """A letter (docx) with the findings of a document; of several a letter each, on a new page.

    Args:
        reports: the reports, a letter for each.
        language: the language of the letter.

    Raises:
        MissingExtra: the extra ``letter`` is not installed.

    .. versionadded:: 0.2.0
    """
    try:
        import docx
    except ImportError as error:
        raise MissingExtra("letter", Message("marking.purpose.letter")) from error
    document = docx.Document()
    paper = Paper(document)
    document.core_properties.author = MARK
    document.core_properties.title = ""
    document.core_properties.comments = ""
    for number, report in enumerate(reports):
        _write(paper, with_short_names(report), language, new_page=number > 0)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _write(paper: Paper, report: CheckReport, language: Language, *, new_page: bool) -> None:
    def said(word: str, **params: Any) -> str:
        return Message(f"marking.letter.{word}", **params).render(language)

    paper.title(said("title", what=shown(headline(report, language))), new_page=new_page)
    if report.unit_name:
        paper.line(said("to", body=shown(report.unit_name)))
    tally = Tally.of(report)
    paper.text(
        said(
            "opening",
            document=shown(_names(report)),
            errors=tally.errors,
            notices=tally.notices,
            roundings=tally.roundings,
        )
    )
    if report.findings:
        paper.text(said("ask"))
        _table(paper, report, language)
    else:
        paper.text(said("none"))
    paper.line(said("closing"))
    for word in ("sender", "day"):
        paper.right(said(word))
    files = ", ".join(
        f"{shown(PurePath(one.path).name)} {one.sha256[:16]}" for one in report.header.files
    )
    paper.small(
        said(
            "made_of",
            version=report.header.version,
            date=report.header.date,
            files=files or shown(_names(report)),
        )
    )


def _names(report: CheckReport) -> str:
    """The names of the files, without the folders of whoever checked them."""
    return " + ".join(PurePath(one).name for one in report.files or (report.document,))


def _table(paper: Paper, report: CheckReport, language: Language) -> None:
    heads = [
        Message(f"marking.letter.{word}").render(language)
        for word in ("number", "severity", "place", "what", "mend")
    ]
    table = paper.table(heads, _WIDTHS)
    for number, (_, finding) in enumerate(in_order(report), 1):
        what = shown(message_of(finding, language))
        cells = (
            f"{number}",
            severity_of(finding, language),
            _places(finding, language),
            f"{what}\n#{finding.id}",
            _mend(finding, language),
        )
        paper.row(table, cells, _WIDTHS, FILLS[finding.severity])


def _mend(finding: CheckFinding, language: Language) -> str:
    """What would mend it, and below it what is replaced by what."""
    told = (mend_of(finding, language), replacements_of(finding, language))
    return "\n".join(shown(one) for one in told if one) or "—"


def _places(finding: CheckFinding, language: Language) -> str:
    told = list(dict.fromkeys(place_text(one, language) for one in finding.places))
    chinese = language == "zh"
    lines = [shown(clipped(one, _LONGEST, chinese=chinese)) for one in told[:_PLACES] if one]
    if left := len(told) - len(told[:_PLACES]):
        lines.append(Message("marking.letter.more", count=left).render(language))
    return "\n".join(lines) or "—"
