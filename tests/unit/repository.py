"""A git repository that a test writes in no time: its commits are written as git writes them, and no git is started for them."""

from __future__ import annotations

import datetime as dt
import hashlib
import subprocess
import zlib
from dataclasses import dataclass, field
from pathlib import Path


def path_of(name: str) -> str:
    """Return the path that an argument stands for: ``docs_en_a__md`` is docs/en/a.md."""
    return name.replace("__", ".").replace("_", "/")


@dataclass
class Repo:
    """A repository that is written to without a work tree."""

    root: Path
    trees: dict[str, dict[str, str]] = field(default_factory=dict)
    """The id of a commit -> path -> what stands there."""
    stands: set[str] = field(default_factory=set)
    """The files of the commit that was checked out last."""

    def git(self, *arguments: str, stdin: bytes = b"") -> str:
        command = ["git", "-C", str(self.root), *arguments]
        return subprocess.run(command, input=stdin, capture_output=True, check=True).stdout.decode().strip()

    def commit(self, day: str, *parents: str, **files: str | None) -> str:
        """Commit files (``docs_x`` is docs/x, None takes it away) on an author's day; returns the commit's id."""
        moment = day if "T" in day else f"{day}T12:00:00+00:00"
        seconds = int(dt.datetime.fromisoformat(moment).timestamp())
        before = parents or tuple(self.head())
        changed = {path_of(name): text for name, text in files.items()}
        older = self.trees[before[0]] if before else {}
        tree = {path: text for path, text in {**older, **changed}.items() if text is not None}
        lines = [
            f"tree {self._tree({path.encode('utf-8', 'surrogateescape'): text.encode() for path, text in tree.items()})}",
            *(f"parent {parent}" for parent in before),
            f"author A <a@example.org> {seconds} +0000",
            "committer A <a@example.org> 1900000000 +0000",
            "",
            "x",
        ]
        return self.put("\n".join(lines).encode(), tree)

    def put(self, raw: bytes, tree: dict[str, str]) -> str:
        """Put a commit on top that is written so, whatever git thinks of it, and holds these files; returns its id."""
        id_ = self._object("commit", raw)
        self.trees[id_] = tree
        (self.root / ".git/refs/heads/main").write_text(f"{id_}\n", "utf-8")
        return id_

    def _tree(self, files: dict[bytes, bytes]) -> str:
        inner: dict[bytes, dict[bytes, bytes]] = {}
        for path, raw in files.items():
            name, _, rest = path.partition(b"/")
            inner.setdefault(name, {})[rest] = raw
        entries = []
        for name, each in inner.items():
            is_file = b"" in each
            id_ = self._object("blob", each[b""]) if is_file else self._tree(each)
            entry = (b"100644 " if is_file else b"40000 ") + name + b"\0" + bytes.fromhex(id_)
            entries.append((name if is_file else name + b"/", entry))
        return self._object("tree", b"".join(entry for _, entry in sorted(entries)))

    def _object(self, kind: str, raw: bytes) -> str:
        whole = f"{kind} {len(raw)}\0".encode() + raw
        id_ = hashlib.sha1(whole, usedforsecurity=False).hexdigest()
        file = self.root / ".git/objects" / id_[:2] / id_[2:]
        if not file.exists():
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(zlib.compress(whole, 1))
        return id_

    def head(self) -> list[str]:
        """Return the id of the newest commit, if there is one."""
        file = self.root / ".git/refs/heads/main"
        return file.read_text("utf-8").split() if file.is_file() else []

    def checkout(self, **files: str) -> None:
        """Lay the newest commit out, and edit ``files`` after that."""
        tree = self.trees[self.head()[0]]
        for path in self.stands - set(tree):
            (self.root / path).unlink()
        self.stands = set(tree)
        for path, text in (tree | {path_of(name): text for name, text in files.items()}).items():
            file = self.root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
