"""Components: what each declares that it is given, and facts in words inside it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import pytest

from localoffer.facts.checking import checked_hash
from localoffer.facts.shapes import Deadline, Phone
from localoffer.languages.locales import Text
from localoffer.theme.components import Parameters, ParametersError, as_html, parameters_of
from unit import examples
from unit.small_site import scope


class TestParameters:
    DECLARED = Parameters(frozenset({"a", "b"}), frozenset({"c"}))

    @pytest.mark.parametrize("given", ["ab", "abc"])
    def test_what_is_declared_is_given(self, given: str) -> None:
        self.DECLARED.check("x", given)

    @pytest.mark.parametrize(
        ("given", "wrong"),
        [("b", "a is missing"), ("", "a is missing, b is missing"), ("abed", "d is not declared, e is not declared"),
         ("ad", "b is missing, d is not declared")],
    )  # fmt: skip
    def test_anything_else_is_a_fault_of_whoever_wrote_it(self, given: str, wrong: str) -> None:
        with pytest.raises(ParametersError) as fault:
            self.DECLARED.check("x", given)
        assert str(fault.value) == f"components/x: {wrong}."

    def test_they_stand_in_a_file_beside_the_template(self, tmp_path: Path) -> None:
        for name, text in (("one", "# What it shows\na: A name\n  with more of it\nb?: May be left out\n"), ("two", "")):
            (tmp_path / "components" / name).mkdir(parents=True)
            (tmp_path / "components" / name / "parameters.yml").write_text(text, "utf-8")
        (tmp_path / "components" / "three").mkdir()
        assert parameters_of(tmp_path) == {
            "one": Parameters(frozenset({"a"}), frozenset({"b"})),
            "two": Parameters(frozenset(), frozenset()),
        }

    def test_a_component_that_is_given_something_else_is_not_rendered(self) -> None:
        with pytest.raises(ParametersError, match="components/contact: contact is missing, id is missing, x is not declared"):
            scope().components.component("contact", x=1)


class TestWords:
    def test_they_are_escaped_and_say_their_language_where_it_is_another(self) -> None:
        assert as_html(Text("a < b", "en"), "en") == "a &lt; b"
        assert as_html(Text("a < b", "ar"), "en") == '<span lang="ar" dir="rtl">a &lt; b</span>'
        assert as_html(Text("", "ar"), "en") == ""

    def test_a_time_limit_in_its_words_or_in_others_for_this_sentence(self) -> None:
        components = scope().components
        assert components.limit("contact-adviser") == "2 months"
        assert components.limit("contact-adviser", "# whole <months>") == "2 whole &lt;months&gt;"

    def test_components_below_another_heading(self) -> None:
        assert scope().components.at_level(4).level == 4


@pytest.mark.parametrize(
    ("check", "says"),
    [
        ({}, " (not checked)"),
        ({"checked_on": examples.TODAY, "checked_by": "Ann", "checked_value": "another"}, " (not checked since it changed)"),
        ({"checked_on": examples.TODAY, "checked_by": "Ann", "checked_value": checked_hash(Phone, {"number": "111"})}, ""),
    ],
)
def test_a_number_in_a_sentence_says_there_that_nobody_checked_it(check: dict[str, Any], says: str) -> None:
    way = Phone(**examples.CHECKED, **check, number="111")
    html = scope().components.component("phone", way=way, inline=True)
    assert re.sub("<[^>]+>", "", html) == f"111{says}"


class TestATableOfTimeLimits:
    SIGNED: ClassVar = {"checked_on": examples.TODAY, "checked_by": "Ann"}
    HASH = checked_hash(Deadline, examples.deadline())

    def table(self, **limits: dict[str, Any]) -> tuple[list[str], str]:
        """Return what is said of each limit after its law, and what stands in one line below the table."""
        components = scope().components
        deadlines = {id_: examples.deadline(**said) for id_, said in limits.items()}
        components = replace(components, site=components.site.model_copy(update={"deadlines": deadlines}))
        html = components.component("deadlines", deadlines=deadlines, group="")
        table, _, below = html.partition("</table>")
        doubts = ["sources disagree" in row for row in table.split("<tr ")[1:]]
        assert doubts == [each.certainty == "conflicting" for each in deadlines.values()], "a doubt stands beside the time"
        said = re.findall("s\\.1</span>(.*)</li>", below)
        return said, re.sub("<[^>]+>", "", below).strip().partition("\n")[0]

    def test_each_row_speaks_for_itself_once_one_of_them_was_checked(self) -> None:
        rows, below = self.table(
            one={**self.SIGNED, "checked_value": self.HASH}, two={"certainty": "conflicting"}, three={}, four={**self.SIGNED},
            five={**self.SIGNED, "checked_value": self.HASH, "unit": "weeks"},
        )  # fmt: skip
        assert rows == [
            ". Checked by Ann on 23 November 2026",
            " (not checked) (sources disagree), written down on 23 November 2026",
            " (not checked) (read in an official source), written down on 23 November 2026",
            " (not checked) (read in an official source), written down on 23 November 2026",
            " (not checked since it changed) (read in an official source), written down on 23 November 2026",
        ]
        assert below == "The law. Not all checked"

    def test_one_sentence_is_enough_where_it_is_true_of_all_of_them(self) -> None:
        rows, below = self.table(one={"certainty": "secondary"}, two={"recorded_on": examples.day("2026-11-01")})
        assert below == "The law. Not checked"
        assert rows == [
            " (read in another source), written down on 23 November 2026",
            " (read in an official source), written down on 1 November 2026",
        ]

    def test_nothing_is_said_where_all_was_checked(self) -> None:
        _, below = self.table(one={**self.SIGNED, "checked_value": self.HASH})
        assert below == "The law"
