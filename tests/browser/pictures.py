"""Take the pictures: those of the README from the published site, and the icons and the card: ``make pictures``."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from localoffer.checks.links import served

sys.path.insert(0, str(Path(__file__).parents[1]))
from browser.chromium import FLAGS, find

ROOT = Path(__file__).parents[2]
SHOTS = (
    ("home-phone", "", 390, 800, "light"),
    ("how-it-works-phone-dark", "how-it-works/", 390, 800, "dark"),
    ("letter-phone", "letter/", 390, 800, "light"),
    ("letter-desktop", "letter/", 1280, 800, "light"),
    ("arabic-phone", "ar/", 390, 800, "light"),
    ("arabic-desktop-dark", "ar/time-limits/", 1280, 800, "dark"),
)
ASSETS = ROOT / "overrides" / "assets" / "pictures"
OWN = ROOT / "docs" / "assets" / "pictures"
"""Of the site that stands here, in the place of the theme's."""
CARD = """<body style="margin:0;width:1200px;height:630px;background:#0d4f52;color:#fff;font:700 72px/1.2 'Noto Sans',sans-serif;
display:grid;grid-template-columns:300px 1fr;align-items:center;gap:40px;padding:70px;box-sizing:border-box;
border-bottom:24px solid #ffd84d"><div>{icon}</div><div>SEND mediation
<p style="font:400 40px/1.4 'Noto Sans',sans-serif">When you disagree with a council about special help</p></div></body>"""


def _last_day(page: Page) -> None:
    """Ask for the last day of a letter of a month ago."""
    day = (dt.datetime.now(dt.UTC) - dt.timedelta(days=30)).date()
    for part in ("day", "month", "year"):
        page.locator(f".last-days .{part}").first.fill(str(getattr(day, part)))
    page.locator(".last-days [type=submit]").click()
    page.locator("[data-day]:visible").first.scroll_into_view_if_needed()
    page.evaluate("document.querySelector('[data-day]').scrollIntoView({ block: 'center', behavior: 'instant' })")


def _letter(page: Page) -> None:
    """Open the first letter."""
    page.locator("[data-tool] button").first.click()
    page.locator(".fill-fields input").first.fill("Sam Example, 3 May 2016")


ACTS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "last-days-phone": ("my-dates/", _last_day),
    "last-days-phone-arabic": ("ar/my-dates/", _last_day),
    "letters-phone": ("letters/", _letter),
    "which-way-phone-arabic": ("ar/which-way/", lambda page: None),
    "leaflet-phone": ("leaflet/", lambda page: None),
}
"""Pictures of the tools on a phone, and what is done before they are taken."""


def shoot(browser: Browser, address: str, shots: tuple[tuple[str, str, int, int, str], ...]) -> None:
    """Write pictures/<name>.png."""
    for name, path, width, height, scheme in shots:
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(address + path)
        page.screenshot(path=ROOT / "pictures" / f"{name}.png")
        page.close()
    for name, (path, act) in ACTS.items():
        page = browser.new_page(viewport={"width": 390, "height": 800})
        page.goto(address + path)
        act(page)
        page.screenshot(path=ROOT / "pictures" / f"{name}.png")
        page.close()


def draw(browser: Browser, html: str, width: int, height: int, name: str, folder: Path = ASSETS) -> None:
    """Write <folder>/<name>.png."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_content(html)
    page.screenshot(path=folder / f"{name}.png", omit_background=True)
    page.close()


def main() -> None:
    """Draw the icons and the card, then take every picture of the README."""
    icon = (ASSETS / "icon.svg").read_text("utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        for size in (192, 512):
            draw(browser, f'<body style="margin:0">{icon.replace("<svg", f"<svg width={size}", 1)}', size, size, f"icon-{size}")
        draw(browser, CARD.replace("{icon}", icon), 1200, 630, "card", OWN)
        with served(ROOT / "site") as address:
            shoot(browser, address, SHOTS)
        browser.close()


if __name__ == "__main__":
    main()
