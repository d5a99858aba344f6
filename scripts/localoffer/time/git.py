"""History: the day each page's words and each fact last changed, from one pass over git.

A *unit* is one thing that can change by itself: a page's words, one contact, one time limit. What
counts as a change is decided by comparing the units of two versions of a file, never by the fact
that a commit touched it, so white space, bookkeeping and moved files do not count.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from localoffer.time.checks import KnownChecks, ReadChecks, Seen, Versions, of_history
from localoffer.time.commits import (
    Beginning,
    Commit,
    NotReadError,
    ShallowCloneError,
    UnknownBeginningError,
    blobs_of,
    commits_of,
    git,
    has_commits,
    tree,
)

__all__ = ["History", "NotReadError", "ShallowCloneError", "UnknownBeginningError", "contents_of", "read", "versions"]

Units = dict[str, str]
"""Unit -> hash of what it says."""

ReadUnits = Callable[[str, bytes], Units]
"""(path, content of the file) -> its units."""


@dataclass(frozen=True)
class History:
    """What git knows. ``dates`` holds the day of each committed unit; ``drafts`` the units not committed as they are."""

    known: bool
    dates: dict[str, dt.date] = field(default_factory=dict)
    drafts: frozenset[str] = frozenset()
    commits: frozenset[str] = frozenset()
    born: frozenset[str] = frozenset()
    """Units that say today what they said when they were first written."""
    now: Units = field(default_factory=dict)
    """Every unit as it stands in the files, committed or not."""
    gone: dict[str, dt.date | None] = field(default_factory=dict)
    """Units that once were and are no more -> the day they went."""
    moved: dict[str, str] = field(default_factory=dict)
    """The old name of a unit that was moved as it was -> its new one."""
    misdated: dict[str, str] = field(default_factory=dict)
    """Commits whose author's day cannot be so -> a unit that has its day from there, or none."""
    checks: KnownChecks = field(default_factory=KnownChecks)
    """With which value each check was committed."""


def read(
    root: Path,
    folders: Collection[str],
    read_units: ReadUnits,
    ignored: Collection[str] = (),
    today: dt.date = dt.date.max,
    read_checks: ReadChecks = lambda path, raw: (),
    begins: Beginning = None,
) -> History:
    """Read the history of ``folders`` below ``root``.

    ``ignored`` holds commit ids, whole or shortened, that do not count as updates. Days are the
    author's, in Europe/London. What was before ``begins`` is somebody else's: what stood there then was written that day.
    Raises ``ShallowCloneError``, ``NotReadError`` and ``UnknownBeginningError``. Where there is no ``.git``, or the folders are
    not in it (an archive), the history is not known and holds nothing.

    No day is later than ``today``. An author's day that is later, before 1970 or no day at all gives way to the committer's.
    Where that is no better, what lies ahead happened today at the latest, and anything else has no day. So the same
    commit has the same days whenever it is built, but for a commit that both clocks put ahead: until its day it
    has the day of the build. ``misdated`` names every such commit.
    """
    known: dict[tuple[str, bytes], Units] = {}

    def read_once(path: str, raw: bytes) -> Units:
        """Most files are as they were committed: what is the same is read once."""
        own = (path, hashlib.sha256(raw).digest())
        if own not in known:
            known[own] = read_units(path, raw)
        return known[own]

    current = _current_units(root, folders, read_once)
    tracked = git(root, "ls-tree", "-r", "-z", "HEAD", "--", *folders) if has_commits(root) else b""
    if not tracked:
        return History(known=False, now=current)
    head = {path: blob for blob, path in tree(tracked)}
    commits = commits_of(root, folders, today, begins)
    wanted = {*head.items(), *((path, blob) for each in commits for path, blobs in each.versions for blob in blobs)}
    units: dict[tuple[str, str], Units] = {}
    marked: set[str] = set()
    listed = sorted(wanted)
    for start in range(0, len(listed), AT_ONCE):
        part = listed[start : start + AT_ONCE]
        contents = blobs_of(root, {blob for _, blob in part})
        units |= {(path, blob): read_once(path, contents[blob]) if blob in contents else {} for path, blob in part}
        marked.update(blob for blob, raw in contents.items() if MARK in raw)
    committed: Units = {}
    for path, blob in head.items():
        committed.update(units[path, blob])
    walk = _Walk(committed)
    no_updates = tuple(ignored)
    for commit in commits:
        walk.step(commit, units, counts=not (no_updates and commit.id.startswith(no_updates)))
    drafts = frozenset(unit for unit, digest in current.items() if committed.get(unit) != digest)
    ids = frozenset(commit.id for commit in commits)
    checks = of_history(_checks(root, commits, marked, read_checks))
    born = frozenset(walk.born)
    return History(True, walk.dates, drafts, ids, born, current, walk.gone, walk.moved, walk.misdated, checks)


def _current_units(root: Path, folders: Collection[str], read_units: ReadUnits) -> Units:
    units: Units = {}
    for folder in folders:
        for file in sorted((root / folder).rglob("*")):
            if file.is_file():
                units.update(read_units(file.relative_to(root).as_posix(), file.read_bytes()))
    return units


AT_ONCE = 500
"""Versions of files that are read together: all of a long history would take more room than its site."""
MARK = b"checked_by"
"""What a file holds that says of anything who checked it."""


def _checks(root: Path, commits: list[Commit], marked: Collection[str], read_checks: ReadChecks) -> Iterator[Versions]:
    """Yield what each commit did to the files that can carry checks; most touch no ``marked`` blob, and are not read for that."""
    touching = [commit for commit in commits if any(blob in marked for _, blobs in commit.versions for blob in blobs)]
    contents = blobs_of(root, {blob for commit in touching for _, blobs in commit.versions for blob in blobs})
    known: dict[tuple[str, str], list[Seen]] = {}

    def seen(path: str, blob: str) -> list[Seen]:
        if (path, blob) not in known:
            known[path, blob] = list(read_checks(path, contents[blob])) if blob in contents else []
        return known[path, blob]

    for commit in touching:
        parents = max(len(before) for _, before, _ in commit.changes)
        yield Versions(
            [[each for path, before, _ in commit.changes for each in seen(path, before[at])] for at in range(parents)],
            [each for path, _, after in commit.changes for each in seen(path, after)],
        )


@dataclass
class _Walk:
    """What the walk from the newest commit to the oldest has found so far."""

    committed: Units
    dates: dict[str, dt.date] = field(default_factory=dict)
    born: set[str] = field(default_factory=set)
    gone: dict[str, dt.date | None] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    misdated: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.waiting = {unit: unit for unit in self.committed}
        """The name a unit had at that commit -> its name today."""

    def step(self, commit: Commit, units: dict[tuple[str, str], Units], *, counts: bool) -> None:
        """Take one commit: the first that changed what a unit says gives its day."""
        gone = _gone(commit, units)
        for path, before, after in commit.changes:
            now = units[path, after]
            earlier = [units[path, blob] for blob in before]
            for name in {name for old in earlier for name in old} - now.keys() - self.committed.keys():
                self.gone.setdefault(name, commit.day)
            for name, digest in now.items():
                if not all(old.get(name) != digest for old in earlier):
                    continue
                added = not any(name in old for old in earlier)
                follows = self._followed(name, gone.get(digest, [])) if added else None
                if follows is not None and follows != name:
                    self.moved.setdefault(follows, name)
                if name in self.waiting:
                    self._place(name, commit, follows, added=added, counts=counts)

    def _followed(self, name: str, gone: list[str]) -> str | None:
        """Return what a new unit was before it was moved: the one of its own name, else one that nothing else is today.

        Two units that say the same and move in one commit each follow another, so what is followed is taken out.
        """
        found = name if name in gone else next((each for each in gone if each not in self.waiting), None)
        if found is not None:
            gone.remove(found)
        return found

    def _place(self, name: str, commit: Commit, follows: str | None, *, added: bool, counts: bool) -> None:
        if follows is not None:
            self.waiting[follows] = self.waiting.pop(name)  # moved, not changed: follow it
        elif counts or added:
            today = self.waiting.pop(name)
            if commit.day is not None:
                self.dates[today] = commit.day
            if commit.is_misdated:
                self.misdated[commit.id] = min(today, self.misdated.get(commit.id, today))
            if added:
                self.born.add(today)


def _gone(commit: Commit, units: dict[tuple[str, str], Units]) -> dict[str, list[str]]:
    """Return hash -> units for what a commit took away from a file."""
    gone: dict[str, list[str]] = {}
    for path, before, after in commit.changes:
        now = units[path, after]
        for blob in before:
            for name, digest in units[path, blob].items():
                if name not in now and name not in gone.setdefault(digest, []):
                    gone[digest].append(name)
    return gone


def versions(
    root: Path, folders: Collection[str], today: dt.date = dt.date.max, begins: Beginning = None
) -> list[tuple[str, dt.date, dt.date, bytes]]:
    """Return (path, first day, day it was replaced, content) of every past version of every file, newest first.

    No day is later than ``today``, and nothing is older than what ``begins``. Empty without a history. Raises as ``read`` does.
    """
    if not has_commits(root):
        return []
    found: list[tuple[str, dt.date, dt.date, str]] = []
    replaced: dict[str, dt.date] = {}
    day = today
    for commit in commits_of(root, folders, today, begins, main_line=True):
        day = commit.day or day  # a commit without a day was made by the one after it at the latest
        for path, _, after in commit.changes:
            if path in replaced and after.strip("0"):
                found.append((path, day, replaced[path], after))
            replaced[path] = day
    contents = blobs_of(root, {blob for *_, blob in found})
    return [(path, since, until, contents[blob]) for path, since, until, blob in found if blob in contents]


def contents_of(root: Path, path: str) -> Iterator[bytes]:
    """Yield every version of a file that is in the history, the newest first. Raises as ``versions`` does."""
    if has_commits(root):
        for commit in commits_of(root, (path,), dt.date.max):
            yield from blobs_of(root, {after for _, _, after in commit.changes}).values()
