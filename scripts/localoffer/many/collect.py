"""Collect: a published site put among the others of its publisher, where its address says."""

from __future__ import annotations

import shutil
from pathlib import Path

from localoffer.disk import beside
from localoffer.issues import Issue
from localoffer.many.sites import Site
from localoffer.publish import put_in_place


def collect(site: Site, into: Path) -> list[Issue]:
    """Copy a published site to its place below ``into``, whole or not at all; returns why it could not be. Raises ``OSError``."""
    published = Path(site.folder) / "site"
    if not published.is_dir():
        hint = f"Run: localoffer publish --root {site.folder}"
        return [Issue(f"{site.folder}/site", 1, "site-not-published", "This site is not published yet.", hint)]
    place = into / site.place
    place.parent.mkdir(parents=True, exist_ok=True)
    with beside(into) as making:
        shutil.copytree(published, making / "site")
        put_in_place(making / "site", place)
    return []
