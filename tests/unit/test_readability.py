"""Readability: a page's words without its markup, its sentences and syllables, and the age they need."""

from __future__ import annotations

import pytest

from localoffer.words.readability import Figures, Kind, blocks, figures, plain, sentences, syllables, words


def say(kind: str, id_: str) -> str:
    """Return the words that an embed code stands for: of a block of its own, none."""
    return {"deadline": "2 months", "term": f"the {id_}"}.get(kind, "")


def cut(text: str, first: int = 1) -> list[tuple[str, int, str]]:
    """Return (kind, line, words) of each block."""
    return [(str(each.kind), each.line, each.text) for each in blocks(text, first, say)]


class TestBlocks:
    def test_a_paragraph_ends_at_an_empty_line(self) -> None:
        assert cut("One\ntwo.\n\nThree.\n  \nFour.", 10) == [
            ("paragraph", 10, "One two."),
            ("paragraph", 13, "Three."),
            ("paragraph", 15, "Four."),
        ]

    @pytest.mark.parametrize(
        ("line", "kind", "text"),
        [
            ("# Title", "heading", "Title"),
            ("###### Deep {#anchor}", "heading", "Deep"),
            ('??? "May I ask?"', "heading", "May I ask?"),
            ('???+ "May I ask?"', "heading", "May I ask?"),
            ('!!! warning "Take care"', "heading", "Take care"),
            ("- An item", "item", "An item"),
            ("* An item", "item", "An item"),
            ("+ An item", "item", "An item"),
            ("12. An item", "item", "An item"),
            ("3) An item", "item", "An item"),
            ("- [ ] To do", "item", "To do"),
            ("- [x] Done", "item", "Done"),
            ("    - An item inside", "item", "An item inside"),
            ("-no item", "paragraph", "-no item"),
            ("2027 is a year", "paragraph", "2027 is a year"),
        ],
    )
    def test_a_line_begins_what_its_first_signs_say(self, line: str, kind: str, text: str) -> None:
        assert cut(f"Before.\n{line}\n\nAfter.") == [
            *([("paragraph", 1, "Before.")] if kind != "paragraph" else []),
            (kind, 2, text) if kind != "paragraph" else (kind, 1, f"Before. {text}"),
            ("paragraph", 4, "After."),
        ]

    def test_an_item_goes_on_to_the_next_and_a_heading_is_a_line(self) -> None:
        assert cut("- One\n  goes on\n- Two\n# Title\nText") == [
            ("item", 1, "One goes on"),
            ("item", 3, "Two"),
            ("heading", 4, "Title"),
            ("paragraph", 5, "Text"),
        ]

    def test_a_paragraph_after_an_item_is_a_paragraph(self) -> None:
        assert cut("- One\n\nText") == [("item", 1, "One"), ("paragraph", 3, "Text")]

    def test_each_cell_of_a_table_is_a_block_and_its_rule_is_none(self) -> None:
        assert cut("  | {{term:x}} |") == [("cell", 1, "the x")]
        assert cut("Before\n| A | **B** |\n|---|:-:|\n| | c |", 5) == [
            ("paragraph", 5, "Before"),
            ("cell", 6, "A"),
            ("cell", 6, "B"),
            ("cell", 8, "c"),
        ]

    def test_code_is_left_out_up_to_a_fence_of_the_same_signs(self) -> None:
        assert cut("One\n```\ncode\n~~~\ncode\n```\nTwo\n~~~~ py\ncode\n~~~~\nThree\n```\nnever closed") == [
            ("paragraph", 1, "One"),
            ("paragraph", 7, "Two"),
            ("paragraph", 11, "Three"),
        ]

    def test_a_longer_fence_closes_and_a_shorter_one_does_not(self) -> None:
        assert cut("````\ncode\n```\ncode\n`````\nText") == [("paragraph", 6, "Text")]

    def test_what_has_no_words_is_no_block(self) -> None:
        assert cut("{{contact:x}}\n\n- {{contact:x}}\n\n---\n\n| {{contact:x}} |\n\n{#anchor .x}") == []

    def test_lines_are_kept_as_written_and_as_read(self) -> None:
        (block,) = blocks("One **two**\n  {{contact:x}}\nthree", 7, say)
        assert block.lines == ((7, "One two"), (8, ""), (9, "three"))
        assert block.raw == ((7, "One **two**"), (8, "{{contact:x}}"), (9, "three"))
        assert block.text == "One two three"
        (cell,) = blocks("| a **b** |", 7, say)
        assert (cell.raw, cell.is_to_copy) == (((7, "a **b**"),), False)

    def test_a_letter_and_a_script_are_there_to_be_copied(self) -> None:
        letter = '!!! letter "To whom"\n\n    Dear\n    Sir\n\n    - An item\n\n'
        text = f"{letter}After\n!!! script\n    Say this.\n\n!!! letters\n    No.\n\nNor this."
        assert [(each.text, each.is_to_copy) for each in blocks(text, 1, say)] == [
            ("To whom", True),
            ("Dear Sir", True),
            ("An item", True),
            ("After", False),
            ("Say this.", True),
            ("No.", False),
            ("Nor this.", False),
        ]

    def test_what_is_indented_with_a_tab_belongs_to_the_letter_too(self) -> None:
        assert [each.is_to_copy for each in blocks("  Before", 1, say)] == [False]
        found = blocks("!!! letter\n\n\tDear Sir\n\nAfter", 1, say)
        assert [(each.text, each.is_to_copy) for each in found] == [("Dear Sir", True), ("After", False)]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**bold** and *leaning* and _leaning_", "bold and leaning and leaning"),
        ("a snake_case_word", "a snake_case_word"),
        ("[the link](page.md#x) and ![the picture](x.svg)", "the link and the picture"),
        ("`code` and <b>HTML</b>", " and HTML"),
        ("A heading {#anchor} {.class} {: .x}", "A heading"),
        ("Wait {{deadline:x}} and {{ deadline:x }} and {{deadline}}", "Wait 2 months and 2 months and 2 months"),
        ("It is {{term:plan}}.", "It is the plan."),
        ("It is {{term}}.", "It is the ."),
        ("{{contact:x}}", ""),
        ("{not a code}", "{not a code}"),
    ],
)
def test_plain_words_are_what_is_left_without_markup(markdown: str, text: str) -> None:
    assert plain(markdown, say) == text


class TestSentences:
    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
            pytest.param("He said “Stop.” She did.", ["He said “Stop.", "She did."], id="a quotation mark after the full stop"),
            ("(Ring them.) Then wait.", ["(Ring them.", "Then wait."]),
            pytest.param("Say this: Yes", ["Say this:", "Yes"], id="a colon before a capital"),
            ("Say this: “Yes”", ["Say this:", "“Yes”"]),
            pytest.param("Bring this: a letter", ["Bring this: a letter"], id="a colon before a small letter"),
            pytest.param("At 9.30 on 1.5.2027", ["At 9.30 on 1.5.2027"], id="a full stop inside a number"),
            ("One.Two", ["One.Two"]),
            pytest.param("One. – ! Two.", ["One.", "Two."], id="no sentence without a word"),
            ("", []),
            ("...", []),
        ],
    )
    def test_a_sentence_ends_with_its_sign_and_a_space(self, text: str, parts: list[str]) -> None:
        assert sentences(text) == parts

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("It's don’t", ["It's", "don’t"]),
            ("a well-known plan - of ours", ["a", "well-known", "plan", "of", "ours"]),
            ("1,234.5 and 2027", ["1,234.5", "and", "2027"]),
            ("(one) / two", ["one", "two"]),
            ("", []),
        ],
    )
    def test_a_number_is_a_word_and_so_are_words_with_a_hyphen(self, text: str, found: list[str]) -> None:
        assert words(text) == found


class TestSyllables:
    @pytest.mark.parametrize(
        ("word", "count"),
        [
            *{"the": 1, "you": 1, "used": 1, "months": 1, "asked": 1, "young": 1, "made": 1, "times": 1, "there's": 1}.items(),
            *{"council": 2, "letter": 2, "people": 2, "before": 2, "create": 2, "quiet": 2, "wanted": 2, "needed": 2}.items(),
            *{"boxes": 2, "churches": 2, "pages": 2, "places": 2, "table": 2, "lately": 2}.items(),
            *{"decision": 3, "tribunal": 3, "telephone": 3, "mediation": 4, "disability": 5, "accessibility": 6}.items(),
            *{"well-known": 2, "self-evident": 4, "council’s": 2, "COUNCIL": 7, "SEND": 4, "I": 1, "A": 1}.items(),
            *{"place’s": 1, "place's": 1, "re-create": 3, "GP": 2, "a1": 1}.items(),
            *{"2027": 1, "1,234": 1, "hmm": 1}.items(),
        ],
    )
    def test_syllables_are_counted_as_they_are_said(self, word: str, count: int) -> None:
        assert syllables(word) == count


class TestFigures:
    def test_texts_are_counted_together(self) -> None:
        found = figures(["The cat sat on the mat. It was happy.", "So was I."])
        assert (found.words, found.sentences, found.syllables) == (12, 3, 13)
        assert found.words_per_sentence == 4

    def test_the_reading_age_is_the_grade_of_the_published_formula_and_five_years(self) -> None:
        assert Figures(100, 5, 150).reading_age == pytest.approx(0.39 * 20 + 11.8 * 1.5 - 15.59 + 5)

    def test_nobody_reads_before_five(self) -> None:
        assert Figures(10, 10, 10).reading_age == 5.0

    def test_no_words_need_no_age(self) -> None:
        assert (Figures(0, 0, 0).reading_age, Figures(0, 0, 0).words_per_sentence) == (0.0, 0.0)
        assert Figures(1, 1, 9).words_per_sentence == 1.0


def test_the_kinds_of_blocks_are_words_that_a_letter_to_an_editor_has() -> None:
    assert [str(each) for each in Kind] == ["paragraph", "item", "heading", "cell"]
