"""Take the pictures: twelve pages on a phone and a desktop, in two languages, dark and printed; the icons and the card.

``make pictures``. Each is ``pictures/<page>-<how>.webp``; the letter page stands beside the same words in other designs
(``beside.py``). What the folder weighs is printed.
"""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from localoffer.checks.serving import served

sys.path.insert(0, str(Path(__file__).parents[1]))
from browser.beside import beside
from browser.chromium import FLAGS, find

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "pictures"
QUALITY, WIDEST = 45, 960
"""Of WebP, and how wide a picture is at most: words can be read, and a picture of a phone has some 15 kB."""
PHONE, DESKTOP = (360, 640), (1280, 800)
HOWS: dict[str, tuple[str, tuple[int, int], str]] = {
    "phone": ("", PHONE, "light"),
    "phone-dark": ("", PHONE, "dark"),
    "phone-arabic": ("ar/", PHONE, "light"),
    "desktop": ("", DESKTOP, "light"),
    "desktop-arabic": ("ar/", DESKTOP, "light"),
}
"""How a page is shown -> its language's folder, the size of the screen, the colours."""
ASSETS = ROOT / "overrides" / "assets" / "pictures"
OWN = ROOT / "docs" / "assets" / "pictures"
"""Of the site that stands here, in the place of the theme's."""
CARD = """<body style="margin:0;width:1200px;height:630px;background:#0d4f52;color:#fff;font:700 72px/1.2 'Noto Sans',sans-serif;
display:grid;grid-template-columns:300px 1fr;align-items:center;gap:40px;padding:70px;box-sizing:border-box;
border-bottom:24px solid #ffd84d"><div>{icon}</div><div>SEND mediation
<p style="font:400 40px/1.4 'Noto Sans',sans-serif">When you disagree with a council about special help</p></div></body>"""


def _as_it_is(page: Page) -> None:
    """Do nothing."""


def _last_day(page: Page) -> None:
    """Ask for the last day of a letter of a month ago."""
    day = (dt.datetime.now(dt.UTC) - dt.timedelta(days=30)).date()
    for part in ("day", "month", "year"):
        page.locator(f".last-days .{part}").first.fill(str(getattr(day, part)))
    page.locator(".last-days [type=submit]").click()
    page.locator("[data-day]:visible").first.wait_for()
    page.evaluate("document.querySelector('[data-day]').scrollIntoView({ block: 'center', behavior: 'instant' })")


def _letter(page: Page) -> None:
    """Open the first letter."""
    page.locator("[data-tool] button").first.click()
    page.locator(".fill-fields input").first.fill("Sam Example, 3 May 2016")


def _search(page: Page) -> None:
    """Look for something."""
    page.locator("main input[type=search]").fill("EHC")
    page.locator("main .search button").click()
    page.wait_for_timeout(800)


PAGES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "home": ("", _as_it_is),
    "letter": ("letter/", _as_it_is),
    "which-way": ("which-way/", _as_it_is),
    "my-dates": ("my-dates/", _last_day),
    "time-limits": ("time-limits/", _as_it_is),
    "how-it-works": ("how-it-works/", _as_it_is),
    "letters": ("letters/", _letter),
    "contact": ("contact/", _as_it_is),
    "questions": ("faqs/", _as_it_is),
    "council": ("councils/hull/", _as_it_is),
    "search": ("a-z/", _search),
    "not-found": ("404.html", _as_it_is),
}
"""Name -> its address, and what is done there before the picture is taken."""


def keep(name: str, png: bytes) -> None:
    """Write pictures/<name>.webp."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    if picture.width > WIDEST and not name.startswith("beside"):
        picture = picture.resize((WIDEST, picture.height * WIDEST // picture.width), Image.Resampling.LANCZOS)
    picture.save(PICTURES / f"{name}.webp", quality=QUALITY, method=6)


def printed(page: Page) -> bytes:
    """Return a picture of the first sheet that a page prints. Needs pdftoppm (Debian: poppler-utils)."""
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    made = subprocess.run(["pdftoppm", "-r", "60", "-singlefile", "-png", "-"], input=pdf, capture_output=True, check=True)
    return made.stdout


def shoot(browser: Browser, address: str) -> None:
    """Take every page in every way."""
    for name, (place, act) in PAGES.items():
        for how, (folder, (width, height), scheme) in HOWS.items():
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(address + folder + place)
            act(page)
            keep(f"{name}-{how}", page.screenshot())
            if how == "phone":
                page.goto(address + place)
                keep(f"{name}-printed", printed(page))
            page.close()


def draw(browser: Browser, html: str, width: int, height: int, name: str, folder: Path = ASSETS) -> None:
    """Write <folder>/<name>.png."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_content(html)
    page.screenshot(path=folder / f"{name}.png", omit_background=True)
    page.close()


def main() -> None:
    """Draw the icons and the card, then take every picture."""
    if shutil.which("pdftoppm") is None:
        sys.exit("pdftoppm is missing, which makes pictures of paper. Debian: apt-get install poppler-utils.")
    icon = (ASSETS / "icon.svg").read_text("utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        for size in (192, 512):
            draw(browser, f'<body style="margin:0">{icon.replace("<svg", f"<svg width={size}", 1)}', size, size, f"icon-{size}")
        draw(browser, CARD.replace("{icon}", icon), 1200, 630, "card", OWN)
        with served(ROOT / "site") as address:
            shoot(browser, address)
            for name, png in beside(browser, address + "letter/", (ROOT / "site/letter/index.html").read_bytes()):
                keep(name, png)
        browser.close()
    files = list(PICTURES.iterdir())
    print(f"{len(files)} pictures, {sum(each.stat().st_size for each in files) / 1000:,.0f} kB in {PICTURES.name}/")


if __name__ == "__main__":
    main()
