"""What the tests share: copies of the small site, with or without a git history of their own."""

from __future__ import annotations

import datetime as dt
import fcntl
import gc
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from copies import GOOD, HERE, build, commit, copy_site, git, own_site_copy

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # images for containers set it, and every process then compiles all of it anew
sys.dont_write_bytecode = False
os.environ.setdefault("RES_OPTIONS", "timeout:1 attempts:1")  # where no name server answers, a name is nobody's after one second
os.environ.pop("GITHUB_ACTIONS", None)  # there the commands say what is wrong in another form
gc.set_threshold(100_000, 20, 20)  # as the program itself does: what tests build is kept till it is thrown away as a whole
settings.register_profile("any-load", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-load")  # a busy machine is no fault


for each, usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
    if signal.getsignal(each) is signal.SIG_IGN:  # run in the background: what the tests start is to be stopped all the same
        signal.signal(each, usual)


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """Return a copy of the small site, outside any git repository."""
    return copy_site(GOOD, tmp_path / "small")


@pytest.fixture
def dated_site(small_site: Path) -> Path:
    """Return a copy of the small site, committed whole on 5 January 2026."""
    return dated(small_site)


def dated(root: Path) -> Path:
    """Commit a site whole on 5 January 2026."""
    git(root, "init", "-q", "-b", "main")
    commit(root, "Begin", "2026-01-05")
    return root


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Return what makes a folder by a name once for all workers, the first making it while the others wait."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def made(name: str, make: Callable[[Path], object]) -> Path:
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            done = shared / f"{name}.done"
            if not done.exists():
                make(shared / name)
                done.touch()
        return shared / name

    return made


@pytest.fixture(scope="session")
def good_built(once: Once) -> Path:
    """Return the small site as published, dated 5 January 2026."""
    return once("small", small_built) / "site"


@pytest.fixture(scope="session")
def site_built(once: Once) -> Path:
    """Return the project's own site as published from a fresh history: its words, not its dates, are what is tested.

    ``localoffer publish`` made it and followed its links; what it said lies beside it, in said.txt.
    """

    def make(root: Path) -> None:
        command = [sys.executable, "-m", "localoffer", "publish", "--root", str(own_site_copy(root))]
        published = subprocess.run(command, capture_output=True, text=True, check=False)
        assert published.returncode == 0, published.stdout
        (root / "said.txt").write_text(published.stderr, "utf-8")

    return once("own", make) / "site"


@pytest.fixture(scope="session")
def directory_built(once: Once) -> Path:
    """Return a council's Local Offer of twelve services as published, dated 5 January 2026."""
    return once("directory", lambda root: small_built(root, source=HERE / "sites" / "directory")) / "site"


@pytest.fixture(scope="session")
def many_built(once: Once) -> Path:
    """Return a new site with three hundred services of a feed, as published."""
    from feeds import feed
    from localoffer.acts.imports.taken import take
    from localoffer.build import Options, read

    def make(root: Path) -> None:
        edition = read(new_site(root, "Northshire Local Offer"), Options())[0]
        assert edition is not None
        (root / "feed.json").write_text(json.dumps(feed(300)), "utf-8")
        assert len(take(edition, str(root / "feed.json")).new) == 300
        built(dated(root))

    return once("many", make) / "site"


def new_site(root: Path, name: str) -> Path:
    """Begin a site as a newcomer does."""
    from localoffer.acts.new_site import new_site as begin

    begin(root, name, "", ["en"], dt.date(2026, 1, 5))
    return root


@pytest.fixture(scope="session")
def draft_built(once: Once) -> Path:
    """Return the small site as a draft: it has the gallery, whose examples are the same on every site."""
    return once("draft", lambda root: small_built(root, draft=True)) / "site"


def small_built(root: Path, *, draft: bool = False, source: Path = GOOD) -> None:
    """Build a copy of a site of the tests, dated 5 January 2026."""
    dated(copy_site(source, root))
    with pytest.MonkeyPatch.context() as clock:
        clock.setenv("SOURCE_DATE_EPOCH", "1795435200")  # 23 November 2026
        built(root, draft=draft)


def built(root: Path, *, draft: bool = False) -> Path:
    """Build a site into its site/ without following its links, and return that folder."""
    from localoffer.issues import stops

    _, issues = build(root, root / "site", draft=draft)
    assert not stops(issues), issues
    return root / "site"


SLOW = {"site_built", "draft_built", "dated_site", "directory_built", "many_built"}
"""What builds the project's own site, or lives through days of a history."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as slow what rests on something slow."""
    for item in items:
        if SLOW & set(getattr(item, "fixturenames", ())):
            item.add_marker("slow")
