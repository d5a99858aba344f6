"""Values: what each small type lets through, at its exact limits, and what it says where it does not."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

import pytest
from pydantic import AfterValidator, TypeAdapter, ValidationError, ValidationInfo

from localoffer.facts.values import (
    EARLIEST,
    LEAST_CONTRAST,
    Accent,
    Beginning,
    Colour,
    Context,
    Days,
    EmailAddress,
    FreeDate,
    HttpsAddress,
    LanguageTag,
    PastDate,
    PhoneNumber,
    Span,
    TimeOfDay,
    Uuid,
    Words,
    add_span,
    contrast,
    day_of,
    days_of,
    telephone_uri,
)

TODAY = dt.date(2026, 11, 23)
DOMAINS = frozenset({"kids.org.uk", "example.org"})


def judged(shape: Any, value: object, locale: str = "") -> object:
    """Return the value as it is taken in, or what is said of it on a site in that language."""
    try:
        return TypeAdapter(shape).validate_python(value, context=Context(TODAY, DOMAINS, locale))
    except ValidationError as fault:
        (error,) = fault.errors()
        return f"{error['type']}: {error['msg']}"


class TestTelephoneNumbers:
    @pytest.mark.parametrize(
        ("written", "uri"),
        [
            ("020 7946 0018", "tel:+442079460018"),
            ("(01482) 396469", "tel:+441482396469"),
            ("+44 20 7946 0018", "tel:+442079460018"),
            ("111", "tel:111"),
            ("999", "tel:999"),
            ("116 123", "tel:116123"),
        ],
    )
    def test_a_number_stays_as_readers_know_it_and_is_dialled_from_anywhere(self, written: str, uri: str) -> None:
        assert judged(PhoneNumber, written) == written
        assert telephone_uri(written) == uri

    @pytest.mark.parametrize(
        ("written", "uri"),
        [
            ("18001 03330 062 835", "tel:+443330062835"),
            ("18002 03330 062 835", "tel:+443330062835"),
            ("1800103330062835", "tel:+443330062835"),
            ("18001 999", "tel:999"),
        ],
    )
    def test_relay_uk_s_prefix_is_shown_and_not_dialled(self, written: str, uri: str) -> None:
        assert judged(PhoneNumber, written) == written
        assert telephone_uri(written) == uri

    @pytest.mark.parametrize(
        "written",
        [
            *("", "99", "112233", "1180"),
            pytest.param("+44 999", id="a short code is never dialled with +44"),
            pytest.param("0207 946 001", id="ten digits"),
            pytest.param("18001 03330 062 83", id="ten digits after the prefix, fifteen with it"),
        ],
    )
    def test_what_has_fewer_than_eleven_digits_has_lost_one(self, written: str) -> None:
        said = f'phone-not-valid: "{written}" is not a UK telephone number. Is a digit missing?'
        assert judged(PhoneNumber, written) == said

    @pytest.mark.parametrize(
        "written",
        [
            pytest.param("01632 960 001", id="eleven digits, of a number that Ofcom keeps for plays"),
            pytest.param("0333 006 28355", id="twelve digits"),
            pytest.param("+1 212 555 0100", id="another country"),
            pytest.param("18003 03330 062 835", id="no prefix of Relay UK"),
        ],
    )
    def test_what_has_enough_digits_has_a_wrong_one_or_one_too_many(self, written: str) -> None:
        said = f'phone-not-valid: "{written}" is not a UK telephone number. Is a digit wrong, or one too many?'
        assert judged(PhoneNumber, written) == said

    @pytest.mark.parametrize("written", ["١١١", "٠٢٠ ٧٩٤٦ ٠٠١٨"])
    def test_digits_of_other_scripts_cannot_be_dialled(self, written: str) -> None:
        assert str(judged(PhoneNumber, written)).startswith("phone-not-valid")


class TestEmailAddresses:
    @pytest.mark.parametrize("address", ["help@kids.org.uk", "help@KIDS.org.uk", "a.b+c@example.org"])
    def test_an_address_at_a_domain_of_the_site_is_right(self, address: str) -> None:
        assert judged(EmailAddress, address) == address

    def test_another_domain_may_be_a_slip(self) -> None:
        assert judged(EmailAddress, "help@Kid.org.uk") == (
            'email-domain-not-allowed: "kid.org.uk" is not one of the email domains in content/site.yml. '
            'Did you mean "kids.org.uk"?'
        )

    def test_another_domain_may_be_missing_from_the_list(self) -> None:
        assert judged(EmailAddress, "help@zzz.fr") == (
            'email-domain-not-allowed: "zzz.fr" is not one of the email domains in content/site.yml. Add it there if it is right.'
        )

    def test_what_is_no_address_says_why(self) -> None:
        said = str(judged(EmailAddress, "help@kids"))
        assert said.startswith('email-not-valid: "help@kids" is not an email address. The part after the @-sign')

    def test_without_a_site_no_domain_is_allowed(self) -> None:
        with pytest.raises(ValidationError, match="is not one of the email domains"):
            TypeAdapter(EmailAddress).validate_python("help@kids.org.uk")


class TestWebAddresses:
    @pytest.mark.parametrize(
        "address", ["https://example.org", "https://example.org/a/b?c=d#e", "https://localoffer.example.org/"]
    )
    def test_an_address_begins_with_https(self, address: str) -> None:
        assert judged(HttpsAddress, address) == address

    @pytest.mark.parametrize("address", ["http://example.org", "example.org", "ftp://example.org", "javascript:x.y", ""])
    def test_no_other_scheme_will_do(self, address: str) -> None:
        assert judged(HttpsAddress, address) == f'address-not-https: "{address}" does not begin with https://.'

    @pytest.mark.parametrize(
        "address",
        [
            pytest.param("https:///council", id="no host"),
            pytest.param("https://localhost/", id="a host without a dot"),
            pytest.param("https://.example.org/", id="a host that begins with a dot"),
            pytest.param("https://example.org./", id="a host that ends in a dot"),
            pytest.param("https://example.org/a b", id="a space"),
            pytest.param("https://[example.org/", id="a bracket"),
            pytest.param("https://[::1", id="a bracket that is not closed"),
        ],
    )
    def test_its_host_is_a_name_with_a_dot_inside(self, address: str) -> None:
        assert judged(HttpsAddress, address) == f'address-not-valid: "{address}" is not a web address.'


class TestDates:
    @pytest.mark.parametrize("day", [EARLIEST, dt.date(2026, 11, 22), TODAY])
    def test_a_fact_is_from_the_first_day_to_today_both_included(self, day: dt.date) -> None:
        assert judged(PastDate, day) == day

    def test_no_fact_is_of_tomorrow(self) -> None:
        said = "date-in-future: 2026-11-24 is in the future: today is 2026-11-23."
        assert judged(PastDate, dt.date(2026, 11, 24)) == said

    def test_no_fact_is_older_than_the_service(self) -> None:
        assert dt.date(2014, 1, 1) == EARLIEST
        said = "date-too-old: 2013-12-31 is before 2014-01-01, when this service began."
        assert judged(PastDate, dt.date(2013, 12, 31)) == said

    def test_where_nobody_says_what_day_it_is_no_day_is_in_the_future(self) -> None:
        assert TypeAdapter(PastDate).validate_python(dt.date(9999, 12, 31)) == dt.date(9999, 12, 31)

    @pytest.mark.parametrize("day", [dt.date(1990, 1, 1), dt.date(2999, 1, 1)])
    def test_a_free_date_may_be_any_day(self, day: dt.date) -> None:
        assert judged(FreeDate, day) == day

    @pytest.mark.parametrize("written", ["23/11/2026", "2026-11-23", 20261123, None])
    @pytest.mark.parametrize("shape", [PastDate, FreeDate])
    def test_what_yaml_does_not_read_as_a_date_is_none(self, shape: Any, written: object) -> None:
        assert judged(shape, written) == f'date-not-valid: "{written}" is not a date. Write it as 2026-11-23.'

    def test_a_moment_is_not_a_date(self) -> None:
        moment = dt.datetime(2026, 11, 23, 9, 0)
        assert str(judged(FreeDate, moment)).startswith('date-not-valid: "2026-11-23 09:00:00" is not a date.')

    @pytest.mark.parametrize(("outside", "day"), [(Context(TODAY), TODAY), (None, dt.date.min)])
    def test_a_fact_is_judged_on_the_site_s_day_or_else_on_the_first_there_is(self, outside: object, day: dt.date) -> None:
        def judge(_: str, info: ValidationInfo) -> str:
            return str(day_of(info))

        assert TypeAdapter(Annotated[str, AfterValidator(judge)]).validate_python("", context=outside) == str(day)


class TestWhereAHistoryBegins:
    @pytest.mark.parametrize("begins", ["0123abc", "f" * 40, TODAY])
    def test_at_a_commit_or_at_a_day(self, begins: object) -> None:
        assert judged(Beginning, begins) == begins

    @pytest.mark.parametrize("begins", ["0123ab", "f" * 41, "0123ABC", "0123abg", "23/11/2026", 1234567, None])
    def test_nowhere_else(self, begins: object) -> None:
        assert judged(Beginning, begins) == f'date-not-valid: "{begins}" is not a date. Write it as 2026-11-23.'


class TestWords:
    def test_they_are_one_text(self) -> None:
        assert judged(Words, "Ask us.") == Words("Ask us.")
        assert judged(Words, " ") == "words-empty: There are no words here."
        assert str(judged(Words, 7)).startswith("string_type: ")

    @pytest.mark.parametrize(("locale", "tag"), [("pl", "pl"), ("", "the default language")])
    def test_other_languages_are_in_catalogues(self, locale: str, tag: str) -> None:
        assert judged(Words, {"en": "Ask us.", "pl": "Zapytaj."}, locale) == (
            f'words-in-languages: These words stand here language by language. Write them in "{tag}" alone, as one text: '
            "the other languages live in content/translations/."
        )


class TestLanguageTags:
    @pytest.mark.parametrize("tag", ["en", "ckb", "pt-BR", "zh-Hant"])
    def test_a_tag_is_one_that_babel_knows(self, tag: str) -> None:
        assert judged(LanguageTag, tag) == tag

    @pytest.mark.parametrize("tag", ["", "xx", "english", "en_GB", "e"])
    def test_any_other_is_refused(self, tag: str) -> None:
        assert judged(LanguageTag, tag) == f'locale-not-known: "{tag}" is not a language tag (BCP 47) that Babel knows.'


class TestSpans:
    @pytest.mark.parametrize(
        "span", ["1 day", "2 days", "1 week", "2 weeks", "1 month", "6 months", "1 year", "99 years", "10 days", "2 day"]
    )
    def test_a_length_of_time_is_an_amount_and_a_unit(self, span: str) -> None:
        assert judged(Span, span) == span

    @pytest.mark.parametrize(
        "span",
        ["", "6", "months", "0 days", "06 months", "100 days", "6  months", "6months", "six months", "2 hours"],
    )
    def test_nothing_else_is(self, span: str) -> None:
        assert judged(Span, span) == f'span-not-valid: "{span}" is not a length of time. Write it as "6 months".'

    @pytest.mark.parametrize(
        ("day", "span", "then"),
        [
            ("2026-11-23", "1 day", "2026-11-24"),
            ("2026-11-23", "10 days", "2026-12-03"),
            ("2026-11-23", "2 weeks", "2026-12-07"),
            ("2026-11-23", "6 months", "2027-05-23"),
            ("2026-11-23", "1 year", "2027-11-23"),
            pytest.param("2026-08-31", "6 months", "2027-02-28", id="a month that is shorter"),
            pytest.param("2023-08-31", "6 months", "2024-02-29", id="a month that is shorter, in a leap year"),
            pytest.param("2026-03-31", "1 month", "2026-04-30", id="the last day of a month"),
            pytest.param("2026-04-30", "1 month", "2026-05-30", id="not the last day again"),
            pytest.param("2024-02-29", "1 year", "2025-02-28", id="a day there is every four years"),
        ],
    )
    def test_time_is_added_as_on_a_calendar(self, day: str, span: str, then: str) -> None:
        assert str(add_span(dt.date.fromisoformat(day), span)) == then

    def test_a_length_that_was_never_checked_is_a_fault_of_the_program(self) -> None:
        with pytest.raises(ValueError, match="soon"):
            add_span(TODAY, "soon")


class TestDaysAndTimes:
    @pytest.mark.parametrize(
        ("text", "days"),
        [
            ("Mo", (0,)),
            ("Sa", (5,)),
            ("Su", (6,)),
            ("Mo-Fr", (0, 1, 2, 3, 4)),
            ("Mo-Su", (0, 1, 2, 3, 4, 5, 6)),
            ("Tu-Tu", (1,)),
            ("Mo,We", (0, 2)),
            ("Mo, Th-Fr", (0, 3, 4)),
        ],
    )
    def test_days_have_two_letters_and_follow_each_other(self, text: str, days: tuple[int, ...]) -> None:
        assert days_of(text) == days
        assert judged(Days, text) == text

    @pytest.mark.parametrize("text", ["", "Mon", "mo", "Fr-Mo", "Mo-Xx", "Xx-Mo", "Mo,", "Mo-", "-Mo", "Mo;We", "Mo,Fr-Mo"])
    def test_what_does_not_name_days_is_refused_whole(self, text: str) -> None:
        assert days_of(text) == ()
        assert judged(Days, text) == f'days-not-valid: "{text}" does not name days. Write Mo-Fr, or Mo,We.'

    def test_a_uuid_is_the_same_in_capitals(self) -> None:
        assert judged(Uuid, "3F2B8F0E-5d0c-4c6e-9a57-0d1f6a1f6b7e") == "3f2b8f0e-5d0c-4c6e-9a57-0d1f6a1f6b7e"

    @pytest.mark.parametrize(
        "text",
        [
            "one",
            "3f2b8f0e5d0c4c6e9a570d1f6a1f6b7e",
            "{3f2b8f0e-5d0c-4c6e-9a57-0d1f6a1f6b7e}",
            "3f2b8f0e-5d0c-4c6e-9a57-0d1f6a1f6b7",
        ],
    )
    def test_no_other_way_to_write_a_uuid_will_do(self, text: str) -> None:
        assert judged(Uuid, text).startswith(f'uuid-not-valid: "{text}" is not a UUID. Make one with: python3 -c')

    @pytest.mark.parametrize("text", ["00:00", "09:00", "19:59", "20:00", "23:59"])
    def test_a_time_of_day_is_from_midnight_to_a_minute_before_it(self, text: str) -> None:
        assert judged(TimeOfDay, text) == text

    @pytest.mark.parametrize("text", ["24:00", "23:60", "9:00", "09:0", "29:00", "30:00", "09.00", "09:00:00", "9am", ""])
    def test_no_other_time_is(self, text: str) -> None:
        assert judged(TimeOfDay, text) == f'time-not-valid: "{text}" is not a time of day. Write it as "09:00".'


class TestColours:
    @pytest.mark.parametrize(
        ("one", "other", "ratio"),
        [
            ("#000000", "#ffffff", 21),
            ("#ffffff", "#ffffff", 1),
            ("#ff0000", "#ffffff", 1.05 / (0.2126 + 0.05)),
            ("#00ff00", "#ffffff", 1.05 / (0.7152 + 0.05)),
            ("#0000ff", "#ffffff", 1.05 / (0.0722 + 0.05)),
            pytest.param("#0a0a0a", "#000000", (10 / 255 / 12.92 + 0.05) / 0.05, id="dark: a straight line"),
            pytest.param("#0b0b0b", "#000000", (((11 / 255 + 0.055) / 1.055) ** 2.4 + 0.05) / 0.05, id="lighter: a curve"),
        ],
    )
    def test_contrast_is_the_formula_of_wcag_whichever_comes_first(self, one: str, other: str, ratio: float) -> None:
        assert contrast(one, other) == pytest.approx(ratio)
        assert contrast(other, one) == pytest.approx(ratio)

    def test_contrast_is_with_white_where_no_other_colour_is_named(self) -> None:
        assert contrast("#0d4f52") == contrast("#0d4f52", "#ffffff")

    def test_the_least_contrast_is_the_seven_of_wcag_1_4_6(self) -> None:
        assert LEAST_CONTRAST == 7.0
        just, short = "#33642c", "#960fb1"  # of all sixteen million colours, the two nearest to 7:1
        assert short > just
        assert 6.99999 < contrast(short) < 7 < contrast(just) < 7.00001
        assert judged(Colour, just) == just
        assert str(judged(Colour, short)).startswith("colour-too-light")

    def test_a_colour_is_written_small(self) -> None:
        assert judged(Colour, "#0D4F52") == "#0d4f52"

    @pytest.mark.parametrize("text", ["", "0d4f52", "#0d4f5", "#0d4f522", "#0d4f5g", "#fff", "teal"])
    def test_a_colour_is_six_digits_after_a_hash(self, text: str) -> None:
        assert judged(Colour, text) == f'colour-not-valid: "{text}" is not a colour. Write it as "#0d4f52", in quotes.'

    @pytest.mark.parametrize(
        ("text", "ratio", "darker"),
        [
            ("#777777", "4.4", "#595959"),
            ("#ff0000", "3.9", "#b50000"),
            ("#ffffff", "1.0", "#595959"),
            pytest.param("#5b5959", "6.9", "#5a5858", id="6.95 is told as 6.9 and not as the 7 it would round to"),
            pytest.param("#FFFFFF", "1.0", "#595959", id="as it was written"),
        ],
    )
    def test_a_light_colour_is_told_the_nearest_shade_that_works(self, text: str, ratio: str, darker: str) -> None:
        assert judged(Colour, text) == (
            f'colour-too-light: White words on "{text}" have a contrast of {ratio}:1. At least 7:1 is needed. '
            f'The nearest shade that works is "{darker}".'
        )
        assert judged(Colour, darker) == darker


class TestAccents:
    """The words on an accent may be white or black."""

    @pytest.mark.parametrize("text", ["#0d4f52", "#595959", "#959595", "#ffd400"])
    def test_a_colour_that_either_can_be_read_on(self, text: str) -> None:
        assert judged(Accent, text) == text

    @pytest.mark.parametrize(
        ("text", "white", "black", "near"),
        [
            pytest.param("#777777", "4.4", "4.6", "#595959", id="nearer to a darker one, with white words"),
            pytest.param("#8a8a8a", "3.4", "6.0", "#959595", id="nearer to a lighter one, with black words"),
            pytest.param("#5A8A00", "4.1", "5.0", "#6ca600", id="as it was written"),
        ],
    )
    def test_one_that_neither_can_is_told_the_nearest_that_works(self, text: str, white: str, black: str, near: str) -> None:
        assert judged(Accent, text) == (
            f'colour-not-readable: White words on "{text}" have a contrast of {white}:1, black ones of {black}:1. '
            f'At least 7:1 is needed. Did you mean "{near}"?'
        )
        assert judged(Accent, near) == near


@pytest.mark.parametrize(
    ("shape", "shown"),
    [
        (PhoneNumber, {"examples": ["020 7946 0018"]}),
        (EmailAddress, {"format": "email"}),
        (HttpsAddress, {"format": "uri"}),
        (Colour, {"examples": ["#0d4f52"]}),
        (Span, {"examples": ["6 months"]}),
        (Days, {"examples": ["Mo-Fr"]}),
        (TimeOfDay, {"examples": ["09:00"]}),
        (Uuid, {"format": "uuid"}),
    ],
)
def test_the_schema_shows_an_editor_how_a_value_is_written(shape: Any, shown: dict[str, object]) -> None:
    assert TypeAdapter(shape).json_schema() == {"type": "string", **shown}
    for example in shown.get("examples", ()):
        assert judged(shape, example) == example
