"""Keeps everybody else out: other sites, other programs that guess the address, other names."""

from __future__ import annotations

import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, MutableMapping
    from typing import Any, TypeAlias

    Scope: TypeAlias = MutableMapping[str, Any]
    Receive: TypeAlias = Callable[[], Awaitable[MutableMapping[str, Any]]]
    Send: TypeAlias = Callable[[MutableMapping[str, Any]], Awaitable[None]]
    App: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

__all__ = ["Guard"]

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'self'"
)
#: What every answer says; a policy that an answer has already stays.
_HEADERS = {
    b"content-security-policy": _POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"SAMEORIGIN",
    # Not no-referrer: a form would be sent with the origin null then.
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=()",
    b"cache-control": b"no-store",
}
_SAFE = {"GET", "HEAD"}
_OWN = {"", "same-origin", "none"}


class Guard:
    """Lets in who opened the address that the command printed, from this page and under its name.

    Who has the token in the address gets it as a cookie, which the browser sends from this page
    alone. A name that somebody else has made to lead here (DNS rebinding) is refused by ``Host``, a
    form or script of another site by ``Origin`` and ``Sec-Fetch-Site``.

    Args:
        app: what answers.
        port: the port of the page.
        token: what the address has; None makes one.
    """

    def __init__(self, app: App, port: int, token: str | None = None) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}
        self.token = token or secrets.token_urlsafe(32)
        # Cookies know no ports: two pages at once need two names.
        self._cookie = f"govbudget-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse to."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        if headers.get("host") not in self._hosts or not _from_here(scope["method"], headers):
            await _refuse(send)
        elif scope["path"] == "/" and self._is_token(_asked(scope)):
            await self._let_in(send)
        elif self._is_token(self._kept(headers.get("cookie", ""))):
            await self._app(scope, receive, _with_headers(send))
        else:
            await _refuse(send)

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode())

    def _kept(self, cookies: str) -> str:
        try:
            kept = SimpleCookie(cookies).get(self._cookie)
        except CookieError:
            return ""
        value: str = kept.value if kept else ""
        return value

    async def _let_in(self, send: Send) -> None:
        cookie = f"{self._cookie}={self.token}; HttpOnly; SameSite=Strict; Path=/"
        await _answer(send, 303, [(b"location", b"/"), (b"set-cookie", cookie.encode())])


def _from_here(method: str, headers: dict[str, str]) -> bool:
    """Whether a request comes from this page, or from whoever typed the address."""
    if headers.get("sec-fetch-site", "") not in _OWN:
        return False
    if method in _SAFE:
        return True
    return headers.get("origin") == f"http://{headers['host']}"


def _asked(scope: Scope) -> str:
    query = parse_qs(scope["query_string"].decode("latin-1"))
    return str(query.get("token", [""])[0])


def _with_headers(send: Send) -> Send:
    async def sent(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            own = list(message.get("headers", []))
            named = {name.lower() for name, _ in own}
            message["headers"] = own + [one for one in _HEADERS.items() if one[0] not in named]
        await send(message)

    return sent


async def _refuse(send: Send) -> None:
    text = "govbudget: 请打开命令行中显示的地址。 Open the address that the command printed.\n"
    await _answer(send, 403, [(b"content-type", b"text/plain; charset=utf-8")], text.encode())


async def _answer(
    send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes = b""
) -> None:
    whole = _with_headers(send)
    await whole({"type": "http.response.start", "status": status, "headers": headers})
    await whole({"type": "http.response.body", "body": body})
