"""The words of a finished page: what is seen, what is folded away, and how much of it says only what is not checked or known."""

from __future__ import annotations

from typing import Any

import pytest

from localoffer.html.tree import body
from localoffer.words.published import PageWords, words_of


def told(html: str) -> PageWords:
    return words_of(body(html))


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>Ring 020 7946 0018, or ask.</p>", {"seen": 6}),
        ('<p>Ring 111 <span class="certainty">(not checked)</span>.</p>', {"seen": 4, "hedging": 2}),
        ('<p class="small unchecked">Not checked</p><p>Ring.</p>', {"seen": 3, "hedging": 2}),
        ('<p class="unchecked-not">Not checked</p>', {"seen": 2}),
        ('<section class="gaps"><h2>Not known</h2><ul><li>One.</li></ul></section><p>Two.</p>', {"seen": 4, "hedging": 3}),
        (
            '<details class="unchecked"><summary>Not checked</summary><p>since one <b>day</b></p></details><p>Two.</p>',
            {"seen": 3, "hedging": 2, "folded": 3, "folded_hedging": 3},
        ),
        ("<details><summary>May I?</summary><p>You may.</p></details>", {"seen": 2, "folded": 2}),
        ("<details open><summary>May I?</summary><p>You may.</p></details>", {"seen": 4}),
        ("<nav>Menu</nav><form>Search</form><p hidden>Late</p><script>1</script><p>One.</p>", {"seen": 1}),
        ('<details class="a"><p class="unchecked">a b</p></details>', {"folded": 2, "folded_hedging": 2}),
    ],
)
def test_they_are_counted_by_their_mark_up(html: str, wanted: dict[str, Any]) -> None:
    found = told(html)
    counted = {"seen": found.seen, "hedging": found.hedging, "folded": found.folded, "folded_hedging": found.folded_hedging}
    assert counted == {"seen": 0, "hedging": 0, "folded": 0, "folded_hedging": 0} | wanted


def test_the_share_is_of_what_is_seen() -> None:
    assert told('<p class="unchecked">No</p><p>one two three</p><details><p>four</p></details>').share == 0.25
    assert told("").share == 0.0


def test_how_hard_it_is_is_told_by_its_sentences_and_not_by_headings_and_labels() -> None:
    found = told(
        "<h2>A heading</h2><p>One <b>two</b> three.</p><dl><dt>Label</dt><dd>Four.</dd></dl><ul><li>Five<br>six</li></ul>"
    )
    assert found.prose == ["One two three.", "Four.", "Five", "six"]
    assert found.figures.words == 6


@pytest.mark.parametrize(
    "inside",
    [
        "<dl><dt>two</dt></dl>",
        "<table><caption>two</caption></table>",
        "<table><tr><th>two</th></tr></table>",
        "<table><tr><td>two</td></tr></table>",
        "<figure><figcaption>two</figcaption></figure>",
        "<details><summary>two</summary></details>",
        "<div>two</div>",
        *(f"<h{level}>two</h{level}>" for level in range(1, 7)),
    ],
)
def test_an_item_ends_where_something_else_begins_and_goes_on_after_it(inside: str) -> None:
    assert told(f"<ul><li>One{inside}three</li></ul>").prose == ["One", "three"]


@pytest.mark.parametrize("name", ["script", "style", "svg", "nav", "form", "template"])
def test_what_nobody_reads_has_no_words_and_what_comes_after_it_has(name: str) -> None:
    found = told(f"<ul><li>One <{name}>two</{name}> three</li></ul>")
    assert (found.prose, found.seen) == (["One three"], 2)


def test_what_is_hidden_inside_what_is_hidden_hides_nothing_that_comes_after() -> None:
    assert told("<nav><form>One</form> two</nav><p>Three.</p>").prose == ["Three."]


def test_words_in_no_element_are_seen_and_a_page_starts_with_none() -> None:
    assert told("One two") == PageWords(seen=2)
    assert PageWords() == PageWords(0, 0, 0, 0, [])
