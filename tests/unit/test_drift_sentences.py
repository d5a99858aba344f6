"""Our own sentences in a copy: as they are, as they were, and with a word that turns them round."""

from __future__ import annotations

import pytest

from localoffer.councils.drift.finding import FindingState
from localoffer.councils.drift.sentences import CARRIED, carried, matched
from unit.drift_rules import SINCE, UNTIL, blocks, of_kind, ours, result

RING = "You must ring the workshop before you bring a coat with holes to us."
PAGE = (
    "Good mending keeps a coat alive for many winters.",
    "We look at every coat on a large table by the window.",
    "A lamp with a green shade stands beside each of our tables.",
    RING,
)
WAS = "The old workshop stood behind a bakery in another street."


def html(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_a_sentence_of_today_is_current_and_one_of_before_is_old_with_its_days() -> None:
    found = of_kind(result(ours(*PAGE, old=(WAS,)), html(*PAGE, WAS)), "text")
    assert [each.state for each in found if each.said == RING] == [FindingState.CURRENT]
    (old,) = [each for each in found if each.state is FindingState.OLD]
    assert (old.said, old.since, old.until) == (WAS, SINCE, UNTIL)
    assert not old.alarm


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(RING.replace("must", "must not"), id="not put in"),
        pytest.param(RING.replace("must", "may"), id="must became may"),
    ],
)
def test_a_word_that_turns_a_sentence_round_is_an_alarm(said: str) -> None:
    found = of_kind(result(ours(*PAGE), html(*PAGE[:3], said)), "text")
    (altered,) = [each for each in found if each.state is FindingState.ALTERED]
    assert (altered.said, altered.ours, altered.alarm) == (said, RING, True)


def test_another_way_of_saying_it_is_no_fault() -> None:
    said = RING.replace("holes", "tears")
    found = of_kind(result(ours(*PAGE), html(*PAGE[:3], said)), "text")
    assert [each.state for each in found if each.said == said] == [FindingState.REWORDED]


def test_a_sentence_that_shares_little_with_ours_is_nobody_s_business() -> None:
    said = "Ring the baker when you want bread with seeds."
    assert [each.said for each in of_kind(result(ours(*PAGE), html(*PAGE[:3], said)), "text")] == sorted(PAGE[:3])


def test_titles_of_ours_with_a_changed_word_are_no_sentences() -> None:
    corpus = ours("Coats that must be mended again")
    assert of_kind(result(corpus, html("Mending", "Coats that may be mended again")), "text") == []


def test_a_copy_carries_a_page_from_three_of_its_sentences_on() -> None:
    corpus = ours(*PAGE)
    assert CARRIED == 3
    assert carried(corpus, matched(corpus, blocks(html(*PAGE[:2])))) == {}
    assert carried(corpus, matched(corpus, blocks(html(*PAGE[:3])))) == {"en/about": (3, 4)}


def test_furniture_is_not_compared_but_for_what_is_ours_word_for_word() -> None:
    said = RING.replace("must", "may")
    found = of_kind(result(ours(*PAGE), html(*PAGE[:3]) + f"<footer><p>{said}</p></footer>"), "text")
    assert all(each.state is FindingState.CURRENT for each in found)


def test_an_old_sentence_says_what_stands_there_today_where_something_like_it_does() -> None:
    was = "You must ring the workshop before you bring a coat with buttons to us."
    (old,) = [each for each in of_kind(result(ours(*PAGE, old=(was,)), html(*PAGE[:3], was)), "text") if each.wrong]
    assert (old.state, old.ours) == (FindingState.OLD, RING)
    (old,) = [each for each in of_kind(result(ours(*PAGE, old=(WAS,)), html(*PAGE, WAS)), "text") if each.wrong]
    assert old.ours == ""


def test_a_word_that_only_changed_its_place_turns_nothing_round() -> None:
    text = "Coats are not sent to us before they are mended by hand."
    said = "Before they are mended by hand coats are not sent to us."
    found = of_kind(result(ours(*PAGE, text), html(*PAGE[:3], said)), "text")
    assert [each.state for each in found if each.said == said] == [FindingState.REWORDED]


def test_words_of_one_to_three_are_no_sentences() -> None:
    found = of_kind(result(ours(*PAGE, "Pay here", old=("Ask us",)), html("Pay here", "Ask us")), "text")
    assert found == []


def test_what_is_ours_word_for_word_in_furniture_is_told() -> None:
    found = of_kind(result(ours(*PAGE), html(*PAGE[:3]) + f"<footer><p>{RING}</p></footer>"), "text")
    assert [each.state for each in found if each.said == RING] == [FindingState.CURRENT]


def test_other_words_for_one_sentence_of_ours_are_no_news_where_a_page_carries_no_others() -> None:
    assert of_kind(result(ours(*PAGE), html("Mending", RING.replace("holes", "tears"))), "text") == []
