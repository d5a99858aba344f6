"""Checking: which values of a fact are the same however they are written, and which are others."""

from __future__ import annotations

from typing import Any

import pytest

from localoffer.facts.checking import Check, CheckState, checked_hash, covers
from localoffer.facts.shapes import Deadline, Email, Hours, LastDays, Notice, Phone, Post, Service, WebPage
from unit import examples

LIMIT = {"amount": 2, "unit": "months", "counted_from": "the letter"}


@pytest.mark.parametrize(
    ("shape", "one", "other"),
    [
        (Phone, {"number": "01482 396469"}, {"number": "(01482) 396469"}),
        (Phone, {"number": "01482 396469"}, {"number": " +44 1482 396 469", "label": "For parents"}),
        (Phone, {"number": "18001 01482 396469"}, {"number": "18001  (01482) 396469"}),
        (Phone, {"number": "111"}, {"number": "1 1 1"}),
        (Email, {"address": "Help@Example.org"}, {"address": "help@example.org"}),
        (WebPage, {"address": "https://EXAMPLE.org"}, {"address": "https://example.org:443/"}),
        (Hours, {"days": "Mo-We", "opens": "09:00"}, {"days": "Tu, Mo,We", "opens": "09:00"}),
        (
            Post,
            {"lines": ["1 High Street, Hull"], "postcode": "HU1 1AA"},
            {"lines": ["1 high  street", "Hull"], "postcode": "HU1 1AA"},
        ),
        (Deadline, LIMIT, {**LIMIT, "counted_from": "the\n letter", "who": "You", "authority": "An Act", "words": None}),
        (Notice, {"title": "Shut", "text": "On  Monday."}, {"title": "Shut", "text": "On Monday.", "kind": "urgent"}),
    ],
)
def test_the_same_value_written_otherwise(shape: Any, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert checked_hash(shape, one) == checked_hash(shape, other)


@pytest.mark.parametrize(
    ("shape", "one", "other"),
    [
        (Phone, {"number": "01482 396469"}, {"number": "01482 396468"}),
        (Phone, {"number": "01482 396469"}, {"number": "18001 01482 396469"}),
        (Phone, {"number": "what is no number"}, {"number": "what else is none"}),
        (Email, {"address": "help@example.org"}, {"address": "help@example.com"}),
        (WebPage, {"address": "https://example.org/a"}, {"address": "https://example.org/A"}),
        (WebPage, {"address": "https://[bad"}, {"address": "https://[worse"}),
        (Hours, {"days": "Mo-We", "opens": "09:00"}, {"days": "Mo-We", "opens": "09:30"}),
        (Hours, {"days": "Mo-We", "opens": "09:00"}, {"days": "Mo-Th", "opens": "09:00"}),
        (Post, {"lines": ["1 High Street"], "postcode": "HU1 1AA"}, {"lines": ["11 High Street"], "postcode": "HU1 1AA"}),
        (Deadline, LIMIT, {**LIMIT, "unit": "weeks"}),
        (Deadline, {**LIMIT, "unit": "days"}, {**LIMIT, "unit": "working-days"}),
        (Deadline, LIMIT, {**LIMIT, "amount": 3}),
        (Deadline, LIMIT, {**LIMIT, "counted_from": "the certificate"}),
        (Deadline, {"words": "before you appeal"}, {"words": "after you appeal"}),
        (Notice, {"title": "Shut", "text": "On Monday."}, {"title": "Shut", "text": "On Tuesday."}),
    ],
)
def test_another_value(shape: Any, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert checked_hash(shape, one) != checked_hash(shape, other)


def test_a_fact_and_the_keys_of_its_file_have_one_hash() -> None:
    read = examples.service()
    written = {name: f"Its {name}" for name in ("name", "provider", "summary", "who_for", "area", "cost", "how_to_start")}
    assert checked_hash(Service, read) == checked_hash(Service, {**written, "ages": {"from": 0, "to": 25}, "contact": "advisers"})
    assert checked_hash(Service, read) != checked_hash(Service, {**written, "ages": {"from": 0, "to": 24}, "contact": "advisers"})


def test_the_hash_stays_what_it_is() -> None:
    """It stands in the files of every site: another way to make it would lapse each check there is."""
    assert checked_hash(Phone, {"number": "0131 496 0018"}) == "7aa495a93abf7142"
    assert checked_hash(Deadline, LIMIT) == "11f60192494fcae3"
    assert checked_hash(Email, {"address": "Help@Example.org"}) == "cf562311efdaa761"
    assert checked_hash(WebPage, {"address": "https://EXAMPLE.org/A"}) == "6c682ddbe0e8e8ed"
    assert checked_hash(Post, {"lines": ["1 High Street"], "postcode": "HU1 1AA"}) == "044d6012bcf7d186"
    assert checked_hash(Notice, {"title": "Café", "text": "Mo"}) == "1c351d953cad4e7a"


@pytest.mark.parametrize(
    ("shape", "name"), [(Phone, "number"), (Email, "address"), (WebPage, "address"), (Hours, "days"), (Post, "lines")]
)
def test_whatever_stood_in_a_file_has_a_hash_of_its_own(shape: Any, name: str) -> None:
    """A version of long ago may have held anything: a number, a list, nothing. None of it fails, and no two are one."""
    other = dict.fromkeys(shape.VALUE)
    hashes = [checked_hash(shape, {**other, name: value}) for value in (5, 6, ["Mo", "x"], ["Mo", "y"], None, "words")]
    assert len(set(hashes)) == len(hashes)


def test_an_address_of_one_line_is_that_line() -> None:
    assert checked_hash(Post, {"lines": "1 High Street", "postcode": "HU1 1AA"}) == checked_hash(
        Post, {"lines": ["1 High Street"], "postcode": "HU1 1AA"}
    )


def test_what_a_check_covers_is_told_under_the_keys_of_the_file() -> None:
    assert covers(Deadline, examples.deadline()) == "amount: 2, unit: months, words: {n} months, counted_from: Someone"
    assert covers(Service, examples.service()).endswith("ages: from 0 to 25, area: Its area, cost: Its cost, "
                                                        "how_to_start: Its how_to_start, contact: advisers")  # fmt: skip
    post = Post(**examples.CHECKED, lines=["1 High Street", "Hull"], postcode="HU1 1AA")
    assert covers(Post, post) == "lines: 1 High Street, Hull, postcode: HU1 1AA", "as it is written, not as it is compared"


def test_of_a_fact_with_parts_each_part_is_told() -> None:
    assert covers(LastDays, examples.last_days()) == (
        "dates: id letter; id receipt optional True not_before letter, "
        "days: id reply counted date letter deadline two-months; date receipt deadline one-month "
        "moved first 08-01 last 08-31 deadline august; first 12-25 last 01-01 deadline christmas, not_before: 2014-09-01"
    )


def test_only_the_check_of_the_value_that_stands_there_counts() -> None:
    assert [state.value for state in CheckState if Check(state).counts] == ["checked"]
    assert Check(CheckState.UNCHECKED) == Check(CheckState.UNCHECKED, on=None, by=None)


def test_how_a_check_stands_is_published_in_these_words() -> None:
    """Programs of others read them in contacts.json."""
    assert [str(state) for state in CheckState] == ["unchecked", "checked", "changed", "unrecorded"]
