"""What the words of a translation alone show to be a slip of the hand."""

from __future__ import annotations

import pytest

from localoffer.languages.catalogues import read
from localoffer.languages.checks import check_interface
from localoffer.languages.comparison import PageWords, SourceBlock, compare
from localoffer.languages.plurals import header_of
from localoffer.languages.slips import (
    exchanged_cells,
    exchanged_names,
    left_as_it_is,
    letter_issues,
    lost_sentences,
    lost_words,
    marked_words,
    same_words,
    two_months,
    unmarked_words,
)


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
    ("text", "found"),
    [
        pytest.param("Masz dwa miesiace.", [("miesiace", "miesiące")], id="a word without its marks"),
        pytest.param("Spotkanie jest bezplatne dla rodziny.", [("bezplatne", "bezpłatne")], id="a stroke is a mark"),
        pytest.param("Miesiace to dwa miesiące.", [], id="a paragraph with marks"),
        pytest.param("Decyzja rodziny", [], id="a mark at the end is that of another case: decyzją"),
        pytest.param('To jest <span lang="en">miesiace</span>', [], id="what is in another language"),
    ],
)
def test_a_paragraph_that_was_typed_without_any_mark(text: str, found: list[tuple[str, str]]) -> None:
    elsewhere = ("Masz dwa miesiące na odpowiedź z decyzją. To bezpłatne.", 1)
    assert list(unmarked_words([elsewhere, (text, 2)])) == [(2, *each) for each in found]


def test_letters_of_other_alphabets_have_no_marks() -> None:
    assert list(unmarked_words([("Ещё мой ребёнок", 1), ("Еще мои ребенок", 2)])) == []


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
    assert ("negation-lost" in dict(lost_words(source, target, "pl"))) is is_lost
    assert list(lost_words(source, "x", "cy")) == []


@pytest.mark.parametrize(
    ("source", "target", "is_lost"),
    [
        ("The council must come.", "Rada może przyjść.", True),
        ("The council must come.", "Rada musi przyjść.", False),
        ("The council must come.", "Rada ma obowiązek przyjść.", False),
        ("Must the council come?", "Czy rada przyjdzie?", False),
        ("It goes to the Tribunal, which must have it by then.", "Trafia do Trybunału do tego dnia.", False),
        ("You must not pay.", "Płacisz.", False),
    ],
)
def test_a_duty_that_has_become_a_possibility(source: str, target: str, is_lost: bool) -> None:
    assert ("duty-lost" in dict(lost_words(source, target, "pl"))) is is_lost
    assert list(lost_words(source, "x", "cy")) == []


TEXTS = [
    ("Ring the adviser first. Then tell the council too.", "Najpierw zadzwoń do doradcy. Potem powiedz też radzie.", 1),
    ("Keep the letter. You will need it.", "Zachowaj pismo. Będzie potrzebne.", 2),
    ("Ring them. | Write to them. Keep a copy of it.", "Zadzwoń tam. | Napisz tam. Zachowaj kopię.", 3),
]


def test_a_sentence_that_a_translation_leaves_out() -> None:
    assert list(lost_sentences(TEXTS)) == []
    assert list(
        lost_sentences([*TEXTS, ("Ring them. | Write to them. Keep a copy of it.", "Zadzwoń tam. | Napisz tam.", 4)])
    ) == [(4, 2, 1)]
    as_one = ("Keep the letter. You will need it.", "Zachowaj pismo, bo będzie potrzebne.", 5)
    assert list(lost_sentences([*TEXTS, as_one])) == [], "two sentences are one in another language, and no shorter"
    assert list(lost_sentences([])) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("يوم 9 سبتمبر (تشرين الأول) 2026", [("سبتمبر", "تشرين الأول")]),
        ("يوم 9 سبتمبر (أيلول) 2026", []),
        ("يوم 9 سبتمبر (الأربعاء) 2026", []),
    ],
)
def test_a_month_by_two_names_is_one_month(text: str, found: list[tuple[str, str]]) -> None:
    assert list(two_months(text, "ar")) == found
    assert [rule for rule, _ in letters("ar", text)] == ["month-differs"] * len(found)


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


NAMES = [("day", "dzień", 1), ("council", "rada", 2), ("day", "dzień", 2), ("name", "nazwisko", 3), ("your name", "nazwisko", 3)]


def test_two_blanks_of_a_letter_that_have_each_other_s_name() -> None:
    assert list(exchanged_names(NAMES)) == []
    wrong = [*NAMES, ("council", "dzień", 4), ("day", "rada", 4)]
    assert list(exchanged_names(wrong)) == [(4, "dzień", "council", "day"), (4, "rada", "day", "council")]


def test_a_blank_that_no_other_line_names_is_not_judged() -> None:
    assert list(exchanged_names([("council", "dzień", 4), ("day", "rada", 4)])) == []


def test_words_that_all_other_languages_leave_as_they_are() -> None:
    marked = {"pl": frozenset({"New appeal"}), "ro": frozenset({"New appeal", "Send"}), "ru": frozenset[str]()}
    assert list(left_as_it_is(marked)) == [("ru", "New appeal", 2)]
    assert list(left_as_it_is({tag: own for tag, own in marked.items() if tag != "ro"})) == []  # one other is no rule


def test_what_a_page_marks_as_being_in_a_language() -> None:
    text = (
        'A <span lang="en" dir="ltr">New appeal</span>, <span lang="ar">كتاب</span> and [<span lang="en">Easy Read</span>](a.md)'
    )
    assert marked_words(text, "en") == {"New appeal", "Easy Read"}


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (("the date on your certificate", "data na piśmie z decyzją", 2), True),
        (("The date on the decision letter", "Data na piśmie z decyzją.", 2), False),
        (("the day of the decision letter", "data na piśmie z decyzją", 2), False),
        (("the date on your certificate", "data na zaświadczeniu", 2), False),
    ],
)
def test_a_translation_that_is_word_for_word_that_of_something_else(other: tuple[str, str, int], found: bool) -> None:
    said = [("the date on the decision letter", "data na piśmie z decyzją", 1), other]
    assert [line for _, _, line in same_words(said)] == [2] * found
    assert list(same_words([("Yes, today", "Tak, dziś", 1), ("No, never", "Tak, dziś", 2)])) == []  # two words may say two things


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
    bare = (*target.blocks, SourceBlock("paragraph", "Dobrze, miesiące.", 30), SourceBlock("paragraph", "Dwa miesiace.", 31))
    assert (31, "marks-left-out") in {
        (each.line, each.rule) for each in compare(source, target._replace(blocks=bare), recorded)[1]
    }
    swapped = (SourceBlock("row", "Odmowa | **Nie** | Tak", 1), *target.blocks[1:])
    assert (1, "cell-differs") in {
        (each.line, each.rule) for each in compare(source, target._replace(blocks=swapped), recorded)[1]
    }


def test_the_words_of_a_catalogue_are_judged_likewise() -> None:
    said = [
        ("a", "You do not have to go.", "Вам нужно идти."),
        ("b", "the date on the decision letter", "дата на этом письме"),
        ("c", "the date on your certificate", "дата на этом письме"),
        ("d", "Ask.", "Cпросите."),
    ]
    text = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Plural-Forms: ' + header_of("ru") + '\\n"\n'
    text += "".join(f'\nmsgctxt "{key}"\nmsgid "{source}"\nmsgstr "{words}"\n' for key, source, words in said)
    catalogue, _ = read("ru.po", "ru", text.encode())
    assert catalogue is not None
    template = {each.key: each for each in catalogue.entries}
    assert [(each.rule, each.line) for each in check_interface(catalogue, template)] == [
        ("negation-lost", 8),
        ("letters-mixed", 20),
        ("translation-of-another", 16),
    ]
