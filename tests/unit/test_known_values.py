"""Mistakes in what is known of other pages: each is a letter at its line, and a sound entry is told nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from copies import GOOD, copy_site
from localoffer.facts.read import load
from unit.examples import TODAY

KNOWN, SAID = "content/known-values.yml", "content/said-elsewhere.yml"
CLASSES = "classes:\n  must: must/have to\n  mend: mend/repair\n"


def entry(value: str, kind: str = "duty", state: str = "wrong", more: str = "instead: what is right") -> str:
    return f"- value: {value}\n  kind: {kind}\n  state: {state}\n  why: Somebody wrote it down.\n" + (
        f"  {more}\n" if more else ""
    )


def told(folder: Path, known: str | None, said: str | None = CLASSES) -> list[str]:
    site = copy_site(GOOD, folder / "site")
    for path, text in ((KNOWN, known), (SAID, said)):
        if text is not None:
            (site / path).write_text(text, "utf-8")
    return [str(issue) for issue in load(site, TODAY)[1]]


@pytest.mark.parametrize(
    ("known", "says"),
    [
        (
            entry("you … <must>", more=""),
            ':1: missing-key: What is right instead of "you … must/have to" is not said: "instead" is missing.',
        ),
        (entry("you go", kind="dutty"), ':2: value-not-known: "kind" must be one of: '),
        (entry("you go", state="wrog"), ':3: value-not-known: "state" must be one of: '),
        (entry("020 7946", "phone"), ':1: phone-not-valid: "020 7946" is not a UK telephone number. Is a digit missing?'),
        (entry("01632 96000", "phone"), ':1: phone-not-valid: "01632 96000" is not a UK telephone number. Is a digit missing?'),
        (entry("ring 01632 960001", "phone"), ':1: phone-not-valid: "ring 01632 960001" is not a UK telephone number.'),
        (entry("+33 1 70 18 99 00", "phone"), ':1: phone-not-valid: "+33 1 70 18 99 00" is not a UK telephone number.'),
        (entry("council.example", "email"), ':1: email-not-valid: "council.example" is not an email address, nor the end of one'),
        (entry("'@@council.example'", "email"), ':1: email-not-valid: "@@council.example" is not an email address'),
        (entry("you <must … go"), ':1: class-not-closed: "<must" begins a class of words and does not end it'),
        (entry("you go", more="instead: nothing\n  unless: [not must>]"), ':6: class-not-closed: "must>" begins a class'),
        (entry("you go", more="instead: nothing\n  since: 2026-11-24"), ":6: date-in-future: 2026-11-24 is in the future"),
        (entry("'**'"), ':1: phrase-too-wide: A part of "**" has no word of its own: every sentence would say it.'),
        (entry("a | | b"), ':1: phrase-too-wide: A part of "a | | b" has no word'),
        (entry("a … "), ':1: phrase-too-wide: A part of "a …" has no word'),
        (entry("'a/* & b'"), ':1: phrase-too-wide: A part of "a/* & b" has no word'),
        (entry("you go", more="instead: nothing\n  unless: ['a & ']"), ':6: phrase-too-wide: A part of "a & " has no word'),
        (
            entry("you go") + entry("You  go", state="unsure"),
            ':6: known-value-twice: "You  go" is unsure here, and wrong in line 1.',
        ),
        (
            entry("01632 960001", "phone", "former") + entry("+44 1632 960001", "phone", "right", ""),
            ':6: known-value-twice: "+44 1632 960001" is right here, and former in line 1.',
        ),
        (
            entry("+44 20 7946 0018", "phone", "former"),
            ':1: known-value-is-ours: "+44 20 7946 0018" is said to be former, and content/contacts/mediation.yml gives it '
            "today: every right page would be told. Take it out here, or put content/contacts/mediation.yml right.",
        ),
        (entry("Help@KIDS.org.uk", "email"), ':1: known-value-is-ours: "Help@KIDS.org.uk" is said to be wrong'),
        (entry("example.org/mediation/", "web"), ":1: known-value-is-ours: "),
    ],
)
def test_a_mistake_in_a_known_value_is_a_letter(tmp_path: Path, known: str, says: str) -> None:
    (issue,) = told(tmp_path, known)
    assert issue.startswith(f"{KNOWN}{says}")
    assert ("kind: dutty" in known) is ('Did you mean "duty"?' in issue)
    assert ("state: wrog" in known) is ('Did you mean "wrong"?' in issue)
    assert ("<must …" in known or "must>]" in known) is ('Did you mean "<must>"?' in issue)


def test_what_is_right_is_told_nothing(tmp_path: Path) -> None:
    sound = (
        *(entry(number, "phone") for number in ("0171 946 0018", "01632 960999", "0800 1111", "(01632) 960-998")),
        *(entry(address, "email") for address in ("'@old.council.example'", "somebody@council.example")),
        *(entry(value) for value in ("you … <must> … go/went* & £5", "a < b", "a|b", "mend/")),
        entry("20 7946 0018 is the number", "duty", "former"),
        entry("020 7946 0018", "phone", "unsure"),
        entry("you … <mend>", "duty"),
        entry("you … <mend>", "cost", "right", ""),
        entry("old", more="instead: new\n  since: 2026-11-23"),
    )
    assert told(tmp_path, "".join(sound)) == []


def test_a_phrase_of_others_that_every_sentence_says_is_a_letter(tmp_path: Path) -> None:
    said = f"{CLASSES}topic: [mending, '*']\nlimits:\n  contact-adviser:\n    act: [mend, 'ring & ']\n"
    assert [each.split(" A part")[0] for each in told(tmp_path, None, said) if "phrase" in each] == [
        f"{SAID}:4: phrase-too-wide:",
        f"{SAID}:7: phrase-too-wide:",
    ]


def test_how_others_say_a_time_limit_that_there_is_none_of_is_told(tmp_path: Path) -> None:
    said = f"{CLASSES}limits:\n  contact-advser: {{act: [mend]}}\n  contact-adviser: {{act: [mend]}}\n"
    assert told(tmp_path, entry("you go"), said) == [
        f'{SAID}:5: unknown-deadline: There is no deadline "contact-advser" in content/deadlines.yml, so nothing is judged by '
        'these words. Did you mean "contact-adviser"?'
    ]


@pytest.mark.parametrize(
    ("said", "says"),
    [
        (
            None,
            [f"{SAID}:1: file-missing: This file is not there, and {KNOWN} is written with its classes of words, such as"],
        ),
        ("topic: [mending]\n", [f'{SAID}:1: missing-key: "classes" is missing, and {KNOWN} is written with classes of words']),
        ("topic: [mending\n", [f"{SAID}:2: yaml-syntax: "]),
    ],
)
def test_where_no_class_of_words_stands_one_letter_says_so_for_all(tmp_path: Path, said: str | None, says: list[str]) -> None:
    found = told(tmp_path, entry("you … <must> … <mend>") + entry("<mend>|<must>"), said)
    assert [issue[: len(start)] for issue, start in zip(found, says, strict=True)] == says


def test_words_of_others_without_what_is_known_of_them_are_a_notice_and_neither_is_nothing(tmp_path: Path) -> None:
    assert told(tmp_path / "neither", None, None) == []
    (notice,) = told(tmp_path / "alone", None)
    assert notice.startswith(f"{KNOWN}:1: file-missing: This file is not there, though {SAID} is: ")
    assert told(tmp_path / "other", entry("you go"), None) == [], "nothing of it is written with a class"
