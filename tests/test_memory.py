"""Memory: what each page more takes while a site is built, so that a large site fits a small machine."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from copies import GOOD, copy_site

pytestmark = pytest.mark.slow

A_PAGE = 60_000
"""Bytes by which the most that is held may grow with each page: 36 thousand on the day it was written, 87 the day before."""
WORDS = [first + second + third for first in "bdgklmnprst" for second in ("a", "e", "io", "u") for third in "bdgklmnprst"]


def words(number: int, page: random.Random) -> str:
    return " ".join(page.choices(WORDS, k=number)).capitalize() + "."


def most_held(root: Path, pages: int) -> int:
    """Publish the small site with so many more pages of some 600 words, and return the bytes that its process held at most."""
    copy_site(GOOD, root)
    settings = root / "content/site.yml"
    settings.write_text(settings.read_text("utf-8") + "embeds: false\n", "utf-8")
    navigation = root / "content/navigation.yml"
    listed = ", ".join(["faqs", *(f"page-{number}" for number in range(pages))])
    navigation.write_text(navigation.read_text("utf-8").replace("faqs]", f"{listed}]"), "utf-8")
    for number in range(pages):
        page = random.Random(number)  # noqa: S311  # the same each time
        parts = (f"## {words(3, page)} {{#part-{part}}}\n\n{words(60, page)}\n\n- {words(15, page)}\n" for part in range(8))
        front = f"---\ntitle: {words(3, page)}\ndescription: {words(12, page)}\n---\n\n"
        (root / f"docs/en/page-{number}.md").write_text(front + "\n".join(parts), "utf-8")
    command = [sys.executable, "-m", "localoffer", "publish", "--draft", "--jobs", "1"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        _, status, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    assert running.returncode == 0
    return used.ru_maxrss * 1024  # Linux counts in KiB


@pytest.mark.skipif(sys.platform != "linux", reason="others count in other units")
def test_a_page_more_takes_little_room(tmp_path: Path) -> None:
    few, many = 10, 70
    locales = 3  # a page that is not translated stands in each
    grown = most_held(tmp_path / "many", many) - most_held(tmp_path / "few", few)
    print(f"{grown / (many - few) / locales:,.0f} bytes for each page")
    assert grown < A_PAGE * (many - few) * locales
