"""The cutter: which blocks a page's Markdown has, at which lines, and which of them a reader takes as they are."""

from __future__ import annotations

import pytest

from localoffer.words.cutter import cut, fence_mark


def blocks(body: str, first: int = 1) -> list[tuple[str, int, str]]:
    """Return (kind, line, text) of each block."""
    return [(str(each.kind), each.line, each.text) for each in cut(body, first)]


def to_copy(body: str) -> list[tuple[str, bool]]:
    return [(each.text, each.is_to_copy) for each in cut(body, 1)]


class TestKinds:
    @pytest.mark.parametrize(
        ("line", "kind", "text"),
        [
            ("## Title {#a}", "heading", "Title {#a}"),
            ("- item", "item", "item"),
            ("* item", "item", "item"),
            ("+ item", "item", "item"),
            ("10. item", "item", "item"),
            ("1) item", "item", "item"),
            ("| a | **b** |", "row", "a | **b**"),
            ('!!! warning "Title"', "box", "Title"),
            ('??? "Title"', "box", "Title"),
            ('???+ letter "The "best" title"', "box", 'The "best" title'),
        ],
    )
    def test_a_line_is_what_its_first_signs_say_and_they_are_left_out(self, line: str, kind: str, text: str) -> None:
        assert blocks(f"Before\n{line}\n\nAfter", 5) == [("paragraph", 5, "Before"), (kind, 6, text), ("paragraph", 8, "After")]

    @pytest.mark.parametrize("line", ["#Title", "####### Title", "-item", "1.5 hours", "*leaning*", "!! no box", "a | b"])
    def test_what_only_looks_like_one_goes_on_with_the_paragraph(self, line: str) -> None:
        assert blocks(f"Before\n{line}") == [("paragraph", 1, f"Before {line}")]

    @pytest.mark.parametrize("line", ["", "   ", "---", "- - -", "|---|:-:|", "| | |", "!!! letter", "??? question", "## ", "#"])
    def test_what_has_no_words_is_no_block_and_ends_one(self, line: str) -> None:
        assert blocks(f"Before\n{line}\nAfter") == [("paragraph", 1, "Before"), ("paragraph", 3, "After")]

    def test_a_paragraph_and_an_item_go_on_over_lines_that_keep_their_numbers(self) -> None:
        (paragraph, item) = cut("One\n  two\n- three\n  four", 7)
        assert (paragraph.lines, item.lines) == (((7, "One"), (8, "two")), ((9, "three"), (10, "four")))

    def test_an_empty_page_has_no_blocks(self) -> None:
        assert blocks("") == blocks("\n\n") == []


class TestCode:
    def test_it_is_one_block_from_after_its_fence_to_before_the_next(self) -> None:
        assert blocks("One\n```py\n# a\n\n- b\n```\nTwo") == [
            ("paragraph", 1, "One"),
            ("code", 3, "# a  - b"),
            ("paragraph", 7, "Two"),
        ]

    def test_code_without_words_is_no_block_and_code_that_is_never_closed_goes_to_the_end(self) -> None:
        assert blocks("```\n```\nOne") == [("paragraph", 3, "One")]
        assert blocks("~~~\nOne\n\n# Two") == [("code", 2, "One  # Two ")]

    @pytest.mark.parametrize(
        ("line", "fence", "mark"),
        [
            ("```", "", "```"),
            ("  ~~~~ py", "", "~~~~"),
            ("``` py", "", "```"),
            pytest.param("```a``` b", "", "", id="code in a line of words"),
            ("``", "", ""),
            ("```", "```", "```"),
            ("`````", "```", "`````"),
            pytest.param("```", "````", "", id="a shorter fence closes nothing"),
            pytest.param("~~~", "```", "", id="nor do other signs"),
            pytest.param("``` py", "```", "", id="nor a fence with words after it"),
            ("```  ", "```", "```"),
        ],
    )
    def test_what_opens_and_what_closes_it(self, line: str, fence: str, mark: str) -> None:
        assert fence_mark(line, fence) == mark


class TestWordsToCopy:
    def test_a_letter_and_words_to_say_are_to_copy_up_to_the_next_line_that_is_not_indented(self) -> None:
        assert to_copy('!!! letter "Title"\n\n    Dear\n    Sir\n\n    - item\n\nAfter') == [
            ("Title", True),
            ("Dear Sir", True),
            ("item", True),
            ("After", False),
        ]
        assert to_copy("Before\n!!! script\n    Say this.\n\n\tAnd this.\nAfter") == [
            ("Before", False),
            ("Say this.", True),
            ("And this.", True),
            ("After", False),
        ]

    def test_the_line_after_a_box_is_no_part_of_it_even_without_an_empty_line(self) -> None:
        assert to_copy("!!! script\n    Say this.\nAfter\n  and after.") == [("Say this.", True), ("After and after.", False)]
        assert to_copy('??? "Why?"\n    So.\nAfter') == [("Why?", False), ("So.", False), ("After", False)]

    def test_a_letter_is_told_from_words_to_say(self) -> None:
        found = cut("!!! letter\n    a\n\n!!! script\n    b\n\nc", 1)
        assert [(each.text, each.copied_as) for each in found] == [("a", "letter"), ("b", "script"), ("c", "")]

    @pytest.mark.parametrize("opening", ["!!! letters", "!!! warning", "??? letter", "!!! letter-x", "Words\n    !!! letter"])
    def test_no_other_box_is(self, opening: str) -> None:
        assert not any(each.is_to_copy for each in cut(f"{opening}\n\n    Words", 1))

    def test_the_space_before_its_kind_may_be_left_out_as_for_the_parser(self) -> None:
        assert to_copy("!!!letter\n    a") == [("a", True)]

    def test_one_box_ends_another(self) -> None:
        assert to_copy("!!! letter\n    a\n!!! warning\n    b\n!!! script\n    c") == [("a", True), ("b", False), ("c", True)]
