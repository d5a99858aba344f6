"""Preview: what the server of a preview answers, and to whom."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names by which a browser reaches the machine it runs on."""
LONGEST = 2000
"""Of an address, in signs."""


def guarded(app: WSGIApplication, names: Container[str | None]) -> WSGIApplication:
    """Return a preview that refuses what no reader of it asks.

    A page of somebody else's can lead its own name to this machine, and then read the preview as its own (DNS rebinding).
    Its name stands in the Host header all the same (RFC 9110, 7.2). What no file can be called would end in a traceback.
    """

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        status, headers, said = "", [("Content-Type", "text/plain; charset=utf-8")], ""
        if _host(environ.get("HTTP_HOST", "")) not in names:
            status, said = "403 Forbidden", "The preview answers only to localhost, 127.0.0.1 and [::1]."
        elif environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            status, said = "405 Method Not Allowed", "The preview can only be read."
            headers.append(("Allow", "GET, HEAD"))
        elif "\0" in environ["PATH_INFO"] or len(environ["PATH_INFO"]) > LONGEST:
            status, said = "404 Not Found", "No page has such an address."
        if not status:
            return app(environ, start)
        start(status, headers)
        return [f"{said}\n".encode()]

    return answer


def _host(header: str) -> str | None:
    """Return the name in a Host header, without its port; none where there is no name."""
    try:
        return urlsplit(f"//{header}").hostname
    except ValueError:
        return None
