"""Search sections: what a reader finds a page by: its parts, each with its heading, anchor and words."""

from __future__ import annotations

import pytest

from localoffer.html.search_sections import APART, SearchSection, search_sections
from localoffer.html.tree import body


def found(html: str) -> list[SearchSection]:
    return list(search_sections("Title", body(html)))


def test_what_stands_before_any_heading_is_under_the_title() -> None:
    assert found("<p>a</p><p>b</p>") == [SearchSection("Title", "", False, "a b")]
    assert found("") == [SearchSection("Title", "", False, "")]


def test_every_heading_of_two_levels_begins_a_part() -> None:
    assert found('a<h2 id="x">One <b>two</b></h2><p>c</p><h3 id="y">Three</h3>d<h4>e</h4>f') == [
        SearchSection("Title", "", False, "a"),
        SearchSection("One two", "x", False, "c"),
        SearchSection("Three", "y", False, "d e f"),
    ]


@pytest.mark.parametrize("name", sorted(APART - {"td", "th", "tr", "br"}))
def test_words_of_neighbours_do_not_run_together(name: str) -> None:
    assert found(f"a<{name}>b</{name}>")[0].text == "a b"


def test_nor_do_cells_and_lines() -> None:
    assert found("<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>d<br>e")[0].text == "a b c d e"
    assert found("<p>a<em>b</em>c</p>")[0].text == "abc"


def test_a_question_that_opens_is_one_and_is_found_at_its_answer() -> None:
    question = '<details class="question"><summary><h3>Why?</h3></summary><div class="answer" id="why">So.</div></details>'
    html = f'{question}<h3 id="z">End</h3>'
    assert found(html)[1:] == [SearchSection("Why?", "why", True, "So."), SearchSection("End", "z", False, "")]
    assert found("<details><summary><h3>Why?</h3></summary></details>")[1].is_question is False


def test_what_is_in_another_language_is_not_found() -> None:
    assert found('<p>a</p><p lang="en">b<em>c</em></p><div lang="en"><p>d</p></div><p>e</p>')[0].text == "a e"
    assert found('<p>a <span lang="en">b</span></p>')[0].text == "a b", "a word in a sentence is"
