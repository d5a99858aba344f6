"""Isolation: in text that is written from the right, numbers, addresses and foreign names stay in their own order.

``[0161 496 0123]`` stands here for what a browser keeps together: ``<bdi dir="ltr">``; ``en[GP adviser]`` says its language too.
"""

from __future__ import annotations

import re

import pytest

from localoffer.html.isolate import LRI, PDI, Isolation, isolate_text
from localoffer.html.tree import body, inner

SITE = Isolation(frozenset({"ar", "ckb"}), "en", frozenset({"ehc plan", "send"}))
_BDI = re.compile(r'<bdi(?: lang="(\w+)")? dir="ltr">(.*?)</bdi>')


def isolated(html: str, tag: str = "ar") -> str:
    tree = body(html)
    SITE.isolate(tree, tag)
    return str(inner(tree))


def short(html: str, tag: str = "ar") -> str:
    """Return the same with brackets for what is kept together."""
    return _BDI.sub(lambda found: f"{found[1] or ''}[{found[2]}]", isolated(html, tag))


class TestRuns:
    @pytest.mark.parametrize(
        ("text", "kept"),
        [
            pytest.param("اتصل 0161 496 0123 الآن", "اتصل [0161 496 0123] الآن", id="a telephone number with its spaces"),
            ("(0161) 496 0123", "[(0161) 496 0123]"),
            ("+44 161 496 0123", "[+44 161 496 0123]"),
            ("من 9:00–17:00.", "من [9:00–17:00]."),
            ("2014/15", "[2014/15]"),
            ("في 1.5 و 2,000", "في [1.5] و [2,000]"),
            ("£50 أو €7.50", "[£50] أو [€7.50]"),
            pytest.param("5 أيام", "5 أيام", id="one digit has no order"),
            ("a@b.example", "[a@b.example]"),
            ("https://a.example/b?c=d%20e#f", "[https://a.example/b?c=d%20e#f]"),
            ("www.example.org/a-b_c", "[www.example.org/a-b_c]"),
            ("KIDS", "[KIDS]"),
            pytest.param("اتصل بـ SOS!SEN الآن", "اتصل بـ [SOS!SEN] الآن", id="a name with a sign in it"),
            pytest.param("من IPSEA و SENDIASS", "من [IPSEA] و [SENDIASS]", id="names with a word between them"),
            ("Contact a Family", "[Contact a Family]"),
            ("ask for mediation", "en[ask for mediation]"),
            ("Zoë Ó Briain", "[Zoë Ó Briain]"),
            ("SEND 2014", "[SEND 2014]"),
            ("Year 9", "[Year 9]"),
            ("O’Neill’s", "[O’Neill’s]"),
            ("مرحبا", "مرحبا"),
            ("", ""),
        ],
    )
    def test_a_run_is_kept_together(self, text: str, kept: str) -> None:
        assert short(f"<p>{text}</p>") == f"<p>{kept}</p>"

    @pytest.mark.parametrize("sign", [".", ",", ":", ";", "?", "!", "’", "'", "-", "!?"])
    def test_the_sign_that_ends_a_sentence_belongs_to_the_text_around_it(self, sign: str) -> None:
        assert short(f"<p>مع KIDS{sign} و</p>") == f"<p>مع [KIDS]{sign} و</p>"

    def test_a_dash_between_arabic_words_is_no_run(self) -> None:
        assert short("<p>كلمة - كلمة - .</p>") == "<p>كلمة - كلمة - .</p>"

    @pytest.mark.parametrize(
        ("html", "kept"),
        [
            ("A&amp;E", "[A&amp;E]"),
            ("Marks &amp; Spencer", "[Marks &amp; Spencer]"),
            ("كلمة &amp; كلمة", "كلمة &amp; كلمة"),
            ("كلمة &amp; KIDS", "كلمة &amp; [KIDS]"),
            ("كلمة &amp;lt; KIDS", "كلمة &amp;[lt]; [KIDS]"),
            ("كلمة &lt;b&gt;", "كلمة &lt;[b]&gt;"),
        ],
    )
    def test_signs_of_html_stay_words(self, html: str, kept: str) -> None:
        assert short(f"<p>{html}</p>") == f"<p>{kept}</p>"

    @pytest.mark.parametrize(
        ("text", "is_english"),
        [
            ("mediation", True),
            ("Local Offer", False),
            ("GP adviser", True),
            ("GP", False),
            ("the", False),
            ("help@kids.org.uk", False),
            ("help@localhost", False),
            ("kids.org.uk", False),
        ],
    )
    def test_words_are_in_the_language_of_the_source_and_names_and_addresses_in_none(self, text: str, is_english: bool) -> None:
        lang = ' lang="en"' if is_english else ""
        assert isolated(f"<p>{text}</p>") == f'<p><bdi{lang} dir="ltr">{text}</bdi></p>'


class TestWhere:
    @pytest.mark.parametrize("name", ["script", "style", "textarea", "bdi", "code", "pre", "address"])
    def test_these_elements_stay_as_they_are(self, name: str) -> None:
        html = f"<div><{name}>KIDS 0161</{name}></div>"
        assert isolated(html) == html

    def test_what_stands_after_such_an_element_does_not(self) -> None:
        assert short("<p><code>KIDS</code> KIDS</p>") == "<p><code>KIDS</code> [KIDS]</p>"

    def test_drawings_stay_as_they_are(self) -> None:
        html = "<svg><text>KIDS 0161</text></svg>"
        assert isolated(html) == html

    @pytest.mark.parametrize("name", ["title", "option"])
    def test_where_no_element_can_stand_signs_of_unicode_do(self, name: str) -> None:
        outer = f"<select><{name}>مع KIDS.</{name}></select>" if name == "option" else f"<{name}>مع KIDS.</{name}>"
        assert isolated(outer) == outer.replace("KIDS", f"{LRI}KIDS{PDI}")

    def test_a_text_for_an_attribute(self) -> None:
        assert isolate_text("مع KIDS، 0161 496.") == f"مع {LRI}KIDS{PDI}، {LRI}0161 496{PDI}."
        assert isolate_text("مع") == "مع"

    def test_markup_around_and_inside_stays(self) -> None:
        assert short('<p class="a">مع <a href="b">KIDS</a><br>و</p>') == '<p class="a">مع <a href="b">[KIDS]</a><br>و</p>'

    def test_white_space_is_left_alone(self) -> None:
        html = "<ul>\n  <li>مع</li>\n</ul>"
        assert isolated(html) == html


class TestLanguages:
    def test_text_from_the_left_is_left_alone(self) -> None:
        assert isolated("<p>Ring KIDS on 0161 496 0123</p>", "en") == "<p>Ring KIDS on 0161 496 0123</p>"
        assert isolated("<p>KIDS</p>", "") == "<p>KIDS</p>"

    def test_a_part_says_its_own_language_and_the_rest_goes_on_in_the_one_around_it(self) -> None:
        html = '<p lang="en">KIDS</p><p>KIDS <span lang="en">Ring <b>KIDS</b></span> KIDS</p>'
        assert short(html) == '<p lang="en">KIDS</p><p>[KIDS] <span lang="en">Ring <b>KIDS</b></span> [KIDS]</p>'
        assert short('<div lang="ckb">KIDS</div>KIDS', "en") == '<div lang="ckb">[KIDS]</div>KIDS'

    def test_the_node_itself_may_say_it(self) -> None:
        tree = body('<main lang="ar"><p>KIDS</p></main>')
        SITE.isolate(tree.css("main")[0])
        assert "<bdi" in str(inner(tree))


class TestTermsInBrackets:
    """In a translation the source's own term stands in brackets, and a screen reader must say it in its language (WCAG 3.1.2)."""

    @pytest.mark.parametrize(
        ("html", "marked"),
        [
            ("plan EHC (EHC plan) to", 'plan EHC (<span lang="en">EHC plan</span>) to'),
            ("(SEND) i (ehc Plan)", '(<span lang="en">SEND</span>) i (<span lang="en">ehc Plan</span>)'),
            ("(bez niej) (SEND)", '(bez niej) (<span lang="en">SEND</span>)'),
            ("a &amp; b (SEND)", 'a &amp; b (<span lang="en">SEND</span>)'),
            ("SEND i EHC plan", "SEND i EHC plan"),
            ("(SEND 2014)", "(SEND 2014)"),
        ],
    )
    def test_a_term_of_the_source_is_marked(self, html: str, marked: str) -> None:
        assert isolated(f"<p>{html}</p>", "pl") == f"<p>{marked}</p>"

    def test_not_in_the_source_itself_nor_where_no_element_can_stand(self) -> None:
        assert isolated("<p>(SEND)</p>", "en") == "<p>(SEND)</p>"
        assert isolated("<title>(SEND)</title>", "pl") == "<title>(SEND)</title>"
