"""The preview in a browser: a page that is open loads itself again when its file is saved, and stays where it was read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from servers import previewed

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def preview(small_site: Path, tmp_path: Path) -> Iterator[str]:
    """Return the address of a running preview of the small site."""
    terminal = tmp_path / "terminal"
    with previewed(small_site, terminal) as port:
        yield f"http://127.0.0.1:{port}/"


def test_an_open_page_shows_what_is_saved_where_it_was_read(preview: str, small_site: Path, browser: Browser) -> None:
    page, file = browser.new_page(), small_site / "docs/en/faqs.md"
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    page.set_viewport_size({"width": 360, "height": 300})
    page.goto(f"{preview}faqs/")
    page.wait_for_timeout(300)
    page.evaluate("scrollTo(0, 200)")
    before = page.evaluate("scrollY")
    file.write_text(file.read_text("utf-8") + "\n\nA zebra.\n", "utf-8")
    page.get_by_text("A zebra.").wait_for(state="attached", timeout=60_000)
    assert before == 200
    page.wait_for_function("scrollY === 200", timeout=10_000)
    assert refused == []
    page.close()
