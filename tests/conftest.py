"""What the tests share: copies of the small site, with or without a git history of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent
GOOD = HERE / "sites" / "good"

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


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


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """Return a copy of the small site, outside any git repository."""
    return copy_site(GOOD, tmp_path / "small")


@pytest.fixture
def dated_site(small_site: Path) -> Path:
    """Return a copy of the small site, committed whole on 5 January 2026."""
    git(small_site, "init", "-q", "-b", "main")
    commit(small_site, "Begin", "2026-01-05")
    return small_site


@pytest.fixture(scope="session")
def good_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small site as published, dated 5 January 2026."""
    root = copy_site(GOOD, tmp_path_factory.mktemp("good") / "small")
    git(root, "init", "-q", "-b", "main")
    commit(root, "Begin", "2026-01-05")
    return publish_once(root)


@pytest.fixture(scope="session")
def site_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project's own site as published from a fresh history: its words, not its dates, are what is tested."""
    root = tmp_path_factory.mktemp("own") / "site-source"
    root.mkdir()
    for name in ("content", "docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    git(root, "init", "-q", "-b", "main")
    commit(root, "Begin", "2026-11-23")
    return publish_once(root)


def publish_once(root: Path) -> Path:
    """Publish through the command line, as an editor does."""
    from click.testing import CliRunner
    from localoffer.cli import main

    result = CliRunner().invoke(main, ["publish", "--root", str(root)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return root / "site"
