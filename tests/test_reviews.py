"""Reviews: the act, what it writes, what it covers, and what becomes of it as the days go by."""

from __future__ import annotations

import json
from pathlib import Path

import icalendar
import pytest
from click.testing import CliRunner, Result

from copies import build, commit
from localoffer.cli import main
from localoffer.issues import Issue, stops

LETTER = "docs/en/letter.md"
IN_MAY = "1811000000"  # 22 May 2027


def act(root: Path, *arguments: str, today: str = "1795435200", says: str | None = None) -> Result:
    return CliRunner().invoke(main, [*arguments, "--root", str(root)], env={"SOURCE_DATE_EPOCH": today}, input=says)


def sign(root: Path, path: str = LETTER, *arguments: str) -> Result:
    return act(root, "review", path, "--by", "A Tester", "--yes", *arguments)


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def publish(root: Path, today: str = "1795435200") -> list[Issue]:
    """Build into site/ as of a day, without following links."""
    with pytest.MonkeyPatch.context() as clock:
        clock.setenv("SOURCE_DATE_EPOCH", today)
        return build(root, root / "site", draft=True)[1]


def published(root: Path, name: str) -> str:
    return (root / "site" / name).read_text("utf-8")


def test_the_act_writes_who_when_and_what_was_seen_and_nothing_else(dated_site: Path) -> None:
    before = (dated_site / LETTER).read_text("utf-8")
    told = act(dated_site, "review", LETTER, "--by", "Zoë O'Neill", "--note", 'Rang the "line".', says="y\n")
    assert told.exit_code == 0, told.output
    assert "No person has reviewed this page before. Read all of it." in told.stdout
    assert "Next check due by 2027-05-23" in told.stderr
    after = (dated_site / LETTER).read_text("utf-8")
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    assert [line.partition(":")[0] for line in added] == [
        "last_reviewed_on", "reviewed_by", "reviewed_words", "reviewed_facts", "review_note",
    ]  # fmt: skip
    assert [line for line in after.splitlines() if line not in added] == before.splitlines()
    assert not stops(publish(dated_site))
    page = published(dated_site, "letter/index.html")
    assert "Last checked as a whole by Zoë O'Neill on 23 November 2026." in page
    assert '<p data-due="2027-05-23">Next check due by 23 May 2027.</p>' in page
    assert sign(dated_site).exit_code == 0, "a second review takes the place of the first"
    assert (dated_site / LETTER).read_text("utf-8").count("reviewed_by") == 1
    assert act(dated_site, "review", LETTER, "--withdraw").exit_code == 0
    assert (dated_site / LETTER).read_text("utf-8") == before


def test_who_says_no_signs_nothing(dated_site: Path) -> None:
    before = (dated_site / LETTER).read_text("utf-8")
    assert act(dated_site, "review", LETTER, "--by", "A Tester", says="n\n").exit_code == 1
    assert act(dated_site, "review", LETTER, "--yes").exit_code == 2
    told = act(dated_site, "review", "docs/en/leter.md", "--by", "A Tester", "--yes")
    assert (told.exit_code, told.stdout) == (
        1,
        'docs/en/leter.md:1: unknown-page: There is no such page. Did you mean "docs/en/letter.md"?\n',
    )
    assert (dated_site / LETTER).read_text("utf-8") == before


def test_a_review_covers_the_words_it_saw(dated_site: Path) -> None:
    sign(dated_site)
    commit(dated_site, "Review", "2026-11-23")
    edit(dated_site, LETTER, "Read it.", "Read it twice.")
    (fault,) = [issue for issue in publish(dated_site) if stops([issue])]
    assert fault.rule == "review-of-other-words"
    assert fault.line == 6
    told = sign(dated_site)
    assert "-Read it. Then see [the questions](faqs.md#cost)." in told.stdout
    assert "+Read it twice. Then see [the questions](faqs.md#cost)." in told.stdout
    assert not stops(publish(dated_site))


def test_a_fact_that_changes_goes_out_and_the_page_says_so(dated_site: Path) -> None:
    sign(dated_site)
    commit(dated_site, "Review", "2026-11-23")
    edit(dated_site, "content/deadlines.yml", "amount: 2", "amount: 3")
    issues = publish(dated_site)
    assert not stops(issues)
    assert "review-of-other-facts" in [issue.rule for issue in issues]
    assert "A fact on this page has changed since then." in published(dated_site, "letter/index.html")
    assert "A fact on it changed: deadline:contact-adviser" in sign(dated_site).stdout
    publish(dated_site)
    assert "has changed since then" not in published(dated_site, "letter/index.html")


def test_words_changed_in_another_language_leave_a_review_and_a_date_alone(dated_site: Path) -> None:
    sign(dated_site)
    commit(dated_site, "Review", "2026-11-23")
    edit(dated_site, "content/translations/pl.po", "{n} miesięcy", "{n} pełne miesiące")
    commit(dated_site, "Translate a time limit", "2026-11-23")
    assert "review-of-other-facts" not in [issue.rule for issue in publish(dated_site)]
    pages = json.loads(published(dated_site, "stamps.json"))["pages"]
    days = {f"{page['locale']}/{page['id']}": page["updated"] for page in pages}
    assert (days["en/letter"], days["en/index"], days["pl/index"]) == ("2026-01-05", "2026-01-05", "2026-11-23")


def test_the_fourth_page_of_a_day_needs_a_note_that_no_other_has(dated_site: Path) -> None:
    for page in ("docs/en/faqs.md", "docs/en/index.md", "docs/pl/index.md"):
        assert sign(dated_site, page, "--note", "Read.").exit_code == 0
    for arguments in ((), ("--note", "read.")):
        told = sign(dated_site, LETTER, *arguments)
        assert told.exit_code == 1
        assert "review-in-bulk: A Tester signed 4 pages on 2026-11-23" in told.stdout
    assert sign(dated_site, LETTER, "--note", "Rang the adviser.").exit_code == 0


def test_due_is_plain_text_then_a_warning_a_calendar_and_a_line_in_status(dated_site: Path) -> None:
    sign(dated_site)
    commit(dated_site, "Review", "2026-11-23")
    publish(dated_site)
    (event,) = icalendar.Calendar.from_ical(published(dated_site, "reviews.ics")).walk("VEVENT")
    assert (str(event["UID"]), str(event["SUMMARY"])) == ("review-letter@example.org", "Check the page: I have had a letter")
    assert str(event.decoded("dtstart")) == "2027-05-23"
    assert "localoffer review docs/en/letter.md" in str(event["DESCRIPTION"])
    first, *rest = json.loads(published(dated_site, "reviews.json"))["pages"]
    assert (first["id"], first["state"], first["due"]) == ("letter", "good", "2027-05-23")
    assert {page["state"] for page in rest} == {"never"}
    soon = act(dated_site, "status", today=IN_MAY)
    assert "docs/en/letter.md:1: review-due-soon: The next review is due by 2027-05-23." in soon.stdout
    late = "1811200000"  # 24 May 2027
    assert "review-overdue" in [issue.rule for issue in publish(dated_site, late)]
    assert "This page was due to be checked by 23 May 2027." in published(dated_site, "letter/index.html")
    assert json.loads(published(dated_site, "reviews.json"))["pages"][0]["state"] == "overdue"
    assert "docs/en/letter.md:1: review-overdue" in act(dated_site, "status", today=late).stdout
