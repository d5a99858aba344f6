"""content/last-days.yml: how a reader's last days are worked out from the dates on their own letters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from localoffer.facts.checking import Plain, as_said
from localoffer.facts.shapes.base import Change, Checked, Fact
from localoffer.facts.shapes.deadline import Unit
from localoffer.facts.shapes.own import Id
from localoffer.facts.values import Words

_COUNTED_BY = frozenset(
    {"id", "optional", "not_before", "date", "deadline", "earlier", "first", "last", "unless", "amount", "unit"}
)


def as_counted(value: Any) -> Any:
    """Return what is counted by, without the words around it."""
    return _without_words(as_said(value))


def _without_words(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_words(each) for each in value]
    if isinstance(value, dict):
        kept = {name: _without_words(part) for name, part in value.items() if name in _COUNTED_BY or isinstance(part, list)}
        return {name: part for name, part in kept.items() if part not in (None, False, [])}
    return value


def _month_day(text: str) -> str:
    try:
        dt.date.fromisoformat(f"2024-{text}")
    except ValueError:
        raise PydanticCustomError(
            "day-of-year-not-valid", '"{text}" is not a day of the year. Write it as "12-25".', {"text": text}
        ) from None
    return text


DayOfYear = Annotated[str, AfterValidator(_month_day)]
"""A day of any year: ``12-25``."""


class GivenDate(Fact):
    """A date that the reader has on paper."""

    id: Id
    """Its name in this entry."""
    question: Words
    """What the reader is asked."""
    name: Words
    """What it is called in a sentence, with a capital letter: Date on your letter."""
    hint: Words | None = None
    """Where the reader finds it."""
    optional: bool = False
    """It may be left empty."""
    not_before: str | None = None
    """The date of this entry that it cannot be earlier than."""
    missing: Words | None = None
    """What the answer says where it was left empty."""


class Earlier(Fact):
    """The shortest way that anybody reads a time limit."""

    amount: int = Field(ge=1)
    """How many."""
    unit: Unit = Field(strict=False)
    """Of what."""


class Counted(Fact):
    """A time limit that runs from a date."""

    date: str
    """Id of the date it runs from."""
    deadline: str
    """Id of the time limit, in content/deadlines.yml."""
    earlier: Earlier | None = None
    """The shortest way to read it: it counts, and the reader is told that sources disagree."""


class Moved(Fact):
    """Days of the year on which no time limit ends: the first working day after them counts."""

    first: DayOfYear
    """The first of them, 12-25."""
    last: DayOfYear
    """The last of them, 01-01, which may be in the next year."""
    deadline: str
    """Id of the rule in content/deadlines.yml that says so. While it is unconfirmed or conflicting, it moves nothing."""


class LastDay(Fact):
    """A day by which something must be done."""

    id: Id
    """Its name in this entry."""
    title: Words
    """What must be done by then, as it stands before the day: Reply by."""
    calendar: Words
    """What a reader's calendar says of it, if they do not want it to be discreet."""
    counted: list[Counted] = Field(min_length=1)
    """The time limits that it comes from: the latest day counts."""
    moved: list[Moved] = []
    """When a day of these gives more time."""
    unless: str | None = None
    """The date with which this is done: somebody who has it is not asked again."""
    done: Words | None = None
    """What is said to them instead."""
    do: Words
    """What to do now."""
    too_late: Words
    """What to do when the day has passed."""


class LastDays(Checked):
    """What one tool works out (an entry of content/last-days.yml). ``checked_by`` is who confirmed its rules."""

    VALUE: ClassVar[Mapping[str, Plain]] = dict.fromkeys(("dates", "days", "not_before"), as_counted)

    dates: list[GivenDate] = Field(min_length=1)
    """What the reader is asked for, the first of them always."""
    days: list[LastDay] = Field(min_length=1)
    """What is worked out, in the order it is shown."""
    not_before: dt.date
    """The rules count from this day on; an earlier date is refused."""
    day_off: Words | None = None
    """What is said of a last day on a weekend or a bank holiday."""
    month_end: Words | None = None
    """What is said where a month has no such day, so that its last one counts."""
    always: Words
    """What stands below every answer: it is never the only word."""
    call: str
    """Id of the contact to ring first."""
    check_with: list[str] = Field(min_length=1)
    """Ids of the contacts that check a day for free."""
    changes: list[Change] = []
    """What was changed when, the newest first."""

    @model_validator(mode="after")
    def _names_are_known(self) -> LastDays:
        dates = [each.id for each in self.dates]
        named: list[tuple[tuple[str | int, ...], str | None]] = [
            (("dates", index, "not_before"), each.not_before) for index, each in enumerate(self.dates)
        ]
        for number, day in enumerate(self.days):
            named.append((("days", number, "unless"), day.unless))
            named += [(("days", number, "counted", index, "date"), each.date) for index, each in enumerate(day.counted)]
        for at, name in named:
            if name is not None and name not in dates:
                message = 'There is no date "{name}" here. The dates are: {dates}.'
                raise PydanticCustomError("unknown-date", message, {"name": name, "dates": ", ".join(dates), "at": at})
        for kind, ids in (("dates", dates), ("days", [each.id for each in self.days])):
            if len(set(ids)) < len(ids):
                raise PydanticCustomError("duplicate-id", "An id is used twice.", {"at": (kind,)})
        if self.dates[0].optional:
            raise PydanticCustomError(
                "first-date-optional",
                "The first date is always needed, so it cannot be optional.",
                {"at": ("dates", 0, "optional")},
            )
        for number, day in enumerate(self.days):
            if all(self._may_be_left_out(each.date) for each in day.counted):
                message = "This day hangs on a date that may be left empty. Count it from one that is always there, too."
                raise PydanticCustomError("day-not-countable", message, {"at": ("days", number, "counted")})
        return self

    def _may_be_left_out(self, name: str) -> bool:
        return next(each.optional for each in self.dates if each.id == name)
