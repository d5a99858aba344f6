"""Comparing a copy with ours: what is current, old, altered, reworded or never ours, at the exact limits between them.

Sentences are of made-up words, so that their likeness is plain: ``w(20, 11)`` shares eleven of twenty words with ``w(20)``.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from localoffer.councils.drift.compare import (
    CARRIED,
    MAX_EDITS,
    RANK,
    DriftResult,
    Finding,
    FindingState,
    Verdict,
    clock,
    compare,
    distance,
)
from localoffer.councils.drift.corpus import AROUND, Corpus, Sentence, Value
from localoffer.html.text_blocks import TextBlock

SINCE, UNTIL = dt.date(2026, 1, 5), dt.date(2026, 6, 1)
OURS = "Ask for mediation by telephone."
"""A sentence that shows that a copy is ours."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def w(count: int, shared: int | None = None, name: str = "our") -> str:
    """Return a sentence of so many words, of which ``shared`` are those of every sentence of this name."""
    same = count if shared is None else shared
    return " ".join([*(f"{name}{LETTERS[n]}" for n in range(same)), *(f"their{LETTERS[n]}" for n in range(count - same))]) + "."


def corpus(*texts: str, page: str = "faqs", old: tuple[str, ...] = (), values: tuple[Value, ...] = (), **other: Any) -> Corpus:
    """Return what we publish: these sentences on one page, ``OURS`` on another, and what we published before."""
    made = Corpus(**other)
    for text in texts:
        made.add(Sentence(text, "en", page, SINCE))
    made.add(Sentence(OURS, "en", "home", SINCE))
    for text in old:
        made.add(Sentence(text, "en", page, SINCE, UNTIL))
    made.values.update({(each.kind, each.form): each for each in values})
    return made


def block(text: str, *links: str, furniture: bool = False) -> TextBlock:
    return TextBlock(text, links, furniture)


def compared(ours: Corpus, *copy: str | TextBlock) -> DriftResult:
    return compare(ours, [block(each) if isinstance(each, str) else each for each in copy])


def said(ours: Corpus, *copy: str | TextBlock) -> list[tuple[str, str, str]]:
    """Return (kind, state, words) of what is found beside ``OURS``."""
    findings = compared(ours, *copy).findings
    return [(each.kind, str(each.state), each.said) for each in findings if each.said != OURS]


def phone(number: str = "02079460018", text: str = "020 7946 0018", until: dt.date | None = None) -> Value:
    return Value("phone", number, text, "contact:x", SINCE, until)


def email(address: str = "help@example.org", until: dt.date | None = None) -> Value:
    return Value("email", address, address, "contact:x", SINCE, until)


def web(form: str = "example.org/help", until: dt.date | None = None) -> Value:
    return Value("web", form, f"https://www.{form}/", "contact:x", SINCE, until)


def hours(form: str = "09:00-17:00", until: dt.date | None = None) -> Value:
    return Value("hours", form, form, "contact:x", SINCE, until)


class TestSentences:
    def test_ours_word_for_word_is_current_whatever_its_punctuation(self) -> None:
        (finding,) = compared(corpus(w(5)), w(5).upper().replace(".", "!")).findings
        assert finding == Finding("text", FindingState.CURRENT, w(5).upper().replace(".", "!"), "", "faqs", SINCE, None)

    def test_eight_words_in_ten_make_it_altered(self) -> None:
        (finding,) = compared(corpus(w(5)), OURS, w(5, 4)).findings[:1]
        assert finding == Finding("text", FindingState.ALTERED, w(5, 4), w(5), "faqs", SINCE, None)
        assert said(corpus(w(9)), OURS, w(9, 7)) == [("text", "reworded", w(9, 7))]

    def test_eleven_words_in_twenty_make_it_reworded(self) -> None:
        ours = corpus(w(20))
        (_, finding) = compared(ours, OURS, w(20, 11)).findings
        assert finding == Finding("text", FindingState.REWORDED, w(20, 11), w(20), "faqs")
        (_, finding) = compared(ours, OURS, w(20, 10)).findings
        assert finding == Finding("text", FindingState.NEVER_OURS, w(20, 10))

    def test_our_words_in_another_order_are_altered_and_not_ours(self) -> None:
        turned = " ".join(reversed(w(5).rstrip(".").split())) + "."
        assert said(corpus(w(5)), OURS, turned) == [("text", "altered", turned)]

    def test_numbers_count_as_words_and_a_sentence_that_differs_in_them_alone_is_ours(self) -> None:
        ours = corpus("Call one two three four five us here.", "Press 1 2 3 4 5 then wait please.")
        copy = "Ring one two three four five them there."
        assert said(ours, OURS, copy) == [("text", "reworded", copy)]
        copy = "Press 6 7 8 9 10 then wait please."
        assert said(ours, OURS, copy) == [("text", "altered", copy)]

    def test_of_several_sentences_the_nearest_is_meant(self) -> None:
        ours = corpus(w(9, 5), w(9), w(9, 6))
        (finding,) = compared(ours, OURS, w(9, 8)).findings[:1]
        assert (finding.state, finding.ours) == (FindingState.ALTERED, w(9))

    def test_a_sentence_of_four_words_is_long_enough_to_know_again(self) -> None:
        assert said(corpus(w(4)), w(4)) == [("text", "current", w(4))]
        assert said(corpus(w(4)), OURS, w(4, 3)) == [("text", "reworded", w(4, 3))]

    def test_sentences_of_four_words_are_enough_to_carry_a_page(self) -> None:
        page = [w(4, name=name) for name in "abc"]
        assert compared(corpus(*page), *page).carried == {"en/faqs": (3, 3)}

    def test_of_three_words_it_says_nothing_unless_it_is_old_and_among_ours(self) -> None:
        assert said(corpus(w(3)), w(3), OURS, w(3, 2)) == []
        assert said(corpus(old=(w(3),)), OURS, w(3)) == [("text", "old", w(3))]
        assert said(corpus(old=(w(3),)), *[w(3, name=f"x{n}") for n in range(9)], w(3)) == []

    def test_a_short_sentence_of_ours_makes_no_copy(self) -> None:
        assert compared(corpus(w(3)), w(3)).verdict is Verdict.NOT_A_COPY

    def test_an_old_sentence_says_since_when_until_when_and_what_stands_there_today(self) -> None:
        ours = corpus(w(9), old=(w(9, 7),))
        (finding,) = compared(ours, w(9, 7)).findings
        assert finding == Finding("text", FindingState.OLD, w(9, 7), w(9), "faqs", SINCE, UNTIL)

    @pytest.mark.parametrize(("shared", "newer"), [(11, True), (10, False)])
    def test_what_stands_there_today_must_be_like_it(self, shared: int, newer: bool) -> None:
        (finding,) = compared(corpus(w(20), old=(w(20, shared),)), w(20, shared)).findings
        assert finding.ours == (w(20) if newer else "")

    def test_an_old_sentence_is_not_newer_than_another(self) -> None:
        (finding,) = compared(corpus(old=(w(9, 7), w(9))), w(9)).findings
        assert finding.ours == ""

    def test_an_altered_old_sentence_keeps_its_days(self) -> None:
        (finding,) = compared(corpus(old=(w(5),)), OURS, w(5, 4)).findings[:1]
        assert (finding.state, finding.since, finding.until) == (FindingState.ALTERED, SINCE, UNTIL)

    def test_the_words_around_a_page_may_be_filled_in_otherwise(self) -> None:
        assert said(corpus(w(5), page=AROUND), OURS, w(5, 4)) == []
        assert said(corpus(w(9), page=AROUND), OURS, w(9, 7)) == [("text", "reworded", w(9, 7))]

    def test_a_sentence_of_numbers_is_no_sentence(self) -> None:
        assert said(corpus(), OURS, "Call us three four.") == []
        assert said(corpus(), OURS, "Call me now three four.") == [("text", "never-ours", "Call me now three four.")]

    @pytest.mark.parametrize(
        "contact",
        ["01632 960001", "someone@there.org", "www.there.org", "9am to 5pm", "9:00-17:00", "9 till 5.30", "9am-5"],
    )
    def test_a_sentence_with_a_contact_detail_is_judged_by_the_detail(self, contact: str) -> None:
        sentence = f"You can reach them on {contact}"
        assert ("text", "never-ours", sentence) not in said(corpus(), OURS, sentence)

    def test_a_bare_range_is_no_opening_time(self) -> None:
        assert said(corpus(), OURS, "You can take 2 to 3 friends") == [("text", "never-ours", "You can take 2 to 3 friends")]

    def test_the_same_thing_said_twice_is_told_once(self) -> None:
        assert said(corpus(w(5)), w(5), w(5)) == [("text", "current", w(5))]


class TestAmounts:
    OURS_SAYS = "You must ask for mediation within two months of the letter."

    @pytest.mark.parametrize(
        ("copy", "kind"),
        [
            ("You must ask for mediation within three months of the letter.", "deadline"),
            ("You must ask for mediation within two weeks of the letter.", "deadline"),
            ("You must ask for mediation within 30 days of the letter.", "deadline"),
            ("You must ask for mediation within 2 hours of the letter.", "duration"),
            ("You must ask for mediation within 2 minutes of the letter.", "duration"),
        ],
    )
    def test_another_amount_is_altered_however_like_the_rest_is(self, copy: str, kind: str) -> None:
        (finding, _) = compared(corpus(self.OURS_SAYS), OURS, copy).findings
        assert finding == Finding(kind, FindingState.ALTERED, copy, self.OURS_SAYS, "faqs", SINCE)
        assert finding.alarm is (kind == "deadline")

    def test_the_same_amount_in_digits_is_no_other_amount(self) -> None:
        copy = "You must ask for mediation within 2 months of the letter."
        assert said(corpus(self.OURS_SAYS), OURS, copy) == [("text", "altered", copy)]

    def test_an_amount_among_other_words_of_ours_is_judged_too(self) -> None:
        copy = "Parents must ask mediation within three months after some letter."
        assert said(corpus(self.OURS_SAYS), OURS, copy) == [("deadline", "altered", copy)]

    def test_an_amount_where_ours_has_none_is_a_matter_of_words(self) -> None:
        copy = f"{w(8).rstrip('.')} 2 days."
        assert said(corpus(w(8)), OURS, copy) == [("text", "altered", copy)]

    def test_an_old_sentence_with_a_limit_is_an_old_limit(self) -> None:
        assert said(corpus(old=(self.OURS_SAYS,)), self.OURS_SAYS) == [("deadline", "old", self.OURS_SAYS)]
        short = "It takes about two hours."
        assert said(corpus(old=(short,)), short) == [("text", "old", short)]
        assert said(corpus(old=("It takes some 30 minutes.",)), "It takes some 30 minutes.")[0][0] == "text"
        assert said(corpus(self.OURS_SAYS), self.OURS_SAYS) == [("text", "current", self.OURS_SAYS)]
        polish = "Masz na to 2 miesiące."
        assert said(corpus(old=(polish,), units={"miesiące": "months"}), polish) == [("deadline", "old", polish)]

    def test_a_sentence_that_shares_its_words_but_for_the_numbers_is_ours(self) -> None:
        ours = "Within 2 months or 3 weeks or 4 days ask them."
        copy = "Within 9 months or 8 weeks or 7 days ask them."
        assert said(corpus(ours), OURS, copy) == [("deadline", "altered", copy)]

    def test_units_in_other_languages_are_known_from_our_time_limits(self) -> None:
        ours, copy = "Masz na to tylko 2 miesiące czasu.", "Masz na to tylko 3 miesiące czasu."
        given = corpus(ours)
        assert said(given, OURS, copy) == [("text", "altered", copy)]
        given.units["miesiące"] = "months"
        assert said(given, OURS, copy) == [("deadline", "altered", copy)]


class TestWhereACopyIs:
    """What stands far from any sentence of ours is somebody's own, and so is a menu."""

    NEVER = "Come and meet our own team."

    @pytest.mark.parametrize(("before", "inside"), [(1, True), (2, True), (3, False)])
    def test_a_copy_begins_two_passages_before_the_first_of_ours(self, before: int, inside: bool) -> None:
        copy = [self.NEVER, *["."] * (before - 1), OURS]
        assert said(corpus(), *copy) == ([("text", "never-ours", self.NEVER)] if inside else [])

    @pytest.mark.parametrize(("after", "inside"), [(5, True), (6, False)])
    def test_it_ends_five_passages_after_the_last(self, after: int, inside: bool) -> None:
        copy = [OURS, *["."] * (after - 1), self.NEVER]
        assert said(corpus(), *copy) == ([("text", "never-ours", self.NEVER)] if inside else [])

    def test_all_between_the_first_and_the_last_is_inside(self) -> None:
        assert said(corpus(), OURS, *["."] * 20, self.NEVER, *["."] * 20, OURS) == [("text", "never-ours", self.NEVER)]

    def test_furniture_is_never_inside(self) -> None:
        assert said(corpus(), OURS, block(self.NEVER, furniture=True)) == []

    def test_an_altered_sentence_shows_where_a_copy_is_and_a_reworded_one_does_not(self) -> None:
        assert ("text", "never-ours", self.NEVER) in said(corpus(w(5)), w(5, 4), self.NEVER)
        assert said(corpus(w(9)), w(9, 7), self.NEVER) == []

    @pytest.mark.parametrize(
        "card", ["Write to Help@example.org now", "See www.example.org/help now", "See https://example.org/help/"]
    )
    def test_an_address_of_ours_shows_it_too(self, card: str) -> None:
        ours = corpus(values=(email(), web()))
        assert ("text", "never-ours", self.NEVER) in said(ours, card, self.NEVER)
        assert said(corpus(), card, self.NEVER) == []

    def is_inside(self, *copy: TextBlock) -> bool:
        return ("text", "never-ours", self.NEVER) in said(corpus(values=(web(),)), *copy, self.NEVER)

    def test_so_does_a_link_to_one(self) -> None:
        for link in ("//example.org/help", "www.example.org/help", "https://www.example.org/help/"):
            assert self.is_inside(block("Help", link))
        assert not self.is_inside(block("Help", "/help"), block("Help", "https://there.net/help"))

    def test_an_address_without_a_path_is_known_by_its_www(self) -> None:
        ours = corpus(values=(web("example.org"),))
        assert said(ours, block("Help", "www.example.org"), self.NEVER) == [("text", "never-ours", self.NEVER)]
        assert said(ours, block("Help", "example.org"), self.NEVER) == []

    def test_a_copy_of_nothing(self) -> None:
        result = compared(corpus(), self.NEVER)
        assert result == DriftResult(Verdict.NOT_A_COPY, None, (), {})
        assert compared(corpus()).verdict is Verdict.NOT_A_COPY


class TestTelephoneNumbers:
    def ring(self, number: str, *values: Value) -> list[tuple[str, str, str]]:
        return [each for each in said(corpus(values=values or (phone(),)), OURS, f"Ring: {number} today") if each[0] == "phone"]

    @pytest.mark.parametrize(
        "number", ["020 7946 0018", "(020) 7946-0018", "+44 20 7946 0018", "+44 (0)20 7946.0018", "0044 2079460018"]
    )
    def test_our_number_is_current_however_it_is_written(self, number: str) -> None:
        assert self.ring(number) == [("phone", "current", number)]

    def test_our_old_number_is_an_alarm_wherever_it_stands(self) -> None:
        result = compared(corpus(values=(phone(until=UNTIL),)), "Ring 020 7946 0018.")
        assert result.findings == (Finding("phone", FindingState.OLD, "020 7946 0018", "", "contact:x", SINCE, UNTIL),)
        assert result.verdict is Verdict.ALARM

    @pytest.mark.parametrize(
        ("number", "state"),
        [
            pytest.param("020 7946 0019", "altered", id="one digit"),
            pytest.param("020 7946 0081", "altered", id="two digits that changed places"),
            pytest.param("020 7946 0029", "altered", id="two digits"),
            pytest.param("020 7946 001", "altered", id="a digit too few"),
            pytest.param("020 7946 00189", "altered", id="a digit too many"),
            pytest.param("020 7946 1119", "never-ours", id="three digits"),
            pytest.param("01632 960001", "never-ours", id="somebody else's"),
        ],
    )
    def test_a_number_that_is_off_by_two_digits_is_ours_mistyped(self, number: str, state: str) -> None:
        assert self.ring(number) == [("phone", state, number)]

    def test_the_nearest_of_ours_is_meant(self) -> None:
        near, far = phone("02079460010", "020 7946 0010"), phone("02079460110", "020 7946 0110")
        ours = corpus(values=(far, near, phone("02079461010", "x", UNTIL)))
        (finding,) = [each for each in compared(ours, OURS, "Ring: 020 7946 0019 now").findings if each.kind == "phone"]
        assert finding == Finding("phone", FindingState.ALTERED, "020 7946 0019", "020 7946 0010", "contact:x", SINCE)

    def test_of_two_that_are_as_near_the_first_is_meant(self) -> None:
        one, other = phone("02079460010", "one"), phone("02079460011", "other")
        for values in ((one, other), (other, one)):
            found = compared(corpus(values=values), OURS, "Ring: 020 7946 0019 now").findings[0]
            assert found.ours == values[0].text

    def test_outside_a_copy_another_number_is_somebody_s_own(self) -> None:
        assert said(corpus(values=(phone(),)), "Ring 020 7946 0019.", "Ring 01632 960001.") == []

    @pytest.mark.parametrize(
        ("number", "told"), [("01632 9600", False), ("01632 96000", True), ("01632 960001", True), ("01632 9600012", False)]
    )
    def test_a_number_of_ten_or_eleven_digits_is_one(self, number: str, told: bool) -> None:
        assert bool(self.ring(number)) is told

    @pytest.mark.parametrize("text", ["/020 7946 0019 x", "a020 7946 0019 x", "020 7946 0019x"])
    def test_a_number_inside_something_else_is_none(self, text: str) -> None:
        assert [each for each in said(corpus(values=(phone(),)), OURS, text) if each[0] == "phone"] == []

    def test_a_link_that_rings_is_read_as_well(self) -> None:
        ours = corpus(values=(phone(),))
        assert said(ours, OURS, block("Ring", "TEL:+442079460018")) == [("phone", "current", "TEL:+442079460018")]
        assert said(ours, OURS, block("Ring", "tel:02079460019")) == [("phone", "altered", "tel:02079460019")]
        assert said(ours, "Nothing of ours.", block("Ring", "tel:02079460019")) == []


class TestEmailAddresses:
    def write(self, ours: Corpus, text: str) -> list[tuple[str, str, str]]:
        return [each for each in said(ours, OURS, f"Write: {text} today") if each[0] == "email"]

    def test_ours_is_current_old_or_mistyped(self) -> None:
        assert self.write(corpus(values=(email(),)), "HELP@example.org") == [("email", "current", "HELP@example.org")]
        assert self.write(corpus(values=(email(until=UNTIL),)), "help@example.org") == [("email", "old", "help@example.org")]
        assert self.write(corpus(values=(email(),)), "hlep@example.org") == [("email", "altered", "hlep@example.org")]
        assert self.write(corpus(values=(email(),)), "hxlq@example.org") == [("email", "altered", "hxlq@example.org")]
        assert self.write(corpus(values=(email(),)), "hxxq@example.org") == [("email", "never-ours", "hxxq@example.org")]
        assert self.write(corpus(values=(email(),)), "someone@there.org") == [("email", "never-ours", "someone@there.org")]

    def test_a_mistyped_one_is_told_outside_a_copy_too_and_another_is_not(self) -> None:
        ours = corpus(values=(email(),))
        assert said(ours, "Write to helq@example.org") == [("email", "altered", "helq@example.org")]
        assert said(ours, "Write to someone@there.org") == []

    def test_any_address_at_a_slip_of_our_domain_is_meant_for_us(self) -> None:
        ours = corpus(domains=frozenset({"example.org", "kids.org.uk"}))
        (finding, _) = compared(ours, OURS, "Write: someone@exmaple.org").findings
        assert finding == Finding("email", FindingState.ALTERED, "someone@exmaple.org", "…@example.org", "site")
        assert finding.alarm
        assert self.write(ours, "someone@exmaple.orq") == [("email", "altered", "someone@exmaple.orq")]
        assert self.write(ours, "someone@example.org") == [("email", "never-ours", "someone@example.org")]
        assert self.write(ours, "someone@xxample.net") == [("email", "never-ours", "someone@xxample.net")]

    def test_two_domains_of_ours_that_are_alike_are_no_slips_of_each_other(self) -> None:
        assert self.write(corpus(domains=frozenset({"kids.org", "kidz.org"})), "a@kidz.org") == [
            ("email", "never-ours", "a@kidz.org")
        ]

    def test_a_link_that_writes_is_read_as_well(self) -> None:
        ours = corpus(values=(email(),))
        assert said(ours, OURS, block("Write", "MAILTO:Help@example.org?subject=x")) == [("email", "current", "Help@example.org")]
        assert said(ours, block("Write", "mailto: helq@example.org ")) == [("email", "altered", "helq@example.org")]


class TestWebAddresses:
    def test_ours_is_current_or_old(self) -> None:
        assert said(corpus(values=(web(),)), OURS, "See www.example.org/help?x=1") == [
            ("web", "current", "www.example.org/help?x=1"),
        ]
        result = compared(corpus(values=(web(until=UNTIL),)), OURS, block("See", "http://example.org/help/"))
        assert result.findings[0] == Finding("web", FindingState.OLD, "http://example.org/help/", "", "contact:x", SINCE, UNTIL)
        assert result.verdict is Verdict.OUTDATED

    def test_a_slip_of_our_host_is_altered_and_another_page_of_it_is_not(self) -> None:
        ours = corpus(values=(web(),))
        (finding, _) = compared(ours, OURS, block("See", "https://exmaple.org/x")).findings
        assert finding == Finding(
            "web", FindingState.ALTERED, "https://exmaple.org/x", "https://www.example.org/help/", "contact:x"
        )
        assert said(ours, OURS, block("See", "https://exmaple.orq/x")) == [("web", "altered", "https://exmaple.orq/x")]
        assert said(ours, OURS, block("See", "https://exmaxxe.orq/x")) == []
        assert said(ours, OURS, block("See", "https://example.org/other"), block("See", "https://there.net/")) == []
        assert said(ours, "Nothing of ours.", block("See", "https://exmaple.org/x")) == []

    @pytest.mark.parametrize(("host", "slip", "told"), [("abcd.org", "abce.org", True), ("abc.org", "abd.org", False)])
    def test_a_short_host_is_like_too_many(self, host: str, slip: str, told: bool) -> None:
        assert bool(said(corpus(values=(web(f"{host}/x"),)), OURS, block("See", f"https://{slip}/"))) is told

    def test_two_hosts_of_ours_are_no_slips_of_each_other(self) -> None:
        ours = corpus(values=(web("example.org/a"), web("exmaple.org/b")))
        assert said(ours, OURS, block("See", "https://exmaple.org/other")) == []

    @pytest.mark.parametrize("session", ["?PHPSESSID=1", ";jsessionid=1", "?a=b&sid=1", "?sessionid=1", "?cfid=1", "?cftoken=1"])
    def test_a_link_with_somebody_s_session_in_it_is_a_fault(self, session: str) -> None:
        link = f"https://there.net/x{session}"
        (finding, _) = compared(corpus(), OURS, block("See", link)).findings
        assert (finding.kind, finding.state, finding.said) == ("link", FindingState.ALTERED, link)
        assert finding.ours in ("https://there.net/x", "https://there.net/x?a=b")
        assert said(corpus(), "Nothing of ours.", block("See", link)) == []

    def test_a_link_within_a_page_is_no_address(self) -> None:
        assert said(corpus(values=(web(),)), OURS, block("See", "#top", "/help", "example.org/help")) == []


class TestOpeningHours:
    def open(self, text: str, *values: Value) -> list[tuple[str, str, str]]:
        found = said(corpus(values=values), OURS, f"Open {text} daily")
        return [(kind, state, words.strip()) for kind, state, words in found if kind == "hours"]

    @pytest.mark.parametrize("text", ["9am to 5pm", "9:00-17:00", "9.00 – 17.00", "09:00 until 5pm", "9am—5pm", "9-5PM"])
    def test_our_hours_are_current_however_they_are_written(self, text: str) -> None:
        assert self.open(text, hours()) == [("hours", "current", text)]

    @pytest.mark.parametrize(
        ("text", "form"),
        [
            ("9.30am to 4.45pm", "09:30-16:45"),
            ("6pm to 9pm", "18:00-21:00"),
            ("7 to 9pm", "07:00-21:00"),
            ("9am to 9pm", "09:00-21:00"),
            ("9:30 to 5", "09:30-17:00"),
            ("9 to 17:30", "09:00-17:30"),
        ],
    )
    def test_each_time_has_its_minutes_and_its_half_of_the_day(self, text: str, form: str) -> None:
        assert self.open(text, hours(form)) == [("hours", "current", text)]

    def test_old_hours_are_old_and_others_are_altered(self) -> None:
        ours = corpus(values=(hours(until=UNTIL),))
        found = compared(ours, OURS, "Open 9am to 5pm daily").findings[0]
        assert found == Finding("hours", FindingState.OLD, "9am to 5pm", "", "contact:x", SINCE, UNTIL)
        ours = corpus(values=(hours("10:00-12:00"), hours(), hours("08:00-09:00", UNTIL)))
        (finding, _) = compared(ours, OURS, "Open 9am to 4pm daily").findings
        assert finding == Finding("hours", FindingState.ALTERED, "9am to 4pm", "09:00-17:00, 10:00-12:00", "contact:x")

    def test_where_we_name_none_they_are_never_ours(self) -> None:
        assert self.open("9am to 5pm") == [("hours", "never-ours", "9am to 5pm")]

    @pytest.mark.parametrize("text", ["9 to 5", "25:00 to 26:00", "25:00 to 9:00", "9:00 to 25:00", "19:00:00 to 20:00:00"])
    def test_these_are_no_hours(self, text: str) -> None:
        assert self.open(text, hours()) == []

    def test_hours_outside_a_copy_are_somebody_s_own(self) -> None:
        assert said(corpus(values=(hours(),)), "Open 9am to 4pm daily") == []

    @pytest.mark.parametrize(
        ("given", "time"),
        [
            (("9", None, "am"), "09:00"),
            (("9", "30", "pm"), "21:30"),
            (("12", None, "pm"), "12:00"),
            (("12", None, "AM"), "12:00"),
            (("5", None, None), "17:00"),
            (("7", None, None), "19:00"),
            (("8", None, None), "08:00"),
            (("5", "30", None), "05:30"),
            (("5", None, None, "pm"), "05:00"),
            (("11", None, "PM"), "23:00"),
            (("23", "59", None), "23:59"),
            (("24", "00", None), None),
            (("0", "00", None), "00:00"),
        ],
    )
    def test_a_time_without_am_or_pm_is_in_the_day(self, given: tuple[Any, ...], time: str | None) -> None:
        assert clock(*given) == time


class TestWhatIsTold:
    def test_a_detail_in_a_sentence_of_ours_is_ours(self) -> None:
        ours = "Write to someone@there.org or ring 01632 960001 today."
        assert said(corpus(ours), ours) == [("text", "current", ours)]
        assert len(said(corpus(ours), OURS, ours.replace("today", "tomorrow then"))) == 2

    def test_a_link_under_a_sentence_of_ours_may_lead_elsewhere_all_the_same(self) -> None:
        assert ("email", "never-ours", "someone@there.org") in said(corpus(), block(OURS, "mailto:someone@there.org"))

    def test_the_worst_comes_first_then_what_is_wrong_then_by_kind_and_words(self) -> None:
        assert RANK == ("phone", "email", "deadline", "hours", "web", "duration", "link", "text")
        ours = corpus(w(5), w(5, name="b"), values=(phone(), email(until=UNTIL), hours(), web()))
        copy = [OURS, "Open 9am to 4pm daily", block("x", "https://example.org/help"), w(5, 4), w(5, name="b")]
        found = said(ours, *copy, "Mail: help@example.org now", "Ring: 020 7946 0019 now", "Ring: 01632 960001 or 020 7946 0018")
        assert [(kind, state) for kind, state, _ in found] == [
            ("phone", "altered"),
            ("email", "old"),
            ("hours", "altered"),
            ("text", "altered"),
            ("phone", "never-ours"),
            ("phone", "current"),
            ("web", "current"),
            ("text", "current"),
        ]

    @pytest.mark.parametrize("kind", RANK)
    @pytest.mark.parametrize("state", FindingState)
    def test_somebody_could_miss_a_call_or_a_time_limit(self, kind: str, state: FindingState) -> None:
        finding = Finding(kind, state, "x")
        assert finding.wrong is (state in (FindingState.OLD, FindingState.ALTERED))
        assert finding.alarm is (finding.wrong and kind in ("phone", "email", "deadline"))

    def test_a_finding_says_no_more_than_it_is_given(self) -> None:
        assert Finding("phone", FindingState.OLD, "x") == Finding("phone", FindingState.OLD, "x", "", "", None, None)


class TestVerdicts:
    @pytest.mark.parametrize(
        ("copy", "verdict"),
        [
            ([OURS], Verdict.CURRENT),
            ([OURS, w(9, 7)], Verdict.CURRENT),
            ([OURS, w(5, 1)], Verdict.CURRENT),
            ([OURS, w(5, 4)], Verdict.OUTDATED),
            ([w(5, 4)], Verdict.OUTDATED),
            (["Ring 020 7946 0018."], Verdict.CURRENT),
            ([OURS, "Ring: 020 7946 0019 now"], Verdict.ALARM),
            (["Ring 01632 960001."], Verdict.NOT_A_COPY),
        ],
    )
    def test_a_copy_is_as_good_as_the_worst_in_it(self, copy: list[str], verdict: Verdict) -> None:
        assert compared(corpus(w(5), w(9, name="our"), values=(phone(),)), *copy).verdict is verdict

    def test_the_words_of_verdicts_and_states(self) -> None:
        assert [str(each) for each in Verdict] == ["alarm", "outdated", "current", "not-a-copy"]
        assert [str(each) for each in FindingState] == ["current", "old", "altered", "reworded", "missing", "never-ours"]

    def test_a_copy_is_in_the_language_of_most_of_its_sentences(self) -> None:
        ours = corpus(w(5), w(5, name="b"))
        for name in "xyz":
            ours.add(Sentence(w(5, name=name), "pl", "faqs"))
        copy = [w(5), w(5, name="b"), *(w(5, name=name) for name in "xyz")]
        assert compared(ours, *copy).locale == "pl"
        assert compared(ours, *copy[:3]).locale == "en"


class TestCarriedPages:
    PAGE = tuple(w(5, name=name) for name in "abcdef")

    def test_a_copy_carries_a_page_from_three_of_its_sentences_on(self) -> None:
        assert CARRIED == 3
        ours = corpus(*self.PAGE)
        assert compared(ours, *self.PAGE[:2]).carried == {}
        assert compared(ours, *self.PAGE[:3]).carried == {"en/faqs": (3, 6)}
        assert compared(ours, *self.PAGE).carried == {"en/faqs": (6, 6)}

    def test_a_sentence_that_is_there_twice_counts_once_and_an_altered_one_counts_as_ours(self) -> None:
        ours = corpus(*self.PAGE)
        assert compared(ours, self.PAGE[0], self.PAGE[0], self.PAGE[1]).carried == {}
        assert compared(ours, *self.PAGE[:2], w(5, 4, name="c")).carried == {"en/faqs": (3, 6)}

    def test_old_sentences_are_no_part_of_a_page_today(self) -> None:
        ours = corpus(*self.PAGE[:3], old=self.PAGE[3:])
        assert compared(ours, *self.PAGE[2:]).carried == {"en/faqs": (1, 3)}

    def test_words_of_facts_and_of_the_interface_are_no_page(self) -> None:
        assert compared(corpus(*self.PAGE, page="steps:words"), *self.PAGE).carried == {}

    def test_pages_are_told_in_the_order_of_their_names(self) -> None:
        ours = corpus(*self.PAGE[:3], page="z")
        for text in self.PAGE[3:]:
            ours.add(Sentence(text, "en", "a"))
        assert list(compared(ours, *self.PAGE).carried) == ["en/a", "en/z"]


class TestAMissingNumber:
    """A copy of a page that shows our number, without it: a reader can ring nobody."""

    PAGE = tuple(w(5, name=name) for name in "abcdef")

    def ours(self, **other: Any) -> Corpus:
        values = (Value("phone", "1", "1", "contact:other"), phone(), phone("02079460019", "020 7946 0019"))
        given = {"values": values, "lead": "contact:x", "with_lead": {"en/faqs"}, **other}
        return corpus(*self.PAGE, **given)

    def missing(self, result: DriftResult) -> list[Finding]:
        return [each for each in result.findings if each.state is FindingState.MISSING]

    def test_it_is_told_from_half_of_the_page_on_and_is_not_wrong(self) -> None:
        result = compared(self.ours(), *self.PAGE[:3])
        assert self.missing(result) == [Finding("phone", FindingState.MISSING, "", "020 7946 0018", "contact:x")]
        assert (result.verdict, len(result.findings)) == (Verdict.CURRENT, 4)
        seven = self.ours()
        seven.add(Sentence(w(5, name="g"), "en", "faqs"))
        assert self.missing(compared(seven, *self.PAGE[:3])) == []

    def test_any_number_is_a_number_to_ring(self) -> None:
        assert self.missing(compared(self.ours(), *self.PAGE, "Ring: 01632 960001 now")) == []
        assert self.missing(compared(self.ours(), *self.PAGE, "Write: someone@there.org now")) != []

    def test_a_page_that_does_not_show_it_need_not(self) -> None:
        assert self.missing(compared(self.ours(with_lead={"en/other"}), *self.PAGE)) == []

    def test_a_service_without_a_number_misses_none(self) -> None:
        assert self.missing(compared(self.ours(values=()), *self.PAGE)) == []


class TestDistance:
    @pytest.mark.parametrize(
        ("one", "other", "steps"),
        [
            ("", "", 0),
            ("abc", "abc", 0),
            ("abc", "abd", 1),
            ("abc", "abcd", 1),
            ("abc", "bc", 1),
            pytest.param("abc", "acb", 1, id="two neighbours that changed places"),
            pytest.param("abcd", "badc", 2, id="twice"),
            ("abc", "cba", 2),
            ("abc", "xyz", 3),
            ("", "ab", 2),
            ("abcdef", "xbcdey", 2),
            pytest.param("ca", "abc", 3, id="what changed places is not changed again"),
            pytest.param("", "abc", 3, id="too long by three"),
            pytest.param("", "abcdefgh", 3, id="and by eight: no matter how far"),
        ],
    )
    def test_it_counts_signs_changed_added_left_out_or_swapped(self, one: str, other: str, steps: int) -> None:
        assert MAX_EDITS == 2
        assert distance(one, other) == steps
        assert distance(other, one) == steps
