"""Weight: budgets in bytes, as a host with Brotli sends them (one round trip holds about 14.6 kB)."""

from __future__ import annotations

from pathlib import Path

import brotli

from copies import ROOT
from localoffer.languages.locales import direction
from own import OWN_LOCALES

HOME, PAGE = 10_000, 14_600
VISIT, RIGHT_TO_LEFT = 12_000, 23_500
"""A whole first visit to home, and the same with the font of a right-to-left language."""
CHECK, CHECK_MORE = 100_000, 32_000
"""What /check/ loads, once a text is first checked: the rules and what we say today; and for a text in another language.

The first was 84_000, and grew with what others say of fourteen more time limits, with well over a hundred rules, and with
what tells an honest edit of a sentence of ours from one that turns it round, and with what a question and its answer say
together."""
SEARCH = 30_600
"""What a first search fetches: the script, which knows an index in parts too, and that of a language."""


def size(file: Path, limit: int) -> int:
    """Return how many bytes a host sends, at most: the best compression takes long, so it is only tried where it matters."""
    raw = file.read_bytes()
    quick = len(brotli.compress(raw, quality=5))
    return quick if quick <= limit else len(brotli.compress(raw))


LONG = ("print/index.html", "whole/index.html", "whole.html", "whole.h3.html")
"""Long on purpose: the whole service at one go. Its reader asked for all of it."""


def test_home_and_every_page_fit_one_round_trip(site_built: Path) -> None:
    councils = [file.stem for file in (ROOT / "content/councils").glob("*.yml")]
    # A council's embeds, and those at the other heading level, differ from the general ones by one card.
    pages = [page for page in site_built.rglob("*.html") if not {"h3", *councils} & set(page.relative_to(site_built).parts[:-1])]
    names = {page.relative_to(site_built).as_posix(): page for page in [*pages, *site_built.glob("councils/*/index.html")]}
    font = (site_built / "assets/fonts/vazirmatn-arabic.woff2").stat().st_size
    limits = {
        **dict.fromkeys(names, PAGE),
        **{
            f"{tag}/index.html": min(PAGE, RIGHT_TO_LEFT - font) if direction(tag) == "rtl" else VISIT
            for tag in list(OWN_LOCALES)[1:]
        },
        "index.html": HOME,
    }
    assert {name: limit for name, limit in limits.items() if not name.endswith(LONG) and size(names[name], limit) > limit} == {}


def test_what_check_loads_is_as_heavy_as_a_picture(site_built: Path) -> None:
    rules = [*site_built.glob("check/*.js"), site_built / "check/facts.json", site_built / "check/said-en.json"]
    assert sum(len(brotli.compress(file.read_bytes(), quality=9)) for file in rules) <= CHECK
    more = {file.name: len(brotli.compress(file.read_bytes(), quality=9)) for file in site_built.glob("check/said-*.json")}
    assert len(more) == len(OWN_LOCALES)
    assert {name: size for name, size in more.items() if size > CHECK_MORE} == {}


def test_the_first_search_is_light_in_every_language(site_built: Path) -> None:
    script = len(brotli.compress((site_built / "assets/search.js").read_bytes()))
    indexes = list(site_built.rglob("search.json"))
    assert indexes
    assert {index for index in indexes if size(index, SEARCH - script) + script > SEARCH} == set()
