"""The stamp: what moves the date of a page and what does not, on real git histories."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import built
from copies import commit, git
from localoffer import store
from localoffer.build import Options, read
from localoffer.cli import main
from localoffer.issues import stops
from localoffer.outputs import stamps as published_stamps


def run(root: Path, *arguments: str, today: str = "1795435200") -> tuple[int, list[dict[str, object]]]:
    result = CliRunner().invoke(
        main, [arguments[0], "--json", "--root", str(root), *arguments[1:]], env={"SOURCE_DATE_EPOCH": today}
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    told = json.loads(result.stdout)
    return result.exit_code, told["issues"] if arguments[0] == "publish" else told


def stamps(root: Path) -> dict[str, dict[str, object]]:
    """Return locale/id -> stamp, as stamps.json is published; the other files are not made, as they take five times as long."""
    with pytest.MonkeyPatch.context() as clock:
        clock.setenv("SOURCE_DATE_EPOCH", "1795435200")
        edition, issues = read(root, Options())
    assert edition is not None
    assert not stops(issues), issues
    (file,) = (each for each in published_stamps.files(edition) if each.url == "stamps.json")
    return {f"{page['locale']}/{page['id']}": page for page in json.loads(file.content)["pages"]}


def publish(root: Path) -> Path:
    """Build into site/ without following links, and return it."""
    with pytest.MonkeyPatch.context() as clock:
        clock.setenv("SOURCE_DATE_EPOCH", "1795435200")
        return built(root)


def updated(root: Path) -> dict[str, object]:
    return {key: stamp["updated"] for key, stamp in stamps(root).items()}


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def moved(root: Path, day: str) -> set[str]:
    """Return the pages whose date is ``day``."""
    return {key for key, value in updated(root).items() if value == day}


def test_a_page_moves_alone_and_its_fallbacks_with_it(dated_site: Path) -> None:
    edit(dated_site, "docs/en/letter.md", "Read it.", "Read it twice.")
    commit(dated_site, "Say twice", "2026-02-03")
    assert moved(dated_site, "2026-02-03") == {"en/letter", "pl/letter", "ar/letter"}


def test_a_fact_moves_every_page_that_shows_it(dated_site: Path) -> None:
    edit(dated_site, "content/deadlines.yml", "amount: 2", "amount: 3")
    commit(dated_site, "Three months", "2026-02-03")
    showing = ("index", "letter", "which-way/ring", "which-way/time")
    assert moved(dated_site, "2026-02-03") == {f"{tag}/{page}" for tag in ("en", "pl", "ar") for page in showing}
    page = (publish(dated_site) / "letter" / "index.html").read_text("utf-8")
    assert "3 months" in page
    assert '<time datetime="2026-02-03">Tuesday, 3 February 2026</time>' in page


def test_what_an_earlier_build_kept_changes_no_day(dated_site: Path) -> None:
    before = stamps(dated_site)
    edit(dated_site, "docs/en/letter.md", "Read it.", "Read it twice.")
    commit(dated_site, "Say twice", "2026-02-03")
    assert stamps(dated_site) != before
    edit(dated_site, "docs/en/letter.md", "Read it twice.", "Read it.")
    edit(dated_site, "content/deadlines.yml", "amount: 2", "amount: 3")
    commit(dated_site, "Say once, three months", "2026-03-04")
    kept = stamps(dated_site)
    shutil.rmtree(dated_site / store.FOLDER)
    assert stamps(dated_site) == kept


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("docs/en/letter.md", "Read it. Then", "Read it.   Then"),
        ("docs/en/letter.md", "## Today {#today}\n", "## Today {#today}\n\n\n"),
        ("docs/en/letter.md", "sources: [L1]", "sources: [L1]\nreview_in: 3 months"),
        ("docs/en/letter.md", "sources: [L1]", "sources: [L1, K1]"),
        ("content/contacts/mediation.yml", "checked_by: A Tester", "checked_by: Somebody Else"),
        ("content/contacts/mediation.yml", "role: Ask for mediation.", "role: >-\n  Ask for\n  mediation."),
        ("content/service.yml", "recorded_on: 2026-11-23", "recorded_on: 2026-11-22"),
        ("content/navigation.yml", "[letter, faqs]", "[faqs, letter]"),
    ],
)
def test_what_does_not_count(dated_site: Path, file: str, old: str, new: str) -> None:
    edit(dated_site, file, old, new)
    commit(dated_site, "Tidy", "2026-02-03")
    assert set(updated(dated_site).values()) == {"2026-01-05"}


def test_a_commit_listed_with_a_reason_does_not_count(dated_site: Path) -> None:
    edit(dated_site, "docs/en/letter.md", "Read it.", "Read it twice.")
    edit(dated_site, "docs/en/faqs.md", "No.", "No!")
    ignored = commit(dated_site, "Everywhere", "2026-02-03")
    (dated_site / "content" / "not-updates.yml").write_text(f'- commit: "{ignored[:10]}"\n  reason: A sweep.\n', "utf-8")
    commit(dated_site, "Do not count it", "2026-02-04")
    assert set(updated(dated_site).values()) == {"2026-01-05"}


def test_the_authors_day_counts_in_london(dated_site: Path) -> None:
    edit(dated_site, "docs/en/letter.md", "Read it.", "Read it twice.")
    git(dated_site, "add", "-A")
    late = "2026-06-30T23:30:00+00:00"  # half past midnight on 1 July in London
    git(dated_site, "commit", "-q", "-m", "Late", f"--date={late}", day="2026-07-09")
    assert stamps(dated_site)["en/letter"]["updated"] == "2026-07-01"


def test_a_revert_is_a_change_and_a_rebase_is_not(dated_site: Path) -> None:
    edit(dated_site, "docs/en/letter.md", "Read it.", "Read it twice.")
    change = commit(dated_site, "Say twice", "2026-02-03")
    git(dated_site, "revert", "--no-edit", change, day="2026-03-04")
    assert stamps(dated_site)["en/letter"]["updated"] == "2026-03-04"
    git(dated_site, "commit", "--amend", "--no-edit", "--reset-author", "--date=2026-03-04T12:00:00+00:00", day="2026-05-06")
    assert stamps(dated_site)["en/letter"]["updated"] == "2026-03-04"


def test_a_merge_keeps_the_days_of_both_sides(dated_site: Path) -> None:
    git(dated_site, "checkout", "-q", "-b", "side")
    edit(dated_site, "docs/en/letter.md", "Read it.", "Read it twice.")
    commit(dated_site, "Letter", "2026-02-03")
    git(dated_site, "checkout", "-q", "main")
    edit(dated_site, "docs/en/faqs.md", "No.", "No, never.")
    commit(dated_site, "Questions", "2026-02-10")
    git(dated_site, "merge", "-q", "--no-edit", "side", day="2026-04-01")
    days = updated(dated_site)
    assert (days["en/letter"], days["en/faqs"], days["en/index"]) == ("2026-02-03", "2026-02-10", "2026-01-05")


def test_a_renamed_page_keeps_its_day(dated_site: Path) -> None:
    git(dated_site, "mv", "docs/en/faqs.md", "docs/en/questions.md")
    edit(dated_site, "content/navigation.yml", "faqs", "questions")
    edit(dated_site, "docs/en/letter.md", "faqs.md", "questions.md")
    edit(dated_site, "docs/en/questions.md", "layout: faqs", "layout: faqs\nmoved_from: [faqs]")
    commit(dated_site, "Rename", "2026-02-03")
    days = updated(dated_site)
    assert (days["en/questions"], days["en/letter"]) == ("2026-01-05", "2026-02-03")


@pytest.mark.slow
def test_uncommitted_edits_are_refused_and_a_draft_says_so(dated_site: Path) -> None:
    publish(dated_site)
    edit(dated_site, "content/deadlines.yml", "amount: 2", "amount: 3")
    code, issues = run(dated_site, "publish")
    assert code == 1
    assert [(i["path"], i["line"], i["rule"]) for i in issues if i["severity"] == "error"] == [
        ("content/deadlines.yml", 1, "not-committed")
    ]
    assert "2 months" in (dated_site / "site" / "letter" / "index.html").read_text("utf-8")
    code, _ = run(dated_site, "publish", "--draft")
    assert code == 0
    letter = (dated_site / "site" / "letter" / "index.html").read_text("utf-8")
    assert "Draft, not published yet" in letter
    assert "Page last updated" not in letter
    assert "Page last updated" in (dated_site / "site" / "faqs" / "index.html").read_text("utf-8")


def test_a_shallow_clone_is_refused_with_the_remedy(dated_site: Path, tmp_path: Path) -> None:
    commit(dated_site, "Another", "2026-02-03")
    clone = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{dated_site}", str(clone))
    code, issues = run(clone, "publish")
    assert code == 1
    (fault,) = [issue for issue in issues if issue["severity"] == "error"]
    assert fault["rule"] == "shallow-clone"
    assert "git fetch --unshallow" in str(fault["hint"])
    assert not (clone / "site").exists()


@pytest.mark.slow
def test_an_archive_carries_no_date_and_says_so(dated_site: Path) -> None:
    shutil.rmtree(dated_site / ".git")
    code, issues = run(dated_site, "publish")
    assert code == 0
    assert [issue["rule"] for issue in issues] == ["no-history"]
    page = (dated_site / "site" / "index.html").read_text("utf-8")
    assert "does not know when the page was last updated" in page
    assert "lastmod" not in (dated_site / "site" / "sitemap.xml").read_text("utf-8")


def test_a_full_clone_publishes_the_same_bytes(dated_site: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", f"file://{dated_site}", str(clone))
    ours, theirs = (
        {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (publish(dated_site), publish(clone))
    )
    assert ours == theirs


def test_the_same_day_stands_everywhere(dated_site: Path) -> None:
    stamp = stamps(dated_site)["pl/index"]
    site = publish(dated_site)
    page = (site / "pl" / "index.html").read_text("utf-8")
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    assert f'<time datetime="{stamp["updated"]}">5 stycznia 2026</time>' in page
    assert f"<loc>{stamp['url']}</loc>\n<lastmod>{stamp['updated']}</lastmod>" in sitemap
