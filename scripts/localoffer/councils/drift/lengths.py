"""Lengths of time in a plain sentence: "within two (2) calendar months", "30-day", "a fortnight". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "eighteen": 18,
    "twenty": 20, "twenty one": 21, "twenty eight": 28, "thirty": 30, "forty": 40, "forty five": 45, "fifty": 50, "sixty": 60,
    "ninety": 90, "a couple of": 2, "a few": 3, "a further": 1, "another": 1,
}  # fmt: skip
ARTICLES = ("a", "an", "another", "a further")
UNITS = {
    "day": "days", "week": "weeks", "wk": "weeks", "fortnight": "fortnights", "month": "months", "term": "terms", "year": "years",
    "hour": "hours", "hr": "hours", "minute": "minutes", "min": "minutes", "mth": "months", "wd": "working-days", "d": "days",
}  # fmt: skip
UNIT_WORDS = frozenset((*UNITS, *(f"{unit}s" for unit in UNITS)))
WORKING = ("working", "business", "week", "office")
DAYS = {"days": 1.0, "working-days": 1.4, "school-days": 1.4, "weeks": 7.0, "months": 30.0, "terms": 90.0, "years": 365.0}
SOFT = (
    "about", "around", "approximately", "approx", "roughly", "usually", "normally", "typically", "generally", "nearly", "mostly",
)  # fmt: skip
VAGUE = "a few "
"""How a length begins that nobody counts: no limit, and no wrong one."""
SOURCE = (
    (
        r"(?<= )(?:(?!(?<!between )one and )(FIRST) (?:to |or |and |up to |(?=\d)|(?<=\d )))?(NUMBER) "
        r"(?:(working|business|week|office|school|calendar|full|clear|consecutive|further|more|whole) )?(UNIT)s?(?= )"
    )
    .replace("NUMBER", r"\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)))
    .replace("FIRST", r"\d{1,3}|" + "|".join(word for word in sorted(NUMBERS, key=len, reverse=True) if word not in ARTICLES))
    .replace("UNIT", "|".join(UNITS))
)
LENGTH = re.compile(SOURCE)
"""One or two numbers and a unit; in "if you want one, and 5 weeks for …" the first is no number."""
RATE = re.compile(r" \d+ (?:[a-z]+ ){1,2}$")
"""So many come in a time: "40 parents a week"."""
NUMBERED = re.compile(r" \d{2,} \d{3} $")
"""The end of a longer number: "116 123, day and night"."""
OFTEN = (" once ", " twice ", " times ", " days ", " hours ", " day ", " open ")
EACH = (" every ", " those ", " these ", " each ", " per ", " next ", " the last ", " past ", " later of ", " earlier of ")
DAY, A_DAY = 24, (" a day ", " per day ", " each day ", " every day ")
OLD = (" old ", " olds ", " of age ")
COUNTED = (" week ", " day ", " month ", " year ", " stage ", " step ")
"""What stands before a number that counts no time: "at week 6, week 16 and week 20"."""
REPEATED = tuple(f" {how} {time} " for how in ("each", "every", "per", "a") for time in ("week", "month", "term", "year"))
"""What follows a length of time that comes again: "six days each year"."""
NAMED = (" that ", " on which ", " when ")
"""What follows a day that is one and no length: "up to a day that the judge names"."""
BINDS = re.compile(
    r" (?:within|inside|in|up to|under|over|more than|less than|at most|at least|maximum of|minimum of|later than|exceed|have|has"
    r"|had|got|gets?|gives?|given|gain|grants?|allow|allows|allowed|takes?|taking|wait|is|are|was|be|of|by|after|lasts?|limit"
    r"|deadline|another|extra|adds?|or|and|to|until|usual|usually|valid for|good for|\d+)"
    r"(?: (?:the|a|an|about|around|only|just|usually|normally|further|first|next|following|full|another|up|to|legal|statutory"
    r"|least|most|d|no|more|than))* $"
)
BOUND = re.compile(
    r"^ (?:\w+ )?(?:from|of|after|following|to|for|running|beginning|starting|counted|limit|deadline|before|ahead|in which|window"
    r"|period|rule) "
)
"""How a length of time is said that somebody is bound to: "within a week", "a week from the letter". "For a week" is none."""
PAST = (" since ", " ago ")
AGED = (" aged ", " age ", " ages ", " under ")


@dataclass(frozen=True)
class Length:
    """A length of time, and where it stands in a plain sentence."""

    least: int
    most: int
    unit: str
    """minutes, hours, days, working-days, school-days, weeks, months, terms of a school or years."""
    start: int
    end: int
    said: str
    """As it stands there."""
    soft: bool
    """It is said to be about so long."""

    @property
    def words(self) -> str:
        """How it is said: 2 months."""
        if self.said.startswith(VAGUE):
            return self.said
        amount = str(self.most) if self.least == self.most else f"{self.least} to {self.most}"
        unit = self.unit.replace("-", " ")
        return f"{amount} {unit.removesuffix('s') if amount == '1' else unit}"


def lengths(text: str) -> list[Length]:
    """Return every length of time in a plain sentence; how often something happens, or how old somebody is, is none."""
    found = []
    for match in LENGTH.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if (match[2] in ARTICLES[:2] and (before.endswith(OFTEN) or RATE.search(before))) or before.endswith(EACH):
            continue
        if NUMBERED.search(text[: match.end(2) + 1]):
            continue
        if (
            after.startswith((*OLD, *REPEATED))
            or before.endswith((*AGED, *COUNTED))
            or (match[2] in ARTICLES[:2] and after.startswith(NAMED))
        ):
            continue
        least, most = (_number(each) for each in (match[1] or match[2], match[2]))
        if least == 0:
            continue  # "0-25 years" is an age
        unit = UNITS[match[4]]
        if match[3] in WORKING and unit == "days":
            unit = "working-days"
        elif match[3] == "school" and unit == "days":
            unit = "school-days"
        elif unit == "fortnights":
            least, most, unit = 2 * least, 2 * most, "weeks"
        elif unit == "hours" and least % DAY == most % DAY == 0 and not after.startswith(A_DAY):
            least, most, unit = least // DAY, most // DAY, "days"
        soft = any(f" {word} " in before[-32:] for word in SOFT)
        found.append(Length(min(least, most), most, unit, match.start(), match.end(), match[0], soft))
    return found


def is_bound(text: str, length: Length) -> bool:
    """Tell whether a length of time in a plain sentence is said as a limit is, or begins the sentence."""
    before, after = text[: length.start], text[length.end :]
    if after.startswith(PAST):
        return False
    return not before.strip() or BINDS.search(before) is not None or BOUND.match(after) is not None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text]


def same(length: Length, amount: int, unit: str) -> bool:
    """Tell whether a length is a fact's amount. Weeks are 7 days, a year is 12 months; "about a month" is 30 days."""
    least, most, own = length.least, length.most, length.unit
    if length.soft and own == "months":
        return (unit == "months" and most == amount) or (unit == "days" and abs(most * 30 - amount) < 3)
    if length.soft and own == "weeks" and unit == "days" and abs(most * 7 - amount) < 3:
        return True
    days = {"days": 1, "weeks": 7}
    months = {"months": 1, "years": 12}
    for scale in (days, months):
        if own in scale and unit in scale:
            return least * scale[own] == most * scale[own] == amount * scale[unit]
    return own == unit and least == most == amount


def apart(length: Length, amount: int, unit: str) -> float:
    """Return how far a length is from a fact's amount, whatever their units: 0 for 30 days and 1 month."""
    return abs(times(length, amount, unit) - 1)


def times(length: Length, amount: int, unit: str) -> float:
    """Return how many times a fact's amount a length is, whatever their units: 2 for 60 days and 1 month."""
    ours = amount * DAYS.get(unit, 1)
    return length.most * DAYS.get(length.unit, 1) / ours if ours else float("inf")
