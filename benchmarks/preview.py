"""Measure how long an editor waits, from saving to `localoffer serve` showing it, on sites of made pages (see `content.py`).

Seconds are those of a clock, so a busy machine adds to them; CPU seconds, user and system, are beside them. Each is the median of
the runs, in which a page and a telephone number, which stands on every page, are saved one after the other.
Usage: python benchmarks/preview.py [--runs 5] [sizes …]
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

import content
import own_site
from measure import aside, machine

PATIENCE = 600  # seconds


def used(pid: int) -> float:
    """Return the CPU seconds that a process has used so far, with those of what it started and that has ended (proc(5))."""
    after_name = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return sum(map(int, after_name[11:15])) / os.sysconf("SC_CLK_TCK")


def wait_for(serving: subprocess.Popen[bytes], address: str, words: str) -> None:
    """Ask for a page until it says some words; leaves where nothing serves it any more."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urlopen(address, timeout=PATIENCE) as page:  # noqa: S310 - of this machine
                if words in page.read().decode():
                    return
        except (URLError, ConnectionError):
            pass
        if serving.poll() is not None:
            sys.exit(f"localoffer serve ended with {serving.returncode}.")
        time.sleep(0.02)
    sys.exit(f"{address} never said {words}.")


@contextmanager
def served(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Serve a site; gives the process and the site's address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "localoffer", "serve", "--root", str(folder), "--port", str(port)]
    serving = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # what goes wrong, it says beside the table
    try:
        yield serving, f"http://127.0.0.1:{port}/"
    finally:
        serving.terminate()
        serving.wait()


def measured(size: int, runs: int) -> Iterator[tuple[str, float, float]]:
    """Yield what was saved, with the medians of the seconds and the CPU seconds that its preview took."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "site"
        aside(partial(own_site.make, embeds=False), folder, size)
        saved: dict[str, tuple[Callable[[int], None], Callable[[int], str]]] = {
            "a word of one page": (lambda turn: own_site.change_word(folder, size, turn), own_site.word),
            "a telephone number of all pages": (lambda turn: own_site.change_phone(folder, turn), own_site.phone),
        }
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in saved}
        with served(folder) as (serving, home):
            page = f"{home}{content.ids(size)[2]}/"
            wait_for(serving, page, "</html>")
            for turn in range(runs):
                for name, (save, words) in saved.items():
                    time.sleep(1)  # the server is at rest
                    before, began = used(serving.pid), time.monotonic()
                    save(turn)
                    wait_for(serving, page, words(turn))
                    taken[name].append((time.monotonic() - began, used(serving.pid) - before))
    for name, figures in taken.items():
        yield name, median(seconds for seconds, _ in figures), median(cpu for _, cpu in figures)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[500, 2000])
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    print("| pages | saved | seconds | CPU seconds |\n| --: | --- | --: | --: |")
    for size in asked.sizes:
        for name, seconds, cpu in measured(size, asked.runs):
            print(f"| {size:,} | {name} | {seconds:.2f} | {cpu:.2f} |", flush=True)
    print(f"\n{machine()}")


if __name__ == "__main__":
    main()
