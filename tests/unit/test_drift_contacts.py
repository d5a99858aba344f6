"""Contact details of a stranger's page: whose they are, and whether they are right."""

from __future__ import annotations

import pytest

from localoffer.councils.drift.contacts import clock
from localoffer.councils.drift.corpus import Value, address, digits
from localoffer.councils.drift.finding import FindingState, Verdict
from unit.drift_rules import known, of_kind, ours, result, told

HEAD = "<h1>Menders: mending</h1>"


def states(html: str, kind: str) -> list[tuple[str, str]]:
    return [(str(each.state), each.said) for each in of_kind(result(ours(), HEAD + html), kind)]


@pytest.mark.parametrize("said", ["01632 960001", "01632960001", "+44 1632 960 001", "(01632) 960-001", "0044 1632 960001"])
def test_our_number_is_right_however_it_is_written(said: str) -> None:
    assert states(f"<p>Tel: {said}</p>", "phone") == [("current", said)]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        pytest.param("01632 960010", "altered", id="two digits swapped"),
        pytest.param("01632 96001", "altered", id="a digit lost"),
        pytest.param("01632 960099", "old", id="the one before"),
    ],
)
def test_a_slip_of_ours_and_an_old_number_are_alarms(said: str, state: str) -> None:
    html = f"<p>Tel: 01632 960001</p><p>Tel: {said}</p>"
    assert states(html, "phone") == [(state, said), ("current", "01632 960001")]
    assert result(ours(), HEAD + html).verdict is Verdict.ALARM


def test_an_unknown_number_beside_ours_is_to_be_looked_at_and_in_place_of_ours_it_is_wrong() -> None:
    assert states("<p>Tel: 01632 960001 or 01632 555123</p>", "phone") == [
        ("unjudged", "01632 555123"),
        ("current", "01632 960001"),
    ]
    assert states("<p>Tel: 01632 555123</p>", "phone") == [("wrong", "01632 555123")]


def test_the_number_of_somebody_else_is_nothing_to_us() -> None:
    html = (
        "<p>Tel: 01632 960001</p><h2>Library</h2><p>Tel: 01632 555123</p><p>books@library.example</p><footer>01632 55599</footer>"
    )
    assert told(ours(), HEAD + html) == []


def test_a_page_that_names_us_and_gives_no_number_is_told_and_does_not_end_well() -> None:
    found = result(ours(), HEAD + "<p>Mending is good.</p>")
    (missing,) = of_kind(found, "phone")
    assert (missing.state, missing.ours) == (FindingState.MISSING, "01632 960001")
    assert of_kind(result(ours(), "<h1>Mending</h1><p>Mending is good.</p>"), "phone") == []


def test_the_link_and_the_words_must_ring_the_same_number() -> None:
    assert states('<p><a href="tel:01632960001">01632 960001</a></p>', "phone") == [("current", "01632 960001")]
    assert ("altered", "tel:01632960010") in states('<p><a href="tel:01632960010">01632 960001</a></p>', "phone")
    assert states('<p><a href="tel:01632960001">Ring us</a></p>', "phone") == [("current", "tel:01632960001")]


@pytest.mark.parametrize(
    "said", ["help@menders.org.uk", "HELP@menders.org.uk", "help (at) menders.org.uk", "help[at]menders.org.uk"]
)
def test_our_address_is_right_however_it_is_written(said: str) -> None:
    assert [state for state, _ in states(f"<p>Tel 01632 960001. Write to {said}</p>", "email")] == ["current"]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("hepl@menders.org.uk", "altered"),
        ("help@menders.rog.uk", "altered"),
        ("help@menders.co.uk", "altered"),
        ("other@menders.org.uk", "unjudged"),
        ("somebody@mail.example", "unjudged"),
    ],
)
def test_a_slip_in_an_address_is_wrong_and_an_unknown_one_to_be_looked_at(said: str, state: str) -> None:
    assert states(f"<p>Tel 01632 960001</p><p>{said}</p>", "email") == [(state, said)]


def test_a_link_that_hands_the_page_on_by_email_names_nobody() -> None:
    share = '<a href="mailto:?subject=Menders&amp;body=https://elsewhere.example/mending">Send Menders on</a>'
    assert states(f"<p>Menders mend. {share}</p>", "email") == []
    assert states(f"<p>Menders mend. {share}</p>", "web") == []


def test_the_address_behind_a_link_counts_too() -> None:
    html = '<p>Tel 01632 960001</p><p><a href="mailto:help@menders.rog.uk?subject=x">help@menders.org.uk</a></p>'
    assert states(html, "email") == [("altered", "help@menders.rog.uk"), ("current", "help@menders.org.uk")]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("www.menders.org.uk/mending/", "current"),
        ("https://menders.org.uk/mendign", "altered"),
        ("https://menders.rog.uk/mending", "altered"),
        ("https://menders.org.uk/mending;jsessionid=12AB", "altered"),
    ],
)
def test_a_web_address_is_ours_or_a_slip_of_it(said: str, state: str) -> None:
    assert state in [found for found, _ in states(f"<p>Tel 01632 960001</p><p>{said}</p>", "web")]


def test_a_page_of_a_stranger_is_no_fault() -> None:
    assert states('<p>Tel 01632 960001</p><p><a href="https://library.example/books">Books</a></p>', "web") == []


@pytest.mark.parametrize(
    ("said", "state"),
    [("9am to 5pm", "current"), ("9.00am - 5.00pm", "current"), ("9-5pm", "current"), ("8.30am to 5pm", "altered")],
)
def test_hours_are_ours_or_not(said: str, state: str) -> None:
    assert [found for found, _ in states(f"<p>Tel 01632 960001. Open {said}</p>", "hours")] == [state]


def test_known_numbers_and_addresses_are_told_with_what_is_right() -> None:
    values = (known("01632 555777", "phone", "former"), known("menders.org.uk/old", "web", "former"))
    forms = {("phone", digits("01632 555777")): values[0], ("web", address("menders.org.uk/old")): values[1]}
    corpus = ours(known=values, known_forms=forms)
    html = "<p>Tel 01632 960001, before that 01632 555777</p><p>www.menders.org.uk/old.html</p>"
    assert told(corpus, HEAD + html) == [("phone", "old", "01632 555777"), ("web", "old", "www.menders.org.uk/old.html")]


@pytest.mark.parametrize(
    ("parts", "time"),
    [
        (("9", None, "am", None), "09:00"),
        (("5", None, "pm", None), "17:00"),
        (("12", None, "pm", None), "12:00"),
        (("9", None, None, "pm"), "09:00"),
        (("5", None, None, None), "17:00"),
        (("8", "30", None, None), "08:30"),
        (("25", None, None, None), None),
    ],
)
def test_a_clock_reads_the_halves_of_the_day(parts: tuple[str, str | None, str | None, str | None], time: str | None) -> None:
    assert clock(*parts) == time


def test_who_is_named_before_a_detail_decides_whose_it_is() -> None:
    html = "<p>Menders have 01632 960001. The library answers on 01632 555123.</p><p>Ask the library: 01632 555124.</p>"
    assert told(ours(), HEAD + html) == []
    assert states("<p>Tel 01632 960001</p><p>The library thanks Menders for 01632 555123.</p>", "phone")[0][0] == "unjudged"


@pytest.mark.parametrize("said", ["rooms 9 to 17", "pages 3-5", "ages 10 to 17"])
def test_two_numbers_are_no_hours(said: str) -> None:
    assert states(f"<p>Tel 01632 960001, {said}</p>", "hours") == []


def test_the_hours_of_somebody_else_are_theirs() -> None:
    assert states("<p>Tel 01632 960001</p><p>The library is open 8.30am to 5pm.</p>", "hours") == []


def test_a_slip_in_the_number_of_another_contact_counts_where_it_stands_for_us() -> None:
    corpus = ours()
    corpus.values["phone", "01632555444"] = Value("phone", "01632555444", "01632 555444", "contact:library")
    assert told(corpus, f"{HEAD}<p>Tel 01632 960001</p><h2>Bakery, the library</h2><p>01632 555445</p>") == []
    assert told(corpus, f"{HEAD}<p>Tel 01632 960001 or 01632 555445</p>") == [("phone", "altered", "01632 555445")]


def test_wrong_hours_are_put_right_with_those_of_the_service() -> None:
    corpus = ours()
    corpus.values["hours", "10:00-18:00"] = Value("hours", "10:00-18:00", "10:00-18:00", "contact:library")
    (finding,) = of_kind(result(corpus, f"{HEAD}<p>Tel 01632 960001. Open 8am to 4pm</p>"), "hours")
    assert finding.ours == "09:00-17:00"


def test_an_address_in_the_words_and_behind_a_link_are_both_read() -> None:
    html = '<p>Tel 01632 960001</p><p><a href="https://menders.rog.uk/mending">www.menders.org.uk/mending</a></p>'
    assert sorted(states(html, "web")) == [
        ("altered", "https://menders.rog.uk/mending"),
        ("current", "www.menders.org.uk/mending"),
    ]
    assert states('<p>Tel 01632 960001</p><p><a href="/mending">Mending</a></p>', "web") == []
