"""What a git host is told: each issue at its file and line, and a summary in plain words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from copies import GOOD, copy_site
from localoffer.cli import main
from localoffer.cli.formats import github, gitlab, summary
from localoffer.issues import Issue, Severity

AWKWARD = Issue("docs/en/50%, all: [x].md", 3, "some-rule", "50% of it,\nor <b>more</b>: `x`::warning::y", "Take it out.")
COMMAND = re.compile(r"::(error|warning|notice) file=([^,]*),line=(\d+),title=([^,:]*)::(.*)")


def unescaped(text: str) -> str:
    """Return what GitHub's runner reads (actions/runner, ActionCommand)."""
    for escape, sign in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(escape, sign)
    return text


def commands(said: str) -> list[tuple[str, ...]]:
    """Return (severity, file, line, title, message) of every line that is a workflow command."""
    return [tuple(map(unescaped, match.groups())) for line in said.splitlines() if (match := COMMAND.fullmatch(line))]


def test_a_command_is_one_line_and_says_what_was_said() -> None:
    said = github([AWKWARD, Issue("a.md", 1, "b", "c", severity=Severity.NOTICE)])
    assert len(said.splitlines()) == 2
    awkward, plain = commands(said)
    assert awkward == ("error", AWKWARD.path, "3", "some-rule", str(AWKWARD))
    assert plain == ("notice", "a.md", "1", "b", "a.md:1: b: c")


def test_a_sign_that_ends_a_line_ends_no_command() -> None:
    """The name of a file may hold one, and the runner would read on."""
    said = github([Issue("a\n::stop-commands::x", 1, "b", "c\r\n::add-mask::d")])
    assert len(re.findall(r"[\r\n]", said)) == 1
    assert said.startswith("::error file=a")


def test_gitlab_s_report_has_what_it_asks_for_and_knows_an_issue_again_on_another_line() -> None:
    moved = Issue(AWKWARD.path, 9, AWKWARD.rule, AWKWARD.message, AWKWARD.hint, Severity.NOTICE)
    first, second = json.loads(gitlab([AWKWARD, moved]))
    assert (first["severity"], second["severity"]) == ("major", "info")
    assert first["location"] == {"path": AWKWARD.path, "lines": {"begin": 3}}
    assert first["fingerprint"] == second["fingerprint"]
    assert first["check_name"] == "some-rule"
    assert first["description"] == f"{AWKWARD.message} {AWKWARD.hint}"


def test_a_summary_links_each_line_and_takes_nobody_s_words_for_markup() -> None:
    said = summary([AWKWARD], "All is well.", "https://host.example/o/r/blob/1a2b")
    assert said.startswith("## 1 thing must be put right")
    assert "(https://host.example/o/r/blob/1a2b/docs/en/50%25%2C%20all%3A%20%5Bx%5D.md#L3)" in said
    assert "\\<b\\>more" in said
    assert "\\`x\\`" in said
    assert len([line for line in said.splitlines() if line.startswith("- ")]) == 1
    assert summary([], "All is well.").startswith("## All is well.\n")


# --- as a workflow runs it


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a repository whose site, in a folder of it, has two faults."""
    root = copy_site(GOOD, tmp_path / "sites" / "one")
    with (root / "docs/en/index.md").open("a", encoding="utf-8") as page:
        page.write("\n{{contact:nobody}}\n\n[x](<50%, all.md>)\n")
    return tmp_path


def run(*command: str, **env: str) -> Result:
    return CliRunner().invoke(main, command, env={"SOURCE_DATE_EPOCH": "1795435200", **env})


def on_github(repository: Path) -> dict[str, str]:
    return {
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(repository),
        "GITHUB_STEP_SUMMARY": str(repository / "summary.md"),
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_REPOSITORY": "o/r",
        "GITHUB_SHA": "1a2b",
    }


def place(issue: dict[str, Any]) -> tuple[str, str, str, str]:
    return issue["severity"], f"sites/one/{issue['path']}", str(issue["line"]), issue["rule"]


def test_a_workflow_shows_each_issue_at_its_line_and_a_summary(broken: Path) -> None:
    root = broken / "sites/one"
    found = json.loads(run("check", "--json", "--root", str(root)).stdout)
    assert len(found) >= 2
    result = run("check", "--root", str(root), **on_github(broken))
    assert result.exit_code == 1
    assert [each[:4] for each in commands(result.stdout)] == [place(issue) for issue in found]
    said = (broken / "summary.md").read_text("utf-8")
    assert "must be put right" in said
    assert all(f"https://github.com/o/r/blob/1a2b/sites/one/{each['path']}#L{each['line']}" in said for each in found)


@pytest.mark.slow
def test_there_is_a_preview_of_what_is_wrong_too_and_nothing_is_published(broken: Path) -> None:
    root, preview = broken / "sites/one", broken / "preview"
    found = json.loads(run("check", "--json", "--root", str(root)).stdout)
    result = run("check", "--preview", str(preview), "--root", str(root))
    assert result.exit_code == 1
    page = (preview / "index.html").read_text("utf-8")
    assert all(issue["rule"] in page for issue in found if issue["severity"] != "notice")
    assert (preview / "pl/index.html").is_file()
    assert not (root / "site").exists()
    again = run("check", "--preview", str(preview), "--root", str(root))
    assert (again.exit_code, "is there already" in again.stderr) == (2, True)


@pytest.mark.slow
def test_another_form_is_asked_for_by_name_and_goes_before_where_it_runs(broken: Path) -> None:
    root = broken / "sites/one"
    plain = run("check", "--root", str(root))
    assert "::error" not in plain.stdout
    assert run("check", "--format", "text", "--root", str(root), **on_github(broken)).stdout == plain.stdout
    as_json = run("check", "--json", "--root", str(root), **on_github(broken)).stdout
    assert json.loads(as_json) == json.loads(run("check", "--format", "json", "--root", str(root)).stdout)
    assert not (broken / "summary.md").exists()
    merge_request = run("check", "--format", "gitlab", "--root", str(root), CI_PROJECT_DIR=str(broken)).stdout
    places = {each["location"]["path"] for each in json.loads(merge_request)}
    assert places == {f"sites/one/{each['path']}" for each in json.loads(as_json)}
    assert commands(run("publish", "--format", "github", "--root", str(root)).stdout)
    assert not (root / "site").exists()


def test_what_is_written_into_a_file_for_people_stays_words(dated_site: Path) -> None:
    """A workflow keeps a list of what is due in an issue: `status` has no other form."""
    said = run("status", "--root", str(dated_site), **on_github(dated_site))
    assert (said.exit_code, commands(said.stdout)) == (0, [])
    assert said.stdout


def test_all_is_well_is_a_summary_too(dated_site: Path) -> None:
    result = run("check", "--root", str(dated_site), **on_github(dated_site))
    assert result.exit_code == 0
    assert (dated_site / "summary.md").read_text("utf-8").startswith("## All is well.\n")
