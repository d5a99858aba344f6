"""Measure: what a program takes, by the system's own count, and the machine it took it on."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    seconds: float
    """Of processors, user and system, of the program and all that it started: another clock would count what else runs."""
    memory: float
    """The most that one of its processes held, in MB."""


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Run a program in a folder and return what it took; leaves where the program fails."""
    quiet = {"NO_MKDOCS_2_WARNING": "1", "ASTRO_TELEMETRY_DISABLED": "1"}
    with tempfile.TemporaryFile() as said:
        running = subprocess.Popen(command, cwd=folder, env={**os.environ, **quiet}, stdout=said, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(running.pid, 0)  # of that program alone: getrusage() would add those before it
        running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode:
            said.seek(0)
            sys.exit(f"{' '.join(command)} ended with {running.returncode}:\n{said.read()[-4000:].decode(errors='replace')}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6)  # Linux counts in KiB


def middle(costs: Iterable[Cost]) -> Cost:
    """Return the medians."""
    taken = list(costs)
    return Cost(median(each.seconds for each in taken), median(each.memory for each in taken))


def aside(task: Callable[..., None], *arguments: Any) -> None:
    """Do something in a process of its own: Linux counts to a program's memory what started it held, so that must be little."""
    process = multiprocessing.get_context("fork").Process(target=task, args=arguments)
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode)


def machine() -> str:
    """Return the day, the machine and how busy it was in the last quarter of an hour."""
    cpu = Path("/proc/cpuinfo")
    lines = cpu.read_text("utf-8").splitlines() if cpu.exists() else []
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
    busy = f"{os.getloadavg()[2]:.1f} processes wanted to run"
    python = platform.python_version()
    return f"{dt.date.today():%d %B %Y}, {os.cpu_count()} cores ({model}), {busy} on average, Python {python}."
