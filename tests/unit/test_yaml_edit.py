"""YAML that the program writes: one key changes, and every other byte stays as a person wrote it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import ClassVar

import pytest

from copies import ROOT
from localoffer.acts.yaml_edit import (
    changed,
    dumped,
    quoted,
    with_changed,
    with_front_matter,
    with_key,
    with_keys_after,
    without_keys,
)
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


@pytest.mark.slow
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


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a: 1\n", "a: 1\nroles:\n  help: ask\n"),
        ("a: 1 # ours\n\n\n", "a: 1 # ours\nroles:\n  help: ask\n"),
        ("\nroles:  # who\n  about: us\nz: [1,2]\n", "\nroles:  # who\n  about: us\n  help: ask\nz: [1,2]\n"),
        ("roles:\n  help: other\n", "roles:\n  help: ask\n"),
        ("x:\n  roles: 1\n", "x:\n  roles: 1\nroles:\n  help: ask\n"),
    ],
)
def test_a_key_in_a_mapping_is_put_where_the_mapping_stands_or_at_the_end(text: str, written: str) -> None:
    assert with_key(text, "roles", "help", "ask") == written


def test_a_list_that_is_indented_in_neither_way_is_written_in_the_first() -> None:
    assert changed("a:\n     - 1\n     - 2\n", lambda value: value["a"].append(3)) == "a:\n  - 1\n  - 2\n  - 3\n"


class TestKeysAfter:
    NEW: ClassVar = {"on": dt.date(2026, 11, 23), "by": quoted("Ann: B"), "hash": quoted("8047e603")}
    ADDED = 'on: 2026-11-23\n{0}by: "Ann: B"\n{0}hash: "8047e603"\n'

    @pytest.mark.parametrize(
        ("text", "loc"),
        [
            ("a:   1  # one\nkept: 2026-01-05   # as on the letter\n# Below.\nlong: >-\n   folded\n   words\n", ()),
            ("a:\n- b:  1\n  kept: 2\n\n- b: [ 1,2 ]\n  kept: 3\n\n# The next.\nc: 1\n", ("a", 0)),
            ("x:\n    y:\n        kept: 1\n        z: 2\n", ("x", "y")),
            ("- lines:\n    - kept: 1\n      b: 'two'\n    # Last.\n    - kept: 1", (0, "lines", 1)),
        ],
    )
    def test_they_stand_below_it_and_every_other_byte_stays(self, text: str, loc: tuple[str | int, ...]) -> None:
        written = with_keys_after(text, loc, "kept", self.NEW)
        column = next(len(line) - len(line.lstrip(" -")) for line in text.splitlines() if "kept" in line)
        added = " " * column + self.ADDED.format(" " * column)
        assert added in written
        assert written.replace(added, "", 1).rstrip("\n") == text.rstrip("\n")
        assert with_keys_after(written, loc, "kept", self.NEW) == written

    def test_older_ones_give_way_wherever_they_stand_and_however_many_lines_they_take(self) -> None:
        text = "a:\n  by: >-\n    An\n    Other\n  kept: 1\n  hash: x\n  b: 2\n"
        assert with_keys_after(text, ("a",), "kept", self.NEW) == f"a:\n  kept: 1\n  {self.ADDED.format('  ')}  b: 2\n"

    def test_of_an_older_one_no_line_is_taken_that_is_not_its_own(self) -> None:
        text = "a:\n  by: >-\n    Other\n  kept: 1\n  b: 2\n"
        assert with_keys_after(text, ("a",), "kept", self.NEW) == f"a:\n  kept: 1\n  {self.ADDED.format('  ')}  b: 2\n"

    def test_one_that_stands_right_below_is_written_anew_and_its_lines_alone(self) -> None:
        text = "kept: 1\non: 2025-01-01\nby: >-\n Ann\n B\nb: 2\n"
        assert with_keys_after(text, (), "kept", self.NEW) == f"kept: 1\n{self.ADDED.format('')}b: 2\n"

    def test_in_braces_each_stands_below_the_one_before_or_where_it_stood(self) -> None:
        written = with_keys_after("a: {z: 0, kept: 1, b: 2, by: X}\n", ("a",), "kept", self.NEW)
        assert list(yaml_file.parse("", written)[0]["a"]) == ["z", "kept", "on", "b", "by", "hash"]

    @pytest.mark.parametrize(
        "text", ["a: {kept: 1, b: 2}\n", "a: {by: X, kept: 1, b: 2}\n", "a:\n  - by: X\n    kept: 1\n    b: 2\n"]
    )
    def test_in_braces_and_as_the_first_of_a_list(self, text: str) -> None:
        loc = ("a", 0) if "-" in text else ("a",)
        value = yaml_file.parse("", with_keys_after(text, loc, "kept", self.NEW))[0]["a"]
        assert (value[0] if "-" in text else value) == {
            "kept": 1,
            "b": 2,
            "on": dt.date(2026, 11, 23),
            "by": "Ann: B",
            "hash": "8047e603",
        }


def test_what_stands_beside_a_change_keeps_its_quotes_and_its_long_lines() -> None:
    text = f"roles:\n  about: 'us'\n  why: \"ż\"\n  long: {'word ' * 20}end\n"
    assert with_key(text, "roles", "help", "ask") == text + "  help: ask\n"


def test_comments_between_keys_belong_to_neither_and_stay() -> None:
    text = "a: 1\n# Of a.\n\n# Of b.\nb:\n  - 2\n# The end.\n"
    assert without_keys(text, {"a", "b"}) == "# Of a.\n\n# Of b.\n# The end.\n"
    assert without_keys(text, {"b"}) == "a: 1\n# Of a.\n\n# Of b.\n# The end.\n"


class TestPlainValues:
    """What is written anew is laid out as an editor would."""

    @pytest.mark.parametrize(
        ("value", "written"),
        [
            ("words", "a: words\n"),
            ("8047e603", 'a: "8047e603"\n'),
            ("09:30", 'a: "09:30"\n'),
            (7, "a: 7\n"),
            (["one", "8047e603"], 'a: [one, "8047e603"]\n'),
            ([], "a: []\n"),
            ({"b": "1", "c": ["x"]}, 'a:\n  b: "1"\n  c: [x]\n'),
        ],
    )
    def test_a_list_stands_in_one_line_and_what_looks_like_a_number_stays_a_text(self, value: object, written: str) -> None:
        assert dumped({"a": value}) == written
        assert yaml_file.parse("", written)[0] == {"a": value}

    def test_a_list_of_facts_has_a_line_for_each_that_holds_no_others(self) -> None:
        facts = [{"b": 1, "c": ["x", "y"]}, {"b": {"d": 2}}, {"b": [{"d": 2}], "c": 3}, "words"]
        assert dumped({"a": facts}) == (
            "a:\n  - {b: 1, c: [x, y]}\n  - b:\n      d: 2\n  - b:\n      - {d: 2}\n    c: 3\n  - words\n"
        )

    def test_a_value_stands_in_full_wherever_it_is_said(self) -> None:
        same = {"c": 1}
        assert dumped({"a": same, "b": same}) == "a:\n  c: 1\nb:\n  c: 1\n"
        assert changed("a:\n  c: 1\n", lambda value: value.update(b=value["a"])) == "a:\n  c: 1\nb:\n  c: 1\n"
