"""The process that reads pages for ``Reader``, each in a copy of itself: a new process would take longer to start than to read.

Standard input has a question as JSON on a line, and behind it as many bytes as it says. The answer on standard output is a line:
how the copy ended, and the last line that it said, which is the page as JSON where it ended well.
"""

from __future__ import annotations

import contextlib
import gc
import json
import math
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import Any

from localoffer.outside.page import Limits, NotReadError, Page
from localoffer.outside.saved import given, opened


def main() -> None:
    """Answer until nobody asks any more."""
    gc.freeze()  # what a copy never looks at need not be copied
    for line in iter(sys.stdin.buffer.readline, b""):
        asked = json.loads(line)
        raw = sys.stdin.buffer.read(asked.pop("size"))
        # Windows cannot copy a process: there, whoever asked ends this one when time is up.
        code, said = _copied(asked, raw) if hasattr(os, "fork") else (0, answer(asked, raw).encode())
        sys.stdout.buffer.write(b"%d %s\n" % (code, said.strip().rpartition(b"\n")[2]))
        sys.stdout.buffer.flush()


def _copied(asked: dict[str, Any], raw: bytes) -> tuple[int, bytes]:
    """Return how a copy of this process ended that answered, and what it said. Whatever it read is gone with it."""
    if _is_web(asked["where"]):
        import localoffer.outside.web  # noqa: F401  # once, and not in each copy
    ours, theirs = os.pipe()
    copy = os.fork()
    if copy == 0:
        code = 1
        try:
            for output in (1, 2):
                os.dup2(theirs, output)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            signal.setitimer(signal.ITIMER_REAL, asked["limits"]["seconds"])
            confine(Limits(**asked["limits"]))
            sys.stdout.write(answer(asked, raw))
            sys.stdout.flush()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(theirs)
    with open(ours, "rb") as told:  # noqa: PTH123  # it has no path
        said = told.read()
    return os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]), said


def answer(asked: dict[str, Any], raw: bytes) -> str:
    """Read what is asked for; returns what is in it, or why not, as JSON on one line."""
    try:
        read = found(asked["where"], Path(asked["root"]), Limits(**asked["limits"]), raw)
        return json.dumps({**vars(read), "day": str(read.day)})
    except NotReadError as fault:
        return json.dumps({"why": str(fault)})


def _is_web(where: str) -> bool:
    return where.lower().startswith(("https:", "http:"))


def found(where: str, root: Path, limits: Limits, raw: bytes = b"") -> Page:
    """Return a page: from the web, from ``raw`` for ``-``, or from a file. Raises ``NotReadError``."""
    if where == "-":
        return given(where, raw, limits)
    if _is_web(where):
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
