"""Measure what it costs to build the same pages with localoffer and with others, in one run.

Every builder gets the same made pages in five languages (see `content.py`), at each size so many in all languages together. They
take turns: each once, then each again. A page that is missing afterwards ends the program. The tables give medians:

- CPU seconds, user and system, of all processes together, and the most that one of its processes held, in MB. Each build is from
  nothing, but for the rows of localoffer that say what has changed since the one before
- growth: the power of the number of pages with which the seconds grow, between the last two sizes; 1 is even growth
- ratios: localoffer's seconds to each of the others'. Below 1, ours took less

Where a builder would need many minutes, it is left out: a dash. Beyond 2,000 pages each has one turn.
Usage: python benchmarks/build.py [--runs 3] [--only localoffer,embeds,hugo,eleventy,zensical,material,starlight] [sizes …]
"""

from __future__ import annotations

import argparse
import math
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import content
import own_site
from builders import BUILDERS, INSTALLED, Builder, address
from measure import Cost, aside, cost, machine, middle

PUBLISH = (sys.executable, "-m", "localoffer", "publish")
OURS = "localoffer"
WORD = f"{OURS}, a word of one page changed"
PHONE = f"{OURS}, a telephone number of all pages changed"
WITH_EMBEDS = f"{OURS} with embeds for councils"
LONG = 2000
"""Pages beyond which a build takes minutes, and what else the machine does is no great part of it."""
Rows = dict[str, dict[int, Cost]]
"""What was built -> pages -> what it took."""


@dataclass(frozen=True)
class Contender:
    """A builder that takes its turns."""

    key: str
    largest: int
    """The most pages it is asked for."""
    make: Callable[[Path, int], None]
    """Make its site in a new folder."""
    turn: Callable[[Path, int, int], Iterator[tuple[str, Cost]]]
    """(folder, pages, which turn) -> what was built, and what it took."""


def publish(folder: Path, size: int) -> Cost:
    """Publish a site of ours from nothing."""
    for left in ("site", ".localoffer-cache"):
        shutil.rmtree(folder / left, ignore_errors=True)
    taken = cost(PUBLISH, folder)
    has_all_pages(folder / "site", size)
    return taken


def ours(folder: Path, size: int, turn: int) -> Iterator[tuple[str, Cost]]:
    """Publish from nothing, then when a word has changed, then when a number has that stands on every page."""
    changed = folder / "site" / content.ids(size)[2] / "index.html"
    yield OURS, publish(folder, size)
    own_site.change_word(folder, size, turn)
    aside(own_site.commit, folder, turn)
    yield WORD, cost(PUBLISH, folder)
    assert own_site.word(turn) in changed.read_text("utf-8")
    own_site.change_phone(folder, turn)
    aside(own_site.commit, folder, turn)
    yield PHONE, cost(PUBLISH, folder)
    assert own_site.phone(turn) in changed.read_text("utf-8")


def with_embeds(folder: Path, size: int, _turn: int) -> Iterator[tuple[str, Cost]]:
    """Publish all that councils may take over, too."""
    yield WITH_EMBEDS, publish(folder, size)


def theirs(builder: Builder, folder: Path, size: int, _turn: int) -> Iterator[tuple[str, Cost]]:
    """Build with another builder."""
    builder.forget(folder)
    yield f"{builder.name} {builder.version()}", cost(builder.command, folder)
    has_all_pages(folder / "built", size)


def has_all_pages(built: Path, size: int) -> None:
    """Leave where a page is missing."""
    missing = [each for each in content.pages(size) if not (built / address(*each) / "index.html").is_file()]
    if missing:
        sys.exit(f"{built}: {len(missing)} of {size} pages are missing, such as {missing[0]}.")


CONTENDERS = (
    Contender(OURS, 20_000, partial(own_site.make, embeds=False), ours),
    Contender("embeds", LONG, partial(own_site.make, embeds=True), with_embeds),
    *(Contender(each.folder, each.largest, each.make, partial(theirs, each)) for each in BUILDERS if each.is_here),
)


def measured(contenders: list[Contender], size: int, runs: int) -> Iterator[tuple[str, Cost]]:
    """Make every site, build them in turns, and yield the medians."""
    taken: dict[str, list[Cost]] = {}
    with tempfile.TemporaryDirectory(dir=INSTALLED, prefix="sites-") as scratch:
        for each in contenders:
            aside(each.make, Path(scratch) / each.key, size)
        for turn in range(runs):
            for each in contenders:
                for name, took in each.turn(Path(scratch) / each.key, size, turn):
                    print(f"{size} pages: {name}: {took.seconds:.1f} s, {took.memory:.0f} MB", file=sys.stderr)
                    taken.setdefault(name, []).append(took)
    return ((name, middle(costs)) for name, costs in taken.items())


def growth(row: dict[int, Cost]) -> str:
    """Return the power of the number of pages with which the seconds grow, between the last two sizes."""
    if len(row) < 2:
        return "-"
    (before, first), (after, last) = sorted(row.items())[-2:]
    return f"{math.log(last.seconds / first.seconds) / math.log(after / before):.2f}"


def print_tables(rows: Rows, sizes: list[int]) -> None:
    """Print what each took, and what ours took to that."""
    head = " | ".join(f"{size:,} pages" for size in sizes)
    print(f"| CPU seconds (peak MB) | {head} | growth |\n| --- |{' --: |' * (len(sizes) + 1)}")
    for name, row in rows.items():
        cells = [f"{row[size].seconds:.1f} ({row[size].memory:.0f})" if size in row else "-" for size in sizes]
        print(f"| {name} | {' | '.join(cells)} | {growth(row)} |")
    others = [name for name in rows if not name.startswith(OURS)]
    if OURS in rows and others:
        print(f"\n| {OURS}: from nothing, a word, a number changed; to | {head} |\n| --- |{' --: |' * len(sizes)}")
        for name in others:
            print(f"| {name} | {' | '.join(ratios(rows, name, size) for size in sizes)} |")


def ratios(rows: Rows, other: str, size: int) -> str:
    """Return our seconds to another's at one size: from nothing, and after each change."""
    if size not in rows[other] or size not in rows[OURS]:
        return "-"
    return ", ".join(f"{rows[name][size].seconds / rows[other][size].seconds:.2f}" for name in (OURS, WORD, PHONE))


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[50, 500, 2000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default=",".join(each.key for each in CONTENDERS), help="some of: %(default)s")
    asked = parser.parse_args()
    wanted = [each for each in CONTENDERS if each.key in asked.only.split(",")]
    absent = ", ".join(each.name for each in BUILDERS if not each.is_here)
    if absent:
        print(f"Not measured, for it is not installed: {absent}. make bench installs it.", file=sys.stderr)
    INSTALLED.mkdir(parents=True, exist_ok=True)
    rows: Rows = {}
    for size in asked.sizes:
        runs = asked.runs if size <= LONG else 1
        for name, took in measured([each for each in wanted if size <= each.largest], size, runs):
            rows.setdefault(name, {})[size] = took
    print_tables(rows, asked.sizes)
    print(f"\n{machine()}")


if __name__ == "__main__":
    main()
