"""Clock: the one place that asks what day it is."""

from __future__ import annotations

import datetime as dt
import errno
import os
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
"""Where days are counted."""


def today() -> dt.date:
    """Return the day in London; ``SOURCE_DATE_EPOCH`` (seconds, reproducible-builds.org) sets it.

    Raises ``OSError`` where that is no moment: it is a setting of the machine, not of the site.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return (dt.datetime.fromtimestamp(int(epoch), LONDON) if epoch else dt.datetime.now(LONDON)).date()
    except (ValueError, OverflowError):
        raise OSError(errno.EINVAL, "this is not a number of seconds since 1970", "SOURCE_DATE_EPOCH") from None
