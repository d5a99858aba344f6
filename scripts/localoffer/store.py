"""Store: the folder beside the site where what was worked out from content, and is still true, is kept for the next run.

A file of it counts where the same program, with the same libraries, in the same clone wrote it: it is sealed (HMAC, RFC 2104)
with a key that stands in the repository's own folder, which no commit and no clone carries. So a file that somebody else
made, that is spoilt or half written, is nothing kept, never a fault. The folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import platform
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from pydantic import TypeAdapter, ValidationError

FOLDER = ".localoffer-cache"
"""Name of the folder beside the site. Git leaves it alone."""
KEY = "localoffer-key"
"""Name of the file in the repository's own folder that holds the key."""
SEAL = 64
"""Signs of a seal."""
PIECE = 1 << 20
"""Bytes of a file that are looked at together."""

_ENTRIES = TypeAdapter(dict[str, dict[str, str]])

Texts = dict[str, str]
Read = Callable[[str, bytes], Texts]


class Kept:
    """One file of the store."""

    def __init__(self, root: Path, name: str) -> None:
        """Name a file of the store of the site below ``root``."""
        self._root, self._file = root, root / FOLDER / name

    def read(self) -> str:
        """Return what the last run of this program in this clone wrote; nothing where there is no such thing."""
        body = self.opened()
        if body is None:
            return ""
        with body, suppress(UnicodeDecodeError):
            return body.read().decode()
        return ""

    def opened(self) -> BinaryIO | None:
        """Return what the last run of this program in this clone wrote, open at its beginning; None where there is none."""
        try:
            key = None if self._leads_away() else _key(self._root, make=False)
            file = self._file.open("rb") if key else None
        except OSError:
            return None
        if file is None or not key:
            return None
        sealed = _begun(key)
        seal = file.read(SEAL + 1).rstrip(b"\n")
        start = file.tell()
        while piece := file.read(PIECE):
            sealed.update(piece)
        if not hmac.compare_digest(seal, sealed.hexdigest().encode()):
            file.close()
            return None
        file.seek(start)
        return file

    def room(self) -> BinaryIO:
        """Return a file without a name on the store's disk, for what is written later. Raises ``OSError`` where none will be."""
        if self._leads_away() or not _key(self._root, make=True):
            raise FileNotFoundError(self._file)
        return TemporaryFile(dir=folder(self._root))

    def write(self, body: Iterable[bytes]) -> None:
        """Keep the pieces of ``body``, whole or not at all; a disk that takes nothing is no fault.

        Two runs at once each leave a whole file. Where a link stands in its place, nothing is kept: what it leads to is somebody
        else's. Nobody is waited for: where another run clears this one's, nothing is kept.
        """
        with suppress(OSError):
            if not self._leads_away() and (key := _key(self._root, make=True)):
                self._put(key, body)

    def _leads_away(self) -> bool:
        return self._file.is_symlink() or self._file.parent.is_symlink()

    def _put(self, key: bytes, body: Iterable[bytes]) -> None:
        folder(self._root)
        for left in self._file.parent.glob("*.new"):
            left.unlink()
        new, sealed = self._file.with_name(f"{os.urandom(8).hex()}.new"), _begun(key)
        try:
            with new.open("xb") as opened:
                opened.write(b"0" * SEAL + b"\n")
                for piece in body:
                    sealed.update(piece)
                    opened.write(piece)
                opened.seek(0)
                opened.write(sealed.hexdigest().encode())
            new.replace(self._file)
        finally:
            new.unlink(missing_ok=True)


def folder(root: Path) -> Path:
    """Return the folder of the store of the site below ``root``, and make it if it is not there. Raises ``OSError``."""
    own = root / FOLDER
    own.mkdir(exist_ok=True)
    (own / ".gitignore").write_text("*\n", encoding="utf-8")  # for a site that has none of its own
    return own


@contextmanager
def remembered(root: Path, name: str, read: Read, settings: object) -> Iterator[Read]:
    """Give ``read`` as a function that is asked only for what the last run did not ask it.

    ``read`` takes a path and what a file holds, and must depend on nothing else but ``settings`` (plain values). What was
    not asked for again is dropped.
    """
    file = Kept(root, f"{name}.json")
    before = _entries(file.read())
    asked: dict[str, Texts] = {}
    made_by = json.dumps(settings).encode()

    def recall(path: str, raw: bytes) -> Texts:
        key = hashlib.sha256(b"\0".join((made_by, path.encode("utf-8", "surrogateescape"), raw))).hexdigest()
        if key not in asked:
            asked[key] = before[key] if key in before else read(path, raw)
        return asked[key]

    yield recall
    if asked.keys() != before.keys():
        file.write([json.dumps(asked, sort_keys=True).encode(), b"\n"])


def _entries(body: str) -> dict[str, Texts]:
    try:
        return _ENTRIES.validate_json(body)
    except ValidationError:
        return {}


def _begun(key: bytes) -> hmac.HMAC:
    """Return a seal that has seen nothing yet but which program it is."""
    return hmac.new(key, f"{_program()}\n".encode(), hashlib.sha256)


def _key(root: Path, *, make: bool) -> bytes:
    """Return the key of the clone that ``root`` stands in; nothing where there is no clone, or none yet and not to ``make``."""
    top = next((each for each in (root, *root.parents) if (each / ".git").exists()), None)
    if top is None:
        return b""
    own = top / ".git"
    if own.is_file():  # of a further working tree (gitrepository-layout(5))
        own = top / own.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
    file = own / KEY
    if make and not file.exists():
        with suppress(FileExistsError):
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as opened:
                opened.write(os.urandom(32))
    key = file.read_bytes()
    return key if len(key) == 32 else b""


@cache
def _program() -> str:
    """Return the hash of the program's own files and the libraries beside it: another program may make another thing."""
    home = Path(__file__).parent
    whole = hashlib.sha256(platform.python_version().encode())
    for library in sorted(each.name for place in sys.path for each in Path(place).glob("*.dist-info")):
        whole.update(library.encode())
    for file in sorted([*home.rglob("*.py"), *home.rglob("*.po")]):
        whole.update(file.relative_to(home).as_posix().encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()
