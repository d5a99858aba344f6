"""Phrasebook: which words of a catalogue stand for which source."""

from __future__ import annotations

from localoffer.languages.catalogues import Entry
from localoffer.languages.phrasebook import Phrasebook, phrasebook, unnamed

ROLE = "contact:one.role"
GAPS = "contact:one.gaps"


def entry(key: str, source: str, words: str, *, fuzzy: bool = False) -> Entry:
    return Entry(key, source, "", (words,), fuzzy, 1, 1)


def book(*entries: Entry, **current: tuple[str, ...]) -> Phrasebook:
    keys = {"role": ROLE, "gaps": GAPS}
    return phrasebook(entries, {keys[name]: frozenset(texts) for name, texts in current.items()})


def test_the_words_made_from_a_source_are_its_words() -> None:
    assert book(entry(ROLE, "Ask us.", "Zapytaj."), role=("Ask us.",)).find(ROLE, "Ask us.") == (("Zapytaj.",), False)


def test_a_source_that_has_changed_keeps_its_older_words_and_they_are_outdated() -> None:
    assert book(entry(ROLE, "Ask us.", "Zapytaj."), role=("Ring us.",)).find(ROLE, "Ring us.") == (("Zapytaj.",), True)


def test_a_fuzzy_entry_is_shown_and_outdated() -> None:
    found = book(entry(ROLE, "Ring us.", "Zapytaj.", fuzzy=True), role=("Ring us.",)).find(ROLE, "Ring us.")
    assert found == (("Zapytaj.",), True)


def test_an_empty_entry_is_no_translation() -> None:
    assert book(entry(ROLE, "Ask us.", " "), role=("Ask us.",)).find(ROLE, "Ask us.") is None


def test_what_another_fact_says_is_no_translation() -> None:
    assert book(entry(ROLE, "Ask us.", "Zapytaj."), role=("Ask us.",)).find("contact:two.role", "Ask us.") is None


def test_a_new_text_on_top_of_a_list_makes_no_other_old() -> None:
    gaps = book(entry(GAPS, "No email.", "Brak adresu."), gaps=("No telephone.", "No email."))
    assert gaps.find(GAPS, "No email.") == (("Brak adresu.",), False)
    assert gaps.find(GAPS, "No telephone.") is None, "the words of a text that still stands there belong to that text"


def test_of_several_older_texts_the_nearest_is_taken() -> None:
    entries = entry(GAPS, "We have no email address.", "Brak adresu."), entry(GAPS, "The hours are not known.", "Brak godzin.")
    gaps = book(*entries, gaps=("We have no email address yet.", "The hours are not known to us."))
    assert gaps.find(GAPS, "We have no email address yet.") == (("Brak adresu.",), True)
    assert gaps.find(GAPS, "The hours are not known to us.") == (("Brak godzin.",), True)


def test_in_a_list_an_older_text_must_be_like_the_new_one() -> None:
    gaps = book(entry(GAPS, "The hours are not known.", "Brak godzin."), gaps=("No email.", "It may be busy on Mondays."))
    assert gaps.find(GAPS, "It may be busy on Mondays.") is None


def test_one_that_is_half_the_same_is_like_it() -> None:
    assert book(entry(GAPS, "abcd", "1"), gaps=("abxy", "Other.")).find(GAPS, "abxy") == (("1",), True)
    assert book(entry(GAPS, "abcd", "1"), gaps=("abxyz", "Other.")).find(GAPS, "abxyz") is None


def test_a_long_one_is_compared_sign_by_sign_as_a_short_one_is() -> None:
    long = "The hours are not known. " * 20
    assert book(entry(GAPS, long, "1"), gaps=(f"Ring us. {long}", "Other.")).find(GAPS, f"Ring us. {long}") == (("1",), True)


def test_of_two_that_are_equally_near_the_first_of_the_catalogue_is_taken() -> None:
    entries = entry(ROLE, "Ring Xyx.", "1"), entry(ROLE, "Ring Zwz.", "2")
    assert book(*entries, role=("Ring Bob.",)).find(ROLE, "Ring Bob.") == (("1",), True)


def test_what_is_the_only_one_of_its_name_keeps_its_older_words_however_unlike_they_are() -> None:
    assert book(entry(ROLE, "Ask us.", "1"), role=("Telephone!",)).find(ROLE, "Telephone!") == (("1",), True)


def test_words_without_a_name_are_found_by_their_source_alone() -> None:
    example = unnamed({"A service": "Usługa"})
    assert example.find("", "A service") == (("Usługa",), False)
    assert example.find("", "A serviette") is None
