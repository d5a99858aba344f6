"""Links and pictures in Markdown: a way to a file becomes the way to its page; each other link is judged where it stands."""

from __future__ import annotations

import pytest

from localoffer.pages.markdown.reading import Link
from unit.small_site import html, pictured, read, scope, told

NO_PAGE = "Write the way from this file to the other one, for example ../contact.md, or begin with https://."


@pytest.mark.parametrize(
    ("page", "target", "way"),
    [
        ("index", "faqs.md", "faqs/"),
        ("index", "faqs.md#cost", "faqs/#cost"),
        ("index", "./faqs.md", "faqs/"),
        ("index", "index.md", "./"),
        ("faqs", "index.md", "../"),
        ("faqs", "letter.md#today", "../letter/#today"),
        ("faqs", "../pl/index.md", "../pl/"),
        ("faqs", "#cost", "#cost"),
    ],
)
def test_a_way_to_a_file_becomes_the_way_to_its_page(page: str, target: str, way: str) -> None:
    own = scope("en", page)
    found = read(f"\n[x]({target})", src=own.src, url=own.url)
    assert found.root.css("a")[0].attributes["href"] == way
    assert found.reading.links == [Link("docs/en/index.md", 2, target)], "it is kept, to be judged when all pages are read"


@pytest.mark.parametrize("target", ["nothing.md", "../xx/faqs.md", "faqs/x.md"])
def test_a_file_that_is_not_there_is_left_for_later(target: str) -> None:
    found = read(f"[x]({target})")
    assert (found.root.css("a")[0].attributes["href"], found.reading.issues) == (target, [])
    assert found.reading.links == [Link("docs/en/index.md", 1, target)]


@pytest.mark.parametrize("target", ["https://a.example/b?c#d", "mailto:a@b.example", "tel:+441614960123"])
def test_a_whole_address_stays(target: str) -> None:
    assert html(f"[x]({target})") == f'<p><a href="{target}">x</a></p>'
    assert read(f"[x]({target})").reading.links == []


def test_an_address_that_anybody_could_change_on_the_way_is_told() -> None:
    assert told("One.\n[x](http://a.example)") == ['2: address-not-https: "http://a.example" does not begin with https://.']


@pytest.mark.parametrize("target", ["faqs", "faqs/", "/faqs.md", "faqs.html", "#", "www.example.org", "?a.md"])
def test_what_leads_to_no_page_is_told(target: str) -> None:
    assert told(f"One.\n\n[x]({target})") == [f'3: link-not-valid: The link "{target}" leads to no page. {NO_PAGE}']


class TestPictures:
    BESIDE = pictured("en/a.svg", "b.PNG")

    @pytest.mark.parametrize(
        ("target", "url", "way"),
        [
            ("a.svg", "", "en/a.svg"),
            ("../b.PNG", "", "b.PNG"),
            ("a.svg", "faqs/", "../en/a.svg"),
            ("../en/a.svg", "", "en/a.svg"),
        ],
    )
    def test_a_file_beside_the_pages(self, target: str, url: str, way: str) -> None:
        assert (
            html(f"![What it shows]({target})", sources=self.BESIDE, url=url) == f'<p><img src="{way}" alt="What it shows"></p>'
        )

    def test_a_page_that_is_not_translated_shows_that_of_its_words(self) -> None:
        given = {"sources": self.BESIDE, "tag": "pl", "page": "faqs", "url": "pl/faqs/"}
        assert html("![What it shows](a.svg)", **given) == '<p><img src="../../en/a.svg" alt="What it shows"></p>'

    @pytest.mark.parametrize("alt", ["", " "])
    def test_it_has_words(self, alt: str) -> None:
        assert told(f"\n![{alt}](a.svg)", sources=self.BESIDE) == [
            '2: image-without-words: The picture "a.svg" has no words. Say what it shows between the square brackets.'
        ]

    def test_one_that_is_not_there(self) -> None:
        assert told("![x](c.svg)", sources=self.BESIDE) == [
            '1: unknown-picture: There is no picture "c.svg". Put it at docs/en/c.svg.'
        ]

    @pytest.mark.parametrize("target", ["https://a.example/a.svg", "/a.svg", "../../a.svg", "a.pdf", "a", "data:a.svg"])
    def test_anything_else_is_no_picture(self, target: str) -> None:
        assert told(f"![x]({target})", sources=self.BESIDE) == [
            f'1: picture-not-valid: "{target}" is no picture beside the pages. '
            "Put the file below docs/ and write the way to it from this page."
        ]
