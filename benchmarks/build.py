"""Measure a build of 50, 500 and 2,000 pages beside stock Material, in one run.

Prints CPU seconds (user and system, of the building process alone) and the growth exponent between
the sizes: 1.0 is even growth. Usage: python benchmarks/build.py [sizes …]
"""

from __future__ import annotations

import math
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "tests" / "sites" / "good"
WORDS = ("council", "letter", "meeting", "adviser", "appeal", "family", "school", "help", "plan", "date", "agree")
GROUP = 10


def text(number: int, own: bool) -> str:
    """Return a page of about 600 words with a table, links and, in ours, embed codes."""
    chance = random.Random(number)
    parts = []
    for section in range(6):
        sentences = [" ".join(chance.choices(WORDS, k=12)).capitalize() + "." for _ in range(8)]
        parts.append(f"## Section {section} {{#section-{section}}}\n\n" + " ".join(sentences))
    parts.append("| What | When |\n| --- | --- |\n| Ring | today |\n| Write | soon |")
    parts.append(f"See [the next page](page-{max(number - 1, 0)}.md#section-1).")
    if own:
        parts.append("Ring {{phone:mediation}} within {{deadline:contact-adviser}}.")
    return "\n\n".join(parts) + "\n"


def navigation(ids: list[str], depth: str = "g") -> list[object]:
    """Return nested groups of at most ten, so that no page's menu grows with the site."""
    items: list[object] = list(ids)
    level = 0
    while len(items) > GROUP:
        items = [
            {"id": (name := f"{depth}{level}-{start // GROUP}"), "title": name, "pages": items[start : start + GROUP]}
            for start in range(0, len(items), GROUP)
        ]
        level += 1
    return items if isinstance(items[0], dict) else [{"id": f"{depth}-all", "title": "All", "pages": items}]


def ours(folder: Path, size: int) -> Path:
    """Make our site of ``size`` pages; returns its mkdocs.yml."""
    import yaml

    shutil.copytree(SMALL, folder)
    for page in (folder / "docs").rglob("*.md"):
        page.unlink()
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("../../../overrides", str(ROOT / "overrides")), "utf-8")
    site = yaml.safe_load((folder / "content/site.yml").read_text("utf-8"))
    site["locales"], site["name"] = site["locales"][:1], "Bench"
    (folder / "content/site.yml").write_text(yaml.safe_dump(site), "utf-8")
    shutil.rmtree(folder / "content/translations")
    (folder / "content/steps.yml").write_text("[]\n", "utf-8")
    ids = [f"page-{number}" for number in range(size - 1)]
    groups = navigation(ids)
    (folder / "content/navigation.yml").write_text(yaml.safe_dump(groups), "utf-8")
    front = "---\ntitle: Page {0}\ndescription: A page of made-up words for measuring, number {0}.\n---\n\n"
    for number, page_id in enumerate(["index", *ids]):
        (folder / f"docs/en/{page_id}.md").write_text(front.format(number) + text(number, own=True), "utf-8")
    return settings


def material(folder: Path, size: int) -> Path:
    """Make the same pages for stock Material; returns its mkdocs.yml."""
    (folder / "docs").mkdir(parents=True)
    settings = folder / "mkdocs.yml"
    settings.write_text(
        "site_name: Bench\nsite_url: https://example.org/\ntheme:\n  name: material\n  font: false\n"
        "markdown_extensions: [abbr, admonition, attr_list, def_list, pymdownx.details, tables]\n",
        "utf-8",
    )
    for number, page_id in enumerate(["index", *(f"page-{number}" for number in range(size - 1))]):
        (folder / f"docs/{page_id}.md").write_text(f"# Page {number}\n\n" + text(number, own=False), "utf-8")
    return settings


def seconds(settings: Path) -> float:
    """Build once; returns the CPU seconds it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(settings), "-d", str(settings.parent / "built")]
    subprocess.run(command, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    """Print the table."""
    sizes = [int(each) for each in sys.argv[1:]] or [50, 500, 2000]
    rows: dict[str, list[float]] = {"localoffer": [], "stock Material": []}
    for size in sizes:
        for name, make in (("localoffer", ours), ("stock Material", material)):
            with tempfile.TemporaryDirectory() as scratch:
                rows[name].append(seconds(make(Path(scratch) / "site", size)))
            print(f"{name}, {size} pages: {rows[name][-1]:.1f} s", file=sys.stderr)
    print("| CPU seconds | " + " | ".join(f"{size} pages" for size in sizes) + " | growth exponent |")
    print("| --- |" + " --: |" * (len(sizes) + 1))
    for name, taken in rows.items():
        growth = math.log(taken[-1] / taken[-2]) / math.log(sizes[-1] / sizes[-2]) if len(sizes) > 1 else 0
        print(f"| {name} | " + " | ".join(f"{each:.1f}" for each in taken) + f" | {growth:.2f} |")


if __name__ == "__main__":
    main()
