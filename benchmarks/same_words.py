"""The words of our own site, published by us and by others, and served as a good host would.

Others get our English and Arabic pages with the embed codes as plain words and the boxes as text, so their pages are the shorter
ones. The least that is possible is the text of our published page alone, as one HTML file with a few lines of style inside.
"""

from __future__ import annotations

import gzip
import mimetypes
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import yaml
from selectolax.lexbor import LexborHTMLParser

from builders import PEERS, Builder, address
from localoffer.build import Options, build
from localoffer.issues import stops
from measure import cost
from own_site import ROOT

TAGS = ("en", "ar")
_CODE = re.compile(r"\{\{(?:[a-z-]+:)?([^{}]+)\}\}")
_BOX = re.compile(r'^(?:!!!|\?\?\?) \w+(?: "(?P<title>.*)")?$\n(?P<text>(?:(?: {4}.*)?\n)*)', re.MULTILINE)
_ANCHOR = re.compile(r" ?\{#[\w-]+\}")
_LINK = re.compile(r"\]\(([\w-]+)\.md(#[\w-]+)?\)")
_KEPT = {"href", "id", "lang", "dir"}
_ZIPPED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt"}


def pages() -> Iterator[tuple[str, str, str, str, str]]:
    """Yield (language, page, title, description, Markdown that every builder understands)."""
    for tag in TAGS:
        home = f"/{address(tag, 'index')}"
        for file in sorted((ROOT / "docs" / tag).glob("*.md")):
            _, front, body = file.read_text("utf-8").split("---\n", 2)
            body = _BOX.sub(lambda box: f"**{box['title'] or ''}**\n\n{re.sub('(?m)^    ', '', box['text'])}", body)
            words = _CODE.sub(lambda code: code[1].replace("-", " "), _ANCHOR.sub("", body))
            meta = yaml.safe_load(front)
            yield tag, file.stem, meta["title"], meta["description"], _LINK.sub(rf"]({home}\1/)", words)


def ours(folder: Path) -> Path:
    """Publish a copy of the project's own site; returns what was built."""
    from copies import own_site_copy  # type: ignore[import-not-found]

    issues = build(own_site_copy(folder), folder / "site", Options()).issues
    assert not stops(issues), issues
    return folder / "site"


def theirs(builder: Builder, folder: Path) -> Path:
    """Build the same words with another builder; returns what was built."""
    builder.begin(folder)
    for tag, page, title, description, body in pages():
        builder.write(folder, tag, page, title, description, body)
    cost(builder.command, folder)
    return folder / "built"


def alone(published: Path, folder: Path) -> Path:
    """Write the text of each of our published pages as one HTML file by hand, with nothing beside it; returns the folder."""
    style = (PEERS / "style.css").read_text("utf-8")
    for tag, page, title, description, _ in pages():
        main = LexborHTMLParser((published / address(tag, page) / "index.html").read_text("utf-8")).css_first("main")
        assert main is not None
        main.strip_tags(["script", "style", "svg", "img", "form", "template", "[hidden]"])
        for node in main.traverse():
            for name in node.attributes.keys() - _KEPT:
                del node.attrs[name]
        file = folder / address(tag, page) / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f'<!doctype html>\n<html lang="{tag}" dir="{"rtl" if tag == "ar" else "ltr"}">\n<meta charset="utf-8">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
            f'<meta name="description" content="{escape(description)}">\n<link rel="icon" href="data:,">\n'
            f"<style>\n{style}</style>\n{main.html}\n</html>\n",
            "utf-8",
        )
    return folder


@contextmanager
def zipped(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine alone as a good host would, gzipped and to be kept for an hour, and give its address."""
    answers: dict[str, tuple[bytes, dict[str, str]]] = {}
    for file in filter(Path.is_file, folder.rglob("*")):
        body, headers = file.read_bytes(), {"Content-Type": mimetypes.guess_type(file.name)[0] or "application/octet-stream"}
        headers["Cache-Control"] = "max-age=3600"
        if file.suffix in _ZIPPED:
            body, headers["Content-Encoding"] = gzip.compress(body), "gzip"
        answers["/" + file.relative_to(folder).as_posix().removesuffix("index.html")] = body, headers

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # or each answer waits 40 ms for an acknowledgement

        def do_GET(self) -> None:
            body, headers = answers.get(self.path.partition("?")[0], (b"", {}))
            self.send_response(200 if headers else 404)
            for name, value in (headers | {"Content-Length": str(len(body))}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
