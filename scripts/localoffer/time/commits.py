"""Commits: what git is asked, by its plumbing alone, and what it answers: commits, trees, contents.

It is ``rev-list``, ``diff-tree``, ``ls-tree`` and ``cat-file``, whose answers no setting of the person who builds can change, and
without what ``GIT_*`` variables, replaced objects and grafts would say.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from localoffer.clock import LONDON

NOTHING = "0" * 40
"""What git names the content of a file that is not there."""


class ShallowCloneError(Exception):
    """The clone holds only the newest commits, so every date would be wrong."""


class NotReadError(Exception):
    """There is a history, and git is not there or does not read it. ``hint`` says what to do."""

    def __init__(self, words: str, hint: str) -> None:
        """Keep what git says, and what to do about it."""
        super().__init__(words)
        self.hint = hint


class UnknownBeginningError(Exception):
    """There is no such commit for the history to begin with."""


def git(root: Path, *arguments: str, stdin: bytes | None = None) -> bytes:
    """Return what git answers. Its settings stay, for they say which folders it trusts."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith("GIT_CONFIG_")}
    command = ["git", "--no-replace-objects", "--literal-pathspecs", "-C", str(root), *arguments]
    environment = {**kept, "GIT_GRAFT_FILE": os.devnull, "LC_ALL": "C"}
    try:
        return subprocess.run(command, input=stdin, capture_output=True, check=True, env=environment).stdout
    except (FileNotFoundError, PermissionError):
        raise NotReadError("git cannot be run", "Install git, and see that it is on the PATH.") from None
    except subprocess.CalledProcessError as fault:
        told = [line.strip() for line in fault.stderr.decode("utf-8", "replace").splitlines() if line.strip()]
        way = next((f"If you trust it, run: {line}" for line in told if line.startswith("git config")), "Run: git fsck")
        raise NotReadError((told or ["it does not say why"])[0].removeprefix("fatal: "), way) from None


def has_commits(root: Path) -> bool:
    """Tell whether there is a history here. Raises ``ShallowCloneError`` and ``NotReadError``."""
    root = root.resolve()
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return False
    if git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise ShallowCloneError
    return bool(git(root, "rev-list", "--all", "--max-count=1"))


def tree(listing: bytes) -> list[tuple[str, str]]:
    """Return (blob, path) for each entry of ``git ls-tree -z``."""
    entries = []
    for entry in listing.decode("utf-8", "surrogateescape").split("\0"):
        head, _, path = entry.partition("\t")
        if path:
            entries.append((head.split()[2], path))
    return entries


@dataclass(frozen=True)
class Commit:
    """What a commit changed."""

    id: str
    day: dt.date | None
    is_misdated: bool
    changes: tuple[tuple[str, tuple[str, ...], str], ...]
    """(path, blobs before, blob after); a merge has a blob before for each parent."""

    @property
    def versions(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """(path, each of its blobs)."""
        return ((path, (*before, after)) for path, before, after in self.changes)


Beginning = dt.date | str | None
"""The day or the commit with which a site's own history begins; None where all of it is its own."""


def commits_of(
    root: Path, folders: Collection[str], today: dt.date, begins: Beginning = None, *, main_line: bool = False
) -> list[Commit]:
    """Return every commit that changed something below ``folders``, none before what was built on it.

    On the ``main_line`` a merge is one change, from its first parent. The commit with which the history ``begins`` comes last
    and wrote all that stood there then. Raises ``UnknownBeginningError``.
    """
    found = list(_listed(root, folders, today, main_line=main_line))
    first = _first(root, found, begins)
    if first is None:
        return found
    since = set(git(root, "rev-list", f"{first}..HEAD").decode().split())
    named = next(_read_log(root, folders, today, f"{first}\n".encode()))
    there = tree(git(root, "ls-tree", "-r", "-z", first, "--", *folders))
    written = replace(named, changes=tuple((path, (NOTHING,), blob) for blob, path in there))
    return [*(each for each in found if each.id in since), written]


def _first(root: Path, found: list[Commit], begins: Beginning) -> str | None:
    """Return the id of the commit with which the history begins; None where all of it counts."""
    if isinstance(begins, dt.date):
        since = [each.id for each in found if each.day is not None and each.day >= begins]
        return since[-1] if since else found[0].id if found else None
    if begins is None:
        return None
    try:
        id_ = git(root, "rev-parse", "--verify", "--quiet", f"{begins}^{{commit}}").decode().strip()
        git(root, "merge-base", "--is-ancestor", id_, "HEAD")
    except NotReadError:
        raise UnknownBeginningError from None
    return id_


def _listed(root: Path, folders: Collection[str], today: dt.date, *, main_line: bool) -> Iterator[Commit]:
    walk = ("--first-parent", "--parents") if main_line else ()
    listed = git(root, "rev-list", "--date-order", *walk, "HEAD", "--", *folders)
    if main_line:
        listed = b"".join(b" ".join(line.split()[:2]) + b"\n" for line in listed.splitlines())
    return _read_log(root, folders, today, listed)


def _read_log(root: Path, folders: Collection[str], today: dt.date, listed: bytes) -> Iterator[Commit]:
    """Yield what each commit of a list changed below ``folders``."""
    log = git(
        root, "diff-tree", "--stdin", "-r", "-c", "--root", "--always", "--raw", "--no-abbrev", "--no-renames", "--relative",
        "-z", "--encoding=UTF-8", "--format=%x01%H %at %ct", "--", *folders, stdin=listed,
    )  # fmt: skip
    for chunk in log.decode("utf-8", "surrogateescape").split("\x01")[1:]:
        head, _, rest = chunk.partition("\0")
        commit_id, *moments = head.split(" ")
        author, committer = map(_date, moments)
        tokens = iter(rest.split("\0"))
        changes = []
        for token in tokens:
            entry = token.strip()
            if not entry.startswith(":"):
                continue  # a merge begins with an empty one
            parents = len(entry) - len(entry.lstrip(":"))
            blobs = entry.split()[parents + 1 : 2 * parents + 2]
            changes.append((next(tokens), tuple(blobs[:-1]), blobs[-1]))
        day = _believed(author, committer, today)
        yield Commit(commit_id, day, day is None or day != author, tuple(changes))


def _date(seconds: str) -> dt.date | None:
    """Return the day of a moment that git tells; the last of all days for what is past it, None for what is no day after 1970.

    git tells nothing for what is before 1970 or no number, and 0 for some of what it cannot read.
    """
    if not seconds.strip("0"):
        return None
    with suppress(ValueError, OverflowError, OSError):
        return dt.datetime.fromtimestamp(int(seconds), LONDON).date()
    return dt.date.max


def _believed(author: dt.date | None, committer: dt.date | None, today: dt.date) -> dt.date | None:
    told = [day for day in (author, committer) if day is not None]
    return next((day for day in told if day <= today), today if told else None)


def blobs_of(root: Path, blobs: Collection[str]) -> dict[str, bytes]:
    """Return the content of each blob, from one ``git cat-file``."""
    wanted = "".join(f"{blob}\n" for blob in sorted(blobs) if blob.strip("0"))
    batch = git(root, "cat-file", "--batch", stdin=wanted.encode())
    found: dict[str, bytes] = {}
    at = 0
    while at < len(batch):
        end = batch.index(b"\n", at)
        head = batch[at:end].split()
        at = end + 1
        if len(head) == 3:
            size = int(head[2])
            found[head[0].decode()] = batch[at : at + size]
            at += size + 1
    return found
