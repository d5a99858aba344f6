"""A newcomer: from the repository to a wheel, an empty environment, a site of one's own and its published pages.

``make newcomer`` shows each step with its time. What localoffer depends on is taken from the environment that runs this, so
nothing is fetched; localoffer itself is the one in the wheel alone.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
IN_WHEEL = ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE", "scripts", "overrides")
FIRST_SERVICE = re.compile(
    rb"mediat|\bKIDS\b|certificate|tribunal|\bHull\b|East Riding|disagreement|decision letter|interpreter", re.IGNORECASE
)
"""Words that only the first service has a use for."""


def run(command: Sequence[str | Path], folder: Path) -> str:
    """Run a command in a folder, with nothing of ours in its environment; returns what it prints."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LOCALOFFER"))}
    done = subprocess.run(list(map(str, command)), cwd=folder, env=kept, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def wheel(folder: Path) -> Path:
    """Build the wheel from a copy of the repository."""
    copy = folder / "copy"
    copy.mkdir()
    for name in IN_WHEEL:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(source, copy)
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check")
    run([sys.executable, "-m", "pip", "wheel", "-q", *options, "-w", folder, copy], folder)
    return next(folder.glob("localoffer-*.whl"))


def environment(folder: Path, made: Path) -> Path:
    """Install a wheel into an empty environment; returns the command ``localoffer`` in it."""
    empty = folder / "env"
    venv.create(empty, symlinks=True)
    python = empty / "bin" / "python"
    options = ("--no-deps", "--no-index", "--disable-pip-version-check")
    run([sys.executable, "-m", "pip", "--python", python, "install", "-q", *options, made], folder)
    packages = next((empty / "lib").glob("python*/site-packages"))
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return empty / "bin" / "localoffer"


def strange(folder: Path) -> list[str]:
    """Return every file below a folder that holds a word of the first service."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return [f"{file.relative_to(folder)}: {found[0]!r}" for file in files if (found := FIRST_SERVICE.search(file.read_bytes()))]


def newcomer(folder: Path, say: Callable[[str], None] = lambda text: None) -> Path:
    """Do what a newcomer does, below an empty folder; returns their site, published."""
    began = time.monotonic()

    def said(text: str) -> None:
        say(f"{time.monotonic() - began:6.1f} s  {text}")

    made = wheel(folder)
    said(f"{made.name} is built, {made.stat().st_size // 1000} kB")
    localoffer = environment(folder, made)
    said("It is installed in an empty environment")
    site = folder / "portage"
    new = ("--name", "Portage home visiting", "--provider", "Exampleshire Council", "--languages", "en,uk", "--accent", "#7a1f5c")
    run([localoffer, "new", "site", site, *new], folder)
    said('localoffer new site portage --name "Portage home visiting" --languages en,uk --accent "#7a1f5c"')
    run([localoffer, "publish"], site)
    said("localoffer publish")
    run([localoffer, "check"], site)
    said("localoffer check")
    found = strange(site)
    assert not found, found
    said("No file of it has a word of another service")
    return site


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as there:
        newcomer(Path(there), print)
