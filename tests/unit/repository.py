"""A git repository that a test writes in no time: whole commits go in through ``git fast-import``."""

from __future__ import annotations

import datetime as dt
import subprocess
from dataclasses import dataclass
from pathlib import Path


def path_of(name: str) -> str:
    """Return the path that an argument stands for: ``docs_en_a__md`` is docs/en/a.md."""
    return name.replace("__", ".").replace("_", "/")


@dataclass
class Repo:
    """A repository that is written to without a work tree, in one go."""

    root: Path

    def git(self, *arguments: str, stdin: bytes = b"") -> str:
        command = ["git", "-C", str(self.root), *arguments]
        return subprocess.run(command, input=stdin, capture_output=True, check=True).stdout.decode().strip()

    def commit(self, day: str, *parents: str, **files: str | None) -> str:
        """Commit files (``docs_x`` is docs/x, None takes it away) on an author's day; returns the commit's id."""
        moment = day if "T" in day else f"{day}T12:00:00+00:00"
        seconds = int(dt.datetime.fromisoformat(moment).timestamp())
        lines = [
            "commit refs/heads/main",
            f"author A <a@example.org> {seconds} +0000",
            "committer A <a@example.org> 1900000000 +0000",
            "data 1",
            "x",
            *(f"{'merge' if number else 'from'} {parent}" for number, parent in enumerate(parents or self.head())),
        ]
        for name, text in files.items():
            path = path_of(name)
            if text is None:
                lines.append(f"D {path}")
            else:
                lines += [f"M 100644 inline {path}", f"data {len(text.encode())}", text]
        self.git("fast-import", "--quiet", "--force", stdin="\n".join([*lines, ""]).encode("utf-8", "surrogateescape"))
        return self.head()[0]

    def head(self) -> list[str]:
        """Return the id of the newest commit, if there is one; git would be asked hundreds of times."""
        file = self.root / ".git" / "refs" / "heads" / "main"
        return file.read_text("utf-8").split() if file.is_file() else []

    def checkout(self, **files: str) -> None:
        self.git("reset", "-q", "--hard", "main")
        for name, text in files.items():
            file = self.root / path_of(name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
