"""Word classes: named once in said-elsewhere.yml, written out in every phrase of both files."""

from __future__ import annotations

from localoffer.facts import yaml_file
from localoffer.facts.word_classes import classes_of, with_classes
from localoffer.issues import Issue

CLASSES = {"must": "must/have to", "mend": "mend/repair"}


def test_a_class_may_name_those_above_it() -> None:
    assert classes_of({"classes": {"must": "must/have to", "all": "need/<must>"}})["all"] == "need/must/have to"
    assert classes_of({"classes": {"all": "need/<must>", "must": "must"}})["all"] == "need/<must>"
    assert classes_of({"classes": {"must": 2}}) == classes_of({"classes": "must"}) == classes_of([]) == {}


def test_the_words_of_a_class_stand_in_its_place_however_deep() -> None:
    value, lines, _ = yaml_file.read("a.yml", "- value: <must> … <mend>\n  unless: [not/<must>]\n  since: 2020\n".encode())
    filled, issues = with_classes(value, CLASSES, lines)
    assert issues == []
    assert filled == [{"value": "must/have to … mend/repair", "unless": ["not/must/have to"], "since": value[0]["since"]}]


def test_a_class_that_there_is_none_of_is_a_letter_with_its_line() -> None:
    value, lines, _ = yaml_file.read("a.yml", "- value: <must>\n- value: <mst> … <mst>\n".encode())
    _, issues = with_classes(value, CLASSES, lines)
    assert issues == [Issue("a.yml", 2, "unknown-class", 'There is no class of words "mst".', 'Did you mean "must"?')]


def test_a_class_that_stands_with_other_words_is_told_for_only_one_of_its_words_would() -> None:
    value, lines, _ = yaml_file.read(
        "a.yml", "- value: up to <must> … <mend> it\n- value: to/<must>/<mend> & <must>|<mend>\n".encode()
    )
    _, issues = with_classes(value, CLASSES, lines)
    assert [(each.line, each.rule, each.message.split(":")[0]) for each in issues] == [
        (1, "class-joined", '"to <must>"'),
        (1, "class-joined", '"<mend> it"'),
    ]
