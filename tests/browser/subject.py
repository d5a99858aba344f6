"""A page that is checked. A check is a function that takes one and yields a line for each fault, so that who asks may stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

FOUND = "[role=status]:not(:empty)"
WIDTHS = (375, 1280)
"""A phone and a desktop. What differs between them comes from the layout, and one page of each layout is looked at in both."""
MEDIA: dict[str, Any] = {"color_scheme": "light", "forced_colors": "none", "reduced_motion": "no-preference"}
_last: dict[Browser, Page] = {}
"""The tab that was used last."""
_idle: dict[tuple[Any, ...], tuple[Page, tuple[Any, ...] | None]] = {}
"""Tabs that can be used again, each with what it shows where that was only read."""


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
    def page(
        self, width: int = 1280, height: int = 800, *, opened: bool = False, only_read: bool = False, **options: Any
    ) -> Iterator[Page]:
        """Open the page as if nobody had; ``opened`` opens everything on it that opens.

        A tab is used again for what asks for the same options: making one takes longer than the page. No check that comes here
        stores anything, or leaves a listener. What is ``only_read`` may be read again as it stands. What broke off may have left
        anything, so its tab is closed.
        """
        kind = (self.browser, *sorted(options.items()))
        shown = (self.address, self.file, width, height, opened)
        page, stands = _idle.pop(kind, (None, None))
        if page is None:
            page = self.browser.new_context(bypass_csp=True, **options).new_page()
        broke = True
        try:
            if not (only_read and stands == shown):
                page.set_default_timeout(5000)
                page.set_default_navigation_timeout(30_000)
                page.set_viewport_size({"width": width, "height": height})
                page.emulate_media(
                    **{"media": "null", **MEDIA, **{name: options[name] for name in MEDIA.keys() & options.keys()}}
                )
                arrive(page, self.address if options.get("java_script_enabled", True) else self.address.partition("#")[0])
                if opened:
                    open_all(page)
            yield page
            broke = False
        except GeneratorExit:  # who asked wants to know no more
            broke = False
            raise
        finally:
            if broke or kind in _idle:
                page.context.close()
            else:
                _idle[kind] = page, shown if only_read else None
                _last[self.browser] = page


def left_open(browser: Browser) -> list[Page]:
    """Return the tabs that a test left open, and the one that a check used last."""
    idle = [page for page, _ in _idle.values()]
    last = _last.get(browser)
    every = [page for context in browser.contexts for page in context.pages]
    return [page for page in every if page is last or (page not in idle and page.url != "about:blank")]


Check = Callable[[Subject], Iterator[str]]


def arrive(page: Page, address: str) -> None:
    """Go to an address, anew where only its fragment differs; where it is a search, wait for what is found."""
    if page.url.partition("#")[0] == address.partition("#")[0]:
        page.goto("about:blank")
    page.goto(address)
    if "#q=" in address:
        page.locator(FOUND).first.wait_for()


def open_all(page: Page) -> None:
    """Open everything on the page that opens."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
