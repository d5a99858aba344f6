"""Reading facts: every id that one fact names in another is asked for, and what may no longer be shown is told.

Of ``facts/read`` this is all that is tested by itself so far; the rest is tested by the broken sites.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from copies import GOOD
from localoffer.facts.read import load
from localoffer.facts.references import references
from unit.examples import CHECKED, contact, council, day, deadline, service, site


def test_every_id_that_a_fact_names_is_a_reference_with_its_place() -> None:
    named = council(sendiass="a", send_team="b", feedback_contact="c", contacts=["d", "e"])
    found = set(references(site(councils={"x": named})))
    assert {
        ("council:x", ("sendiass",), "contact", "a"),
        ("council:x", ("send_team",), "contact", "b"),
        ("council:x", ("feedback_contact",), "contact", "c"),
        ("council:x", ("contacts", 0), "contact", "d"),
        ("council:x", ("contacts", 1), "contact", "e"),
        ("council:x", ("local_offer", "source", 0), "source", "L1"),
    } == found


def test_so_are_the_contact_of_the_service_and_the_sources_of_every_fact() -> None:
    phone = {**CHECKED, "number": "020 7946 0018", "source": ["L1", "L2"]}
    facts = {"contacts": {"x": contact(phones=[phone])}, "deadlines": {"y": deadline()}, "services": {"service": service("x")}}
    assert set(references(site(**facts))) == {
        ("service:service", ("contact",), "contact", "x"),
        ("service:service", ("source", 0), "source", "L1"),
        ("contact:x", ("phones", 0, "source", 0), "source", "L1"),
        ("contact:x", ("phones", 0, "source", 1), "source", "L2"),
        ("deadline:y", ("source", 0), "source", "L1"),
    }


def told(root: Path, today: str) -> list[str]:
    _, issues = load(root, day(today))
    return [issue.rule for issue in issues]


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """Return the facts of the small site, with a testimonial that may be shown up to 30 November 2026."""
    shutil.copytree(GOOD / "content", tmp_path / "content")
    file = tmp_path / "content" / "testimonials.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("\n  year:", "\n  expires_on: 2026-11-30\n  year:", 1), "utf-8")
    assert file.read_text("utf-8") != text
    return tmp_path


@pytest.mark.parametrize(("today", "expired"), [("2026-11-29", False), ("2026-11-30", False), ("2026-12-01", True)])
def test_a_testimonial_may_be_shown_to_the_end_of_its_last_day(facts: Path, today: str, expired: bool) -> None:
    assert ("testimonial-expired" in told(facts, today)) is expired


@pytest.mark.parametrize("name", ["sendiass", "send_team", "feedback_contact"])
def test_a_contact_of_a_council_that_is_not_there_is_told(facts: Path, name: str) -> None:
    (file,) = sorted((facts / "content" / "councils").glob("*.yml"))[:1]
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith(f"{name}:")]
    file.write_text("\n".join([*lines, f"{name}: nobody", ""]), "utf-8")
    assert "unknown-contact" in told(facts, "2026-11-23")
