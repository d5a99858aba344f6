"""Plant small changes of meaning in the modules that decide, and see whether tests/unit notices: ``make mutants``.

mutmut changes the bodies of functions, all in one process that forks. What it leaves alone is changed here with its own
operators, one run of pytest each: constants, patterns, fields of classes, and functions below a decorator.

Which modules, and what in them is left out and why, stands in pyproject.toml under ``tool.localoffer.mutants``. Names of
modules as arguments (``time/git``) run those alone.

All of it takes an hour and more, so what is done is kept at once, in build/mutants/all, or build/mutants/some where modules are
named. A run that was ended, however it was, goes on where it stopped, as long as program, tests and modules are what they were;
else it begins anew. report.txt there is written all the while, and its first line says whether all was tried.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tomllib
from compileall import compile_dir
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from difflib import unified_diff
from functools import partial
from importlib.metadata import version
from itertools import count
from pathlib import Path
from py_compile import PycInvalidationMode
from queue import SimpleQueue
from typing import TextIO

from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

from mutants_outside import changes_outside

ROOT = Path(__file__).parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["localoffer"]["mutants"]
SOURCES = ("scripts/localoffer", "overrides", "tests/unit", "tests/sites", "tests/copies.py")
"""What is copied, and changed there."""
TOLD_EVERY = 20
"""Seconds between two reports of a run that goes on."""
TOO_LONG = 60
"""Seconds after which a changed program counts as noticed: it never ends."""
CONFIG = """\
[tool.mutmut]
source_paths = ["src"]
only_mutate = [{files}]
pytest_add_cli_args_test_selection = ["tests/unit"]
also_copy = ["overrides"]
track_dependencies = false
timeout_multiplier = 5.0
timeout_constant = 5.0

[tool.pytest.ini_options]
addopts = "-q --import-mode=importlib -p no:cacheprovider"
pythonpath = ["tests"]
"""

FORGET = """\
import sys

from hypothesis import settings

settings.register_profile("any-load", deadline=None)
settings.load_profile("any-load")  # a busy machine is no fault, and no change that a test has noticed


def pytest_configure() -> None:
    for name, module in list(sys.modules.items()):
        for each in vars(module).values() if name.partition(".")[0] == "localoffer" else ():
            if hasattr(each, "cache_clear"):
                each.cache_clear()
"""
"""mutmut has run every test before it forks: what a function remembers from then must not answer for a changed one."""


@dataclass(frozen=True)
class Mutant:
    """One change, and whether a test noticed it."""

    module: str
    where: str
    """The function or class it stands in, or the line."""
    diff: str
    noticed: bool | None
    """None as long as it has not been tried."""


@dataclass(frozen=True)
class Run:
    """Some modules, and the folder in which what is done is kept."""

    modules: list[str]
    work: Path
    jobs: int

    @property
    def tried(self) -> Path:
        """Where each change outside functions is written down as soon as it was tried."""
        return self.work / "elsewhere.jsonl"

    def begin(self) -> TextIO:
        """Go on where an earlier run of the same program and tests stopped, or begin; returns the lock of the folder.

        mutmut holds the lock too: it may be at work yet where what started it was killed.
        """
        self.work.mkdir(parents=True, exist_ok=True)
        lock = (self.work.parent / f"{self.work.name}.lock").open("a+", encoding="ascii")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            way = f"Wait for its end, or run: kill -KILL {lock.read() or 'its process'}"
            raise SystemExit(f"Another run is still at work in {self.work}. {way}") from None
        mark, digest = self.work / "of.txt", self._digest()
        if not mark.is_file() or mark.read_text("utf-8") != digest:
            _copy(self.work)
            (self.work / "pyproject.toml").write_text(CONFIG.format(files=", ".join(map(_quoted, self.modules))), "utf-8")
            mark.write_text(digest, "utf-8")
        return lock

    def _digest(self) -> str:
        """Return what stands for all that a figure depends on."""
        digest = hashlib.sha256(json.dumps([self.modules, SETTINGS, CONFIG, FORGET, sys.version, version("mutmut")]).encode())
        for top in SOURCES:
            for file in sorted((ROOT / top).rglob("*") if (ROOT / top).is_dir() else [ROOT / top]):
                if file.is_file() and "__pycache__" not in file.parts:
                    digest.update(f"{file.relative_to(ROOT)}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
        return digest.hexdigest()

    def report(self, found: list[Mutant], left: str = "") -> str:
        """Write the report, and return it; ``left`` says what is still to be tried beside what was found untried."""
        text = report(found, left)
        (self.work / "report.txt").write_text(text + "\n", "utf-8")
        return text


def in_functions(run: Run, lock: TextIO) -> list[Mutant]:
    """Let mutmut change the bodies of functions; what it has tried already it does not try again."""
    os.chdir(run.work)  # mutmut looks for what it found below the folder it is run in
    for module in run.modules:
        _forget_halves(Path(f"src/localoffer/{module}.py"))
    begun = all(Path(f"mutants/src/localoffer/{module}.py.meta").is_file() for module in run.modules)
    if begun and all(each.noticed is not None for each in _of_mutmut(run)):
        return _of_mutmut(run)
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(run.jobs)]
    with open("mutmut.log", "w") as log:  # noqa: PTH123, as the folder is the current one
        mutmut = subprocess.Popen(command, env=_environment(), stdout=log, stderr=log, pass_fds=[lock.fileno()])
    lock.truncate(0)
    print(mutmut.pid, file=lock, flush=True)
    try:
        while mutmut.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                mutmut.wait(TOLD_EVERY)
            with suppress(ValueError):  # mutmut is writing what is read
                run.report(_of_mutmut(run), "What stands outside functions is still to be tried.")
    finally:
        mutmut.kill()  # it has run the tests, and they left it deaf to less
    if mutmut.returncode:
        raise SystemExit(f"mutmut did not run to its end: see {run.work / 'mutmut.log'}")
    return _of_mutmut(run)


def _forget_halves(path: Path) -> None:
    """Take away what mutmut had half made of a file when it was killed, or it would be taken for whole."""
    data = SourceFileMutationData(path=path)
    try:
        data.load()
    except ValueError:
        data.meta_path.unlink()
    if not data.meta_path.is_file():
        (Path("mutants") / path).unlink(missing_ok=True)


def _of_mutmut(run: Run) -> list[Mutant]:
    """Return every change that mutmut made, tried or not."""
    found = []
    for module in run.modules:
        path = Path(f"src/localoffer/{module}.py")
        data = SourceFileMutationData(path=path)
        data.load()
        for name, exit_code in data.exit_code_by_key.items():
            function, owner = orig_function_and_class_names_from_key(name)
            where = f"{owner}.{function}" if owner else function
            if not _left_out(module, where):
                survived = exit_code in (0, 5, 33)  # a test run was green, or no test came by
                diff = get_diff_for_mutant(name, path=path) if survived else ""
                found.append(Mutant(module, where, diff, None if exit_code is None else not survived))
    return found


def elsewhere(run: Run, found: list[Mutant]) -> list[Mutant]:
    """Change everything else, one file at a time, and write down what came out; ``found`` is what is reported beside it."""
    known = _written_down(run.tried)
    waiting, done = [], []
    for module in run.modules:
        source = (run.work / "src" / "localoffer" / f"{module}.py").read_text("utf-8")
        for where, changed in changes_outside(source):
            key = hashlib.sha256(f"{module}\0{changed}".encode()).hexdigest()
            if key in known:
                done.append(known[key])
            elif not _left_out(module, where):
                waiting.append((key, module, source, where, changed))
    folders: SimpleQueue[Path] = SimpleQueue()
    for number in range(run.jobs if waiting else 0):
        folder = run.work / f"elsewhere-{number}"
        _copy(folder)
        (folder / "pyproject.toml").write_text(CONFIG.format(files=""), "utf-8")
        compile_dir(folder / "src", quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)  # whatever the clock says
        folders.put(folder)
    with ThreadPoolExecutor(run.jobs) as pool, run.tried.open("a", encoding="utf-8") as kept:
        for left, (key, mutant) in zip(count(len(waiting) - 1, -1), pool.map(partial(_judged, folders), waiting), strict=False):
            kept.write("\n" + json.dumps([key, asdict(mutant)]))
            kept.flush()
            done.append(mutant)
            if left and not left % 20:
                run.report([*found, *done], f"Outside functions {left:,} changes are still to be tried.")
    return done


def _written_down(file: Path) -> dict[str, Mutant]:
    """Return the changes outside functions that were tried before; a run that was killed may have left half a line."""
    known = {}
    for line in file.read_text("utf-8").splitlines() if file.is_file() else ():
        with suppress(ValueError):
            key, each = json.loads(line)
            known[key] = Mutant(**each)
    return known


def _quoted(module: str) -> str:
    return f'"src/localoffer/{module}.py"'


def _left_out(module: str, where: str) -> bool:
    """Tell whether the settings name this function, or the class it stands in."""
    return any(f"{module}:{name}" in SETTINGS["leave_out"] for name in (where, where.partition(".")[0]))


def _judged(folders: SimpleQueue[Path], change: tuple[str, str, str, str, str]) -> tuple[str, Mutant]:
    key, module, source, where, changed = change
    folder = folders.get()
    file = folder / "src" / "localoffer" / f"{module}.py"
    try:
        file.write_text(changed, "utf-8")
        command = [sys.executable, "-m", "pytest", "-x", "--assert=plain", "-p", "no:xdist", tests_of(module)]
        environment = {**_environment(), "PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        code = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=TOO_LONG, check=False).returncode
    except subprocess.TimeoutExpired:
        code = 1
    finally:
        file.write_text(source, "utf-8")
        folders.put(folder)
    lines = list(unified_diff(source.splitlines(), changed.splitlines(), n=0, lineterm=""))[2:]
    return key, Mutant(module, where, "\n".join(lines[1:]), code != 0)


def tests_of(module: str) -> str:
    """Return the tests of a module: those the settings name, or test_drift_words.py where there is one, else test_words.py."""
    *folders, name = module.split("/")
    names = [SETTINGS["tested_by"].get(module), "_".join([*folders[-1:], name]), name]
    found = [f"tests/unit/test_{each}.py" for each in names]
    return next(each for each in found if (ROOT / each).is_file())


def _copy(folder: Path) -> None:
    """Lay the program and its tests out as mutmut wants them."""
    shutil.rmtree(folder, ignore_errors=True)
    unwanted = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "scripts" / "localoffer", folder / "src" / "localoffer", ignore=unwanted)
    for name in ("unit", "sites"):
        shutil.copytree(ROOT / "tests" / name, folder / "tests" / name, ignore=unwanted)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copy(ROOT / "tests" / "copies.py", folder / "tests")
    (folder / "tests" / "conftest.py").write_text(FORGET, "utf-8")


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "SOURCE_DATE_EPOCH")}
    return {**kept, "NO_MKDOCS_2_WARNING": "1"}


def report(found: list[Mutant], left: str = "") -> str:
    """Return whether all was tried, the figure of each module and of all, and every change that nobody noticed."""
    untried = sum(each.noticed is None for each in found)
    whole = f"Whole: all {len(found):,} changes were tried."
    part = f"Not finished: of {len(found):,} changes {untried:,} are still to be tried. {left} Run it again to go on."
    lines = [part if untried or left else whole, ""]
    for module in [*dict.fromkeys(each.module for each in found), ""]:
        own = [each for each in found if module in ("", each.module) and each.noticed is not None]
        noticed = sum(each.noticed is True for each in own)
        share = int(1000 * noticed / len(own)) / 10 if own else 0.0  # never rounded up
        lines.append(f"{module or 'together':28} {noticed:5} of {len(own):5} noticed  {share:5} %")
    for each in found:
        if each.noticed is False:
            changes = [line for line in each.diff.splitlines() if line[:1] in "-+" and line[:3] not in ("---", "+++")]
            lines += ["", f"{each.module}.py {each.where}", *changes]
    return "\n".join(lines)


def main() -> None:
    """Run, print, keep the report; fail below the figure that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="such as time/git; else all of pyproject.toml")
    named = parser.parse_args().modules
    if strange := [each for each in named if not (ROOT / "scripts" / "localoffer" / f"{each}.py").is_file()]:
        parser.error(f"There is no module {', '.join(strange)}.")
    for each, usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
        signal.signal(each, usual)  # what runs in the background may ignore them, and tests send them
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("It was ended. Run it again to go on."))
    work = ROOT / "build" / "mutants" / ("some" if named else "all")
    run = Run(named or SETTINGS["modules"], work, int(os.environ.get("JOBS", str(os.cpu_count() or 2))))
    with run.begin() as lock:
        found = in_functions(run, lock)
        found += elsewhere(run, found)
        print(run.report(found))
    if 100 * sum(each.noticed is True for each in found) < SETTINGS["wanted"] * len(found):
        raise SystemExit(f"Fewer than {SETTINGS['wanted']} % were noticed.")


if __name__ == "__main__":
    main()
