"""Store: what was worked out from content and is still true, kept beside the site for the next run.

A value is kept under the hash of everything that it was made from: the program, its libraries, the settings, the content. So
none can be out of date, and what was not asked for again is dropped. The folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

FOLDER = ".localoffer-cache"
"""Name of the folder beside the site. Git leaves it alone."""

_LIBRARIES = ("polib", "pydantic", "pyyaml")
"""Those that decide what is read out of a file of facts or a catalogue."""

_ENTRIES = TypeAdapter(dict[str, dict[str, str]])

Texts = dict[str, str]
Read = Callable[[str, bytes], Texts]


@contextmanager
def remembered(root: Path, name: str, read: Read, settings: object) -> Iterator[Read]:
    """Give ``read`` as a function that is asked only for what the last run did not ask it.

    ``read`` takes a path and what a file holds, and must depend on nothing else but ``settings`` (plain values). What is
    kept stands in ``<root>/.localoffer-cache/<name>.json``. A file there that cannot be read, or holds something else than was
    written, counts as nothing kept; a disk that takes nothing is no fault. Two runs at once each leave a whole file. Where a
    link stands in its place, nothing is kept: what it leads to is somebody else's.
    """
    file = root / FOLDER / f"{name}.json"
    is_ours = not (file.is_symlink() or file.parent.is_symlink())
    before = _entries(file) if is_ours else {}
    asked: dict[str, Texts] = {}
    made_by = f"{_program()} {json.dumps(settings)}".encode()

    def recall(path: str, raw: bytes) -> Texts:
        key = hashlib.sha256(b"\0".join((made_by, path.encode("utf-8", "surrogateescape"), raw))).hexdigest()
        if key not in asked:
            asked[key] = before[key] if key in before else read(path, raw)
        return asked[key]

    yield recall
    if is_ours and asked.keys() != before.keys():
        with suppress(OSError):
            _keep(file, json.dumps(asked, sort_keys=True))


def _keep(file: Path, body: str) -> None:
    """Write what is kept, whole or not at all. It waits for nobody: where another run clears this one's, nothing is kept."""
    file.parent.mkdir(exist_ok=True)
    (file.parent / ".gitignore").write_text("*\n", encoding="utf-8")  # for a site that has none of its own
    for left in file.parent.glob("*.new"):
        left.unlink()
    new = file.with_name(f"{os.urandom(8).hex()}.new")
    try:
        new.write_text(f"{_digest(body)}\n{body}\n", encoding="utf-8")
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def _entries(file: Path) -> dict[str, Texts]:
    """Return what the file keeps, or nothing: its first line is the hash of the second."""
    try:
        digest, _, body = file.read_text(encoding="utf-8").removesuffix("\n").partition("\n")
        return _ENTRIES.validate_json(body, strict=True) if digest == _digest(body) else {}
    except (OSError, UnicodeDecodeError, ValidationError):
        return {}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _program() -> str:
    """Return the hash of the program's own files and the versions under it: another program may read another thing."""
    home = Path(__file__).parent
    whole = hashlib.sha256(platform.python_version().encode())
    for library in _LIBRARIES:
        whole.update(version(library).encode())
    for file in sorted([*home.rglob("*.py"), *home.rglob("*.po")]):
        whole.update(file.relative_to(home).as_posix().encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()
