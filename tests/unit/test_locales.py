"""Locales: words in a language or in the one it falls back to, dates, directions, and the addresses of its pages."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from localoffer.facts.shapes import LocaleSettings
from localoffer.facts.values import Words
from localoffer.languages.catalogues import Catalogue, Entry
from localoffer.languages.locales import (
    Locale,
    Text,
    address_path,
    by_locale,
    day_in,
    direction,
    fill,
    missing_pages,
    placeholders,
    script,
    split_path,
)
from localoffer.languages.phrasebook import phrasebook, unnamed
from unit.examples import deadline

UNITS = {"unit.months": ("{n} month", "{n} months")}
EN = Locale(LocaleSettings(tag="en", name="English"), strings={"home": "Home", "on": "On {date}, {x}"}, counted=UNITS)


def locale(tag: str = "pl", source: Locale | None = EN, **more: Any) -> Locale:
    own = {name: more.pop(name) for name in ("date_locale", "date_pattern") if name in more}
    return Locale(LocaleSettings(tag=tag, name=tag, **own), source, **more)


PL_UNITS = {"unit.months": ("{n} miesiąc", "{n} miesiące", "{n} miesięcy")}


class TestStrings:
    def test_a_language_says_a_string_in_its_own_words_or_in_the_default_ones(self) -> None:
        assert locale(strings={"home": "Dom"}).t("home") == "Dom"
        assert locale().t("home") == "Home"
        assert locale().t("on", date=5) == "On 5, {x}"

    def test_a_string_that_nobody_has_is_a_fault_of_the_program(self) -> None:
        with pytest.raises(KeyError):
            locale().t("hme")

    def test_names_in_braces_are_filled_and_others_stay(self) -> None:
        assert EN.t("on", date=5) == "On 5, {x}"
        assert fill("{a} {b} {a}", {"a": "{b}"}) == "{b} {b} {b}", "what was filled in is not filled again"
        assert placeholders("{a} {b} {a} {} {not this}") == {"a", "b"}

    @pytest.mark.parametrize(("number", "said"), [(1, "1 miesiąc"), (2, "2 miesiące"), (5, "5 miesięcy"), (22, "22 miesiące")])
    def test_counted_words_take_the_form_of_their_number(self, number: int, said: str) -> None:
        assert locale(counted=PL_UNITS).plural("unit.months", number) == said

    def test_counted_words_that_a_language_lacks_are_counted_as_the_default_one_does(self) -> None:
        assert locale().plural("unit.months", 1) == "1 month"
        assert locale().plural("unit.months", 22) == "22 months"
        with pytest.raises(KeyError, match=r"unit\.years"):
            locale().plural("unit.years", 1)

    def test_a_language_that_has_fewer_forms_than_its_rule_takes_the_last(self) -> None:
        assert locale(counted={"unit.months": ("{n} mies.",)}).plural("unit.months", 5) == "5 mies."


class TestWordsOfFacts:
    PL = locale(phrases=unnamed({"Ask us.": "Zapytaj."}))

    def test_they_are_in_the_language_or_say_that_they_are_in_the_default_one(self) -> None:
        assert self.PL.localise(Words("Ask us.")) == Text("Zapytaj.", "pl")
        assert self.PL.localise(Words("Ring us.")) == Text("Ring us.", "en")
        assert EN.localise(Words("Ask us.")) == Text("Ask us.", "en")

    def test_no_words_are_no_words_of_any_language(self) -> None:
        assert self.PL.localise(None) == Text("", "pl")

    def test_the_default_language_is_never_looked_up(self) -> None:
        assert Locale(EN.settings, phrases=unnamed({"a": "b"})).localise(Words("a")) == Text("a", "en")

    def test_every_language_that_has_them(self) -> None:
        locales = {"pl": self.PL, "en": EN, "ar": locale("ar")}
        assert by_locale(locales, Words("Ask us.")) == {"en": "Ask us.", "pl": "Zapytaj."}
        assert list(by_locale(locales, Words("Ask us."))) == ["en", "pl"]
        assert by_locale(locales, None) == {}


class TestWordsThatASiteMaySayItself:
    """The interface says them where the site has none of its own."""

    PL = locale(strings={"on": "Dnia {date}, {x}"}, phrases=unnamed({"Since {date}": "Od {date}"}))

    def test_the_interface_s_own(self) -> None:
        assert self.PL.said(None, "on", date="5") == Text("Dnia 5, {x}", "pl")

    def test_those_of_the_site_in_this_language_or_in_the_default_one(self) -> None:
        assert self.PL.said(Words("Since {date}"), "on", date="5") == Text("Od 5", "pl")
        assert self.PL.said(Words("From {date}"), "on", date="5") == Text("From 5", "en")


def phrases(**said: tuple[str, str, tuple[str, ...]]) -> Any:
    return phrasebook((Entry(key, source, "", texts, False, 1, 1) for key, source, texts in said.values()), {})


class TestTimeLimits:
    def test_a_limit_is_said_by_its_unit_in_the_form_of_its_amount(self) -> None:
        limit = deadline(words=None, amount=5)
        assert EN.limit(limit) == Text("5 months", "en")
        assert locale(counted=PL_UNITS).limit(limit) == Text("5 miesięcy", "pl")
        assert locale().limit(limit) == Text("5 months", "en")
        assert EN.limit(deadline(words=None, amount=1)) == Text("1 month", "en")

    def test_a_limit_with_words_of_its_own_keeps_them(self) -> None:
        limit = deadline("{n} whole months", amount=2)
        assert EN.limit(limit) == Text("2 whole months", "en")
        assert locale(counted=PL_UNITS).limit(limit) == Text("2 whole months", "en")

    def test_and_each_language_says_them_in_its_plural_forms(self) -> None:
        limit = deadline(amount=2, words=Words("{n} whole months", "deadline:x.words"))
        said = phrases(a=("deadline:x.words", "{n} whole months", ("{n} cały", "{n} całe", "{n} całych")))
        assert locale(phrases=said).limit(limit) == Text("2 całe", "pl")
        assert locale(phrases=said).limit(deadline(amount=5, words=limit.words)) == Text("5 całych", "pl")
        one_form = phrases(a=("deadline:x.words", "{n} whole months", ("{n} cały",)))
        assert locale(phrases=one_form).limit(limit) == Text("2 cały", "pl")

    def test_a_language_may_say_one_limit_in_its_own_way(self) -> None:
        limit = deadline(words=None, amount=2, who=Words("You", "deadline:x.who"))
        said = phrases(a=("deadline:x.words", "{n} month", ("{n} pełny", "{n} pełne", "{n} pełnych")))
        assert locale(counted=PL_UNITS, phrases=said).limit(limit) == Text("2 pełne", "pl")
        assert EN.limit(limit) == Text("2 months", "en")

    def test_a_rule_without_an_amount_is_words(self) -> None:
        assert locale().limit(deadline("At once", amount=None, unit=None)) == Text("At once", "en")

    def test_its_words_keep_the_place_of_the_amount(self) -> None:
        assert EN.limit_words(deadline(words=None, amount=5)) == Text("{n} months", "en")


class TestDates:
    DAY = dt.date(2026, 11, 23)

    @pytest.mark.parametrize(
        ("tag", "settings", "said"),
        [
            ("en", {"date_locale": "en_GB"}, "23 November 2026"),
            ("pl", {}, "23 listopada 2026"),
            ("pt-BR", {}, "23 de novembro de 2026"),
            ("en", {}, "November 23, 2026"),
        ],
    )
    def test_a_day_is_said_as_the_language_says_it(self, tag: str, settings: dict[str, str], said: str) -> None:
        assert locale(tag, **settings).day(self.DAY) == said

    def test_the_stamp_may_say_it_in_another_way(self) -> None:
        own = locale("en", date_locale="en_GB", date_pattern="EEEE, d MMMM y")
        assert (own.stamp_day(self.DAY), own.day(self.DAY)) == ("Monday, 23 November 2026", "23 November 2026")

    def test_a_day_in_a_header(self) -> None:
        assert day_in("2026-11-23") == self.DAY
        assert day_in("23/11/2026") is day_in("") is None


class TestWhoTranslated:
    def of(self, source: Locale | None = EN, **header: str) -> Locale:
        names = {name.replace("_", "-"): value for name, value in header.items()}
        return locale(source=source, catalogue=Catalogue("pl.po", "pl", header=names))

    def test_a_machine_unless_the_catalogue_says_otherwise_and_nobody_in_the_default_language(self) -> None:
        assert self.of().method == "machine"
        assert self.of(X_Translation_Method="human").method == "human"
        assert self.of(source=None).method == locale().method == ""

    def test_a_check_has_a_person_and_a_day(self) -> None:
        assert self.of(X_Checked_By="Ewa", X_Checked_On="2026-11-23").checked == ("Ewa", dt.date(2026, 11, 23))
        assert self.of(X_Checked_By="Ewa", X_Checked_On="soon").checked is None
        assert self.of(X_Checked_On="2026-11-23").checked is locale().checked is None


@pytest.mark.parametrize(
    ("tag", "way"), [("en", "ltr"), ("ar", "rtl"), ("ckb", "rtl"), ("pt-BR", "ltr"), ("ur", "rtl"), ("pl", "ltr")]
)
def test_the_direction_of_a_language(tag: str, way: str) -> None:
    assert direction(tag) == locale(tag).direction == way


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        *(("en", "Latn"), ("ru", "Cyrl"), ("ckb", "Arab"), ("pt-BR", "Latn")),
        pytest.param("pa", "Guru", id="the one that CLDR finds likeliest"),
        pytest.param("pa-PK", "Arab", id="the likeliest in a country"),
        pytest.param("zh-Hant", "Hant", id="the one that the tag names"),
        pytest.param("sr-Latn", "Latn", id="the one that the tag names, though most write another"),
    ],
)
def test_the_script_of_a_language(tag: str, code: str) -> None:
    assert script(tag) == code


def test_the_default_language_is_the_one_fallen_back_to() -> None:
    assert (locale().default, EN.default) == ("en", "en")


class TestAddresses:
    @pytest.mark.parametrize(
        ("src", "found"),
        [("pl/faqs.md", ("pl", "faqs")), ("pl/a/b.md", ("pl", "a/b")), ("faqs.md", None), ("de/faqs.md", None), ("pl/", None)],
    )
    def test_a_file_belongs_to_the_locale_whose_folder_it_is_in(self, src: str, found: tuple[str, str] | None) -> None:
        assert split_path(src, ("en", "pl")) == found

    @pytest.mark.parametrize(
        ("tag", "page_id", "address"),
        [
            *(("en", "index", ""), ("pl", "index", "pl/"), ("en", "faqs", "faqs/"), ("pl", "faqs", "pl/faqs/")),
            *(("en", "a/index", "a/"), ("pl", "a/b", "pl/a/b/")),
        ],
    )
    def test_an_address_has_no_file_name_and_the_default_locale_no_folder(self, tag: str, page_id: str, address: str) -> None:
        assert address_path(tag, page_id, "en") == address

    def test_what_is_not_translated_is_missing(self) -> None:
        present = {"en": ["b", "a"], "pl": ["a", "own"], "ar": []}
        assert list(missing_pages(present, "en")) == [("pl", "b"), ("ar", "a"), ("ar", "b")]


@pytest.mark.parametrize(
    ("words", "is_named"),
    [("# рабочих дней", True), ("# рабочего дня", True), ("# дней", False), ("в течение # Рабочих дней", True), ("#", False)],
)
def test_words_around_a_number_name_what_is_counted(words: str, is_named: bool) -> None:
    forms = ("{n} рабочий день", "{n} рабочих дня", "{n} рабочих дней")
    locale = Locale(LocaleSettings(tag="ru", name="ru"), counted={"unit.working-days": forms})
    assert locale.names_unit(deadline(amount=3, unit="working-days"), words) is is_named
    assert locale.names_unit(deadline(amount=3, unit="weeks"), words)
