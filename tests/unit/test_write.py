"""Write: a folder holds just what was made, whatever stood there, and nothing outside it changes."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from localoffer.build import write
from localoffer.html.outline import Outline
from localoffer.outputs.files import File


def contents(folder: Path) -> dict[str, bytes]:
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()}


def folders(folder: Path) -> list[str]:
    return sorted(each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_dir())


def made(**files: bytes) -> list[File]:
    """Return files by name; two underscores stand for a slash."""
    return [File(name.replace("__", "/"), content) for name, content in files.items()]


def kept(url: str, content: bytes, made_again: bytes | None = None) -> File:
    """Return a file that the last run made; ``made_again`` is what is made of it now, None where it must not be made."""

    def again() -> bytes:
        assert made_again is not None, "it need not be made"
        return made_again

    return File(url, again, kept=hashlib.sha256(content).hexdigest())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder in which something was built before."""
    folder = tmp_path / "site"
    write(made(a=b"one", b__c=b"two", b__d__e=b"three"), folder)
    return folder


def test_what_was_made_stands_there(folder: Path) -> None:
    assert contents(folder) == {"a": b"one", "b/c": b"two", "b/d/e": b"three"}


def test_a_file_that_is_the_same_is_not_touched(folder: Path) -> None:
    before = {name: (folder / name).stat() for name in contents(folder)}
    write(made(a=b"one", b__c=b"TWO", b__d__e=b"three"), folder)
    assert contents(folder) == {"a": b"one", "b/c": b"TWO", "b/d/e": b"three"}
    for name in ("a", "b/d/e"):
        now, was = (folder / name).stat(), before[name]
        assert (now.st_ino, now.st_mtime_ns) == (was.st_ino, was.st_mtime_ns)


def test_what_is_left_over_goes_with_its_folder(folder: Path) -> None:
    write(made(b__c=b"two", x__y__z=b"four"), folder)
    assert (contents(folder), folders(folder)) == ({"b/c": b"two", "x/y/z": b"four"}, ["b", "x", "x/y"])
    write(made(b__c=b"two"), folder)
    assert (contents(folder), folders(folder)) == ({"b/c": b"two"}, ["b"])


def test_a_file_where_a_folder_was(folder: Path) -> None:
    write(made(a=b"one", b=b"now a file"), folder)
    assert contents(folder) == {"a": b"one", "b": b"now a file"}


def test_a_folder_where_a_file_was(folder: Path) -> None:
    write(made(a__x__y=b"below", b__c=b"two", b__d__e=b"three"), folder)
    assert contents(folder) == {"a/x/y": b"below", "b/c": b"two", "b/d/e": b"three"}


def test_a_file_and_a_folder_that_change_places(tmp_path: Path) -> None:
    write(made(a=b"file", b__c=b"below"), tmp_path / "x")
    write(made(b=b"file", a__c=b"below"), tmp_path / "x")
    assert contents(tmp_path / "x") == {"a/c": b"below", "b": b"file"}


def test_an_empty_folder_in_the_place_of_a_file(folder: Path) -> None:
    (folder / "new").mkdir()
    write(made(a=b"one", new=b"a file"), folder)
    assert contents(folder) == {"a": b"one", "new": b"a file"}


def test_a_second_name_of_a_file_is_not_written_into(folder: Path, tmp_path: Path) -> None:
    os.link(folder / "a", tmp_path / "copy")
    write(made(a=b"other"), folder)
    assert ((tmp_path / "copy").read_bytes(), (folder / "a").read_bytes()) == (b"one", b"other")


def test_a_file_that_cannot_be_written_into_is_replaced(folder: Path) -> None:
    (folder / "a").chmod(0o400)
    write(made(a=b"other"), folder)
    assert (folder / "a").read_bytes() == b"other"


def test_who_reads_meanwhile_meets_the_old_file_or_the_new(folder: Path) -> None:
    versions = [bytes([48 + number]) * 1_000_000 for number in range(2)]
    with ThreadPoolExecutor() as threads:
        write(made(a=versions[0]), folder)
        reads = threads.submit(lambda: {(folder / "a").read_bytes() for _ in range(400)})
        turn = 0
        while not reads.done():
            turn += 1
            write(made(a=versions[turn % 2]), folder)
    assert turn > 1
    assert reads.result() <= set(versions)


class TestKept:
    def test_what_stands_there_need_not_be_made(self, folder: Path) -> None:
        write([kept("a", b"one"), kept("b/c", b"two")], folder)
        assert contents(folder) == {"a": b"one", "b/c": b"two"}

    def test_what_was_published_need_not_be_made(self, folder: Path, tmp_path: Path) -> None:
        write([kept("a", b"one"), kept("b/c", b"two")], tmp_path / "new", folder)
        assert contents(tmp_path / "new") == {"a": b"one", "b/c": b"two"}

    def test_what_stands_nowhere_is_made_again(self, folder: Path, tmp_path: Path) -> None:
        write([kept("x", b"new", b"new"), kept("a", b"other", b"other")], tmp_path / "new", folder)
        assert contents(tmp_path / "new") == {"x": b"new", "a": b"other"}

    def test_what_somebody_changed_there_is_made_again(self, folder: Path) -> None:
        (folder / "a").write_bytes(b"planted")
        write([kept("a", b"one", b"one")], folder)
        assert contents(folder) == {"a": b"one"}

    def test_what_somebody_changed_among_the_published_is_not_taken(self, folder: Path, tmp_path: Path) -> None:
        (folder / "a").write_bytes(b"planted")
        write([kept("a", b"one", b"one")], tmp_path / "new", folder)
        assert contents(tmp_path / "new") == {"a": b"one"}

    def test_a_folder_among_the_published_is_not_taken(self, folder: Path, tmp_path: Path) -> None:
        write([kept("b", b"one", b"one")], tmp_path / "new", folder)
        assert contents(tmp_path / "new") == {"b": b"one"}

    def test_an_empty_file(self, tmp_path: Path) -> None:
        write([kept("a", b"", b"")], tmp_path / "new", tmp_path / "nothing")
        assert contents(tmp_path / "new") == {"a": b""}


def test_what_the_checks_want_to_know_is_returned(tmp_path: Path) -> None:
    from collections import Counter

    outline = Outline(Counter(["x"]), (), (), (), ())
    assert write([File("a", b"", outline), File("b", b"")], tmp_path) == {"a": outline}
