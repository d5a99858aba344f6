"""Read: pages from outside, each by a process of its own that may take so long and so much, and is then ended."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from threading import Timer
from typing import Any

from localoffer.html.text_blocks import Link, TextBlock
from localoffer.issues import spelt_out
from localoffer.outside.page import LIMITS, Limits, NotRead, Page

AT_ONCE = 4
"""Pages that are read side by side."""
GRACE = 5.0
"""Seconds that the process which starts the others has to say that time was up, before it is ended itself."""


def read_all(places: Sequence[str], root: Path = Path(), limits: Limits = LIMITS) -> list[Page | NotRead]:
    """Return what became of each place, in their order. One that cannot be read stops no other."""
    free: SimpleQueue[Reader] = SimpleQueue()

    def one(where: str) -> Page | NotRead:
        reader = free.get()
        try:
            return reader.read(where, root, limits)
        finally:
            free.put(reader)

    with ExitStack() as ended, ThreadPoolExecutor(AT_ONCE) as threads:
        for _ in range(AT_ONCE):
            free.put(ended.enter_context(closing(Reader())))
        return list(threads.map(one, places))


def read(where: str, root: Path = Path(), limits: Limits = LIMITS) -> Page | NotRead:
    """Return the page at an address (http or https), in a file below ``root``, or on standard input (``-``); or why not."""
    with closing(Reader()) as reader:
        return reader.read(where, root, limits)


class Reader:
    """A process that reads one page after the other, started at the first one, and anew where it is gone or did not answer."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, where: str, root: Path, limits: Limits) -> Page | NotRead:
        """Return a page or why it could not be read, as ``localoffer.outside.read`` does."""
        raw = sys.stdin.buffer.read(limits.size + 1) if where == "-" else b""
        begun = time.monotonic()
        asked = json.dumps({"where": where, "root": str(root), "limits": asdict(limits), "size": len(raw)}).encode()
        code, _, said = self._answer(asked + b"\n" + raw, limits.seconds + GRACE).partition(b" ")
        took = time.monotonic() - begun
        if code != b"0":
            return NotRead(spelt_out(where), too_long(limits) if took >= limits.seconds else _ended(code, said, limits))
        answer = json.loads(said)
        if "why" in answer:
            return NotRead(spelt_out(where), spelt_out(answer["why"]))
        return _page(answer, took)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _answer(self, asked: bytes, seconds: float) -> bytes:
        """Return the line that the process answers; nothing where it does not, and is ended."""
        if self._process is not None and self._process.poll() is not None:
            self.close()
        process = self._process = self._process or _started()
        assert process.stdin is not None and process.stdout is not None  # noqa: S101  # both are pipes
        late = Timer(seconds, process.kill)
        late.start()
        said = b""
        with suppress(OSError):  # it is gone
            process.stdin.write(asked)
            process.stdin.flush()
            said = process.stdout.readline()
        late.cancel()
        late.join()
        if said.endswith(b"\n"):
            return said
        self.close()
        return b""


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        # -P: a file of the user's that has a module's name is not run.
        [sys.executable, "-P", "-m", "localoffer.outside"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def too_long(limits: Limits) -> str:
    """Say that time is up."""
    return f"Reading and comparing it took longer than {limits.seconds:g} seconds."


def _ended(code: bytes, said: bytes, limits: Limits) -> str:
    """Say why a process ended before its answer; ``code`` is how, ``said`` the last that it said."""
    last = said.decode("utf-8", "replace").strip()
    if "MemoryError" in last:
        return f"Reading it takes more than {limits.memory >> 20} MB of memory."
    return f"Reading it came to a bad end ({spelt_out(last)[:200] or code.decode() or 'it is gone'})."


def _page(answer: dict[str, Any], took: float) -> Page:
    found = (TextBlock(*each) for each in answer.pop("blocks"))  # JSON knows no tuple
    blocks = tuple(each._replace(links=tuple(Link(*link) for link in each.links), row=tuple(each.row)) for each in found)
    return Page(**(answer | {"day": dt.date.fromisoformat(answer["day"]), "blocks": blocks, "took": took}))
