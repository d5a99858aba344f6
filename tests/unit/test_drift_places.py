"""Which parts of a stranger's page speak of the service, and whose they are otherwise."""

from __future__ import annotations

import pytest

from localoffer.councils.drift.places import Page, labelled, last_mention, names_us, statements, understood
from unit.drift_rules import RULES, blocks


def page(html: str, title: str = "") -> Page:
    return understood(RULES, blocks(html), title)


def of_service(html: str, title: str = "") -> dict[str, bool]:
    return {place.block.text: place.of_service for place in page(html, title).places}


@pytest.mark.parametrize(
    ("text", "is_named"),
    [("Ring Menders today", True), ("Menders’ number", True), ("menders of roofs", False), ("TheMenders", False), ("", False)],
)
def test_a_name_has_its_capitals_and_stands_alone(text: str, is_named: bool) -> None:
    assert names_us(RULES, text) is is_named


@pytest.mark.parametrize(
    ("text", "who"),
    [(" the library and mending ", "service"), (" mending at the library ", "others"), (" good morning ", "")],
)
def test_who_is_named_last_is_meant(text: str, who: str) -> None:
    assert last_mention(RULES, text) == who


def test_what_stands_under_a_heading_is_its() -> None:
    told = of_service("<h1>Help</h1><h2>Mending</h2><p>Ring 1.</p><h3>When</h3><p>Daily.</p><h2>The library</h2><p>Ring 2.</p>")
    assert told == {
        "Help": False, "Mending": True, "Ring 1.": True, "When": True, "Daily.": True, "The library": False, "Ring 2.": False,
    }  # fmt: skip


def test_a_short_line_says_whose_the_lines_below_it_are() -> None:
    told = of_service("<h1>Mending</h1><p>Tel 1</p><p>Library</p><p>Tel 2</p><p>Mending again</p><p>Tel 3</p>")
    assert [told[f"Tel {n}"] for n in (1, 2, 3)] == [True, False, True]


def test_a_sentence_that_names_somebody_is_no_label() -> None:
    assert of_service("<h1>Mending</h1><p>The library helps us.</p><p>Tel 1</p>")["Tel 1"]


def test_the_title_speaks_for_the_page_and_furniture_does_not() -> None:
    assert of_service("<p>Tel 1</p>", "Mending - Town") == {"Tel 1": True}
    found = page("<nav><p>Mending</p></nav><p>Tel 1</p><footer><p>Menders</p></footer>")
    assert [place.block.text for place in found.places] == ["Tel 1"]
    assert (found.is_about, found.names_us) == (False, False)


def test_a_page_may_be_about_the_service_without_naming_it() -> None:
    found = page("<p>Mending is free.</p>")
    assert (found.is_about, found.names_us) == (True, False)
    assert page("<p>Ask Menders.</p>").names_us


def test_a_page_of_another_field_is_not_about_the_service() -> None:
    rules = RULES.model_copy(update={"field": ["clothes"], "field_names": ["JEANS"], "other_fields": ["roof*"]})
    assert not understood(rules, blocks("<p>Mending of roofs.</p>")).is_about
    assert not understood(rules, blocks("<p>Mending of jeans under a roof.</p>")).is_about, "a name has its capitals"
    assert understood(rules, blocks("<p>Mending of JEANS under a roof.</p>")).is_about
    assert understood(rules, blocks("<p>Mending of clothes under a roof.</p>")).is_about
    assert understood(rules, blocks("<p>Mending of shoes.</p>")).is_about


def test_each_place_knows_what_stands_above_and_before_it() -> None:
    place = page("<h2>Mending</h2><p>How long?</p><p>Two days.</p>").places[2]
    assert (place.heading, place.before, place.asked) == (" mending ", " how long ", " how long ")


def test_a_heading_closes_those_of_its_own_level_and_below() -> None:
    html = "<h1>Town</h1><h2>Mending</h2><h3>Library</h3><p>Tel 1</p><h3>When</h3><p>Tel 2</p><h2>Where</h2><p>Tel 3</p>"
    told = of_service(html)
    assert [told[f"Tel {n}"] for n in (1, 2, 3)] == [False, True, False]


def test_a_label_has_few_words_and_does_not_end_a_sentence() -> None:
    nine, ten = "one two three four five six seven eight library", "one two three four five six seven eight nine library"
    for line, is_ours in ((nine, False), (ten, True), (f"{nine}.", True), (f"{nine}?", True)):
        assert of_service(f"<h1>Mending</h1><p>{line}</p><p>Tel 1</p>")["Tel 1"] is is_ours, line


def test_a_heading_that_names_us_and_somebody_else_is_ours() -> None:
    assert of_service("<h1>Menders at the library</h1><p>Tel 1</p>")["Tel 1"]
    assert page("<h1>The library</h1><p>Tel 1</p>").places[1].of_others


def test_lines_that_are_broken_within_a_sentence_are_one() -> None:
    def lines(html: str) -> list[str]:
        return [place.block.text for place in page(html).places]

    assert lines("<div>Bring it within</div><div>2 months.</div><div>Then wait</div>") == [
        "Bring it within 2 months.",
        "Then wait",
    ]
    assert lines("<div>Bring it,</div><div>and wait</div>") == ["Bring it, and wait"]
    assert lines("<ul><li>bring it<li>and wait</ul>") == ["bring it", "and wait"]
    assert lines("<h2>Bring it of</h2><div>the day</div>") == ["Bring it of", "the day"]


def test_a_heading_of_another_subject_is_somebody_else_s() -> None:
    rules = RULES.model_copy(update={"other_subjects": ["more services"]})
    html = "<h1>Mending</h1><h2>More services</h2><p>Tel 1</p><h2>More services and mending</h2><p>Tel 2</p>"
    told = {place.block.text: place.of_service for place in understood(rules, blocks(html)).places}
    assert (told["Tel 1"], told["Tel 2"]) == (False, True)


def test_a_page_whose_headings_are_of_another_field_is_of_that_field() -> None:
    rules = RULES.model_copy(update={"field": ["clothes"], "other_fields": ["roof*"]})
    html = "<h1>Mending of roofs</h1><p>With or without clothes.</p>"
    assert not understood(rules, blocks(html)).is_about
    assert understood(rules, blocks(f"{html}<p>Ask Menders.</p>")).is_about


def test_a_detail_belongs_to_whoever_was_named_last_in_what_was_said_before_it() -> None:
    def told(html: str) -> list[str]:
        return [place.told for place in page(html).places]

    assert told("<h1>Mending</h1><p>Ask the library.</p><p>Email: a@b.example</p><p>Tel 1</p>") == [
        "",
        "service",
        "others",
        "others",
    ]
    assert told("<p>Ask the library.</p><p>Ask for mending.</p><p>Tel 1</p>") == ["", "others", "service"]
    assert told("<p>Ask the library.</p><h2>2 details</h2><p>Tel 1</p>") == ["", "others", ""]
    assert told(f"<p>Ask the library.</p><p>{'word ' * 9}1</p><p>Tel 1</p>") == ["", "others", ""]


@pytest.mark.parametrize("sign", ["?+", "? +", " ▾", " ›"])
def test_the_sign_that_opens_an_answer_is_no_part_of_its_question(sign: str) -> None:
    (place,) = page(f"<p>How long{sign}</p>").places
    assert place.block.text == f"How long{'?' if '?' in sign else ''}"


def test_a_label_is_a_part_of_what_it_labels_and_a_question_is_none() -> None:
    def with_label(text: str) -> list[str]:
        (place,) = page(f"<p>{text}</p>").places
        return [labelled(each) for each in statements(RULES, place)]

    assert with_label("Roofs: 3 weeks.") == [" roofs ", " roofs 3 weeks "]
    assert with_label("Roofs? 3 weeks.") == [" roofs ", " 3 weeks "]


def test_a_page_from_where_the_law_is_another_is_about_us_only_if_it_names_us() -> None:
    rules = RULES.model_copy(update={"other_nations": ["on the moon"]})
    assert understood(rules, blocks("<h1>Mending</h1>")).is_about
    assert not understood(rules, blocks("<h1>Mending on the moon</h1>")).is_about
    assert understood(rules, blocks("<h1>Mending on the moon by Menders</h1>")).is_about
