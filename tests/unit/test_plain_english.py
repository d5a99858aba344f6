"""Plain English: what an editor is told of hard words, at which line, and when a reason makes a notice of it."""

from __future__ import annotations

from typing import Any

import pytest

from localoffer.facts.shapes import NotTheLaw, PlainSettings, PlainWords
from localoffer.issues import Severity
from localoffer.words.plain_english import Prose, check, check_fact, text_of_fact, text_of_page
from unit.examples import deadline, settings, site, term

HARD = "Multidisciplinary accountability necessitates comprehensive documentation of statutory consultation."
"""Eight words of a reading age beyond anybody's."""
WORDS = PlainWords(
    avoid={"in accordance with": "by", "e.g.": "for example", "utilise": "use"},
    known=["GP"],
    law=[NotTheLaw(pattern=r"\bmust not\b", say="may not", message="The law does not say that.")],
)
GLOSSARY = {
    "ehc-plan": term("EHC plan", aside="an education, health and care plan"),
    "send": term("SEND"),
    "mediation": term("mediation", aside="a talk"),
}
LIMITS = {
    "x": deadline(),
    "one-day": deadline(words=None, amount=1, unit="working-days"),
    "days": deadline(words=None, amount=5, unit="working-days"),
    "whole": deadline("{n} whole months"),
    "two-weeks": deadline(words=None, amount=2, unit="weeks"),
}
LINK = 'link-text: The link text "{}" does not say where it leads. Name the page or the thing to do (WCAG 2.4.9).'
NOT_MARKED = 'term-not-marked: "EHC plan" is used first here and is not explained. Write {{term:ehc-plan}}.'


def page(body: str, reason: str | None = None, **limits: int) -> list[str]:
    """Return what is told of a page of these words, as ``line: rule: message``; its front matter ends at line 3."""
    return _told(check, f"---\nhard_words: {reason or 'x'}\n---\n{body}", reason, **limits)


def fact(said: str, reason: str | None = None, **limits: int) -> list[str]:
    """Return what is told of a fact in line 7 of its file."""
    example = _site(**limits)
    return [_line(each) for each in check_fact(text_of_fact("a.yml", 7, said, reason, example), example)]


def _site(**limits: int) -> Any:
    given = settings(plain_words=PlainSettings(**{"paragraph_reading_age": 20, "reading_age": 18, **limits}))
    return site(settings=given, plain_words=WORDS, glossary=GLOSSARY, deadlines=LIMITS)


def _told(judge: Any, source: str, reason: str | None, **limits: int) -> list[str]:
    example = _site(**limits)
    return [_line(each) for each in judge(text_of_page("a.md", source, reason, example), example)]


def _line(issue: Any) -> str:
    path, _, said = str(issue).partition(":")
    assert path in ("a.md", "a.yml")
    return said + {Severity.WARNING: "", Severity.NOTICE: " (notice)"}[issue.severity]


def easy(count: int) -> str:
    """Return a sentence of so many words of one syllable."""
    return " ".join(["one"] * count) + "."


class TestSentences:
    def test_a_sentence_may_have_as_many_words_as_the_site_allows(self) -> None:
        assert page(easy(25)) == []
        assert page(f"One. {easy(26)}") == ['4: sentence-long: A sentence of 26 words: "one one one one one one …". Keep to 25.']

    def test_the_site_says_how_many(self) -> None:
        assert page(easy(9), sentence_words=8) == [
            '4: sentence-long: A sentence of 9 words: "one one one one one one …". Keep to 8.'
        ]

    def test_it_is_told_where_its_paragraph_begins_and_headings_and_cells_are_not_asked(self) -> None:
        (said,) = page(f"# {easy(30)}\n\n| {easy(30)} |\n\n- One\n  {easy(26)}")
        assert said.startswith('8: sentence-long: A sentence of 27 words: "One one')


class TestReadingAge:
    def test_a_page_is_measured_as_a_whole_but_for_its_headings_and_tables(self) -> None:
        text = f"{HARD}\n\n- {HARD}\n- {HARD}\n\n# {easy(40)}\n\n| {easy(40)} |"
        assert page(text, reading_age=18) == [
            "1: reading-age: The page needs a reading age of 44.2; 18 is wanted. Shorter sentences and shorter words help."
        ]

    @pytest.mark.parametrize(("count", "told"), [(19, []), (20, ["reading-age", "paragraph-hard"])])
    def test_fewer_than_twenty_words_have_no_age(self, count: int, told: list[str]) -> None:
        text = " ".join(["university"] * count)
        assert [each.split(": ")[1] for each in page(text, paragraph_reading_age=18)] == told

    def test_what_is_just_as_hard_as_allowed_is_let_through(self) -> None:
        text = " ".join([*["council"] * 10, *["one"] * 10]) + "."  # 0.39 * 20 + 11.8 * 1.5 - 15.59 + 5 = 14.91
        assert page(text, reading_age=15, paragraph_reading_age=15) == []
        assert page(text, reading_age=14, paragraph_reading_age=14) == [
            "1: reading-age: The page needs a reading age of 14.9; 14 is wanted. Shorter sentences and shorter words help.",
            "4: paragraph-hard: This paragraph needs a reading age of 14.9; 14 is wanted. "
            "Shorter sentences and shorter words help.",
        ]

    def test_a_hard_item_is_called_an_item(self) -> None:
        (_, said) = page(f"- {' '.join(['university'] * 20)}", paragraph_reading_age=18)
        assert said.startswith("4: paragraph-hard: This item needs")

    def test_a_fact_in_a_sentence_is_read_as_the_words_it_stands_for(self) -> None:
        codes = "{{deadline:x}} {{term:send}} {{phone:y}} {{email:y}} {{web:y}} {{contact:y}} {{deadline:z}} {{term:z}}"
        text = text_of_page("a.md", f"---\n---\n{codes}", None, _site())
        assert text.blocks[0].text == "2 months SEND this number this address this website"

    @pytest.mark.parametrize(
        ("limit", "said"),
        [("whole", "2 whole months"), ("one-day", "1 working day"), ("days", "5 working days"), ("two-weeks", "2 weeks")],
    )
    def test_a_time_limit_is_read_as_its_own_words_or_as_its_amount_and_unit(self, limit: str, said: str) -> None:
        text = text_of_page("a.md", f"---\n---\nWait {{{{deadline:{limit}}}}}.", None, _site())
        assert text.blocks[0].text == f"Wait {said}."


class TestReasons:
    def test_a_reason_makes_notices_of_what_is_too_hard(self) -> None:
        assert page(easy(26), "The law words it so.") == [
            '4: sentence-long: A sentence of 26 words: "one one one one one one …". '
            "The reason given: The law words it so. (notice)"
        ]

    def test_a_reason_that_is_not_needed_is_told_at_its_line(self) -> None:
        said = "reason-not-needed: This is as plain as it should be, so it needs no reason. Take hard_words out. (notice)"
        assert page("One.", "The law words it so.") == [f"2: {said}"]
        assert fact("One.", "The law words it so.") == [f"7: {said}"]
        assert _told(check, "---\ntitle: x\nhard_words: y\n---\nOne.", "y") == [f"3: {said}"]

    def test_on_a_page_it_stands_for_no_other_fault(self) -> None:
        assert page(f"{easy(26)}\n\nWe utilise it.", "The law words it so.")[1:] == [
            '6: word-to-avoid: "utilise" is hard. Try "use".'
        ]

    def test_in_a_fact_it_stands_for_words_to_avoid_as_well(self) -> None:
        assert fact("We utilise it.", "The law words it so.") == [
            '7: word-to-avoid: "utilise" is hard. The reason given: The law words it so. (notice)'
        ]


def test_words_need_no_reason() -> None:
    assert Prose("a.md", ()) == Prose("a.md", (), None, 1)


class TestFacts:
    def test_every_line_of_a_fact_is_told_where_it_begins_and_each_paragraph_is_measured_by_itself(self) -> None:
        hard = " ".join(["university"] * 20)
        said = fact(f"Plain.\n\n{hard}.\n\nWe utilise\nit on 1/2/2027.")
        assert said == [
            "7: paragraph-hard: This paragraph needs a reading age of 56.2; 20 is wanted. "
            "Shorter sentences and shorter words help.",
            '7: word-to-avoid: "utilise" is hard. Try "use".',
            '7: date-ambiguous: "1/2/2027" can be read two ways. Write the month as a word: 1 May 2027.',
        ]

    def test_a_fact_in_a_fact_is_read_as_its_words(self) -> None:
        assert text_of_fact("a.yml", 7, "Wait {{deadline:x}}.", None, _site()).blocks[0].text == "Wait 2 months."


class TestShortForms:
    def test_a_word_in_capitals_is_explained_where_it_is_used_first(self) -> None:
        assert page("One.\n\nAn EHC plan.\nThe EHC plan.") == [f"6: {NOT_MARKED}"]

    def test_a_code_explains_it_for_the_rest_of_the_page(self) -> None:
        assert page("A {{term:ehc-plan}}. An EHC plan.") == []
        assert page("An EHC plan. A {{ term:ehc-plan }}.") == [f"4: {NOT_MARKED}"]
        assert page("[A long link](plan.md) {{term:ehc-plan}}: an EHC plan.") == []

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("Ask for mediation. SEND", id="a word in small letters, and one without an aside"),
            pytest.param("[An EHC plan](plan.md)", id="in a link"),
            pytest.param("# An EHC plan", id="in a heading"),
            pytest.param("`EHC plan`", id="in code"),
            pytest.param("[Plan](EHC-plan.md){#EHC}", id="in an address"),
            pytest.param("{{deadline:x:EHC plan}}", id="in an embed code"),
            pytest.param("!!! letter\n\n    My EHC plan.", id="in a letter to copy"),
        ],
    )
    def test_there_it_needs_no_explanation(self, text: str) -> None:
        assert page(text) == []

    def test_after_a_letter_it_needs_one(self) -> None:
        assert page("!!! letter\n\n    My EHC plan.\n\nAn EHC plan.") == [f"8: {NOT_MARKED}"]

    def test_a_short_form_that_nothing_explains_is_told_once(self) -> None:
        assert page("The NHS.\n\nThe NHS and OFSTED.", reading_age=18) == [
            '4: short-form-unknown: Nothing explains "NHS". Put it into content/glossary.yml, or write it out.',
            '6: short-form-unknown: Nothing explains "OFSTED". Put it into content/glossary.yml, or write it out.',
        ]

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("Your GP.", id="the site says that everybody knows it"),
            pytest.param("The National Health Service (NHS). The NHS.", id="in brackets after what it is short for"),
            pytest.param("The NHS. The National Health Service (NHS).", id="anywhere on the page"),
            pytest.param("The NHS (National Health Service).", id="before what it is short for in brackets"),
            pytest.param("# EHC", id="a part of a word of the glossary"),
            pytest.param("[NHS page](NHS.md) {#NHS} `NHS` {{x:NHS}}".replace("NHS page", "page"), id="no word of a sentence"),
            pytest.param("I am A.", id="one capital is no short form"),
        ],
    )
    def test_these_short_forms_are_explained(self, text: str) -> None:
        assert page(text) == []


class TestLinksAndPictures:
    @pytest.mark.parametrize("said", ["here", "Click here", "read more.", " this page ", "*More*", "More Information!"])
    def test_a_link_says_where_it_leads(self, said: str) -> None:
        assert page(f"One.\n[{said}](x.md) ") == [f"5: {LINK.format(said)}"]

    @pytest.mark.parametrize(
        "said",
        [
            *("click", "click here", "download", "find out more", "here", "link", "more", "more information", "read more"),
            *("see here", "this", "this link", "this page"),
        ],
    )
    def test_these_words_lead_nowhere_and_with_another_they_do(self, said: str) -> None:
        assert page(f"[{said}](x.md)") == [f"4: {LINK.format(said)}"]
        assert page(f"[{said} about plans](x.md)") == []

    def test_words_beside_such_a_word_are_enough(self) -> None:
        assert page("[Read more about plans](x.md) and ![here](x.svg)") == []

    def test_each_link_is_asked(self) -> None:
        assert page("[here](a.md) and [the plan](b.md) and [this](c.md)") == [
            f"4: {LINK.format('here')}",
            f"4: {LINK.format('this')}",
        ]

    @pytest.mark.parametrize("picture", ["One ![](x.svg)", "One ![ ](x.svg)"])
    def test_a_picture_has_words(self, picture: str) -> None:
        assert page(picture) == ["4: image-without-words: A picture has no words. Say what it shows."]


class TestWords:
    def test_a_hard_word_is_told_with_a_plainer_one_wherever_it_stands(self) -> None:
        assert page("One.\n\nTwo\nUtilise it in accordance with\nthe rule.") == [
            '7: word-to-avoid: "in accordance with" is hard. Try "by".',
            '7: word-to-avoid: "utilise" is hard. Try "use".',
        ]

    def test_a_part_of_a_word_is_another_word_and_a_full_stop_is_no_pattern(self) -> None:
        assert page("We utilised emgo.") == []

    def test_what_the_law_does_not_say(self) -> None:
        assert page("One.\n\nYou\nMust Not wait. Do not.") == [
            '6: not-what-the-law-says: The law does not say that. Write "may not".'
        ]

    @pytest.mark.parametrize("said", ["1/5/2027", "01.05.27", "1/5/27", "01-05-2027"])
    def test_a_day_in_numbers_can_be_read_two_ways(self, said: str) -> None:
        assert page(f"One.\nOn {said}.") == [
            f'5: date-ambiguous: "{said}" can be read two ways. Write the month as a word: 1 May 2027.'
        ]

    @pytest.mark.parametrize("said", ["1 May 2027", "2027-05-01", "24/7", "1.5", "01-05-27", "1/5/202"])
    def test_no_other_number_is_a_day(self, said: str) -> None:
        assert page(f"On {said}.") == []

    @pytest.mark.parametrize("said", ["last year", "Next month", "this Week", "next spring", "this winter"])
    def test_a_time_that_moves_with_the_reader_is_soon_wrong(self, said: str) -> None:
        assert page(f"One.\nIt came {said}.") == [f'5: date-ambiguous: "{said}" is soon wrong. Write the month and the year.']

    @pytest.mark.parametrize("said", ["every year", "the last weekend", "next Monday"])
    def test_other_times_do_not_move(self, said: str) -> None:
        assert page(f"It came {said}.") == []


class TestPassives:
    @pytest.mark.parametrize(
        "text",
        [
            "It is needed, and it was never sent to us.",
            "They were told and have been quickly found.",
            "It is being asked while it is not kept.",
        ],
    )
    def test_two_in_a_sentence_pile_up(self, text: str) -> None:
        start = " ".join(text.split()[:6])
        assert page(f"One.\n\nTwo.\n{text}") == [f'6: passives: The passive piles up: "{start} …". Say who does it. (notice)']

    @pytest.mark.parametrize(
        "word",
        [
            *("made", "given", "told", "sent", "held", "kept", "written", "paid", "found", "taken", "seen", "done", "known"),
            *("shown", "chosen", "brought", "left", "lost", "met", "put", "read", "said", "set"),
        ],
    )
    def test_verbs_that_do_not_end_in_ed_are_known(self, word: str) -> None:
        assert len(page(f"It Was {word} and they are not {word}.")) == 1

    @pytest.mark.parametrize("text", ["It is needed. It was sent.", "It is red and it is a bed.", "We asked and told."])
    def test_one_does_not_and_two_sentences_are_not_one(self, text: str) -> None:
        assert page(text) == []
