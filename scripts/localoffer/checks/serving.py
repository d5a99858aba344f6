"""Serving: a built site on this machine alone, as its host will serve it."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class _Published(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as its host will: below the path of the site's address."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or each answer waits 40 ms for an acknowledgement

    def __init__(self, *arguments: Any, below: str, **options: Any) -> None:
        self.below = below
        super().__init__(*arguments, **options)

    def translate_path(self, path: str) -> str:
        """Return the file of an address; an address outside the site has none."""
        if not path.startswith(self.below):
            return str(Path(self.directory) / "outside-the-site")
        return super().translate_path("/" + path.removeprefix(self.below))

    def end_headers(self) -> None:
        """Tell linkchecker that it need not go slowly here."""
        self.send_header("LinkChecker", "as fast as you like")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # the library's name
        """Say nothing."""


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when a visitor hangs up."""


@contextmanager
def served(folder: Path, below: str = "/") -> Iterator[str]:
    """Serve a folder on this machine alone, below a path, and give its address."""
    handler = functools.partial(_Published, directory=str(folder), below=below)
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{below}"
        finally:
            server.shutdown()
            thread.join()
