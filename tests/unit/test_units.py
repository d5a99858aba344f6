"""Units: what of a file can change by itself, and that both layouts of facts are cut into the same."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from copies import GOOD, HERE, commit, git
from localoffer.time.git import History, read
from localoffer.time.units import fact_of, units, units_in

TAGS = ("en", "pl", "ar")
OLDER = HERE / "sites" / "older"
"""The facts of the small site as they were written when each held every language."""

OLD = """
name: {en: One, pl: Jeden}
role:
  en: Ask us.
  pl: Zapytaj nas.
phones:
  - {number: 020 7946 0018, note: {en: Free., pl: Bezpłatny.}, recorded_on: 2026-11-23}
gaps:
  - {en: No email., pl: Brak adresu.}
changes:
  - {changed_on: 2026-11-23, note: {en: New., pl: Nowe.}}
"""
NEW = """
name: One
role: Ask us.
phones:
  - {number: 020 7946 0018, note: Free., recorded_on: 2026-11-23}
gaps: [No email.]
changes:
  - {changed_on: 2026-11-23, note: New.}
"""
SAID = {
    "name": ("One", "Jeden"),
    "role": ("Ask us.", "Zapytaj nas."),
    "phones.note": ("Free.", "Bezpłatny."),
    "gaps": ("No email.", "Brak adresu."),
    "changes.2026-11-23.note": ("New.", "Nowe."),
}


def facts(text: str, name: str = "contacts/one.yml") -> dict[str, str]:
    return units(f"content/{name}", text.encode(), TAGS, "en")


def catalogue(said: dict[str, tuple[str, str]], fact: str = "contact:one") -> dict[str, str]:
    text = 'msgid ""\nmsgstr ""\n"Language: pl\\n"\n'
    for key, (source, words) in said.items():
        text += f'\nmsgctxt "{fact}.{key}"\nmsgid "{source}"\nmsgstr "{words}"\n'
    return units("content/translations/pl.po", text.encode(), TAGS, "en")


def test_a_fact_in_every_language_is_cut_as_one_with_a_catalogue() -> None:
    assert facts(OLD) == {**facts(NEW), **catalogue(SAID)}
    assert set(facts(OLD)) == {"contact:one", "contact:one#values", "contact:one@pl", "notes/contact:one"}


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        ("020 7946 0018", "020 7946 0019", {"contact:one", "contact:one#values"}),
        ("role: Ask us.", "role: Ring us.", {"contact:one"}),
        ("gaps: [No email.]", "gaps: [No email., No hours.]", {"contact:one", "contact:one#values"}),
        ("recorded_on: 2026-11-23", "recorded_on: 2026-11-24", set()),
        ("note: New.", "note: News.", {"notes/contact:one"}),
        ("role: Ask us.", "role: >-\n  Ask\n  us.", set()),
    ],
)
def test_what_changes_with_a_fact(old: str, new: str, moved: set[str]) -> None:
    before, after = facts(NEW), facts(NEW.replace(old, new))
    assert {unit for unit in before if before[unit] != after[unit]} == moved


def test_new_words_of_a_language_change_its_unit_alone_and_an_old_note_or_an_empty_entry_changes_none() -> None:
    before = catalogue(SAID)
    assert catalogue({**SAID, "role": ("Ask us.", "Zadzwoń.")}) != before
    assert catalogue({**SAID, "changes.2026-11-23.note": ("New.", "Nowość.")}) == before
    assert catalogue({**SAID, "advice": ("Ring.", "")}) == before


def test_a_time_limit_that_leaves_its_words_to_its_unit_is_the_one_it_was() -> None:
    old = "one:\n  {amount: 2, unit: months, words: {en: '{n} months', pl: '{n} miesiące'}, who: {en: You, pl: Ty}}\n"
    new = "one: {amount: 2, unit: months, who: You}\n"
    said = catalogue({"who": ("You", "Ty")}, "deadline:one")
    assert facts(old, "deadlines.yml") == {**facts(new, "deadlines.yml"), **said}
    one = old.replace("amount: 2", "amount: 1").replace("{n} months", "{n} month").replace("miesiące", "miesiąc")
    assert facts(one, "deadlines.yml") == {**facts(new.replace("amount: 2", "amount: 1"), "deadlines.yml"), **said}


def test_a_language_may_say_one_limit_in_its_own_way() -> None:
    old = "one:\n  {amount: 2, unit: months, words: {en: '{n} months', pl: '{n} pełne miesiące'}, who: {en: You, pl: Ty}}\n"
    new = "one: {amount: 2, unit: months, who: You}\n"
    said = {"who": ("You", "Ty"), "words": ("{n} month", "{n} pełne miesiące")}
    assert facts(old, "deadlines.yml") == {**facts(new, "deadlines.yml"), **catalogue(said, "deadline:one")}


def test_a_time_limit_with_words_of_its_own_keeps_them() -> None:
    old = "one: {amount: 2, unit: weeks, words: {en: '{n} school weeks', pl: '{n} tygodnie nauki'}, who: {en: You, pl: Ty}}\n"
    new = "one: {amount: 2, unit: weeks, words: '{n} school weeks', who: You}\n"
    said = {"who": ("You", "Ty"), "words": ("{n} school weeks", "{n} tygodnie nauki")}
    assert facts(old, "deadlines.yml") == {**facts(new, "deadlines.yml"), **catalogue(said, "deadline:one")}


def test_an_explained_word_is_the_one_it_was() -> None:
    polish = "{term: doradca, forms: [doradcy], meaning: Ktoś.}"
    old = f"one:\n  en: {{term: adviser, forms: [advisers], meaning: Somebody.}}\n  pl: {polish}\n"
    new = "one: {term: adviser, forms: [advisers], meaning: Somebody.}\n"
    said = catalogue(
        {"term": ("adviser", "doradca"), "meaning": ("Somebody.", "Ktoś."), "forms": ("adviser", "doradcy")}, "term:one"
    )
    assert facts(old, "glossary.yml") == {**facts(new, "glossary.yml"), **said}


def test_what_people_search_by_moves_no_day() -> None:
    term = "one: {{term: adviser, {}meaning: Somebody.}}\n"
    assert facts(term.format(""), "glossary.yml") == facts(term.format("also: [helper], "), "glossary.yml")
    said = {"term": ("adviser", "doradca"), "meaning": ("Somebody.", "Ktoś.")}
    assert catalogue({**said, "also": ("helper", "pomocnik")}, "term:one") == catalogue(said, "term:one")
    page = "---\ntitle: A\n{}description: B\n---\nWords.\n"
    one, other = (units("docs/en/a.md", page.format(also).encode()) for also in ("", "also: [c]\n"))
    assert one == other


def test_the_note_of_a_page_is_the_one_it_was() -> None:
    old = b"---\ntitle: A\nchanges:\n  - {changed_on: 2026-11-23, note: {en: New., pl: Nowe.}}\n---\nWords.\n"
    new = b"---\ntitle: A\nchanges:\n  - {changed_on: 2026-11-23, note: New.}\n---\nWords.\n"
    assert units("docs/en/a.md", old, TAGS, "en") == units("docs/en/a.md", new, TAGS, "en")


def test_a_page_shows_the_units_of_its_language() -> None:
    assert list(units_in("contact:one", "en", "en")) == ["contact:one"]
    assert list(units_in("contact:one", "pl", "en")) == ["contact:one#values", "contact:one@pl"]
    assert "contact:one" in units_in("contact:one", "pl", "en", {"contact:one"}), "what it lacks stands there in English"


def test_a_unit_belongs_to_a_fact() -> None:
    assert {fact_of(unit) for unit in facts(OLD)} == {"contact:one"}


def history(root: Path) -> History:
    return read(root, ("docs", "content"), lambda path, raw: units(path, raw, TAGS, "en"))


def copied(source: Path, root: Path) -> None:
    for file in source.rglob("*"):
        if file.is_file():
            target = root / "content" / file.relative_to(source)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())


def test_moving_the_words_into_catalogues_changes_no_day_of_any_fact(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    copied(OLDER, tmp_path)
    commit(tmp_path, "Every language in a fact", "2026-01-05")
    before = history(tmp_path)
    copied(GOOD / "content", tmp_path)
    commit(tmp_path, "Catalogues", "2026-02-02")
    after = history(tmp_path)
    assert before.dates.keys() <= after.dates.keys()
    assert {after.dates[unit] for unit in before.dates} == {dt.date(2026, 1, 5)}
    assert before.now == {unit: digest for unit, digest in after.now.items() if unit in before.now}
    assert after.gone == {}


def test_units_that_say_the_same_are_not_taken_for_each_other(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    folder = tmp_path / "content" / "contacts"
    folder.mkdir(parents=True)
    for name, day in (("one", "2026-01-05"), ("two", "2026-01-12")):
        (folder / f"{name}.yml").write_text("name: {en: A service, pl: Usługa}\nrole: {en: Ask., pl: Pytaj.}\n", "utf-8")
        commit(tmp_path, name, day)
    (tmp_path / "content" / "translations").mkdir()
    words = 'msgid ""\nmsgstr ""\n"Language: pl\\n"\n'
    for name in ("one", "two"):
        (folder / f"{name}.yml").write_text("name: A service\nrole: Ask.\n", "utf-8")
        words += f'\nmsgctxt "contact:{name}.name"\nmsgid "A service"\nmsgstr "Usługa"\n'
        words += f'\nmsgctxt "contact:{name}.role"\nmsgid "Ask."\nmsgstr "Pytaj."\n'
    (tmp_path / "content" / "translations" / "pl.po").write_text(words, "utf-8")
    commit(tmp_path, "Catalogues", "2026-02-02")
    dates = history(tmp_path).dates
    assert dates["contact:one@pl"] == dt.date(2026, 1, 5)
    assert dates["contact:two@pl"] == dt.date(2026, 1, 12)


PAGE = "---\ntitle: One\ndescription: A page of words.\nlast_reviewed_on: 2026-11-23\n---\nWords.\n"


def page(text: str | bytes, path: str = "docs/en/a.md") -> dict[str, str]:
    return units(path, text if isinstance(text, bytes) else text.encode(), TAGS, "en")


@pytest.mark.parametrize(("old", "new"), [("One", "Two"), ("A page of words", "A page"), ("Words.", "Other words.")])
def test_a_page_changes_with_its_title_its_description_and_its_words(old: str, new: str) -> None:
    assert list(page(PAGE)) == ["page:en/a.md"]
    assert page(PAGE.replace(old, new)) != page(PAGE)


@pytest.mark.parametrize(("old", "new"), [("2026-11-23", "2026-11-24"), ("Words.\n", "Words.  \n\n"), ("\n", "\r\n")])
def test_a_page_does_not_change_with_its_bookkeeping_or_its_line_ends(old: str, new: str) -> None:
    assert page(PAGE.replace(old, new)) == page(PAGE)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        pytest.param("title: [\n---\nWords.\n", "title: [[\n---\nWords.\n", id="front matter that is no YAML"),
        pytest.param("- One\n---\nWords.\n", "- Two\n---\nWords.\n", id="front matter that is a list"),
        pytest.param("title: One\n---\nx\xff", "title: One\n---\ny\xff", id="bytes that are no UTF-8"),
    ],
)
def test_a_page_that_cannot_be_read_changes_with_its_bytes(text: str, other: str) -> None:
    one, two = (page(b"---\n" + each.encode("latin-1")) for each in (text, other))
    assert list(one) == list(two) == ["page:en/a.md"]
    assert one != two


def test_a_page_without_front_matter_is_its_words() -> None:
    assert page("Words.\n") == page("Words.\n\n") != page("Other words.\n")


def test_the_change_notes_of_a_page_are_a_unit_of_their_own() -> None:
    noted = PAGE.replace("---\nWords", "changes: [{changed_on: 2026-11-23, note: New.}]\n---\nWords")
    found = page(noted)
    assert list(found) == ["page:en/a.md", "notes/page:en/a.md"]
    assert found["page:en/a.md"] == page(PAGE)["page:en/a.md"]
    other = page(noted.replace("New.", "Newer."))
    assert found["page:en/a.md"] == other["page:en/a.md"]
    assert found["notes/page:en/a.md"] != other["notes/page:en/a.md"]


@pytest.mark.parametrize(
    "path", ["docs/en/a.png", "a.md", "scripts/x.yml", "content/notes.txt", "content/translations/pl.mo", "x.po"]
)
def test_a_file_that_is_neither_page_nor_fact_nor_catalogue_is_no_unit(path: str) -> None:
    assert page(PAGE, path) == {}


@pytest.mark.parametrize(("raw", "other"), [(b"name: [\n", b"name: [[\n"), (b"name: \xff\n", b"name: \xfe\xfe\n")])
def test_a_fact_that_cannot_be_read_changes_with_its_bytes(raw: bytes, other: bytes) -> None:
    one, two = (page(each, "content/contacts/one.yml") for each in (raw, other))
    assert "contact:one" in one
    assert one != two


@pytest.mark.parametrize("kind", ["site:site", "navigation:navigation", "audit:audit"])
def test_words_that_no_page_shows_as_a_fact_are_no_unit_of_a_language(kind: str) -> None:
    assert catalogue({"name": ("One", "Jeden")}, kind) == {}


def test_the_default_language_has_no_catalogue() -> None:
    text = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgctxt "contact:one.name"\nmsgid "One"\nmsgstr "1"\n'
    assert units("content/translations/en.po", text.encode(), TAGS, "en") == {}
