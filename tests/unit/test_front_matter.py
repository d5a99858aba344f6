"""Front matter: the line of a key, and a review that is written into it or taken out."""

from __future__ import annotations

from localoffer.acts.yaml_edit import with_front_matter
from localoffer.facts.front_matter import line_of
from localoffer.time.reviews import KEYS

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
