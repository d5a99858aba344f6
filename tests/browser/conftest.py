"""A real browser over the built sites, served on this machine alone."""

from __future__ import annotations

import functools
import http.server
import os
import re
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from browser.chromium import FLAGS, find
from browser.engines import MODULES
from browser.places import address
from browser.subject import Subject, left_open
from localoffer.checks.serving import served
from own import OWN

FAILURES = Path(__file__).parents[1] / "failures"
"""Where the picture of a page goes that failed a test."""
_here: list[Browser] = []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where a test failed, keep what the browser showed."""
    report = yield
    if report.when == "call" and report.failed and _here and item.get_closest_marker("browser"):
        FAILURES.mkdir(exist_ok=True)
        name = re.sub(r"\W+", "-", f"{item.path.stem} {item.name}").strip("-")
        for number, page in enumerate(left_open(_here[0]), 1):
            file = FAILURES / f"{name}-{number}.png"
            with suppress(Error):  # a page that is gone has no picture, and the report goes on
                page.screenshot(path=file, full_page=True)
            report.sections.append(("picture", f"{page.url}: {file}"))
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chrome or Chromium with a fresh profile."""
    path = find()
    if path is None:
        message = "NO CHROME OR CHROMIUM: THE BROWSER TESTS WERE NOT RUN"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        _here.append(chromium)
        yield chromium
        _here.clear()
        chromium.close()


@pytest.fixture(scope="session")
def own_site(site_built: Path) -> Iterator[str]:
    """Return the address of the project's own site, below the path it is published at."""
    with served(site_built, urlsplit(OWN["address"]).path) as address:
        yield address


@pytest.fixture(scope="session")
def small_site_address(good_built: Path) -> Iterator[str]:
    """Return the address of the small site in three languages, below the path it is published at."""
    with served(good_built, "/some/folder/") as address:
        yield address


@pytest.fixture(scope="session")
def sites(own_site: str, small_site_address: str, many_services: str, draft_built: Path) -> Iterator[dict[str, str]]:
    """Return the address of each site: our own, the small one, one of twelve services, and a draft with the gallery."""
    with served(draft_built) as draft:
        yield {"own": own_site, "small": small_site_address, "many": many_services, "draft": draft}


@pytest.fixture(scope="session")
def many_services(directory_built: Path) -> Iterator[str]:
    """Return the address of a council's Local Offer of twelve services."""
    with served(directory_built, "/offer/") as address:
        yield address


@pytest.fixture
def subject(browser: Browser, sites: dict[str, str]) -> Callable[[str], Subject]:
    """Return what makes a place into what a check takes."""
    return lambda place: Subject(browser, address(sites, place), sites[place.partition(":")[0]])


class _Open(http.server.SimpleHTTPRequestHandler):
    """Serves a folder with the one header that a script or a fragment needs across origins."""

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def open_server(folder: Path) -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Open, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="session")
def source(good_built: Path) -> Iterator[str]:
    """Return where the small site is served."""
    with open_server(good_built) as address:
        yield address


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """Return a folder and the address, of another origin, where it is served."""
    folder = tmp_path_factory.mktemp("council")
    with open_server(folder) as address:
        yield folder, address.replace("127.0.0.1", "localhost")


def pasted(council: tuple[Path, str], body: str, name: str = "page.html") -> str:
    """Write a page of that council with an embed in it, and return its address."""
    folder, address = council
    page = f"<!doctype html><html lang='en'><head><title>A council</title></head><body><h1>Council</h1>{body}</body></html>"
    (folder / name).write_text(page, "utf-8")
    return address + name


@pytest.fixture(scope="session")
def engines() -> None:
    """Make sure that the engines which only npm has are installed."""
    if not MODULES.exists():
        message = "NO ENGINES IN tests/engines/node_modules: IBM, HTML_CODESNIFFER AND NU WERE NOT RUN. RUN: make test"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)


def pages_of(folder: Path) -> list[str]:
    """Return every address in a built sitemap, below the site's own."""
    root = ElementTree.parse(folder / "sitemap.xml").getroot()  # noqa: S314  # our own file
    names = root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    addresses = [name.text or "" for name in names]
    home = min(addresses, key=len)
    return [address.removeprefix(home) for address in addresses]
