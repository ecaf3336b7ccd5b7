"""Serves the page on this machine alone, until somebody ends it."""

from __future__ import annotations

import logging
import os
import signal
import socket
from typing import TYPE_CHECKING, NoReturn

from attrs import field, frozen

from govbudget.base.messages import Language, Message
from govbudget.disclosure.checks.configuration import Configured
from govbudget.errors import GovBudgetError, MissingExtra, of_system
from govbudget.io.allowance import Limits

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Serving", "serve"]

_HOST = "127.0.0.1"
#: So long an answer that is at work may take when the end is asked for.
_GRACE = 2
#: What else than Ctrl-C asks for the end, as the closing of the terminal does.
_ENDS = ("SIGTERM", "SIGHUP")


@frozen
class Serving:
    """How the page is to be served.

    Attributes:
        port: the port; 0 is any that is free.
        language: the language of whoever chooses none on the page.
        accept: the file of the accept list.
        jobs: how many documents are checked at a time.
        limits: how much each may take.
        cache: the folder where reports are kept; empty for none.
        configured: what the settings file says.
    """

    port: int
    language: Language
    accept: str
    jobs: int
    limits: Limits
    cache: str = ""
    configured: Configured = field(factory=Configured)


def serve(wanted: Serving, opened: Callable[[str], None]) -> None:
    """Serve the page until SIGINT or SIGTERM; what was dropped on it is removed then.

    Args:
        wanted: how it is to be served.
        opened: what is told the address when it can be opened.

    Raises:
        MissingExtra: the extra ``web`` is not installed.
        GovBudgetError: the port is taken.
    """
    try:
        import jinja2  # noqa: F401  what the pages are made with
        import starlette  # noqa: F401
        import uvicorn
    except ImportError as error:
        raise MissingExtra("web", Message("web.purpose")) from error
    from govbudget.web.accepting import KeptList
    from govbudget.web.app import application
    from govbudget.web.batches import Batches
    from govbudget.web.desk import Desk
    from govbudget.web.pool import Pool

    kept = KeptList(wanted.accept)
    kept.known()
    with bound_socket(wanted.port) as bound:
        port = bound.getsockname()[1]
        pool = Pool(wanted.jobs, wanted.limits)
        batches = Batches(pool, wanted.limits, wanted.cache, wanted.configured.settings)
        cookie = f"govbudget-{port}-lang"
        desk = Desk(batches, kept, wanted.language, cookie, wanted.configured)
        guard = application(desk, port)
        config = uvicorn.Config(
            guard,
            lifespan="off",
            log_level=logging.ERROR if _is_debugged() else logging.CRITICAL,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_GRACE,
        )
        for name in _ENDS:
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _end)
        opened(f"http://{_HOST}:{port}/?token={guard.token}")
        try:
            uvicorn.Server(config).run(sockets=[bound])
        finally:
            batches.close()


def _is_debugged() -> bool:
    """Whether what goes wrong within is to be printed, with where it happened."""
    return bool(os.environ.get("GOVBUDGET_DEBUG"))


def _end(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def bound_socket(port: int) -> socket.socket:
    """A socket that only this machine reaches; whoever opens its address waits for an answer."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((_HOST, port))
        made.listen()
    except OSError as error:
        made.close()
        raise GovBudgetError(Message("web.error.port", port=port, why=of_system(error))) from error
    return made
