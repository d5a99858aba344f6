"""Translations: what makes one old, what its reader is told, and which acts say that it is up to date or checked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fontTools.ttLib import TTFont

from conftest import built
from copies import commit
from localoffer.build import read as open_edition
from localoffer.checks.embeds import is_embed
from localoffer.cli import main
from localoffer.html.tree import Node, document, first, root, value, walk
from localoffer.languages.comparison import compare, facts_of, text_of
from localoffer.languages.interface import FOLDER, program_catalogue, template
from localoffer.languages.locales import direction
from localoffer.reports.translations import standings
from own import OWN, OWN_LOCALES

pytestmark = pytest.mark.slow

PL = "docs/pl/index.md"
EN = "docs/en/index.md"
TODAY = {"SOURCE_DATE_EPOCH": "1795435200"}  # 23 November 2026


def run(root: Path, *arguments: str) -> Result:
    command, *rest = arguments
    result = CliRunner().invoke(main, [command, "--root", str(root), *rest], env=TODAY)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def edit(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), "utf-8")


def state(root: Path, path: str = PL) -> str:
    book, _ = open_edition(root)
    assert book is not None
    return next(each.state for each in standings(book) if each.path == path)


def page(root: Path, name: str = "pl/index.html") -> str:
    return (root / "site" / name).read_text("utf-8")


def test_a_translation_of_what_stands_there_is_done(small_site: Path) -> None:
    assert state(small_site) == "done"


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("Ring {{phone:mediation}}", "Ring  {{phone:mediation}}", "done"),
        ("is not. See [the letter](letter.md#today).", "is not. See [the letter](letter.md#today)", "done"),
        ("## What it is {#what}", "## What it is {#what .wide}", "done"),
        ("is one thing; another", "is one thing — and another", "outdated"),
        ("## What it is", "## What this is", "outdated"),
        ("is one thing; another", "is 1 thing; another", "outdated in facts"),
        ("title: A service", "title: The service", "outdated"),
        ("## Contact {#contact}\n", "", "outdated"),
    ],
)
def test_what_makes_a_translation_old(small_site: Path, old: str, new: str, wanted: str) -> None:
    edit(small_site, EN, old, new)
    edition, issues = open_edition(small_site)
    assert edition is not None
    assert [each.state for each in standings(edition) if each.path == PL] == [wanted]
    assert "fact-differs" not in {each.rule for each in issues}  # an edit of the source never fails because translations lag


def test_a_reader_is_told_what_changed_in_english_and_shown_it(dated_site: Path) -> None:
    edit(dated_site, EN, "is one thing;", "is one good thing;")
    commit(dated_site, "Say good", "2026-02-03")
    built(dated_site)
    html = page(dated_site)
    assert "Strona po angielsku zmieniła się" in html
    shown = html[html.index('<details class="standing" data-kind="warning">') :]
    shown = shown[: shown.index("</details>")]
    assert '<div lang="en" dir="ltr">' in shown
    assert "is one good thing" in re.sub("<[^>]+>", "", shown)
    assert "Is it free" not in shown
    assert 'href="../"' in html  # to the English page
    assert page(dated_site, "index.html").count('data-kind="warning"') == page(dated_site, "letter/index.html").count("never")


def test_a_fact_that_changes_its_words_is_shown_too(dated_site: Path) -> None:
    edit(dated_site, "content/contacts/mediation.yml", "name: A mediation service", "name: The mediation service")
    commit(dated_site, "Say the", "2026-02-03")
    built(dated_site)
    assert "<p>The mediation service</p>" in page(dated_site)
    assert "Usługa mediacji" in page(dated_site), "the older words are still shown"
    assert re.search(r"content/translations/pl\.po +outdated", run(dated_site, "translations").stdout)
    assert "content/contacts/mediation.yml:1: The mediation service" in run(dated_site, "translations", "changes", "pl").stdout


def test_changes_prints_the_new_blocks_and_nothing_else(small_site: Path) -> None:
    edit(small_site, EN, "## Contact {#contact}", "## Contact us {#contact}\n\nWe answer.")
    told = run(small_site, "translations", "changes", PL)
    assert told.stdout.splitlines() == [f"{EN}:15: Contact us {{#contact}}", f"{EN}:17: We answer."]


def test_saying_that_it_is_up_to_date_is_an_act_of_its_own(small_site: Path) -> None:
    edit(small_site, EN, "is one thing;", "is one good thing;")
    edit(small_site, PL, "to jedno;", "to jedna dobra rzecz;")
    assert state(small_site) == "outdated"  # saving a translation clears nothing
    assert run(small_site, "translations", "update", PL).stdout == f"{PL} is up to date with {EN}.\n"
    assert state(small_site) == "done"


def test_it_is_refused_while_a_fact_differs(small_site: Path) -> None:
    edit(small_site, EN, "is one thing;", "is 12 things;")
    before = (small_site / PL).read_bytes()
    told = run(small_site, "translations", "update", PL)
    assert told.exit_code == 1
    assert told.stdout.startswith(f'{PL}:15: fact-differs: "12" is missing here. It stands in {EN}:11.')
    assert (small_site / PL).read_bytes() == before


def test_a_check_has_a_name_and_covers_only_the_words_it_saw(small_site: Path) -> None:
    told = run(small_site, "translations", "sign", PL, "--by", "Ewa Speaker")
    assert told.exit_code == 0
    built(small_site)
    assert "Ewa Speaker: tłumaczenie sprawdzone 23 listopada 2026." in page(small_site)
    edit(small_site, PL, "to jedno;", "to coś innego;")
    told = run(small_site, "check")
    assert told.exit_code == 1
    assert "translation-check-outdated: The words have changed since Ewa Speaker checked them on 2026-11-23." in told.stdout
    assert "so the check is gone" in run(small_site, "translations", "update", PL).stdout
    assert run(small_site, "check").exit_code == 0


def test_an_outdated_translation_cannot_be_signed(small_site: Path) -> None:
    edit(small_site, EN, "is one thing;", "is one good thing;")
    told = run(small_site, "translations", "sign", PL, "--by", "Ewa Speaker")
    assert told.exit_code == 1
    assert told.stdout.startswith(f"{PL}:1: translation-outdated: This translation is outdated.")


def test_an_unknown_page_is_named_with_the_nearest_one(small_site: Path) -> None:
    told = run(small_site, "translations", "changes", "docs/pl/indeks.md")
    assert told.exit_code == 1
    assert 'Did you mean "docs/pl/index.md"?' in told.stdout


def test_a_translation_cut_into_other_blocks_is_compared_as_a_whole(small_site: Path) -> None:
    edit(small_site, PL, "## Co to jest {#what}\n\n", "## Co to jest {#what}\n\nNowy akapit.\n\n")
    assert run(small_site, "check").exit_code == 0
    edit(small_site, PL, "Nowy akapit.", "Nowy akapit ma 7 słów.")
    assert f'{PL}:15: fact-differs: "7" stands here and not in {EN}:1.' in run(small_site, "check").stdout


def test_a_language_begins_with_data_alone(small_site: Path) -> None:
    told = CliRunner().invoke(main, ["new", "locale", "uk", "--root", str(small_site)], env=TODAY)
    assert told.exit_code == 0
    assert "Українська (uk) has begun" in told.stdout
    words = (small_site / "content/translations/uk.po").read_text("utf-8")
    assert 'msgctxt "contact:mediation.name"' in words
    assert 'msgctxt "interface:skip"' in words, "the program has no words of the interface in Ukrainian yet"
    assert "{n} month" in words
    assert run(small_site, "check").exit_code == 0, "a language that is not translated yet stops nobody"
    built(small_site)
    html = page(small_site, "uk/letter/index.html")
    assert '<html lang="uk" dir="ltr">' in html
    assert '<article class="page" lang="en" dir="ltr">' in html
    assert 'lang="uk" hreflang="uk" dir="ltr">Українська</a>' in page(small_site, "index.html")
    begun = (small_site / "content/translations/uk.po").read_text("utf-8")
    assert '#, fuzzy\nmsgctxt "interface:search"\nmsgid "Search"\nmsgstr "Пошук"' in begun, "Material's word, not looked at"
    assert '#, fuzzy\nmsgctxt "interface:days.Mo"\nmsgid "Monday"\nmsgstr "понеділок"' in begun, "CLDR's"
    again = CliRunner().invoke(main, ["new", "locale", "uk", "--root", str(small_site)], env=TODAY)
    assert again.exit_code == 1
    assert "already-there" in again.stdout
    wrong = CliRunner().invoke(main, ["new", "locale", "zz-yy", "--root", str(small_site)], env=TODAY)
    assert "locale-not-known" in wrong.stdout


def test_a_right_to_left_language_needs_no_more(small_site: Path) -> None:
    CliRunner().invoke(main, ["new", "locale", "fa", "--root", str(small_site)], env=TODAY)
    built(small_site)
    html = page(small_site, "fa/letter/index.html")
    assert '<html lang="fa" dir="rtl">' in html
    assert "vazirmatn-arabic.woff2" in html
    assert "vazirmatn" not in page(small_site, "pl/index.html")


@pytest.mark.parametrize(
    ("english", "tag", "other"),
    [
        ("by 10 September 2026", "pl", "do 10 września 2026"),
        ("by 10 September 2026", "lt", "iki 2026 m. rugsėjo 10 d."),
        ("by 25 December", "ckb", "تا 25ی کانوونی یەکەم"),
        ("by 10 September 2026", "ar", "حتى ١٠ سبتمبر ٢٠٢٦"),
        ("£5,300", "pl", "5 300 funtów"),
        ("9am to 5pm", "ro", "de la 9:00 la 17:00"),
        ("ring 03330 062 835", "ru", "звоните 03330 062835"),
        ("[here](a.md#b) and {{term:x}}", "ru", "{{term:x: икса}} и [тут](a.md#b)"),
    ],
)
def test_facts_are_the_same_in_every_language(english: str, tag: str, other: str) -> None:
    assert facts_of(english, "en") == facts_of(other, tag)


@pytest.mark.parametrize(
    ("english", "tag", "other"),
    [
        ("within 30 days", "pl", "w ciągu 31 dni"),
        ("by 10 September 2026", "pl", "do 10 października 2026"),
        ("ring 03330 062 835", "ar", "اتصلوا 03330 062 853"),
        ("9am to 5pm", "ro", "de la 9:00 la 18:00"),
        ("[here](a.md#b)", "ru", "[тут](a.md#c)"),
        ("help@kids.org.uk", "lt", "help@kids.rog.uk"),
    ],
)
def test_a_wrong_fact_shows_in_any_language(english: str, tag: str, other: str) -> None:
    assert facts_of(english, "en") != facts_of(other, tag)


def test_blocks_are_headings_paragraphs_items_rows_and_titles_of_boxes() -> None:
    body = (
        "## One {#one}\n\nA line\nand its end.\n\n- [ ] first\n- second\n  goes on\n\n"
        '| a | b |\n| --- | --- |\n| 1 | 2 |\n\n!!! letter "To copy"\n    Dear council\n'
    )
    blocks = text_of("p", "en", [("Title", 2)], body, 10).blocks
    assert [(block.kind, block.text, block.line) for block in blocks] == [
        ("front", "Title", 2),
        ("heading", "One {#one}", 10),
        ("paragraph", "A line and its end.", 12),
        ("item", "[ ] first", 15),
        ("item", "second goes on", 16),
        ("row", "a | b", 19),
        ("row", "1 | 2", 21),
        ("box", "To copy", 23),
        ("paragraph", "Dear council", 24),
    ]
    source = text_of("p", "en", [], body, 1)
    assert compare(source, source, [block.digest for block in source.blocks])[0].name == "done"


LOCALES = list(OWN_LOCALES)
PROGRAMS = sorted(file.stem for file in FOLDER.glob("*.po"))
"""The languages whose interface the program brings along."""


def documents(site_built: Path) -> list[Path]:
    """Return every page of the site itself: embeds and fragments are the same words again."""
    files = {file.relative_to(site_built).as_posix(): file for file in sorted(site_built.rglob("index.html"))}
    return [file for url, file in files.items() if not url.startswith("fragments/") and not is_embed(url)]


def test_every_alternate_exists_and_answers_back(site_built: Path) -> None:
    address = OWN["address"]
    pages = {}
    for file in documents(site_built):
        page = document(file.read_text("utf-8"))
        links = {each.attributes["hreflang"]: each.attributes["href"] for each in page.css("link[rel=alternate][hreflang]")}
        url = address + file.relative_to(site_built).as_posix().removesuffix("index.html")
        canonical = page.css_first("link[rel=canonical]")
        pages[url] = (root(page).attributes["lang"], links, canonical.attributes["href"] if canonical else url)
    assert {lang for lang, _, _ in pages.values()} == set(LOCALES)
    for url, (lang, links, canonical) in pages.items():
        if canonical != url:
            assert links == {}, url  # a fallback claims to be a translation of nothing
            continue
        for tag, other in links.items():
            if tag != "x-default":
                assert pages[other][0] == tag
                assert pages[other][1] == links
        assert not links or (links[lang] == url and links["x-default"] in links.values())


def test_the_language_list_is_in_each_language_and_leads_to_the_same_page(site_built: Path) -> None:
    *_, tag = LOCALES  # of its home page, which every site has
    html = (site_built / tag / "index.html").read_text("utf-8")
    found = re.findall(
        r'<li><a href="([^"]+)" lang="([^"]+)" hreflang="([^"]+)" dir="([^"]+)"( aria-current="true")?>([^<]+)</a>', html
    )
    assert [each[1] for each in found] == list(LOCALES)
    assert all(lang == hreflang for _, lang, hreflang, *_ in found)
    assert [each[3] for each in found] == [direction(each) for each in LOCALES]
    assert [each[5] for each in found] == list(OWN_LOCALES.values())
    assert [each[1] for each in found if each[4]] == [tag]
    assert {each[0] for each in found} == {"../", *(f"../{each}/" for each in LOCALES[1:])}


SAME = {
    *("menu", "quote.open", "quote.close", "hours.from-to", "service.ages.from-to", "days.to", "home", "footer"),
    *(
        "notice.urgent",
        "notice.warning",
        "reading.lines.normal",
        "reading.letters.normal",
        "reading.size.normal",
        "reading.width.normal",
    ),
}
"""Strings that may be the same in two languages: marks, and words such as Menu, Urgent and Normal."""


def test_no_english_word_is_left_in_an_interface(site_built: Path) -> None:
    for tag in PROGRAMS:
        entries = {each.key: each for each in program_catalogue(tag).entries}
        assert entries.keys() == {key for key in template() if not key.startswith("editors.")}
        assert all(each.is_translated and not each.is_fuzzy for each in entries.values()), tag
        same = {key for key, each in entries.items() if each.texts[0] == each.source and key not in SAME}
        assert same == set(), tag


def test_the_words_of_every_page_are_in_the_language_it_declares(site_built: Path) -> None:
    langid = pytest.importorskip("py3langid")
    wrong = []
    for file in documents(site_built):
        page = root(document(file.read_text("utf-8")))
        for tag, words in texts(first(page, "main"), page.attributes["lang"] or "").items():
            if len(words) > 400:
                found = langid.classify(words)[0]
                if found != tag and not (
                    tag == "ckb" and found == "sdh"
                ):  # the detector knows Kurdish in this script by one name
                    wrong.append((file.relative_to(site_built).as_posix(), tag, found))
    assert wrong == []


def texts(element: Node, lang: str) -> dict[str, str]:
    """Return the words below an element, by the language that is declared for them."""
    found = {lang: ""}
    declared = [lang]
    for node, comes in walk(element, frozenset({"textarea", "script", "style"})):  # code, also that of an embed, is no words
        if node.is_text_node:
            found[declared[-1]] += f" {node.text_content}"
        elif comes:
            declared.append(value(node, "lang") or declared[-1])
            found.setdefault(declared[-1], "")
        else:
            declared.pop()
    return {tag: " ".join(words.split()) for tag, words in found.items()}


def test_the_shipped_font_has_every_letter_of_every_right_to_left_page(site_built: Path) -> None:
    font = TTFont(Path("overrides/assets/fonts/vazirmatn-arabic.woff2"))
    drawn = set(font.getBestCmap())
    needed: set[str] = set()
    for tag in ("ar", "ckb"):
        for file in (site_built / tag).rglob("*.html"):
            needed.update(each for each in file.read_text("utf-8") if "\u0600" <= each <= "\u06ff")
    assert needed
    assert {each for each in needed if ord(each) not in drawn} == set()
    assert {ord(each) for each in "ڕڵۆێەڤژگچپکی"} <= drawn


def test_each_language_is_written_in_its_own_letters(site_built: Path) -> None:
    wrong = {"ro": "şţŞŢ", "ckb": "يكىة", "pl": "\u0300\u0301", "lt": "\u0300\u0301", "ru": "\u0300\u0306"}
    for tag, letters in wrong.items():
        for file in [*Path(f"docs/{tag}").glob("*.md"), Path(f"scripts/localoffer/interface/{tag}.po")]:
            assert set(letters) & set(file.read_text("utf-8")) == set(), file
