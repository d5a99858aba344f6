"""A second engine, Firefox, over what engines do differently: layout, the keyboard, frames, print. Chromium looks at the rest.

The same checks as in Chromium, where they only ask and press keys. Nothing is asked of anybody but this machine.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pypdf import PdfReader

from browser import keyboard, sight
from browser.conftest import pasted
from browser.firefox import LACKING, Firefox, Tab, find, started
from browser.places import GALLERY, address, there
from browser.subject import Subject, open_all
from browser.visits import words

pytestmark = pytest.mark.browser
LOOKED_AT = there("own:", "own:ckb/faqs/", "own:ar/check/", "small:faqs/", "small:ar/letter/", "many:services/", GALLERY)
HEADER = """() => { const parts = [...document.querySelectorAll('.site-name, a.to-search, .menu summary')]
    .map(each => each.getBoundingClientRect()).sort((one, other) => one.left - other.left);
  return parts.length > 1 && parts.every((part, at) => !at || part.left >= parts[at - 1].right
    && Math.abs(part.top + part.bottom - parts[at - 1].top - parts[at - 1].bottom) < 20); }"""
"""Whether the name, search and menu stand beside each other, none over another."""


@pytest.fixture(scope="session")
def firefox() -> Iterator[Firefox]:
    """Return Firefox with a fresh profile."""
    path = find()
    if path is None:
        pytest.skip(LACKING)
    with started(path) as running:
        yield running
        assert running.asked_outside == []


class InFirefox(Subject):
    """A page that is checked in Firefox: a tab for each time, for Firefox keeps where the keyboard was."""

    @contextmanager
    def page(self, width: int = 1280, height: int = 800, *, opened: bool = False, **options: str) -> Iterator[Tab]:
        tab = self.browser.tab()
        tab.set_viewport_size({"width": width, "height": height})
        tab.emulate_media(**{name: value for name, value in options.items() if name != "reduced_motion"})
        tab.goto(self.address)
        if opened:
            open_all(tab)
        yield tab
        tab.close()


@pytest.fixture
def subject(firefox: Firefox, sites: dict[str, str]) -> Callable[[str], Subject]:
    """Return what makes a place into what a check takes."""
    return lambda place: InFirefox(firefox, address(sites, place), sites[place.partition(":")[0]])


@pytest.mark.parametrize("place", LOOKED_AT)
def test_nothing_is_cut_or_scrolls_sideways(subject: Callable[[str], Subject], place: str) -> None:
    assert list(sight.reflow(subject(place))) == []


@pytest.mark.parametrize("place", there("small:faqs/", "own:ar/", "many:services/"))
def test_a_phone_has_the_header_in_one_row(subject: Callable[[str], Subject], place: str) -> None:
    with subject(place).page(320) as page:
        assert page.evaluate(HEADER)


@pytest.mark.parametrize("place", ["small:ar/", GALLERY])
def test_every_word_has_contrast_in_light_dark_and_forced_colours(subject: Callable[[str], Subject], place: str) -> None:
    assert list(sight.contrast(subject(place), (375,))) == []


def test_numbers_are_read_from_the_left_in_arabic(subject: Callable[[str], Subject]) -> None:
    with subject("small:ar/letter/").page(375) as page:
        assert set(page.evaluate(sight.VISUAL_ORDER, ".phone, .reach a bdi")) == {"02079460018"}
        assert page.evaluate("getComputedStyle(document.querySelector('.reach')).direction") == "rtl"


@pytest.mark.parametrize("place", there("own:", "own:ckb/faqs/", "small:faqs/", "many:services/"))
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_keyboard_reaches_all_in_order_and_what_has_the_focus_is_seen(
    subject: Callable[[str], Subject], place: str, key: str
) -> None:
    with subject(place).page(320, opened=True) as page:
        assert list(keyboard.walk(page, key)) == []


@pytest.mark.parametrize("check", [keyboard.escape, keyboard.skip_link])
@pytest.mark.parametrize("place", ["small:faqs/", "small:ar/letter/"])
def test_escape_closes_what_opens_and_the_skip_link_skips(
    subject: Callable[[str], Subject], place: str, check: keyboard.Check
) -> None:
    assert list(check(subject(place))) == []


@pytest.mark.parametrize(("place", "day"), [("letter/", "Monday,5January2026"), ("ar/", "2026")])
def test_every_sheet_says_whom_to_ring_where_it_is_from_and_of_what_day(
    subject: Callable[[str], Subject], place: str, day: str
) -> None:
    with subject(f"small:{place}").page() as page:
        sheets = PdfReader(io.BytesIO(page.pdf())).pages
    assert len(sheets) > 1
    for sheet in sheets:
        told = words(sheet.extract_text())
        assert "02079460018" in told
        assert day in told
        assert f"https://example.org/some/folder/{place}" in told


@contextmanager
def shown(firefox: Firefox, address: str) -> Iterator[Tab]:
    tab = firefox.tab()
    tab.emulate_media()
    tab.goto(address)
    yield tab
    tab.close()


FITS = "() => Math.abs({} - document.querySelector('iframe').getBoundingClientRect().height) < 3"


def test_the_small_script_gives_a_frame_the_height_of_its_words(firefox: Firefox, source: str, council: tuple[Path, str]) -> None:
    frame = f'<iframe src="{source}embed/en/faqs/" title="x" style="width:100%;border:0;min-height:5rem"></iframe>'
    with shown(firefox, pasted(council, f'{frame}<script src="{source}embed/v1/resize.js" async></script>')) as page:
        [inside] = page.frames()
        before = 0
        for act in ("0", "document.querySelector('details').open = true"):
            inside.evaluate(act)
            inside.wait_for_function(f"() => document.documentElement.offsetHeight > {before}")
            before = inside.evaluate("document.documentElement.offsetHeight")
            page.wait_for_function(FITS.format(before))


def test_a_sandboxed_frame_says_where_its_words_go_on(firefox: Firefox, source: str, council: tuple[Path, str]) -> None:
    frame = f'<iframe sandbox src="{source}embed/en/faqs/" title="x" width="400" height="300"></iframe>'
    with shown(firefox, pasted(council, frame)) as page:
        [inside] = page.frames()
        top, bottom = inside.evaluate("(box => [box.top, box.bottom])(document.querySelector('.whole').getBoundingClientRect())")
        assert 0 < top < bottom <= 300
        assert "020 7946 0018" in inside.evaluate("document.querySelector('.source').innerText")


def test_the_element_puts_the_words_into_the_page(firefox: Firefox, source: str, council: tuple[Path, str]) -> None:
    element = (
        f'<local-offer-page src="{source}fragments/ar/index.html" heading-level="3"><a href="/x">fallback</a></local-offer-page>'
    )
    with shown(firefox, pasted(council, f'{element}<script type="module" src="{source}embed/v1/embed.js"></script>')) as page:
        page.wait_for_function("() => document.querySelector('local-offer-page > section')")
        assert page.evaluate("[...document.querySelectorAll('local-offer-page :is(h1, h2, h3)')].map(each => each.tagName)") == [
            "H3"
        ]
        assert page.evaluate("getComputedStyle(document.querySelector('local-offer-page > section')).direction") == "rtl"
        assert not page.evaluate("document.body.innerText.includes('fallback')")
