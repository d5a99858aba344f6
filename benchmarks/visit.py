"""Measure what a reader waits for on a slow phone: with localoffer, with others, and at the least that is possible, in one run.

All show the words of our own site, in English and Arabic (see `same_words.py`): ours as published, every embed drawn; Starlight
and Material with their own search; and the text of ours alone, as one HTML file with its style inside. They are served gzipped
from this machine to Chromium, on a screen of 390 by 800 and a processor four times slower: on slow 3G 400 ms before each answer
and 400 kbit/s, on slow 4G 150 ms and 1.6 Mbit/s. The tables give medians. First visits, with nothing kept from an earlier one:

- first paint: until the first words or picture show; largest paint: until the largest of them does
- blocked: how long the page could not answer a touch (of each task over 50 ms, what is over)
- shift: how much jumps about, every layout shift added up (0 is best, over 0.1 is bad)
- requests, kB: what was fetched, and the bytes on the wire, headers included (Chromium does not tell the bytes of a
  worker: those of the script behind Material's search, some 12 kB, are missing)

Five pages in a row: their largest paints added up, and all that was fetched, with what the browser keeps between them. Then a
first search: from the touch on what leads to it until the first result shows, with all typing; what was fetched; and the slowest
answer to a touch or a key on the page where the results show (interaction to next paint, where it is 16 ms or more).

On slow 3G, our first paint may take at most half of Material's and of Starlight's, and 1.1 times the least: else this leaves
with 1.
Usage: python benchmarks/visit.py [--runs 3] [--first-visits-alone]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import product
from math import inf
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from playwright.sync_api import Browser, CDPSession, Page, TimeoutError, sync_playwright

from builders import BUILDERS, INSTALLED, address
from measure import machine
from own_site import ROOT
from same_words import TAGS, alone, ours, theirs, zipped

sys.path.insert(0, str(ROOT / "tests"))
from browser.chromium import FLAGS, find  # type: ignore[import-not-found]

OURS, LEAST = "localoffer", "one file by hand"
VISITED = ("index", "faqs", "time-limits")
IN_A_ROW = ("index", "letter", "certificate", "time-limits", "contact")
ASKED = {"en": "certificate", "ar": "شهادة"}
PATIENCE = 30_000  # ms for a result of a search
SETTLED = 1500  # ms of quiet, for what a page starts after it has loaded
NETWORKS = {"slow 3G": (400, 400_000), "slow 4G": (150, 1_600_000)}
"""Milliseconds before each answer, bits in a second."""
SEARCH = {
    OURS: ("a.to-search", "#search", "\n", ".results ol li"),
    "material": (".md-header__button[for=__search]", ".md-search__input", "", ".md-search-result__item"),
    "starlight": ("button[data-open-modal]", ".pagefind-ui__search-input", "", ".pagefind-ui__result"),
}
"""What leads to the search, the field to type in, what asks (others search as one types), and a result."""
BUDGETS = {"material": 0.5, "starlight": 0.5, LEAST: 1.1}
"""Whose first paint -> how much of it ours may take, on slow 3G."""
NAMES = {each.folder: each.name for each in BUILDERS} | {"index": "home"}
"""As the tables say it."""
WATCH = """
window.seen = {first: 0, largest: 0, blocked: 0, shift: 0, answer: 0};
const watch = (type, see, more) =>
  new PerformanceObserver(list => list.getEntries().forEach(see)).observe({type, buffered: true, ...more});
watch("paint", entry => { if (entry.name === "first-contentful-paint") seen.first = entry.startTime; });
watch("largest-contentful-paint", entry => { seen.largest = entry.startTime; });
watch("longtask", entry => { seen.blocked += Math.max(0, entry.duration - 50); });
watch("layout-shift", entry => { if (!entry.hadRecentInput) seen.shift += entry.value; });
const answered = entry => { if (entry.interactionId) seen.answer = Math.max(seen.answer, entry.duration); };
watch("event", answered, {durationThreshold: 16});
"""


class Visit(NamedTuple):
    """What one visit took: milliseconds, then what shifted, then what was fetched."""

    first: float
    largest: float
    blocked: float
    shift: float
    requests: float
    size: float


class Place(NamedTuple):
    """Where something was measured."""

    network: str
    tag: str
    page: str
    """Empty for a walk, which is over several."""
    site: str


class Walk(NamedTuple):
    """What five pages in a row and then a search took: milliseconds and bytes."""

    pages: float
    pages_size: float
    search: float
    search_size: float
    answer: float


@dataclass
class Phone:
    """A slow phone with a browser that nobody has used."""

    page: Page
    devtools: CDPSession
    asked: dict[str, str] = field(default_factory=dict)
    """Of each request, its address."""
    sizes: list[float] = field(default_factory=list)

    def open(self, address: str) -> dict[str, float]:
        """Open a page and wait until it rests; returns what was seen of it."""
        response = self.page.goto(address, wait_until="networkidle")
        self.page.wait_for_timeout(SETTLED)
        seen = self.seen()
        assert response and response.ok and seen["first"] > 0, f"{address} showed nothing"
        return seen

    def seen(self) -> dict[str, float]:
        """Return what was seen of the page that is open."""
        # Asked this way, our pages keep their Content-Security-Policy while they are measured.
        answer: dict[str, Any] = self.devtools.send("Runtime.evaluate", {"expression": "seen", "returnByValue": True})
        return dict(answer["result"]["value"])


@contextmanager
def phone(browser: Browser, network: str) -> Iterator[Phone]:
    """Take a new phone."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    context.add_init_script(WATCH)
    page = context.new_page()
    it = Phone(page, context.new_cdp_session(page))
    it.devtools.on("Network.requestWillBeSent", lambda event: it.asked.update({event["requestId"]: event["request"]["url"]}))
    it.devtools.on("Network.loadingFinished", lambda event: it.sizes.append(event["encodedDataLength"]))
    it.devtools.send("Network.enable")
    latency, bits = NETWORKS[network]
    speed = {"offline": False, "latency": latency, "downloadThroughput": bits / 8, "uploadThroughput": bits / 8}
    it.devtools.send("Network.emulateNetworkConditions", speed)
    it.devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    yield it
    context.close()


def visit(browser: Browser, network: str, page: str) -> Visit:
    """Open a page as somebody who was never there before."""
    with phone(browser, network) as it:
        seen = it.open(page)
        requests = sum(url.startswith("http") for url in it.asked.values())  # a data: address is not fetched
        return Visit(seen["first"], seen["largest"], seen["blocked"], seen["shift"], requests, sum(it.sizes))


def walk(browser: Browser, network: str, site: str, home: str, tag: str) -> Walk:
    """Open five pages one after the other, and then search."""
    with phone(browser, network) as it:
        pages = sum(it.open(home + address(tag, page))["largest"] for page in IN_A_ROW)
        size = sum(it.sizes)
        if site not in SEARCH:
            return Walk(pages, size, 0, 0, 0)
        leads, types, asks, found = SEARCH[site]
        began = time.monotonic()
        it.page.locator(leads).first.tap()
        it.page.locator(types).first.press_sequentially(ASKED[tag] + asks, delay=50)
        try:
            it.page.locator(found).first.wait_for(state="visible", timeout=PATIENCE)
            taken = (time.monotonic() - began) * 1000
        except TimeoutError:
            taken = inf  # it finds nothing
        it.page.wait_for_timeout(SETTLED)
        return Walk(pages, size, taken, sum(it.sizes) - size, it.seen()["answer"])


def middle(taken: Iterable[Iterable[float]]) -> list[float]:
    """Return the medians."""
    return [median(each) for each in zip(*taken, strict=True)]


def published(scratch: Path) -> dict[str, Path]:
    """Publish the same words with each; returns their folders by name."""
    peers = {each.folder: each for each in BUILDERS if each.folder in SEARCH}
    others = {name: theirs(each, scratch / name) for name, each in peers.items() if each.is_here}
    own = ours(scratch / "ours")
    return {OURS: own, LEAST: alone(own, scratch / "alone"), **others}


def measured(runs: int, *, walked: bool = True) -> tuple[dict[Place, Visit], dict[Place, Walk]]:
    """Visit and, if so, walk; returns the medians.

    The first page that a browser opens waits for the browser itself, so that one counts for nobody. Another site is the first
    in each run.
    """
    visits: dict[Place, list[Visit]] = {}
    walks: dict[Place, list[Walk]] = {}
    INSTALLED.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(dir=INSTALLED, prefix="sites-") as scratch,
        ExitStack() as serving,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=find(), args=FLAGS) as browser,
    ):
        homes = {name: serving.enter_context(zipped(folder)) for name, folder in published(Path(scratch)).items()}
        visit(browser, "slow 4G", homes[LEAST] + address(TAGS[0], VISITED[0]))
        for run, network, tag in product(range(runs), NETWORKS, TAGS):
            print(f"run {run + 1} of {runs}: {network}, {tag}", file=sys.stderr)
            turn = deque(homes.items())
            turn.rotate(-run)
            for page, (name, home) in product(VISITED, turn):
                place = Place(network, tag, page, name)
                visits.setdefault(place, []).append(visit(browser, network, home + address(tag, page)))
            for name, home in turn if walked else ():
                walks.setdefault(Place(network, tag, "", name), []).append(walk(browser, network, name, home, tag))
    return (
        {place: Visit(*middle(taken)) for place, taken in visits.items()},
        {place: Walk(*middle(taken)) for place, taken in walks.items()},
    )


def print_tables(visits: dict[Place, Visit], walks: dict[Place, Walk]) -> None:
    """Print a line for each page of each site, and one for each way through a site."""
    paints = " | ".join(f"{network}: first, largest paint, blocked, ms" for network in NETWORKS)
    print(f"| page | site | {paints} | shift | requests | kB |\n| --- | --- |{' --: |' * (len(NETWORKS) + 3)}")
    for at in dict.fromkeys(place._replace(network="") for place in visits):
        each = [visits[at._replace(network=network)] for network in NETWORKS]
        times = " | ".join(f"{it.first:.0f}, {it.largest:.0f}, {it.blocked:.0f}" for it in each)
        shift, requests, size = (max(getattr(it, name) for it in each) for name in ("shift", "requests", "size"))
        where = f"{NAMES.get(at.page, at.page)} ({at.tag}) | {NAMES.get(at.site, at.site)}"
        print(f"| {where} | {times} | {shift:.3f} | {requests:.0f} | {size / 1000:.1f} |")
    if not walks:
        return
    print("\n| network | language | site | five pages, ms | kB | first search, ms | kB | slowest answer, ms |")
    print("| --- | --- | --- |" + " --: |" * 5)
    for at, way in walks.items():
        cells = [f"{way.pages:.0f}", f"{way.pages_size / 1000:.1f}"]
        found = f"{way.search:.0f}" if way.search < inf else "nothing found"
        cells += [found, f"{way.search_size / 1000:.1f}", f"{way.answer:.0f}"] if way.search else ["-"] * 3
        print(f"| {at.network} | {at.tag} | {NAMES.get(at.site, at.site)} | {' | '.join(cells)} |")


def main() -> int:
    """Print the tables; returns 1 if a page is over the budget."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--first-visits-alone", action="store_true")
    asked = parser.parse_args()
    visits, walks = measured(asked.runs, walked=not asked.first_visits_alone)
    print_tables(visits, walks)
    print()
    over = False
    for other, budget in BUDGETS.items():
        pairs = [(at, visits[at._replace(site=OURS)].first / it.first) for at, it in visits.items() if at.site == other]
        slow = {f"{NAMES.get(at.page, at.page)} ({at.tag})": ratio for at, ratio in pairs if at.network == "slow 3G"}
        said = ", ".join(f"{page} {ratio:.2f}" for page, ratio in slow.items())
        print(f"First paint on slow 3G, ours to that of {NAMES.get(other, other)} (at most {budget}): {said}")
        over = over or any(ratio > budget for ratio in slow.values())
    print(f"\n{machine()}")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
