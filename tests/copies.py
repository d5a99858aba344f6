"""Copies of the small site, and git histories made for a test.

The program is loaded by what needs it alone: the process that hands the tests out to others copies paths, and builds nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from localoffer.edition import Edition
    from localoffer.html.outline import Outline
    from localoffer.html.text_blocks import TextBlock
    from localoffer.issues import Issue

HERE = Path(__file__).parent
ROOT = HERE.parent
GOOD = HERE / "sites" / "good"


def copy_site(source: Path, target: Path) -> Path:
    """Copy a site so that it finds the project's look from its new place."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("site", ".localoffer-*"))
    settings = target / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("../../../overrides", str(ROOT / "overrides")), "utf-8")
    return target


def git(root: Path, *arguments: str, day: str = "2026-01-05", author: str | None = None) -> str:
    """Run git as a person with no settings of their own, on the given day."""
    moment = f"{author or day}T12:00:00+00:00"
    environment = {
        **os.environ,
        "GIT_AUTHOR_NAME": "A Writer",
        "GIT_AUTHOR_EMAIL": "writer@example.org",
        "GIT_COMMITTER_NAME": "A Writer",
        "GIT_COMMITTER_EMAIL": "writer@example.org",
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_DATE": f"{day}T12:00:00+00:00",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()


def commit(root: Path, message: str, day: str, *, author: str | None = None) -> str:
    """Commit everything below ``root`` on a day; returns the commit's id."""
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", message, day=day, author=author)
    return git(root, "rev-parse", "HEAD")


def own_site_copy(target: Path) -> Path:
    """Copy the project's own site and give it a history of one commit: its words are tested, not its dates."""
    target.mkdir()
    for name in ("content", "docs", "overrides"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copy(ROOT / "mkdocs.yml", target)
    git(target, "init", "-q", "-b", "main")
    commit(target, "Begin", "2026-11-23")
    return target


def build(site: Path, folder: Path, *, draft: bool, address: str | None = None) -> tuple[Edition | None, list[Issue]]:
    """Build a site into a folder without following its links, unless an error stands in the way."""
    from localoffer.build import Options, files, read, write
    from localoffer.issues import stops

    edition, issues = read(site, Options(draft=draft, gallery=draft, address=address))
    if edition is not None and not stops(issues, strict=False):
        write(files(edition, issues), folder)
    return edition, issues


def passages(html: str | bytes) -> tuple[TextBlock, ...]:
    """Return the text blocks of a page."""
    from localoffer.html.text_blocks import text_blocks
    from localoffer.html.tree import document, root

    return text_blocks(root(document(html)))


def outlines(folder: Path) -> dict[str, Outline]:
    """Return address -> outline of every page that stands below a folder."""
    from localoffer.html.outline import outline
    from localoffer.html.tree import document, root

    pages = sorted(folder.rglob("*.html"))
    return {file.relative_to(folder).as_posix(): outline(root(document(file.read_text("utf-8")))) for file in pages}


def translate(root: Path, tag: str, key: str, source: str, words: str) -> None:
    """Say something of the facts in another language: put an entry at the end of its catalogue."""
    file = root / "content" / "translations" / f"{tag}.po"
    entry = f'\nmsgctxt "{key}"\nmsgid "{source}"\nmsgstr "{words}"\n'
    file.write_text(file.read_text("utf-8") + entry, "utf-8")
