"""Clock: the day in London, and the day that a reproducible build is told."""

from __future__ import annotations

import datetime as dt
import errno
from zoneinfo import ZoneInfo

import pytest

from localoffer.clock import today

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        pytest.param("2026-06-30T22:59:59+00:00", "2026-06-30", id="a second before midnight of British summer time"),
        pytest.param("2026-06-30T23:00:00+00:00", "2026-07-01", id="midnight of British summer time"),
        pytest.param("2026-11-23T23:59:59+00:00", "2026-11-23", id="a second before midnight in winter"),
        pytest.param("2026-11-24T00:00:00+00:00", "2026-11-24", id="midnight in winter"),
        pytest.param("1970-01-01T00:00:01+00:00", "1970-01-01", id="a second after the epoch"),
    ],
)
def test_source_date_epoch_sets_the_day_in_london(monkeypatch: pytest.MonkeyPatch, moment: str, day: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(dt.datetime.fromisoformat(moment).timestamp())))
    assert str(today()) == day


@pytest.mark.parametrize("epoch", [None, ""])
def test_without_it_the_day_is_the_real_one(monkeypatch: pytest.MonkeyPatch, epoch: str | None) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    before = dt.datetime.now(LONDON).date()
    assert before <= today() <= dt.datetime.now(LONDON).date()


@pytest.mark.parametrize("epoch", ["soon", "9" * 12, "9" * 20])
def test_a_moment_that_is_none_is_the_machine_s_fault(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(OSError, match="SOURCE_DATE_EPOCH") as told:
        today()
    what = (errno.EINVAL, "this is not a number of seconds since 1970", "SOURCE_DATE_EPOCH")
    assert (told.value.errno, told.value.strerror, told.value.filename) == what
