"""The process that reads one page for ``read``: a question as JSON on the first line of standard input, an answer on output."""

from __future__ import annotations

import contextlib
import json
import math
import sys
from dataclasses import astuple
from pathlib import Path

from localoffer.outside.page import Limits, NotReadError, Page
from localoffer.outside.saved import given, opened


def main() -> None:
    """Read what is asked for, and say what is in it or why not."""
    asked = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**asked["limits"])
    confine(limits)
    try:
        read = found(asked["where"], Path(asked["root"]), limits, sys.stdin.buffer.read())
        blocks = [astuple(each) for each in read.blocks]
        answer = {**vars(read), "day": str(read.day), "blocks": blocks}
    except NotReadError as fault:
        answer = {"why": str(fault)}
    sys.stdout.write(json.dumps(answer))


def found(where: str, root: Path, limits: Limits, raw: bytes = b"") -> Page:
    """Return a page: from the web, from ``raw`` for ``-``, or from a file. Raises ``NotReadError``."""
    if where == "-":
        return given(where, raw, limits)
    if where.lower().startswith(("https:", "http:")):
        from localoffer.outside.web import fetched

        return fetched(where, limits)
    return opened(where, root, limits)


def confine(limits: Limits) -> None:
    """Take away from this process what reading does not need: much time, much memory, and writing files."""
    with contextlib.suppress(ImportError):  # Windows has none of it; the time is kept by whoever started us
        import resource

        seconds = math.ceil(limits.seconds)
        for what, most in (("CPU", seconds), ("AS", limits.memory), ("FSIZE", 0), ("CORE", 0)):
            with contextlib.suppress(OSError, ValueError):  # a system may know a limit and not take it
                resource.setrlimit(getattr(resource, f"RLIMIT_{what}"), (most, most))


if __name__ == "__main__":
    main()
