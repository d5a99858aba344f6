"""What the words of a translation alone show to be a slip of the hand."""

from __future__ import annotations

import pytest

from localoffer.languages.comparison import PageWords, SourceBlock, compare
from localoffer.languages.slips import exchanged_cells, letter_issues, lost_negation


def letters(tag: str, text: str) -> list[tuple[str, str]]:
    return [
        (each.rule, each.message.split('"')[1]) for each in letter_issues("a.md", tag, [("", 1), (text, 2)]) if each.line == 2
    ]


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        pytest.param("ru", "Ваш cрок уже пpошёл.", [("letters-mixed", "cрок"), ("letters-mixed", "пpошёл")], id="look alike"),
        pytest.param("ru", "Ваш срок уже прошёл.", [], id="one alphabet"),
        pytest.param("ru", "Спросите в KIDS, EHC-план, Wi-Fi", [], id="words of two alphabets beside each other"),
        pytest.param("ru", "видеоZoom", [], id="letters that look like no other"),
        pytest.param("ru", "{{term:plan: плaн}} [здесь](плaн.md) `плaн`", [], id="no words"),
        pytest.param("ckb", "كاتێک", [("letter-of-another-language", "ك")], id="an Arabic kaf in Sorani"),
        pytest.param("ckb", 'کاتێک (<span lang="ar" dir="rtl">كتاب</span>)', [], id="what is marked as Arabic"),
        pytest.param("ro", "şcoală", [("letter-of-another-language", "ş")], id="a cedilla in Romanian"),
        pytest.param("pl", "كاتێک", [], id="a language with no such neighbours"),
    ],
)
def test_letters_of_another_alphabet_or_keyboard(tag: str, text: str, found: list[tuple[str, str]]) -> None:
    assert letters(tag, text) == found


@pytest.mark.parametrize(
    ("source", "target", "is_lost"),
    [
        ("You do not have to go.", "Musisz iść.", True),
        ("You do not have to go.", "Nie musisz iść.", False),
        ("You need no certificate.", "Potrzebujesz zaświadczenia.", True),
        ("It cannot be used.", "Jest to niemożliwe.", False),
        ("If you say no, you get it.", "Jeśli odmówisz, dostaniesz je.", False),
        ("You need not {{term:no: nie}} go.", "Musisz {{term:no: nie}} iść.", True),
    ],
)
def test_a_duty_that_has_lost_its_not(source: str, target: str, is_lost: bool) -> None:
    assert lost_negation(source, target, "pl") is is_lost
    assert not lost_negation(source, "x", "cy")


ROWS = [
    ("Refused | Yes | Yes", "Odmowa | **Tak** | Tak", 1),
    ("Ended | Yes | No.", "Koniec | Tak | Nie", 2),
    ("Court | No | Yes", "Sąd | Nie | Tak", 3),
]


def test_an_answer_that_stands_where_another_should() -> None:
    assert list(exchanged_cells(ROWS)) == []
    wrong = [*ROWS, ("School | No | Yes", "Szkoła | **Tak** | Nie", 4)]
    assert list(exchanged_cells(wrong)) == [(4, "Tak", "No", "Yes"), (4, "Nie", "Yes", "No")]


def test_rows_that_are_cut_otherwise_and_answers_that_stand_once_are_not_judged() -> None:
    assert list(exchanged_cells([*ROWS, ("School | No", "Szkoła | Tak | Nie", 4)])) == []
    assert list(exchanged_cells([("a | Yes | No", "a | Nie | Tak", 1)])) == []
    assert list(exchanged_cells([*ROWS, ("School | Perhaps", "Szkoła | Może", 4)])) == []


def test_all_of_it_is_told_at_the_line_of_the_translation() -> None:
    source = PageWords(
        "docs/en/a.md",
        "en",
        (*(SourceBlock("row", ours, line + 10) for ours, _, line in ROWS), SourceBlock("paragraph", "You must not go.", 20)),
    )
    target = PageWords(
        "docs/ru/a.md",
        "ru",
        (*(SourceBlock("row", theirs, line) for _, theirs, line in ROWS), SourceBlock("paragraph", "Идите cами.", 9)),
    )
    recorded = [block.digest for block in source.blocks]
    assert [(each.line, each.rule) for each in compare(source, target, recorded)[1]] == [
        (9, "letters-mixed"),
        (9, "negation-lost"),
    ]
    swapped = (SourceBlock("row", "Odmowa | **Nie** | Tak", 1), *target.blocks[1:])
    assert (1, "cell-differs") in {
        (each.line, each.rule) for each in compare(source, target._replace(blocks=swapped), recorded)[1]
    }
