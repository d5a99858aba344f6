"""Translations: the blocks of a page, the facts in a text whatever its language, and what a translation has left behind."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from localoffer.languages.comparison import (
    PageWords,
    SourceBlock,
    TranslationState,
    compare,
    differing,
    fact_issues,
    facts_of,
    text_of,
    words_digest,
)


def cut(body: str, line: int = 1) -> list[tuple[str, str, int]]:
    return [tuple(block[:3]) for block in text_of("a.md", "en", (), body, line).blocks]


class TestBlocks:
    def test_what_a_reader_reads_of_the_front_matter_comes_first(self) -> None:
        found = text_of("a.md", "pl", [("Title", 2), ("What it is", 3)], "Text", 7)
        assert (found.path, found.tag) == ("a.md", "pl")
        assert found.blocks == (
            SourceBlock("front", "Title", 2),
            SourceBlock("front", "What it is", 3),
            SourceBlock("paragraph", "Text", 7),
        )

    def test_a_paragraph_is_one_block_however_it_is_broken(self) -> None:
        assert cut("One\n  two\n\n\nThree\n", 10) == [("paragraph", "One two", 10), ("paragraph", "Three", 14)]

    @pytest.mark.parametrize(
        ("line", "block"),
        [
            ("# Title {#x}", ("heading", "Title {#x}", 2)),
            ("###### Deep", ("heading", "Deep", 2)),
            ("| a | b |", ("row", "a | b", 2)),
            ('!!! warning "Take care"', ("box", "Take care", 2)),
            ('??? "May I?"', ("box", "May I?", 2)),
            ('???+ note "May I?"', ("box", "May I?", 2)),
        ],
    )
    def test_some_lines_are_blocks_by_themselves(self, line: str, block: tuple[str, str, int]) -> None:
        assert cut(f"Before\n{line}\nAfter") == [("paragraph", "Before", 1), block, ("paragraph", "After", 3)]

    @pytest.mark.parametrize("line", ["|---|:-:|", "!!! note", "???", '!!! note ""'])
    def test_others_end_a_block_and_say_nothing(self, line: str) -> None:
        assert cut(f"Before\n{line}\nAfter") == [("paragraph", "Before", 1), ("paragraph", "After", 3)]

    @pytest.mark.parametrize("mark", ["-", "*", "+", "1.", "12)"])
    def test_every_item_of_a_list_is_a_block(self, mark: str) -> None:
        assert cut(f"Before\n{mark} One\n   goes on\n{mark} Two\n\nAfter") == [
            ("paragraph", "Before", 1),
            ("item", "One goes on", 2),
            ("item", "Two", 4),
            ("paragraph", "After", 6),
        ]

    @pytest.mark.parametrize("line", ["#hash", "-dash", "1.5 hours", "####### seven"])
    def test_what_only_looks_like_the_beginning_of_one_is_text(self, line: str) -> None:
        assert cut(line) == [("paragraph", line, 1)]

    def test_code_is_kept_whole_up_to_a_fence_of_the_same_signs(self) -> None:
        assert cut("One\n\n```\n# no heading\n\n- no item\n~~~\n```\n\nTwo") == [
            ("paragraph", "One", 1),
            ("code", "# no heading  - no item ~~~", 4),
            ("paragraph", "Two", 10),
        ]

    def test_a_longer_fence_closes_code_which_is_a_block_of_its_own(self) -> None:
        assert cut("One\n~~~ py\n- no item\n~~~~\nTwo\n\nThree") == [
            ("paragraph", "One", 1),
            ("code", "- no item", 3),
            ("paragraph", "Two", 5),
            ("paragraph", "Three", 7),
        ]


class TestDigests:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Ask  for\nmediation", "Ask for mediation"),
            ("Ask for mediation.", "Ask for mediation"),
            ("‘Ask’ “for” it", "'Ask' \"for\" it"),
            ("«Ask» „for‟ it`s", '"Ask" "for" it\'s'),
            ("Mo–Fr — all‑day", "Mo-Fr - all-day"),
            ("5\u00a0300", "5 300"),
            ("5\u202f300", "5 300"),
            ("Zoe\u0308", "Zo\u00eb"),
            ("Title {#anchor}", "Title"),
            ("Title {: .x }", "Title "),
            ("Title {.x}", "Title"),
        ],
    )
    def test_signs_that_say_the_same_make_no_other_words(self, one: str, other: str) -> None:
        assert words_digest(one) == words_digest(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Ask", "ask"),
            ("Ask..", "Ask"),
            ("Ask!", "Ask"),
            ("A sk", "Ask"),
            ("Ask {{x}}", "Ask"),
            ("Ask {x}", "Ask"),
            ("2", "3"),
        ],
    )
    def test_any_other_sign_does(self, one: str, other: str) -> None:
        assert words_digest(one) != words_digest(other)

    def test_they_are_short_and_stay_what_they_are_for_they_stand_in_files(self) -> None:
        assert words_digest("Ask for mediation.") == "2712ee69"
        page = text_of("a.md", "en", (), "One\n\nTwo", 1)
        assert page.digest != text_of("a.md", "en", (), "One\n\nTwo\n\nThree", 1).digest
        assert page.digest == text_of("b.md", "pl", (), "\nOne.\n\nTwo.", 9).digest
        assert len(page.digest) == 12

    def test_the_kind_of_a_block_is_not_in_its_words(self) -> None:
        assert SourceBlock("item", "One", 1).digest == SourceBlock("heading", "One", 9).digest


def facts(text: str, tag: str = "en") -> dict[str, int]:
    return dict(facts_of(text, tag))


class TestFacts:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Ring {{phone:mediation}} or {{ phone:mediation }}", {"{{phone:mediation}}": 2}),
            ("{{term:plan:the plans}}", {"{{term:plan}}": 1}),
            ("{{glossary}}", {"{{glossary}}": 1}),
            ("[Ask](faqs.md#cost 'x')", {}),
            pytest.param("[5](a.md)300", {"a.md": 1, "5": 1, "300": 1}, id="a link ends a number"),
            ("[Ask](faqs.md#cost) [2](a.md)", {"faqs.md#cost": 1, "a.md": 1, "2": 1}),
            ("See https://example.org/a?b=1, <https://example.org>.", {"https://example.org/a?b=1": 1, "https://example.org": 1}),
            ("(http://example.org/x)", {"http://example.org/x": 1}),
            ("Write to a.b+c@example.org.uk.", {"a.b+c@example.org.uk": 1}),
            ("Title {#part-2}", {}),
            ("Text {: .class-2 }", {}),
        ],
    )
    def test_codes_links_and_addresses(self, text: str, found: dict[str, int]) -> None:
        assert facts(text) == found

    @pytest.mark.parametrize(
        ("text", "tag", "found"),
        [
            ("1 May 2027 and 01 may", "en", {"1/5": 2, "2027": 1}),
            ("May 1, 2027", "en", {"1/5": 1, "2027": 1}),
            ("1 maja 2027", "pl", {"1/5": 1, "2027": 1}),
            ("1. maj", "pl", {"1/5": 1}),
            ("1 de maio", "pt-BR", {"1/5": 1}),
            ("1 de mayo de 2027", "es", {"1/5": 1, "2027": 1}),
            ("31 DECEMBER", "en", {"31/12": 1}),
            ("May 123", "en", {"123": 1}),
            ("٢٣ نوفمبر ٢٠٢٦", "ar", {"23/11": 1, "2026": 1}),
            ("2ی ئازار", "ckb", {"2/3": 1}),
            pytest.param("5ی کانوونی یەکەم، 5ی کانونی یەکەم", "ckb", {"5/12": 2}, id="a month that is spelt in two ways"),
            ("March and May", "en", {}),
            ("1 May", "pl", {"1": 1}),
        ],
    )
    def test_a_day_with_its_month_is_one_fact_in_every_language(self, text: str, tag: str, found: dict[str, int]) -> None:
        assert facts(text, tag) == found

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            *[(text, {"9": 1}) for text in ("9am", "9 am", "09:00", "9.00", "9:00", "9AM", "21:00", "9pm")],
            *[(text, {"9": 1, "30": 1}) for text in ("9.30am", "9:30", "09:30", "21:30", "9:30 pm")],
            *[(text, {"12": 1}) for text in ("12am", "12:00", "0:00", "00:00", "12pm")],
            ("5pm", {"5": 1}),
            ("17:00", {"5": 1}),
            ("23:59", {"11": 1, "59": 1}),
            ("24:00", {"24": 1, "00": 1}),
            ("9.30", {"9.30": 1}),
            ("1:2", {"1": 1, "2": 1}),
            ("9am to 5pm", {"9": 1, "5": 1}),
            ("10:15:20", {"10": 1, "15": 1, "20": 1}),
        ],
    )
    def test_a_time_is_the_hour_on_a_clock_s_face(self, text: str, found: dict[str, int]) -> None:
        assert facts(text) == found

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            *[(text, {"5300": 1}) for text in ("5,300", "5 300", "5.300", "5\u00a0300", "5\u202f300", "5300", "٥٣٠٠", "۵۳۰۰")],
            ("5,3001", {"5,3001": 1}),
            ("1,234,567", {"1234567": 1}),
            ("2.5 hours", {"2.5": 1}),
            ("s.36(8)", {"36": 1, "8": 1}),
            ("2 and 2", {"2": 2}),
            ("03330 062 835", {"03330062835": 1}),
            ("020 7946 0018", {"02079460018": 1}),
            ("no number", {}),
        ],
    )
    def test_a_number_is_the_same_in_any_digits_and_however_it_is_grouped(self, text: str, found: dict[str, int]) -> None:
        assert facts(text) == found

    def test_what_differs_is_told_in_order_each_as_often_as_it_does(self) -> None:
        assert differing("2 and 2 and 9am, 7", "en", "٧, 3", "ar") == (["2", "2", "9"], ["3"])
        assert differing("1 May", "en", "1 maja", "pl") == ([], [])


class TestIssuesOfFacts:
    HINT = "Numbers, dates, links and embed codes are the same in every language."

    def told(self, missing: list[str], extra: list[str]) -> list[str]:
        return [str(each) for each in fact_issues(("pl/a.md", 3), (missing, extra), "en/a.md:7")]

    def test_a_fact_that_is_missing_one_that_is_too_many_and_one_in_the_place_of_another(self) -> None:
        assert self.told(["2"], []) == [f'pl/a.md:3: fact-differs: "2" is missing here. It stands in en/a.md:7. {self.HINT}']
        assert self.told([], ["3"]) == [f'pl/a.md:3: fact-differs: "3" stands here and not in en/a.md:7. {self.HINT}']
        assert self.told(["2"], ["3"]) == [f'pl/a.md:3: fact-differs: "3" stands here, where en/a.md:7 has "2". {self.HINT}']

    def test_only_what_is_of_a_kind_can_stand_in_the_place_of_the_other(self) -> None:
        found = self.told(["2", "a.md", "{{x}}"], ["b.md", "{{y}}", "{{z}}", "9:30"])
        assert [each.split("fact-differs: ")[1].split(self.HINT)[0].strip() for each in found] == [
            '"{{y}}" stands here, where en/a.md:7 has "{{x}}".',
            '"{{z}}" stands here and not in en/a.md:7.',
            '"b.md" stands here, where en/a.md:7 has "a.md".',
            '"9:30" stands here, where en/a.md:7 has "2".',
        ]


def page(tag: str, body: str) -> PageWords:
    return text_of(f"docs/{tag}/a.md", tag, (), body, 1)


def judged(source: str, target: str, made_from: str | Sequence[str]) -> tuple[TranslationState, list[str]]:
    """Compare a Polish page with its source; ``made_from`` is the source as it was, or the hashes kept of it."""
    recorded = [block.digest for block in page("en", made_from).blocks] if isinstance(made_from, str) else made_from
    state, issues = compare(page("en", source), page("pl", target), recorded)
    return state, [str(issue) for issue in issues]


FACT_HINT = "Numbers, dates, links and embed codes are the same in every language."
ANCHOR_HINT = "An anchor is the same in every language."


class TestStanding:
    def test_a_translation_of_what_the_source_says_is_done(self) -> None:
        state, told = judged("One.\n\nTwo.", "Raz.\n\nDwa.", "One.\n\nTwo.")
        assert (state, told, state.name) == (TranslationState(), [], "done")

    def test_what_is_new_or_different_since_is_named_with_its_line(self) -> None:
        state, told = judged("One.\n\nTwo, anew.\n\nThree.", "Raz.\n\nDwa.", "One.\n\nTwo.")
        assert [(block.text, block.line) for block in state.changed] == [("Two, anew.", 3), ("Three.", 5)]
        assert (state.gone, state.facts, state.name, told) == (1, True, "outdated", [])

    def test_what_was_taken_out_makes_it_outdated_too(self) -> None:
        state, _ = judged("One.", "Raz.\n\nDwa.", "One.\n\nTwo.")
        assert (state.changed, state.gone, state.name) == ((), 1, "outdated")

    def test_a_block_that_is_there_twice_must_have_been_there_twice(self) -> None:
        state, _ = judged("One.\n\nOne.", "Raz.\n\nRaz.", "One.")
        assert [block.line for block in state.changed] == [3]
        state, _ = judged("One.", "Raz.", "One.\n\nOne.")
        assert state.gone == 1

    def test_blocks_in_another_order_are_the_same_words(self) -> None:
        assert judged("Two.\n\nOne.", "Raz.\n\nDwa.", "One.\n\nTwo.")[0].name == "done"

    def test_a_fact_that_changed_in_the_source_makes_it_outdated_in_facts(self) -> None:
        state, told = judged("In 3 months.\n\nRing.", "W 2 miesiące.\n\nDzwoń.", "In 2 months.\n\nRing.")
        assert (state.name, state.facts, told) == ("outdated in facts", False, [])

    @pytest.mark.parametrize("target", ["W ciągu miesięcy.\n\nDzwoń.", "W 3 miesiące.\n\nDzwoń pod 9."])
    def test_one_fact_too_few_or_too_many_is_enough(self, target: str) -> None:
        assert judged("In 3 months.\n\nRing.", target, "In 2 months.\n\nRing.")[0].name == "outdated in facts"


class TestFactsOfATranslation:
    def test_a_fact_that_differs_in_a_block_that_has_not_changed_is_told_at_both_lines(self) -> None:
        state, told = judged("One.\n\nIn 2 months.", "Raz.\n\nW 3 miesiące.", "One.\n\nIn 2 months.")
        assert told == [f'docs/pl/a.md:3: fact-differs: "3" stands here, where docs/en/a.md:3 has "2". {FACT_HINT}']
        assert (state.name, state.facts) == ("done", False)

    def test_it_is_told_while_another_block_is_outdated(self) -> None:
        _, told = judged("One, anew.\n\nIn 2 months.", "Raz.\n\nW 3 miesiące.", "One.\n\nIn 2 months.")
        assert len(told) == 1

    def test_the_same_block_twice_is_compared_with_each_in_turn(self) -> None:
        source, target = "In 2 months.\n\nIn 2 months.", "W 2 miesiące.\n\nW 3 miesiące."
        assert [each.partition(": ")[0] for each in judged(source, target, source)[1]] == ["docs/pl/a.md:3"]
        assert "docs/en/a.md:3" in judged(source, target, source)[1][0]

    def test_where_a_translation_is_cut_otherwise_all_its_facts_are_compared_at_the_first_that_is_off(self) -> None:
        source, target = "One.\n\nIn 2 months.\n\nTwo.", "Raz.\n\nW 3 miesiące. Dwa."
        told = judged(source, target, source)[1]
        assert told == [f'docs/pl/a.md:3: fact-differs: "3" stands here, where docs/en/a.md:3 has "2". {FACT_HINT}']
        told = judged(source, "Raz. Dwa.", source)[1]
        assert told == [f'docs/pl/a.md:1: fact-differs: "2" is missing here. It stands in docs/en/a.md:3. {FACT_HINT}']

    def test_where_the_kinds_of_blocks_are_others_it_is_cut_otherwise(self) -> None:
        source = "- In 2 months.\n\nIn 3 months."
        assert judged(source, "W 3 miesiące.\n\n- W 2 miesiące.", source)[1] == []
        assert len(judged(source, "- W 3 miesiące.\n\nW 2 miesiące.", source)[1]) == 2

    def test_a_translation_that_is_cut_otherwise_and_outdated_is_not_blamed(self) -> None:
        source = "One.\n\nIn 2 months.\n\nTwo."
        state, told = judged(f"{source}\n\nThree.", "Raz.\n\nW 3 miesiące. Dwa.", source)
        assert (state.name, told) == ("outdated in facts", [])


class TestAnchors:
    """A link to a heading must lead there in every language."""

    def test_a_heading_has_the_anchor_of_its_source(self) -> None:
        source = "## One {#one}\n\nText.\n\n## Two {#two}"
        assert judged(source, "## Raz {#one}\n\nTekst.\n\n## Dwa {: .x #two }", source)[1] == []
        assert judged(source, "## Raz {#raz}\n\nTekst.\n\n## Dwa", source)[1] == [
            'docs/pl/a.md:1: anchor-differs: The heading has the anchor "raz", and the anchor "one" in docs/en/a.md:1. '
            f"{ANCHOR_HINT} Write {{#one}} after it.",
            'docs/pl/a.md:5: anchor-differs: The heading has no anchor, and the anchor "two" in docs/en/a.md:5. '
            f"{ANCHOR_HINT} Write {{#two}} after it.",
        ]
        assert judged("## One", "## Raz {#raz}", "## One")[1] == [
            'docs/pl/a.md:1: anchor-differs: The heading has the anchor "raz", and no anchor in docs/en/a.md:1. '
            f"{ANCHOR_HINT} Take it out."
        ]

    def test_of_text_no_anchor_is_asked(self) -> None:
        assert judged("Text {#one}", "Tekst", "Text {#one}")[1] == []

    def cut_otherwise(self, source: str, target: str) -> list[str]:
        """Return what is told where a paragraph more stands in the translation."""
        return judged(source, f"{target}\n\nWięcej.", source)[1]

    def test_where_a_translation_is_cut_otherwise_headings_are_compared_in_their_order(self) -> None:
        source = "## One {#one}\n\n## Two {#two}\n\n## Three {#three}"
        assert self.cut_otherwise(source, "## Raz {#one}\n\n## Dwa {#two}\n\n## Trzy {#three}") == []
        assert self.cut_otherwise(source, "## Raz {#one}\n\n## Dwa {#dwa}\n\n## Trzy {#three}") == [
            'docs/pl/a.md:3: anchor-differs: The heading has the anchor "dwa", and the anchor "two" in docs/en/a.md:3. '
            f"{ANCHOR_HINT} Write {{#two}} after it."
        ]

    def test_a_heading_that_is_missing_or_added_does_not_blame_those_that_follow(self) -> None:
        source = "## One {#one}\n\n## Two {#two}\n\n## Three {#three}"
        assert self.cut_otherwise(source, "## Raz {#one}\n\n## Trzy {#three}") == [
            f'docs/pl/a.md:1: anchor-differs: The heading with the anchor "two" in docs/en/a.md:3 is missing here. {ANCHOR_HINT}'
        ]
        assert self.cut_otherwise(source, "## Raz {#one}\n\n## Nowe {#nowe}\n\n## Dwa {#two}\n\n## Trzy {#three}") == [
            f'docs/pl/a.md:3: anchor-differs: The heading with the anchor "nowe" is not in docs/en/a.md. {ANCHOR_HINT}'
        ]

    def test_a_heading_without_an_anchor_that_is_added_at_the_end_is_told_too(self) -> None:
        assert self.cut_otherwise("## One {#one}", "## Raz {#one}\n\n## Nowe") == [
            f"docs/pl/a.md:3: anchor-differs: The heading with no anchor is not in docs/en/a.md. {ANCHOR_HINT}"
        ]

    def test_many_headings_without_an_anchor_are_not_taken_for_noise(self) -> None:
        source = "\n\n".join(["## Heading"] * 250)
        assert self.cut_otherwise(source, f"## Nowe {{#nowe}}\n\n{source}") == [
            f'docs/pl/a.md:1: anchor-differs: The heading with the anchor "nowe" is not in docs/en/a.md. {ANCHOR_HINT}'
        ]


class TestLetters:
    """What a reader types beside the translated letter goes into the letter of the source, blank by blank."""

    def letter(self, *paragraphs: str, kind: str = "letter") -> str:
        return f'!!! {kind} "Title …"\n' + "\n\n".join(f"    {each}" for each in paragraphs) + "\n\nAfter …"

    def test_it_has_the_blanks_of_its_source(self) -> None:
        source = self.letter("My … (name). So: … (yes / no), because …… (why).")
        assert judged(source, self.letter("Moje … (imię)! Więc … (tak / nie), bo ……\n    (dlaczego)."), source)[1] == []
        assert judged(source, self.letter("Moje … (imię). Więc: … (tak / nie / może), bo … (dlaczego)."), source)[1] == [
            'docs/pl/a.md:2: letter-blanks-differ: This letter has "…", "…" with 3 choices, "…" here, where docs/en/a.md:2 has '
            '"…", "…" with 2 choices, "……". The blanks are the same in every language, in the same order: what is typed for '
            "one goes into the other."
        ]

    def test_words_to_say_and_words_around_a_letter_are_not_asked(self) -> None:
        source = self.letter("The date is … (date).", kind="script")
        assert judged(source, self.letter("Data.", kind="script").replace("After …", "Potem"), source)[1] == []

    def test_one_that_changed_since_is_not_blamed(self) -> None:
        old = self.letter("Dear council", "… (name)")
        state, told = judged(self.letter("Dear council", "… (name), … (date)"), self.letter("Do urzędu", "… (imię)"), old)
        assert (state.name, told) == ("outdated", [])
