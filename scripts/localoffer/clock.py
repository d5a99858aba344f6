"""Clock: the one place that asks what day it is."""

from __future__ import annotations

import datetime as dt
import os
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
"""Where days are counted."""


def today() -> dt.date:
    """Return the day in London; ``SOURCE_DATE_EPOCH`` (seconds, reproducible-builds.org) sets it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = dt.datetime.fromtimestamp(int(epoch), LONDON) if epoch else dt.datetime.now(LONDON)
    return moment.date()
