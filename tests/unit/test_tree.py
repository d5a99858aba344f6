"""The tree: HTML as a browser reads it, what stands in it, and how it is changed and written."""

from __future__ import annotations

import pytest

from localoffer.html.tree import (
    Html,
    body,
    children,
    cut_before,
    document,
    elements,
    first,
    inner,
    put,
    rename,
    root,
    value,
    walk,
    words,
    written,
)


def trace(html: str, apart: frozenset[str] = frozenset()) -> str:
    """Return a walk as one line: ``<p`` where it comes, ``p>`` where it leaves, texts between bars."""
    said = []
    for node, comes in walk(body(html), apart):
        said.append(f"|{words(node)}|" if node.is_text_node else f"<{node.tag}" if comes else f"{node.tag}>")
    return " ".join(said)


class TestReading:
    @pytest.mark.parametrize(
        "raw",
        [
            pytest.param("Š<p>Š".encode(), id="bytes are UTF-8"),
            pytest.param("\ufeffŠ<p>Š".encode(), id="with a byte order mark or without"),
            pytest.param("Š<p>Š".encode("windows-1252"), id="and if they are not, what the web takes them for"),
            pytest.param('<meta charset="iso-8859-2">Š<p>Š'.encode("iso-8859-2"), id="unless the page says what they are"),
            pytest.param("Š<p>Š", id="a text is a text"),
        ],
    )
    def test_letters_are_read(self, raw: str | bytes) -> None:
        assert words(root(document(raw))) == "ŠŠ"

    def test_every_text_is_a_page_with_a_root(self) -> None:
        assert root(document("")).tag == "html"
        assert root(document("<html lang=pl>x")).attributes == {"lang": "pl"}

    def test_a_piece_is_what_stands_in_a_body(self) -> None:
        assert [each.tag for each in children(body("a<b>c</b>"))] == ["-text", "b"]
        assert inner(body("")) == ""

    def test_what_is_asked_for_must_be_there(self) -> None:
        with pytest.raises(LookupError, match="h1"):
            first(body("<p>"), "h1")


class TestWalking:
    def test_it_comes_to_each_element_and_leaves_it_again(self) -> None:
        assert trace("a<p>b<em>c</em></p><br>d") == "|a| <p |b| <em |c| em> p> <br br> |d|"
        assert trace("<p><em><b>a</b></em></p>") == "<p <em <b |a| b> em> p>"
        assert trace("") == ""

    def test_it_does_not_go_into_what_stands_apart(self) -> None:
        assert trace("<p>a<code>b<i>c</i></code>d</p>", frozenset({"code"})) == "<p |a| <code code> |d| p>"

    def test_it_stays_below_its_node(self) -> None:
        (paragraph, _) = children(body("<p><b>a</b></p><p>c</p>"))
        assert [node.tag for node, _ in walk(paragraph)] == ["b", "-text", "b"]

    def test_depth_costs_no_stack(self) -> None:
        assert trace("<b>" * 3000).count("<b") == 3000

    def test_elements_come_in_the_order_of_the_page_without_the_node_itself(self) -> None:
        assert [each.tag for each in elements(body("<p><b>x</b></p><i></i>"))] == ["p", "b", "i"]


class TestWhatANodeSays:
    def test_an_attribute_may_be_there_without_a_value(self) -> None:
        paragraph = first(body("<p hidden title='a &amp; b'>"), "p")
        assert (value(paragraph, "hidden"), value(paragraph, "title"), value(paragraph, "lang")) == ("", "a & b", None)

    def test_words_are_without_markup_and_as_they_stand(self) -> None:
        assert words(first(body("<p> a <b>&lt;b</b>\n</p>"), "p")) == " a <b\n"
        (text,) = children(body("a &amp; b"))
        assert words(text) == "a & b"


class TestChanging:
    def test_html_in_the_place_of_a_node(self) -> None:
        tree = body("<p>a<b>c</b>d</p>")
        put(first(tree, "b"), "x<i>y</i>z")
        assert inner(tree) == "<p>ax<i>y</i>zd</p>"
        put(first(tree, "i"), "")
        assert inner(tree) == "<p>axzd</p>"

    def test_another_name_for_an_element(self) -> None:
        tree = body('a<h2 id="x" title=\'"\'>b<i>c</i></h2>d')
        rename(first(tree, "h2"), "h3")
        assert inner(tree) == 'a<h3 id="x" title="&quot;">b<i>c</i></h3>d'


class TestWriting:
    def test_words_stay_words_and_what_came_out_of_a_tree_is_html(self) -> None:
        html = inner(body("<p title='&lt;\"'>a &lt; b &amp; c"))
        assert isinstance(html, Html)
        assert html == '<p title="&lt;&quot;">a &lt; b &amp; c</p>'

    def test_a_whole_page_has_its_doctype_once(self) -> None:
        assert written(document("<!DOCTYPE html><title>x</title><p>y")) == (
            "<!doctype html><html><head><title>x</title></head><body><p>y</p></body></html>"
        )


class TestCutBefore:
    def test_each_section_begins_a_piece_and_the_lead_is_the_first(self) -> None:
        pieces = cut_before(Html("<p>a</p>\n<h2>b</h2>\n<p>c</p><h2>d</h2>"), "h2")
        assert pieces == ["<p>a</p>\n", "<h2>b</h2>\n<p>c</p>", "<h2>d</h2>"]

    def test_without_one_all_is_lead(self) -> None:
        assert cut_before(Html("<p>a &amp; b</p><ul><li>c</li></ul>"), "h2") == ["<p>a &amp; b</p><ul><li>c</li></ul>"]

    def test_a_heading_inside_something_else_cuts_nothing(self) -> None:
        assert cut_before(Html("<div><h2>a</h2></div><p>b</p>"), "h2") == ["<div><h2>a</h2></div><p>b</p>"]

    def test_a_list_of_steps_begins_a_piece_with_the_headings_it_holds(self) -> None:
        html = Html("<p>a</p><ol><li>x</li></ol><ol><li><h2>b</h2></li><li><h2>c</h2></li></ol><h2>d</h2>")
        lead, steps, last = cut_before(html, "h2")
        assert (lead, last) == ("<p>a</p><ol><li>x</li></ol>", "<h2>d</h2>")
        assert steps == "<ol><li><h2>b</h2></li><li><h2>c</h2></li></ol>"

    def test_it_may_be_the_first(self) -> None:
        assert cut_before(Html("<h2>a</h2>b"), "h2") == ["", "<h2>a</h2>b"]
