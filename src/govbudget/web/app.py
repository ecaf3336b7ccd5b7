"""The page as an application: its addresses, and what is said where something goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govbudget.base.messages import Message
from govbudget.errors import GovBudgetError
from govbudget.web import actions, views
from govbudget.web.asking import NotHere
from govbudget.web.batches import TooMuch
from govbudget.web.guard import Guard
from govbudget.web.templates import part
from govbudget.web.words import word

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from govbudget.web.desk import Desk

__all__ = ["application"]

_STATIC = {
    "icon.svg": "image/svg+xml",
    "page.css": "text/css",
    "page.js": "text/javascript",
    "viewer.js": "text/javascript",
}


def application(desk: Desk, port: int, token: str | None = None) -> Guard:
    """The page, guarded.

    Args:
        desk: what its requests share.
        port: its port.
        token: what its address has; None makes one.
    """
    from starlette.applications import Starlette
    from starlette.routing import Route

    document = "/batches/{batch}/documents/{number:int}"
    app = Starlette(
        routes=[
            Route("/", views.home_page),
            Route("/static/{name}", _static),
            Route("/codes", views.codes_page),
            Route("/batches", actions.new_batch, methods=["POST"]),
            Route("/batches/{batch}", views.batch_page),
            Route("/batches/{batch}/state", views.state),
            Route("/batches/{batch}/files", actions.receive, methods=["POST"]),
            Route("/batches/{batch}/check", actions.start, methods=["POST"]),
            Route("/batches/{batch}/files/{kind}", actions.download_all),
            Route(document, views.document_page),
            Route(f"{document}/report", views.report_page),
            Route(f"{document}/pages/{{file:int}}/{{page:int}}.png", actions.picture),
            Route(f"{document}/accept", actions.accept, methods=["POST"]),
            Route(f"{document}/take-back", actions.take_back, methods=["POST"]),
            Route(f"{document}/files/{{kind}}", actions.download),
        ],
        exception_handlers={
            GovBudgetError: _said,
            404: _missing,
            500: _fault,
        },
    )
    app.state.desk = desk
    return Guard(app, port, token)


async def _static(request: Request) -> Response:
    from starlette.responses import Response as Answer

    name = request.path_params["name"]
    if name not in _STATIC:
        raise NotHere(Message("web.error.gone"))
    text = part(f"static/{name}")
    if name == "page.css":
        from govbudget.disclosure.reporting.style import STYLE

        text = STYLE + text
    return Answer(text, media_type=_STATIC[name])


def _said(request: Request, error: Exception) -> Response:
    """What is wrong, as a page or as what the script of the page reads."""
    from starlette.responses import JSONResponse

    desk: Desk = request.app.state.desk
    assert isinstance(error, GovBudgetError)  # noqa: S101  it is registered for these
    said = error.message.render(desk.language_of(request))
    status = 404 if isinstance(error, NotHere) else 413 if isinstance(error, TooMuch) else 400
    if request.method == "POST":
        return JSONResponse({"error": said}, status)
    return views.page(request, "error.html", status, said=said)


def _missing(request: Request, _: Exception) -> Response:
    return _said(request, NotHere(Message("web.error.gone")))


def _fault(request: Request, _: Exception) -> Response:
    desk: Desk = request.app.state.desk
    return views.page(
        request, "error.html", 500, said=word("error.fault", desk.language_of(request))
    )
