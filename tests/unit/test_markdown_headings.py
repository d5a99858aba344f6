"""Headings in Markdown: one outline below the page's title, an anchor for each in any script, and none twice."""

from __future__ import annotations

import pytest

from localoffer.pages.markdown.headings import anchor
from unit.small_site import html, pictured, read, told


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What it is", "what-it-is"),
        ("What? It's – 'here'!", "what-its-here"),
        ("A -- b - c", "a-b-c"),
        ("Zażółć GĘŚLĄ", "zażółć-gęślą"),
        ("من نحن؟", "من-نحن"),
        ("Zoe\u0308", "zo\u00eb"),
        ("2 months_x", "2-months_x"),
        ("?!", "section"),
        ("", "section"),
    ],
)
def test_an_anchor_is_made_of_letters_and_digits_in_any_script(title: str, name: str) -> None:
    assert anchor(title) == name


def test_a_heading_has_the_anchor_it_names_or_one_of_its_words() -> None:
    assert html("## One {#a-1}\n\n### Two *and* three {: #b }\n\n## Four") == (
        '<h2 id="a-1">One</h2>\n<h3 id="b">Two <em>and</em> three</h3>\n<h2 id="four">Four</h2>'
    )


@pytest.mark.parametrize("end", ["{#-a}", "{#}", "{a}", "{.a}", "{#a} b"])
def test_what_is_no_anchor_is_words(end: str) -> None:
    assert read(f"## One {end}").root.css("h2")[0].text() == f"One {end}"


def test_only_a_heading_has_one() -> None:
    assert html("One {#a}") == "<p>One {#a}</p>"


def test_headings_with_the_same_words_get_numbers_and_named_ones_come_first() -> None:
    found = read("## One\n\n## One\n\n## One\n\n## Two {#one_1}")
    assert [name for _, name, _ in found.headings] == ["one", "one_2", "one_3", "one_1"]


def test_what_stands_in_a_page_is_listed() -> None:
    assert read("## One {#a}\n\n### Two *and*\n\n## Three").headings == (
        (2, "a", "One"),
        (3, "two-and", "Two and"),
        (2, "three", "Three"),
    )


class TestOutline:
    SKIPPED = "heading-skipped: a level {} heading follows a level {}. Use {} here."

    def test_the_title_is_the_only_one_of_level_1(self) -> None:
        assert told("One\n\n# Two") == [
            "3: second-h1: A level 1 heading stands in the text. The title stands in the front matter. Use ## here."
        ]

    def test_no_level_is_left_out_on_the_way_down(self) -> None:
        assert told("### One") == ["1: " + self.SKIPPED.format(3, 1, "##")]
        assert told("## One\n\n##### Two\n\n###### Three\n\n## Four") == ["3: " + self.SKIPPED.format(5, 2, "###")]

    def test_where_the_words_stand_below_a_deeper_heading_they_begin_there(self) -> None:
        assert told("#### One", level=3) == []

    def test_a_heading_has_words(self) -> None:
        assert told("## ") == ["1: heading-empty: A heading has no words."]
        assert told("## `x`") == []
        assert told("## ![x](a.svg)", sources=pictured("en/a.svg")) == [], "a picture has its own"

    def test_no_code_stands_in_one(self) -> None:
        assert told("## Ring {{phone:mediation}}") == [
            "1: code-in-heading: {{phone:mediation}} stands in a heading. Write the words."
        ]

    def test_an_anchor_stands_once(self) -> None:
        said = 'duplicate-anchor: The anchor "a" is used twice. Give each its own {#name}.'
        assert told("## One {#a}\n\n## Two {#a}\n\n## Three {#a}") == [f"3: {said}", f"5: {said}"]
