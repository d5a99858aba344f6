"""Plurals: which form a number takes, and whether a header counts as its language does."""

from __future__ import annotations

import pytest

from localoffer.facts.shapes import LocaleSettings
from localoffer.languages.interface import program_catalogue
from localoffer.languages.locales import Locale
from localoffer.languages.plurals import header_of, is_rule_of, rule_of

POLISH_OF_POEDIT = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"


def months(tag: str, number: int) -> str:
    counted = {each.key: each.texts for each in program_catalogue(tag).entries if each.plural}
    return Locale(LocaleSettings(tag=tag, name=tag), counted=counted).plural("unit.months", number)


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("pl", {1: "1 miesiąc", 2: "2 miesiące", 5: "5 miesięcy", 12: "12 miesięcy", 22: "22 miesiące"}),
        ("ro", {1: "1 lună", 2: "2 luni", 19: "19 luni", 20: "20 de luni", 101: "101 luni"}),
        ("lt", {1: "1 mėnuo", 2: "2 mėnesiai", 11: "11 mėnesių", 21: "21 mėnuo"}),
        ("ru", {1: "1 месяц", 3: "3 месяца", 11: "11 месяцев", 21: "21 месяц"}),
        ("ckb", {1: "1 مانگ", 2: "2 مانگ"}),
        ("ar", {1: "مدة شهر واحد (1)", 2: "مدة شهرين (2)", 3: "3 أشهر", 10: "10 أشهر", 11: "11 شهراً", 100: "100 شهر"}),
    ],
)
def test_a_changed_amount_stays_grammatical(tag: str, said: dict[int, str]) -> None:
    assert {number: months(tag, number) for number in said} == said


@pytest.mark.parametrize("tag", ["pl", "ro", "ar", "ckb", "lt", "ru"])
def test_every_unit_has_every_form_of_its_language(tag: str) -> None:
    counted = {each.key: each for each in program_catalogue(tag).entries if each.plural}
    assert counted.keys() == {"unit.days", "unit.working-days", "unit.weeks", "unit.months"}
    assert {len(each.texts) for each in counted.values()} == {rule_of(tag).forms}
    assert all("{n}" in text for each in counted.values() for text in each.texts)


def test_a_header_may_be_written_as_another_tool_writes_it() -> None:
    assert is_rule_of("pl", header_of("pl"))
    assert is_rule_of("pl", POLISH_OF_POEDIT)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "nplurals=2; plural=(n != 1);",
        "nplurals=3; plural=0;",
        "nplurals=4; plural=n;",
        "three forms",
        "nplurals=3; plural=n%0;",
    ],
)
def test_a_header_that_counts_in_another_way_is_none(header: str) -> None:
    assert not is_rule_of("pl", header)


@pytest.mark.parametrize("number", [0, 1, 199, 200, 1000, 1001, 1002, 100_000, 1_000_000])
def test_one_number_that_is_counted_otherwise_is_enough(number: int) -> None:
    form = rule_of("pl").form_of(number)
    own = header_of("pl").partition("plural=")[2].rstrip(";")
    assert is_rule_of("pl", f"nplurals=3; plural=(n=={number} ? {form} : {own});")
    assert not is_rule_of("pl", f"nplurals=3; plural=(n=={number} ? {(form + 1) % 3} : {own});")


def test_a_language_of_a_country_counts_in_its_own_way() -> None:
    assert header_of("pt-BR") == "nplurals=2; plural=(n > 1);"
    assert header_of("pt-PT") == "nplurals=2; plural=(n != 1);"
    assert [rule_of("pt-BR").form_of(0), rule_of("pt-PT").form_of(0)] == [0, 1]
