"""Weight: budgets in bytes, as a host with Brotli sends them (one round trip holds about 14.6 kB)."""

from __future__ import annotations

from pathlib import Path

import brotli

from copies import ROOT

HOME, PAGE = 10_000, 14_600
LISTS = PAGE + 1_460
"""The questions and the page of all sources, which in Polish and Arabic need one packet more than a round trip holds."""
VISIT, RIGHT_TO_LEFT = 12_000, 23_500
"""A whole first visit to home, and the same with the font of a right-to-left language."""
CHECK = 175_000
"""What /check/ loads, once a text is first checked: the rules, and what we say today in every language."""
SEARCH = 30_000
"""What somebody fetches who searches for the first time: the script and the index of a language."""


def size(page: Path) -> int:
    """Return how many bytes a host sends, at most: the best compression takes long, so it is only tried where it matters."""
    quick = len(brotli.compress(page.read_bytes(), quality=5))
    return quick if quick <= HOME else len(brotli.compress(page.read_bytes()))


def test_home_and_every_page_fit_one_round_trip(site_built: Path) -> None:
    councils = [file.stem for file in (ROOT / "content/councils").glob("*.yml")]
    # A council's embeds, and those at the other heading level, differ from the general ones by one card.
    pages = [page for page in site_built.rglob("*.html") if not {"h3", *councils} & set(page.relative_to(site_built).parts[:-1])]
    sizes = {page: size(page) for page in [*pages, *site_built.glob("councils/*/index.html")]}
    assert sizes[site_built / "index.html"] <= HOME
    names = {page.relative_to(site_built).as_posix(): size for page, size in sizes.items()}
    lists = ("/faqs/index.html", "/about/index.html")
    heavy = {name for name, size in names.items() if size > (LISTS if name.endswith(lists) else PAGE)}
    # Long on purpose: the whole service at one go. Its reader asked for all of it.
    assert {
        name for name in heavy if not name.endswith(("print/index.html", "whole/index.html", "whole.html", "whole.h3.html"))
    } == set()
    font = (site_built / "assets/fonts/vazirmatn-arabic.woff2").stat().st_size
    assert all(names[f"{tag}/index.html"] + font <= RIGHT_TO_LEFT for tag in ("ar", "ckb"))
    assert all(names[f"{tag}/index.html"] <= VISIT for tag in ("pl", "ro", "lt", "ru"))


def test_what_check_loads_is_as_heavy_as_a_picture(site_built: Path) -> None:
    loaded = [*site_built.glob("check/*.js"), site_built / "check/facts.json"]
    assert sum(len(brotli.compress(file.read_bytes(), quality=9)) for file in loaded) <= CHECK


def test_the_first_search_is_light_in_every_language(site_built: Path) -> None:
    script = len(brotli.compress((site_built / "assets/search.js").read_bytes()))
    sizes = {index.relative_to(site_built): len(brotli.compress(index.read_bytes())) for index in site_built.rglob("search.json")}
    assert sizes
    assert {index: size for index, size in sizes.items() if size + script > SEARCH} == {}
