"""A page that is checked. A check is a function that takes one and yields a line for each fault, so that who asks may stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

FOUND = "[role=status]:not(:empty)"


@dataclass(frozen=True)
class Subject:
    """A page as it is served, and the file it is served from where that is known."""

    browser: Browser
    address: str
    site: str
    """The address that its site begins at."""
    file: Path | None = None

    @property
    def name(self) -> str:
        """Return the page's address below its site's."""
        return self.address.removeprefix(self.site)

    @contextmanager
    def page(self, width: int = 1280, height: int = 800, *, opened: bool = False, **options: Any) -> Iterator[Page]:
        """Open the page in a fresh profile; ``opened`` opens everything on it that opens."""
        context = self.browser.new_context(bypass_csp=True, viewport={"width": width, "height": height}, **options)
        try:
            page = context.new_page()
            page.set_default_timeout(5000)
            page.set_default_navigation_timeout(30_000)
            arrive(page, self.address if options.get("java_script_enabled", True) else self.address.partition("#")[0])
            if opened:
                open_all(page)
            yield page
        finally:
            context.close()


Check = Callable[[Subject], Iterator[str]]


def arrive(page: Page, address: str) -> None:
    """Go to an address; where it is a search, wait for what is found."""
    page.goto(address)
    if "#q=" in address:
        page.locator(FOUND).first.wait_for()


def open_all(page: Page) -> None:
    """Open everything on the page that opens."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
