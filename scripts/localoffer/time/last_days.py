"""Last days: the days that an entry of content/last-days.yml works out. Pure.

The rules go to the browser as data, and overrides/assets/js/tools/last-days.js counts by them with the same functions by the
same names; tests/browser/test_last_days.py holds the two to the same days. Where people read a rule in two ways the earlier day
counts: a month without such a day ends sooner, a day off gives no more time, and a rule that is not confirmed moves nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from dateutil.relativedelta import relativedelta

from localoffer.facts.shapes import Certainty, Deadline, LastDays, Unit

DOUBTED = frozenset({Certainty.UNCONFIRMED, Certainty.CONFLICTING})
AHEAD = 2
"""Years after the build's for which the bank holidays are known well enough."""


@dataclass(frozen=True)
class Length:
    """A length of time."""

    amount: int
    unit: str


@dataclass(frozen=True)
class Run:
    """A time limit that runs from a date of the reader's."""

    date: str
    deadline: str
    lengths: tuple[Length, ...]
    """The ways to read it: the earliest day that one of them gives counts."""


@dataclass(frozen=True)
class Rest:
    """Days of the year, as MM-DD, on which nothing ends: the first working day after them counts."""

    first: str
    last: str
    deadline: str


@dataclass(frozen=True)
class DayRules:
    """How one last day is worked out."""

    id: str
    runs: tuple[Run, ...]
    rests: tuple[Rest, ...]
    unless: str | None


@dataclass(frozen=True)
class Rules:
    """All that the tool counts by."""

    first: str
    """The rules count from this day on, as YYYY-MM-DD."""
    until: str
    """Days off are known until then."""
    days_off: tuple[str, ...]
    """Bank holidays in England."""
    dates: tuple[tuple[str, bool, str | None], ...]
    """(id, whether it may be left empty, the date that it cannot be earlier than)."""
    days: tuple[DayRules, ...]

    def as_data(self) -> dict[str, Any]:
        """Return the rules as plain values, for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Ended:
    """The day on which one time limit ends."""

    deadline: str
    start: dt.date
    day: dt.date
    short: bool
    """The month has no such day, so its last one was taken."""


@dataclass(frozen=True)
class Answer:
    """One last day."""

    id: str
    ended: tuple[Ended, ...]
    moved_by: str | None
    """The rule that gives more time, if one does."""
    day: dt.date
    is_off: bool
    """It is a weekend or a bank holiday, which gives no more time."""


def rules_of(tool: LastDays, deadlines: Mapping[str, Deadline], year: int) -> Rules:
    """Return the rules of an entry; ``year`` is the build's. Raises ``KeyError`` where a time limit is broken."""
    until = year + AHEAD
    return Rules(
        first=tool.not_before.isoformat(),
        until=f"{until}-12-31",
        days_off=tuple(day.isoformat() for day in bank_holidays(tool.not_before.year, until)),
        dates=tuple((each.id, each.optional, each.not_before) for each in tool.dates),
        days=tuple(
            DayRules(
                id=day.id,
                runs=tuple(Run(each.date, each.deadline, _lengths(each, deadlines[each.deadline])) for each in day.counted),
                rests=tuple(
                    Rest(each.first, each.last, each.deadline)
                    for each in day.moved
                    if deadlines[each.deadline].certainty not in DOUBTED
                ),
                unless=day.unless,
            )
            for day in tool.days
        ),
    )


def _lengths(counted: Any, deadline: Deadline) -> tuple[Length, ...]:
    if deadline.amount is None or deadline.unit is None:
        raise KeyError(counted.deadline)
    own = Length(deadline.amount, deadline.unit.value)
    return (own, Length(counted.earlier.amount, counted.earlier.unit.value)) if counted.earlier else (own,)


@cache
def bank_holidays(first: int, last: int) -> tuple[dt.date, ...]:
    """Return the bank holidays in England of these years, both included, as they are known today."""
    import holidays  # brings the calendars of the world along: only a site that works out last days waits for them

    return tuple(sorted(holidays.country_holidays("GB", subdiv="ENG", years=range(first, last + 1))))


def is_off(day: dt.date, days_off: Collection[str]) -> bool:
    """Tell whether a day is a weekend or a bank holiday."""
    return day.weekday() > 4 or day.isoformat() in days_off


def after(start: dt.date, length: Length, days_off: Collection[str]) -> tuple[dt.date, bool]:
    """Return the day on which a length of time ends, and whether its month is too short for the same day."""
    if length.unit == Unit.MONTHS:
        day = start + relativedelta(months=length.amount)
        return day, day.day != start.day
    if length.unit != Unit.WORKING_DAYS:
        return start + dt.timedelta(days=length.amount * (7 if length.unit == Unit.WEEKS else 1)), False
    day, left = start, length.amount
    while left:
        day += dt.timedelta(days=1)
        left -= not is_off(day, days_off)
    return day, False


def end_of(run: Run, start: dt.date, days_off: Collection[str]) -> Ended:
    """Return the day on which a time limit ends: the earliest of the ways to read it."""
    day, short = min(after(start, each, days_off) for each in run.lengths)
    return Ended(run.deadline, start, day, short)


def rested(day: dt.date, rest: Rest, days_off: Collection[str]) -> dt.date | None:
    """Return the first working day after the days of rest that a day falls in; None where it does not."""
    name = f"{day:%m-%d}"
    crosses = rest.first > rest.last
    if not (name >= rest.first or name <= rest.last if crosses else rest.first <= name <= rest.last):
        return None
    year = day.year + (crosses and name >= rest.first)
    found = dt.date.fromisoformat(f"{year}-{rest.last}") + dt.timedelta(days=1)
    while is_off(found, days_off):
        found += dt.timedelta(days=1)
    return found


def limits_of(tool: LastDays) -> set[str]:
    """Return the ids of the time limits that an entry counts by."""
    return {
        limit for day in tool.days for limit in (*(each.deadline for each in day.counted), *(each.deadline for each in day.moved))
    }


def year_of(rules: Rules, year: int) -> Iterator[tuple[dt.date, list[dt.date]]]:
    """Yield the first and the last day of each month of a year, with the last days that follow from it alone."""
    for month in range(1, 13):
        first = dt.date(year, month, 1)
        for day in (first, first + relativedelta(months=1, days=-1)):
            yield day, [each.day for each in last_days(rules, {rules.dates[0][0]: day})]


def last_days(rules: Rules, given: Mapping[str, dt.date]) -> list[Answer]:
    """Return each last day that the given dates lead to; one that is done with a date that was given is left out."""
    answers, days_off = [], frozenset(rules.days_off)
    for each in rules.days:
        if each.unless in given:
            continue
        ended = tuple(end_of(run, given[run.date], days_off) for run in each.runs if run.date in given)
        day, moved_by = max(one.day for one in ended), None
        for rest in each.rests:
            if (later := rested(day, rest, days_off)) is not None:
                day, moved_by = later, rest.deadline
                break
        answers.append(Answer(each.id, ended, moved_by, day, is_off(day, days_off)))
    return answers
