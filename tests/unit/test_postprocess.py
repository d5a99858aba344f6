"""A long page is finished a piece at a time, and is the same as if it had been finished whole."""

from __future__ import annotations

from localoffer.html.isolate import Isolation
from localoffer.html.tree import Html
from localoffer.theme.assets import Stylesheets
from localoffer.theme.policy import Needs
from localoffer.theme.postprocess import Finished, Piece, marker, postprocess

HEAD = "<meta http-equiv=Content-Security-Policy content=x><style></style>"
SHEETS = Stylesheets(
    "p{margin:0}", ((frozenset({"notice"}), ".notice{border:0}"), (frozenset({"other"}), ".other{top:0}")), "", "a{x:y}"
)
ARABIC = Html('<h3 id="a">العنوان (IASS) 020 7946 0018</h3>\n\n<p class="notice" lang="en">Ask <a href="../letter/">us</a>.</p>')
ENGLISH = Html(
    '<h3 id="b">A title</h3>\n<p>See <a href="https://www.gov.uk/">this</a>, <a href="#a">that</a>.</p>\n<img src=x.png>'
)


def finished(first: Html, second: Html, *pieces: Piece) -> Finished:
    parts = Html('<section lang="ar" dir="rtl">\n{}\n</section>\n<section>\n{}\n</section>').format(first, second)
    body = f'<body><article><h1 id="top">One</h1>\n\n\n{parts}</article></body>'
    html = f'<!doctype html><html lang="en" dir="ltr"><head>{HEAD}</head>{body}</html>'
    isolation = Isolation(frozenset({"ar"}), "en", frozenset())
    return postprocess(html, "https://example.org/some/print/", "../", SHEETS, Needs(("x",)), isolation, pieces)


def test_it_is_the_same_page() -> None:
    whole = finished(ARABIC, ENGLISH)
    in_pieces = finished(marker(0), marker(1), Piece(ARABIC, "ar"), Piece(ENGLISH, "en"))
    assert in_pieces == whole
    assert "<bdi" in whole.html
    assert 'data-at="gov.uk"' in whole.html
    assert ".notice{" in whole.html
    assert ".other{" not in whole.html
    assert [words for _, words in whole.outline.headings] == ["One", "العنوان (IASS) 020 7946 0018", "A title"]


def test_pieces_may_be_put_in_another_order_than_they_come() -> None:
    assert finished(marker(1), marker(0), Piece(ENGLISH, "en"), Piece(ARABIC, "ar")) == finished(ARABIC, ENGLISH)


def test_what_no_template_of_ours_would_write_is_strange_in_a_piece_too() -> None:
    assert finished(marker(0), ENGLISH, Piece(Html("<p onclick=x>a</p>"), "en")).outline.strange == ("onclick=",)
