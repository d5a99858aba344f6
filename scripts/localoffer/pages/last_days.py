"""What the script of last days says, in one language: the words it cannot look up on the reader's device."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from babel import Locale as BabelLocale
from babel.dates import get_date_format, get_day_names, get_month_names

from localoffer.facts.shapes import Certainty, Deadline, LastDays
from localoffer.languages.locales import Locale
from localoffer.time.last_days import limits_of

SHORT: Final = "long"
"""How the days are written that it was counted from: CLDR's long pattern has no weekday."""
SAID = (
    "empty",
    "no-day",
    "future",
    "too-early",
    "order",
    "old",
    "left",
    "today",
    "passed",
    "from",
    "before",
    "later",
    "moved",
    "saved",
)
"""Words of the interface that the script fills, by the end of their names."""


def full_pattern(locale: Locale) -> str:
    """Return how a last day is written, as a CLDR pattern: with its weekday.

    Some languages have a long pattern and no full one in CLDR, such as Sorani: there the weekday stands before the long one, for
    the root's full pattern (year, month, day) is nobody's.
    """
    own = _babel(locale)
    full, long, root = (
        str(get_date_format(*each).pattern) for each in (("full", own), (SHORT, own), ("full", BabelLocale("root")))
    )
    comma = "،" if own.text_direction == "rtl" else ","
    return full if full != root else f"EEEE{comma} {long}"


def words_of(tool: LastDays, deadlines: Mapping[str, Deadline], locale: Locale) -> dict[str, Any]:
    """Return what the script says: sentences, the names of dates and limits, and how a day is written (CLDR)."""
    own = _babel(locale)
    limits = limits_of(tool)
    pattern, short = full_pattern(locale), str(get_date_format(SHORT, locale=own).pattern)
    doubted = (id_ for id_ in sorted(limits) if deadlines[id_].certainty is Certainty.CONFLICTING)
    weekdays = get_day_names("wide", locale=own)
    return {
        **{key: locale.t(f"last-days.{key}") for key in SAID},
        "names": {each.id: locale.localise(each.name).text for each in tool.dates},
        "limits": {id_: locale.limit(deadlines[id_]).text for id_ in sorted(limits)},
        "doubted": dict.fromkeys(doubted, locale.t("last-days.doubted")),
        "monthEnd": locale.localise(tool.month_end).text,
        "dayOff": locale.localise(tool.day_off).text,
        "pattern": pattern,
        "short": short,
        "months": _months(own),
        "english": _months(BabelLocale("en")),
        "weekdays": [weekdays[(number + 6) % 7] for number in range(7)],
    }


def _babel(locale: Locale) -> BabelLocale:
    return BabelLocale.parse(locale.settings.date_locale or locale.tag.replace("-", "_"))


def _months(own: BabelLocale) -> list[str]:
    """Return the names of the months as they stand in a date."""
    return [str(get_month_names("wide", "format", own)[number]) for number in range(1, 13)]
