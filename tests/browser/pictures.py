"""Take the pictures of the README from the published site: ``make pictures``."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from localoffer.checks.links import served

sys.path.insert(0, str(Path(__file__).parents[1]))
from browser.chromium import FLAGS, find

ROOT = Path(__file__).parents[2]
SHOTS = (
    ("home-phone", "", 390, 800, "light"),
    ("time-limits-phone-dark", "time-limits/", 390, 800, "dark"),
    ("contact-desktop", "contact/", 1280, 800, "light"),
)


def main() -> None:
    """Write pictures/<name>.png."""
    with served(ROOT / "site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        for name, path, width, height, scheme in SHOTS:
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            page.goto(address + path)
            page.screenshot(path=ROOT / "pictures" / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
