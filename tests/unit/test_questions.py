"""The ways through questions: what leads where, what was asked before, and what is wrong with them."""

from __future__ import annotations

from typing import Any

import pytest

from localoffer.facts.questions import asked_before, asked_so_far, circles, question_issues, reached_from
from localoffer.facts.shapes import Outcome, Question, Questions, Site
from localoffer.facts.yaml_file import parse
from unit.examples import CHECKED, site, words


def questions(ways: dict[str, list[str]], *outcomes: str) -> Questions:
    """Return questions with the ids that the answers of each lead to."""
    asked = [
        Question(id=id_, question=words(f"{id_}?"), answers=[{"answer": words(f"to {to}"), "next": to} for to in leads])
        for id_, leads in ways.items()
    ]
    ends = [Outcome(id=each, title=words(each), text=words("Do it."), **CHECKED) for each in outcomes]
    return Questions(title=words("Which way?"), description=words("They lead on."), questions=asked, outcomes=ends)


def asking(made: Questions) -> Site:
    """Return a site that asks these questions."""
    lists = {"questions": [each.model_dump(mode="json") for each in made.questions], "outcomes": []}
    text = "questions:\n" + "".join(
        f"- id: {each['id']}\n  answers:\n" + "".join(f"  - next: {answer['next']}\n" for answer in each["answers"])
        for each in lists["questions"]
    )
    text += "outcomes:\n" + "".join(f"- id: {each.id}\n" for each in made.outcomes)
    lines = parse("q.yml", text)[1]
    places: dict[str, tuple[str, Any]] = {
        f"question:{each.id}": ("q.yml", (lines, ("questions", at))) for at, each in enumerate(made.questions)
    }
    places |= {f"outcome:{each.id}": ("q.yml", (lines, ("outcomes", at))) for at, each in enumerate(made.outcomes)}
    ids = {
        "question": frozenset(each.id for each in made.questions),
        "outcome": frozenset(each.id for each in made.outcomes),
    }
    return site(questions=made, declared_ids=ids, places=places)


def told(ways: dict[str, list[str]], *outcomes: str) -> list[str]:
    found = question_issues(asking(questions(ways, *outcomes)))
    return [f"{issue.line}: {issue.rule}: {issue.message} {issue.hint}".strip() for issue in found]


SOUND = questions({"a": ["b", "x", "y"], "b": ["y", "z", "z"]}, "x", "y", "z")


class TestWays:
    def test_what_leads_straight_to_a_place_with_every_answer_that_does(self) -> None:
        assert [(each.question.id, len(each.answers)) for each in asked_before(SOUND, "z")] == [("b", 2)]
        assert [each.question.id for each in asked_before(SOUND, "y")] == ["a", "b"]
        assert asked_before(SOUND, "a") == ()

    @pytest.mark.parametrize(("place", "asked"), [("a", []), ("b", ["a"]), ("x", ["a"]), ("z", ["a", "b"]), ("y", [])])
    def test_what_was_asked_so_far_where_only_one_question_leads_on(self, place: str, asked: list[str]) -> None:
        assert [each.question.id for each in asked_so_far(SOUND, place)] == asked

    def test_a_circle_that_nobody_enters_has_an_end(self) -> None:
        round_ = questions({"a": ["x", "x"], "b": ["c", "x"], "c": ["b", "x"]}, "x")
        assert [each.question.id for each in asked_so_far(round_, "b")] == ["b", "c"]

    def test_each_answer_that_closes_a_circle_is_found_once(self) -> None:
        assert circles({"a": ("b", "c"), "b": ("a", "c"), "c": ("c",)}) == [("a", "b", "a"), ("c", "c")]
        assert circles({"a": ("b", "c"), "b": ("d",), "c": ("d",), "d": ()}) == [], "two ways to one place are no circle"

    def test_what_is_reached(self) -> None:
        assert reached_from("b", {"a": ("b",), "b": ("c", "d"), "c": (), "d": ()}) == {"b", "c", "d"}


class TestIssues:
    def test_nothing_is_wrong_where_every_answer_leads_on_and_all_is_reached(self) -> None:
        assert list(question_issues(asking(SOUND))) == []
        assert list(question_issues(site())) == [], "a site may ask nothing"

    def test_an_answer_that_leads_back(self) -> None:
        [issue] = told({"a": ["b", "x"], "b": ["x", "a"]}, "x")
        assert issue.startswith("9: questions-in-a-circle: This answer leads round in a circle: a → b → a. Lead it to another ")

    def test_an_answer_that_leads_to_its_own_question(self) -> None:
        assert [each.split(": ")[1] for each in told({"a": ["a", "x"]}, "x")] == ["questions-in-a-circle"]

    @pytest.mark.parametrize(
        ("answers", "said"), [([], "no answer, so nobody gets on from it"), (["x"], "one answer, so it asks nothing")]
    )
    def test_a_question_that_is_none(self, answers: list[str], said: str) -> None:
        [issue, *_] = told({"a": ["b", "x"], "b": answers}, "x")
        assert issue == f'7: dead-end: The question "b" has {said}. Give it two answers, or make it an outcome.'

    def test_what_a_misspelt_answer_means_is_not_blamed_for_not_being_reached(self) -> None:
        assert told({"a": ["court", "letetr"]}, "court", "letter", "other") == [
            '5: unknown-question: There is no question and no outcome "letetr". Did you mean "letter"?',
            '9: not-reached: No answer leads to the outcome "other". Lead an answer to it, or take it out.',
        ]

    def test_a_question_that_is_not_reached_and_what_only_it_leads_to(self) -> None:
        assert [each.split('"')[1] for each in told({"a": ["x", "x"], "b": ["y", "x"]}, "x", "y")] == ["b", "y"]
