"""Say what a parent meets on the first screen of a small phone (360 × 640), from the published site: ``make screen``.

For each thing wanted it prints how many taps lead to it from home, and where it stands, in pixels from the top.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from localoffer.checks.serving import served

sys.path.insert(0, str(Path(__file__).parents[1]))
from browser.chromium import FLAGS, find

ROOT = Path(__file__).parents[2]
WIDTH, HEIGHT = 360, 640
WANTED = (
    ("the four ways in", "", ".cards > li:last-child", 0),
    ("the telephone number on home", "", ".call a", 0),
    ("the time limit, after a letter", "letter/", ".notice[data-kind=action] .deadline", 1),
    ("the call button, after a letter", "letter/", ".notice[data-kind=action] .call a", 1),
    ("the number on the contact page", "contact/", ".call a", 2),
    ("whether I need a certificate", "certificate/", "article > :is(p, ul)", 1),
    ("the field for my last day", "my-dates/", ".date-parts input", 1),
    ("my language, by its name", "", ".languages summary", 0),
    ("the menu", "", ".menu summary", 0),
    ("first words in Polish", "pl/letter/", "article > p", 1),
    ("first words in Russian", "ru/letter/", "article > p", 1),
    ("first words in Arabic", "ar/letter/", "article > p", 1),
    ("first words in Sorani", "ckb/letter/", "article > p", 1),
)
"""(what is wanted, page, what it is there, taps from home)."""


def edges(page: Page, selector: str) -> tuple[int, int] | None:
    """Return where something begins and ends, in pixels from the top of the page; None where it is not."""
    box = page.locator(selector).first.bounding_box() if page.locator(selector).count() else None
    return (round(box["y"]), round(box["y"] + box["height"])) if box else None


def main() -> None:
    """Print a line for each thing wanted."""
    with sync_playwright() as playwright, served(ROOT / "site") as address:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for what, path, selector, taps in WANTED:
            page.goto(address + path)
            found = edges(page, selector)
            where = "not there" if found is None else f"{found[0]} to {found[1]}"
            fits = "" if found is None or found[1] <= HEIGHT else "  (below the first screen)"
            print(f"{what:36} {taps} taps  {where}{fits}")
        browser.close()


if __name__ == "__main__":
    main()
