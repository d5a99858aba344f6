"""Run five errands as a tired parent would, on a slow phone: how many taps, how much typing, and how long the phone takes.

Our own site as published, 360 by 640, English and Arabic, with scripts and without: 400 ms before each answer, 400 kbit/s, a
processor four times slower. Each errand begins on the home page and ends when its answer is on the screen. Seconds are the
phone's: loading and showing, not reading. An errand that cannot be done ends the program with 1.

The errands are found by what leads to them (the address of a link, a field, a button), so other words change nothing.
Usage: make errands
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Locator, Page, TimeoutError, sync_playwright

from localoffer.checks.serving import served
from own_site import ROOT

sys.path.insert(0, str(ROOT / "tests"))
from browser.chromium import FLAGS, find  # type: ignore[import-not-found]

SLOW = {"offline": False, "latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}


@dataclass
class Walk:
    """One errand under way."""

    page: Page
    scripts: bool
    taps: int = 0
    typed: int = 0
    asked: list[str] = field(default_factory=list)

    def tap(self, what: str | Locator) -> None:
        """Touch what a selector finds."""
        found = self.page.locator(what).first if isinstance(what, str) else what
        found.tap()
        self.taps += 1

    def go(self, link: str) -> None:
        """Touch a link, and wait for the page that it leads to."""
        with self.page.expect_navigation():
            self.tap(link)

    def type(self, what: Locator, text: str) -> None:
        """Type into a field."""
        what.fill(text)
        self.typed += len(text)

    def sees(self, what: str) -> None:
        """Wait until something is seen; without a tap it is on the page that is open."""
        self.page.locator(what).first.wait_for(state="visible")


def ring(walk: Walk) -> None:
    """Find out what to do today, and whom to ring: a button with a number."""
    walk.go("article a[href$='letter/']")
    walk.sees("article [data-kind=action] a[href^='tel:']")


def last_day(walk: Walk) -> None:
    """Find my last day, and put it in my calendar."""
    walk.go("article a[href$='my-dates/']")
    if not walk.scripts:
        walk.tap(".last-days > details > summary")
        walk.sees(".year td")
        return
    for part, text in (("day", "5"), ("month", "11"), ("year", "2026")):
        walk.type(walk.page.locator(f"[data-date] .{part}").first, text)
    walk.tap(".last-days [type=submit]")
    walk.sees("[data-day] .last-day")
    section = walk.page.locator("[data-day]:visible").last
    walk.tap(section.locator("summary"))
    with walk.page.expect_download():
        walk.tap(section.locator("details button").first)


def which_way(walk: Walk) -> None:
    """Find out whether I need a certificate, mediation or an appeal: the first answer each time, until there is an end."""
    walk.go("article a[href$='which-way/']")
    while walk.page.locator("article .answers a").count():
        walk.go("article .answers a")
    walk.sees("article.outcome [data-kind=action]")


def letter(walk: Walk) -> None:
    """Write the letter that asks for mediation: with scripts filled in and copied, else there to copy."""
    walk.tap(".menu summary")
    walk.go("nav a[href$='letters/']")
    if not walk.scripts:
        walk.sees("article .letter")
        return
    walk.tap("[data-tool] button")
    walk.sees(".fill-fields :is(input, textarea)")
    for each in walk.page.locator(".fill-room:visible").first.locator(":is(input:not([type=radio]), textarea)").all():
        walk.type(each, "Sample words")
    walk.tap(".fill-acts [name=copy]")
    walk.page.wait_for_function("() => [...document.querySelectorAll('.fill-room [role=status]')].some(each => each.textContent)")


def hand_on(walk: Walk) -> None:
    """Hand the page for today to somebody: by message, and on paper."""
    walk.go("article a[href$='letter/']")
    walk.tap(".share summary")
    walk.sees(".share a[href^='https://wa.me/']")
    walk.go(".share a[href$='leaflet/']")
    walk.sees("article.leaflet")


ERRANDS: tuple[tuple[str, Callable[[Walk], None]], ...] = (
    ("what to do today, and whom to ring", ring),
    ("my last day, and into my calendar", last_day),
    ("which way is right for me", which_way),
    ("write to the council", letter),
    ("hand it on, and the leaflet", hand_on),
)


def run(browser: Browser, start: str, errand: Callable[[Walk], None], *, scripts: bool) -> tuple[Walk, float]:
    """Run one errand in a browser that nobody has used; returns it and the seconds."""
    context = browser.new_context(
        viewport={"width": 360, "height": 640}, has_touch=True, java_script_enabled=scripts, accept_downloads=True
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.set_default_timeout(20_000)
    slow = context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", SLOW)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    walk = Walk(page, scripts)
    page.on("request", lambda request: walk.asked.append(request.url))
    begun = time.monotonic()
    page.goto(start)
    errand(walk)
    taken = time.monotonic() - begun
    context.close()
    return walk, taken


def main() -> int:
    """Print a row for each errand."""
    done = True
    print("| errand | language | scripts | taps | signs typed | seconds | requests |")
    print("| --- | --- | --- | --: | --: | --: | --: |")
    with sync_playwright() as playwright, served(ROOT / "site") as address:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        for name, errand in ERRANDS:
            for language, way in (("English", ""), ("Arabic", "ar/")):
                for scripts in (True, False):
                    try:
                        walk, taken = run(browser, address + way, errand, scripts=scripts)
                    except TimeoutError as fault:
                        print(f"| {name} | {language} | {'yes' if scripts else 'no'} | not done: {str(fault).splitlines()[0]} |")
                        done = False
                        continue
                    asked = [each for each in walk.asked if not each.startswith("blob:")]
                    assert all(each.startswith(address) for each in asked), "nothing is asked of anybody else"
                    row = (walk.taps, walk.typed, f"{taken:.1f}", len(asked))
                    print(f"| {name} | {language} | {'yes' if scripts else 'no'} | {' | '.join(map(str, row))} |")
        browser.close()
    return 0 if done else 1


if __name__ == "__main__":
    sys.exit(main())
