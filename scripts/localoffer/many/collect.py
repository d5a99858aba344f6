"""Collect: published sites put among the others of their publisher, each where its address says."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from localoffer.disk import beside
from localoffer.issues import Issue
from localoffer.many.sites import Site
from localoffer.publish import put_in_place


def collect(sites: Sequence[Site], into: Path) -> list[Issue]:
    """Copy published sites to their places below ``into``, or none of them; returns why not. Raises ``OSError``.

    Each is there whole at every moment, the old one or the new one.
    """
    issues = [_not_published(site) for site in sites if not _published(site).is_dir()]
    for site in sites if not issues else ():
        place = into / site.place
        place.parent.mkdir(parents=True, exist_ok=True)
        with beside(into) as making:
            shutil.copytree(_published(site), making / "site")
            put_in_place(making / "site", place)
    return issues


def _published(site: Site) -> Path:
    return Path(site.folder) / "site"


def _not_published(site: Site) -> Issue:
    hint = f"Run: localoffer publish --root {site.folder}"
    return Issue(_published(site).as_posix(), 1, "site-not-published", "This site is not published yet.", hint)
