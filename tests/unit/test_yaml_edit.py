"""YAML that the program writes: one key changes, and every other byte stays as a person wrote it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from copies import ROOT
from localoffer.acts.yaml_edit import quoted, with_changed, with_front_matter, without_keys
from localoffer.facts import yaml_file
from localoffer.facts.front_matter import split_front_matter
from localoffer.time.reviews import KEYS

REVIEW = {
    "last_reviewed_on": dt.date(2026, 11, 23),
    "reviewed_by": quoted("Ewa: Speaker"),
    "reviewed_words": quoted("8047e603"),
    "reviewed_facts": quoted("51143628"),
}
PAGE = """---
# For the people who write here.
title:   A page  # of ours
description: >-
  One sentence that is
  folded.
sources: [L1,L3]   # as in content/sources.yml

changes:
- changed_on: 2026-01-05
  note: It is new.
---

Words: *here*.
"""


def front(text: str) -> dict[str, object]:
    value, _, issues = yaml_file.parse("page.md", split_front_matter(text)[0] or "")
    assert issues == []
    return dict(value)


def test_a_review_is_put_at_the_end_and_nothing_else_changes() -> None:
    written = with_front_matter(PAGE, REVIEW, KEYS)
    head, _, body = PAGE.rpartition("---\n")
    assert written.startswith(head)
    assert written.endswith("---\n" + body)
    assert written[len(head) :].splitlines()[:4] == [
        "last_reviewed_on: 2026-11-23",
        'reviewed_by: "Ewa: Speaker"',
        'reviewed_words: "8047e603"',
        'reviewed_facts: "51143628"',
    ]


def test_taking_it_out_gives_back_the_page_byte_for_byte() -> None:
    assert with_front_matter(with_front_matter(PAGE, REVIEW, KEYS), {}, KEYS) == PAGE


@pytest.mark.parametrize("file", sorted((ROOT / "docs").rglob("*.md")), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_page_of_ours_can_be_signed_and_is_as_it_was_when_that_is_withdrawn(file: Path) -> None:
    text = file.read_text("utf-8")
    signed = with_front_matter(text, REVIEW, KEYS)
    assert front(signed) == {**front(text), **{key: str(value) if key != KEYS[0] else value for key, value in REVIEW.items()}}
    assert with_front_matter(signed, {}, KEYS) == text


def test_a_hash_that_looks_like_a_number_stays_a_text() -> None:
    written = with_front_matter(
        PAGE, {"translation": {"source": "8047e603", "blocks": ["40777751", "27f2ccdc"]}}, ("translation",)
    )
    assert front(written)["translation"] == {"source": "8047e603", "blocks": ["40777751", "27f2ccdc"]}


def test_a_comment_above_a_key_belongs_to_it_and_stays() -> None:
    assert without_keys("a: 1\n# About b.\nb: 2\nc: 3\n", {"a"}) == "# About b.\nb: 2\nc: 3\n"


INDENTED = "a: 1\nlist:\n  - tag: pl # ours\n    name: Polski\n{0}# Then.\nb: 2\n"
FLUSH = "list:\n- tag: pl\n{0}b: [1,2]\n"


@pytest.mark.parametrize(("text", "item"), [(INDENTED, "  - tag: uk\n"), (FLUSH, "- tag: uk\n")])
def test_a_list_grows_as_it_was_indented(text: str, item: str) -> None:
    assert with_changed(text.format(""), "list", lambda items: items.append({"tag": "uk"})) == text.format(item)
