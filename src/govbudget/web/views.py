"""The pages: where documents are dropped, how far they are, what was found, what codes mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from govbudget.base.messages import Message
from govbudget.errors import GovBudgetError
from govbudget.io.limits import LARGEST
from govbudget.web.asking import batch_of, outcome_of, report_of
from govbudget.web.pictures import page_count
from govbudget.web.shownfindings import (
    accepted_in,
    counts_of,
    findings_in,
    line_of,
    severity_words,
)
from govbudget.web.templates import rendered

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from govbudget.base.messages import Language
    from govbudget.web.batches import Batch
    from govbudget.web.desk import Desk

__all__ = [
    "batch_page",
    "codes_page",
    "document_page",
    "home_page",
    "page",
    "report_page",
    "state",
]

_HITS = 30


def page(request: Request, name: str, /, status: int = 200, **given: Any) -> Response:
    """A page in the language of the reader.

    Args:
        request: what asks for it.
        name: its template.
        status: the status of the answer.
        given: what it shows.
    """
    from starlette.responses import HTMLResponse

    desk: Desk = request.app.state.desk
    language = desk.language_of(request)
    other = "en" if language == "zh" else "zh"
    switch = str(request.url.include_query_params(lang=other).replace(scheme="", netloc=""))
    text = rendered(desk.templates, name, language, switch=switch, desk=desk, **given)
    answer = HTMLResponse(text, status)
    if request.query_params.get("lang") in {"zh", "en"}:
        answer.set_cookie(desk.cookie, language, httponly=True, samesite="strict")
    return answer


def home_page(request: Request) -> Response:
    """Where documents are dropped."""
    desk: Desk = request.app.state.desk
    batches = [
        {"id": one.id, "names": [each.name for each in one.uploads], "ended": one.ended}
        for one in desk.batches.all()
    ]
    return page(request, "home.html", batches=batches, largest=LARGEST)


def batch_page(request: Request) -> Response:
    """The documents of a batch, and how far their check is."""
    batch = batch_of(request)
    language = request.app.state.desk.language_of(request)
    return page(
        request,
        "batch.html",
        **_state(request, batch, language),
        severities=severity_words(language),
    )


def state(request: Request) -> Response:
    """How far the check of a batch is, for the script of its page."""
    from starlette.responses import JSONResponse

    batch = batch_of(request)
    return JSONResponse(_state(request, batch, request.app.state.desk.language_of(request)))


def _state(request: Request, batch: Batch, language: Language) -> dict[str, Any]:
    desk: Desk = request.app.state.desk
    done = dict(batch.outcomes)
    lines = [
        line_of(number, one, desk.accepted(one.report), language)
        for number, one in sorted(done.items())
    ]
    return {
        "batch": batch.id,
        "ended": batch.ended,
        "of": len(batch.uploads),
        "lines": lines,
        "any": any(one.report for one in done.values()),
    }


def document_page(request: Request) -> Response:
    """The findings of a document beside its pages."""
    desk: Desk = request.app.state.desk
    batch, outcome, report = report_of(request)
    language = desk.language_of(request)
    number = int(request.path_params["number"])
    names = list(report.files or (report.document,))
    paths = batch.paths()
    pages = [desk.batches.pool.call(one, page_count, paths[one]) for one in names]
    found = findings_in(report, language)
    marks = [
        {name: place[name] for name in ("page", "file", "box")}
        | {"finding": one["number"], "severity": one["severity"]}
        for one in found
        for place in one["places"]
        if place["page"] and pages[place["file"]]
    ]
    return page(
        request,
        "document.html",
        **line_of(number, outcome, report, language),
        batch=batch.id,
        findings=found,
        names=names,
        pages=pages,
        marks=marks,
        accepted=accepted_in(report, language, {one.id for one in desk.kept.known().entries}),
        note=outcome.note,
        year=report.year,
        counted=counts_of(report),
        severities=severity_words(language),
        failed=request.query_params.get("failed", ""),
    )


def report_page(request: Request) -> Response:
    """The whole report of a document, with its tables drawn and what was checked."""
    from starlette.responses import HTMLResponse

    from govbudget.disclosure.reporting import html_page

    _, outcome = outcome_of(request)
    if outcome.section is None:
        raise GovBudgetError(Message("web.error.gone"))
    text = html_page([outcome.section], language=batch_of(request).language)
    policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
    return HTMLResponse(text, headers={"content-security-policy": policy})


def codes_page(request: Request) -> Response:
    """What a search for codes finds, each with its path and its meaning."""
    from govbudget.searching import search

    asked = request.query_params.get("q", "").strip()[:100]
    hits: list[dict[str, Any]] = []
    if asked:
        language = request.app.state.desk.language_of(request)
        hits = [_hit(one, language) for one in search(asked, limit=_HITS)]
    return page(request, "codes.html", asked=asked, hits=hits)


def _hit(one: Any, language: Language) -> dict[str, Any]:
    from govbudget.classification.catalogue import shipped

    entry = shipped().tree(one.scheme, one.year)[one.code]
    above = [f"{each.code} {each.name}" for each in entry.ancestors]
    return {
        "code": one.code,
        "name": one.name,
        "year": one.year,
        "path": above,
        "english": one.name_en if language == "en" else "",
        "scheme": one.scheme.chinese if language == "zh" else one.scheme.value.replace("_", " "),
        "definition": entry.definition.text if entry.definition else "",
    }
