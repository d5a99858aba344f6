"""The manifest: path -> hash of every file that the small site publishes.

A change that moves rooms about keeps it. One that changes what is published runs ``make manifest``, and its
message says why those lines changed.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

MANIFEST = Path(__file__).parent / "golden" / "manifest.json"


def manifest(site: Path) -> dict[str, str]:
    """Return path -> the first 16 digits of the SHA-256 of each published file."""
    files = sorted(file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()[:16] for file in files}


def test_the_small_site_is_published_as_before(good_built: Path) -> None:
    now = manifest(good_built)
    if "MANIFEST" in os.environ:
        MANIFEST.write_text(json.dumps(now, indent=0) + "\n", "utf-8")
    before = json.loads(MANIFEST.read_text("utf-8"))
    new, gone = sorted(now.keys() - before.keys()), sorted(before.keys() - now.keys())
    changed = sorted(path for path in now.keys() & before.keys() if now[path] != before[path])
    assert (new, gone, changed) == ([], [], []), "run: make manifest, and say why"
