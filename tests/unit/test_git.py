"""History: which commit gives a unit its day, on real git histories of a few lines.

A unit here is a line ``name: what it says``; what follows a hash is no part of it, as bookkeeping is none of a fact.
"""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Any

import pytest

from localoffer.time.git import (
    History,
    NotReadError,
    ShallowCloneError,
    Units,
    UnknownBeginningError,
    contents_of,
    read,
    versions,
)
from unit.repository import Repo

FOLDERS = ("docs", "content")


def units(path: str, raw: bytes) -> Units:
    """Read the units of a file of one of the folders; a file without any is one unit of its own name."""
    if path.partition("/")[0] not in FOLDERS:
        return {}
    if b": " not in raw:
        return {path: raw.decode()} if raw else {}
    lines = [line.partition("#")[0].strip() for line in raw.decode().splitlines()]
    return {name: says for name, _, says in (line.partition(": ") for line in lines) if name}


def history(repo: Repo, **files: str) -> History:
    """Return the history of what is committed; ``files`` are edited since."""
    repo.checkout(**files)
    return read(repo.root, FOLDERS, units)


def dates(repo: Repo) -> dict[str, str]:
    return {unit: str(day) for unit, day in history(repo).dates.items()}


class TestDays:
    def test_a_unit_has_the_day_of_the_commit_that_last_changed_what_it_says(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="x: 1\ny: 1\n", content_b="z: 1\n")
        repo.commit("2026-02-05", docs_a="x: 2\ny: 1\n")
        repo.commit("2026-03-05", docs_a="# A remark.\nx: 2 # checked\n\ny: 1\n", content_c="new: 1")
        assert dates(repo) == {"x": "2026-02-05", "y": "2026-01-05", "z": "2026-01-05", "new": "2026-03-05"}

    def test_what_never_changed_since_it_was_written_is_as_it_was_born(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="x: 1\ny: 1\n")
        repo.commit("2026-02-05", docs_a="x: 2\ny: 1\nz: 1\n")
        assert history(repo).born == {"y", "z"}

    def test_the_day_is_the_author_s_in_london_whenever_it_was_committed(self, repo: Repo) -> None:
        repo.commit("2026-06-30T22:59:59+00:00", docs_a="x: 1\n")
        repo.commit("2026-06-30T23:00:00+00:00", docs_b="y: 1\n")
        assert dates(repo) == {"x": "2026-06-30", "y": "2026-07-01"}

    def test_a_revert_is_a_change(self, repo: Repo) -> None:
        for day, text in (("2026-01-05", "x: 1\n"), ("2026-02-05", "x: 2\n"), ("2026-03-05", "x: 1\n")):
            repo.commit(day, docs_a=text)
        assert dates(repo) == {"x": "2026-03-05"}

    def test_only_the_folders_that_are_asked_for_count(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="x: 1\n", other_b="y: 1\n")
        repo.commit("2026-02-05", other_b="y: 2\n")
        found = history(repo)
        assert set(found.dates) == {"x"}
        assert len(found.commits) == 1

    def test_a_name_outside_ascii_and_one_with_spaces(self, repo: Repo) -> None:
        repo.commit("2026-01-05", **{"docs_zażółć": "x: 1\n", "docs_with a\ttab": "y: 1\n"})
        repo.commit("2026-02-05", **{"docs_zażółć": "x: 2\n"})
        assert dates(repo) == {"x": "2026-02-05", "y": "2026-01-05"}

    def test_a_name_that_is_no_utf_8(self, repo: Repo) -> None:
        repo.commit("2026-01-05", **{"docs_\udcff": "x: 1\n"})
        repo.commit("2026-02-05", **{"docs_\udcff": "x: 2\n"})
        assert dates(repo) == {"x": "2026-02-05"}
        assert [path for path, *_ in versions(repo.root, FOLDERS)] == ["docs/\udcff"]

    def test_a_site_may_stand_in_a_folder_of_a_repository(self, repo: Repo) -> None:
        repo.commit("2026-01-05", site_docs_a="x: 1\n", docs_b="y: 1\n")
        repo.checkout()
        assert {unit: str(day) for unit, day in read(repo.root / "site", FOLDERS, units).dates.items()} == {"x": "2026-01-05"}

    def test_an_empty_file_and_two_files_of_the_same_words(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="", docs_b="x: 1\n", docs_c="x: 1\n", docs_d="y: 1")
        assert dates(repo) == {"x": "2026-01-05", "y": "2026-01-05"}


SETTINGS = {
    "log.showRoot": "false", "log.showSignature": "true", "log.date": "human", "log.diffMerges": "first-parent",
    "log.follow": "true", "format.pretty": "%H nothing", "diff.renames": "copies", "diff.ignoreSubmodules": "all",
    "diff.relative": "false", "diff.noprefix": "true", "diff.external": "false", "diff.orderFile": "/dev/null",
    "color.ui": "always", "color.diff": "always", "core.quotePath": "true", "core.pager": "false", "core.abbrev": "4",
    "i18n.logOutputEncoding": "UTF-16",
}  # fmt: skip
VARIABLES = {
    "GIT_DIR": "/nowhere", "GIT_WORK_TREE": "/nowhere", "GIT_INDEX_FILE": "/nowhere", "GIT_NAMESPACE": "other",
    "GIT_CEILING_DIRECTORIES": "/", "GIT_ICASE_PATHSPECS": "1", "GIT_TRACE": "1", "GIT_PAGER": "false",
    "GIT_OBJECT_DIRECTORY": "/nowhere", "GIT_EXTERNAL_DIFF": "false", "GIT_CONFIG_PARAMETERS": "'log.showroot=false'",
    "LC_ALL": "pl_PL.UTF-8",
}  # fmt: skip


class TestWhoeverBuilds:
    """The same commits give the same days, whatever git is set to on the machine of the person who builds."""

    def begin(self, repo: Repo) -> History:
        base = repo.commit("2026-01-05", docs_a="x: 1\ny: 1\n", docs_b="z: 1\n")
        side = repo.commit("2026-02-05", base, docs_a="x: 2\ny: 1\n", docs_c="w: new\n", docs_b=None)
        main = repo.commit("2026-03-05", base, docs_a="x: 1\ny: 2\n", docs_b="z: 2\n", docs_zażółć="v: 1\n")
        repo.commit("2026-04-05", main, side, docs_a="x: 3\ny: 2\n", docs_b=None, docs_c="w: new\n", docs_d="z: 2\n")
        found = history(repo)
        days = {"x": "2026-04-05", "y": "2026-03-05", "z": "2026-04-05", "w": "2026-02-05", "v": "2026-03-05"}
        assert {unit: str(day) for unit, day in found.dates.items()} == days
        return found

    def test_no_setting_of_theirs_changes_a_day(self, repo: Repo) -> None:
        plain, past = self.begin(repo), versions(repo.root, FOLDERS)
        for name, value in SETTINGS.items():
            repo.git("config", name, value)
        assert read(repo.root, FOLDERS, units) == plain
        assert versions(repo.root, FOLDERS) == past

    def test_no_variable_of_theirs_changes_a_day(self, repo: Repo) -> None:
        plain = self.begin(repo)
        for name, value in VARIABLES.items():
            with pytest.MonkeyPatch.context() as environment:
                environment.setenv(name, value)
                assert read(repo.root, FOLDERS, units) == plain, name

    def test_a_commit_that_only_they_have_replaced_counts_as_it_is(self, repo: Repo) -> None:
        plain = self.begin(repo)
        root = repo.git("rev-list", "--max-parents=0", "HEAD")
        repo.git("replace", "--graft", repo.head()[0], root)
        assert read(repo.root, FOLDERS, units) == plain
        repo.git("replace", "-d", repo.head()[0])
        grafts = repo.root / ".git" / "info" / "grafts"
        grafts.parent.mkdir()
        grafts.write_text(f"{repo.head()[0]} {root}\n", "utf-8")
        assert read(repo.root, FOLDERS, units) == plain

    def test_a_name_that_reads_like_a_pattern_is_a_name(self, repo: Repo) -> None:
        repo.commit("2026-01-05", **{"docs_[a]*": "one", "docs_a": "other"})
        assert list(contents_of(repo.root, "docs/[a]*")) == [b"one"]


class TestClocksThatWereWrong:
    TODAY = dt.date(2026, 11, 23)

    def found(self, repo: Repo, author: str, committer: str = "2026-02-05T12:00:00+00:00") -> tuple[dict[str, str], bool]:
        """Return the days of x and y where the commit that changed x has these moments, and whether it is told."""
        repo.commit("2026-01-05", docs_a="x: 1\ny: 1\n")
        repo.commit("2026-02-05", docs_a="x: 2\ny: 1\n")
        raw = repo.git("cat-file", "commit", "main").splitlines()
        for at, (who, moment) in enumerate([("author", author), ("committer", committer)], start=2):
            seconds = str(int(dt.datetime.fromisoformat(moment).timestamp())) if "T" in moment else moment
            raw[at] = f"{who} A <a@example.org> {seconds} +0000"
        made = repo.put("\n".join([*raw, ""]).encode(), repo.trees[repo.head()[0]])
        repo.checkout()
        found = read(repo.root, FOLDERS, units, today=self.TODAY)
        assert all(since <= until <= self.TODAY for _, since, until, _ in versions(repo.root, FOLDERS, self.TODAY))
        assert found.misdated in ({}, {made: "x"})
        return {unit: str(day) for unit, day in found.dates.items()}, bool(found.misdated)

    def test_a_sound_day_is_not_told(self, repo: Repo) -> None:
        assert self.found(repo, "2026-11-23T23:00:00+00:00", "2026-11-24T12:00:00+00:00") == (
            {"x": "2026-11-23", "y": "2026-01-05"},
            False,
        )

    WRONG = ("2026-11-24T00:30:00+00:00", "-86400", "0", "253402300800", "99999999999999999999", "garbage", "1e9", "")

    @pytest.mark.parametrize("author", WRONG)
    def test_the_day_of_an_author_that_cannot_be_gives_way_to_the_committer_s(self, repo: Repo, author: str) -> None:
        assert self.found(repo, author) == ({"x": "2026-02-05", "y": "2026-01-05"}, True)

    @pytest.mark.parametrize("moment", ["2026-11-24T00:30:00+00:00", "2399-01-01T12:00:00+00:00", "253402300800", "9" * 20])
    def test_what_lies_ahead_for_both_happened_today_at_the_latest(self, repo: Repo, moment: str) -> None:
        assert self.found(repo, moment, moment) == ({"x": "2026-11-23", "y": "2026-01-05"}, True)

    @pytest.mark.parametrize("moment", ["-86400", "0", "garbage"])
    def test_what_is_no_day_for_both_has_none(self, repo: Repo, moment: str) -> None:
        assert self.found(repo, moment, moment) == ({"y": "2026-01-05"}, True)
        repo.commit("2026-06-05", docs_a="x: 3\ny: 1\n")
        spans = [(str(since), str(until)) for _, since, until, _ in versions(repo.root, FOLDERS, self.TODAY)]
        assert spans == [("2026-06-05", "2026-06-05"), ("2026-01-05", "2026-06-05")]

    def test_a_commit_that_seems_older_than_what_it_was_made_from_still_comes_after_it(self, repo: Repo) -> None:
        base = repo.commit("2026-01-05", docs_a="x: 1\n")
        made = repo.git("cat-file", "commit", repo.commit("2026-02-05", base, docs_a="x: 2\n"))
        slow = made.replace("1900000000", "1000000000") + "\n"
        side = repo.git("hash-object", "-t", "commit", "-w", "--stdin", stdin=slow.encode())
        main = repo.commit("2026-03-05", base, docs_b="y: 1\n")
        repo.commit("2026-04-05", main, side, docs_a="x: 2\n", docs_b="y: 1\n")
        assert dates(repo) == {"x": "2026-02-05", "y": "2026-03-05"}

    def test_a_commit_that_gives_no_day_any_more_is_not_told(self, repo: Repo) -> None:
        repo.commit("2399-01-01", docs_a="x: 1\n")
        repo.commit("2026-02-05", docs_a="x: 2\n")
        repo.checkout()
        assert read(repo.root, FOLDERS, units, today=self.TODAY).misdated == {}


class TestMergesAndMoves:
    def test_a_merge_keeps_the_days_of_both_sides(self, repo: Repo) -> None:
        base = repo.commit("2026-01-05", docs_a="x: 1\ny: 1\n", docs_b="z: 1\n")
        side = repo.commit("2026-02-05", base, docs_a="x: 2\ny: 1\n")
        main = repo.commit("2026-03-05", base, docs_a="x: 1\ny: 2\n", docs_b="z: 2\n")
        repo.commit("2026-04-05", main, side, docs_a="x: 2\ny: 2\n", docs_b="z: 2\n")
        assert dates(repo) == {"x": "2026-02-05", "y": "2026-03-05", "z": "2026-03-05"}

    def test_what_a_merge_itself_decides_has_its_day(self, repo: Repo) -> None:
        base = repo.commit("2026-01-05", docs_a="x: 1\n")
        side = repo.commit("2026-02-05", base, docs_a="x: 2\n")
        main = repo.commit("2026-03-05", base, docs_a="x: 3\n")
        repo.commit("2026-04-05", main, side, docs_a="x: 4\n")
        assert dates(repo) == {"x": "2026-04-05"}

    def test_a_file_that_moves_keeps_its_days(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="x: 1\ny: 1\n")
        repo.commit("2026-02-05", docs_a=None, docs_b="x: 1\ny: 1\n")
        assert dates(repo) == {"x": "2026-01-05", "y": "2026-01-05"}
        assert history(repo).gone == {}

    def test_units_that_say_the_same_are_each_followed_by_the_one_of_their_name(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="y: same\nx: 1\n")
        repo.commit("2026-02-05", docs_a="y: same\nx: same\n")
        repo.commit("2026-03-05", docs_a=None, docs_b="x: same\ny: same\n")
        assert dates(repo) == {"x": "2026-02-05", "y": "2026-01-05"}

    def test_a_whole_file_that_gets_another_name_keeps_its_day(self, repo: Repo) -> None:
        text = "Words of a page.\n" * 9
        repo.commit("2026-01-05", docs_old=text)
        repo.commit("2026-02-05", docs_old=None, docs_new=text)
        found = history(repo)
        assert (found.dates, found.moved) == ({"docs/new": dt.date(2026, 1, 5)}, {"docs/old": "docs/new"})

    def test_what_takes_over_the_words_of_another_has_changed_and_not_moved(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="x: 1\ny: 2\n")
        repo.commit("2026-02-05", docs_a="x: 2\n")
        found = history(repo)
        assert (found.dates, found.moved) == ({"x": dt.date(2026, 2, 5)}, {})

    def test_a_unit_that_gets_another_name_keeps_its_day_and_the_old_name_is_known(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="old: says this\n")
        repo.commit("2026-02-05", docs_a="old: says that\n")
        repo.commit("2026-03-05", docs_a=None, docs_b="new: says that\n")
        found = history(repo)
        assert {unit: str(day) for unit, day in found.dates.items()} == {"new": "2026-02-05"}
        assert found.moved == {"old": "new"}
        assert found.gone == {"old": dt.date(2026, 3, 5)}
        assert found.born == set()

    def test_two_units_that_say_the_same_and_move_together_both_keep_their_days(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="a: same\n", docs_b="b: 1\n")
        repo.commit("2026-02-05", docs_b="b: same\n")
        repo.commit("2026-03-05", docs_a=None, docs_b=None, docs_c="c: same\n", docs_d="d: same\n", docs_e="e: same\n")
        found = history(repo)
        assert {u: str(d) for u, d in found.dates.items()} == {"c": "2026-01-05", "d": "2026-02-05", "e": "2026-03-05"}
        assert found.moved == {"a": "c", "b": "d"}

    def test_a_unit_that_moves_and_changes_at_once_is_new(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="old: says this\n")
        repo.commit("2026-02-05", docs_a="new: says that\n")
        found = history(repo)
        assert ({u: str(d) for u, d in found.dates.items()}, found.moved) == ({"new": "2026-02-05"}, {})
        assert found.born == {"new"}

    def test_a_copy_is_new_and_the_original_stays(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="x: same\n")
        repo.commit("2026-02-05", docs_b="y: same\n")
        assert dates(repo) == {"x": "2026-01-05", "y": "2026-02-05"}

    def test_a_unit_that_went_is_told_with_the_last_day_it_went(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="x: 1\n", docs_b="y: 1\n")
        repo.commit("2026-02-05", docs_a=None)
        repo.commit("2026-03-05", docs_a="x: 2\n")
        repo.commit("2026-04-05", docs_a=None)
        assert history(repo).gone == {"x": dt.date(2026, 4, 5)}

    def test_a_unit_that_came_back_is_of_the_day_it_came_back(self, repo: Repo) -> None:
        for day, text in (("2026-01-05", "x: 1\n"), ("2026-02-05", None), ("2026-03-05", "x: 1\n")):
            repo.commit(day, docs_a=text)
        found = history(repo)
        assert (found.dates, found.gone) == ({"x": dt.date(2026, 3, 5)}, {})

    def test_what_moved_twice_is_followed_to_the_end(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="one: words\n")
        repo.commit("2026-02-05", docs_a="two: words\n")
        repo.commit("2026-03-05", docs_a="three: words\n")
        found = history(repo)
        assert {u: str(d) for u, d in found.dates.items()} == {"three": "2026-01-05"}
        assert found.moved == {"two": "three", "one": "two"}
        assert found.born == {"three"}


class TestCommitsThatDoNotCount:
    def ignoring(self, repo: Repo, *commits: str) -> dict[str, str]:
        repo.checkout()
        return {unit: str(day) for unit, day in read(repo.root, FOLDERS, units, commits).dates.items()}

    def test_a_commit_on_the_list_gives_no_day(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="x: 1\ny: 1\n")
        sweep = repo.commit("2026-02-05", docs_a="x: 2\ny: 1\n")
        for listed in ([sweep], [sweep[:7]], ["0" * 40, sweep]):
            assert self.ignoring(repo, *listed) == {"x": "2026-01-05", "y": "2026-01-05"}
        assert self.ignoring(repo, "0" * 40) == {"x": "2026-02-05", "y": "2026-01-05"}

    def test_what_such_a_commit_wrote_anew_has_no_older_day_to_fall_back_on(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="x: 1\n")
        sweep = repo.commit("2026-02-05", docs_b="y: 1\n")
        assert self.ignoring(repo, sweep) == {"x": "2026-01-05", "y": "2026-02-05"}

    def test_what_such_a_commit_moved_is_followed(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="x: same\n")
        sweep = repo.commit("2026-02-05", docs_a="y: same\n")
        assert self.ignoring(repo, sweep) == {"y": "2026-01-05"}


class TestDrafts:
    def test_what_differs_from_what_is_committed_is_a_draft(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="x: 1\ny: 1\nz: 1\n")
        found = history(repo, docs_a="x: 2\ny: 1 # checked\n", docs_b="new: 1\n")
        assert found.drafts == {"x", "new"}
        assert found.now == {"x": "2", "y": "1", "new": "1"}
        assert set(found.dates) == {"x", "y", "z"}

    def test_the_commits_are_known_by_their_whole_ids(self, repo: Repo) -> None:
        one = repo.commit("2026-01-05", docs_a="x: 1\n")
        other = repo.commit("2026-02-05", docs_a="x: 2\n")
        found = history(repo)
        assert (found.commits, found.known, found.drafts) == ({one, other}, True, frozenset())


class TestWithoutHistory:
    def test_a_history_that_is_not_known_holds_nothing(self) -> None:
        nothing = frozenset[str]()
        assert History(False) == History(False, {}, nothing, nothing, nothing, {}, {}, {})

    def test_outside_git_nothing_is_known_but_what_stands_in_the_files(self, tmp_path: Path) -> None:
        (tmp_path / "docs").mkdir()
        (tmp_path / "docs" / "a").write_text("x: 1\n", "utf-8")
        assert read(tmp_path, FOLDERS, units) == History(known=False, now={"x": "1"})
        assert versions(tmp_path, FOLDERS) == []

    def test_a_repository_that_does_not_hold_the_folders(self, repo: Repo) -> None:
        repo.commit("2026-01-05", other_a="x: 1\n")
        assert history(repo, docs_a="y: 1\n") == History(known=False, now={"y": "1"})

    def test_a_shallow_clone_is_refused(self, repo: Repo, tmp_path: Path) -> None:
        for number in (1, 2):
            repo.commit(f"2026-0{number}-05", docs_a=f"x: {number}\n")
        clone = tmp_path / "clone"
        repo.git("clone", "-q", "--depth", "1", f"file://{repo.root}", str(clone))
        with pytest.raises(ShallowCloneError):
            read(clone, FOLDERS, units)
        with pytest.raises(ShallowCloneError):
            versions(clone, FOLDERS)


class TestAHistoryThatIsNotRead:
    def fault(self, repo: Repo) -> NotReadError:
        for doing in (lambda: versions(repo.root, FOLDERS), lambda: read(repo.root, FOLDERS, units)):
            with pytest.raises(NotReadError) as told:
                doing()
        return told.value

    def begin(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="x: 1\n")
        repo.checkout()

    def test_no_git_on_the_path(self, repo: Repo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        self.begin(repo)
        monkeypatch.setenv("PATH", str(tmp_path))
        assert (str(self.fault(repo)), self.fault(repo).hint[:12]) == ("git cannot be run", "Install git,")

    def test_without_git_an_archive_is_as_it_always_was(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        assert read(tmp_path, FOLDERS, units) == History(known=False)

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
    def test_a_folder_of_somebody_else(self, repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begin(repo)
        monkeypatch.delenv("SUDO_UID", raising=False)
        for each in (repo.root, repo.root / ".git"):
            os.chown(each, 12345, 12345)
        fault = self.fault(repo)
        assert "ownership" in str(fault)
        assert fault.hint == f"If you trust it, run: git config --global --add safe.directory {repo.root}"
        settings = repo.root / "trusting"
        settings.write_text(f"[safe]\ndirectory = {repo.root}\n", "utf-8")
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
        assert set(read(repo.root, FOLDERS, units).dates) == {"x"}

    @pytest.mark.parametrize("file", ["HEAD", "config", "objects"])
    def test_one_that_is_broken(self, repo: Repo, file: str) -> None:
        self.begin(repo)
        broken = repo.root / ".git" / file
        for each in [each for each in broken.rglob("*") if each.is_file()] or [broken]:
            each.chmod(0o644)
            each.write_text("[broken", "utf-8")
        assert str(self.fault(repo))

    def test_one_that_has_no_commit_yet_is_not_known(self, repo: Repo) -> None:
        assert read(repo.root, FOLDERS, units) == History(known=False)


class TestVersions:
    def found(self, repo: Repo) -> list[tuple[Any, ...]]:
        return [(path, str(since), str(until), raw) for path, since, until, raw in versions(repo.root, FOLDERS)]

    def test_every_version_of_the_past_is_kept_with_its_first_day_and_the_day_it_was_replaced(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="1", content_b="1")
        repo.commit("2026-02-05", docs_a="2")
        repo.commit("2026-03-05", docs_a="3", content_b="2")
        assert self.found(repo) == [
            ("docs/a", "2026-02-05", "2026-03-05", b"2"),
            ("content/b", "2026-01-05", "2026-03-05", b"1"),
            ("docs/a", "2026-01-05", "2026-02-05", b"1"),
        ]

    def test_a_file_that_went_is_of_the_past_and_its_absence_is_no_version(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="1")
        repo.commit("2026-02-05", docs_a=None)
        repo.commit("2026-03-05", docs_a="2")
        assert self.found(repo) == [("docs/a", "2026-01-05", "2026-02-05", b"1")]

    def test_of_other_folders_and_outside_the_site_nothing_is_kept(self, repo: Repo) -> None:
        for text in "12":
            repo.commit("2026-01-05", site_docs_a=text, site_other_b=text, docs_c=text)
        repo.checkout()
        assert [path for path, *_ in versions(repo.root / "site", FOLDERS)] == ["docs/a"]

    def test_what_stands_today_is_no_version_of_the_past(self, repo: Repo) -> None:
        repo.commit("2026-01-05", docs_a="1")
        assert self.found(repo) == []

    def test_a_file_that_gets_another_name_has_gone(self, repo: Repo) -> None:
        text = "Words of a page.\n" * 9
        repo.commit("2026-01-05", docs_old=text)
        repo.commit("2026-02-05", docs_old=None, docs_new=text)
        assert [each[:3] for each in self.found(repo)] == [("docs/old", "2026-01-05", "2026-02-05")]

    def test_a_merge_brings_a_change_on_its_own_day(self, repo: Repo) -> None:
        base = repo.commit("2026-01-05", docs_a="1")
        side = repo.commit("2026-02-05", base, docs_a="2")
        main = repo.commit("2026-03-05", base, docs_b="1")
        repo.commit("2026-04-05", main, side, docs_a="2", docs_b="1")
        assert self.found(repo) == [("docs/a", "2026-01-05", "2026-04-05", b"1")]


class TestBeginning:
    """What was before a site's history begins belongs to somebody else."""

    @pytest.fixture
    def taken_over(self, repo: Repo) -> tuple[Repo, str]:
        repo.commit("2026-01-05", docs_a="x: 1\ny: 1\nold: 1\n")
        repo.commit("2026-02-05", docs_a="x: 2\ny: 1\nold: 1\n")
        first = repo.commit("2026-03-05", docs_a="x: 2\ny: 1\n")
        repo.commit("2026-03-06", docs_a="x: 2\ny: 2\n", docs_b="z: 1\n")
        repo.checkout()
        return repo, first

    def test_what_stood_there_then_was_written_that_day_and_nothing_is_lost(self, taken_over: tuple[Repo, str]) -> None:
        repo, first = taken_over
        for begins in (first, first[:8], dt.date(2026, 3, 5), dt.date(2026, 2, 6)):
            found = read(repo.root, FOLDERS, units, begins=begins)
            assert {unit: str(day) for unit, day in found.dates.items()} == {
                "x": "2026-03-05",
                "y": "2026-03-06",
                "z": "2026-03-06",
            }
            assert (found.born, found.gone, found.drafts) == ({"x", "z"}, {}, frozenset())
        assert "old" in read(repo.root, FOLDERS, units).gone

    def test_so_are_its_versions(self, taken_over: tuple[Repo, str]) -> None:
        repo, first = taken_over
        found = versions(repo.root, FOLDERS, begins=first)
        assert [(path, str(since), raw) for path, since, _, raw in found] == [("docs/a", "2026-03-05", b"x: 2\ny: 1\n")]

    def test_a_day_after_the_last_commit_leaves_the_last(self, taken_over: tuple[Repo, str]) -> None:
        found = read(taken_over[0].root, FOLDERS, units, begins=dt.date(2027, 1, 1))
        assert {str(day) for day in found.dates.values()} == {"2026-03-06"}

    def test_a_commit_that_is_not_there_or_not_before_this_one_is_no_beginning(self, taken_over: tuple[Repo, str]) -> None:
        repo, first = taken_over
        later = repo.commit("2026-04-05", docs_c="w: 1\n")
        repo.git("reset", "-q", "--hard", first)
        for begins in ("0" * 40, later):
            with pytest.raises(UnknownBeginningError):
                read(repo.root, FOLDERS, units, begins=begins)
