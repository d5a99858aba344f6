"""The outline of a page: its anchors, headings, languages and links, without its words."""

from __future__ import annotations

import pytest

from localoffer.html.outline import Outline, outline
from localoffer.html.tree import body, document, root


def of(html: str) -> Outline:
    return outline(root(document(html)))


def test_anchors_are_counted() -> None:
    assert of('<p id="a"><b id="b"></b></p><p id="a">').ids == {"a": 2, "b": 1}


def test_headings_have_their_level_and_words() -> None:
    assert of("<h1> One </h1><section><h3>Two <b>and</b> three</h3></section><h6></h6><p>No").headings == (
        (1, "One"),
        (3, "Two and three"),
        (6, ""),
    )


def test_a_page_says_its_language_first_whether_it_does_or_not() -> None:
    assert of('<html lang="ar" dir="rtl"><p lang="en">x</p><p dir="ltr">y').languages == (
        ("html", "ar", "rtl"),
        ("p", "en", None),
    )
    assert of("<p>x").languages == (("html", "", None),)


@pytest.mark.parametrize(
    ("html", "strange"),
    [
        ("<p onclick=x style=y srcset=z>", ("onclick=", "style=", "srcset=")),
        ("<svg><path onload=x /><script>x</script><animate /></svg>", ("onload=", "<script>", "<animate>")),
        ("<object></object><embed><math></math>", ("<object>", "<embed>", "<math>")),
        ("<script>theirs</script>", ("<script>",)),
        ("<script src=x></script>", ("<script>",)),
        ("<script type=module>ours</script>", ("<script>",)),
        ("<a href=javascript:x>x</a>", ('href="javascript:x"',)),
        ("<a href='\n JAVA:x'>x</a>", ('href="\n JAVA:x"',)),
        ("<img src=data:x><form action=data:x>", ('src="data:x"', 'action="data:x"')),
        ("<iframe srcdoc=x>", ("srcdoc=",)),
        ("<p data-Kind_x=y>", ("data-kind_x=",)),
    ],
)
def test_what_no_template_of_ours_would_write_is_strange(html: str, strange: tuple[str, ...]) -> None:
    assert outline(body(html), ("ours",)).strange == strange


@pytest.mark.parametrize(
    "html",
    [
        "<script>ours</script><script type=application/ld+json>{}</script><style>x</style><!-- x -->",
        "<a href=https://a.example>x</a><a href=mailto:a@b.example>x</a><a href=tel:1>x</a><a href=../x/ hidden>x</a>",
        '<svg viewBox="0 0 1 1" class=icon aria-hidden=true><path d="M0 0" /></svg><p data-kind=x aria-label=y role=note>',
    ],
)
def test_what_ours_write_is_not(html: str) -> None:
    assert outline(body(html), ("ours",)).strange == ()


def test_links_are_whatever_an_address_names() -> None:
    found = of('<a href="a/">x</a><img src="b.png"><link href="c.css"><a>no</a><a href>empty</a><script src="d.js"></script>')
    assert set(found.links) == {"a/", "b.png", "c.css", "", "d.js"}


def test_only_links_of_a_reader_lead_to_other_websites() -> None:
    html = '<a href="https://a.example">x</a><a href="http://b.example">x</a><link href="https://c.example"><a href="//d">x</a>'
    assert of(html + '<img src="https://e.example/x.png"><a href="mailto:a@b.example">y</a>').outside == (
        "https://a.example",
        "http://b.example",
    )
