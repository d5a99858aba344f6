"""History: the day each page's words and each fact last changed, from one ``git log`` pass.

A *unit* is one thing that can change by itself: a page's words, one contact, one time limit. What
counts as a change is decided by comparing the units of two versions of a file, never by the fact
that a commit touched it, so white space, bookkeeping and moved files do not count.
"""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from localoffer.clock import LONDON
from localoffer.time.checks import KnownChecks, ReadChecks, Seen, Versions, of_history

Units = dict[str, str]
"""Unit -> hash of what it says."""

ReadUnits = Callable[[str, bytes], Units]
"""(path, content of the file) -> its units."""


class ShallowCloneError(Exception):
    """The clone holds only the newest commits, so every date would be wrong."""


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
    gone: dict[str, dt.date] = field(default_factory=dict)
    """Units that once were and are no more -> the day they went."""
    moved: dict[str, str] = field(default_factory=dict)
    """The old name of a unit that was moved as it was -> its new one."""
    checks: KnownChecks = field(default_factory=KnownChecks)
    """With which value each check was committed."""


def _git(root: Path, *arguments: str, stdin: bytes | None = None) -> bytes:
    command = ["git", "-c", "core.quotepath=off", "-c", "log.showSignature=false", "-C", str(root), *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=True).stdout


def read(
    root: Path,
    folders: Collection[str],
    read_units: ReadUnits,
    ignored: Collection[str] = (),
    read_checks: ReadChecks = lambda path, raw: (),
) -> History:
    """Read the history of ``folders`` below ``root``.

    ``ignored`` holds commit ids, whole or shortened, that do not count as updates. Days are the
    author's, in Europe/London. Raises ``ShallowCloneError``. Without git, or where the folders are not
    in it (an archive), the history is not known and holds nothing.
    """
    known: dict[tuple[str, bytes], Units] = {}

    def read_once(path: str, raw: bytes) -> Units:
        """Most files are as they were committed: what is the same is read once."""
        if (path, raw) not in known:
            known[path, raw] = read_units(path, raw)
        return known[path, raw]

    current = _current_units(root, folders, read_once)
    try:
        tracked = _git(root, "ls-tree", "-r", "-z", "HEAD", "--", *folders)
        if not tracked:
            return History(known=False, now=current)
        if _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
            raise ShallowCloneError
        log = _git(
            root, "log", "--raw", "--no-abbrev", "--no-renames", "-c", "-z", "--relative", "--format=%x01%H %at", "--", *folders
        )
    except (OSError, subprocess.CalledProcessError):
        return History(known=False, now=current)
    head = {path: blob for blob, path in _tree(tracked)}
    commits = list(_commits(log))
    contents = _contents_of(root, head, commits)
    wanted = {*head.items(), *((path, blob) for each in commits for path, blobs in each.versions for blob in blobs)}
    units = {(path, blob): read_once(path, contents[blob]) if blob in contents else {} for path, blob in wanted}
    committed: Units = {}
    for path, blob in head.items():
        committed.update(units[path, blob])
    walk = _Walk(committed)
    listed = tuple(ignored)
    for commit in commits:
        walk.step(commit, units, counts=not (listed and commit.id.startswith(listed)))
    drafts = frozenset(unit for unit, digest in current.items() if committed.get(unit) != digest)
    ids = frozenset(commit.id for commit in commits)
    checks = of_history(_checks(commits, contents, read_checks))
    return History(True, walk.dates, drafts, ids, frozenset(walk.born), current, walk.gone, walk.moved, checks)


def _current_units(root: Path, folders: Collection[str], read_units: ReadUnits) -> Units:
    units: Units = {}
    for folder in folders:
        for file in sorted((root / folder).rglob("*")):
            if file.is_file():
                units.update(read_units(file.relative_to(root).as_posix(), file.read_bytes()))
    return units


def _tree(listing: bytes) -> list[tuple[str, str]]:
    """Return (blob, path) for each entry of ``git ls-tree -z``."""
    entries = []
    for entry in listing.decode("utf-8", "surrogateescape").split("\0"):
        head, _, path = entry.partition("\t")
        if path:
            entries.append((head.split()[2], path))
    return entries


@dataclass(frozen=True)
class _Commit:
    id: str
    day: dt.date
    changes: tuple[tuple[str, tuple[str, ...], str], ...]
    """(path, blobs before, blob after); a merge has a blob before for each parent."""

    @property
    def versions(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """(path, each of its blobs)."""
        return ((path, (*before, after)) for path, before, after in self.changes)


def _commits(log: bytes) -> list[_Commit]:
    """Read ``git log --raw -z``, newest first."""
    commits: list[_Commit] = []
    for chunk in log.decode("utf-8", "surrogateescape").split("\x01")[1:]:
        head, _, rest = chunk.partition("\0")
        commit_id, seconds = head.split()
        tokens = iter(rest.split("\0"))
        changes = []
        for token in tokens:
            entry = token.strip()
            if not entry.startswith(":"):
                continue  # a merge begins with an empty one
            parents = len(entry) - len(entry.lstrip(":"))
            blobs = entry.split()[parents + 1 : 2 * parents + 2]
            changes.append((next(tokens), tuple(blobs[:-1]), blobs[-1]))
        day = dt.datetime.fromtimestamp(int(seconds), LONDON).date()
        commits.append(_Commit(commit_id, day, tuple(changes)))
    return commits


def _contents_of(root: Path, head: dict[str, str], commits: list[_Commit]) -> dict[str, bytes]:
    """Return every version of every file, by its blob, from one ``git cat-file``."""
    blobs = {*head.values(), *(blob for commit in commits for _, each in commit.versions for blob in each)}
    wanted = sorted(blob for blob in blobs if blob.strip("0"))
    return _contents(_git(root, "cat-file", "--batch", stdin="".join(f"{blob}\n" for blob in wanted).encode()))


MARK = b"checked_by"
"""What a file holds that says of anything who checked it."""


def _checks(commits: list[_Commit], contents: Mapping[str, bytes], read_checks: ReadChecks) -> Iterator[Versions]:
    """Yield what each commit did to the files that can carry checks; most hold none, and are not read again for that."""
    known: dict[tuple[str, str], list[Seen]] = {}

    def seen(path: str, blob: str) -> list[Seen]:
        if (path, blob) not in known:
            known[path, blob] = list(read_checks(path, contents[blob])) if blob in contents else []
        return known[path, blob]

    for commit in commits:
        if any(MARK in contents.get(blob, b"") for _, blobs in commit.versions for blob in blobs):
            parents = max(len(before) for _, before, _ in commit.changes)
            yield Versions(
                [[each for path, before, _ in commit.changes for each in seen(path, before[at])] for at in range(parents)],
                [each for path, _, after in commit.changes for each in seen(path, after)],
            )


def _contents(batch: bytes) -> dict[str, bytes]:
    """Read the output of ``git cat-file --batch``."""
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


@dataclass
class _Walk:
    """What the walk from the newest commit to the oldest has found so far."""

    committed: Units
    dates: dict[str, dt.date] = field(default_factory=dict)
    born: set[str] = field(default_factory=set)
    gone: dict[str, dt.date] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.waiting = {unit: unit for unit in self.committed}
        """The name a unit had at that commit -> its name today."""

    def step(self, commit: _Commit, units: dict[tuple[str, str], Units], *, counts: bool) -> None:
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
                    self._place(name, commit.day, follows, added=added, counts=counts)

    def _followed(self, name: str, gone: list[str]) -> str | None:
        """Return what a new unit was before it was moved: the one of its own name, else one that nothing else is today.

        Two units that say the same and move in one commit each follow another, so what is followed is taken out.
        """
        found = name if name in gone else next((each for each in gone if each not in self.waiting), None)
        if found is not None:
            gone.remove(found)
        return found

    def _place(self, name: str, day: dt.date, follows: str | None, *, added: bool, counts: bool) -> None:
        if follows is not None:
            self.waiting[follows] = self.waiting.pop(name)  # moved, not changed: follow it
        elif counts or added:
            today = self.waiting.pop(name)
            self.dates[today] = day
            if added:
                self.born.add(today)


def _gone(commit: _Commit, units: dict[tuple[str, str], Units]) -> dict[str, list[str]]:
    """Return hash -> units for what a commit took away from a file."""
    gone: dict[str, list[str]] = {}
    for path, before, after in commit.changes:
        now = units[path, after]
        for blob in before:
            for name, digest in units[path, blob].items():
                if name not in now and name not in gone.setdefault(digest, []):
                    gone[digest].append(name)
    return gone


def versions(root: Path, folders: Collection[str]) -> list[tuple[str, dt.date, dt.date, bytes]]:
    """Return (path, first day, day it was replaced, content) of every past version of every file, newest first.

    Empty without git or where the folders are not in it. Raises ``ShallowCloneError``.
    """
    try:
        if _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
            raise ShallowCloneError
        log = _git(
            root, "log", "--raw", "--no-abbrev", "--no-renames", "-m", "--first-parent", "-z", "--relative",
            "--format=%x01%H %at", "--", *folders,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        return []
    found: list[tuple[str, dt.date, dt.date, str]] = []
    replaced: dict[str, dt.date] = {}
    for commit in _commits(log):
        for path, _, after in commit.changes:
            if path in replaced and after.strip("0"):
                found.append((path, commit.day, replaced[path], after))
            replaced[path] = commit.day
    blobs = sorted({blob for *_, blob in found})
    contents = _contents(_git(root, "cat-file", "--batch", stdin="".join(f"{b}\n" for b in blobs).encode())) if blobs else {}
    return [(path, since, until, contents[blob]) for path, since, until, blob in found if blob in contents]
