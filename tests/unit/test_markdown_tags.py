"""Tags and codes in Markdown: the few tags that may stand, and what ``{{kind:id}}`` becomes.

Hostile ones have a file of their own.
"""

from __future__ import annotations

import pytest

from localoffer.html.allow_list import HARMLESS
from localoffer.html.tree import Html
from unit.small_site import html, read, told

IN_MARKDOWN = "Write it in Markdown, or ask a developer for a component."
ALONE = "tag-not-closed: <{}> stands alone. Write <{}> before and </{}> after the words, in one paragraph."


class TestHarmlessTags:
    @pytest.mark.parametrize("name", sorted(HARMLESS - {"br", "wbr"}))
    def test_they_stand_as_they_are(self, name: str) -> None:
        assert html(f"a <{name}>*b*</{name}> c") == f"<p>a <{name}><em>b</em></{name}> c</p>"

    @pytest.mark.parametrize("written", ["<br>", "<br/>", "<BR />", "<br></br>"])
    def test_a_line_end_needs_no_closing_tag(self, written: str) -> None:
        assert html(f"a{written}b") == "<p>a<br>b</p>"

    @pytest.mark.parametrize(
        ("tag", "read_as"),
        [
            ('<span lang="pl">', '<span lang="pl">'),
            ("<span lang='pl' >", '<span lang="pl">'),
            ("<SPAN LANG=pl>", '<span lang="pl">'),
            ('<span\n  dir = "rtl">', '<span dir="rtl">'),
            ('<span title="a > b">', '<span title="a &gt; b">'),
            ('<span title="Children &amp; Families">', '<span title="Children &amp; Families">'),
            ('<span title="&quot;x&quot;">', '<span title="&quot;x&quot;">'),
            ('<span lang="pl" lang="en">', '<span lang="en">'),
        ],
    )
    def test_attributes_are_read_as_in_html(self, tag: str, read_as: str) -> None:
        assert html(f"{tag}x</span>") == f"<p>{read_as}x</span></p>"

    def test_a_tag_is_closed_in_its_own_paragraph(self) -> None:
        assert told("<em>a\n\nb</em>") == ["1: " + ALONE.format("em", "em", "em"), "3: " + ALONE.format("/em", "em", "em")]
        assert told("<em><small>a</em></small>")[0].startswith("1: tag-not-closed: ")
        assert told("a\n<em>b\n</em>c") == []

    def test_in_code_they_are_words(self) -> None:
        assert (
            html("`<em>` and\n\n    <script>") == "<p><code>&lt;em&gt;</code> and</p>\n<pre><code>&lt;script&gt;\n</code></pre>"
        )


class TestOtherTags:
    def test_they_are_words_and_each_is_told_once(self) -> None:
        text = "a <div>b</div>\nc <div>d</div> <b>"
        assert told(text) == [
            f"1: html-not-allowed: <div> may not stand in a page. {IN_MARKDOWN}",
            f"2: html-not-allowed: <div> may not stand in a page. {IN_MARKDOWN}",
            f"2: html-not-allowed: <b> may not stand in a page. {IN_MARKDOWN}",
        ]
        assert read(text).root.text().strip() == text

    def test_one_that_only_closes_is_told_too(self) -> None:
        assert told("a </div>") == [f"1: html-not-allowed: </div> may not stand in a page. {IN_MARKDOWN}"]

    @pytest.mark.parametrize("text", ["a < b", "a <3 b", "1<2>0", "<>", "a <", "x <= y"])
    def test_signs_that_only_look_like_one(self, text: str) -> None:
        assert told(text) == []
        assert read(text).root.text().strip() == text

    def test_an_address_in_angle_brackets_is_a_link(self) -> None:
        assert html("<https://a.example>") == '<p><a href="https://a.example">https://a.example</a></p>'
        assert html("<a@b.example>") == '<p><a href="mailto:a@b.example">a@b.example</a></p>'


class TestCodes:
    def test_a_fact_stands_in_a_sentence(self) -> None:
        assert html("Within {{deadline:contact-adviser}}.") == '<p>Within <span class="deadline">2 months</span>.</p>'

    @pytest.mark.parametrize(
        "code", ["{{ deadline:contact-adviser }}", "{{\tdeadline:contact-adviser}}", "{{deadline: contact-adviser}}"]
    )
    def test_white_space_inside_says_nothing(self, code: str) -> None:
        assert html(code) == '<p><span class="deadline">2 months</span></p>'

    @pytest.mark.parametrize(
        "text", ["`{{deadline:x}}`", "```\n{{deadline:x}}\n```", "{deadline:x}", "a }} b", "{ {deadline:x} }"]
    )
    def test_in_code_and_in_single_braces_it_is_words(self, text: str) -> None:
        assert read(text).root.text().strip() == text.strip("`").strip()
        assert told(text) == []

    @pytest.mark.parametrize("text", ["a\n{{deadline:x", "a\n{{deadline:x\n}}", "a\n{{ {x} }}"])
    def test_one_that_is_not_closed_is_told(self, text: str) -> None:
        assert told(text) == ["2: code-not-closed: An embed code is opened by {{ and not closed. Close it with }}."]

    def test_it_is_told_where_it_stands(self) -> None:
        assert told("a\nb *c\n{{deadlin:x}}*")[0].startswith('3: unknown-kind: "deadlin" is not a kind of embed code.')
        assert told("- a\n- | no\n\n  {{x:y}}")[0].startswith("4: unknown-kind: ")

    def test_an_icon_is_written_as_material_does(self) -> None:
        found = read("Ring :material-phone: now")
        (drawing,) = found.root.css("svg.icon")
        assert drawing.attributes["aria-hidden"] == "true"
        assert found.root.text().split() == ["Ring", "now"]
        assert read(":material-account-box:").reading.issues == []
        assert read("at 9:30 or a:b:c, :other-phone:").root.css("svg") == []


class TestBlocks:
    """A code that stands for a block takes the place of the paragraph it is alone in."""

    CONTACT = "{{contact:mediation}}"

    @pytest.mark.parametrize("text", ["{}", "a\n\n{}\n\nb", "- {}", "| a |\n|---|\n| {} |"])
    def test_it_stands_alone(self, text: str) -> None:
        found = read(text.replace("{}", self.CONTACT))
        assert found.reading.issues == []
        assert "mediation" in found.root.text()
        assert found.reading.fact_keys == {"contact:mediation"}
        assert not found.root.css("p > section, p > div, p > article")
        assert len(found.root.css("li:has(section, div, article)")) == text.startswith("-")

    @pytest.mark.parametrize("text", ["Ring {}", "*{}*", "{}\nnow"])
    def test_in_a_sentence_it_is_told_and_left_out(self, text: str) -> None:
        found = read(text.replace("{}", self.CONTACT))
        assert {(each.rule, each.message) for each in found.reading.issues} == {
            ("block-in-sentence", f"{self.CONTACT} is a block and stands in a sentence.")
        }
        assert found.root.text().split() == text.strip("*").replace("{}", "").split()

    def test_it_stands_below_the_heading_before_it(self) -> None:
        found = read(f"{self.CONTACT}\n\n### x\n\n{self.CONTACT}")
        assert [each.tag for each in found.root.css("h2, h3, h4")] == ["h2", "h3", "h4", "h2"]
        assert found.headings[-1] == (2, "not-known", "What we do not know"), "once, for both"

    def test_of_a_code_for_nothing_the_words_around_it_stay(self) -> None:
        assert read("a {{x:y}} b").root.text().split() == ["a", "b"]


class TestOriginals:
    """A council reads English, so after each letter to copy of a translation stands the English one."""

    def test_each_letter_is_followed_by_the_one_it_was_made_from(self) -> None:
        text = '!!! letter "Jeden"\n    a\n\n!!! letter "Dwa"\n    b\n'
        originals = (Html('<div class="letter">One</div>'),)
        found = read(text, originals=originals, original_locale="en")
        shown = found.root.text()
        assert shown.index("Jeden") < shown.index("One") < shown.index("Dwa")
        assert shown.count("One") == 1
        assert found.root.css('[lang="en"][dir="ltr"]')

    def test_letters_that_only_the_original_has_are_not_shown(self) -> None:
        assert "One" not in read("a", originals=(Html("<p>One</p>"),), original_locale="en").root.text()
