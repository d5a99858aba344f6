"""Measure what `localoffer drift` costs: one page, and fifty on a list, judged by our own site and its whole history.

Half of the pages are those of strangers in tests/drift/, each as a page of its own; the other half are copies of a page of ours
in five thousand lines of a council's markup. Prints user and system CPU seconds of all processes together, the least of the
runs: what else the machine does only ever adds to it. Usage: python benchmarks/drift_cost.py [--runs 3]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
PAGES = 50


def pages(folder: Path) -> list[Path]:
    """Write the pages; returns their files."""
    from copies_drift import COPIES, fixture, page_of, strangers  # type: ignore[import-not-found]

    half = PAGES // 2
    whole = [page_of({**fixture(file), "around": "cms"}) for file in COPIES[:half]]
    found = [folder / f"{number}.html" for number in range(PAGES)]
    for file, raw in zip(found, [*whole, *(page_of(each.page) for each in strangers()[:half])], strict=True):
        file.write_bytes(raw)
    return found


def seconds(files: list[Path]) -> float:
    """Judge pages; returns the CPU seconds that all processes took for it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "localoffer", "drift", "--root", str(ROOT), "--json", *map(str, files)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1, 3, 5) or done.stderr:
        sys.exit(f"drift ended with {done.returncode}: {done.stderr}")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as scratch:
        files = pages(Path(scratch))
        size = sum(file.stat().st_size for file in files) / 1000
        for count in (1, PAGES):
            least = min(seconds(files[:count]) for _ in range(runs))
            print(f"{count} page{'s' * (count > 1)}: {least:.2f} CPU seconds")
        print(f"The {PAGES} pages have {size:.0f} kB.")


if __name__ == "__main__":
    main()
