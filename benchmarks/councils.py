"""Measure what a council costs: our own site, published with 2, 20, 60 and 150 councils.

The councils beyond ours are made up, in a copy: each has a council's file and an advice service with a telephone number, as ours
have. Prints files, bytes, CPU seconds (user and system, of the publishing process and all that it starts) and peak memory, in
all and for each further council, and how the CPU seconds of the further councils grow: 1.0 is even growth. Of several runs the
one that took least counts: what else the machine does only ever adds to it.
Usage: python benchmarks/councils.py [--runs 1] [numbers of councils …]
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from measure import cost, machine
from own_site import ROOT

sys.path.insert(0, str(ROOT / "tests"))

PROVENANCE = "source: [K10], certainty: primary, recorded_on: 2026-11-23"
COUNCIL = f"""\
name: Made Council {{number}}
short_name: Made {{number}}
local_offer: {{{{address: "https://made-{{number}}.example/local-offer", {PROVENANCE}}}}}
sendiass: made-{{number}}
gaps:
  - Who runs mediation in the area of Made Council {{number}}. Your decision letter says who does.
"""
SENDIASS = f"""\
name: Made {{number}} SENDIASS
role: Free advice about SEND for families in the area of Made Council {{number}}.
phones:
  - {{{{number: 020 7946 0{{number:03}}, {PROVENANCE}}}}}
web:
  - {{{{address: "https://made-{{number}}.example/sendiass", {PROVENANCE}}}}}
"""


@dataclass(frozen=True)
class Published:
    """What one publish made and took."""

    councils: int
    files: int
    size: int
    """Bytes."""
    seconds: float
    memory: float
    """The most that one process held, in bytes."""


def with_councils(root: Path, number: int) -> int:
    """Put made councils beside those of a site, until there are ``number``; returns how many there are."""
    own = len(list((root / "content/councils").glob("*.yml")))
    for each in range(own, number):
        (root / f"content/councils/made-{each}.yml").write_text(COUNCIL.format(number=each), "utf-8")
        (root / f"content/contacts/made-{each}.yml").write_text(SENDIASS.format(number=each), "utf-8")
    return max(own, number)


def published(number: int) -> Published:
    """Publish our own site with so many councils."""
    from copies import commit, own_site_copy  # type: ignore[import-not-found]

    with tempfile.TemporaryDirectory() as scratch:
        root: Path = own_site_copy(Path(scratch) / "site")
        councils = with_councils(root, number)
        commit(root, "Councils", "2026-11-23")
        took = cost((sys.executable, "-m", "localoffer", "publish"), root)
        files = [file for file in (root / "site").rglob("*") if file.is_file()]
        size = sum(file.stat().st_size for file in files)
        return Published(councils, len(files), size, took.seconds, took.memory * 1e6)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("numbers", nargs="*", type=int, default=[2, 20, 60, 150])
    parser.add_argument("--runs", type=int, default=1)
    asked = parser.parse_args()
    print("| councils | files | MB | CPU seconds | peak memory, MB | each further: files | kB | CPU seconds | memory, kB |")
    print("|" + " --: |" * 9, flush=True)
    costs = []
    for number in asked.numbers:
        costs.append(cost := min((published(number) for _ in range(asked.runs)), key=lambda each: each.seconds))
        cells = [f"{cost.councils}", f"{cost.files}", f"{cost.size / 1e6:.1f}", f"{cost.seconds:.1f}", f"{cost.memory / 1e6:.0f}"]
        more = cost.councils - costs[0].councils
        if more:
            first = costs[0]
            cells += [f"{(cost.files - first.files) / more:.1f}", f"{(cost.size - first.size) / more / 1000:.0f}"]
            cells += [f"{(cost.seconds - first.seconds) / more:.3f}", f"{(cost.memory - first.memory) / more / 1000:.0f}"]
        else:
            cells += [""] * 4
        print(f"| {' | '.join(cells)} |", flush=True)
    if len(costs) > 2:
        first, before, last = costs[0], costs[-2], costs[-1]
        taken, councils = ((getattr(last, name) - getattr(first, name)) / (getattr(before, name) - getattr(first, name))
                           for name in ("seconds", "councils"))  # fmt: skip
        print(f"\nGrowth exponent of the CPU seconds of further councils, {before.councils} to {last.councils}: ", end="")
        print(f"{math.log(taken) / math.log(councils):.2f}")
    print(f"\n{machine()}")


if __name__ == "__main__":
    main()
