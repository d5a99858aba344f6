"""Blanks: what a reader fills in in a letter."""

from __future__ import annotations

import pytest

from localoffer.words.blanks import blanks


def labels(text: str) -> list[str]:
    return [each.label for each in blanks(text)]


class TestWhatIsABlank:
    def test_it_says_in_brackets_what_belongs_there(self) -> None:
        text = "My child is … (name and date of birth). You wrote on … (date)."
        assert labels(text) == ["name and date of birth", "date"]
        assert [text[each.start : each.end] for each in blanks(text)] == ["… (name and date of birth)", "… (date)"]

    def test_the_brackets_may_stand_on_the_next_line_and_hold_several(self) -> None:
        assert labels("On …\n(date of\n  the letter), and …(place)") == ["date of the letter", "place"]

    def test_what_belongs_there_may_hold_dots_and_brackets_of_its_own(self) -> None:
        assert labels("I need … (an interpreter for …, Easy Read (with pictures)). Now.") == [
            "an interpreter for …, Easy Read (with pictures)"
        ]

    @pytest.mark.parametrize("text", ["dated … I want", "dated … and then (date)", "dated … (date", "dated … ()", "dated …"])
    def test_one_that_says_nothing_has_no_label(self, text: str) -> None:
        assert labels(text) == [""]

    @pytest.mark.parametrize("text", ["Wait… (date)", "and so on…", "... (date)", "(date)", ""])
    def test_dots_at_the_end_of_a_word_are_none(self, text: str) -> None:
        assert labels(text) == []

    @pytest.mark.parametrize("before", ["(", "[", "“", "„", "«", '"', "\n", "\t", "\u00a0"])
    def test_it_may_begin_a_bracket_or_a_quotation(self, before: str) -> None:
        assert labels(f"so {before}… (date)") == ["date"]


class TestWhatKind:
    @pytest.mark.parametrize(("sign", "is_long"), [("…", False), ("……", True), ("………", True)])
    def test_two_or_more_ask_for_a_longer_answer(self, sign: str, is_long: bool) -> None:
        [found] = blanks(f"because {sign} (why)")
        assert (found.is_long, found.label, found.shape) == (is_long, "why", (is_long, 0))

    def test_words_apart_by_a_slash_with_spaces_are_a_choice(self) -> None:
        [found] = blanks("I am here. This includes health care: … (yes / no, not now / I do not know).")
        assert found.choices == ("yes", "no, not now", "I do not know")
        assert found.question == "This includes health care"
        assert found.shape == (False, 3)

    @pytest.mark.parametrize("label", ["and/or", "a/ b", "/", "yes /"])
    def test_any_other_slash_is_none(self, label: str) -> None:
        [found] = blanks(f"so … ({label})")
        assert (found.choices, found.question) == ((), "")

    def test_a_question_is_what_stands_before_it_in_its_sentence(self) -> None:
        assert [each.question for each in blanks("… (a / b) One? With … (name)\n soon – … (yes / no)! … (c / d)")] == [
            *("", "", "soon", ""),
        ]
        assert [each.question for each in blanks("هل تريدون؟ هذا يشمل الصحة: … (نعم / لا)")] == ["هذا يشمل الصحة"]

    def test_a_question_may_begin_before_the_piece(self) -> None:
        found = list(blanks(" too: … (yes / no) or … (a / b)", "It is late. Health care"))
        assert [each.question for each in found] == ["Health care too", "or"]

    def test_an_issue_names_it_by_its_sign(self) -> None:
        assert [each.sign for each in blanks("… (a) …… (b) so: … (c / d)")] == ['"…"', '"……"', '"…" with 2 choices']
