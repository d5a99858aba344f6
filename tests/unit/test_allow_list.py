"""The allow-list: what of a tree may be published. All that it does not name is refused."""

from __future__ import annotations

import pytest

from localoffer.html.allow_list import HARMLESS, refused
from localoffer.html.tree import body


def told(html: str, *marks: str) -> list[tuple[str, str]]:
    """Return (element, what of it may not stand)."""
    return [(element.tag or "", what) for element, what in refused(body(html), frozenset(marks))]


def test_what_markdown_makes_may_stand() -> None:
    html = (
        '<h2 id="a">A</h2><p>b<em>c</em><strong>d</strong><br><code>e</code></p><ul><li>f</li></ul><ol start="3"><li>g</li></ol>'
        '<blockquote><p>h</p></blockquote><pre><code class="language-c++">i</code></pre><hr><dl><dt>j</dt><dd>k</dd></dl>'
        '<table><thead><tr><th align="left">l</th></tr></thead><tbody><tr><td align="center">m</td></tr></tbody></table>'
        '<a href="b.md" title="n">o</a><img src="p.png" alt="q" title="r"><details open><summary>s</summary></details>'
        '<div class="letter" data-kind="script"><p class="notice-title">t</p></div><embed-code code="u"></embed-code>'
    )
    assert told(html) == []


@pytest.mark.parametrize("name", sorted(HARMLESS))
def test_a_harmless_element_may_have_these_attributes_and_no_others(name: str) -> None:
    html = f'<{name} lang="pt-BR" dir="auto" title="a" datetime="2026-11-23T09:00+01:00"></{name}>'
    assert told(html) == []
    assert told(f'<{name} id="a"></{name}>') == [(name, "id=")]


@pytest.mark.parametrize("name", ["script", "svg", "iframe", "b", "u", "section", "template", "x-y", "nav", "button"])
def test_an_element_that_is_not_named_is_refused(name: str) -> None:
    assert told(f"<p>a</p><{name}></{name}>") == [(name, f"<{name}>")]


def test_a_comment_is_refused() -> None:
    assert [what for _, what in told("a<!-- b -->")] == ["<!--"]


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ('<p onclick="x">', ["onclick="]),
        ('<p style="x" class="y">', ["style=", "class="]),
        ('<em lang="en<">', ["lang="]),
        ("<em lang>", ["lang="]),
        ('<em lang="e">', ["lang="]),
        ('<em dir="up">', ["dir="]),
        ('<time datetime="now">', ["datetime="]),
        ('<em title="\x01">', ["title="]),
        ('<h2 id="-a">', ["id="]),
        ('<h2 id="a b">', ["id="]),
        ('<h2 id="">', ["id="]),
        ('<h2 lang="en">', ["lang="]),
        ('<ol start="-1">', ["start="]),
        ('<ol start="1234567890">', ["start="]),
        ('<div class="notice x">', ["class="]),
        ('<div data-kind="A">', ["data-kind="]),
        ('<p class="notice">', ["class="]),
        ('<ul class="notice-title">', ["class="]),
        ('<code class="language-">', ["class="]),
        ('<code class="x">', ["class="]),
        ('<details open="x">', ["open="]),
        ('<table><tr><td align="justify" colspan="2">', ["align=", "colspan="]),
    ],
)
def test_an_attribute_that_is_not_named_or_says_something_else_is_refused(html: str, what: list[str]) -> None:
    assert [each for _, each in told(html)] == what


@pytest.mark.parametrize(
    "href",
    ["https://a.example", "http://a.example", "mailto:a@b.example", "tel:+44", "#a", "#javascript:", "../a.md#b", "a/b-c.md",
     "/a/", "https", "a#\nb"],
)  # fmt: skip
def test_a_link_may_lead_there(href: str) -> None:
    assert told(f'<a href="{href}">x</a>') == []


@pytest.mark.parametrize(
    "href",
    ["javascript:x", "JAVASCRIPT:x", "data:x", "vbscript:x", "//a.example", "///a", " https://a.example",
     "\x01javascript:x", "a b", "a?b", "a\\b", "java\nscript:x", "x:y", "", "//a.example#b"],
)  # fmt: skip
def test_a_link_may_not_lead_there(href: str) -> None:
    assert told(f'<a href="{href}">x</a>') == [("a", "href=")]


@pytest.mark.parametrize("src", ["a.png", "../a/b.JPEG", "a.svg", "ä b.webp", "a.gif", "a.avif", "a.jpg"])
def test_a_picture_is_a_file_beside_the_pages(src: str) -> None:
    assert told(f'<img src="{src}" alt="x">') == []


@pytest.mark.parametrize(
    "src",
    ["https://a.example/a.png", "//a.example/a.png", "\n//a.example/a.png", "data:a.png", "a.html", "a.png?b", "a.png#b",
     "a\\b.png", ".png", "a.png ", "a//b.png"],
)  # fmt: skip
def test_no_picture_stands_elsewhere(src: str) -> None:
    assert told(f'<img src="{src}" alt="x">') == [("img", "src=")]


def test_the_marks_of_our_own_rules_are_no_attributes_of_an_editor() -> None:
    assert told('<p data-line="3">', "data-line") == []
    assert told('<p data-line="3">') == [("p", "data-line=")]


def test_everything_in_a_refused_element_is_told_too_for_it_is_judged_as_it_stands() -> None:
    assert told("<svg><a onclick=x></a></svg>") == [("svg", "<svg>"), ("a", "onclick=")]
