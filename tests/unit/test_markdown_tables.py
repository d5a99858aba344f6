"""Tables, checklists and questions: what a screen reader and a phone need of them."""

from __future__ import annotations

import pytest

from unit.small_site import html, read

TABLE = "| A | B |\n|---|--:|\n| c | d |\n"


class TestTables:
    def test_a_table_has_a_caption_heads_and_in_each_cell_the_head_of_its_column(self) -> None:
        assert html(TABLE, title="Title").replace("\n", "") == (
            '<table class="table"><caption class="unseen">Title</caption>'
            '<thead><tr><th scope="col">A</th><th align="right" scope="col">B</th></tr></thead>'
            '<tbody><tr><th data-label="A" scope="row">c</th><td align="right" data-label="B">d</td></tr></tbody></table>'
        )

    def test_it_is_named_by_the_heading_it_stands_below(self) -> None:
        found = read(f"{TABLE}\n## One *two*\n\n{TABLE}\n### Three\n\n{TABLE}\n#### Four\n\n{TABLE}", title="A < b")
        assert [each.text() for each in found.root.css("caption")] == ["A < b", "One two", "Three", "Four"]

    def test_a_corner_without_words_heads_nothing(self) -> None:
        (corner, head, row, cell) = read("|  | B |\n|---|---|\n| c | d |").root.css("th, td")
        assert (corner.tag, head.tag, row.tag, cell.tag) == ("td", "th", "th", "td")
        assert "scope" not in corner.attributes
        assert "data-label" not in row.attributes

    @pytest.mark.parametrize(("columns", "wanted"), [(4, "table"), (5, "table wide")])
    def test_a_wide_table_is_cards_on_any_screen(self, columns: int, wanted: str) -> None:
        table = "\n".join(["| a " * columns + "|", "|---" * columns + "|", "| b " * columns + "|"])
        assert read(table).root.css("table")[0].attributes["class"] == wanted

    def test_a_table_of_a_component_keeps_its_own_names(self) -> None:
        before = read("{{deadlines}}").root.css("table")
        assert [len(each.css("caption")) for each in before] == [1] * len(before)
        assert before


class TestChecklists:
    def test_items_with_empty_boxes_are_ticked_on_paper(self) -> None:
        assert html("- [ ] One\n- [ ] *Two*\n") == '<ul class="checklist">\n<li>One</li>\n<li><em>Two</em></li>\n</ul>'
        assert html("1. [ ] One\n") == '<ol class="checklist">\n<li>One</li>\n</ol>'

    def test_an_item_may_be_a_paragraph_of_its_own(self) -> None:
        assert 'class="checklist"' in html("- [ ] One\n\n- [ ] Two\n")
        assert "[ ]" not in html("- [ ] One\n\n- [ ] Two\n")

    @pytest.mark.parametrize("text", ["- [x] One", "- One [ ] two", "- [ ]One", "- One", "[ ] One"])
    def test_no_other_list_is_one(self, text: str) -> None:
        assert "checklist" not in html(text)


class TestQuestions:
    def test_on_a_page_of_questions_each_opens(self) -> None:
        text = "Before\n\n## Group\n\nWords\n\n### Why *me*? {#why}\n\nSo.\n\n- a\n\n### How?\n\nThus.\n\n## Other\n\nAfter"
        assert html(text, layout="faqs").replace("\n", "") == (
            '<p>Before</p><h2 id="group">Group</h2><p>Words</p>'
            '<details class="question"><summary><h3>Why <em>me</em>?</h3></summary>'
            '<div class="answer" id="why"><p>So.</p><ul><li>a</li></ul></div></details>'
            '<details class="question"><summary><h3>How?</h3></summary><div class="answer" id="how"><p>Thus.</p></div></details>'
            '<h2 id="other">Other</h2><p>After</p>'
        )

    def test_the_last_question_is_closed_at_the_end(self) -> None:
        assert html("## G\n\n### Why?\n\nSo.", layout="faqs").replace("\n", "").endswith("<p>So.</p></div></details>")

    def test_words_of_an_answer_stay_escaped(self) -> None:
        assert "<p>a &lt;b&gt; &amp; c</p>" in html("## G\n\n### W & y?\n\na \\<b> & c", layout="faqs")

    def test_on_any_other_page_they_are_headings(self) -> None:
        assert html("## G\n\n### Why?\n\nSo.") == '<h2 id="g">G</h2>\n<h3 id="why">Why?</h3>\n<p>So.</p>'
