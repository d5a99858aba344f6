"""In time: computations that are given so many seconds each, and are ended after them.

What a copy says was written by anybody. A regular expression or a comparison that is quick on a page can take hours on five
million letters in one word, and Python can end neither from within.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

Result = TypeVar("Result")


def each_in_time(doing: Sequence[tuple[Callable[[], Result], float]]) -> Iterator[Result | None]:
    """Yield what each returns, or None where it takes longer than its seconds or its process dies.

    They are done one after the other in a copy of this process, so nothing has to be handed over, and what they change is lost.
    After one that is ended, the next go on in a new copy. Where a system cannot copy a process (Windows), they are simply done.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        yield from (each() for each, _ in doing)
        return
    context = multiprocessing.get_context("fork")
    done = 0
    while done < len(doing):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_do, args=([each for each, _ in doing[done:]], theirs))
        process.start()
        theirs.close()
        ended = False
        try:
            while done < len(doing) and not ended:
                try:
                    found: Result | None = ours.recv() if ours.poll(max(doing[done][1], 0)) else None
                except EOFError:
                    found = None
                ended = found is None
                done += 1
                yield found
        finally:
            process.kill()
            process.join()
            ours.close()


def _do(doing: Sequence[Callable[[], object]], to: Connection) -> None:
    for each in doing:
        to.send(each())
