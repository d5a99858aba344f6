"""What the machine does to a run: no room, no rights, a stop. It ends in a short word, and the old site stands whole."""

from __future__ import annotations

import itertools
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from copies import build, commit
from localoffer import store
from localoffer.build import Options
from localoffer.cli import main
from localoffer.issues import stops
from localoffer.publish import publish
from machine import around_the_swap, at_once, at_random, begin, contents, killed, left_over

pytestmark = pytest.mark.slow
Result = subprocess.CompletedProcess[str]


def command(*arguments: str, root: Path) -> list[str]:
    return [sys.executable, "-m", "localoffer", *arguments, "--root", str(root)]


def run(*arguments: str, root: Path, before: Callable[[], object] | None = None, **environment: str) -> Result:
    """Run a command of ours, and see that it ends in a word and not in a traceback."""
    result = subprocess.run(
        command(*arguments, root=root), env={**os.environ, **environment}, capture_output=True, text=True, check=False,
        preexec_fn=before,
    )  # fmt: skip
    assert "Traceback" not in result.stderr, result.stderr
    return result


def told(result: Result) -> tuple[int, list[tuple[str, str]]]:
    """Return the exit code, and the place and the rule of each letter."""
    return result.returncode, [(place, rule) for place, _, rule, *_ in (line.split(":") for line in result.stdout.splitlines())]


@pytest.fixture
def old(dated_site: Path) -> Iterator[Path]:
    """Give a site with something in site/, and see afterwards that it stands there whole and that nothing is left over."""
    (dated_site / "site").mkdir()
    (dated_site / "site" / "index.html").write_text("old", "utf-8")
    yield dated_site
    assert contents(dated_site / "site") == {"index.html": b"old"}
    assert left_over(dated_site) == 0


class TestNoRoom:
    def test_a_limit_of_the_size_of_files(self, old: Path) -> None:
        small = run("publish", root=old, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)))
        assert told(small) == (1, [(".", " file-too-big")])

    def test_a_limit_of_open_files_also_as_json(self, old: Path) -> None:
        few = run("publish", "--json", root=old, before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (7, 7)))
        assert [each["rule"] for each in json.loads(few.stdout)["issues"]] == ["too-many-files"]
        assert (few.returncode, few.stderr) == (1, "")

    def test_a_full_disk(self, old: Path, tmp_path: Path) -> None:
        disk = tmp_path / "disk"
        disk.mkdir()
        own = ["unshare", "--user", "--map-root-user", "--mount"]
        if not shutil.which("unshare") or subprocess.run([*own, "true"], capture_output=True, check=False).returncode:
            pytest.skip("no disk of our own can be mounted here")
        lines = f'mount -t tmpfs -o size=2m tmpfs {disk} && cp -r {old}/. {disk} && shift && "$@"; code=$?; cat {disk}/site/*'
        script = [*own, "sh", "-c", f"{lines}; ls -A {disk}; exit $code", "sh", "", *command("publish", root=disk)]
        full = subprocess.run(script, capture_output=True, text=True, check=False)
        told_first, rest = full.stdout.split("\n", 1)
        assert (full.returncode, told_first[:13]) == (1, ".:1: no-space"), full.stderr
        assert rest.replace(f"{store.FOLDER}\n", "") == "old.git\ncontent\ndocs\nmkdocs.yml\nsite\n"

    def test_a_letter_that_finds_no_room_on_standard_output(self, old: Path) -> None:
        soon = {**os.environ, "SOURCE_DATE_EPOCH": "soon"}  # a letter that comes early
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            result = subprocess.run(command("status", root=old), env=soon, stdout=full, stderr=subprocess.PIPE, check=False)
        assert (result.returncode, result.stderr.split(b":")[0], result.stderr.count(b"\n")) == (1, b"SOURCE_DATE_EPOCH", 1)


class TestNoRights:
    def as_anybody(self, *arguments: str, root: Path) -> Result:
        """Run a command without root's right to read and write everything."""
        plain = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.geteuid() == 0 else []
        if plain and not shutil.which("setpriv"):
            pytest.skip("root cannot give up its rights here")
        return subprocess.run([*plain, *command(*arguments, root=root)], capture_output=True, text=True, check=False)

    def test_a_folder_that_must_not_be_written_to(self, old: Path) -> None:
        old.chmod(0o555)
        refused = self.as_anybody("publish", root=old)
        old.chmod(0o755)
        assert told(refused) == (1, [(".", " no-rights")])
        assert refused.stderr == "1 to put right. Nothing was published.\n"

    def test_a_page_that_must_not_be_read(self, old: Path) -> None:
        (old / "docs/en/faqs.md").chmod(0)
        assert told(self.as_anybody("status", root=old)) == (1, [("docs/en/faqs.md", " no-rights")])

    def test_a_page_that_must_not_be_written_stays_as_it_is(self, old: Path) -> None:
        page = old / "docs/en/faqs.md"
        before = page.read_bytes()
        page.chmod(0o444)
        refused = self.as_anybody("review", "docs/en/faqs.md", "--by", "A Tester", "--yes", root=old)
        assert (refused.returncode, page.read_bytes()) == (1, before)
        assert "docs/en/faqs.md:1: no-rights" in refused.stdout


class TestWhatStandsWhereTheSiteBelongs:
    def refused(self, root: Path) -> list[tuple[str, str]]:
        return [(each.path, each.rule) for each in publish(root, Options(draft=True), print).issues]

    @pytest.mark.parametrize("leads", ["www", "nowhere", "../elsewhere"])
    def test_a_link_is_left_alone(self, small_site: Path, leads: str) -> None:
        for name in ("www", "../elsewhere"):
            (small_site / name).mkdir()
            (small_site / name / "kept").touch()
        (small_site / "site").symlink_to(leads)
        assert self.refused(small_site) == [("site", "site-not-a-folder")]
        assert (small_site / "site").readlink() == Path(leads)
        assert [set(contents(small_site / name)) for name in ("www", "../elsewhere")] == [{"kept"}, {"kept"}]
        assert left_over(small_site) == 0

    def test_a_file_is_left_alone(self, small_site: Path) -> None:
        (small_site / "site").write_text("mine", "utf-8")
        assert self.refused(small_site) == [("site", "site-not-a-folder")]
        assert (small_site / "site").read_text("utf-8") == "mine"


class TestStopped:
    @pytest.mark.parametrize(
        ("verb", "number", "code"),
        [
            ("publish", signal.SIGINT, 130),
            ("serve", signal.SIGTERM, 143),
        ],
    )
    def test_while_it_builds(self, old: Path, tmp_path: Path, verb: str, number: int, code: int) -> None:
        scratch = tmp_path / "scratch"
        scratch.mkdir()
        port = ["--port", "0"] if verb == "serve" else []
        with subprocess.Popen(
            command(verb, *port, root=old), env={**os.environ, "TMPDIR": str(scratch)}, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True,
        ) as process:  # fmt: skip
            while not left_over(old):
                time.sleep(0.02)
            time.sleep(0.2)
            process.send_signal(number)
            said = process.communicate(timeout=60)[1]
        assert (process.returncode, said.splitlines()[-1]) == (code, "Stopped. Nothing is left half done.")
        assert "Traceback" not in said
        assert list(scratch.iterdir()) == []

    def test_while_it_asks_a_question(self, old: Path) -> None:
        page = old / "docs/en/faqs.md"
        before = page.read_bytes()
        asked = command("review", "docs/en/faqs.md", "--by", "A Tester", root=old)
        with subprocess.Popen(asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stderr is not None
            assert b"Have you read" in process.stderr.read1()
            process.send_signal(signal.SIGINT)
            assert process.communicate(timeout=60)[1].strip().endswith(b"Stopped. Nothing is left half done.")
        assert (process.returncode, page.read_bytes()) == (130, before)


def test_a_language_is_begun_whole_or_not_at_all(old: Path) -> None:
    settings = old / "content/site.yml"
    settings.write_text(settings.read_text("utf-8") + "# x\n" * 30000, "utf-8")
    before = contents(old)
    full = run("new", "locale", "uk", root=old, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100000, 100000)))
    assert (full.returncode, contents(old)) == (1, before)
    assert not (old / "docs/uk").exists()


def test_no_file_says_that_it_was_updated_tomorrow(dated_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = dated_site / "docs/en/faqs.md"
    page.write_text(page.read_text("utf-8").replace("No.", "Never."), "utf-8")
    made = commit(dated_site, "With a wrong clock", "2026-11-24")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795435200")  # 23 November 2026
    _, issues = build(dated_site, dated_site / "site", draft=False)
    message = f"Commit {made[:12]} has a day that cannot be, as a clock was wrong: its changes are dated 2026-11-23."
    assert [(each.path, each.message) for each in issues if each.rule == "commit-misdated"] == [("docs/en/faqs.md", message)]
    for name, raw in contents(dated_site / "site").items():
        assert b"2026-11-24" not in raw, name
        assert b"24 November 2026" not in raw, name
    assert '"updated": "2026-11-23"' in (dated_site / "site" / "stamps.json").read_text("utf-8")


def test_a_history_that_cannot_be_read_is_told_and_nothing_is_published(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(old))
    issues = publish(old, Options(), print).issues
    assert [(each.path, each.rule) for each in issues if stops([each])] == [(".git", "history-not-read")]
    page = old / "docs/en/faqs.md"
    before = page.read_bytes()
    review = CliRunner().invoke(main, ["review", "docs/en/faqs.md", "--by", "A Tester", "--yes", "--root", str(old)])
    assert (review.exit_code, page.read_bytes()) == (1, before), "what nobody can look up was signed"


def test_publishing_at_once_and_being_killed_leave_a_whole_site(tmp_path: Path) -> None:
    """A few of what ``make machine`` does 170 times."""
    root, chance = begin(tmp_path / "site"), random.Random(5)  # noqa: S311
    assert at_once(root, 2) == Counter(well=2)
    kills = itertools.cycle([around_the_swap(chance), at_random(chance, 2)])
    found = killed(root, 2, lambda site: next(kills)(site))
    assert found == Counter(old=found["old"], new=found["new"])
