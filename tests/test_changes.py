"""Change notes: where one is missing, and the history, the page and the feeds that they make."""

from __future__ import annotations

import json
import re
from pathlib import Path

import feedparser
import pytest

from copies import commit, git, translate
from localoffer.build import Options, read
from localoffer.issues import Severity
from others import feed_faults
from test_reviews import edit, publish, published

FACT = "content/deadlines.yml"
PAGE = "docs/en/faqs.md"
SAID = "The limit is now three months."
NOTE = f"""changes:
{{0}}  - changed_on: 2026-02-03
{{0}}    note: {SAID}
"""


@pytest.fixture
def noted_site(dated_site: Path) -> Path:
    """Return the small site, launched: every change needs a note."""
    edit(dated_site, "content/site.yml", "notes_since: 2027-01-01", "notes_since: 2026-01-01")
    commit(dated_site, "Launch", "2026-01-05")
    return dated_site


def told(root: Path) -> list[tuple[str, int, str, Severity]]:
    """Return what is said of notes and addresses; no file is made for it."""
    with pytest.MonkeyPatch.context() as clock:
        clock.setenv("SOURCE_DATE_EPOCH", "1795435200")  # 23 November 2026
        issues = read(root, Options(draft=True))[1]
    rules = {"change-not-noted", "address-lost"}
    return [(issue.path, issue.line, issue.rule, issue.severity) for issue in issues if issue.rule in rules]


def note_fact(root: Path) -> None:
    edit(root, FACT, "  recorded_on: 2026-11-23", "  recorded_on: 2026-11-23\n  " + NOTE.format("  ").rstrip("\n"))
    key = "deadline:contact-adviser.changes.2026-02-03.note"
    translate(root, "pl", key, SAID, "Termin to teraz trzy miesiące.")


def test_a_change_of_words_is_told_and_one_of_a_rule_is_a_warning(noted_site: Path) -> None:
    assert told(noted_site) == []
    edit(noted_site, PAGE, "No.", "No, never.")
    assert told(noted_site) == [(PAGE, 2, "change-not-noted", Severity.NOTICE)]
    commit(noted_site, "Never", "2026-02-03")
    edit(noted_site, FACT, "amount: 2", "amount: 3")
    assert told(noted_site) == [
        (FACT, 1, "change-not-noted", Severity.WARNING),
        (PAGE, 2, "change-not-noted", Severity.NOTICE),
    ]
    note_fact(noted_site)
    assert [path for path, *_ in told(noted_site)] == [PAGE]
    commit(noted_site, "Three months", "2026-02-04")
    edit(noted_site, PAGE, "layout: faqs", "layout: faqs\nmust_note_changes: true")
    assert told(noted_site) == [(PAGE, 2, "change-not-noted", Severity.WARNING)]
    edit(noted_site, PAGE, "must_note_changes: true", "must_note_changes: true\n" + NOTE.format("").rstrip("\n"))
    commit(noted_site, "Note", "2026-02-05")
    assert told(noted_site) == []
    edit(noted_site, FACT, "amount: 3", "amount: 4")
    commit(noted_site, "Four", "2026-02-06")
    assert [path for path, *_ in told(noted_site)] == [FACT], "an old note does not speak of a new change"


def test_a_note_is_read_on_the_page_in_the_list_and_in_the_feeds_of_each_language(noted_site: Path) -> None:
    assert "No changes have been noted yet." in (publish(noted_site), published(noted_site, "changes/index.html"))[1]
    edit(noted_site, FACT, "amount: 2", "amount: 3")
    note_fact(noted_site)
    edit(
        noted_site,
        PAGE,
        "layout: faqs",
        "layout: faqs\nchanges:\n  - changed_on: 2026-03-04\n    note: There is a new question.",
    )
    commit(noted_site, "Three months", "2026-03-04")
    publish(noted_site)
    letter = published(noted_site, "letter/index.html")
    assert '<li><time datetime="2026-02-03">3 February 2026</time>: The limit is now three months.</li>' in letter
    assert "new question" not in letter
    polish = published(noted_site, "pl/changes/index.html")
    assert "3 lutego 2026</time>: Termin to teraz trzy miesiące." in polish
    assert '<span lang="en" dir="ltr">There is a new question.</span>' in polish
    for folder, sentence in (("", "The limit is now three months."), ("pl/", "Termin to teraz trzy miesiące.")):
        raw = published(noted_site, f"{folder}changes/feed.xml")
        assert feed_faults({f"https://example.org/some/folder/{folder}changes/feed.xml": raw}) == ""
        atom = feedparser.parse(raw)
        assert not atom.bozo, atom.get("bozo_exception")
        assert [entry.updated for entry in atom.entries] == ["2026-03-04T12:00:00Z", "2026-02-03T12:00:00Z"]
        assert atom.feed.updated == "2026-03-04T12:00:00Z"
        assert atom.entries[1].content[0].value == sentence
        feed = json.loads(published(noted_site, f"{folder}changes/feed.json"))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert [item["id"] for item in feed["items"]] == [entry.id for entry in atom.entries]
        page, _, anchor = feed["items"][1]["id"].removeprefix("https://example.org/some/folder/").partition("#")
        assert f'id="{anchor}"' in published(noted_site, f"{page}index.html")


def test_a_page_tells_its_three_newest_changes_and_what_is_said_twice_of_a_day_once(noted_site: Path) -> None:
    days = [f"2026-02-{day:02}" for day in range(1, 8)]
    notes = [f"  - changed_on: {day}\n    note: It changed on {day}.\n" for day in days]
    edit(noted_site, PAGE, "title:", f"changes:\n{''.join([*notes, notes[-1]])}title:")
    commit(noted_site, "Seven changes, one of them told twice", "2026-02-08")
    publish(noted_site)
    assert re.findall(r"It changed on (.*?)\.<", published(noted_site, "faqs/index.html")) == days[:-4:-1]
    assert set(re.findall(r"It changed on ([\d-]+)", published(noted_site, "changes/index.html"))) == set(days)


def test_a_renamed_page_leaves_its_address_and_its_place_in_the_feed_behind(noted_site: Path) -> None:
    edit(noted_site, PAGE, "layout: faqs", "layout: faqs\n" + NOTE.format("").rstrip("\n"))
    commit(noted_site, "Note", "2026-02-03")
    publish(noted_site)
    ids = [item["id"] for item in json.loads(published(noted_site, "changes/feed.json"))["items"]]
    git(noted_site, "mv", PAGE, "docs/en/questions.md")
    edit(noted_site, "content/navigation.yml", "faqs", "questions")
    edit(noted_site, "docs/en/letter.md", "faqs.md", "questions.md")
    commit(noted_site, "Rename", "2026-03-04")
    (lost,) = [issue for issue in publish(noted_site) if issue.rule == "address-lost"]
    assert (lost.path, lost.severity) == ("docs/en/questions.md", Severity.WARNING)
    assert "moved_from: [faqs]" in lost.hint
    edit(noted_site, "docs/en/questions.md", "layout: faqs", "layout: faqs\nmoved_from: [faqs]")
    commit(noted_site, "Lead there", "2026-03-04")
    assert ("docs/en/questions.md", "address-lost") not in [(issue.path, issue.rule) for issue in publish(noted_site)]
    assert 'http-equiv="refresh" content="0; url=../questions/"' in published(noted_site, "faqs/index.html")
    assert 'url=../../pl/questions/"' in published(noted_site, "pl/faqs/index.html")
    assert "/some/folder/pl/faqs/ /some/folder/pl/questions/ 301" in published(noted_site, "_redirects").splitlines()
    for host, told in (("nginx", 'return 301 "/some/folder/questions/"'), ("apache", '/faqs/$" "/some/folder/questions/"')):
        assert told in published(noted_site, f"hosts/{host}.conf")
    (item,) = json.loads(published(noted_site, "changes/feed.json"))["items"]
    assert ([item["id"]], item["url"]) == (ids, "https://example.org/some/folder/questions/")
