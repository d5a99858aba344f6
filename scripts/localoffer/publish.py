"""Publish: build beside, check, then put in place at once.

The published folder is either the old one whole or the new one whole, whatever happens in between.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from localoffer import checks, disk, store
from localoffer.build import Built, Options, build, files, read, write
from localoffer.issues import Issue, in_order, stops

if TYPE_CHECKING:  # what asks other websites takes a while to load, and most commands ask none
    from localoffer.checks.outside_links import Politeness

Report = Callable[[str], None]
BUILT = "site"
"""The folder of the store that a site is built in: what was published before, or built and not published."""


@dataclass(frozen=True)
class Published:
    """What came of publishing."""

    issues: list[Issue]
    built: tuple[str, ...] = ()
    """Addresses of the files that are not what was published before, as far as that is known; none where nothing was."""
    kept: int = 0
    """How many others there are."""


def publish(root: Path, options: Options, report: Report) -> Published:
    """Build and check the site below ``root``, and put it into ``root/site`` if nothing stops it.

    What stands in the way of that is an issue, or an ``OSError`` of the machine; then ``root/site`` is as it was.
    """
    published = root / "site"
    if published.is_symlink() or (published.exists() and not published.is_dir()):
        return Published([_not_a_folder(published)])
    with disk.beside(root) if options.fresh else _building(root) as building:
        report("Building")
        built = build(root, building, options)
        if stops(built.issues):
            return Published(built.issues)
        report("Putting it in place")
        with disk.held(root):
            put_in_place(building, published)
    return _told(built, None if options.fresh else store.Kept(root, "published"))


def _told(built: Built, kept: store.Kept | None) -> Published:
    """Return what was published, beside what ``kept`` says of the time before; and keep that for the next time."""
    body = json.dumps(built.digests, sort_keys=True)
    before = json.loads((kept.read() if kept else "") or "{}")
    if kept and before != built.digests:
        kept.write([body.encode()])
    other = sorted(url for url, digest in built.digests.items() if before.get(url) != digest)
    return Published(built.issues, tuple(other), len(built.digests) - len(other))


@contextlib.contextmanager
def _building(root: Path) -> Iterator[Path]:
    """Give the folder that is built in, with what the last run has left there."""
    with disk.beside(root, root / store.FOLDER / BUILT) as building:
        yield building
        with contextlib.suppress(OSError):
            store.folder(root)


def _not_a_folder(published: Path) -> Issue:
    """Return that ``site`` is a link or a file. What a link leads to may be anybody's, and is not ours to replace."""
    what = f'a link to "{published.readlink()}"' if published.is_symlink() else "not a folder"
    message = f"site is {what}, so the site cannot be put there."
    return Issue("site", 1, "site-not-a-folder", message, "Take it away. A link that leads to site/ may stand elsewhere.")


def check(root: Path, report: Report) -> list[Issue]:
    """Build and check the site below ``root`` and throw the result away."""
    with _building(root) as building:
        report("Building")
        return build(root, building, Options(draft=True)).issues


def preview(root: Path, folder: Path, report: Report) -> bool:
    """Put the site below ``root`` into ``folder``, which is not there yet: as far as it goes, with its faults on every page.

    Returns whether there is anything to see: nothing where content/site.yml or the theme is broken.
    """
    edition, issues = read(root, Options(draft=True, preview=True))
    if edition is None:
        return False
    report("Writing the preview")
    with disk.beside(folder.parent) as making:
        write(files(edition, issues), making / "site")
        (making / "site").rename(folder)
    return True


def check_links(root: Path, outside: Politeness | None, report: Report) -> list[Issue]:
    """Follow every link of the site below ``root``; those that leave it too where ``outside`` says how politely."""
    edition, issues = read(root)
    if edition is None or stops(issues, strict=False):
        return issues
    with disk.beside(root) as building:
        report("Following links")
        outlines = write(files(edition, issues := []), building)
        if stops(issues, strict=False):
            return in_order(issues)
        found = checks.check_links(building, outlines, edition, ask_all=True)
    if outside:
        from localoffer.checks.outside_links import ask_outside

        found = [*found, *ask_outside(edition, outlines, outside, report)]
    return in_order([*issues, *found])


def put_in_place(new: Path, published: Path) -> None:
    """Swap two folders in one step of the file system; ``new`` then holds what was published before.

    Linux: renameat2(2) with RENAME_EXCHANGE. macOS: renamex_np(2) with RENAME_SWAP. Where neither
    is to be had, two renames come close: for a moment there is no folder, and never half a one.
    """
    if not published.exists():
        new.rename(published)
    elif not _exchange(new, published):
        old = new.with_name(new.name + "-old")
        published.rename(old)
        new.rename(published)
        old.rename(new)


def _exchange(one: Path, other: Path) -> bool:
    with contextlib.suppress(OSError, AttributeError):
        libc = ctypes.CDLL(None, use_errno=True)
        first, second = os.fsencode(one), os.fsencode(other)
        if sys.platform == "darwin":
            return bool(libc.renamex_np(first, second, 2) == 0)
        here = -100  # AT_FDCWD
        return bool(libc.renameat2(here, first, here, second, 2) == 0)
    return False
