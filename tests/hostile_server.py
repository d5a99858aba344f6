"""A web server on this machine that answers as it is told, byte for byte, however wrong."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Answer = bytes | Callable[[socket.socket], None]
"""The bytes of an answer, or what sends them."""


def http(body: bytes = b"<p>Hello", *headers: str, status: str = "200 OK", media: str = "text/html", sized: bool = True) -> bytes:
    """Return an answer as it should be."""
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {media}"] if media else []), *headers]
    if sized and not any(each.lower().startswith(("content-length", "transfer-encoding")) for each in headers):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode() + body


def leads(to: str, status: str = "302 Found") -> bytes:
    """Return a redirect."""
    return http(b"", f"Location: {to}", status=status)


@contextlib.contextmanager
def serving(answers: Mapping[str, Answer]) -> Iterator[str]:
    """Serve answers, path -> answer, and give the address they are below. ``{base}`` in an answer is that address."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            with contextlib.suppress(OSError):
                path = self.rfile.readline().split(b" ")[1].decode().lstrip("/").partition("?")[0]
                while self.rfile.readline().strip():
                    pass
                answer = answers[path]
                if callable(answer):
                    answer(self.request)
                else:
                    self.request.sendall(answer.replace(b"{base}", base.encode()))

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True
        block_on_close = False
        request_queue_size = 64

        def handle_error(self, request: Any, client_address: Any) -> None:
            """Say nothing: whoever asked has gone."""

    with Server(("127.0.0.1", 0), Handler) as server:
        base = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield base
        server.shutdown()
