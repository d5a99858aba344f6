"""Checked values: telephone numbers as they are written in Britain, days, lengths of time."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import TypeAdapter, ValidationError

from localoffer.facts.values import PhoneNumber, add_span, days_of, telephone_uri


@pytest.mark.parametrize(
    ("written", "uri"),
    [
        ("03330 062 835", "tel:+443330062835"),
        ("(01482) 396469", "tel:+441482396469"),
        ("+44 20 7946 0018", "tel:+442079460018"),
        ("111", "tel:111"),
        ("999", "tel:999"),
        ("116 123", "tel:116123"),
        ("18001 03330 062 835", "tel:+443330062835"),
    ],
)
def test_a_number_is_dialled_as_it_should_be(written: str, uri: str) -> None:
    assert TypeAdapter(PhoneNumber).validate_python(written) == written
    assert telephone_uri(written) == uri


@pytest.mark.parametrize("written", ["03330 062 83", "0333 006 28355", "", "112233", "01632 960 001", "+1 212 555 0100", "١٢٣"])
def test_what_is_not_a_number_is_refused(written: str) -> None:
    with pytest.raises(ValidationError, match="is not a UK telephone number"):
        TypeAdapter(PhoneNumber).validate_python(written)


@pytest.mark.parametrize(
    ("text", "days"), [("Mo-Fr", (0, 1, 2, 3, 4)), ("Mo,We", (0, 2)), ("Su", (6,)), ("Fr-Mo", ()), ("Mon", ())]
)
def test_days_are_named_by_two_letters(text: str, days: tuple[int, ...]) -> None:
    assert days_of(text) == days


def test_months_are_calendar_months() -> None:
    assert add_span(dt.date(2026, 8, 31), "6 months") == dt.date(2027, 2, 28)
    assert add_span(dt.date(2024, 2, 29), "1 year") == dt.date(2025, 2, 28)
