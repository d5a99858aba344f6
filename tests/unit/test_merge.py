"""Merging: the words of today and a catalogue of yesterday make the catalogue of today."""

from __future__ import annotations

import polib
import pytest

from localoffer.languages.catalogues import read
from localoffer.languages.merge import ABOUT, merged, signed, template_text
from localoffer.languages.sources import SourceText

ROLE = SourceText("contact:one.role", "Ask us.", "", "content/contacts/one.yml", 2)
LIMIT = SourceText("deadline:one.words", "{n} school days", "{n} school days", "content/deadlines.yml", 5)
NOTE = SourceText("page:faqs.changes.2026-02-03.note", "It is new.", "", "docs/en/faqs.md", 4)


def update(sources: list[SourceText], old: str | None = None, **options: object) -> polib.POFile:
    return polib.pofile(merged("Small", "pl", sources, old.encode() if old else None, **options).text)  # type: ignore[arg-type]


def said(sources: list[SourceText], words: str) -> str:
    """Return a catalogue in which every text is translated by the same words."""
    file = update(sources)
    for entry in file:
        if entry.msgid_plural:
            entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, words)
        else:
            entry.msgstr = words
    return str(file)


def test_a_new_catalogue_has_every_word_with_its_place_and_no_translation() -> None:
    file = update([ROLE, LIMIT, NOTE])
    assert [entry.msgctxt for entry in file] == [ROLE.key, LIMIT.key, NOTE.key]
    assert file[0].occurrences == [("content/contacts/one.yml", "2")]
    assert file[1].msgstr_plural == {0: "", 1: "", 2: ""}
    assert file[2].comment.startswith("May stay")
    assert file.metadata["Plural-Forms"].startswith("nplurals=3;")
    assert file.metadata["X-Translation-Method"] == "machine"


def test_nothing_changes_where_nothing_has_changed() -> None:
    once = merged("Small", "pl", [ROLE, LIMIT], said([ROLE, LIMIT], "Tak {n}").encode()).text
    assert merged("Small", "pl", [ROLE, LIMIT], once.encode()).text == once


def test_what_has_changed_keeps_its_words_and_says_what_they_were_made_from() -> None:
    (entry,) = update([ROLE._replace(text="Ring us.")], said([ROLE], "Zapytaj."))
    assert (entry.msgid, entry.msgstr, entry.flags) == ("Ring us.", "Zapytaj.", ["fuzzy"])
    assert entry.previous_msgid == "Ask us."


def test_what_changes_twice_still_says_what_its_words_were_made_from() -> None:
    once = str(update([ROLE._replace(text="Ring us.")], said([ROLE], "Zapytaj.")))
    (entry,) = update([ROLE._replace(text="Ring us now.")], once)
    assert (entry.msgstr, entry.previous_msgid) == ("Zapytaj.", "Ask us.")


def test_what_is_needed_no_more_is_kept_at_the_end_and_comes_back() -> None:
    without = update([LIMIT], said([ROLE, LIMIT], "Tak {n}"))
    assert [(entry.msgctxt, entry.obsolete) for entry in without] == [(LIMIT.key, False), (ROLE.key, True)]
    again = update([ROLE, LIMIT], str(without))
    assert (again[0].msgctxt, again[0].msgstr, again[0].obsolete) == (ROLE.key, "Tak {n}", False)


def test_a_fact_with_another_id_takes_its_words_along() -> None:
    (entry,) = update([ROLE._replace(key="contact:one-more.role")], said([ROLE], "Zapytaj."))
    assert (entry.msgctxt, entry.msgstr, entry.flags) == ("contact:one-more.role", "Zapytaj.", [])


def test_words_of_the_interface_that_a_site_says_in_its_own_way_stay() -> None:
    own = '\nmsgctxt "interface:home"\nmsgid "Home"\nmsgstr "Start"\n'
    assert [entry.msgctxt for entry in update([ROLE], said([ROLE], "Tak") + own) if not entry.obsolete] == [
        ROLE.key,
        "interface:home",
    ]


def test_the_same_words_at_two_places_are_one_entry() -> None:
    (entry,) = update([ROLE, ROLE._replace(line=9)])
    assert [line for _, line in entry.occurrences] == ["2", "9"]


def test_who_translates_is_kept_until_somebody_says_otherwise() -> None:
    human = str(update([ROLE], method="human"))
    assert update([ROLE], human).metadata["X-Translation-Method"] == "human"


def checked(words: str) -> str:
    text = said([ROLE], words)
    catalogue, _ = read("pl.po", "pl", text.encode())
    assert catalogue is not None
    return signed(text.encode(), "Ewa Speaker", "2026-11-23", catalogue.words_digest)


@pytest.mark.parametrize(
    ("sources", "lost"), [([ROLE], ""), ([ROLE, NOTE], ""), ([ROLE._replace(text="Ring us.")], "Ewa Speaker")]
)
def test_a_check_stays_while_it_covers_the_words_and_goes_with_them(sources: list[SourceText], lost: str) -> None:
    result = merged("Small", "pl", sources, checked("Zapytaj.").encode())
    assert result.lost_check == lost
    assert ("X-Checked-By: Ewa Speaker" in result.text) == (not lost)


def test_the_template_has_every_word_and_no_language() -> None:
    file = polib.pofile(template_text("Small", [ROLE, LIMIT]))
    assert [(entry.msgid, entry.msgid_plural) for entry in file] == [("Ask us.", ""), (LIMIT.text, LIMIT.text)]
    assert "Language" not in file.metadata
    assert file.metadata["Project-Id-Version"] == "Small"
    assert file.header == ABOUT
    assert file[1].msgstr_plural == {0: "", 1: ""}, "English has two forms"


def test_the_head_says_which_site_and_which_language_and_keeps_what_others_wrote() -> None:
    file = polib.pofile(merged("Small", "pt-BR", [ROLE], None).text)
    assert (file.metadata["Project-Id-Version"], file.metadata["Language"], file.header) == ("Small", "pt_BR", ABOUT)
    file.header = "Kept by Ewa."
    file.metadata["X-Generator"] = "Poedit 3"
    again = polib.pofile(merged("Small", "pt-BR", [ROLE], str(file).encode()).text)
    assert (again.header.strip(), again.metadata["X-Generator"]) == ("Kept by Ewa.", "Poedit 3")


def test_how_many_words_are_still_to_say_is_told() -> None:
    assert merged("Small", "pl", [ROLE, LIMIT, NOTE], None).new == 3
    assert merged("Small", "pl", [ROLE, LIMIT, NOTE], said([ROLE], "Zapytaj.").encode()).new == 2
    assert merged("Small", "pl", [NOTE], said([ROLE, LIMIT], "Tak {n}").encode()).new == 1, (
        "what is needed no more is not counted"
    )


def test_a_place_is_named_once_and_words_without_one_have_none() -> None:
    (entry,) = update([ROLE, ROLE, ROLE._replace(path="content/other.yml")])
    assert entry.occurrences == [("content/contacts/one.yml", "2"), ("content/other.yml", "2")]
    (entry,) = update([ROLE._replace(path="")])
    assert entry.occurrences == []


def test_what_a_translator_noted_and_marked_stays() -> None:
    file = polib.pofile(said([ROLE, LIMIT], "Tak {n}"))
    for entry in file:
        entry.tcomment, entry.flags = "Ask again.", ["fuzzy", "no-wrap"]
        entry.previous_msgid, entry.previous_msgid_plural = "Before.", "Befores." if entry.msgid_plural else None
    role, limit = update([ROLE, LIMIT], str(file))
    assert (role.tcomment, role.flags, role.previous_msgid) == ("Ask again.", ["fuzzy", "no-wrap"], "Before.")
    assert (limit.previous_msgid, limit.previous_msgid_plural) == ("Before.", "Befores.")
    renamed = update([ROLE._replace(key="contact:one-more.role")], str(file))[0]
    assert (renamed.tcomment, renamed.flags) == ("Ask again.", ["fuzzy", "no-wrap"])


def test_of_two_names_that_say_the_same_the_nearest_that_nothing_has_today_gives_its_words() -> None:
    far, near = ROLE._replace(key="contact:zz.role"), ROLE._replace(key="contact:two.role")
    file = polib.pofile(said([far, near, ROLE], "Tak"))
    for entry, words in zip(file, ("Daleko", "Blisko", "Tak"), strict=True):
        entry.msgstr = words
    taken = update([ROLE, ROLE._replace(key="contact:two-more.role")], str(file))
    assert [entry.msgstr for entry in taken if not entry.obsolete] == ["Tak", "Blisko"]


def test_words_that_are_counted_from_now_on_and_words_that_no_longer_are_keep_what_was_said() -> None:
    counted = ROLE._replace(plural="Ask us.")
    (entry,) = update([counted], said([ROLE], "Zapytaj."))
    assert entry.msgstr_plural == {0: "Zapytaj.", 1: "Zapytaj.", 2: "Zapytaj."}
    (entry,) = update([ROLE], said([counted], "Zapytaj."))
    assert (entry.msgstr, entry.msgstr_plural) == ("Zapytaj.", {})


def test_a_form_that_is_missing_is_there_to_be_said() -> None:
    file = polib.pofile(said([LIMIT], "Tak {n}"))
    file[0].msgstr_plural = {0: "Tak {n}"}
    (entry,) = update([LIMIT], str(file))
    assert entry.msgstr_plural == {0: "Tak {n}", 1: "", 2: ""}


def test_a_text_is_outdated_by_the_one_before_it_that_has_words_and_is_needed_by_nobody() -> None:
    """One name may have several texts, a list for example: each keeps its own words."""
    one, other = ROLE._replace(text="Ask us on Monday."), ROLE._replace(text="Ask us on Sunday at the door.")
    file = polib.pofile(said([one, other], "x"))
    file[0].msgstr, file[1].msgstr = "W poniedziałek", "W niedzielę"
    taken = update([one, ROLE._replace(text="Ask us on Sunday at the gate.")], str(file))
    assert [(entry.msgstr, entry.fuzzy) for entry in taken] == [("W poniedziałek", False), ("W niedzielę", True)]
    file[1].msgstr = ""
    taken = update([one, ROLE._replace(text="Ask us on Sunday at the gate.")], str(file))
    assert [(entry.msgstr, entry.fuzzy) for entry in taken] == [("W poniedziałek", False), ("", False)]


def test_a_catalogue_that_cannot_be_read_is_not_signed() -> None:
    with pytest.raises(ValueError, match=r"^This file is not UTF-8 text\.$"):
        signed(b"\xff", "Ewa Speaker", "2026-11-23", "x")
