"""Disk: what is written is there whole or not at all, and what a killed run left behind is cleared."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

BESIDE = ".localoffer-run-"
"""How the name of a folder begins that a run works in."""


@contextmanager
def beside(root: Path, again: Path | None = None) -> Iterator[Path]:
    """Give an empty folder on the same disk as ``root``, and clear it in the end, with any left by a killed run.

    Where there is a folder ``again`` that holds nothing but files, that one is given, with all that is in it. What the folder
    holds in the end takes its place, unless the run fails or another was quicker.

    A run holds a lock (flock(2)) on its folder. The kernel lets go of it when the process ends, however it ends, so a
    folder that nobody holds is a leftover. A process's number in the name would not do: another may have it by now.
    Where a disk knows no locks, nothing is taken for a leftover. Raises ``OSError``.
    """
    folder = root / f"{BESIDE}{os.urandom(8).hex()}"
    with ExitStack() as mine:
        mine.callback(shutil.rmtree, folder, ignore_errors=True)
        with held(root):  # so that nobody clears a folder in the moment before it is locked
            for left in root.glob(f"{BESIDE}*"):
                with suppress(OSError), held(left, wait=False):
                    shutil.rmtree(left, ignore_errors=True)
            if again is None or not _taken(again, folder):
                folder.mkdir()
            folder.chmod(0o755)
            mine.enter_context(held(folder))
        yield folder
        if again is not None:
            with suppress(OSError), held(root):
                if not (again.exists() or again.is_symlink()):
                    folder.rename(again)


def _taken(again: Path, folder: Path) -> bool:
    """Move a folder, if nothing in it leads anywhere else: what is written into it later must stay in it."""
    try:
        if again.is_symlink() or again.parent.is_symlink() or not again.is_dir():
            return False
        if any((at / name).is_symlink() for at, folders, files in _walk(again) for name in (*folders, *files)):
            shutil.rmtree(again)
            return False
        again.rename(folder)
    except OSError:
        return False
    return True


def _walk(folder: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
    return ((Path(at), folders, files) for at, folders, files in os.walk(folder))


@contextmanager
def held(folder: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold the lock of a folder: a second process waits for it, or has ``OSError`` where it does not ``wait``."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if not wait:
                raise
        yield
    finally:
        os.close(handle)


def replace(root: Path, file: Path, text: str, newline: str = "\n") -> None:
    """Write a text into a file below ``root``: at every moment the old one stands there whole, or the new one.

    A link stays one, and the rights and the owner of the file stay. Raises ``OSError``.
    """
    file = file.resolve()
    file.parent.mkdir(parents=True, exist_ok=True)
    with beside(root) as folder:
        new = folder / file.name
        with new.open("w", encoding="utf-8", newline=newline) as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        if file.exists():
            with file.open("r+b"):  # a new file may take the place of one that must not be written: ask first
                shutil.copymode(file, new)
            with suppress(PermissionError):
                os.chown(new, file.stat().st_uid, file.stat().st_gid)
        new.replace(file)
