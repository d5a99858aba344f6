"""Measure a reader's first visit on a slow phone and slow 3G, beside stock Material, in one run.

Both sites hold the words of ``docs/en/``: ours as published, every embed drawn; stock Material with the embed codes as
plain words, so its pages are the shorter ones, and with ``font: false``, so it does not wait for a font from elsewhere.
Both are served gzipped from this machine to Chromium: 400 ms before each answer, 400 kbit/s, a processor four times
slower, a screen of 390 by 800, nothing kept from an earlier visit. The table gives the median of the runs:

- first paint: until the first words or picture show; largest paint: until the largest of them does
- blocked: how long the page could not answer a touch (of each task over 50 ms, what is over)
- shift: how much jumps about, every layout shift added up (0 is best, over 0.1 is bad)
- requests, kB: what was fetched, and the bytes on the wire, headers included (Chromium does not tell the bytes of a
  worker: those of the script behind Material's search, some 12 kB, are missing)

Of our first paint to Material's, no page may take more than half: the program then leaves with 1.
Usage: python benchmarks/visit.py [--runs 3]
"""

from __future__ import annotations

import argparse
import gzip
import mimetypes
import re
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import NamedTuple

import yaml
from playwright.sync_api import Browser, sync_playwright

from build import ROOT, material, seconds
from localoffer.build import Options, build
from localoffer.issues import stops

sys.path.insert(0, str(ROOT / "tests"))
from browser.chromium import FLAGS, find  # type: ignore[import-not-found]
from copies import own_site_copy  # type: ignore[import-not-found]

OURS, THEIRS = "localoffer", "stock Material"
PAGES = ("", "faqs/", "time-limits/")
BUDGET = 0.5
SETTLED = 1500  # ms of quiet, for what a page starts after it has loaded
ZIPPED = {".html", ".css", ".js", ".json", ".svg"}
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
WATCH = """
window.seen = {first: 0, largest: 0, blocked: 0, shift: 0};
const watch = (type, see) =>
  new PerformanceObserver(list => list.getEntries().forEach(see)).observe({type, buffered: true});
watch("paint", entry => { if (entry.name === "first-contentful-paint") seen.first = entry.startTime; });
watch("largest-contentful-paint", entry => { seen.largest = entry.startTime; });
watch("longtask", entry => { seen.blocked += Math.max(0, entry.duration - 50); });
watch("layout-shift", entry => { if (!entry.hadRecentInput) seen.shift += entry.value; });
"""


class Visit(NamedTuple):
    """What one visit took: milliseconds, then what shifted, then what was fetched."""

    first: float
    largest: float
    blocked: float
    shift: float
    requests: float
    size: float


@contextmanager
def zipped(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine alone as a good host would, and give its address."""
    answers: dict[str, tuple[bytes, dict[str, str]]] = {}
    for file in filter(Path.is_file, folder.rglob("*")):
        body, headers = file.read_bytes(), {"Content-Type": mimetypes.guess_type(file.name)[0] or "application/octet-stream"}
        if file.suffix in ZIPPED:
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


def ours(folder: Path) -> Path:
    """Publish a copy of the project's own site; returns what was built."""
    issues = build(own_site_copy(folder), folder / "site", Options()).issues
    assert not stops(issues), issues
    return folder / "site"


def theirs(folder: Path) -> Path:
    """Build the same words with stock Material; returns what was built."""
    settings = material(folder, 1)
    for page in (ROOT / "docs/en").glob("*.md"):
        _, front, body = page.read_text("utf-8").split("---\n", 2)
        words = re.sub(r"\{\{(?:[a-z-]+:)?([^{}]+)\}\}", lambda code: code[1].replace("-", " "), body)
        (folder / "docs" / page.name).write_text(f"# {yaml.safe_load(front)['title']}\n{words}", "utf-8")
    seconds(settings)
    return folder / "built"


def visit(browser: Browser, address: str) -> Visit:
    """Open a page as somebody who was never there before."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    context.add_init_script(WATCH)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    asked: dict[str, str] = {}
    sizes: list[float] = []
    devtools.on("Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]}))
    devtools.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    devtools.send("Network.enable")
    devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    devtools.send("Network.emulateNetworkConditions", SLOW_3G)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    response = page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(SETTLED)
    # Asked this way, our pages keep their Content-Security-Policy while they are measured.
    seen = devtools.send("Runtime.evaluate", {"expression": "seen", "returnByValue": True})["result"]["value"]
    context.close()
    assert response and response.ok and seen["first"] > 0, f"{address} showed nothing"
    requests = sum(url.startswith("http") for url in asked.values())  # a data: address is not fetched
    return Visit(**seen, requests=requests, size=sum(sizes))


def main() -> int:
    """Print the table; returns 1 if a page is over the budget."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    taken: dict[tuple[str, str], list[Visit]] = {(page, site): [] for page in PAGES for site in (OURS, THEIRS)}
    with (
        tempfile.TemporaryDirectory() as scratch,
        zipped(ours(Path(scratch) / "ours")) as own,
        zipped(theirs(Path(scratch) / "theirs")) as stock,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=find(), args=FLAGS) as browser,
    ):
        for _ in range(runs):
            for (page, site), visits in taken.items():
                visits.append(visit(browser, (own if site == OURS else stock) + page))
    medians = {each: Visit(*map(median, zip(*visits, strict=True))) for each, visits in taken.items()}
    print("| Page | Site | first paint, ms | largest paint, ms | blocked, ms | shift | requests | kB |")
    print("| --- | --- |" + " --: |" * 6)
    for (page, site), it in medians.items():
        times = f"{it.first:.0f} | {it.largest:.0f} | {it.blocked:.0f} | {it.shift:.3f}"
        print(f"| {page or 'home'} | {site} | {times} | {it.requests:.0f} | {it.size / 1000:.1f} |")
    ratios = {page or "home": medians[page, OURS].first / medians[page, THEIRS].first for page in PAGES}
    said = ", ".join(f"{page} {ratio:.2f}" for page, ratio in ratios.items())
    print(f"\nFirst paint, ours to Material's: {said} (at most {BUDGET})")
    return int(max(ratios.values()) > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
