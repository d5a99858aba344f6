"""What the tests share: copies of the small site, with or without a git history of their own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from copies import GOOD, commit, copy_site, git, own_site_copy
from localoffer.issues import stops
from localoffer.plugin import build

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


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
    return built(root)


@pytest.fixture(scope="session")
def site_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the project's own site as published from a fresh history: its words, not its dates, are what is tested."""
    return built(own_site_copy(tmp_path_factory.mktemp("own") / "source"))


def built(root: Path, *, draft: bool = False) -> Path:
    """Build a site into its site/ without following its links, and return that folder."""
    _, issues = build(root, root / "site", draft=draft)
    assert not stops(issues), issues
    return root / "site"
