"""Catalogues: what is read from a .po file, with which lines, and what is not a catalogue."""

from __future__ import annotations

import pytest

from localoffer.languages.catalogues import CHECKED_BY, CHECKED_ON, CHECKED_WORDS, METHOD, Catalogue, read, translated

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


def test_what_is_needed_no_more_and_what_has_no_name_or_no_words_is_none_of_an_old_version() -> None:
    counted = 'msgctxt "unit.days"\nmsgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} dzień"\nmsgstr[1] "{n} dni"\n'
    nameless, empty = 'msgid "Nameless"\nmsgstr "Bez nazwy"\n', 'msgctxt "a"\nmsgid "Empty"\nmsgstr " "\n'
    old = '#~ msgctxt "b"\n#~ msgid "B"\n#~ msgstr "b"\n'
    assert list(translated(f"{HEAD}\n{counted}\n{nameless}\n{empty}\n{old}".encode())) == [
        ("unit.days", "{n} day", "{n} dzień"),
        ("unit.days", "{n} day", "{n} dni"),
    ]


@pytest.mark.parametrize("between", ["\n", "", "\n\n", "\n#. A note by itself.\n\n", "\n  \n"])
def test_an_old_version_is_read_alike_whatever_was_read_before(between: str) -> None:
    entries = [f'#: a.yml:{at}\nmsgctxt "{name}"\nmsgid "Ask."\nmsgstr "{name} pyta."\n' for at, name in enumerate("abcde")]
    versions = [[HEAD, *entries], [HEAD, *reversed(entries[:4])], entries[2:], [*entries[1:3], HEAD, entries[0], *entries[3:]]]
    for version in [*versions, *versions]:
        names = [each.split('"')[1] for each in version if each != HEAD]
        said = [(name, "Ask.", f"{name} pyta.") for name in names]
        for end in ("\n", "\r\n"):
            assert list(translated(between.join(version).replace("\n", end).encode())) == said


def test_what_stands_wrong_in_an_old_version_leaves_nothing_of_it_and_harms_no_other() -> None:
    assert list(translated(f'{HEAD}\n{ROLE}\nmsgctxt "x"\nmsgid "X"\nname: words\nmsgstr "Y"\n'.encode())) == []
    assert list(translated(f'{HEAD}\nmsgctxt "x"\n\nmsgid "X"\nmsgstr "Y"\n\n{ROLE}'.encode())) == [
        ("x", "X", "Y"),
        ("contact:one.role", "Ask us.", "Zapytaj nas."),
    ]


def test_a_catalogue_says_what_it_is_of_and_who_checked_it() -> None:
    found = catalogue(HEAD.replace("Language: pl", "X-Checked-By: Ewa") + "\n" + ROLE)
    assert (found.path, found.tag, found.header["X-Checked-By"]) == ("pl.po", "pl", "Ewa")
    assert (METHOD, CHECKED_BY) == ("X-Translation-Method", "X-Checked-By")
    assert (CHECKED_ON, CHECKED_WORDS) == ("X-Checked-On", "X-Checked-Words")
    assert Catalogue("pl.po", "pl") == Catalogue("pl.po", "pl", entries=(), header={})


def test_the_digest_stays_what_it_is() -> None:
    """It stands in the catalogues of every site: another way to make it would lapse each check there is."""
    assert catalogue(f"{HEAD}\n{ROLE}").words_digest == "beee766fcf95"
    assert catalogue(f'{HEAD}\n{ROLE}\nmsgctxt "a"\nmsgid "A"\nmsgstr "ą"\n').words_digest == "7b8da7ee922a"


def test_the_digest_leaves_out_what_nobody_has_before_them() -> None:
    plain = catalogue(f"{HEAD}\n{ROLE}").words_digest
    empty = 'msgctxt "a"\nmsgid "A"\nmsgstr ""\n'
    fuzzy = '#, fuzzy\nmsgctxt "b"\nmsgid "B"\nmsgstr "b"\n'
    assert catalogue(f"{HEAD}\n{empty}\n{ROLE}\n{fuzzy}").words_digest == plain
    other = 'msgctxt "c"\nmsgid "C"\nmsgstr "c"\n'
    assert catalogue(f"{HEAD}\n{other}\n{ROLE}").words_digest == catalogue(f"{HEAD}\n{ROLE}\n{other}").words_digest


def test_an_entry_is_translated_when_every_form_has_words() -> None:
    text = 'msgctxt "unit.days"\nmsgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} dzień"\nmsgstr[1] ""\n'
    (entry,) = catalogue(f"{HEAD}\n{text}").entries
    assert (entry.plural, entry.texts, entry.is_translated, entry.is_fuzzy) == ("{n} days", ("{n} dzień", ""), False, False)
    (nameless,) = catalogue(f'{HEAD}\nmsgid "A"\nmsgstr "a"\n').entries
    assert (nameless.key, nameless.plural, nameless.is_translated) == ("", "", True)


def test_words_of_another_fact_are_missing_in_every_form() -> None:
    text = 'msgctxt "b"\nmsgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "x"\nmsgstr[1] "y"\n'
    (foreign,) = catalogue(f'{HEAD}\n#, fuzzy\n#| msgctxt "a"\n#| msgid "Ask."\n{text}').entries
    (named_again,) = catalogue(f'{HEAD}\n#| msgctxt "a"\n#| msgid "Ask."\n{text}').entries
    assert (foreign.texts, named_again.texts) == (("", ""), ("x", "y"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f'{HEAD}\nmsgid "a" b"\n', "6: catalogue-syntax: {0}: unescaped double quote found."),
        ("name: words\n", "1: catalogue-syntax: {0}."),
    ],
)
def test_what_gettext_cannot_read_is_told_in_its_words(text: str, said: str) -> None:
    _, (issue,) = read("pl.po", "pl", text.encode())
    told = said.format("This is not a catalogue that gettext can read")
    assert str(issue) == f"pl.po:{told} Each line of words stands in double quotes."


def test_a_translation_made_from_older_words_says_so() -> None:
    (entry,) = catalogue(f"{HEAD}\n#, fuzzy\n{ROLE}").entries
    assert (entry.is_fuzzy, entry.source_line, entry.line) == (True, 8, 9)


def test_lines_are_counted_from_the_first_whatever_stands_around() -> None:
    """An entry may follow another at once, say several lines, or have its translation left out."""
    text = 'msgctxt "a"\nmsgid ""\n"A "\n"B"\nmsgstr ""\n"a "\n"b"\n# Next.\nmsgctxt "b"\nmsgid "C"\nmsgstr "c"\n'
    assert [(each.source_line, each.line) for each in catalogue(text).entries] == [(2, 5), (10, 11)]
    assert [(each.source_line, each.line) for each in catalogue('msgid "A"\nmsgstr "a"\n').entries] == [(1, 2)]
