"""Components: what each declares that it is given, and facts in words inside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from localoffer.languages.locales import Text
from localoffer.theme.components import Parameters, ParametersError, as_html, parameters_of
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
