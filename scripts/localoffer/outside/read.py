"""Read: one page from outside, by a process of its own that may take so long and so much, and is then ended."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

from localoffer.html.text_blocks import TextBlock
from localoffer.issues import spelt_out
from localoffer.outside.page import LIMITS, Limits, NotRead, Page

AT_ONCE = 4
"""Pages that are read side by side."""


def read_all(places: Sequence[str], root: Path = Path(), limits: Limits = LIMITS) -> list[Page | NotRead]:
    """Return what became of each place, in their order. One that cannot be read stops no other."""
    with ThreadPoolExecutor(AT_ONCE) as readers:
        return list(readers.map(lambda where: read(where, root, limits), places))


def read(where: str, root: Path = Path(), limits: Limits = LIMITS) -> Page | NotRead:
    """Return the page at an address (http or https), in a file below ``root``, or on standard input (``-``); or why not."""
    raw = sys.stdin.buffer.read(limits.size + 1) if where == "-" else b""
    begun = time.monotonic()
    asked = json.dumps({"where": where, "root": str(root), "limits": asdict(limits)}).encode()
    try:
        done = subprocess.run(
            # -P: a file of the user's that has a module's name is not run.
            [sys.executable, "-P", "-m", "localoffer.outside"],
            input=asked + b"\n" + raw,
            capture_output=True,
            timeout=limits.seconds,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return NotRead(spelt_out(where), too_long(limits))
    if done.returncode:
        return NotRead(spelt_out(where), _ended(done, limits))
    answer = json.loads(done.stdout)
    if "why" in answer:
        return NotRead(spelt_out(where), spelt_out(answer["why"]))
    return _page(answer, time.monotonic() - begun)


def too_long(limits: Limits) -> str:
    """Say that time is up."""
    return f"Reading and comparing it took longer than {limits.seconds:g} seconds."


def _ended(done: subprocess.CompletedProcess[bytes], limits: Limits) -> str:
    """Say why the process ended before its answer."""
    last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
    if done.returncode == -getattr(signal, "SIGXCPU", 0):
        return too_long(limits)
    if "MemoryError" in last:
        return f"Reading it takes more than {limits.memory >> 20} MB of memory."
    return f"Reading it came to a bad end ({spelt_out(last)[:200] or done.returncode})."


def _page(answer: dict[str, Any], took: float) -> Page:
    blocks = tuple(TextBlock(text, tuple(links), *rest) for text, links, *rest in answer.pop("blocks"))
    return Page(**(answer | {"day": dt.date.fromisoformat(answer["day"]), "blocks": blocks, "took": took}))
