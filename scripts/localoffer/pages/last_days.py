"""What the script of last days says, in one language: the words it cannot look up on the reader's device."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from babel import Locale as BabelLocale
from babel.dates import get_date_format, get_day_names, get_month_names

from localoffer.facts.shapes import Certainty, Deadline, LastDays
from localoffer.languages.locales import Locale
from localoffer.time.last_days import limits_of

FULL: Final = "full"
"""How a last day is written: with its weekday, by CLDR's pattern for the language."""
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
    "later",
    "moved",
    "saved",
)
"""Words of the interface that the script fills, by the end of their names."""


def words_of(tool: LastDays, deadlines: Mapping[str, Deadline], locale: Locale) -> dict[str, Any]:
    """Return what the script says: sentences, the names of dates and limits, and how a day is written (CLDR)."""
    own = BabelLocale.parse(locale.settings.date_locale or locale.tag.replace("-", "_"))
    limits = limits_of(tool)
    pattern, short = (str(get_date_format(each, locale=own).pattern) for each in (FULL, SHORT))
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


def _months(own: BabelLocale) -> list[str]:
    """Return the names of the months as they stand in a date."""
    return [str(get_month_names("wide", "format", own)[number]) for number in range(1, 13)]
