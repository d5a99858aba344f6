"""Preview: what the server of a preview answers, and to whom."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Container, Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from localoffer import build
from localoffer.edition import Edition
from localoffer.edition.again import again
from localoffer.issues import Issue

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


class Preview:
    """A site while it is edited: the pages that a browser has open are made first, the rest behind them."""

    OPEN = 3
    """How many of the pages that were asked for last count as open."""

    def __init__(self, root: Path, folder: Path, tell: Callable[[Issue], None]) -> None:
        """Show the site below ``root``; ``folder`` is where it is written, and ``tell`` is told what is wrong."""
        self.root, self.folder, self.tell = root, folder, tell
        self.edition: Edition | None = None
        self.issues: list[Issue] = []
        self._open: dict[str, None] = {}
        self._first: dict[str, bytes] = {}
        """Address of a file -> what stands in it now, where it is newer than what was written."""
        self._makes = threading.Lock()
        self._saves = 0

    def whole(self) -> None:
        """Read and write all of it. What cannot be read leaves the last preview as it is."""
        saves, how = self._saves, build.Options(draft=True, preview=True, reloads=True)
        edition, issues = build.read(self.root, how)
        for issue in issues:
            self.tell(issue)
        if edition is None:
            return
        more: list[Issue] = []
        kept = build.kept_files(edition, "preview")
        build.write(build.files(kept, more), self.folder)
        kept.kept.save()
        for issue in more:
            self.tell(issue)
        with self._makes:
            if saves == self._saves:  # else what was saved since is newer, and all of it is read once more
                self.edition, self.issues, self._first = edition, issues, {}

    def first(self, changed: Collection[str]) -> None:
        """Make the open pages as they stand now; ``changed`` are the folders in which something was saved."""
        with self._makes:
            self._saves += 1
            if self.edition is None or not self._open:
                return
            shown = {url: key for key, page in self.edition.worded.items() if (url := f"{page.url}index.html") in self._open}
            edition = again(self.edition, self.issues, shown.values(), changed)
            if edition is None:
                return
            made = [file for url in self._open if (file := build.file_at(edition, url)) is not None]
            self._first |= {file.url: file.content for file in made}
            self.edition = edition

    def content(self, url: str) -> bytes | None:
        """Return what stands at the address of a file, ``pl/faqs/index.html``; None where there is no such file."""
        if url.endswith(".html"):
            self._open = dict.fromkeys([url, *(each for each in self._open if each != url)][: self.OPEN])
        first = self._first.get(url)
        if first is not None:
            return first
        try:
            return (self.folder / url).read_bytes()
        except OSError:  # it is not there, or has just gone
            return None
