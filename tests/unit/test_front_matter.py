"""Front matter: the line of a key, and a review that is written into it or taken out."""

from __future__ import annotations

import pytest

from localoffer.acts.yaml_edit import with_front_matter
from localoffer.facts.front_matter import front_matter, line_of, page_key, split_front_matter
from localoffer.facts.shapes import FrontMatter, Site
from localoffer.time.reviews import KEYS
from unit.examples import site

TEXT = """\
---
title: A page
last_reviewed_on: 2026-11-23
reviewed_by: A Tester
reviewed_words: words
review_note: Read.
---
Hi.
"""


def written(text: str, values: dict[str, str]) -> str:
    return with_front_matter(text, values, KEYS)


class TestFrontMatter:
    def test_the_line_of_a_key_is_counted_from_the_top_of_the_file(self) -> None:
        assert line_of("a.md", TEXT, "title") == 2
        assert line_of("a.md", TEXT, "review_note") == 6
        assert line_of("a.md", "---\nchanges:\n  - x\n  - y\n---\n", "changes", 1) == 4

    def test_what_is_not_written_stands_at_the_top(self) -> None:
        assert line_of("a.md", TEXT, "review_in") == 2
        assert line_of("a.md", "No front matter.\n", "title") == 2

    def test_a_review_takes_the_place_of_the_last_and_nothing_else_changes(self) -> None:
        text = (
            "---\n# A remark.\nreviewed_by: Somebody\ntitle: A page\nreview_note: >-\n  Two\n\n  lines.\n"
            "last_reviewed_on: 2026-01-01\nchanges:\n  - note: x\n---\n\nreviewed_by: in the words\n"
        )
        values = {"last_reviewed_on": "d", "reviewed_by": "b", "reviewed_words": "w", "reviewed_facts": "f", "review_note": "n"}
        assert written(text, values) == (
            "---\n# A remark.\ntitle: A page\nchanges:\n  - note: x\n"
            "last_reviewed_on: d\nreviewed_by: b\nreviewed_words: w\nreviewed_facts: f\nreview_note: n\n---\n\n"
            "reviewed_by: in the words\n"
        )

    def test_a_review_without_a_note_has_no_empty_one(self) -> None:
        assert written("---\ntitle: x\n---\nHi.", {"reviewed_by": "b"}) == "---\ntitle: x\nreviewed_by: b\n---\nHi."

    def test_no_values_take_the_review_out(self) -> None:
        assert written(TEXT, {}) == "---\ntitle: A page\n---\nHi.\n"

    def test_a_value_with_a_colon_and_lines_of_the_editor_s_own(self) -> None:
        text = "---\n\n  # A remark.\ntitle: x\nreviewed_by: 'A: B'\n---\n"
        assert written(text, {}) == "---\n\n  # A remark.\ntitle: x\n---\n"

    def test_a_key_that_only_begins_alike_stays(self) -> None:
        text = "---\nreview_in: 3 months\nreviewed_by: A Tester\n---\n"
        assert written(text, {}) == "---\nreview_in: 3 months\n---\n"

    def test_a_page_without_front_matter_gets_one(self) -> None:
        assert written("Hi.\n", {"reviewed_by": "b"}) == "---\nreviewed_by: b\n---\nHi.\n"


class TestWhereItEnds:
    @pytest.mark.parametrize(
        ("text", "front", "body", "line"),
        [
            ("---\ntitle: x\n---\nHi.\n", "title: x\n", "Hi.\n", 4),
            ("---  \ntitle: x\n---\t\nHi.", "title: x\n", "Hi.", 4),
            ("---\n---\n\nHi.", "", "\nHi.", 3),
            ("---\ntitle: x\n---", "title: x\n", "", 3),
            ("---\na: |\n  ---\nb: 1\n---\n---\n", "a: |\n  ---\nb: 1\n", "---\n", 6),
        ],
    )
    def test_at_the_next_line_of_three_dashes(self, text: str, front: str, body: str, line: int) -> None:
        assert split_front_matter(text) == (front, body, line)

    @pytest.mark.parametrize(
        "text", ["Hi.\n---\ntitle: x\n---\n", "---\ntitle: x\n", " ---\na: 1\n---\n", "----\na: 1\n---\n", ""]
    )
    def test_without_it_all_is_words(self, text: str) -> None:
        assert split_front_matter(text) == (None, text, 1)


class TestWhatItSays:
    SITE = site(declared_ids={"source": frozenset({"L1", "L2"})})
    SOUND = "title: A page\ndescription: A sentence that is long enough.\n"

    def read(self, front: str, path: str = "docs/en/a.md", facts: Site = SITE) -> tuple[FrontMatter | None, list[str]]:
        meta, _, issues = front_matter(path, f"---\n{front}---\nHi.\n", facts)
        return meta, [str(issue) for issue in issues]

    def test_of_a_sound_page(self) -> None:
        meta, issues = self.read(self.SOUND + "sources: [L1, L2]\n")
        assert issues == []
        assert meta is not None
        assert (meta.title, meta.sources) == ("A page", ["L1", "L2"])

    def test_a_page_without_it_is_told_how_to_begin(self) -> None:
        meta, _, (issue,) = front_matter("docs/en/a.md", "Hi.\n", self.SITE)
        assert meta is None
        assert str(issue) == (
            "docs/en/a.md:1: front-matter-missing: The page has no front matter. "
            "Begin the file with three dashes, title: and description:, and three dashes."
        )

    def test_what_is_no_yaml_is_told_at_its_line(self) -> None:
        meta, (issue,) = self.read("title: x\na: b: c\n")
        assert meta is None
        assert issue.startswith("docs/en/a.md:3: yaml-syntax: ")

    def test_what_is_missing_and_what_is_too_much_is_told(self) -> None:
        meta, issues = self.read("title: A page\nlayot: faqs\n")
        assert meta is None
        assert sorted(issue.split(": ")[1] for issue in issues) == ["missing-key", "unknown-key"]
        assert any(issue.startswith("docs/en/a.md:3: ") for issue in issues)

    def test_a_source_that_is_not_there_is_told_at_its_own_line_and_the_page_is_read_all_the_same(self) -> None:
        meta, issues = self.read(self.SOUND + "sources:\n  - L1\n  - L22\n")
        assert meta is not None
        assert issues == [
            'docs/en/a.md:6: unknown-source: There is no source "L22". Did you mean "L2"? Sources live in content/sources.yml.'
        ]

    def test_a_service_that_is_not_there_is_told_beside_all_else(self) -> None:
        facts = site(declared_ids={"service": frozenset({"talks"}), "source": frozenset()})
        meta, issues = self.read(self.SOUND + "service: talk\nsources: [L1]\n", facts=facts)
        assert meta is not None
        assert issues == [
            'docs/en/a.md:5: unknown-source: There is no source "L1". Sources live in content/sources.yml.',
            'docs/en/a.md:4: unknown-service: There is no service "talk". Did you mean "talks"? '
            "Services live in content/services/.",
        ]
        assert self.read(self.SOUND + "service: talks\n", facts=facts)[1] == []

    def test_a_note_is_written_in_the_language_of_the_site(self) -> None:
        _, (issue,) = self.read(self.SOUND + "changes:\n  - changed_on: 2026-11-23\n    note: {en: New., pl: Nowe.}\n")
        assert issue.startswith("docs/en/a.md:6: words-in-languages: ")
        assert 'Write them in "en" alone' in issue

    def test_no_day_is_later_than_the_day_of_the_build(self) -> None:
        change = "changes:\n  - changed_on: {0}\n    note: It is new.\n"
        assert self.read(self.SOUND + change.format("2026-11-23"))[1] == []
        assert "date-in-future" in self.read(self.SOUND + change.format("2026-11-24"))[1][0]

    @pytest.mark.parametrize(
        ("path", "key"),
        [
            ("docs/en/faqs.md", "page:faqs"),
            ("docs/pl/faqs.md", "page:pl/faqs"),
            ("docs/en/in/faqs.md", "page:in/faqs"),
            ("docs/english.md", "page:english"),
        ],
    )
    def test_its_notes_are_named_by_the_page(self, path: str, key: str) -> None:
        assert page_key(path, "en") == key
        meta, _ = self.read(self.SOUND + "changes:\n  - changed_on: 2026-11-23\n    note: It is new.\n", path)
        assert meta is not None
        assert meta.changes[0].note.key == f"{key}.changes.2026-11-23.note"
