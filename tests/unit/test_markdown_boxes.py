"""Boxes in Markdown: ``!!! warning "Title"`` and ``??? "Title"``, with four spaces before what stands inside."""

from __future__ import annotations

import pytest

from localoffer.pages.markdown.boxes import NOTICES, TO_COPY
from unit.small_site import html, read, told


def short(text: str) -> str:
    return html(text).replace("\n", "")


@pytest.mark.parametrize("kind", NOTICES)
def test_a_notice_of_each_kind(kind: str) -> None:
    look = "letter" if kind in TO_COPY else "notice"
    assert short(f'!!! {kind} "T *i*"\n\n    a\n\n    - b') == (
        f'<div class="{look}" data-kind="{kind}"><p class="notice-title">T <em>i</em></p><p>a</p><ul><li>b</li></ul></div>'
    )


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("!!! warning", '<p class="notice-title">Warning</p>'),
        ('!!! warning ""', ""),
        ('!!!warning"T"  ', '<p class="notice-title">T</p>'),
        ('!!! warning "The "best" title"', '<p class="notice-title">The "best" title</p>'),
        ("   !!! warning", '<p class="notice-title">Warning</p>'),
    ],
)
def test_its_title_is_what_stands_between_quotation_marks_or_the_name_of_its_kind(opening: str, title: str) -> None:
    assert short(f"{opening}\n\n       a") == f'<div class="notice" data-kind="warning">{title}<p>a</p></div>'


@pytest.mark.parametrize(("sign", "state"), [("???", ""), ("???+", ' open=""')])
def test_a_box_that_opens(sign: str, state: str) -> None:
    assert short(f'{sign} "Why?"\n    So.') == f"<details{state}><summary>Why?</summary><p>So.</p></details>"


@pytest.mark.parametrize(
    ("text", "inside", "after"),
    [
        ("!!! warning\n    a\nb", "<p>a</p>", "<p>b</p>"),
        ("!!! warning\n    a\n\nb", "<p>a</p>", "<p>b</p>"),
        ("!!! warning\n\n\n    a\n\n\n    b\n\nc", "<p>a</p><p>b</p>", "<p>c</p>"),
        ("!!! warning\n\ta\n   b", "<p>a</p>", "<p>b</p>"),
        ("!!! warning\nb", "", "<p>b</p>"),
        ("!!! warning\n\n        a\n", "<pre><code>a</code></pre>", ""),
        ("!!! warning\n    ```\n    a\n\n    b\n    ```\nc", "<pre><code>ab</code></pre>", "<p>c</p>"),
    ],
)
def test_what_is_four_spaces_further_in_stands_inside(text: str, inside: str, after: str) -> None:
    title = '<p class="notice-title">Warning</p>'
    assert short(text) == f'<div class="notice" data-kind="warning">{title}{inside}</div>{after}'


def test_boxes_stand_in_each_other_and_in_lists() -> None:
    assert short('!!! warning ""\n    ??? "a"\n        b\n\n    c') == (
        '<div class="notice" data-kind="warning"><details><summary>a</summary><p>b</p></details><p>c</p></div>'
    )
    assert short('- a\n\n    !!! warning ""\n        b\n- c') == (
        '<ul><li><p>a</p><div class="notice" data-kind="warning"><p>b</p></div></li><li><p>c</p></li></ul>'
    )
    assert short('a\n!!! warning ""\n    b') == '<p>a</p><div class="notice" data-kind="warning"><p>b</p></div>'


@pytest.mark.parametrize("text", ["    !!! warning", "!! warning", "!!! a b", '!!! warning "a', "!!!! warning", "a !!! warning"])
def test_what_only_looks_like_one(text: str) -> None:
    assert "notice" not in html(text)


def test_a_kind_that_there_is_not_is_told_and_is_shown_as_information() -> None:
    assert told('a\n\n!!! waring "x"\n    b') == [
        '3: unknown-notice-kind: "waring" is not a kind of notice. Did you mean "warning"?'
    ]
    kinds = "information, warning, urgent, action, way, letter, script"
    assert told("!!! x\n    b") == [f'1: unknown-notice-kind: "x" is not a kind of notice. The kinds are: {kinds}.']
    assert read("!!! x\n    b").root.css("div")[0].attributes == {"class": "notice", "data-kind": "information"}


def test_what_stands_in_a_box_is_told_at_its_own_line() -> None:
    assert told("!!! warning\n\n    a\n\n    [b](c)")[0].startswith("5: link-not-valid: ")
    assert told('a\n\n!!! warning "[b](c)"')[0].startswith("3: link-not-valid: ")
