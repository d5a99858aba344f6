"""What the unit tests share."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from unit.repository import Repo


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("git") / "empty"
    subprocess.run(["git", "init", "-q", "-b", "main", "--template=", str(root)], check=True)
    return root


@pytest.fixture
def repo(empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """Return an empty repository, in which git has no settings of the person who runs the tests."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    return Repo(Path(shutil.copytree(empty, tmp_path / "repo")))
