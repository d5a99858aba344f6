"""Changed: which sites a later commit touched."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from localoffer.many.sites import Site
from localoffer.time.commits import NotReadError, git


def changed(sites: Iterable[Site], commit: str, here: Path) -> list[Site] | None:
    """Return the sites of the repository around ``here`` that something in their folders was changed of since ``commit``.

    None for all of them: a file outside every site was changed, which may be the program or a look that they share, or
    there is no such commit here, as where history was written anew.
    """
    try:
        top = Path(os.fsdecode(git(here, "rev-parse", "--show-toplevel")).removesuffix("\n"))
        since = git(here, "rev-parse", "--verify", "--quiet", f"{commit}^{{commit}}").decode().strip()
        listed = git(here, "diff-tree", "-r", "-z", "--no-renames", "--name-only", since, "HEAD")
    except NotReadError:
        return None
    at = {(here / site.folder).resolve(): site for site in sites}
    found = set()
    for name in filter(None, os.fsdecode(listed).split("\0")):
        owners = {at[folder] for folder in (top / name).parents if folder in at}
        if not owners:
            return None
        found |= owners
    return [site for site in at.values() if site in found]
