"""Publish: build beside, check, then put in place at once.

The published folder is either the old one whole or the new one whole, whatever happens in between.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from localoffer.checks import check_links as follow
from localoffer.checks import check_site
from localoffer.checks import read as read_site
from localoffer.checks.outside_links import Politeness, ask_outside
from localoffer.edition import Book
from localoffer.host import build
from localoffer.issues import Issue, in_order, stops

BESIDE = ".localoffer-"
Tell = Callable[[str], None]


def publish(root: Path, *, draft: bool, address: str | None, tell: Tell) -> tuple[Book | None, list[Issue]]:
    """Build and check the site of ``root``, and put it into ``root/site`` if nothing stops it."""
    with _beside(root) as building:
        book, issues = _checked(root, building, draft=draft, address=address, tell=tell)
        if not stops(issues):
            tell("Putting it in place")
            put_in_place(building, root / "site")
    return book, issues


def check(root: Path, *, tell: Tell) -> tuple[Book | None, list[Issue]]:
    """Build and check the site of ``root`` and throw the result away."""
    with _beside(root) as building:
        return _checked(root, building, draft=True, address=None, tell=tell)


def check_links(root: Path, *, outside: Politeness | None, tell: Tell) -> tuple[Book | None, list[Issue]]:
    """Build the site of ``root`` and follow its links; those that leave it too where ``outside`` says how."""
    with _beside(root) as building:
        tell("Building")
        book, issues = build(root, building, draft=True)
        if book is None or stops(issues, strict=False):
            return book, issues
        tell("Following links")
        documents = read_site(building, {page.url: page.path for page in book.pages.values()})
        found = follow(building, documents, book.site.settings.address, root)
        if outside is not None:
            found += ask_outside(book, documents, outside, tell)
        return book, in_order(found)


def look(root: Path, *, tell: Tell) -> tuple[Book | None, list[Issue]]:
    """Build the site of ``root`` to know its pages, without checking what was built."""
    with _beside(root) as building:
        tell("Reading")
        return build(root, building, draft=True)


def _checked(root: Path, building: Path, *, draft: bool, address: str | None, tell: Tell) -> tuple[Book | None, list[Issue]]:
    tell("Building")
    book, issues = build(root, building, draft=draft, address=address)
    if book is None or stops(issues):
        return book, issues
    tell("Checking")
    sources = {page.url: page.path for page in book.pages.values()}
    return book, in_order([*issues, *check_site(building, sources, book.site.settings.address, root)])


@contextmanager
def _beside(root: Path) -> Iterator[Path]:
    """Give an empty folder on the same disk as the site, and clear it and any left by a killed run."""
    for left in root.glob(f"{BESIDE}*"):
        if not _is_running(left.name.removeprefix(BESIDE).partition("-")[0]):
            shutil.rmtree(left, ignore_errors=True)
    building = Path(tempfile.mkdtemp(prefix=f"{BESIDE}{os.getpid()}-", dir=root))
    building.chmod(0o755)
    try:
        yield building
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _is_running(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True


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
