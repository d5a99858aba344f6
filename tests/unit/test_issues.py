"""Issues: how a fault is told, what stops publishing, and which word was meant."""

from __future__ import annotations

import pytest

from localoffer.issues import Issue, Severity, did_you_mean, in_order, of_json, stops

FAULT = Issue("content/site.yml", 7, "empty", '"name" must not be empty.', "Write one.")


def told(severity: Severity) -> Issue:
    return Issue("a.md", 1, "rule", "Message.", severity=severity)


def test_an_issue_is_one_line_with_its_place_first() -> None:
    assert str(FAULT) == 'content/site.yml:7: empty: "name" must not be empty. Write one.'


def test_without_a_hint_no_space_is_left_at_the_end() -> None:
    assert str(told(Severity.ERROR)) == "a.md:1: rule: Message."


def test_an_issue_is_an_error_unless_it_says_otherwise() -> None:
    assert FAULT.severity is Severity.ERROR
    assert FAULT.as_json() == {
        "path": "content/site.yml",
        "line": 7,
        "rule": "empty",
        "message": '"name" must not be empty.',
        "hint": "Write one.",
        "severity": "error",
    }
    assert type(FAULT.as_json()["severity"]) is str


def test_an_issue_that_was_kept_as_plain_values_is_the_same_again() -> None:
    for issue in (FAULT, *map(told, Severity)):
        again = of_json(issue.as_json())
        assert again == issue
        assert again.severity is issue.severity


def test_severities_are_the_words_that_json_has() -> None:
    assert [str(each) for each in Severity] == ["error", "warning", "notice"]


def test_issues_are_sorted_by_path_then_line_as_a_number_then_rule_and_told_once() -> None:
    a2, a10 = Issue("a.md", 2, "z", "m"), Issue("a.md", 10, "a", "m")
    b1, b1z = Issue("b.md", 1, "a", "m"), Issue("b.md", 1, "z", "m")
    assert in_order([b1z, a10, b1, a2, a10]) == [a2, a10, b1, b1z]


@pytest.mark.parametrize(
    ("severity", "strict", "stopping"),
    [
        (Severity.ERROR, True, True),
        (Severity.ERROR, False, True),
        (Severity.WARNING, True, True),
        (Severity.WARNING, False, False),
        (Severity.NOTICE, True, False),
        (Severity.NOTICE, False, False),
    ],
)
def test_an_error_stops_publishing_a_warning_stops_a_strict_run_a_notice_is_only_told(
    severity: Severity, strict: bool, stopping: bool
) -> None:
    assert stops([told(severity)], strict=strict) is stopping
    assert stops([told(Severity.NOTICE), told(severity)], strict=strict) is stopping


def test_a_run_is_strict_unless_it_says_otherwise_and_nothing_stops_where_nothing_is_wrong() -> None:
    assert stops([told(Severity.WARNING)])
    assert not stops([])


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("mediaton", {"mediation", "council"}, "mediation"),
        ("mediation", {"mediation"}, "mediation"),
        pytest.param("mediatoin", {"meditation", "mediation"}, "mediation", id="the nearest of several"),
        pytest.param("abcde", {"abcxy"}, "abcxy", id="three letters in five are near enough"),
    ],
)
def test_a_slip_is_answered_with_the_word_that_was_meant(word: str, known: set[str], meant: str) -> None:
    assert did_you_mean(word, known) == f'Did you mean "{meant}"?'


@pytest.mark.parametrize(
    ("word", "known"),
    [("abcdefghij", {"abcdexxxxx"}), ("mediation", {"council"}), ("mediation", set())],
)
def test_a_word_that_is_like_none_is_not_answered(word: str, known: set[str]) -> None:
    assert did_you_mean(word, known) == ""


def test_of_two_words_as_near_the_answer_is_always_the_same() -> None:
    assert did_you_mean("faq", ["faqb", "faqa"]) == did_you_mean("faq", ["faqa", "faqb"])


def test_what_an_editor_typed_neither_steers_a_terminal_nor_makes_a_second_line() -> None:
    hostile = Issue("a\n.md", 1, "rule", '"\x1b[2J\u202e\u2028x\x9b"', "\u0645\u06cc\u200c\u0634\u0648\u062f")
    assert str(hostile) == 'a\\n.md:1: rule: "\\x1b[2J\\u202e\\u2028x\\x9b" \u0645\u06cc\u200c\u0634\u0648\u062f'
