"""Disk: a run's own folder, what killed runs left behind, and files that are whole at every moment."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from localoffer.disk import BESIDE, beside, held, replace

RUN = """
import pathlib, sys
from localoffer.disk import beside
with beside(pathlib.Path(sys.argv[1])) as folder:
    print(folder, flush=True)
    input()
"""


@contextmanager
def another_run(root: Path) -> Iterator[tuple[Path, subprocess.Popen[str]]]:
    """Give the folder of another process that is at work below ``root``, and the process."""
    command = [sys.executable, "-c", RUN, str(root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield Path(process.stdout.readline().strip()), process
        finally:
            process.kill()


def names(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir())


class TestBeside:
    def test_a_folder_is_there_for_as_long_as_it_is_needed(self, tmp_path: Path) -> None:
        with beside(tmp_path) as folder:
            (folder / "x").write_text("x", "utf-8")
            assert folder.name.startswith(".localoffer-run-"), "git and a build leave it alone"
            assert (folder.parent, stat.S_IMODE(folder.stat().st_mode)) == (tmp_path, 0o755)
        assert names(tmp_path) == []

    def test_it_is_cleared_when_something_goes_wrong(self, tmp_path: Path) -> None:
        with pytest.raises(KeyboardInterrupt), beside(tmp_path) as folder:
            (folder / "x").write_text("x", "utf-8")
            raise KeyboardInterrupt
        assert names(tmp_path) == []

    def test_the_folder_of_a_run_that_lives_stays(self, tmp_path: Path) -> None:
        with another_run(tmp_path) as (folder, _):
            with beside(tmp_path):
                pass
            assert names(tmp_path) == [folder.name]

    def test_the_folder_of_a_killed_run_goes(self, tmp_path: Path) -> None:
        with another_run(tmp_path) as (folder, process):
            process.send_signal(signal.SIGKILL)
            process.wait()
            assert folder.is_dir()
            with beside(tmp_path):
                assert not folder.exists()

    def test_a_name_that_holds_the_number_of_a_process_that_lives_keeps_nothing(self, tmp_path: Path) -> None:
        (tmp_path / f"{BESIDE}{os.getppid()}-left" / "a").mkdir(parents=True)
        with beside(tmp_path):
            assert len(names(tmp_path)) == 1

    def test_what_another_folder_holds_is_not_reached_through_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / f"{BESIDE}link").symlink_to("elsewhere")
        (tmp_path / "elsewhere" / "kept").touch()
        with beside(tmp_path):
            pass
        assert names(tmp_path / "elsewhere") == ["kept"]


AGAIN = """
import pathlib, sys
from localoffer.disk import beside
root = pathlib.Path(sys.argv[1])
with beside(root, root / "kept" / "site") as folder:
    print(folder, flush=True)
    input()
"""


class TestAgain:
    """A folder that was worked in before is worked in again."""

    @pytest.fixture
    def again(self, tmp_path: Path) -> Path:
        folder = tmp_path / "kept" / "site"
        (folder / "a").mkdir(parents=True)
        (folder / "a" / "b").write_text("old", "utf-8")
        return folder

    def test_it_is_given_with_all_that_is_in_it_and_put_back(self, tmp_path: Path, again: Path) -> None:
        with beside(tmp_path, again) as folder:
            assert (folder.parent, (folder / "a" / "b").read_text("utf-8"), again.exists()) == (tmp_path, "old", False)
            assert (folder.name.startswith(BESIDE), stat.S_IMODE(folder.stat().st_mode)) == (True, 0o755)
            (folder / "a" / "b").write_text("new", "utf-8")
        assert ((again / "a" / "b").read_text("utf-8"), names(tmp_path)) == ("new", ["kept"])

    def test_where_there_is_none_an_empty_one_is_given_and_kept(self, tmp_path: Path) -> None:
        (tmp_path / "kept").mkdir()
        with beside(tmp_path, tmp_path / "kept" / "site") as folder:
            assert names(folder) == []
            (folder / "x").touch()
        assert names(tmp_path / "kept" / "site") == ["x"]

    def test_where_there_is_no_room_for_it_nothing_is_kept(self, tmp_path: Path) -> None:
        with beside(tmp_path, tmp_path / "kept" / "site") as folder:
            (folder / "x").touch()
        assert names(tmp_path) == []

    def test_what_another_run_left_while_this_one_was_at_work_stays(self, tmp_path: Path, again: Path) -> None:
        with beside(tmp_path, again):
            again.mkdir()
            (again / "theirs").touch()
        assert (names(again), names(tmp_path)) == (["theirs"], ["kept"])

    @pytest.mark.parametrize("name", ["link", "a/link"])
    @pytest.mark.parametrize("to", ["folder", "file", "nothing"])
    def test_a_folder_that_leads_elsewhere_is_not_worked_in(self, tmp_path: Path, again: Path, name: str, to: str) -> None:
        elsewhere = tmp_path / "elsewhere"
        (elsewhere / "folder").mkdir(parents=True)
        (elsewhere / "folder" / "kept").touch()
        (elsewhere / "file").write_text("kept", "utf-8")
        (again / name).symlink_to(elsewhere / to)
        with beside(tmp_path, again) as folder:
            assert names(folder) == []
            (folder / "new").touch()
        assert (names(again), names(elsewhere / "folder"), (elsewhere / "file").read_text("utf-8")) == (["new"], ["kept"], "kept")

    @pytest.mark.parametrize("which", ["kept", "kept/site"])
    def test_a_link_in_its_place_is_left_alone(self, tmp_path: Path, which: str) -> None:
        elsewhere = tmp_path / "elsewhere"
        (elsewhere / "site").mkdir(parents=True)
        (elsewhere / "site" / "theirs").touch()
        (tmp_path / which).parent.mkdir(exist_ok=True)
        (tmp_path / which).symlink_to(elsewhere if which == "kept" else elsewhere / "site")
        with beside(tmp_path, tmp_path / "kept" / "site") as folder:
            assert names(folder) == []
            (folder / "new").touch()
        assert names(elsewhere / "site") == ["theirs"]
        assert (tmp_path / which).is_symlink()

    def test_a_file_in_its_place_is_left_alone(self, tmp_path: Path) -> None:
        (tmp_path / "kept").mkdir()
        (tmp_path / "kept" / "site").write_text("a file", "utf-8")
        with beside(tmp_path, tmp_path / "kept" / "site") as folder:
            assert names(folder) == []
        assert ((tmp_path / "kept" / "site").read_text("utf-8"), names(tmp_path)) == ("a file", ["kept"])

    def test_one_that_cannot_be_moved_is_not_worked_in(self, tmp_path: Path) -> None:
        (tmp_path / "page.html").write_text("as it was", "utf-8")
        with beside(tmp_path, again=tmp_path) as folder:  # no folder can be moved into itself
            assert list(folder.iterdir()) == []
        assert [each.name for each in tmp_path.iterdir()] == ["page.html"]

    def test_a_run_that_fails_leaves_nothing(self, tmp_path: Path, again: Path) -> None:
        with pytest.raises(KeyboardInterrupt), beside(tmp_path, again) as folder:
            (folder / "half").touch()
            raise KeyboardInterrupt
        assert (again.exists(), names(tmp_path)) == (False, ["kept"])

    def test_of_two_at_once_one_has_it(self, tmp_path: Path, again: Path) -> None:
        command = [sys.executable, "-c", AGAIN, str(tmp_path)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            theirs = Path(process.stdout.readline().strip())
            assert (theirs / "a" / "b").read_text("utf-8") == "old"
            with beside(tmp_path, again) as ours:
                assert (names(ours), names(theirs)) == ([], ["a"])
                (ours / "ours").touch()
            process.stdin.write("\n")
            process.stdin.close()
            assert process.wait() == 0
        assert (names(again), names(tmp_path)) == (["ours"], ["kept"])

    def test_after_a_killed_run_there_is_an_empty_one(self, tmp_path: Path, again: Path) -> None:
        command = [sys.executable, "-c", AGAIN, str(tmp_path)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert Path(process.stdout.readline().strip()).is_dir()
            process.kill()
            process.wait()
        with beside(tmp_path, again) as folder:
            assert names(folder) == []
        assert names(tmp_path) == ["kept"]


HOLD = """
import pathlib, sys
from localoffer.disk import held
with held(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    input()
"""


class TestHeld:
    """A folder is held by one at a time. Who comes second waits, or is told."""

    @contextmanager
    def by_another(self, folder: Path) -> Iterator[subprocess.Popen[str]]:
        command = [sys.executable, "-c", HOLD, str(folder)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "held\n"
            try:
                yield process
            finally:
                process.kill()

    def test_who_does_not_wait_is_told(self, tmp_path: Path) -> None:
        with self.by_another(tmp_path), pytest.raises(OSError), held(tmp_path, wait=False):
            pass
        with held(tmp_path, wait=False):
            pass

    def test_who_waits_has_it_once_the_other_has_let_go(self, tmp_path: Path) -> None:
        with self.by_another(tmp_path) as process:
            soon = threading.Timer(0.2, process.kill)
            soon.start()
            with held(tmp_path):
                assert soon.finished.is_set()

    def test_a_file_is_no_folder(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(NotADirectoryError), held(tmp_path / "file"):
            pass


class TestReplace:
    def test_a_new_file_and_its_folders_are_made(self, tmp_path: Path) -> None:
        replace(tmp_path, tmp_path / "a" / "b" / "c", "one\n", "\r\n")
        assert (tmp_path / "a" / "b" / "c").read_bytes() == b"one\r\n"
        assert names(tmp_path) == ["a"]

    def test_where_the_new_text_cannot_be_written_the_old_one_stands_whole(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_text("old", "utf-8")
        with pytest.raises(UnicodeEncodeError):
            replace(tmp_path, tmp_path / "a", "new\n" * 9999 + "\udcff")
        assert (tmp_path / "a").read_text("utf-8") == "old"
        assert names(tmp_path) == ["a"]

    def test_a_reader_has_the_old_file_whole(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_text("old", "utf-8")
        with (tmp_path / "a").open(encoding="utf-8") as reader:
            replace(tmp_path, tmp_path / "a", "new")
            assert reader.read() == "old"
        assert (tmp_path / "a").read_text("utf-8") == "new"

    def test_its_rights_stay(self, tmp_path: Path) -> None:
        (tmp_path / "a").touch(0o640)
        replace(tmp_path, tmp_path / "a", "new")
        assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640

    def test_a_link_stays_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "a").write_text("old", "utf-8")
        (tmp_path / "link").symlink_to("a")
        replace(tmp_path, tmp_path / "link", "new")
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "a").read_text("utf-8") == "new"
