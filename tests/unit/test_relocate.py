"""Relocating: the words of a page stand in another page, and their headings, anchors and links still mean what they did."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from localoffer.html.relocate import into_one_page, leave_words, move_headings, relocate, under, whole_address
from localoffer.html.tree import Node, body, inner

SITE = "https://example.org/"


def after(html: str, change: Callable[[Node], object]) -> str:
    tree = body(html)
    change(tree)
    return str(inner(tree))


@pytest.mark.parametrize(("level", "moved"), [(2, (2, 3, 6)), (3, (3, 4, 6)), (4, (4, 5, 6)), (1, (1, 2, 5)), (6, (6, 6, 6))])
def test_headings_go_down_together_and_none_below_the_deepest(level: int, moved: tuple[int, ...]) -> None:
    html = '<h2 id="a">A</h2><div><h3>B <b>c</b></h3></div><h6>D</h6>'
    one, two, three = moved
    assert after(html, lambda tree: move_headings(tree, level)) == (
        f'<h{one} id="a">A</h{one}><div><h{two}>B <b>c</b></h{two}></div><h{three}>D</h{three}>'
    )


@pytest.mark.parametrize(
    ("target", "url", "whole"),
    [
        ("../contact/", "faqs/", "https://example.org/contact/"),
        ("../contact/#a", "faqs/", "https://example.org/contact/#a"),
        ("a.png", "faqs/", "https://example.org/faqs/a.png"),
        ("./", "", "https://example.org/"),
        ("../", "faqs/", "https://example.org/"),
        ("../../x/", "faqs/", "https://example.org/x/"),
        ("a/b/", "pl/", "https://example.org/pl/a/b/"),
        ("a#b#c", "", "https://example.org/a#b#c"),
    ],
)
def test_the_whole_address_of_a_link(target: str, url: str, whole: str) -> None:
    assert whole_address(target, url, SITE) == whole


class TestInAnotherPage:
    @pytest.mark.parametrize(
        ("target", "whole"),
        [
            ("../contact/", "https://example.org/contact/"),
            ("https://a.example/b", "https://a.example/b"),
            ("HTTP://a.example", "HTTP://a.example"),
            ("#a", "#a"),
            ("tel:+44", "tel:+44"),
            ("mailto:a@b.example", "mailto:a@b.example"),
        ],
    )
    def test_links_are_whole_addresses_but_for_those_inside(self, target: str, whole: str) -> None:
        html = f'<a href="{target}">x</a><a>y</a>'
        assert after(html, lambda tree: relocate(tree, "faqs/", SITE, 2)) == html.replace(target, whole)

    @pytest.mark.parametrize(
        ("target", "leaves"), [("b/", True), ("https://a.example", True), ("#a", False), ("tel:1", False), ("mailto:a@b", False)]
    )
    def test_in_a_frame_a_link_that_leads_out_takes_the_window_along(self, target: str, leaves: bool) -> None:
        html = after(f'<a href="{target}">x</a>', lambda tree: relocate(tree, "", SITE, 2, leave=True))
        assert ('target="_parent"' in html) is leaves

    def test_a_link_after_one_that_stays_is_moved_too(self) -> None:
        html = after('<a href="#a">x</a><a href="b/">y</a>', lambda tree: relocate(tree, "", SITE, 2))
        assert html == '<a href="#a">x</a><a href="https://example.org/b/">y</a>'

    def test_headings_move_too(self) -> None:
        assert after("<h2>A</h2>", lambda tree: relocate(tree, "", SITE, 3)) == "<h3>A</h3>"


ANCHORS = {"": "home", "faqs/": "faqs", "pl/a/": "a"}


class TestAsAPartOfOnePage:
    def made(self, html: str, url: str = "faqs/") -> str:
        return after(html, lambda tree: into_one_page(tree, url, ANCHORS, "../"))

    def test_headings_go_one_level_down(self) -> None:
        assert self.made("<h2>A</h2><h3>B</h3>") == "<h3>A</h3><h4>B</h4>"

    def test_anchors_and_what_names_them_stand_below_the_name_of_the_part(self) -> None:
        html = '<p id="a" aria-labelledby="b" aria-describedby="c">x</p><label for="d">y</label>'
        for name in "abcd":
            html = html.replace(f'"{name}"', f'"faqs--{name}"')
        assert self.made(html.replace("faqs--", "")) == html

    @pytest.mark.parametrize(
        ("target", "url", "there"),
        [
            ("#a", "faqs/", "#faqs--a"),
            ("../#a", "faqs/", "#home--a"),
            ("../", "faqs/", "#home"),
            ("./", "faqs/", "#faqs"),
            ("faqs/", "", "#faqs"),
            ("../../faqs/#b", "pl/a/", "#faqs--b"),
            ("../../", "pl/a/", "#home"),
            ("../other/", "faqs/", "../other/"),
            ("../other/#b", "faqs/", "../other/#b"),
            ("../a.png", "faqs/", "../a.png"),
            ("https://a.example", "faqs/", "https://a.example"),
            ("tel:1", "faqs/", "tel:1"),
        ],
    )
    def test_links_lead_to_the_parts_they_mean(self, target: str, url: str, there: str) -> None:
        assert self.made(f'<a href="{target}">x</a>', url) == f'<a href="{there}">x</a>'


def test_two_parts_with_the_same_anchors_can_stand_in_one_page() -> None:
    html = (
        '<h2 id="a">A</h2><label for="b">B</label><input id="b" aria-labelledby="a" aria-describedby="c">'
        '<a href="#a">x</a><a href="../faqs/#a">y</a><a>z</a>'
    )
    assert after(html, lambda tree: under(tree, "one")) == (
        '<h2 id="one--a">A</h2><label for="one--b">B</label>'
        '<input id="one--b" aria-labelledby="one--a" aria-describedby="one--c">'
        '<a href="#one--a">x</a><a href="../faqs/#a">y</a><a>z</a>'
    )


def test_what_a_page_says_is_neither_a_tool_nor_a_table_that_is_worked_out() -> None:
    html = '<p>A</p><div data-tool="x"><p>B</p></div><table data-computed=""><tbody><tr><td>C</td></tr></tbody></table>'
    assert after(html, leave_words) == "<p>A</p>"
    assert after(html, lambda tree: relocate(tree, "", SITE, 2)) == html.replace('<div data-tool="x"><p>B</p></div>', "")


class TestPictures:
    """A picture of a page is shown where its words are moved to."""

    @pytest.mark.parametrize(
        ("source", "whole"),
        [
            ("../en/a.svg", "https://example.org/en/a.svg"),
            ("a.svg", "https://example.org/faqs/a.svg"),
            ("https://b.example/a.svg", "https://b.example/a.svg"),
            ("data:image/png;base64,AA==", "data:image/png;base64,AA=="),
        ],
    )
    def test_in_another_page(self, source: str, whole: str) -> None:
        moved = after(f'<p><img src="{source}" alt="A"></p>', lambda tree: relocate(tree, "faqs/", SITE, 2, leave=True))
        assert moved == f'<p><img src="{whole}" alt="A"></p>'

    @pytest.mark.parametrize(("url", "source"), [("faqs/", "../en/a.svg"), ("a/b/", "../../en/a.svg"), ("", "en/a.svg")])
    def test_in_one_page(self, url: str, source: str) -> None:
        change = lambda tree: into_one_page(tree, url, {url: "own"}, "../")  # noqa: E731
        assert after(f'<img src="{source}" alt="A">', change) == '<img src="../en/a.svg" alt="A">'
