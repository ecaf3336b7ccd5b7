"""What is done on the page: files come, are checked and given out, findings are accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote

from govbudget.base.messages import Message
from govbudget.errors import GovBudgetError, because, of_system
from govbudget.web import outputs
from govbudget.web.asking import NotHere, batch_of, report_of
from govbudget.web.batches import TooMuch
from govbudget.web.pictures import drawn_page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from govbudget.web.batches import Upload
    from govbudget.web.desk import Desk

__all__ = [
    "accept",
    "download",
    "download_all",
    "new_batch",
    "picture",
    "receive",
    "start",
    "take_back",
]

#: So long a form may be.
_FORM = 20_000
_FIELDS = 20


def new_batch(request: Request) -> Response:
    """A batch for files that are about to come."""
    from starlette.responses import JSONResponse

    desk: Desk = request.app.state.desk
    return JSONResponse({"batch": desk.batches.make(desk.language_of(request)).id})


async def receive(request: Request) -> Response:
    """A file, written to the disk as it comes; one that is too large is told and not kept."""
    from starlette.responses import JSONResponse

    batch = batch_of(request)
    upload = batch.place(request.query_params.get("name", ""))
    try:
        await _written(request, upload)
    except BaseException as error:
        batch.drop(upload)
        if isinstance(error, OSError):
            said = because("output.system", output=upload.name, why=of_system(error))
            raise GovBudgetError(said) from error
        raise
    return JSONResponse({"name": upload.name})


async def _written(request: Request, upload: Upload) -> None:
    """Write what comes to the disk, a piece at a time."""
    batches = request.app.state.desk.batches
    size = 0
    try:
        # What says beforehand that it is too large is not read at all.
        batches.take(0, int(request.headers.get("content-length", "0")))
        with open(upload.path, "xb") as file:  # noqa: ASYNC230, PTH123  a piece is small
            async for piece in request.stream():
                size += len(piece)
                batches.take(len(piece), size)
                file.write(piece)
    except BaseException:
        batches.give_back(size)
        raise


def start(request: Request) -> Response:
    """Begin the check of a batch."""
    from starlette.responses import JSONResponse

    desk: Desk = request.app.state.desk
    return JSONResponse({"started": desk.batches.start(batch_of(request))})


async def accept(request: Request) -> Response:
    """Enter a finding in the accept list, and show its document again."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import RedirectResponse

    given = await _form(request)
    back = request.url.path.removesuffix("/accept")
    try:
        await run_in_threadpool(_enter, request, given)
    except GovBudgetError as error:
        desk: Desk = request.app.state.desk
        said = quote(error.message.render(desk.language_of(request)))
        return RedirectResponse(f"{back}?failed={said}#{quote(given.get('id', ''))}", 303)
    return RedirectResponse(f"{back}#accepted", 303)


async def take_back(request: Request) -> Response:
    """Take a finding out of the accept list, and show its document again."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import RedirectResponse

    given = await _form(request)
    back = request.url.path.removesuffix("/take-back")
    id_ = given.get("id", "")
    try:
        await run_in_threadpool(_take_back, request, id_)
    except GovBudgetError as error:
        desk: Desk = request.app.state.desk
        said = quote(error.message.render(desk.language_of(request)))
        return RedirectResponse(f"{back}?failed={said}#accepted", 303)
    return RedirectResponse(f"{back}#{quote(id_)}", 303)


def _take_back(request: Request, id_: str) -> None:
    report_of(request)
    request.app.state.desk.kept.take_back(id_)


def _enter(request: Request, given: dict[str, str]) -> None:
    _, _, report = report_of(request)
    request.app.state.desk.kept.enter(report, given.get("id", ""), given)


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form; nothing more than a form has is read."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _FORM:
            raise TooMuch(Message("web.error.form"))
    try:
        return dict(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=_FIELDS))
    except ValueError as error:
        raise TooMuch(Message("web.error.form")) from error


def picture(request: Request) -> Response:
    """A page of a PDF as a picture."""
    from starlette.responses import Response as Answer

    desk: Desk = request.app.state.desk
    batch, _, report = report_of(request)
    names = list(report.files or (report.document,))
    name = names[min(int(request.path_params["file"]), len(names) - 1)]
    number = int(request.path_params["page"])
    path = batch.paths()[name]
    drawn = desk.batches.pool.call(name, drawn_page, path, number)
    size = {"x-page-width": f"{drawn.width:.2f}", "x-page-height": f"{drawn.height:.2f}"}
    # It stays in the memory of the browser while the page is open.
    kept = {"cache-control": "private, max-age=600"}
    return Answer(drawn.png, media_type="image/png", headers=size | kept)


def download(request: Request) -> Response:
    """The workbook, the letter or the marked copy of a document."""
    desk: Desk = request.app.state.desk
    batch, _, report = report_of(request)
    language = desk.language_of(request)
    kind = _kind(request, "marked", *outputs.KINDS)
    call = desk.batches.pool.call
    if kind == "marked":
        names = report.files or (report.document,)
        asked = request.query_params.get("file", "0")
        if asked not in {str(at) for at in range(len(names))}:
            raise NotHere(Message("web.error.gone"))
        name = names[int(asked)]
        return _given(call(name, outputs.marked_copy, batch.paths(), report, name, language))
    return _given(call(report.document, outputs.made, kind, [report], language, report.document))


def download_all(request: Request) -> Response:
    """The workbook or the letters of all documents of a batch."""
    desk: Desk = request.app.state.desk
    batch = batch_of(request)
    found = [desk.accepted(one.report) for _, one in sorted(batch.outcomes.items())]
    reports = [one for one in found if one is not None]
    kind = _kind(request, *outputs.KINDS)
    language = desk.language_of(request)
    return _given(desk.batches.pool.call(kind, outputs.made, kind, reports, language))


def _kind(request: Request, *known: str) -> str:
    kind: str = request.path_params["kind"]
    if kind not in known:
        raise NotHere(Message("web.error.gone"))
    return kind


def _given(made: outputs.Download) -> Response:
    """A file to be kept, never shown by the browser as a page of ours."""
    from starlette.responses import Response as Answer

    named = f"attachment; filename*=UTF-8''{quote(made.name, safe='')}"
    return Answer(made.data, media_type=made.media_type, headers={"content-disposition": named})
