"""Hashes: lists that sha256sum checks, and what has changed between two."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from localoffer.many.hashes import Changes, as_text, changes, of_folder, read

ONE, OTHER = "1" * 64, "2" * 64


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """Return a folder with files as a published site has them: hidden ones, and names that are not plain."""
    for name in ("index.html", "a/b.html", ".well-known/security.txt", "assets/two words.png", "assets/łódź.svg", "empty"):
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("" if name == "empty" else name, "utf-8")
    return tmp_path / "site"


def test_sha256sum_checks_the_list_and_sees_a_change(published: Path, tmp_path: Path) -> None:
    hashes, issues = of_folder(published)
    assert issues == []
    (tmp_path / "list").write_bytes(as_text(hashes))
    check = ["sha256sum", "--check", "--strict", "--quiet", tmp_path / "list"]
    assert subprocess.run(check, cwd=published, capture_output=True, check=False).stdout == b""
    assert len(hashes) == 6
    (published / "a/b.html").write_text("a/c.html", "utf-8")
    assert subprocess.run(check, cwd=published, capture_output=True, check=False).stdout == b"a/b.html: FAILED\n"


def test_what_is_written_is_read_back(published: Path) -> None:
    hashes, _ = of_folder(published)
    assert read("list", as_text(hashes)) == (hashes, [])
    assert read("list", b"") == ({}, [])
    by_sha256sum = f"{ONE} *a.html\n{OTHER}  b *c.html".encode()
    assert read("list", by_sha256sum) == ({"a.html": ONE, "b *c.html": OTHER}, [])


def test_each_line_that_is_no_hash_is_named() -> None:
    raw = f"{ONE}  a.html\n\n{ONE[1:]}  b.html\n{OTHER} c.html\n{OTHER}  d.html\n"
    hashes, issues = read("old.sha256", raw.encode())
    assert hashes == {"a.html": ONE, "d.html": OTHER}
    told = "hash-not-valid: This is not a SHA-256 and a path. localoffer hashes site > hashes.sha256 writes a list."
    assert [str(issue) for issue in issues] == [f"old.sha256:{number}: {told}" for number in (2, 3, 4)]


def test_a_name_that_would_break_a_line_is_named(published: Path) -> None:
    for name in ("a\nb", "c\\d", "e\rf"):
        (published / name).touch()
    assert [issue.path for issue in of_folder(published)[1]] == ["a\nb", "c\\d", "e\rf"]
    told = r"c\d:1: name-not-valid: This name cannot stand on a line of its own. Rename the file."
    assert str(of_folder(published)[1][1]) == told


def test_a_name_that_is_no_utf_8_is_kept_as_it_is(tmp_path: Path) -> None:
    name = b"\xff.html".decode("utf-8", "surrogateescape")
    (tmp_path / name).touch()
    hashes, _ = of_folder(tmp_path)
    assert as_text(hashes).endswith(b"  \xff.html\n")
    assert read("list", as_text(hashes))[0] == hashes


def test_what_is_new_or_another_goes_up_with_the_pages_last_and_what_is_gone_goes_away() -> None:
    old = {"a.html": ONE, "b.html": ONE, "c.css": ONE, "d.png": ONE}
    now = {"a.html": ONE, "b.html": OTHER, "z.css": ONE, "c.css": OTHER, "n/index.html": ONE}
    assert changes(old, now) == Changes(new=["c.css", "z.css", "b.html", "n/index.html"], gone=["d.png"])
    assert changes(now, now) == Changes([], [])
    assert changes({}, old).new == ["c.css", "d.png", "a.html", "b.html"]
    assert changes(old, {}).gone == [*old]
