"""Workers: pieces of work that have nothing to do with each other, shared out among processes.

A worker is a copy of this process (fork(2)), so a piece may be any function of anything that is known here; only what comes of it
is sent. Whoever is free takes the next piece, so a piece must give the same wherever it is done.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
import signal
import struct
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, Pipe, wait
from typing import NoReturn, TypeVar

Made = TypeVar("Made")
Work = Callable[[], Made]

FEWEST = 32
"""Pieces below which a process is not worth its beginning."""
AT_ONCE = 4
"""The fewest pieces that a worker takes at a time."""
LARGE = 1 << 20
"""Bytes that are sent by themselves, without waiting for the rest of a handful."""
HANDFULS = 1000
"""The most times that there is something to take: as many numbers as a pipe surely holds (4,096 bytes, pipe(7))."""


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shared(work: Sequence[Work[Made]], jobs: int) -> Generator[Made, None, None]:
    """Yield what each piece of work gives, in their order; up to ``jobs`` processes do it, or this one where it is little.

    What a worker leaves undone, because something went wrong in it or somebody ended it, is done here: so it goes wrong here, as
    it does without workers. There are none beside other threads, which a copy would not have.
    """
    if jobs < 2 or len(work) < FEWEST or threading.active_count() > 1:
        yield from (each() for each in work)
        return
    done: dict[int, Made] = {}
    with _workers(work, jobs) as busy:
        for number, each in enumerate(work):
            while number not in done and busy:
                _receive(busy, done)
            yield done.pop(number) if number in done else each()


def _receive(busy: list[Connection], done: dict[int, Made]) -> None:
    """Wait until a worker has something, and take it; one that has ended sends no more."""
    for ready in wait(busy):
        if isinstance(ready, Connection):
            try:
                pieces = io.BytesIO(ready.recv_bytes())
                while pieces.tell() < pieces.getbuffer().nbytes:
                    number, made = pickle.load(pieces)  # noqa: S301  # our own copy wrote it
                    done[number] = made
            except (EOFError, OSError):
                busy.remove(ready)


@contextmanager
def _workers(work: Sequence[Work[Made]], jobs: int) -> Iterator[list[Connection]]:
    """Give what workers send by, each as long as it is busy; in the end none is left."""
    step = max(AT_ONCE, -(-len(work) // HANDFULS))
    to_take, numbers = os.pipe()
    os.write(numbers, b"".join(struct.pack("I", start) for start in range(0, len(work), step)))
    os.close(numbers)
    pids: list[int] = []
    busy: list[Connection] = []
    gc.freeze()  # what a worker never looks at need not be copied
    try:
        for _ in range(min(jobs, len(work) // step)):
            receiver, sender = Pipe(duplex=False)
            pid = os.fork()
            if pid == 0:
                for each in (*busy, receiver):
                    each.close()  # so that a worker notices when the process it works for is gone
                _work(work, to_take, step, sender)
            pids.append(pid)
            busy.append(receiver)
            sender.close()
        yield busy
    finally:
        gc.unfreeze()
        os.close(to_take)
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(pid, 0)


def _work(work: Sequence[Work[Made]], to_take: int, step: int, sender: Connection) -> NoReturn:
    """Do what is to be taken until nothing is left, and end, whatever happens: nothing of this copy is anybody's else."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; the process that it works for ends it
        for each in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, signal.SIG_DFL)
        while taken := os.read(to_take, struct.calcsize("I")):
            (start,) = struct.unpack("I", taken)
            made = io.BytesIO()
            for number in range(start, min(start + step, len(work))):
                pickle.dump((number, work[number]()), made, pickle.HIGHEST_PROTOCOL)
                if made.tell() >= LARGE:
                    sender.send_bytes(made.getbuffer())
                    made = io.BytesIO()
            if made.tell():
                sender.send_bytes(made.getbuffer())
    finally:
        os._exit(0)
