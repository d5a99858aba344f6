"""The Markdown of a page gives its words back: read by a reader of Markdown, it says what the page said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from localoffer.html.markdown import Writer
from localoffer.html.text_blocks import text_blocks
from localoffer.html.tree import Html, body

READER = MarkdownIt("commonmark").enable("table")


def written(html: str) -> str:
    return Writer(lambda anchor: f"About {anchor}.").write(body(html))


def blocks(html: str) -> list[str]:
    return [block.text for block in text_blocks(body(html)) if not block.text.startswith("About ")]


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ('<h2 id="a">1. What?</h2><p>Yes.</p>', "## 1. What?\n\n> About a.\n\nYes.\n"),
        ("<p>2 * 3 * 4, [x] and a_b_c</p>", "2 \\* 3 \\* 4, \\[x\\] and a\\_b\\_c\n"),
        ("<p>1. no list</p><p># no heading</p><p>- none</p>", "1\\. no list\n\n\\# no heading\n\n\\- none\n"),
        ('<p><strong> Ring </strong><a href="tel:1">0161</a>!</p>', "**Ring** [0161](tel:1)!\n"),
        ('<p>Oh!<a href="/x">no</a></p>', "Oh\\![no](/x)\n"),
        ("<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>", "- a\n\n  - b\n- c\n\n  d\n"),
        ('<ol start="3"><li>a</li></ol><ol><li>b</li></ol>', "3. a\n\n1) b\n"),
        (
            '<ol class="steps"><li><h2 id="b"><span class="step-number">1</span> B</h2><p>b</p></li></ol>',
            "## 1 B\n\n> About b.\n\nb\n",
        ),
        ('<ol class="steps"><li><p>B</p></li></ol>', "1. B\n"),
        ('<ul class="checklist"><li>a</li></ul>', "- [ ] a\n"),
        (
            "<table><caption>c</caption><tr><th>a|b</th></tr><tr><td><p>1</p><p>2</p></td></tr></table>",
            "| a\\|b |\n| --- |\n| 1 2 |\n",
        ),
        ("<dl><div><dt>Phone</dt><dd>1<br>2</dd></div></dl>", "- **Phone**\n  - 1 2\n"),
        ("<details><summary>More</summary><p>a</p></details>", "**More**\n\na\n"),
        ("<details><summary><h3>Q?</h3></summary><div><p>a</p></div></details>", "### Q?\n\na\n"),
        ('<div class="notice"><p class="notice-title">Now</p><p>a</p></div>', "**Now**\n\na\n"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b\n"),
        ('<p><svg><title>x</title></svg>a <span aria-hidden="true">b</span></p><form>c</form><p hidden>d</p>', "a\n"),
    ],
)
def test_each_element_has_its_form(html: str, markdown: str) -> None:
    assert written(html) == markdown


def test_in_a_language_written_from_the_right_a_number_keeps_its_order() -> None:
    html = '<p>اتصل <bdi dir="ltr">0161 496</bdi></p>'
    assert Writer(str, right_to_left=True).write(body(html)) == "اتصل \u20660161 496\u2069\n"
    assert Writer(str).write(body(html)) == "اتصل 0161 496\n"


WORDS = st.text(st.sampled_from("ab1 .)*_`[]<>&;#+-=|~!\\(\"':/"), min_size=1, max_size=30).filter(
    lambda text: bool(text.strip())
)


@given(WORDS, WORDS, WORDS)
def test_any_words_are_given_back(one: str, two: str, three: str) -> None:
    html = Html('<h2 id="x">{}</h2><p>{}</p><ul><li>{}</li></ul><table><tr><th>{}</th></tr><tr><td>{}</td></tr></table>')
    page = html.format(one, two, three, one, two)
    assert blocks(READER.render(written(page))) == blocks(page)
