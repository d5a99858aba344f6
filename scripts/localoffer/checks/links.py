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
from urllib.parse import unquote, urlsplit

from ..issues import Issue

PUBLISHED = "site"

SETTINGS = """
[checking]
threads=0
maxrequestspersecond=1000
robotstxt=0
[output]
status=0
[AnchorCheck]
"""


class _Published(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as its host will: below the path of the site's address."""

    protocol_version = "HTTP/1.1"

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


@contextmanager
def served(folder: Path, below: str = "/") -> Iterator[str]:
    """Serve a folder on this machine alone, below a path, and give its address."""
    handler = functools.partial(_Published, directory=str(folder), below=below)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{below}"
        finally:
            server.shutdown()
            thread.join()


def check(site_dir: Path, sources: Mapping[str, str], below: str) -> Iterator[Issue]:
    """Yield every link between pages that leads nowhere, at the file it stands in.

    ``below`` is the path of the site's address, ``/`` or ``/some/folder/``.
    """
    if not (site_dir / "index.html").is_file():
        return
    with served(site_dir, below) as address, tempfile.TemporaryDirectory() as scratch:
        settings = Path(scratch) / "linkcheckerrc"
        settings.write_text(SETTINGS, encoding="utf-8")
        Path(scratch).chmod(0o755)  # linkchecker gives up root's rights, and then must still read this
        command = [sys.executable, "-m", "linkcheck", "-f", str(settings), "--no-status", "-o", "csv/utf-8"]
        pages = [file.relative_to(site_dir).as_posix().removesuffix("index.html") for file in sorted(site_dir.rglob("*.html"))]
        result = subprocess.run(
            [*command, *(address + page for page in pages)], capture_output=True, text=True, encoding="utf-8", check=False
        )
        if result.returncode not in (0, 1) or "urlname" not in result.stdout:
            said = (result.stderr.strip().splitlines() or ["it said nothing"])[-1]
            yield Issue(PUBLISHED, 1, "links-not-checked", f"linkchecker could not run: {said}.")
            return
        yield from _broken(result.stdout, address, below, sources)


def _broken(report: str, address: str, below: str, sources: Mapping[str, str]) -> Iterator[Issue]:
    lines = (line for line in report.splitlines() if line and not line.startswith("#"))
    for row in csv.DictReader(lines, delimiter=";"):
        if row["valid"] == "True" and "nchor" not in row["warningstring"]:
            continue
        parent = unquote(urlsplit(row["parentname"]).path).removeprefix(below).removesuffix("index.html")
        path = sources.get(parent, f"{PUBLISHED}/{parent}")
        reason = row["warningstring"] if row["valid"] == "True" else row["result"]
        target = row["urlname"].removeprefix(address)
        yield Issue(path, 1, "broken-link", f'The link "{target}" leads nowhere: {" ".join(reason.split())}.')
