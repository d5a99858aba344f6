"""A year in the life of a site: a moving clock and a real git history. At each step, what a careful editor expects."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from copies import GOOD, commit, copy_site, git, translate
from localoffer.build import Options, files, read
from localoffer.cli import main
from localoffer.issues import stops
from localoffer.outputs.files import File

LETTER, FAQS, FACT = "docs/en/letter.md", "docs/en/faqs.md", "content/deadlines.yml"


class Site:
    """A site with its history, on a day that moves."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.day = "2026-01-05"
        self.made: dict[str, str] = {}
        self.to_make: Iterator[File] = iter(())

    @property
    def clock(self) -> str:
        return str(int(datetime.fromisoformat(f"{self.day}T12:00:00").replace(tzinfo=UTC).timestamp()))

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text("utf-8")
        assert old in text, (file, old)
        path.write_text(text.replace(old, new, 1), "utf-8")

    def commit(self, message: str) -> str:
        return commit(self.root, message, self.day)

    def build(self) -> tuple[int, set[str]]:
        """Build, each file only once it is looked at; returns the exit code and the rules that were told."""
        with pytest.MonkeyPatch.context() as clock:
            clock.setenv("SOURCE_DATE_EPOCH", self.clock)
            edition, issues = read(self.root, Options())
        assert edition is not None
        if not stops(issues):
            self.made, self.to_make = {}, files(edition, issues)
        return int(stops(issues)), {issue.rule for issue in issues if not issue.rule.startswith("unused-")}

    def run(self, *arguments: str) -> tuple[int, str]:
        command, *rest = arguments
        told = CliRunner().invoke(main, [command, "--root", str(self.root), *rest], env={"SOURCE_DATE_EPOCH": self.clock})
        return told.exit_code, told.output

    def read(self, name: str) -> str:
        while name not in self.made:
            file = next(self.to_make)
            self.made[file.url] = file.content.decode("utf-8", "replace")
        return self.made[name]

    def stamp(self, page: str) -> dict[str, str]:
        tag, _, id_ = page.partition("/")
        pages = json.loads(self.read("stamps.json"))["pages"]
        return next(each for each in pages if (each["locale"], each["id"]) == (tag, id_))

    def updated(self, *pages: str) -> list[str]:
        return [self.stamp(page)["updated"] for page in pages]

    def feed(self, prefix: str = "") -> list[tuple[str, str, str]]:
        items = json.loads(self.read(f"{prefix}changes/feed.json"))["items"]
        return [(item["date_published"][:10], item["content_text"], item["id"].partition("#")[2]) for item in items]


@pytest.mark.slow
def test_a_year_in_the_life(tmp_path: Path) -> None:
    site = Site(copy_site(GOOD, tmp_path / "small"))

    # January. The site is launched: every page has its first day, nothing has changed, nobody has reviewed it.
    site.edit("content/site.yml", "notes_since: 2027-01-01", "notes_since: 2026-01-01")
    for path in [*site.root.glob("content/**/*.yml"), *site.root.glob("docs/**/*.md")]:
        path.write_text(path.read_text("utf-8").replace("2026-11-23", "2026-01-05").replace("2026-11-20", "2026-01-05"), "utf-8")
    git(site.root, "init", "-q", "-b", "main")
    site.commit("Publish")
    assert site.build() == (0, set())
    assert site.updated("en/letter", "en/faqs", "pl/letter") == ["2026-01-05"] * 3
    assert site.feed() == []

    # A typo: the page has a new day, a ks for a note, and nothing is stopped.
    site.day = "2026-01-20"
    site.edit(FAQS, "No.", "No, it is free. The council pays for every hour of it.")
    assert site.build()[0] == 1, "an edit that is not committed has no date"
    site.commit("Say that it is free")
    assert site.build() == (0, {"change-not-noted"})
    assert site.updated("en/faqs", "pl/faqs", "en/letter") == ["2026-01-20", "2026-01-20", "2026-01-05"]

    # A fact that people act on does not go out until a note says what is different.
    site.day = "2026-02-03"
    site.edit(FACT, "amount: 2", "amount: 3")
    site.commit("Three months")
    assert site.build()[0] == 1
    said = "The limit is three months now."
    note = f"  changes:\n    - changed_on: 2026-02-03\n      note: {said}\n"
    key = "deadline:contact-adviser.changes.2026-02-03.note"
    translate(site.root, "pl", key, said, "Termin to teraz trzy miesiące.")
    site.edit(FACT, "  source: [L1]\n", "  source: [L1]\n" + note)
    site.commit("Say so")
    assert site.build() == (0, {"change-not-noted"})
    assert site.updated("en/letter", "pl/index", "en/faqs") == ["2026-02-03", "2026-02-03", "2026-01-20"]
    assert [entry[:2] for entry in site.feed()] == [("2026-02-03", "The limit is three months now.")]
    assert [entry[:2] for entry in site.feed("pl/")] == [("2026-02-03", "Termin to teraz trzy miesiące.")]

    # A person reads the whole letter. That is no update of it.
    site.day = "2026-03-01"
    assert site.run("review", LETTER, "--by", "A Tester", "--note", "Read against the regulations.", "--yes")[0] == 0
    site.commit("Review the letter")
    assert site.build()[0] == 0
    stamp = site.stamp("en/letter")
    assert (stamp["updated"], stamp["reviewed"], stamp["due"]) == ("2026-02-03", "2026-03-01", "2026-09-01")

    # It is translated. The English page keeps its day, its review and its feed; the Polish page has a day of its own.
    site.day = "2026-04-01"
    polish = (site.root / LETTER).read_text("utf-8")
    front, _, body = polish.removeprefix("---\n").partition("---\n")
    kept = "".join(line for line in front.splitlines(True) if not line.startswith(("review", "last_reviewed")))
    kept = kept.replace("title: I have had a letter", "title: Mam list")
    (site.root / "docs/pl/letter.md").write_text(f"---\n{kept}---\n{body.replace('Read it.', 'Przeczytaj list.')}", "utf-8")
    assert site.run("translations", "update", "docs/pl/letter.md")[0] == 0
    translated = site.commit("Translate the letter")
    code, rules = site.build()
    assert (code, "review-of-other-words" in rules, "translation-outdated" in rules) == (0, False, False)
    assert site.updated("en/letter", "pl/letter") == ["2026-02-03", "2026-04-01"]
    assert site.stamp("en/letter")["reviewed"] == "2026-03-01"
    copies = {name: tmp_path / f"{name}.html" for name in ("faqs", "letter")}
    for name, file in copies.items():
        file.write_text(site.read(f"{name}/index.html"), "utf-8")
    git(site.root, "revert", "--no-edit", translated, day=site.day)
    assert site.build()[0] == 0

    # The English page changes: its review covers other words, and is refused until somebody reads it again.
    site.day = "2026-05-04"
    site.edit(LETTER, "Read it.", "Read it twice.")
    change = site.commit("Say twice")
    code, rules = site.build()
    assert code == 1
    assert "review-of-other-words" in rules

    # Reverted, the words are those that were reviewed; the day is that of the revert.
    site.day = "2026-05-05"
    git(site.root, "revert", "--no-edit", change, day=site.day)
    assert site.build()[0] == 0
    assert (site.stamp("en/letter")["updated"], site.stamp("en/letter")["reviewed"]) == ("2026-05-05", "2026-03-01")

    # A rebase gives every commit another id and another committer's day; the author's day stays.
    before = site.updated("en/letter", "en/faqs", "pl/index")
    git(site.root, "rebase", "-q", "--force-rebase", "--committer-date-is-author-date", "HEAD~2", day="2026-06-01")
    assert site.build()[0] == 0
    assert site.updated("en/letter", "en/faqs", "pl/index") == before

    # The review falls due: told before, and then a warning on the page, in status, in the calendar and the JSON.
    site.day = "2026-08-15"
    assert "review-due-soon" in site.run("status", "--rule", "review-due-soon")[1]
    site.day = "2026-09-02"
    code, rules = site.build()
    assert (code, "review-overdue" in rules) == (0, True)
    assert "This page was due to be checked by 1 September 2026." in site.read("letter/index.html")
    assert "DTSTART;VALUE=DATE:20260901" in site.read("reviews.ics")
    assert json.loads(site.read("reviews.json"))["pages"][0]["state"] == "overdue"
    assert f"{LETTER}:1: review-overdue" in site.run("status", "--rule", "review-overdue")[1]
    told = site.run("review", LETTER, "--by", "Another Tester", "--yes")[1]
    assert "Last reviewed by A Tester on 2026-03-01." in told
    assert "Its own words have not changed since." in told
    site.commit("Review the letter again")
    assert site.build()[0] == 0
    assert site.stamp("en/letter")["due"] == "2027-03-02"

    # A page is renamed: the old address leads to it in every language, and its day and its notes come along.
    site.day = "2026-10-01"
    site.edit(FAQS, "layout: faqs", "layout: faqs\nchanges:\n  - changed_on: 2026-10-01\n    note: We say that it is free.")
    site.commit("Note what changed in January")
    assert site.build()[0] == 0
    entries = site.feed()
    git(site.root, "mv", FAQS, "docs/en/questions.md")
    site.edit("content/navigation.yml", "faqs", "questions")
    site.edit(LETTER, "faqs.md", "questions.md")
    site.run("review", LETTER, "--by", "Another Tester", "--yes")
    site.commit("Rename")
    code, rules = site.build()
    assert (code, "address-lost" in rules) == (1, True)
    site.edit("docs/en/questions.md", "layout: faqs", "layout: faqs\nmoved_from: [faqs]")
    site.commit("Lead to it")
    assert site.build()[0] == 0
    assert site.updated("en/questions", "pl/questions") == ["2026-01-20", "2026-01-20"]
    assert "url=../questions/" in site.read("faqs/index.html")
    assert "url=../../pl/questions/" in site.read("pl/faqs/index.html")
    assert site.feed() == entries
    # A copy of it is as current as before; once the words change, it is old, whatever the page is called by then.
    assert site.run("drift", str(copies["faqs"]))[0] == 0
    site.edit("docs/en/questions.md", "The council pays for every hour of it.", "Your council pays.")
    site.commit("Say it shorter")
    assert site.build()[0] == 0
    code, told = site.run("drift", str(copies["faqs"]))
    assert code == 3
    assert "The council pays for every hour of it." in told
    assert "2026-10-01" in told
    assert site.run("drift", str(copies["letter"]))[0] == 0

    # A clone says the same; a shallow one is refused; an archive carries no date and says so.
    clone, shallow = Site(tmp_path / "clone"), Site(tmp_path / "shallow")
    clone.day = shallow.day = site.day
    git(tmp_path, "clone", "-q", f"file://{site.root}", str(clone.root))
    assert clone.build()[0] == 0
    assert clone.read("stamps.json") == site.read("stamps.json")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{site.root}", str(shallow.root))
    code, rules = shallow.build()
    assert (code, "shallow-clone" in rules) == (1, True)
    shutil.rmtree(clone.root / ".git")
    code, rules = clone.build()
    assert (code, "no-history" in rules) == (0, True)
    assert clone.stamp("en/letter")["updated"] is None
    assert clone.stamp("en/letter")["reviewed"] == "2026-10-01", "a review is in the page, not in the history"
    assert clone.feed() == site.feed()
