"""In time: a computation that is given so many seconds, and is ended after them.

What a copy says was written by anybody. A regular expression or a comparison that is quick on a page can take hours on five
million letters in one word, and Python can end neither from within.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def in_time(doing: Callable[[], Result], seconds: float) -> Result | None:
    """Return what ``doing`` returns, or None where it takes longer or its process dies.

    It is done in a copy of this process, so nothing has to be handed over, and what it changes is lost. Where a system cannot
    copy a process (Windows), it is simply done.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        return doing()
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=lambda: theirs.send(doing()))
    process.start()
    theirs.close()
    try:
        found: Result | None = ours.recv() if ours.poll(max(seconds, 0)) else None
    except EOFError:
        found = None
    finally:
        process.kill()
        process.join()
        ours.close()
    return found
