"""Store: what was read once is not read again, and nothing that stands in the store can mislead."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from localoffer import store
from localoffer.store import FOLDER, remembered


class Reader:
    """Reads a file as one text, and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, path: str, raw: bytes) -> dict[str, str]:
        self.asked.append(path)
        return {path: raw.decode("utf-8", "replace")}


def run(root: Path, *files: tuple[str, bytes], settings: object = None) -> tuple[list[dict[str, str]], list[str]]:
    """Return what one run in a clone reads out of the files, and which of them it had to read."""
    (root / ".git").mkdir(parents=True, exist_ok=True)
    reader = Reader()
    with remembered(root, "texts", reader, settings) as read:
        found = [read(path, raw) for path, raw in files]
    return found, reader.asked


def kept(root: Path) -> Path:
    return root / FOLDER / "texts.json"


A, B = ("a.yml", b"one"), ("b.yml", b"two")


class TestRemembered:
    def test_what_is_the_same_is_not_read_again(self, tmp_path: Path) -> None:
        assert run(tmp_path, A, B) == ([{"a.yml": "one"}, {"b.yml": "two"}], ["a.yml", "b.yml"])
        assert run(tmp_path, A, B) == ([{"a.yml": "one"}, {"b.yml": "two"}], [])

    def test_not_twice_in_one_run_either(self, tmp_path: Path) -> None:
        assert run(tmp_path, A, A)[1] == ["a.yml"]

    @pytest.mark.parametrize("other", [("a.yml", b"One"), ("c.yml", b"one"), ("a.ymlo", b"ne"), ("a.yml", b"\xff")])
    def test_another_text_or_another_name_is_another_thing(self, tmp_path: Path, other: tuple[str, bytes]) -> None:
        run(tmp_path, A)
        found, asked = run(tmp_path, other)
        assert (found, asked) == ([{other[0]: other[1].decode("utf-8", "replace")}], [other[0]])

    def test_other_settings_read_anew(self, tmp_path: Path) -> None:
        run(tmp_path, A, settings=["en"])
        assert run(tmp_path, A, settings=["en", "pl"])[1] == ["a.yml"]

    def test_what_is_not_asked_for_is_dropped(self, tmp_path: Path) -> None:
        run(tmp_path, A, B)
        run(tmp_path, A)
        assert run(tmp_path, A, B)[1] == ["b.yml"]

    def test_the_file_is_left_alone_where_nothing_is_new(self, tmp_path: Path) -> None:
        run(tmp_path, A, B)
        before = kept(tmp_path).stat()
        run(tmp_path, B, A)
        assert (kept(tmp_path).stat().st_ino, kept(tmp_path).stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)

    def test_the_same_content_is_kept_in_the_same_bytes_in_whatever_order_it_was_asked_for(self, tmp_path: Path) -> None:
        bodies = []
        for each, files in (("one", (A, B)), ("other", (B, A))):
            run(tmp_path / each, *files)
            bodies.append(kept(tmp_path / each).read_text("utf-8").partition("\n")[2])
        assert bodies[0] == bodies[1] != ""

    def test_a_name_that_is_no_text_is_a_name_all_the_same(self, tmp_path: Path) -> None:
        """The names of files are bytes, and a repository may hold any."""
        odd = (os.fsdecode(b"\xff.yml"), b"one")
        assert run(tmp_path, odd)[1] == [odd[0]]

    def test_it_stands_where_git_and_a_build_leave_it_alone(self) -> None:
        assert FOLDER == ".localoffer-cache"

    def test_a_run_that_ends_early_keeps_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(KeyboardInterrupt), remembered(tmp_path, "texts", Reader(), None) as read:
            read(*A)
            raise KeyboardInterrupt
        assert not kept(tmp_path).exists()

    def test_what_a_killed_run_left_is_cleared(self, tmp_path: Path) -> None:
        left = tmp_path / FOLDER / "0123.new"
        left.parent.mkdir()
        left.write_text("half", "utf-8")
        run(tmp_path, A)
        assert {file.name for file in left.parent.iterdir()} == {".gitignore", "texts.json"}
        assert (left.parent / ".gitignore").read_text("utf-8") == "*\n"


def changed(text: str) -> str:
    """Return a kept file in which one value says something else."""
    return text.replace('"one"', '"won"')


def sealed(value: object) -> str:
    """Return a file as somebody else would write it, who has no key of this clone: with the hash that belongs to it."""
    body = json.dumps(value)
    return f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}\n"


ASK = """
import pathlib, sys
from localoffer.store import remembered
asked = []
with remembered(pathlib.Path(sys.argv[1]), "texts", lambda path, raw: asked.append(path) or {path: "x"}, None) as read:
    read("a.yml", b"one")
print(len(asked))
"""


@pytest.mark.slow
class TestAnotherProgram:
    """What one program read, another may read otherwise: a changed file of it, a new one, a word of its catalogues."""

    @pytest.fixture
    def program(self, tmp_path: Path) -> Path:
        program = tmp_path / "program" / "localoffer"
        (program / "interface").mkdir(parents=True)
        shutil.copy(Path(store.__file__), program)
        for name in ("__init__.py", "read.py", "interface/pl.po"):
            (program / name).write_text("# one", "utf-8")
        return program

    def asked(self, program: Path, root: Path) -> int:
        (root / ".git").mkdir(exist_ok=True)
        command = [sys.executable, "-c", ASK, str(root)]
        environment = {**os.environ, "PYTHONPATH": str(program.parent)}
        return int(subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout)

    def test_the_same_one_is_believed(self, program: Path, tmp_path: Path) -> None:
        assert [self.asked(program, tmp_path) for _ in range(2)] == [1, 0]

    @pytest.mark.parametrize(
        ("file", "text"),
        [("read.py", "# two"), ("interface/pl.po", "# two"), ("other.py", "# one"), ("__init__.py", "# oned.py")],
    )
    def test_a_changed_one_reads_anew(self, program: Path, tmp_path: Path, file: str, text: str) -> None:
        self.asked(program, tmp_path)
        (program / file).write_text(text, "utf-8")
        assert self.asked(program, tmp_path) == 1

    def test_another_library_beside_it_reads_anew(self, program: Path, tmp_path: Path) -> None:
        self.asked(program, tmp_path)
        (program.parent / "library-1.0.dist-info").mkdir()
        assert self.asked(program, tmp_path) == 1

    def test_what_is_no_part_of_it_changes_nothing(self, program: Path, tmp_path: Path) -> None:
        self.asked(program, tmp_path)
        (program / "read.pyc").write_text("x", "utf-8")
        assert self.asked(program, tmp_path) == 0


class TestWhatMisleads:
    @pytest.mark.parametrize(
        "spoil",
        [
            changed,
            lambda text: text[: len(text) // 2],
            lambda text: text.replace("\n", " ", 1),
            lambda text: text.replace("\n", "X", 1),
            lambda _: "",
            lambda _: "\0" * 5000,
            lambda _: "[" * 100_000,
            lambda _: sealed([]),
            lambda _: sealed({"x": "y"}),
            lambda _: sealed({"x": {"y": 1}}),
        ],
    )
    def test_a_spoilt_or_foreign_file_is_nothing_kept(self, tmp_path: Path, spoil) -> None:  # type: ignore[no-untyped-def]
        run(tmp_path, A)
        kept(tmp_path).write_text(spoil(kept(tmp_path).read_text("utf-8")), "utf-8")
        assert run(tmp_path, A) == ([{"a.yml": "one"}], ["a.yml"])
        assert run(tmp_path, A)[1] == []

    def test_a_disk_that_takes_nothing_is_no_fault(self, tmp_path: Path) -> None:
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8, before[1]))
        try:
            assert run(tmp_path, A) == ([{"a.yml": "one"}], ["a.yml"])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert not kept(tmp_path).exists()
        assert not list((tmp_path / FOLDER).glob("*.new"))

    def test_bytes_that_are_no_text_are_nothing_kept(self, tmp_path: Path) -> None:
        kept(tmp_path).parent.mkdir()
        kept(tmp_path).write_bytes(b"\xff\xfe\xfd")
        assert run(tmp_path, A)[1] == ["a.yml"]

    def test_bytes_that_are_no_text_are_nothing_kept_even_with_our_seal(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        file = store.Kept(tmp_path, "x")
        file.write([b"\xff\xfe\xfd"])
        assert file.read() == ""

    def test_a_folder_in_its_place_is_no_fault(self, tmp_path: Path) -> None:
        kept(tmp_path).mkdir(parents=True)
        assert run(tmp_path, A) == run(tmp_path, A) == ([{"a.yml": "one"}], ["a.yml"])

    @pytest.mark.parametrize("link", [FOLDER, f"{FOLDER}/texts.json"])
    def test_nothing_is_written_through_a_link(self, tmp_path: Path, link: str) -> None:
        elsewhere, root = tmp_path / "elsewhere", tmp_path / "site"
        elsewhere.mkdir()
        (root / link).parent.mkdir(parents=True, exist_ok=True)
        (root / link).symlink_to(elsewhere if link == FOLDER else elsewhere / "texts.json")
        assert run(root, A)[0] == [{"a.yml": "one"}]
        assert list(elsewhere.iterdir()) == []


class TestTheKey:
    """It stands in the repository's own folder, which no commit carries: nobody can hand on a store with what they like."""

    def test_a_store_of_another_clone_is_nothing_kept(self, tmp_path: Path) -> None:
        run(tmp_path / "theirs", A)
        shutil.copytree(tmp_path / "theirs" / FOLDER, tmp_path / "ours" / FOLDER)
        assert run(tmp_path / "ours", A)[1] == ["a.yml"]

    def test_nobody_else_can_read_it(self, tmp_path: Path) -> None:
        run(tmp_path, A)
        key = tmp_path / ".git" / store.KEY
        assert (key.stat().st_mode & 0o777, len(key.read_bytes())) == (0o600, 32)

    def test_it_has_the_name_that_older_programs_gave_it(self, tmp_path: Path) -> None:
        run(tmp_path, A)
        assert [file.name for file in (tmp_path / ".git").iterdir()] == ["localoffer-key"]

    def test_it_stays_the_same(self, tmp_path: Path) -> None:
        run(tmp_path, A)
        before = (tmp_path / ".git" / store.KEY).read_bytes()
        run(tmp_path, B)
        assert (tmp_path / ".git" / store.KEY).read_bytes() == before

    @pytest.mark.parametrize("key", [b"", b"short", b"x" * 33])
    def test_a_spoilt_one_keeps_nothing(self, tmp_path: Path, key: bytes) -> None:
        (tmp_path / ".git").mkdir()
        (tmp_path / ".git" / store.KEY).write_bytes(key)
        assert run(tmp_path, A)[1] == run(tmp_path, A)[1] == ["a.yml"]

    def test_a_site_deep_in_a_repository_takes_that_of_the_repository(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        file = store.Kept(tmp_path / "sites" / "one", "x")
        (tmp_path / "sites" / "one").mkdir(parents=True)
        file.write([b"words"])
        assert (file.read(), (tmp_path / ".git" / store.KEY).exists()) == ("words", True)

    def test_a_further_working_tree_takes_that_of_its_own_folder(self, tmp_path: Path) -> None:
        own, tree = tmp_path / "repository" / ".git" / "worktrees" / "one", tmp_path / "tree"
        own.mkdir(parents=True)
        tree.mkdir()
        (tree / ".git").write_text(f"gitdir: {own}\n", "utf-8")
        file = store.Kept(tree, "x")
        file.write([b"words"])
        assert (file.read(), (own / store.KEY).exists()) == ("words", True)

    def test_who_only_reads_makes_none(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        assert (store.Kept(tmp_path, "x").read(), list((tmp_path / ".git").iterdir())) == ("", [])

    def test_what_was_never_kept_is_nothing(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        store.Kept(tmp_path, "x").write([b"words"])
        assert store.Kept(tmp_path, "y").read() == ""

    @pytest.mark.parametrize("name", [FOLDER, f"{FOLDER}/x"])
    def test_what_a_link_leads_to_is_somebody_else_s_even_with_our_seal(self, tmp_path: Path, name: str) -> None:
        (tmp_path / ".git").mkdir()
        file = store.Kept(tmp_path, "x")
        file.write([b"words"])
        (tmp_path / name).rename(tmp_path / "elsewhere")
        (tmp_path / name).symlink_to(tmp_path / "elsewhere")
        assert file.read() == ""

    def test_room_for_what_is_written_later_is_on_the_store_s_own_disk_and_has_no_name(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        with store.Kept(tmp_path, "x").room() as room:
            room.write(b"words")
            assert [file.name for file in (tmp_path / FOLDER).iterdir()] == [".gitignore"]

    def test_without_a_repository_there_is_no_room(self, tmp_path: Path) -> None:
        with pytest.raises(OSError):
            store.Kept(tmp_path, "x").room()

    def test_without_a_repository_nothing_is_kept(self, tmp_path: Path) -> None:
        file = store.Kept(tmp_path, "x")
        file.write([b"words"])
        assert (file.read(), list(tmp_path.iterdir())) == ("", [])
