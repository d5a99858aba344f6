"""YAML: what a value is taken for, the line of everything, and the letters about what cannot be read."""

from __future__ import annotations

import datetime as dt

import pytest

from localoffer.facts.yaml_file import SourceMap, decode, parse, read


def value(text: str) -> object:
    """Return what YAML text holds, which must be faultless."""
    found, _, issues = parse("x.yml", text)
    assert issues == []
    return found


def told(text: str, offset: int = 0) -> list[str]:
    """Return what is said of YAML text, of which nothing may be taken in."""
    found, _, issues = parse("x.yml", text, offset)
    assert found is None
    return [str(issue) for issue in issues]


class TestScalars:
    @pytest.mark.parametrize(
        ("written", "meant"),
        [
            *[(word, True) for word in ("true", "True", "TRUE")],
            *[(word, False) for word in ("false", "False", "FALSE")],
            *[(word, None) for word in ("~", "null", "Null", "NULL", "")],
            *[("0", 0), ("-5", -5), ("+5", 5), ("120", 120), ("9" * 30, int("9" * 30))],
            *[("1.5", 1.5), ("-0.25", -0.25), ("+10.0", 10.0)],
            ("2026-11-23", dt.date(2026, 11, 23)),
        ],
    )
    def test_yaml_1_2_has_few_words_that_are_no_text(self, written: str, meant: object) -> None:
        found = value(f"a: {written}")
        assert found == {"a": meant}
        assert isinstance(found, dict)
        assert type(found["a"]) is type(meant)

    @pytest.mark.parametrize(
        "written",
        [
            *("no", "yes", "on", "off", "y", "n", "tRUE", "nULL", "nothing", "truely"),
            pytest.param("17:00", id="a time of day, not a number to the base of sixty"),
            pytest.param("01482", id="a dialling code, not an octal number"),
            *("0x1f", "1_000", "1e3", ".5", "5.", "--5", "1.2.3", "2 months"),
            *("2026-1-3", "2026-11-23T09:00:00", "23-11-2026", "12026-11-23"),
        ],
    )
    def test_everything_else_is_text(self, written: str) -> None:
        assert value(f"a: {written}") == {"a": written}

    def test_quotes_make_text_of_anything(self) -> None:
        assert value("a: '2026-11-23'\nb: \"no\"\nc: ''") == {"a": "2026-11-23", "b": "no", "c": ""}

    def test_lines_that_are_kept_and_lines_that_are_folded(self) -> None:
        text = "kept: |\n  one\n  two\nfolded: >-\n  one\n  two\n\n  three\nplain: one\n  two\n"
        assert value(text) == {"kept": "one\ntwo\n", "folded": "one two\nthree", "plain": "one two"}

    def test_a_merge_key_is_a_key_like_any_other(self) -> None:
        assert value("<<: {a: b}") == {"<<": {"a": "b"}}


class TestLines:
    TEXT = "- a\n- b: c\n  d:\n    - e\n    -\n      f\n  g: {h: i,\n      j: k}\n"

    def test_every_key_and_every_item_has_its_line(self) -> None:
        _, lines, _ = parse("x.yml", self.TEXT)
        assert lines.path == "x.yml"
        places = {(): 1, (0,): 1, (1,): 2, (1, "b"): 2, (1, "d"): 3, (1, "d", 0): 4, (1, "d", 1): 6}
        assert lines.of == {**places, (1, "g"): 7, (1, "g", "h"): 7, (1, "g", "j"): 8}

    def test_lines_are_counted_from_the_beginning_of_the_file_that_the_text_stands_in(self) -> None:
        _, lines, _ = parse("x.md", self.TEXT, offset=10)
        assert (lines.line(()), lines.line((1, "d", 0)), lines.line((1, "d", 1))) == (11, 14, 16)

    def test_what_is_not_there_stands_in_the_nearest_thing_around_it(self) -> None:
        lines = SourceMap("x.yml", 0, {(): 1, ("a",): 3, ("a", 0, "b"): 5})
        assert lines.line(("a", 0, "b", "c")) == 5
        assert lines.line(("a", 0, "x")) == 3
        assert lines.line(("x", "y")) == 1

    def test_where_nothing_could_be_read_all_stands_on_the_first_line(self) -> None:
        assert SourceMap("x.yml").line(("a",)) == 1
        assert SourceMap("x.md", 3).line(()) == 4


class TestFaults:
    @pytest.mark.parametrize("text", ["", "\n\n", "# Only a remark\n", "---\n"])
    def test_an_empty_file(self, text: str) -> None:
        if text != "---\n":  # three dashes alone are a document of nothing
            assert told(text, 2) == ["x.yml:3: file-empty: There is nothing in this file."]
        else:
            assert value(text) is None

    def test_each_line_that_begins_with_a_tab(self) -> None:
        text = "a: 1\n\tb: 2\nc:\n  \td: 3\ne: 1\t2\n"
        said = "tab: A tab stands before the words. Indent with spaces."
        assert told(text) == [f"x.yml:2: {said}", f"x.yml:4: {said}"]
        assert told("\ta: 1", 5) == [f"x.yml:6: {said}"]
        assert value("e: 1\t2") == {"e": "1\t2"}

    def test_a_key_that_is_written_twice(self) -> None:
        text = "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n"
        said = [f'x.yml:{line}: duplicate-key: "{key}" is written twice. Keep one.' for line, key in ((14, "c"), (15, "a"))]
        assert told(text, 10) == said
        assert value("a: {x: 1}\nb: {x: 1}") == {"a": {"x": 1}, "b": {"x": 1}}

    @pytest.mark.parametrize("key", ["1", "2026-11-23", "true", "null", "1.5", "? [a]\n"])
    def test_a_key_that_is_no_text(self, key: str) -> None:
        assert told(f"a: 1\n{key}: x\nb: 1\nb: 2", 3) == [
            "x.yml:5: yaml-syntax: A key must be text. Put it in quotes.",
            f'x.yml:{7 + key.count(chr(10))}: duplicate-key: "b" is written twice. Keep one.',
        ]

    def test_an_alias(self) -> None:
        said = "yaml-alias: An alias (*) stands for text elsewhere. Write it out."
        assert told("a: &x\n  b: 1\nc: 1\nd: *x\n", 1) == [f"x.yml:5: {said}"]
        assert told("a: &x\n  b: 1\nc:\n  - *x\n") == [f"x.yml:3: {said}"], "at the list, for YAML keeps no place of an alias"

    @pytest.mark.parametrize("sign", [r"\x1b", r"\x00", r"\r", r"\x9f", r"\u2028", r"\u202e", r"\u2066", r"\ufeff"])
    def test_a_sign_that_nobody_sees_is_told(self, sign: str) -> None:
        message = f"A sign that nobody sees stands in this text: {sign}. Write the words again without it."
        assert told(f'a: x\nb: "1{sign}2"\n') == [f"x.yml:2: sign-not-allowed: {message}"]

    @pytest.mark.parametrize(
        ("signs", "meant"),
        [("𝗙𝗿𝗲𝗲 𝘁𝗼𝗱𝗮𝘆", "Free today"), ("Ｃａｌｌ", "Call"), ("ﬁ", "fi"), ("ⓐ", "a"), ("ﻣﺠﺎﻧﻲ", "مجاني")],
    )
    def test_signs_that_look_like_letters_are_told(self, signs: str, meant: str) -> None:
        message = f'"{signs}" is made of signs that look like letters. No voice reads them, and no search finds them.'
        hint = f'Type the words again. Did you mean "{meant}"?'
        assert told(f"a: x\nb: 1 {signs}, 2\n") == [f"x.yml:2: signs-for-letters: {message} {hint}"]

    @pytest.mark.parametrize("signs", ["½ m²", "№ 1", "™", "…", "ﷺ", "﴿١﴾", "①"])
    def test_other_signs_are_none(self, signs: str) -> None:
        assert value(f"a: {signs}")

    @pytest.mark.parametrize("sign", [r"\n", r"\t", r"\u00a0", r"\u200c", r"\u200f", r"\u00ad", "\u06a9"])
    def test_a_sign_that_words_are_made_with_is_none(self, sign: str) -> None:
        assert value(f'a: "1{sign}2"\n')

    def test_two_values_that_are_alike_are_no_alias(self) -> None:
        assert value("a: x\nb: x") == {"a": "x", "b": "x"}

    @pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "2026-00-10", "0000-01-01"])
    def test_a_day_there_is_not(self, day: str) -> None:
        assert told(f"a:\n  - {day}", 4) == [f'x.yml:6: date-not-valid: "{day}" is not a day there is.']

    @pytest.mark.parametrize(
        ("written", "rule", "kind"),
        [
            ("!!int x", "wrong-type", "value"),
            ("!!float x", "wrong-type", "value"),
            ("!!bool x", "wrong-type", "value"),
            ("!!timestamp x", "date-not-valid", "day"),
        ],
    )
    def test_a_tag_that_does_not_suit_its_value(self, written: str, rule: str, kind: str) -> None:
        assert told(f"a: {written}") == [f'x.yml:1: {rule}: "x" is not a {kind} there is.']

    def test_a_long_value_is_not_told_whole(self) -> None:
        assert told(f"a: !!int {'x' * 50}") == [f'x.yml:1: wrong-type: "{"x" * 40}" is not a value there is.']

    def test_an_empty_value_below_a_tag(self) -> None:
        assert told("a: !!int ''") == ['x.yml:1: wrong-type: "" is not a value there is.']

    @pytest.mark.parametrize("tag", ["!foo", "tag:yaml.org,2002:python/name:os.system"])
    def test_a_tag_of_somebody_s_own(self, tag: str) -> None:
        written = tag.replace("tag:yaml.org,2002:", "!!")
        assert told(f"a: 1\nb: {written} c") == [f"x.yml:2: yaml-syntax: The tag {tag} is not allowed here. Write plain text."]

    def test_a_list_below_a_foreign_tag_is_refused_when_it_is_read(self) -> None:
        (said,) = told("a: !!python/tuple [b]")
        assert said.startswith("x.yml:1: yaml-syntax: This is not YAML: could not determine a constructor for the tag")

    def test_a_colon_inside_text(self) -> None:
        assert told("a: 1\nb: c: d", 10) == [
            "x.yml:12: yaml-syntax: This is not YAML: mapping values are not allowed in this context. "
            "Put the text in quotes if it contains a colon."
        ]

    def test_what_never_ends_is_told_and_not_read(self) -> None:
        assert told("a: x\nb: " + "y" * 10_001) == [
            "x.yml:2: text-too-long: A text has at most 10,000 signs. This has 10,001. Make it shorter."
        ]
        assert value("a: " + "y" * 10_000) == {"a": "y" * 10_000}
        _, (issue,) = decode("x.yml", b"y" * 1_000_001)
        assert str(issue) == (
            "x.yml:1: file-too-long: This file has 1,000,001 bytes. At most 1,000,000 are read. Make two of it."
        )
        assert decode("x.yml", b"y" * 1_000_000)[1] == []

    @pytest.mark.parametrize(
        ("text", "line"),
        [("a: [1", 1), ("a: [1\n", 2), ("a: x\n---\nb: y", 2), ("\n\na: @x", 3), ("a: 1\nb: *x", 2), ('a: 1\n\nb: "x', 3)],
    )
    def test_other_faults_of_syntax_are_told_at_their_line_and_without_that_hint(self, text: str, line: int) -> None:
        (said,) = told(text, 4)
        assert said.startswith(f"x.yml:{line + 4}: yaml-syntax: This is not YAML: ")
        assert said.endswith(".")
        assert "quotes" not in said

    def test_a_character_that_no_text_holds(self) -> None:
        said = "yaml-syntax: This is not YAML: control characters are not allowed."
        assert told("a: \x01") == [f"x.yml:1: {said}"]
        assert told("a: 1\nb: 2\nc: \x00", 3) == [f"x.yml:6: {said}"]

    def test_lists_within_lists_without_end(self) -> None:
        (said,) = told("[" * 5000 + "]" * 5000, 3)
        assert said.startswith("x.yml:4: yaml-syntax: "), "in PyYAML's words, or in ours where it has none"


class TestBytes:
    def test_text_is_utf_8(self) -> None:
        assert decode("x.md", "Zoë\r\n".encode()) == ("Zoë\r\n", [])

    @pytest.mark.parametrize(("raw", "line"), [(b"\xff", 1), (b"a\nb\n\xff\n", 3), (b"a\xe9\n\n", 1)])
    def test_other_bytes_are_told_at_their_line_and_nothing_is_read(self, raw: bytes, line: int) -> None:
        text, issues = decode("x.md", raw)
        assert text == ""
        assert [str(each) for each in issues] == [f"x.md:{line}: not-utf-8: This file is not UTF-8 text. Save it again as UTF-8."]

    def test_a_byte_order_mark_is_told_and_the_rest_is_read(self) -> None:
        text, issues = decode("x.md", b"\xef\xbb\xbfa: 1")
        assert text == "a: 1"
        assert [str(each) for each in issues] == [
            "x.md:1: byte-order-mark: This file begins with a byte-order mark. Save it as UTF-8 without one."
        ]

    def test_a_file_is_read_as_a_whole_or_told(self) -> None:
        found, lines, issues = read("x.yml", b"a: 1\nb: 2")
        assert (found, lines.path, lines.line(("b",)), issues) == ({"a": 1, "b": 2}, "x.yml", 2, [])
        found, lines, issues = read("x.yml", b"\xff")
        assert (found, lines.path, [each.rule for each in issues]) == (None, "x.yml", ["not-utf-8"])
        found, lines, issues = read("x.yml", b"\xef\xbb\xbfa: 1")
        assert (found, [each.rule for each in issues]) == (None, ["byte-order-mark"])
