"""Last days: what is counted from a reader's dates, and what is read the earlier way."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from localoffer.facts.checking import checked_hash
from localoffer.facts.references import reference_issues
from localoffer.facts.shapes import Deadline, LastDays
from localoffer.time.last_days import Answer, Length, Rules, after, bank_holidays, is_off, last_days, rules_of, year_of
from unit import examples
from unit.examples import day, words

LIMITS = {
    "two-months": examples.deadline(amount=2),
    "one-month": examples.deadline(amount=1),
    "august": examples.deadline("the first working day in September", amount=None, unit=None),
    "christmas": examples.deadline("the next working day in January", amount=None, unit=None),
}


def rules(tool: LastDays | None = None, **limits: Deadline) -> Rules:
    return rules_of(tool or examples.last_days(), {**LIMITS, **limits}, 2026)


def answer(letter: str, receipt: str = "", **limits: Deadline) -> Answer:
    given = {"letter": day(letter), **({"receipt": day(receipt)} if receipt else {})}
    [found] = last_days(rules(**limits), given)
    return found


class TestWorkedDates:
    """Dates that people worked out by hand; the first three are printed in the facts that this site began from."""

    @pytest.mark.parametrize(
        ("letter", "receipt", "last"),
        [
            ("2026-09-10", "2026-10-30", "2026-11-30"),
            ("2026-06-15", "", "2026-09-01"),
            ("2026-10-01", "2026-11-27", "2027-01-04"),
            ("2026-09-10", "", "2026-11-10"),
            ("2026-09-10", "2026-10-09", "2026-11-10"),  # the certificate's month ends sooner
            ("2026-05-31", "", "2026-07-31"),
            ("2026-06-01", "", "2026-09-01"),  # the first of August
            ("2026-06-30", "", "2026-09-01"),
            ("2026-07-01", "", "2026-09-01"),  # the first of September is no August, and the day itself
            ("2026-07-02", "", "2026-09-02"),
            ("2026-10-24", "", "2026-12-24"),
            ("2026-10-25", "", "2027-01-04"),
            ("2026-11-01", "", "2027-01-04"),
            ("2026-11-02", "", "2027-01-02"),
            ("2027-10-31", "", "2028-01-04"),  # Monday the third is a bank holiday in the place of a Saturday
            ("2023-12-31", "", "2024-02-29"),
            ("2026-12-31", "", "2027-02-28"),
        ],
    )
    def test_the_last_day_to_reply(self, letter: str, receipt: str, last: str) -> None:
        assert answer(letter, receipt).day == day(last)


class TestTheEarlierWay:
    def test_a_month_without_such_a_day_ends_on_its_last(self) -> None:
        assert answer("2026-12-31").ended[0].short
        assert not answer("2026-12-28").ended[0].short

    def test_a_weekend_or_a_bank_holiday_gives_no_more_time_and_is_told(self) -> None:
        for letter, last, off in [
            ("2026-07-12", "2026-09-12", True),
            ("2027-01-26", "2027-03-26", True),
            ("2026-09-10", "2026-11-10", False),
        ]:
            found = answer(letter)
            assert (found.day, found.is_off) == (day(last), off)

    def test_a_rule_that_is_not_confirmed_moves_nothing(self) -> None:
        for certainty in ("unconfirmed", "conflicting"):
            doubtful = examples.deadline("later", amount=None, unit=None, certainty=certainty)
            assert (answer("2026-06-15", august=doubtful).day, answer("2026-06-15", august=doubtful).moved_by) == (
                day("2026-08-15"),
                None,
            )
        assert answer("2026-06-15").moved_by == "august"

    def test_of_two_ways_to_read_a_limit_the_shorter_counts(self) -> None:
        counted = [{"date": "letter", "deadline": "two-months", "earlier": {"amount": 8, "unit": "weeks"}}]
        names = {name: words(name) for name in ("title", "calendar", "do", "too_late")}
        tool = examples.last_days(days=[{**names, "id": "reply", "counted": counted}])
        [found] = last_days(rules(tool), {"letter": day("2026-09-10")})
        assert found.day == day("2026-11-05")


class TestLengths:
    @pytest.mark.parametrize(
        ("start", "amount", "unit", "end"),
        [
            ("2026-12-23", 3, "working-days", "2026-12-30"),  # Christmas, a weekend and a bank holiday lie between
            ("2026-11-20", 1, "working-days", "2026-11-23"),
            ("2026-11-20", 30, "days", "2026-12-20"),
            ("2026-11-20", 2, "weeks", "2026-12-04"),
            ("2026-11-30", 3, "months", "2027-02-28"),
        ],
    )
    def test_each_unit(self, start: str, amount: int, unit: str, end: str) -> None:
        assert after(day(start), Length(amount, unit), rules().days_off)[0] == day(end)

    def test_bank_holidays_are_those_of_england(self) -> None:
        found = bank_holidays(2022, 2026)
        assert dt.date(2022, 9, 19) in found  # the state funeral
        assert dt.date(2026, 8, 31) in found
        assert dt.date(2026, 3, 17) not in found  # Northern Ireland's
        assert is_off(dt.date(2026, 8, 31), [each.isoformat() for each in found])

    def test_they_are_known_two_years_ahead(self) -> None:
        assert (rules().until, max(rules().days_off)) == ("2028-12-31", "2028-12-26")


class TestWhatIsDone:
    def test_who_has_the_receipt_is_not_asked_again(self) -> None:
        given = examples.last_days().model_dump(by_alias=True)["days"][0]
        names = {name: words(name) for name in ("title", "calendar", "do", "too_late")}
        asked = {**names, "id": "ask", "counted": [{"date": "letter", "deadline": "one-month"}], "unless": "receipt"}
        tool = examples.last_days(days=[asked, {**given, **names}])
        assert [each.id for each in last_days(rules(tool), {"letter": day("2026-09-10")})] == ["ask", "reply"]
        both = {"letter": day("2026-09-10"), "receipt": day("2026-10-01")}
        assert [each.id for each in last_days(rules(tool), both)] == ["reply"]


def test_a_year_in_a_table_has_the_ends_of_its_months() -> None:
    rows = list(year_of(rules(), 2026))
    assert len(rows) == 24
    assert rows[0] == (day("2026-01-01"), [day("2026-03-01")])
    assert rows[-1] == (day("2026-12-31"), [day("2027-02-28")])


class TestWhatCannotBeCounted:
    def test_each_fault_stands_at_its_place(self) -> None:
        names: dict[str, Any] = {name: words(name) for name in ("title", "calendar", "do", "too_late")}
        of_nothing = {**names, "id": "reply", "counted": [{"date": "receipt", "deadline": "two-months"}]}
        twice = [{**names, "id": "reply", "counted": [{"date": "letter", "deadline": "two-months"}]}] * 2
        optional = [{"id": "letter", "question": words("?"), "name": words("Letter"), "optional": True}]
        for said, rule in [
            ({"days": [of_nothing]}, "day-not-countable"),
            ({"days": twice}, "duplicate-id"),
            ({"dates": optional, "days": twice[:1]}, "first-date-optional"),
            ({"days": [{**twice[0], "unless": "latter"}]}, "unknown-date"),
            (
                {"days": [{**twice[0], "moved": [{"first": "13-01", "last": "01-01", "deadline": "august"}]}]},
                "day-of-year-not-valid",
            ),
        ]:
            with pytest.raises(ValidationError) as fault:
                examples.last_days(**said)
            assert [each["type"] for each in fault.value.errors()] == [rule]

    @pytest.mark.parametrize(
        ("limit", "rule"),
        [
            (examples.deadline("soon", amount=None, unit=None), "deadline-without-amount"),
            (examples.deadline(certainty="conflicting"), "earlier-missing"),
        ],
    )
    def test_a_limit_that_is_no_length_or_is_read_in_two_ways(self, limit: Deadline, rule: str) -> None:
        text = "days:\n- counted:\n  - deadline: two-months\n"
        site = examples.site(
            last_days={"reply": examples.last_days()},
            deadlines={**LIMITS, "two-months": limit},
            contacts={"advisers": examples.contact()},
            declared_ids={
                "deadline": frozenset(LIMITS),
                "deadline-group": frozenset({"mediation"}),
                "contact": frozenset({"advisers"}),
                "source": frozenset({"L1"}),
            },
            places=examples.places(
                ("last-days:reply", "content/last-days.yml", text),
                *((f"deadline:{id_}", "content/deadlines.yml", "source: [L1]\n") for id_ in LIMITS),
            ),
        )
        assert [(each.line, each.rule) for each in reference_issues(site)] == [(3, rule)]


def test_a_check_is_of_what_is_counted_and_not_of_the_words_around_it() -> None:
    tool = examples.last_days()
    own = checked_hash(LastDays, tool)
    assert checked_hash(LastDays, tool.model_copy(update={"always": words("Ask somebody.")})) == own
    assert (
        checked_hash(
            LastDays,
            examples.last_days(
                dates=[{**each.model_dump(), "question": words("When?"), "name": words("A letter")} for each in tool.dates]
            ),
        )
        == own
    )
    assert checked_hash(LastDays, examples.last_days(not_before=day("2015-09-01"))) != own
    raw = yaml.safe_load("""
      not_before: 2014-09-01
      dates: [{id: letter, question: "?"}, {id: receipt, optional: true, not_before: letter}]
      days:
      - id: reply
        do: Something.
        counted: [{date: letter, deadline: two-months}, {date: receipt, deadline: one-month}]
        moved: [{first: "08-01", last: "08-31", deadline: august}, {first: "12-25", last: "01-01", deadline: christmas}]
    """)
    assert checked_hash(LastDays, raw) == own, "as a file has it"
