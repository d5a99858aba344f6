"""Kill and crowd a publish, count what stands in site/ afterwards, and print the figures of SECURITY.md.

``make machine`` kills 72 runs at random moments and 90 around the swap, and publishes two and six times at once.
tests/test_machine.py does the same a few times.
"""

from __future__ import annotations

import os
import pty
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from copies import GOOD, commit, copy_site, git
from localoffer import store
from localoffer.disk import BESIDE, held

DAY = {"SOURCE_DATE_EPOCH": "1795435200"}


def contents(folder: Path) -> dict[str, bytes]:
    """Return path -> content of every file below a folder, but for what is only kept for the next run."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not {store.FOLDER, store.KEY} & {*path.parts}]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def begin(root: Path) -> Path:
    """Make the small site with a history of two commits, ``one`` and ``two``, that say something different."""
    copy_site(GOOD, root)
    git(root, "init", "-q", "-b", "main")
    commit(root, "Begin", "2026-01-05")
    git(root, "tag", "one")
    page = root / "docs" / "en" / "faqs.md"
    page.write_text(page.read_text("utf-8").replace("No.", "Never."), "utf-8")
    commit(root, "Never", "2026-02-03")
    git(root, "tag", "two")
    return root


def started(root: Path, **how: object) -> subprocess.Popen[bytes]:
    """Start to publish."""
    command = [sys.executable, "-m", "localoffer", "publish", "--root", str(root)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **how}
    return subprocess.Popen(command, env={**os.environ, **DAY}, **quiet)  # type: ignore[call-overload, no-any-return]


def published(root: Path, what: str) -> dict[str, bytes]:
    """Publish one of the commits in peace, and return what stands there then."""
    git(root, "checkout", "-q", what)
    assert started(root).wait() == 0
    return contents(root / "site")


def left_over(root: Path) -> int:
    """Return how many folders of runs stand there."""
    return sum(path.name.startswith(BESIDE) for path in root.iterdir())


def killed(root: Path, times: int, kill: Callable[[Path], None]) -> Counter[str]:
    """Publish the commit that does not stand there, and kill that, ``times`` over; returns how often which stood there then."""
    whole = {name: published(root, name) for name in ("two", "one")}
    assert whole["one"] != whole["two"]
    found, old = Counter[str](), "one"
    for _ in range(times):
        new = "two" if old == "one" else "one"
        git(root, "checkout", "-q", new)
        kill(root)
        standing = contents(root / "site") if (root / "site").is_dir() else {}
        if standing == whole[new]:
            found["new"], old = found["new"] + 1, new
        else:
            found["old" if standing == whole[old] else "neither"] += 1
    published(root, "one")
    found["left over"] = left_over(root)
    return found


def at_random(chance: random.Random, whole: float) -> Callable[[Path], None]:
    """Return what kills a run at any moment of the time that a ``whole`` one takes."""

    def kill(root: Path) -> None:
        process = started(root)
        time.sleep(chance.uniform(0, whole))
        process.send_signal(signal.SIGKILL)
        process.wait()

    return kill


def around_the_swap(chance: random.Random, spread: float = 0.002) -> Callable[[Path], None]:
    """Return what makes a run wait right before its swap, lets it go, and kills it within a moment."""

    def kill(root: Path) -> None:
        before = set(root.glob(f"{BESIDE}*"))
        here, there = pty.openpty()  # it says what it does where somebody watches
        process = started(root, stderr=there)
        os.close(there)
        while set(root.glob(f"{BESIDE}*")) <= before:
            assert process.poll() is None
            time.sleep(0.01)
        with held(root):  # this it takes for the swap
            said = b""
            while b"in place" not in said:
                said += os.read(here, 1024)
            time.sleep(0.05)
        time.sleep(chance.uniform(0, spread))
        process.send_signal(signal.SIGKILL)
        process.wait()
        os.close(here)

    return kill


def at_once(root: Path, runs: int) -> Counter[str]:
    """Publish the same site many times at once; returns how often that went well, and what is left over."""
    codes = [process.wait() for process in [started(root) for _ in range(runs)]]
    return Counter({"well": codes.count(0), "not well": runs - codes.count(0), "left over": left_over(root)})


def main() -> None:
    """Measure, and print a line for each figure."""
    chance = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 1)  # noqa: S311
    with tempfile.TemporaryDirectory() as scratch:
        root = begin(Path(scratch) / "site")
        print(f"2 at once, with no site before: {dict(at_once(root, 2))}", flush=True)
        began = time.monotonic()
        first = published(root, "two")
        whole = time.monotonic() - began
        for runs in (2, 6):
            print(f"{runs} at once: {dict(at_once(root, runs))}, the same bytes: {contents(root / 'site') == first}", flush=True)
        print(f"72 kills at random: {dict(killed(root, 72, at_random(chance, whole)))}", flush=True)
        print(f"90 kills around the swap: {dict(killed(root, 90, around_the_swap(chance)))}", flush=True)
        other = copy_site(root, Path(scratch) / "another place")
        print(f"the same bytes in another place: {published(root, 'two') == published(other, 'two')}", flush=True)


if __name__ == "__main__":
    main()
