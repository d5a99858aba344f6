"""Plant small changes of meaning in the modules that decide, and see whether tests/unit notices: ``make mutants``.

mutmut changes the bodies of functions, all in one process that forks. What it leaves alone is changed here with its own
operators, one run of pytest each: constants, patterns, fields of classes, and functions below a decorator.

Which modules, and what in them is left out and why, stands in pyproject.toml under ``tool.localoffer.mutants``. Names of
modules as arguments (``time/git``) run those alone. What came out of it last is in build/mutants/report.txt.
"""

from __future__ import annotations

import ast
import os
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from compileall import compile_dir
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from difflib import unified_diff
from functools import partial
from pathlib import Path
from py_compile import PycInvalidationMode
from queue import SimpleQueue

import libcst
from libcst.metadata import MetadataWrapper
from mutmut.mutation.data import SourceFileMutationData
from mutmut.mutation.diff_apply import get_diff_for_mutant
from mutmut.mutation.file_mutation import MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode
from mutmut.utils.format_utils import orig_function_and_class_names_from_key

ROOT = Path(__file__).parent.parent
WORK = ROOT / "build" / "mutants"
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["localoffer"]["mutants"]
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
    noticed: bool


def in_functions(modules: list[str]) -> Iterator[Mutant]:
    """Let mutmut change the bodies of functions."""
    _copy(WORK)
    files = ", ".join(f'"src/localoffer/{module}.py"' for module in modules)
    (WORK / "pyproject.toml").write_text(CONFIG.format(files=files), "utf-8")
    jobs = os.environ.get("JOBS", str(os.cpu_count() or 2))
    with (WORK / "mutmut.log").open("w") as log:
        run = [sys.executable, "-m", "mutmut", "run", "--max-children", jobs]
        code = subprocess.run(run, cwd=WORK, env=_environment(), stdout=log, stderr=log, check=False).returncode
    if code:
        raise SystemExit(f"mutmut did not run to its end: see {WORK / 'mutmut.log'}")
    os.chdir(WORK)  # mutmut looks for what it found below the folder it is run in
    for module in modules:
        path = Path(f"src/localoffer/{module}.py")
        data = SourceFileMutationData(path=path)
        data.load()
        for name, exit_code in data.exit_code_by_key.items():
            function, owner = orig_function_and_class_names_from_key(name)
            where = f"{owner}.{function}" if owner else function
            if not _left_out(module, where):
                survived = exit_code in (0, 5, 33)  # a test run was green, or no test came by
                yield Mutant(module, where, get_diff_for_mutant(name, path=path) if survived else "", not survived)


class _Rest(MutationVisitor):
    """Finds what mutmut does not change."""

    def _skip_node_and_children(self, node: libcst.CSTNode) -> bool:
        if isinstance(node, libcst.Call) and isinstance(node.func, libcst.Name) and node.func.value == "TypeVar":
            return True  # only mypy reads it
        return not isinstance(node, libcst.FunctionDef) and super()._skip_node_and_children(node)


def elsewhere(modules: list[str]) -> Iterator[Mutant]:
    """Change everything else, one file at a time."""
    folders: SimpleQueue[Path] = SimpleQueue()
    jobs = int(os.environ.get("JOBS", str(os.cpu_count() or 2)))
    for number in range(jobs):
        folder = WORK / f"elsewhere-{number}"
        _copy(folder)
        (folder / "pyproject.toml").write_text(CONFIG.format(files=""), "utf-8")
        compile_dir(folder / "src", quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)  # whatever the clock says
        folders.put(folder)
    with ThreadPoolExecutor(jobs) as pool:
        for module in modules:
            source = (WORK / "src" / "localoffer" / f"{module}.py").read_text("utf-8")
            changes = [(where, changed) for where, changed in _changes(source) if not _left_out(module, where)]
            yield from pool.map(partial(_judged, folders, module, source), changes)


def _left_out(module: str, where: str) -> bool:
    """Tell whether the settings name this function, or the class it stands in."""
    return any(f"{module}:{name}" in SETTINGS["leave_out"] for name in (where, where.partition(".")[0]))


def _changes(source: str) -> list[tuple[str, str]]:
    """Return where each change is made that mutmut does not make, and the source with it."""
    wrapper = MetadataWrapper(libcst.parse_module(source))
    visitor = _Rest(mutation_operators, IgnoredCode(set(), set(), set()))
    module = wrapper.visit(visitor)
    lines, names = source.splitlines(), _names(source)
    changed = []
    for each in visitor.mutations:
        home = each.contained_by_top_level_function
        if isinstance(home, libcst.FunctionDef) and not home.decorators:
            continue
        new = module.deep_replace(each.original_node, each.mutated_node)
        assert isinstance(new, libcst.Module)
        line = next(at for at, (one, other) in enumerate(zip(lines, new.code.splitlines(), strict=False), 1) if one != other)
        changed.append((names.get(line, f"line {line}"), new.code))
    return changed


def _names(source: str) -> dict[int, str]:
    """Return line -> the function or class of the top level, or the method, that it belongs to."""
    names = {}
    for outer in ast.parse(source).body:
        for inner in [outer, *(outer.body if isinstance(outer, ast.ClassDef) else ())]:
            if isinstance(inner, ast.ClassDef | ast.FunctionDef):
                name = inner.name if inner is outer else f"{getattr(outer, 'name', '')}.{inner.name}"
                names.update(dict.fromkeys(range(inner.lineno, (inner.end_lineno or 0) + 1), name))
    return names


def _judged(folders: SimpleQueue[Path], module: str, source: str, change: tuple[str, str]) -> Mutant:
    where, changed = change
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
    return Mutant(module, where, "\n".join(lines[1:]), code != 0)


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


def report(found: list[Mutant]) -> str:
    """Return the figure of each module and of all, and every change that nobody noticed."""
    lines = []
    for module in [*dict.fromkeys(each.module for each in found), ""]:
        own = [each for each in found if module in ("", each.module)]
        noticed = sum(each.noticed for each in own)
        share = int(1000 * noticed / len(own)) / 10  # never rounded up
        lines.append(f"{module or 'together':28} {noticed:5} of {len(own):5} noticed  {share:5} %")
    for each in found:
        if not each.noticed:
            changes = [line for line in each.diff.splitlines() if line[:1] in "-+" and line[:3] not in ("---", "+++")]
            lines += ["", f"{each.module}.py {each.where}", *changes]
    return "\n".join(lines)


def main() -> None:
    """Run, print, keep the report; fail below the figure that is wanted."""
    modules = sys.argv[1:] or SETTINGS["modules"]
    for each, usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
        signal.signal(each, usual)  # what runs in the background may ignore them, and tests send them
    found = [*in_functions(modules), *elsewhere(modules)]
    text = report(found)
    (WORK / "report.txt").write_text(text + "\n", "utf-8")
    print(text)
    if 100 * sum(each.noticed for each in found) < SETTINGS["wanted"] * len(found):
        raise SystemExit(f"Fewer than {SETTINGS['wanted']} % were noticed.")


if __name__ == "__main__":
    main()
