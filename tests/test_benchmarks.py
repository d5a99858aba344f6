"""Benchmarks: the made site that they measure is one that publishes, in every language and with nothing to put right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from copies import ROOT, git

pytestmark = pytest.mark.slow


def test_the_made_site_publishes(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make = [sys.executable, ROOT / "benchmarks/own_site.py", "25", site]
    subprocess.run(make, check=True)
    assert git(site, "rev-list", "--count", "HEAD") == "3"
    assert git(site, "status", "--porcelain") == ""
    publish = [sys.executable, "-m", "localoffer", "publish", "--root", site]
    said = subprocess.run(publish, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout) == (0, ""), said.stdout
    for tag in ("", "pl/", "ro/", "lt/", "ar/"):
        page = (site / "site" / tag / "service-0/questions/index.html").read_text("utf-8")
        assert "020 7946 0018" in page
        assert "{{" not in page
