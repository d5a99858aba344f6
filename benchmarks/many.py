"""Measure one site of many: 20 pages in 8 languages, published, and what an edit changes of its files.

The site is begun with ``localoffer new site``. Its pages are those of ``benchmarks/build.py`` (some 600 made-up words each),
written in every language, with one council, the service's own number at the foot of every page, and a number that three pages
show. Prints files, bytes as they are and gzipped, CPU seconds of a first publish (user and system, of the process and all that
it starts; the least of three runs), and for each edit the files that must go up. Multiply by your number of sites.
Usage: python benchmarks/many.py
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import content
from localoffer.many.hashes import changes, of_folder
from own_site import DIALECT, ROOT

sys.path.insert(0, str(ROOT / "tests"))

PAGES, LANGUAGES = 20, ("en", "pl", "ro", "lt", "ru", "ar", "ckb", "uk")
NUMBERS = "phones: [{{number: {}, source: [OWN], certainty: primary, recorded_on: 2026-01-05}}]\n"
DESK = "name: The desk\nrole: Ask here about papers.\n"
NOTE = 'changes: [{changed_on: 2026-11-20, note: "Put right."}]\n'
FRONT = "---\ntitle: Page {0}\ndescription: A page of made-up words for measuring, number {0}.\n---\n\n"
WORDS = content.Dialect(link=lambda *_: "index.md", details=DIALECT.details)
DAY, NEXT_DAY = "1795435200", "1795521600"  # 23 and 24 November 2026


def words(number: int) -> str:
    """Return what a page says."""
    return content.body("en", f"page-{number}", 100, WORDS)


def localoffer(*arguments: str | Path, day: str = DAY) -> float:
    """Run a command; returns the CPU seconds it took."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": day}
    command = [sys.executable, "-m", "localoffer", *map(str, arguments)]
    with tempfile.TemporaryFile() as said:
        running = subprocess.Popen(command, stdout=said, stderr=said, env=environment)
        _, status, used = os.wait4(running.pid, 0)  # its own figures, and those of all that it started
        if status:
            said.seek(0)
            sys.exit(said.read().decode())
    return used.ru_utime + used.ru_stime


def begin(root: Path) -> None:
    """Make the site."""
    from copies import commit, git  # type: ignore[import-not-found]

    localoffer("new", "site", root, "--name", "Help in Exampleshire", "--languages", ",".join(LANGUAGES))
    named = ("--name", "Exampleshire Council", "--local-offer", "https://exampleshire.example/offer", "--source", "OWN")
    localoffer("new", "council", "--root", root, "exampleshire", *named)
    settings = root / "content/site.yml"
    told = (
        settings.read_text("utf-8")
        .replace("    draft: true\n", "")
        .replace("help-in-exampleshire.example", "example.org/exampleshire")
    )
    settings.write_text(told, "utf-8")
    (root / "content/contacts/service.yml").write_text("name: Help\nrole: Ask here.\n" + NUMBERS.format("020 7946 0001"), "utf-8")
    (root / "content/contacts/desk.yml").write_text(DESK + NUMBERS.format("020 7946 0002"), "utf-8")
    ids = [f"page-{number}" for number in range(PAGES - 3)]
    menu = root / "content/navigation.yml"
    menu.write_text(menu.read_text("utf-8").replace("about]", ", ".join(["about", *ids]) + "]"), "utf-8")
    for number, page_id in enumerate(ids):
        desk = "\n\nRing {{phone:desk}}.\n" if number < 3 else ""
        for tag in LANGUAGES:
            (root / f"docs/{tag}/{page_id}.md").write_text(FRONT.format(number) + words(number) + desk, "utf-8")
    for page in (root / "docs/en").glob("*.md"):
        for tag in LANGUAGES[1:]:
            (root / "docs" / tag / page.name).write_text(page.read_text("utf-8"), "utf-8")
    pages = sorted(path.relative_to(root).as_posix() for tag in LANGUAGES[1:] for path in (root / "docs" / tag).glob("*.md"))
    localoffer("translations", "--root", root, "update", "--method", "machine", *LANGUAGES[1:], *pages)
    git(root, "init", "-q", "-b", "main")
    commit(root, "Begin", "2026-01-05")


def edited(root: Path, name: str, old: str, new: str) -> None:
    """Change a word of a file, say so in a note that readers see, and commit it."""
    from copies import commit

    file = root / name
    said = file.read_text("utf-8")
    assert old in said
    first, rest = said.replace(old, new, 1).split("\n", 1)
    file.write_text(f"{first}\n{NOTE}{rest}", "utf-8")
    commit(root, "Edit", "2026-11-20")


def first_publish(root: Path) -> float:
    """Publish as a machine of a git host does, which keeps nothing of an earlier run; returns the CPU seconds."""
    shutil.rmtree(root / ".localoffer-cache", ignore_errors=True)
    return localoffer("publish", "--live", "--root", root)


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "site"
        begin(root)
        seconds = min(first_publish(root) for _ in range(3))
        files = [file for file in (root / "site").rglob("*") if file.is_file()]
        sizes = [len(file.read_bytes()) for file in files]
        packed = sum(len(gzip.compress(file.read_bytes(), 6, mtime=0)) for file in files)
        pages = sum(file.suffix == ".html" for file in files)
        print("| files | of them HTML | MB | MB gzipped | CPU seconds |\n| --: | --: | --: | --: | --: |")
        print(f"| {len(files)} | {pages} | {sum(sizes) / 1e6:.1f} | {packed / 1e6:.1f} | {seconds:.1f} |\n")
        edits: tuple[tuple[str, Callable[[], object], str], ...] = (
            ("nothing; published again", lambda: None, DAY),
            (
                "a sentence of one page",
                lambda: edited(root, "docs/en/page-5.md", "{#part-1}", "{#part-1}\n\nA sentence more."),
                DAY,
            ),
            ("a number that three pages show", lambda: edited(root, "content/contacts/desk.yml", "0002", "0003"), DAY),
            ("the number at the foot of every page", lambda: edited(root, "content/contacts/service.yml", "0001", "0004"), DAY),
            ("nothing; the next morning", lambda: None, NEXT_DAY),
        )
        print("| what was edited | files to go up | of them HTML | MB | files to go away |\n| --- | --: | --: | --: | --: |")
        for name, edit, day in edits:
            before, _ = of_folder(root / "site")
            edit()
            localoffer("publish", "--live", "--root", root, day=day)
            found = changes(before, of_folder(root / "site")[0])
            size = sum((root / "site" / path).stat().st_size for path in found.new)
            html = sum(path.endswith(".html") for path in found.new)
            print(f"| {name} | {len(found.new)} | {html} | {size / 1e6:.1f} | {len(found.gone)} |", flush=True)


if __name__ == "__main__":
    main()
