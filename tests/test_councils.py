"""A council's own page: its contacts, what is unknown said plainly, and the way to the embed codes; and what becomes of it."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from conftest import built
from copies import passages
from localoffer.build import read
from localoffer.councils import pages as councils
from localoffer.facts.read import load
from localoffer.facts.succession import answering
from localoffer.facts.values import LEAST_CONTRAST, Colour, contrast
from localoffer.outputs.files import made


def test_each_council_has_a_page_in_each_locale(good_built: Path) -> None:
    for prefix in ("", "pl/", "ar/"):
        page = (good_built / prefix / "councils/north/index.html").read_text("utf-8")
        assert "North Council</h1>" in page
        assert "020 7946 0018" in page
        assert f'href="{"../" * (3 if prefix else 2)}{prefix}embed/#north"' in page
        assert 'href="north/"' in (good_built / prefix / "councils/index.html").read_text("utf-8").replace(
            f'href="{"../" * (2 if prefix else 1)}{prefix}councils/north/"', 'href="north/"'
        )


def test_what_is_unknown_of_a_council_stays_unknown(good_built: Path) -> None:
    page = html.unescape((good_built / "councils/south/index.html").read_text("utf-8"))
    assert "Its telephone number is not known." in page
    assert page.count('class="phone"') == 1, "only the service's own number stands there"


def test_what_is_unknown_stands_below_one_heading(good_built: Path) -> None:
    for page in ("councils/south/index.html", "embed/en/councils/south/index.html", "fragments/en/councils/south.html"):
        text = (good_built / page).read_text("utf-8")
        assert re.findall(r"<(\w+)[^>]*>What we do not know<", text) in (["h2"], ["h3"]), page
        assert "<strong>A mediation service</strong>. We do not know more." in text


WEST = ("{own}councils/west/index.html", "embed/{tag}/councils/west/index.html", "fragments/{tag}/councils/west.html")


@pytest.mark.parametrize(
    ("tag", "own", "said"), [("en", "", "31 March 2026"), ("pl", "pl/", "31 marca 2026"), ("ar", "ar/", "2026")]
)
def test_the_addresses_of_a_council_that_merged_serve_the_one_that_answers_now(
    good_built: Path, tag: str, own: str, said: str
) -> None:
    for address in WEST:
        page = (good_built / address.format(tag=tag, own=own)).read_text("utf-8")
        notice, _, rest = page[page.index('class="notice" data-kind="warning"') :].partition("</div>")
        assert all(each in notice for each in ("West Council", "South Council", said)), address
        assert "https://south.example.org" in rest
        assert "https://west.example.org" not in page
    assert f"{own}councils/south/" in (good_built / f"embed/{tag}/councils/west/index.html").read_text("utf-8")
    answer = json.loads((good_built / f"embed/{tag}/councils/west/oembed.json").read_text("utf-8"))
    assert "South Council" in answer["title"]
    assert f"/embed/{tag}/councils/west/" in answer["html"], "the frame that stands in a page keeps its address"
    listed = json.loads((good_built / f"api/v1/{tag}/councils.json").read_text("utf-8"))["councils"]
    south, west = (next(each for each in listed if each["id"] == id_) for id_ in ("south", "west"))
    assert (west["until"], west["succeeded_by"], west["answered_by"]) == ("2026-03-31", ["south"], ["south"])
    assert (west["local_offer"], west["contacts"]) == (south["local_offer"], south["contacts"])
    assert "west" not in json.loads((good_built / f"embed/codes/{tag}/councils.json").read_text("utf-8"))


def edit(root: Path, council: str, more: str) -> None:
    file = root / f"content/councils/{council}.yml"
    file.write_text(file.read_text("utf-8") + more, "utf-8")


def test_the_day_decides_who_answers_and_a_chain_leads_to_its_end(small_site: Path) -> None:
    edit(small_site, "south", "until: 2027-03-31\nsucceeded_by: [north, east]\n")
    (small_site / "content/councils/east.yml").write_text(
        (small_site / "content/councils/north.yml").read_text("utf-8").replace("North", "East"), "utf-8"
    )
    for day, west, south in [
        ("2026-11-24", ["south"], ["south"]),
        ("2027-03-31", ["south"], ["south"]),
        ("2027-04-01", ["north", "east"], ["north", "east"]),
    ]:
        site, _ = load(small_site, dt.date.fromisoformat(day))
        assert site is not None
        assert [list(answering(site, id_)) for id_ in ("west", "south")] == [west, south], day


@pytest.mark.slow
def test_an_end_that_is_set_is_told_before_and_where_nobody_is_known_national_help_is_shown(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795435200")  # 23 November 2026
    edit(small_site, "north", "until: 2028-03-31\nsucceeded_by: [south]\n")
    edit(small_site, "south", "until: 2029-03-31\n")
    west = small_site / "content/councils/west.yml"
    west.write_text(west.read_text("utf-8").replace("succeeded_by: south\n", ""), "utf-8")
    settings = small_site / "content/site.yml"
    settings.write_text(settings.read_text("utf-8") + "national_help: [helper]\n", "utf-8")
    (small_site / "content/contacts/helper.yml").write_text(
        "name: A national charity\nrole: Helps anywhere.\nphones:\n"
        "- {number: 020 7946 0100, source: [K1], certainty: primary, recorded_on: 2026-11-23}\n",
        "utf-8",
    )
    index = small_site / "docs/en/index.md"
    index.write_text(index.read_text("utf-8") + "\n{{council:west}}\n\n{{contact:helper}}\n", "utf-8")
    site = built(small_site)
    north, south, west_now, find, home = (
        (site / page).read_text("utf-8")
        for page in ("councils/north/index.html", "councils/south/index.html", *WEST[:1], "councils/index.html", "index.html")
        for page in [page.format(own="")]
    )
    assert "North Council is the council here until 31 March 2028." in north
    assert "Who answers after that: <strong>South Council</strong>." in north
    assert "https://north.example.org" in north
    assert "South Council is the council here until 31 March 2029." in south
    embed = (site / "embed/en/councils/west/index.html").read_text("utf-8")
    for page in (west_now, embed, home):
        assert "We do not know who answers now. Use the number on your decision letter." in page
        assert "020 7946 0100" in page
        assert "west.example.org" not in page
    assert "020 7946 0100" in find[find.index('id="not-here"') :]
    assert "020 7946 0100" not in north


SEEN = """
- {council: north, where: "https://north.example.org/new", seen_on: 2026-11-01, wrong: 2, to_check: 1}
- {council: north, where: "https://north.example.org/old", seen_on: 2026-08-01, wrong: 5, to_check: 0}
- {council: south, where: "https://south.example.org/", seen_on: 2026-11-01, wrong: 0, to_check: 0}
"""


@pytest.mark.slow
def test_what_was_found_on_a_council_s_own_page_is_said_where_the_site_wants_it_and_not_for_long(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795435200")  # 23 November 2026
    settings, seen = small_site / "content/site.yml", small_site / "content/copies-seen.yml"
    seen.write_text(SEEN, "utf-8")
    assert "example.org/new" not in council_pages(small_site)["councils/north/index.html"]
    settings.write_text(settings.read_text("utf-8") + "copies_shown_for: 3 months\n", "utf-8")
    pages = council_pages(small_site)
    north, south = (text_of(pages[f"councils/{each}/index.html"]) for each in ("north", "south"))
    assert "On 1 November 2026 a program compared this page with what we know: https://north.example.org/new." in north
    assert "Wrong or old: 2. For a person to judge: 1." in north
    assert "example.org/old" not in north, "that is too long ago"
    assert "It found nothing wrong or old in what it can judge." in south
    assert "For a person to judge" not in south
    assert "Dnia 1 listopada 2026" in text_of(pages["pl/councils/north/index.html"])
    seen.write_text(SEEN.replace("south,", "suoth,"), "utf-8")
    told = [str(issue) for issue in read(small_site)[1]]
    assert [each for each in told if each.startswith("content/copies-seen.yml:4: ") and 'Did you mean "south"?' in each]


def council_pages(root: Path) -> dict[str, str]:
    """Return the pages of councils alone, as they would be published."""
    edition, issues = read(root)
    assert edition is not None, issues
    return {file.url: file.content.decode() for file in made(edition, councils.files(edition))}


def text_of(page: str) -> str:
    return " ".join(block.text for block in passages(page))


def test_every_council_is_in_one_list_with_the_names_it_had(good_built: Path) -> None:
    page = (good_built / "councils/index.html").read_text("utf-8")
    assert re.findall(r"<h2>(\w)</h2>", page) == ["N", "S", "W"]
    names = dict(re.findall(r'<li data-names="([^"]*)"><a href="\.\./councils/(\w+)/"', page))
    assert names == {"North Council North": "north", "South Council South": "south", "West Council West Old West": "west"}
    west = page[page.index(">West Council<") :]
    assert "Other or former names: Old West" in west[: west.index("</li>")]
    assert "Who answers now: South Council" in west[: west.index("</li>")]
    missing = page[page.index('id="not-here"') :]
    assert "use the number on your letter" in missing
    assert 'href="../letter/"' in missing
    assert "law in England only" in missing
    assert 'class="council-filter"' in page
    assert re.search(r'<div class="council-filter"[^>]* hidden', page), "without scripts there is the list alone"
    assert "<form" not in page[page.index('class="council-filter"') : page.index('id="not-here"')], (
        "nothing is sent when Enter is pressed"
    )
    for beside in ("index.html", "letter/index.html", "a-z/index.html"):
        assert "Find your council</a>" in (good_built / beside).read_text("utf-8")
    found = json.loads((good_built / "search.json").read_text("utf-8"))
    assert {"title": "West Council", "url": "councils/west/", "also": ["Old West"]} in found


@pytest.mark.parametrize("page", ["embed/", "check/", "councils/", "councils/north/"])
def test_what_councils_read_is_in_every_language_and_each_leads_to_the_others(good_built: Path, page: str) -> None:
    for tag, prefix in (("en", ""), ("pl", "pl/"), ("ar", "ar/")):
        text = (good_built / prefix / page / "index.html").read_text("utf-8")
        assert f'<html lang="{tag}"' in text
        assert f'<link rel="canonical" href="https://example.org/some/folder/{prefix}{page}"' in text
        for other, folder in (("en", ""), ("pl", "pl/"), ("ar", "ar/"), ("x-default", "")):
            address = f"https://example.org/some/folder/{folder}{page}"
            assert f'<link rel="alternate" hreflang="{other}" href="{address}"' in text
            assert other == "x-default" or re.search(f'<a href="[./]*{folder}{page}" lang="{other}" hreflang="{other}"', text)
        assert '<nav class="breadcrumb"' in text


def test_what_check_judges_by_stands_once_for_every_language(good_built: Path) -> None:
    assert [file.relative_to(good_built).as_posix() for file in good_built.rglob("check/facts.json")] == ["check/facts.json"]
    for prefix, way in (("", "../check/"), ("pl/", "../../check/")):
        assert f'data-from="{way}" data-language="en"' in (good_built / prefix / "check/index.html").read_text("utf-8")


@pytest.mark.parametrize(("one", "ratio"), [("#000000", 21.0), ("#ffffff", 1.0), ("#777777", 4.48), ("#767676", 4.54)])
def test_contrast_is_wcags(one: str, ratio: float) -> None:
    assert contrast(one) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("colour", ["#3b9c5a", "#ffffff", "#ff0000", "#777777"])
def test_the_shade_proposed_is_dark_enough_and_no_darker_than_need_be(colour: str) -> None:
    with pytest.raises(ValidationError) as told:
        TypeAdapter(Colour).validate_python(colour)
    shade = re.findall(r"#[0-9a-f]{6}", told.value.errors()[0]["msg"])[-1]
    assert LEAST_CONTRAST <= contrast(shade) < LEAST_CONTRAST + 0.5
