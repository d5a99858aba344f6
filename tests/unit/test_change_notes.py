"""Change notes: which come first, how a feed knows them again, where one is missing, and where an address was lost."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
import yaml

from localoffer.facts.shapes import FrontMatter
from localoffer.facts.values import Words
from localoffer.time.change_notes import TO_SAY, check, check_moves, entries, newest_first, noted_facts, page_key
from localoffer.time.git import History
from unit.examples import TODAY, changes, contact, council, day, deadline, front_matter, places, service, settings, site

PAGE = "page:en/faqs.md"


def history(drafts: tuple[str, ...] = (), born: tuple[str, ...] = (), **other: Any) -> History:
    return History(True, drafts=frozenset(drafts), born=frozenset(born), **other)


class TestEntries:
    def test_the_newest_comes_first_and_notes_of_a_day_are_numbered_from_the_oldest(self) -> None:
        notes = changes("2026-05-02 c", "2026-05-01 b", "2026-05-01 a", "2026-06-01 d")
        found = entries("contact:x", notes)
        assert [(str(each.on), each.note.text, each.number) for each in found] == [
            ("2026-06-01", "d", 1),
            ("2026-05-02", "c", 1),
            ("2026-05-01", "b", 2),
            ("2026-05-01", "a", 1),
        ]
        assert {each.key for each in found} == {"contact:x"}

    def test_an_anchor_is_made_of_what_the_note_is_about_and_its_day(self) -> None:
        second, first = entries("page:pl/a/faqs", changes("2026-05-01", "2026-05-01"))
        assert (first.anchor, second.anchor) == ("page-pl-a-faqs-2026-05-01", "page-pl-a-faqs-2026-05-01-2")

    def test_a_note_that_is_added_on_the_same_day_leaves_the_anchors_of_the_others(self) -> None:
        before = entries("contact:x", changes("2026-05-01 old"))
        after = entries("contact:x", changes("2026-05-01 new", "2026-05-01 old"))
        assert after[1].anchor == before[0].anchor

    def test_of_several_things_the_newest_comes_first_then_the_name_then_the_last_of_the_day(self) -> None:
        one, other = entries("b:x", changes("2026-05-01", "2026-05-01")), entries("a:x", changes("2026-05-01", "2026-04-01"))
        found = newest_first([*one, *other])
        assert [(str(each.on), each.key, each.number) for each in found] == [
            ("2026-05-01", "a:x", 1),
            ("2026-05-01", "b:x", 2),
            ("2026-05-01", "b:x", 1),
            ("2026-04-01", "a:x", 1),
        ]

    @pytest.mark.parametrize(
        ("meta", "key"),
        [
            (front_matter(), "page:faqs"),
            (None, "page:faqs"),
            pytest.param(front_matter(moved_from=["questions", "help"]), "page:questions", id="its first name"),
        ],
    )
    def test_a_page_keeps_its_first_name_in_a_feed(self, meta: FrontMatter | None, key: str) -> None:
        assert page_key("faqs", meta) == key

    def test_every_fact_may_have_notes_and_so_may_the_service(self) -> None:
        notes = changes("2026-05-01")
        facts = {"contacts": {"x": contact(changes=notes)}, "deadlines": {"y": deadline()}, "councils": {"z": council()}}
        assert noted_facts(site(**facts)) == {"contact:x": notes, "deadline:y": [], "council:z": []}
        assert noted_facts(site(services={"service": service(changes=notes)})) == {"service:service": notes}


def told(known: History, *, strict: bool = False, since: dt.date | None = None, **facts: Any) -> list[str]:
    """Return what is said of one page, and of the facts."""
    text = "---\ntitle: A page\nchanges: []\n---\nHi.\n"
    pages = {PAGE: ("docs/en/faqs.md", text, front_matter(must_note_changes=strict))}
    return [f"{each} ({each.severity})" for each in check(site(settings=settings(notes_since=since), **facts), pages, known)]


CHANGED = {PAGE: day("2026-05-01")}
NOT_NOTED = (
    "docs/en/faqs.md:3: change-not-noted: The words of this page changed on 2026-05-01, and no note says what is different. "
    'Write there: changes: [{changed_on: 2026-05-01, note: "One sentence that says what is different."}] (notice)'
)


class TestAMissingNote:
    def test_words_that_changed_without_a_note_are_told(self) -> None:
        assert told(history(dates=CHANGED)) == [NOT_NOTED]

    def test_where_people_act_on_a_page_it_is_a_warning(self) -> None:
        assert told(history(dates=CHANGED), strict=True) == [NOT_NOTED.replace("(notice)", "(warning)")]

    def test_a_page_that_was_only_written_needs_none(self) -> None:
        assert told(history(dates=CHANGED, born=(PAGE,))) == []

    def test_what_was_never_committed_has_not_changed(self) -> None:
        assert told(history()) == []
        assert told(history(drafts=(PAGE,))) == []

    @pytest.mark.parametrize(("noted", "count"), [("2026-04-30", 1), ("2026-05-01", 0), ("2026-05-02", 0)])
    def test_a_note_of_the_same_day_or_later_speaks_of_it(self, noted: str, count: int) -> None:
        assert len(told(history(dates={**CHANGED, f"notes/{PAGE}": day(noted)}))) == count

    @pytest.mark.parametrize(("since", "count"), [("2026-04-30", 1), ("2026-05-01", 1), ("2026-05-02", 0)])
    def test_before_anybody_was_told_of_the_site_nothing_is_asked(self, since: str, count: int) -> None:
        assert len(told(history(dates=CHANGED), since=day(since))) == count

    def test_an_edit_that_is_not_committed_is_of_today(self) -> None:
        edited = {"dates": CHANGED, "drafts": (PAGE,), "born": (PAGE,)}
        assert told(history(**edited)) == [NOT_NOTED.replace("2026-05-01", str(TODAY))]
        noted = history(dates={**CHANGED, f"notes/{PAGE}": day("2026-05-01")}, drafts=(PAGE,))
        assert len(told(noted)) == 1, "a note of another change does not speak of this one"
        assert told(history(dates=CHANGED, drafts=(PAGE, f"notes/{PAGE}"))) == []

    @pytest.mark.parametrize(
        ("unit", "facts", "what", "severity"),
        [
            ("contact:x", {"contacts": {"x": contact()}}, 'The contact "x"', "warning"),
            ("deadline:x", {"deadlines": {"x": deadline()}}, 'The time limit "x"', "warning"),
            ("council:x", {"councils": {"x": council()}}, 'The council "x"', "notice"),
            ("service:service", {"services": {"service": service()}}, 'The service "service"', "notice"),
        ],
    )
    def test_a_fact_that_people_act_on_is_a_warning(self, unit: str, facts: Any, what: str, severity: str) -> None:
        where = places((unit, "content/x.yml", "\na: 1"))
        assert told(history(dates={unit: day("2026-05-01")}), **facts, places=where) == [
            f"content/x.yml:2: change-not-noted: {what} changed on 2026-05-01, and no note says what is different. "
            'Write there: changes: [{changed_on: 2026-05-01, note: "One sentence that says what is different."}] '
            f"({severity})"
        ]

    @pytest.mark.parametrize(
        ("written", "before"),
        [
            ("", ""),
            ("changes: []\n", "changes: []\n"),
            ("changes:\n  - changed_on: 2026-04-01\n    note: Once.\n", ""),
            ("changes:\n- {changed_on: 2026-04-01, note: Once.}\n", ""),
            ('changes: [{changed_on: 2026-04-01, note: "Once."}]\n', ""),
        ],
    )
    def test_what_is_offered_can_be_pasted_where_it_says(self, written: str, before: str) -> None:
        """As the letter says it, whatever is there: nothing, or a list in either of YAML's forms."""
        notes = yaml.safe_load(written)["changes"] if written else []
        meta = front_matter(changes=[{**each, "note": Words(each["note"])} for each in notes])
        text = f"---\ntitle: A page\n{written}---\nHi.\n"
        (issue,) = check(site(settings=settings()), {PAGE: ("docs/en/faqs.md", text, meta)}, history(dates=CHANGED))
        where, _, note = issue.hint.partition(": ")
        if where == "Write there":
            pasted = text.replace(before, "").replace("---\nHi", f"{note}\n---\nHi")
        elif where == "Write behind the [ of its changes":
            pasted = text.replace("[", f"[{note} ")
        else:
            assert where == "Write below its changes"
            indent = re.search("^ *(?=-)", written, re.MULTILINE)
            assert indent
            pasted = text.replace("changes:\n", f"changes:\n{indent[0]}{note}\n")
        read = yaml.safe_load(pasted.split("---\n")[1])["changes"]
        assert read[0] == {"changed_on": day("2026-05-01"), "note": TO_SAY}
        assert read[1:] == notes


GONE = {"page:en/old.md": day("2026-05-01")}


class TestLostAddresses:
    """Whoever kept a link to a page must still get somewhere."""

    def told(self, known: History, **pages: list[str]) -> list[str]:
        """Return what is said of pages (name -> moved_from)."""
        text = "---\ntitle: A page\nmoved_from:\n  - x\n  - y\n---\n"
        sources = {
            f"page:en/{name}.md": (f"docs/en/{name}.md", text, front_matter(moved_from=old)) for name, old in pages.items()
        }
        return [f"{each} ({each.severity})" for each in check_moves(sources, "en", known)]

    def test_a_page_that_went_and_left_nothing(self) -> None:
        assert self.told(history(gone=GONE), new=[]) == [
            'docs/en/old.md:1: address-lost: The page "old" went on 2026-05-01, and its address leads nowhere. '
            "Write into the page that took its place: moved_from: [old]. (warning)"
        ]

    def test_a_page_that_was_renamed(self) -> None:
        assert self.told(history(gone=GONE, moved={"page:en/old.md": "page:en/new.md"}), new=[]) == [
            'docs/en/new.md:1: address-lost: The page "old" went on 2026-05-01, and its address leads nowhere. It became new. '
            "Write into the page that took its place: moved_from: [old]. (warning)"
        ]

    def test_a_page_that_says_where_it_was_has_the_old_address_too(self) -> None:
        assert self.told(history(gone=GONE), new=["old"]) == []

    def test_a_page_that_came_back_is_not_lost(self) -> None:
        assert self.told(history(gone=GONE), old=[]) == []

    def test_other_languages_follow_the_default_one_and_facts_have_no_address(self) -> None:
        assert self.told(history(gone={"page:pl/old.md": TODAY, "contact:old": TODAY}), new=[]) == []

    def test_lost_pages_are_told_in_the_order_of_their_names(self) -> None:
        lost = history(gone={"page:en/z.md": TODAY, "page:en/a/b.md": TODAY})
        assert [each.partition(":")[0] for each in self.told(lost, new=[])] == ["docs/en/a/b.md", "docs/en/z.md"]

    def test_a_page_in_a_folder_is_known_by_its_whole_name(self) -> None:
        assert self.told(history(gone={"page:en/a/old.md": TODAY}), new=["a/old"]) == []
        (said,) = self.told(history(gone={"page:en/a/old.md": TODAY}), new=["old"])
        assert 'The page "a/old" went' in said

    def test_an_address_that_another_page_has_cannot_be_claimed(self) -> None:
        assert self.told(history(), old=[], new=["x", "old"]) == [
            'docs/en/new.md:5: moved-from-taken: "old" is the address of docs/en/old.md. Take it out here. (error)'
        ]

    def test_an_address_that_was_claimed_before_cannot_be_claimed_again(self) -> None:
        assert self.told(history(), one=["gone"], two=["gone"], three=["gone"]) == [
            f'docs/en/{name}.md:4: moved-from-taken: "gone" is the address of docs/en/one.md. Take it out here. (error)'
            for name in ("two", "three")
        ]
