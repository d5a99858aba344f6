"""broken-link: every link and anchor inside the built site, followed by linkchecker."""

from __future__ import annotations

import csv
import functools
import http.server
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin

from localoffer.checks.document import Document
from localoffer.issues import Issue

PUBLISHED = "site"

SETTINGS = """
[checking]
threads=0
maxrequestspersecond=1000
robotstxt=0
[output]
status=0
"""


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


def check(site_dir: Path, documents: Mapping[str, Document], below: str) -> Iterator[Issue]:
    """Yield every link inside the site that leads nowhere, at each page it stands on.

    ``documents`` are the pages by their address below the site's; ``below`` is the path of the site's
    own address, ``/`` or ``/some/folder/``. linkchecker asks for each address once; the anchors are
    compared with the pages as they were parsed, because it would parse a page again for each of them.
    """
    if not documents:
        return
    with served(site_dir, below) as address, tempfile.TemporaryDirectory() as scratch:
        settings = Path(scratch) / "linkcheckerrc"
        settings.write_text(SETTINGS, encoding="utf-8")
        Path(scratch).chmod(0o755)  # linkchecker gives up root's rights, and then must still read this
        command = [sys.executable, "-m", "linkcheck", "-f", str(settings), "--no-status", "-r0", "--stdin", "-o", "csv/utf-8"]
        links = {
            page: [(target, urljoin(address + page, target)) for target in _targets(each)] for page, each in documents.items()
        }
        asked = {urldefrag(full).url for targets in links.values() for _, full in targets}
        wanted = "\n".join(sorted(full for full in asked if full.startswith(address.removesuffix(below))))
        result = subprocess.run(command, input=wanted, capture_output=True, text=True, encoding="utf-8", check=False)
        if result.returncode not in (0, 1) or "urlname" not in result.stdout:
            said = (result.stderr.strip().splitlines() or ["it said nothing"])[-1]
            yield Issue(PUBLISHED, 1, "links-not-checked", f"linkchecker could not run: {said}.")
            return
        broken = _broken(result.stdout)
        anchors = {address + page: each.ids for page, each in documents.items()}
        for page, targets in links.items():
            for target, full in targets:
                reason = broken.get(urldefrag(full).url) or _anchor_fault(full, anchors)
                if reason is not None:
                    message = f'The link "{target}" leads nowhere: {reason.rstrip(".")}.'
                    yield Issue(documents[page].path, 1, "broken-link", message)


def _anchor_fault(address: str, anchors: Mapping[str, frozenset[str]]) -> str | None:
    page, fragment = urldefrag(address)
    if not fragment or page not in anchors or unquote(fragment) in anchors[page]:
        return None
    return f'the page has no anchor "{unquote(fragment)}"'


def _broken(report: str) -> dict[str, str]:
    """Return address -> what is wrong with it."""
    lines = (line for line in report.splitlines() if line and not line.startswith("# "))
    return {row["url"]: row["result"] for row in csv.DictReader(lines, delimiter=";") if row["valid"] != "True"}


def _targets(document: Document) -> Iterator[str]:
    for element in document.root.iter():
        for name in ("href", "src"):
            if (target := element.get(name)) is not None:
                yield target
