"""Contact details of a stranger's page: whose they are, and whether they are right."""

from __future__ import annotations

import datetime as dt

import pytest

from localoffer.councils.drift.corpus import Corpus, Owner, Value
from localoffer.councils.drift.finding import Finding, FindingState, Verdict
from localoffer.councils.drift.forms import address, digits
from localoffer.councils.drift.hours import clock
from unit.drift_rules import RULES, SINCE, UNTIL, known, of_kind, ours, result, told

HEAD = "<h1>Menders: mending</h1>"


def states(html: str, kind: str) -> list[tuple[str, str]]:
    return [(str(each.state), each.said) for each in of_kind(result(ours(), HEAD + html), kind)]


@pytest.mark.parametrize(
    "said", ["O1632 960001", "01632 960001", "01632960001", "+44 1632 960 001", "(01632) 960-001", "0044 1632 960001"]
)
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


TEL = "<p>Tel 01632 960001</p>"
ALTERED, UNJUDGED, WEB = FindingState.ALTERED, FindingState.UNJUDGED, "https://menders.org.uk/mending"


@pytest.mark.parametrize(
    ("html", "finding"),
    [
        ("<p>Tel: 01632 960001</p>", Finding("phone", FindingState.CURRENT, "01632 960001", "", "contact:menders", SINCE)),
        (
            "<p>Tel: 01632 960099</p>",
            Finding("phone", FindingState.OLD, "01632 960099", "01632 960001", "contact:menders", SINCE, UNTIL),
        ),
        ("<p>01632 96001</p>", Finding("phone", ALTERED, "01632 96001", "01632 960001", "contact:menders", SINCE)),
        ("<p>01632 960012</p>", Finding("phone", ALTERED, "01632 960012", "01632 960001", "contact:menders", SINCE)),
        (
            TEL + "<p>01632 555123</p>",
            Finding("phone", UNJUDGED, "01632 555123", "01632 960001", why="We never published this number."),
        ),
        (
            "<p>01632 555123</p>",
            Finding(
                "phone",
                FindingState.WRONG,
                "01632 555123",
                "01632 960001",
                "contact:menders",
                why="The page gives this number for the service, and ours nowhere.",
            ),
        ),
        ("<p>Write to them.</p>", Finding("phone", FindingState.MISSING, "", "01632 960001", "contact:menders")),
        (
            '<p><a href="tel:01632960010">01632 960001</a></p>',
            Finding(
                "phone",
                ALTERED,
                "tel:01632960010",
                "01632 960001",
                "contact:menders",
                why="The link leads to another number than the words say.",
            ),
        ),
        (
            "<p>hepl@menders.org.uk</p>",
            Finding("email", ALTERED, "hepl@menders.org.uk", "help@menders.org.uk", "contact:menders", SINCE),
        ),
        (
            "<p>hxxp@menders.org.uk</p>",
            Finding("email", ALTERED, "hxxp@menders.org.uk", "help@menders.org.uk", "contact:menders", SINCE),
        ),
        ("<p>help@menderz.org.uk</p>", Finding("email", ALTERED, "help@menderz.org.uk", "…@menders.org.uk", "site:site")),
        ("<p>us@mendexz.org.uk</p>", Finding("email", ALTERED, "us@mendexz.org.uk", "…@menders.org.uk", "site:site")),
        ("<p>us@menders.org.uk</p>", Finding("email", UNJUDGED, "us@menders.org.uk", why="We never published this address.")),
        (
            "<p>https://menders.org.uk/mendign</p>",
            Finding("web", ALTERED, "https://menders.org.uk/mendign", WEB, "contact:menders", weighty=True),
        ),
        (
            "<p>https://menders.org.uk/mendingxy</p>",
            Finding("web", ALTERED, "https://menders.org.uk/mendingxy", WEB, "contact:menders", weighty=True),
        ),
        (
            "<p>https://menders.co.uk/mending</p>",
            Finding("web", ALTERED, "https://menders.co.uk/mending", WEB, "contact:menders", weighty=True),
        ),
        (
            "<p>https://menders.org.uk/mending;jsessionid=12AB</p>",
            Finding("web", ALTERED, f"{WEB};jsessionid=12AB", WEB, why="It ends with somebody's session."),
        ),
        ("<p>Open 8.30am to 5pm</p>", Finding("hours", ALTERED, "8.30am to 5pm", "09:00-17:00", "contact:menders")),
    ],
)
def test_a_finding_says_what_is_right_whose_it_is_and_since_when(html: str, finding: Finding) -> None:
    assert finding in of_kind(result(ours(), HEAD + html), finding.kind)


def test_hours_are_left_to_a_person_where_we_publish_none() -> None:
    corpus = ours()
    del corpus.values["hours", "09:00-17:00"]
    assert of_kind(result(corpus, f"{HEAD}{TEL}<p>Open 9am to 5pm</p>"), "hours") == [
        Finding("hours", UNJUDGED, "9am to 5pm", why="We publish no opening hours.")
    ]


def test_and_are_those_of_another_contact_where_the_service_has_none() -> None:
    corpus = ours()
    del corpus.values["hours", "09:00-17:00"]
    for hours in ("10:00-18:00", "08:00-12:00"):
        corpus.values["hours", hours] = Value("hours", hours, hours, "contact:library")
    (finding,) = of_kind(result(corpus, f"{HEAD}{TEL}<p>Open 9am to 5pm</p>"), "hours")
    assert (finding.ours, finding.where) == ("08:00-12:00, 10:00-18:00", "contact:library")


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("9.30am to 5.30pm", "09:30-17:30"),
        ("1pm to 5pm", "13:00-17:00"),
        ("7 to 5pm", "07:00-17:00"),
        ("9.00 to 17.00", "09:00-17:00"),
        ("9 a.m. to 5 p.m.", "09:00-17:00"),
    ],
)
def test_every_part_of_an_hour_counts(said: str, hours: str) -> None:
    corpus = ours()
    corpus.values["hours", hours] = Value("hours", hours, hours, "contact:menders")
    assert [each.state for each in of_kind(result(corpus, f"{HEAD}{TEL}<p>Open {said}</p>"), "hours")] == ["current"]


@pytest.mark.parametrize("said", ["9.00 to 17", "25 to 5pm", "9 to 25pm"])
def test_what_no_clock_shows_is_no_hour(said: str) -> None:
    assert states(f"{TEL}<p>Open {said}</p>", "hours") == []


@pytest.mark.parametrize(
    ("parts", "time"),
    [
        (("8", None, None, None), "08:00"),
        (("7", None, None, None), "19:00"),
        (("5", None, "p.m.", None), "17:00"),
        (("23", "00", None, None), "23:00"),
        (("24", "00", None, None), None),
    ],
)
def test_a_clock_has_24_hours_and_an_hour_before_8_is_in_the_afternoon(
    parts: tuple[str, str | None, str | None, str | None], time: str | None
) -> None:
    assert clock(*parts) == time


def test_a_known_number_is_told_even_as_a_fax_and_any_other_fax_of_ours_is_to_be_looked_at() -> None:
    value = known("01632 555777", "phone", "former").model_copy(update={"since": dt.date(2026, 3, 1)})
    corpus = ours(known=(value,), known_forms={("phone", digits("01632 555777")): value})
    old = Finding(
        "phone", FindingState.OLD, "01632 555777", "ours", "known-values", None, dt.date(2026, 3, 1), "Somebody wrote it down."
    )
    for word in ("Tel", "Fax"):
        assert of_kind(result(corpus, f"{HEAD}{TEL}<p>{word}: 01632 555777</p>"), "phone")[0] == old
    fax = of_kind(result(corpus, f"{HEAD}{TEL}<p>Fax: 01632 555123</p><h2>Library</h2><p>Fax: 01632 555124</p>"), "phone")
    assert [(each.said, each.check) for each in fax] == [("01632 555123", True), ("01632 960001", False)]


LIBRARY = f"{TEL}<h2>Library</h2>"


@pytest.mark.parametrize(
    ("html", "right"),
    [
        pytest.param(f'{LIBRARY}<p><a href="tel:01632960001">01632 555123</a></p>', "01632 555123", id="the link is ours"),
        pytest.param(f'{LIBRARY}<p><a href="tel:01632555123">01632 960001</a></p>', "01632 960001", id="the words are ours"),
        pytest.param(f'{TEL}<p><a href="tel:01632555124">01632 555123</a></p>', "01632 555123", id="neither, in our part"),
        pytest.param(
            f'{TEL}<p><a href="tel:01632555999">01632 555123 or 01632 555124</a></p>',
            "01632 555123, 01632 555124",
            id="two numbers in the words",
        ),
    ],
)
def test_a_link_that_rings_another_number_is_wrong_wherever_it_has_to_do_with_us(html: str, right: str) -> None:
    (finding,) = [each for each in of_kind(result(ours(), HEAD + html), "phone") if each.said.startswith("tel:")]
    assert (finding.state, finding.ours) == (ALTERED, right)


@pytest.mark.parametrize("link", ["tel:01632960001", "tel:+441632960001", "tel:+4401632960001"])
def test_where_the_words_are_mistyped_the_link_is_not_blamed(link: str) -> None:
    found = of_kind(result(ours(), f'{HEAD}<p><a href="{link}">01632 960002</a></p>'), "phone")
    assert [(each.said, each.ours) for each in found] == [("01632 960002", "01632 960001")]


def test_a_number_ends_where_its_sentence_ends() -> None:
    assert told(ours(), f"{HEAD}<p>1) Ring 01632 960001. 2) Wait.</p>") == []
    assert told(ours(), f"{HEAD}<p>Ring 01632.960.002 today.</p>") == [("phone", "altered", "01632.960.002")]


def test_and_elsewhere_it_is_somebody_else_s_affair() -> None:
    assert told(ours(), f'{HEAD}{LIBRARY}<p><a href="tel:01632555124">01632 555123</a></p>') == []


@pytest.mark.parametrize(
    ("said", "kind", "state"),
    [
        ("01632 555123 is what we answer on as well, and not the library.", "phone", "unjudged"),
        ("us@mail.example is read by those who mend, and not by the library.", "email", "unjudged"),
        ("9am to 6pm is when they are all there, and not the library.", "hours", "altered"),
    ],
)
def test_who_is_named_after_a_detail_does_not_decide_whose_it_is(said: str, kind: str, state: str) -> None:
    assert [found for found, _ in states(f"{TEL}<p>{said}</p>", kind) if found != "current"] == [state]


def test_an_address_that_is_spelt_out_is_read() -> None:
    for said in ("help (at) menders (dot) org (dot) uk", "help @ menders.org.uk", "help [at] menders [dot] org [dot] uk"):
        assert [state for state, _ in states(f"{TEL}<p>{said}</p>", "email")] == ["current"]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        pytest.param("https://menders.org.uk/mending/caots", ["altered"], id="a longer path of ours"),
        pytest.param("https://library.example/mendign", [], id="the path of somebody else"),
        pytest.param("https://menders.org.uk/sokcs", [], id="a path of five signs may be another"),
        pytest.param("https://menders.org.uk/gloevs", ["altered"], id="one of six is a slip"),
        pytest.param("https://xyw.org/x", [], id="a name of seven signs may be another"),
        pytest.param("https://abcx.org/x", ["altered"], id="one of eight is a slip"),
        pytest.param("https://library.example/x;jsessionid=1", ["altered"], id="somebody's session"),
    ],
)
def test_a_slip_is_told_where_it_cannot_be_something_else(said: str, wanted: list[str]) -> None:
    corpus = ours()
    for form in ("menders.org.uk/mending/coats", "menders.org.uk/socks", "menders.org.uk/gloves", "xyz.org/x", "abcd.org/x"):
        corpus.values["web", form] = Value("web", form, f"https://{form}", "contact:menders")
    assert [str(each.state) for each in of_kind(result(corpus, f"{HEAD}{TEL}<p>{said}</p>"), "web")] == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("https://menderz.org.uk/mending", ["altered"]),
        ("https://mendexz.org.uk/mending", ["altered"]),
        ("https://menders.co.uk/x", ["altered"]),
        ("https://books.example/x;jsessionid=1", []),
    ],
)
def test_in_the_part_of_somebody_else_only_a_near_slip_of_our_name_is_ours(said: str, wanted: list[str]) -> None:
    assert [state for state, _ in states(f"{LIBRARY}<p>The library: {said}</p>", "web")] == wanted


OTHER = Value("phone", "01632960555", "01632 960555", "contact:library", SINCE)


@pytest.mark.parametrize(
    ("html", "state"),
    [
        ("<p>Call Menders on 01632 960555.</p>", "altered"),
        ("<p>Call Menders, or the library on 01632 960555.</p>", "current"),
        ("<p>Telephone: 01632 960555</p>", "altered"),
        ("<p>Mending is good.</p><p>Sewing, 01632 960555</p>", "current"),
        ("<p>Mending is good.</p><p>Telephone: 01632 960555</p><p>Menders: 01632 960001</p>", "current"),
        ("<p>Library: 01632 960555. Menders: 01632 960001.</p>", "current"),
    ],
)
def test_a_number_of_somebody_else_is_wrong_where_it_is_given_as_ours(html: str, state: str) -> None:
    corpus = ours()
    corpus.values["phone", OTHER.form] = OTHER
    assert [str(f.state) for f in of_kind(result(corpus, HEAD + html), "phone") if f.said.endswith("555")] == [state]


def test_whoever_is_named_just_before_a_number_has_it() -> None:
    assert states("<p>Ask Menders. Menders and the library: 01632 555123</p><p>01632 960001</p>", "phone") == [
        ("current", "01632 960001")
    ]


def test_a_number_for_a_service_that_is_not_named_is_to_be_looked_at() -> None:
    found = result(ours(), "<h1>Repairs</h1><p>For mending ring 01632 555123.</p><p>Town: 01632 555999</p>")
    assert [(str(each.state), each.said) for each in of_kind(found, "phone")] == [("unjudged", "01632 555123")]


def test_an_address_that_names_its_owner_is_his() -> None:
    assert states("<p>Tel 01632 960001</p><p>library@town.example or post@town.example</p>", "email") == [
        ("unjudged", "post@town.example")
    ]


def test_of_several_unknown_numbers_those_beside_our_name_are_wrong_or_else_the_first() -> None:
    first, second = "01632 555123", "01632 555456"
    assert states(f"<p>Tel: {first}</p><p>Tel: {second}</p>", "phone") == [("wrong", first), ("unjudged", second)]
    assert states(f"<p>Mending is good.</p><p>Tel: {first}</p><p>Menders: {second}</p>", "phone") == [
        ("wrong", second),
        ("unjudged", first),
    ]


def test_a_number_below_a_sentence_that_names_somebody_else_is_theirs() -> None:
    assert states("<p>Please ask the library.</p><p>Tel: 01632 555123</p>", "phone") == [("missing", "")]


def test_an_ending_that_is_no_longer_used_is_told_whoever_had_the_address() -> None:
    corpus = ours(known_forms={("email", "@old.example"): known("@old.example", "email", "former")})
    (found,) = of_kind(result(corpus, f"{HEAD}<p>The library: books@old.example</p>"), "email")
    assert (found.state, found.said) == (FindingState.OLD, "books@old.example")


def test_an_unknown_address_at_a_place_of_ours_is_to_be_looked_at() -> None:
    assert states(f"{TEL}<p>The library: books@menders.org.uk</p>", "email") == [("unjudged", "books@menders.org.uk")]
    assert states(f"{TEL}<p>The library: books@library.example</p>", "email") == []


def test_a_national_number_that_is_nearly_one_of_ours_is_nobody_else_s() -> None:
    corpus = ours()
    corpus.values["phone", "03001234567"] = Value("phone", "03001234567", "0300 123 4567", "contact:library", SINCE)
    for number, wanted in (("0300 123 4576", ["altered"]), ("0300 123 4599", [])):
        found = of_kind(result(corpus, f"{HEAD}{TEL}<p>The library: {number}</p>"), "phone")
        assert [str(each.state) for each in found if each.said == number] == wanted


def with_a_neighbour() -> Corpus:
    """Return the corpus of the service, which also knows the number of somebody who does the like."""
    neighbour = known("01632 555888", "phone", "right").model_copy(update={"whose": "Darners"})
    corpus = ours(known=(neighbour,), known_forms={("phone", digits("01632 555888")): neighbour})
    corpus.values["phone", "01632555888"] = Value("phone", "01632555888", "01632 555888", "known-values")
    return corpus


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<p>Menders mend. Darners: 01632 555888</p>", [("current", "01632 555888")]),
        ("<h1>Menders: mending</h1><p>Telephone: 01632 555888</p>", [("altered", "01632 555888")]),
        ("<h1>Mending</h1><p>Mending by the Darners: 01632 558588</p>", [("altered", "01632 558588")]),
        ("<h1>Mending</h1><p>Mending by the Darners: 01632 555889</p>", []),
    ],
)
def test_the_number_of_a_service_beside_ours_is_its_own_where_it_is_named(html: str, wanted: list[tuple[str, str]]) -> None:
    found = of_kind(result(with_a_neighbour(), html), "phone")
    assert [(str(each.state), each.said) for each in found if each.state is not FindingState.UNJUDGED] == wanted


def test_an_address_with_another_ending_is_a_slip() -> None:
    corpus = ours()
    corpus.values["email", "ask@darners.org"] = Value("email", "ask@darners.org", "ask@darners.org", "contact:darners")
    assert told(corpus, f"{HEAD}{TEL}<p>Write to ask@darners.co.uk</p>") == [("email", "altered", "ask@darners.co.uk")]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        pytest.param("0800 064 8844", ["altered"], id="the same digits in another order"),
        pytest.param("0800 064 8845", [], id="other digits"),
        pytest.param("0800 046 4488", ["altered"], id="two digits swapped further on"),
        pytest.param("0800 460 4488", [], id="another exchange"),
    ],
)
def test_a_number_with_its_last_digits_in_another_order_is_a_slip_whoever_has_it(said: str, wanted: list[str]) -> None:
    corpus = ours()
    corpus.values["phone", "08000644488"] = Value("phone", "08000644488", "0800 064 4488", "contact:library")
    html = f"{HEAD}<p>Tel 01632 960001</p><p>The library has {said}.</p>"
    assert [str(each.state) for each in of_kind(result(corpus, html), "phone") if each.said == said] == wanted


def test_an_address_that_is_nearly_one_that_nobody_confirmed_is_wrong_and_that_one_is_to_be_looked_at() -> None:
    unsure = known("ask@patchers.example", "email", "unsure")
    corpus = ours(known=(unsure,), known_forms={("email", "ask@patchers.example"): unsure})
    html = f"{HEAD}<p>Tel 01632 960001</p><p>ask@patchers.example</p><p>aks@patchers.example</p><p>other@patchers.example</p>"
    assert told(corpus, html) == [
        ("email", "altered", "aks@patchers.example"),
        ("email", "unjudged", "ask@patchers.example"),
        ("email", "unjudged", "other@patchers.example"),
    ]
    (slip,) = [each for each in of_kind(result(corpus, html), "email") if each.alarm]
    assert (slip.ours, slip.why) == ("ours", "It is nearly ask@patchers.example.")


DYERS = Owner(
    "the dyers", "contact:dyers", {"phone": {"01632960700": "01632 960700"}, "email": {"dye@dyers.org": "dye@dyers.org"}}
)
WEAVERS = Owner("weavers guild", "contact:weavers", {"phone": {"01632960800": "01632 960800"}})


def neighbours() -> Corpus:
    """Return the service with the details of two others, as its site publishes them."""
    corpus = ours(owners=[DYERS, WEAVERS])
    for owner in (DYERS, WEAVERS):
        for kind, details in owner.details.items():
            corpus.values |= {(kind, form): Value(kind, form, text, owner.fact, SINCE) for form, text in details.items()}
    return corpus


@pytest.mark.parametrize(
    ("html", "state", "right"),
    [
        pytest.param("<p>The Dyers. Ask about colours. Telephone 01632 960700</p>", "current", "", id="its own"),
        pytest.param("<p>The Dyers. Ask about colours. Telephone 01632 960800</p>", "altered", "01632 960700", id="another's"),
        pytest.param("<p>The Dyers. Telephone 01632 960001</p>", "altered", "01632 960700", id="ours"),
        pytest.param("<h2>The Dyers</h2><p>Telephone: 01632 960800</p>", "altered", "01632 960700", id="under the name"),
        pytest.param("<p>Ask the dyers, or ring us on 01632 960800</p>", "current", "", id="the name further on"),
        pytest.param("<p>The Dyers and Menders. Telephone 01632 960001</p>", "current", "", id="we are named between"),
    ],
)
def test_a_number_of_ours_by_the_name_of_somebody_who_has_another_is_wrong(html: str, state: str, right: str) -> None:
    (found,) = of_kind(result(neighbours(), f"<h1>Mending</h1>{html}"), "phone")
    assert (str(found.state), found.ours) == (state, right)


def test_an_address_of_ours_by_the_name_of_somebody_who_has_another_is_wrong() -> None:
    (found,) = of_kind(result(neighbours(), "<h1>Mending</h1><p>The Dyers. Email help@menders.org.uk</p>"), "email")
    assert (str(found.state), found.ours, found.where) == ("altered", "dye@dyers.org", "contact:dyers")


@pytest.mark.parametrize(
    ("html", "state"),
    [
        pytest.param("<p>For mending ring 01632 960800.</p>", "altered", id="given for the service"),
        pytest.param("<p>Weavers Guild</p><p>For mending ring 01632 960800.</p>", "current", id="its owner stands before it"),
        pytest.param("<p>For mending ring 01632 960800.</p><p>Weavers Guild</p>", "altered", id="its owner is elsewhere"),
        pytest.param("<p>Mending takes time. Ring 01632 960800.</p>", "current", id="in another sentence"),
    ],
)
def test_a_page_that_does_not_name_us_gives_somebody_elses_number_for_the_service(html: str, state: str) -> None:
    (found,) = of_kind(result(neighbours(), f"<h1>Good coats</h1>{html}"), "phone")
    assert str(found.state) == state


def test_a_footer_that_names_us_and_gives_a_number_is_judged() -> None:
    footer = "<footer><p>Menders mending: 01632 960010. Ring on any day of the week.</p></footer>"
    (found,) = of_kind(result(ours(), f"<h1>Mending</h1><p>Mending is good.</p>{footer}"), "phone")
    assert (str(found.state), found.ours) == ("altered", "01632 960001")


def test_a_box_is_judged_to_its_last_detail_also_where_its_first_line_has_one_and_another_box_follows() -> None:
    aside = "<nav><p>Menders: 01632 960001</p><p>help@menderz.org.uk</p><p>News</p></nav>"
    footer = "<footer><p>Menders mending: 01632 960010</p></footer>"
    found = result(ours(), f"<h1>Mending</h1><p>Mending is good.</p>{aside}{footer}").findings
    assert [(each.kind, each.ours) for each in found if each.alarm] == [("phone", "01632 960001"), ("email", "…@menders.org.uk")]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("To email Menders write to dye@dyers.org", "altered"),
        ("Menders</p><p>dye@dyers.org", "unjudged"),
        ("Menders are near. Email dye@dyers.org", "current"),
        ("Email dye@dyers.org", "current"),
    ],
)
def test_the_email_of_somebody_else_in_our_name_is_wrong_and_below_it_to_be_looked_at(said: str, state: str) -> None:
    (found,) = of_kind(result(neighbours(), f"<h1>Mending</h1><p>{said}</p>"), "email")
    assert str(found.state) == state


@pytest.mark.parametrize(
    ("said", "states"),
    [("The Dyers, dye@colours.org", ["altered"]), ("Ask for colours, dye@colours.org", [])],
)
def test_an_address_that_begins_as_somebodys_and_ends_otherwise_is_theirs_beside_their_name(said: str, states: list[str]) -> None:
    found = of_kind(result(neighbours(), f"<h1>Mending</h1><p>Menders: 01632 960001</p><h2>Also</h2><p>{said}</p>"), "email")
    assert [str(each.state) for each in found if each.ours] == states


def test_a_number_of_another_field_is_not_given_for_the_service() -> None:
    corpus = ours(words=RULES.model_copy(update={"other_fields": ["roof*"]}))
    assert of_kind(result(corpus, "<h1>Mending</h1><p>Ask Menders. Our roof mending team is on 01633 112255.</p>"), "phone") == []


@pytest.mark.parametrize(("name", "wanted"), [("The Dyers", ["altered"]), ("The Bakers", [])])
def test_a_number_by_the_name_of_its_owner_is_a_slip_of_theirs_on_any_page(name: str, wanted: list[str]) -> None:
    found = of_kind(result(neighbours(), f"<h1>Colours</h1><p>{name}: 01632 906700</p>"), "phone")
    assert [str(each.state) for each in found] == wanted


@pytest.mark.parametrize(
    "link",
    [
        "sms:01632555123",
        "SMS:+441632555123",
        "callto:01632555123",
        "https://wa.me/441632555123",
        "https://api.whatsapp.com/send?phone=441632555123",
        "whatsapp://send?phone=+441632555123",
    ],
)
def test_a_link_that_writes_to_another_number_than_the_words_say_is_wrong(link: str) -> None:
    (found,) = states(f'<p><a href="{link}">Text Menders</a> or ring 01632 960001</p>', "phone")[:1]
    assert found == ("altered", link)
    right = link.replace("1632555123", "1632960001")
    assert states(f'<p><a href="{right}">Text Menders</a> or ring 01632 960001</p>', "phone") == [("current", "01632 960001")]


@pytest.mark.parametrize(
    ("words", "to", "wrong"),
    [
        ("menders.org.uk/mending", "https://tinkers.example/", True),
        ("https://menders.org.uk/mending", "https://tinkers.example/?to=https%3A%2F%2Fmenders.org.uk%2Fmending", False),
        ("menders.org.uk/mending", "https://www.menders.org.uk/mending", False),
        ("menders.org.uk/mending", "/go/17", False),
        ("menders.org.uk/mending", "https://shop.menders.org.uk/", False),
        ("menders.org.uk/mending", "https://menders.org.uk.tinkers.example/mending", True),
        ("menders.org.uk/mending", "https://tinkers.example/menders.org.uk", True),
        ("menders.org.uk/mending", "https://xmenders.org.uk/mending", True),
        ("Our partners at menders.org.uk", "https://tinkers.example/", False),
    ],
)
def test_a_link_whose_words_are_our_address_leads_there(words: str, to: str, wrong: bool) -> None:
    found = states(f'<p>Tel 01632 960001</p><p><a href="{to}">{words}</a></p>', "web")
    assert [said for state, said in found if state != "current"] == [to] * wrong


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('Ask Menders: <a href="https://tinkers.example/f">referral form</a>', ["unjudged"]),
        ('Fill in the referral form of Menders <a href="https://tinkers.example/f">here</a>', ["unjudged"]),
        ('Ask Menders: <a href="https://menders.org.uk/f">referral form</a>', []),
        ('Ask Menders: <a href="/f">referral form</a>', []),
        ('Ask Menders, and read <a href="https://tinkers.example/f">what others say</a>', []),
        ('Ask the library: <a href="https://tinkers.example/f">referral form</a>', []),
    ],
)
def test_a_form_of_the_service_that_stands_elsewhere_is_to_be_looked_at(html: str, wanted: list[str]) -> None:
    corpus = ours(words=RULES.model_copy(update={"forms": ["referral form"]}))
    found = of_kind(result(corpus, f"{HEAD}<p>Tel 01632 960001</p><p>{html}</p>"), "web")
    assert [str(each.state) for each in found] == wanted


def holders(number: str) -> Corpus:
    """Return the corpus of a service whose neighbour has one number."""
    value = Value("phone", digits(number), number, "contact:dyers", SINCE)
    corpus = ours()
    corpus.values["phone", value.form] = value
    corpus.owners.append(Owner("the dyers", "contact:dyers", {"phone": {value.form: number}}))
    return corpus


@pytest.mark.parametrize(
    ("number", "said", "wanted"),
    [
        ("0300 123 4567", "The Dyers: 0300 765 4321", ["unjudged"]),
        ("0300 123 4567", "Ring the Dyers on 0300 765 4321", ["unjudged"]),
        ("0300 123 4567", "The Dyers</p><p>Tel: 0300 765 4321", ["unjudged"]),
        pytest.param("0300 123 4567", "The Dyers: 0300 123 4567", [], id="theirs"),
        pytest.param("0300 123 4567", "The Dyers work with the library, 0300 765 4321", [], id="somebody else between"),
        pytest.param("01632 123456", "The Dyers: 01632 654321", [], id="who has a number of a town has several"),
    ],
)
def test_an_unknown_number_by_the_name_of_somebody_we_know_is_to_be_looked_at(number: str, said: str, wanted: list[str]) -> None:
    found = of_kind(result(holders(number), f"{HEAD}{TEL}<h2>Library</h2><p>{said}</p>"), "phone")
    assert [str(each.state) for each in found if each.state is not FindingState.CURRENT] == wanted
    assert [each.ours for each in found if each.check] == [number for _ in wanted]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Ring 01632 960010.", ["altered"]),
        ("Our leaflet had 01632 960010, a misprint.", ["unjudged"]),
        ("Our leaflet had 01632 960099, a misprint.", []),
    ],
)
def test_a_slip_that_the_page_calls_one_is_no_alarm(said: str, wanted: list[str]) -> None:
    corpus = ours(words=RULES.model_copy(update={"former": ["misprint"]}))
    found = of_kind(result(corpus, f"{HEAD}<p>Menders: 01632 960001.</p><p>{said}</p>"), "phone")
    assert [str(each.state) for each in found if each.state is not FindingState.CURRENT] == wanted


def test_a_link_says_by_its_words_whose_number_it_dials() -> None:
    tel, button = "<p>Menders: 01632 960001</p>", '<h2>Library</h2><p><a href="tel:01632906999">{}</a></p>'
    corpus = neighbours()
    states_of = [
        [str(each.state) for each in of_kind(result(corpus, f"<h1>Mending</h1>{tel}{button.format(words)}"), "phone")]
        for words in ("Ring the mending service", "Ring us")
    ]
    assert states_of == [["unjudged", "current"], ["current"]]
