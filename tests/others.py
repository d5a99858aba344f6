"""What others made to judge feeds, which no package registry has: found where it is, and run in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from copies import ROOT

FEED_VALIDATOR = Path(os.environ.get("FEED_VALIDATOR", ROOT.parent / "shared" / "feedvalidator")) / "src"
"""W3C's feed validator (github.com/w3c/feedvalidator), as far as its website goes: level AA."""
_JUDGED = """
import json, sys
import feedvalidator
from feedvalidator import compatibility
from feedvalidator.formatter.text_plain import Formatter
for address, feed in json.load(sys.stdin).items():
    told = feedvalidator.validateString(feed, firstOccurrenceOnly=0, base=address)["loggedEvents"]
    print(*(f"{address}: {line}" for line in Formatter(compatibility.AA(told))), sep="\\n", end="")
"""


def need_feed_validator() -> None:
    """Skip where the validator is not, and fail where somebody says that it is."""
    if FEED_VALIDATOR.is_dir():
        return
    message = f"NO FEED VALIDATOR IN {FEED_VALIDATOR}: FEEDS WERE NOT VALIDATED. SET FEED_VALIDATOR"
    if "FEED_VALIDATOR" in os.environ:
        pytest.fail(message)
    pytest.skip(message)


def feed_faults(feeds: dict[str, str]) -> str:
    """Return what the validator says of address -> Atom feed; nothing where it is not installed."""
    if not FEED_VALIDATOR.is_dir():
        return ""
    command = [sys.executable, "-c", _JUDGED]
    kept = {**os.environ, "PYTHONPATH": str(FEED_VALIDATOR)}
    return subprocess.run(command, input=json.dumps(feeds), env=kept, capture_output=True, text=True, check=True).stdout
