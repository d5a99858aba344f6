"""Catalogues: what is read from a .po file, with which lines, and what is not a catalogue."""

from __future__ import annotations

import pytest

from localoffer.languages.catalogues import Catalogue, read, translated

HEAD = 'msgid ""\nmsgstr ""\n"Language: pl\\n"\n"Plural-Forms: nplurals=3; plural=n;\\n"\n'
ROLE = 'msgctxt "contact:one.role"\nmsgid "Ask us."\nmsgstr "Zapytaj nas."\n'


def catalogue(text: str) -> Catalogue:
    found, issues = read("pl.po", "pl", text.encode())
    assert issues == []
    assert found is not None
    return found


def test_an_entry_has_a_name_its_source_its_words_and_its_lines() -> None:
    (entry,) = catalogue(f"{HEAD}\n#: content/contacts/one.yml:2\n{ROLE}").entries
    assert (entry.key, entry.source, entry.texts) == ("contact:one.role", "Ask us.", ("Zapytaj nas.",))
    assert (entry.source_line, entry.line) == (8, 9)


def test_counted_words_have_their_forms_in_order() -> None:
    text = 'msgctxt "unit.days"\nmsgid "{n} day"\nmsgid_plural "{n} days"\n'
    (entry,) = catalogue(HEAD + "\n" + text + 'msgstr[1] "{n} dni"\nmsgstr[0] "{n} dzień"\nmsgstr[2] "{n} dni"\n').entries
    assert entry.texts == ("{n} dzień", "{n} dni", "{n} dni")


def test_what_is_needed_no_more_is_no_entry() -> None:
    assert catalogue(HEAD + "\n" + "".join(f"#~ {line}\n" for line in ROLE.splitlines())).entries == ()


def test_words_that_msgmerge_found_at_another_fact_are_no_translation() -> None:
    (mine,) = catalogue(f'{HEAD}\n#, fuzzy\n#| msgid "Ask."\n{ROLE}').entries
    (foreign,) = catalogue(f'{HEAD}\n#, fuzzy\n#| msgctxt "contact:two.role"\n#| msgid "Ask."\n{ROLE}').entries
    assert (mine.is_translated, foreign.is_translated) == (True, False)


def test_the_digest_covers_the_words_and_nothing_else() -> None:
    plain = catalogue(f"{HEAD}\n{ROLE}").words_digest
    assert catalogue(f"{HEAD}\n# A remark.\n#: content/x.yml:7\n{ROLE}").words_digest == plain
    assert catalogue(f"{HEAD}\n{ROLE}".replace("nas", "mnie")).words_digest != plain
    assert catalogue(f"{HEAD}\n{ROLE}".replace("Ask us", "Ask me")).words_digest != plain


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        (f'{HEAD}\nmsgid "a" b"\n', 6, "catalogue-syntax"),
        (f"{HEAD}\nwhat is this\n", 6, "catalogue-syntax"),
        ("name: words\n", 1, "catalogue-syntax"),
    ],
)
def test_what_gettext_cannot_read_is_told_with_its_line(text: str, line: int, rule: str) -> None:
    found, (issue,) = read("pl.po", "pl", text.encode())
    assert (found, issue.line, issue.rule) == (None, line, rule)


def test_other_bytes_than_utf_8_are_told_with_their_line() -> None:
    found, (issue,) = read("pl.po", "pl", f"{HEAD}\n{ROLE}".encode().replace(b"nas", b"na\xb6"))
    assert (found, issue.line, issue.rule) == (None, 8, "not-utf-8")


def test_an_old_version_gives_its_words_whatever_else_stands_in_it() -> None:
    assert list(translated(f"{HEAD}\n{ROLE}".encode())) == [("contact:one.role", "Ask us.", "Zapytaj nas.")]
    assert list(translated(b"name: words\n")) == []
