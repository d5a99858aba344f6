"""Checks of facts: the act, and what a reader, the data and the status say once the value is another."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from copies import commit
from localoffer.issues import stops
from test_reviews import act, edit, publish, published

MEDIATION = "content/contacts/mediation.yml"
LIMITS = "content/deadlines.yml"


def waiting(root: Path, *rules: str) -> list[dict[str, Any]]:
    told = act(root, "status", "--json", *(part for rule in rules for part in ("--rule", rule)))
    assert told.exit_code == 0, told.output
    return list(json.loads(told.stdout))


def test_the_act_lists_what_it_covers_and_writes_three_lines_beside_each(small_site: Path) -> None:
    before = (small_site / MEDIATION).read_text("utf-8").splitlines()
    told = act(small_site, "checked", "contact:mediation", "--by", "Zoë O'Neill", "--on", "2026-11-20")
    assert told.exit_code == 0, told.output
    assert told.stdout.splitlines() == [
        f"{MEDIATION}:4: number: 020 7946 0018",
        f"{MEDIATION}:9: address: help@kids.org.uk",
        f"{MEDIATION}:16: address: https://www.example.org/mediation",
        f"{MEDIATION}:21: days: Mo-Th, opens: 09:00, closes: 17:00",
        f"{MEDIATION}:27: days: Fr, opens: 09:00, closes: 16:00",
    ]
    after = (small_site / MEDIATION).read_text("utf-8").splitlines()
    assert [line for line in after if "checked_" not in line] == [line for line in before if "checked_" not in line]
    assert (after.count("    checked_on: 2026-11-20"), after.count('    checked_by: "Zoë O\'Neill"')) == (5, 5)
    assert waiting(small_site, "check-not-recorded") == []
    assert {each["path"] for each in waiting(small_site, "unchecked")}.isdisjoint({MEDIATION}), "it counts without a history"


def test_of_every_kind_of_fact_and_of_a_part_of_one(small_site: Path) -> None:
    names = ("deadline:contact-adviser", "council:north", "notice:law-changes", "service:service", "contact:mediation.hours.2")
    told = act(small_site, "checked", *names, "--by", "A Tester", "--yes")
    assert told.exit_code == 0, told.output
    assert told.stderr.startswith("Checked by A Tester on 2026-11-23: 5. Commit content/contacts/mediation.yml, ")
    left = {(each["path"], each["line"]) for each in waiting(small_site, "unchecked")}
    assert (
        left & {(LIMITS, 1), ("content/councils/north.yml", 3), ("content/notices.yml", 1), ("content/service.yml", 1)} == set()
    )
    assert len([line for path, line in left if path == MEDIATION]) == 3, "the number, the page and the other hours"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("contact:mediatio", "--by", "A"), 1, 'unknown-fact: There is no fact "contact:mediatio" that can be checked.'),
        (("contact:mediatio", "--by", "A"), 1, 'Did you mean "contact:mediation"?'),
        (("contact:mediation.phones.2", "contact:mediation.web", "--by", "A"), 1, 'Did you mean "contact:mediation.phones.1"?'),
        (("testimonial:short", "--by", "A"), 1, "unknown-fact"),
        (("contact:mediation",), 2, "Missing option '--by'"),
        (("contact:mediation", "--by", " "), 2, "say the name of the person"),
        (("contact:mediation", "--by", "A", "--on", "2026-11-24"), 2, "2026-11-24 is not a day from"),
    ],
)
def test_what_is_refused_writes_nothing(small_site: Path, arguments: tuple[str, ...], code: int, says: str) -> None:
    before = (small_site / MEDIATION).read_bytes()
    told = act(small_site, "checked", *arguments)
    assert (told.exit_code, says in told.output) == (code, True), told.output
    assert (small_site / MEDIATION).read_bytes() == before


def test_a_file_with_a_fault_is_put_right_first(small_site: Path) -> None:
    edit(small_site, MEDIATION, "020 7946 0018", "020 7946")
    told = act(small_site, "checked", "contact:mediation", "--by", "A Tester")
    assert told.exit_code == 1
    assert f"{MEDIATION}:4: phone-not-valid" in told.stdout


def test_once_the_value_changes_nobody_says_any_more_that_it_was_checked(dated_site: Path) -> None:
    site = dated_site
    act(site, "checked", "contact:mediation.phones", "deadline:contact-adviser", "--by", "A Tester")
    commit(site, "Check", "2026-11-22")
    assert not stops(publish(site))
    assert said(site) == ("Checked by A Tester on 23 November 2026.", "Checked by A Tester on 23 November 2026")
    assert data(site) == {("checked", "2026-11-23")}

    edit(site, MEDIATION, "020 7946 0018", "0131 496 0018")
    edit(site, LIMITS, "unit: months", "unit: weeks")
    commit(site, "Edit both, and leave their checks", "2026-11-23")
    assert not stops(publish(site))
    assert said(site) == ("Not checked since it changed.", "(not checked since it changed)")
    assert data(site) == {("changed", None)}
    first, second, *_ = waiting(site)
    assert [(each["path"], each["rule"], each["who"]) for each in (first, second)] == [
        (MEDIATION, "check-changed", "whoever checks facts"), (LIMITS, "check-changed", "whoever checks facts"),
    ]  # fmt: skip
    assert "0131 496 0018 is not what A Tester checked on 2026-11-23" in first["message"]

    edit(site, MEDIATION, "0131 496 0018", "(020) 79460018")
    assert [each["path"] for each in waiting(site, "check-changed")] == [LIMITS], "the old number, written otherwise"


def said(root: Path) -> tuple[str, str]:
    """Return what the page says of a number and of a time limit."""
    home, letter = published(root, "index.html"), published(root, "letter/index.html")
    card = home.partition('<section class="contact"')[2].partition("</dd>")[0]
    law = letter.partition("regulation 33</span>")[2].partition("</li>")[0]
    paragraph = card.partition("checked")[2].partition(">")[2].partition("</p>")[0]
    return paragraph, law.removeprefix(". ").strip().partition(" (read")[0]


def data(root: Path) -> set[tuple[str, str | None]]:
    """Return what the data says of the check of the number and of the time limit."""
    files = [
        json.loads(published(root, name)) for name in ("api/v1/en/contacts.json", "contacts.json", "api/v1/pl/deadlines.json")
    ]
    contacts = [next(each for each in file["contacts"] if each["id"] == "mediation")["ways"][0] for file in files[:2]]
    return {(each["provenance"]["check"], each["provenance"]["checked_on"]) for each in (*contacts, files[2]["deadlines"][0])}


def test_status_is_grouped_and_counted_and_says_what_the_site_itself_lacks(dated_site: Path) -> None:
    told = act(dated_site, "status").stdout
    headings = [line for line in told.splitlines() if ", for whoever " in line]
    assert headings[0] == "What the law asks of the site: 3, for whoever runs the site"
    for rule in ("statement-missing", "audit-missing", "owner-missing"):
        assert rule in told.partition("\n\n")[0]
    assert "Translations that are missing: 3, for whoever speaks العربية (ar)" in headings
    assert headings[-1].startswith("Gaps in the facts:")
    counts = [line.split(" for ") for line in told.strip().rpartition("\n\n")[2].splitlines()]
    assert sum(int(count) for count, _ in counts) == len(waiting(dated_site))
    assert counts[0] == ["    3", "whoever runs the site"]


def test_a_clone_that_was_cut_says_that_no_check_counts_without_its_hash(dated_site: Path, tmp_path: Path) -> None:
    commit(dated_site, "Something later", "2026-01-06")
    cut = tmp_path / "cut"
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{dated_site}", str(cut)], check=True)
    told = act(cut, "status")
    assert told.exit_code == 1
    assert "shallow-clone" in told.stdout
    assert "no check without its hash" in told.stdout
