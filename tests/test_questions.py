"""Questions: every way through the small site's, walked in the files it publishes, from the first question to what is right."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
import yaml

from copies import GOOD
from localoffer.html.tree import Document, Node, document, value, words

QUESTIONS = yaml.safe_load((GOOD / "content/questions.yml").read_text("utf-8"))
LOCALES = ["", "pl/", "ar/"]
"""English, translated, and in another language's frame: there a page is a fallback."""


class Link(NamedTuple):
    words: str
    address: str


class Visited:
    """A published page, as somebody sees it who follows its links."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.address = folder, address
        self.tree: Document = document((folder / address / "index.html").read_text("utf-8"))

    def links(self, selector: str) -> list[Link]:
        return [Link(said(each), self.to(value(each, "href") or "")) for each in self.tree.css(selector)]

    def to(self, href: str) -> str:
        return urljoin(f"https://example.org/{self.address}", href).removeprefix("https://example.org/")

    def follow(self, link: Link) -> Visited:
        return Visited(self.folder, link.address)


def said(node: Node) -> str:
    return " ".join(words(node).split())


def walks(page: Visited, before: tuple[Visited, ...] = ()) -> Iterator[tuple[Visited, ...]]:
    """Yield every way from a page on, as the pages that are met."""
    answers = page.links(".answers a")
    if not answers:
        yield (*before, page)
    for each in answers:
        yield from walks(page.follow(each), (*before, page))


@pytest.fixture(scope="module", params=LOCALES)
def ways(request: pytest.FixtureRequest, good_built: Path) -> list[tuple[Visited, ...]]:
    return list(walks(Visited(good_built, f"{request.param}which-way/")))


def test_every_way_ends_at_an_outcome_and_every_outcome_is_the_end_of_one(ways: list[tuple[Visited, ...]]) -> None:
    assert len(ways) == 5, "one for each answer that leads to an outcome"
    ends = [way[-1].address.rstrip("/").rpartition("/")[2] for way in ways]
    assert set(ends) == {each["id"] for each in QUESTIONS["outcomes"]}


def test_every_page_but_the_first_leads_back_to_where_its_reader_may_come_from_and_to_the_start(
    ways: list[tuple[Visited, ...]],
) -> None:
    for first, *others in ways:
        assert first.links(".back a") == []
        for before, page in zip([first, *others], others, strict=False):
            back = [each.address for each in page.links(".back a")]
            assert before.address in back
            assert first.address in back


def test_what_was_answered_stands_there_where_only_one_way_leads_to_a_page(ways: list[tuple[Visited, ...]]) -> None:
    for way in ways:
        asked = [each.address for each in way[-1].links(".so-far a")]
        is_known = not way[-1].address.endswith("/ask/")
        assert asked == ([each.address for each in way[:-1]] if is_known else [])


def test_an_end_says_what_to_do_whom_to_ring_by_when_and_where_it_was_read(good_built: Path) -> None:
    page = Visited(good_built, "which-way/ring/")
    [box] = page.tree.css('.notice[data-kind="action"]')
    assert "020 7946 0018 (not checked) within 2 months" in said(box)
    assert [value(each, "href") for each in box.css(".call a")] == ["tel:+442079460018"]
    assert "Contact the mediation adviser" in said(page.tree.css("table.limits")[0])
    assert [said(each) for each in page.tree.css("article .certainty")][-1] == "How sure we are: read in an official source"
    assert "SEND Regulations 2014" in said(page.tree.css(".sources")[0])
    assert [each.address for each in page.links(".pages a")] == ["letter/"]
    assert "Monday, 5 January 2026" in said(page.tree.css(".stamp")[0])


def test_a_language_that_does_not_say_it_all_shows_the_source_and_says_so(good_built: Path) -> None:
    page = Visited(good_built, "ar/which-way/ring/")
    assert [value(each, "lang") for each in page.tree.css("article")] == ["en"]
    assert page.links("link[rel=canonical]")[0].address == "some/folder/which-way/ring/"
    assert [said(each) for each in Visited(good_built, "pl/which-way/ring/").tree.css("h1")] == ["[pl] Ring the adviser"]


def test_the_pages_are_in_the_sitemap_the_stamps_the_menu_the_a_to_z_and_in_search(good_built: Path) -> None:
    listed = [each.text or "" for each in ElementTree.parse(good_built / "sitemap.xml").iter() if each.tag.endswith("loc")]  # noqa: S314
    own = "https://example.org/some/folder/"
    ids = ["which-way", *(f"which-way/{id_}" for id_ in ("time", "ring", "wait", "ask"))]
    assert [each for each in listed if f"{own}which-way/" in each] == [f"{own}{each}/" for each in ids]
    assert f"{own}pl/which-way/ring/" in listed
    assert f"{own}ar/which-way/ring/" not in listed, "a fallback is another page's words"
    stamps = json.loads((good_built / "stamps.json").read_text("utf-8"))["pages"]
    assert [each["id"] for each in stamps if each["locale"] == "en" and "which-way" in each["id"]] == ids
    for page in ("index.html", "a-z/index.html"):
        assert 'which-way/">Which way?</a>' in (good_built / page).read_text("utf-8")
    found = json.loads((good_built / "search.json").read_text("utf-8"))
    assert [each for each in found if "which-way" in each["url"]] == [
        {
            "title": "Which way?",
            "url": "which-way/",
            "text": "Answer two questions, and see what to do first.",
            "also": ["what should I do"],
        }
    ]


def test_no_embed_is_made_of_them(good_built: Path) -> None:
    assert not list(good_built.glob("embed/**/which-way*"))
    assert "oembed" not in (good_built / "which-way/ring/index.html").read_text("utf-8")


def test_a_page_keeps_the_rules_that_dress_all_of_it(good_built: Path) -> None:
    page = (good_built / "which-way/index.html").read_text("utf-8")
    assert "html{font-family" in page
    assert "body{margin" in page
    assert ".answers a{" in page
    assert "table{" not in page, "there is none on it"


def test_no_script_is_needed(good_built: Path) -> None:
    page = (good_built / "which-way/index.html").read_text("utf-8")
    assert len(re.findall("<script>", page)) == 1, "the one of every page"
