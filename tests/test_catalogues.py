"""Catalogues in the life of a site: gettext's own tools read them, a translator's tool needs no second step, days stay right."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import takewhile
from pathlib import Path

import polib
import pytest

from copies import GOOD, ROOT, commit, git, translate
from copies_drift import corpus
from localoffer.acts.translate import extract_interface
from localoffer.build import files
from localoffer.build import read as open_edition
from localoffer.issues import stops
from localoffer.languages.catalogues import read
from localoffer.languages.checks import check_interface
from localoffer.languages.interface import FOLDER, program_catalogue, template
from own import OWN, OWN_LOCALES
from test_dates import edit, updated
from test_translations import run, state

OURS = sorted((ROOT / "content" / "translations").glob("*.po"))
PROGRAMS = sorted(FOLDER.glob("*.po"))
SMALL = sorted((GOOD / "content" / "translations").glob("*.po"))
PL = "content/translations/pl.po"
CONTACT = "content/contacts/mediation.yml"


def gettext(tool: str, *arguments: str | Path) -> str:
    """Run one of gettext's own tools (Debian: gettext); returns what it says."""
    assert shutil.which(tool), "install gettext: make test does, on Debian"
    result = subprocess.run([tool, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout + result.stderr


@pytest.mark.parametrize("file", [*OURS, *PROGRAMS, *SMALL], ids=lambda file: f"{file.parent.parent.name}/{file.name}")
def test_gettext_reads_every_catalogue(file: Path) -> None:
    assert not re.search("error|fatal", gettext("msgfmt", "--check", "-o", "/dev/null", file))


def test_there_is_one_for_each_language_of_ours() -> None:
    assert [file.stem for file in OURS] == sorted(OWN_LOCALES.keys() - {OWN["default_locale"]})
    assert {"ar", "ckb", "lt", "pl", "ro", "ru"} <= {file.stem for file in PROGRAMS}


@pytest.mark.parametrize("file", PROGRAMS, ids=lambda file: file.stem)
def test_nothing_is_wrong_with_a_catalogue_of_the_program(file: Path) -> None:
    assert list(check_interface(program_catalogue(file.stem), template())) == []


def test_a_text_that_never_ends_is_told_and_not_compared() -> None:
    text = 'msgctxt "a"\nmsgid "b"\nmsgstr "' + "<a" * 5001 + '"\n'
    catalogue, _ = read("x.po", "pl", text.encode())
    assert catalogue is not None
    told = [str(issue) for issue in check_interface(catalogue, {}) if issue.line == 3]
    assert told == ["x.po:3: text-too-long: A text has at most 10,000 signs. This has more. Make it shorter."]


def test_the_catalogues_of_the_program_are_merged_with_its_words(tmp_path: Path) -> None:
    folder = tmp_path / "interface"
    shutil.copytree(FOLDER, folder)
    extract_interface(folder)
    assert {file.name: file.read_text("utf-8") for file in folder.iterdir()} == {
        file.name: file.read_text("utf-8") for file in FOLDER.iterdir()
    }, "run: localoffer translations extract --interface"


def in_catalogue(root: Path, key: str) -> polib.POEntry:
    return next(entry for entry in polib.pofile(str(root / PL)) if entry.msgctxt == key and not entry.obsolete)


def behind(root: Path) -> list[str]:
    return run(root, "translations", "changes", "pl").stdout.splitlines()


@pytest.mark.slow
def test_new_words_are_missing_until_they_are_translated_and_then_nothing_more_is_to_do(small_site: Path) -> None:
    edit(small_site, CONTACT, "role: Ask for mediation.", "role: Ask for mediation.\nadvice: Ring first.")
    line = f"{CONTACT}:3: Ring first."
    assert line in behind(small_site)
    assert run(small_site, "translations", "update", "pl").stdout.startswith(f"{PL} has every word of today: 29 to translate")
    entry = in_catalogue(small_site, "contact:mediation.advice")
    assert (entry.msgstr, entry.occurrences) == ("", [(CONTACT, "3")])
    assert line in behind(small_site)
    edit(small_site, PL, 'msgid "Ring first."\nmsgstr ""', 'msgid "Ring first."\nmsgstr "Najpierw zadzwoń."')
    assert line not in behind(small_site)


def test_changed_words_are_outdated_by_themselves_and_done_when_a_tool_clears_fuzzy(small_site: Path) -> None:
    edit(small_site, CONTACT, "name: A mediation service", "name: The mediation service")
    line = f"{CONTACT}:1: The mediation service"
    assert line in behind(small_site), "without any command"
    run(small_site, "translations", "update", "pl")
    entry = in_catalogue(small_site, "contact:mediation.name")
    assert (entry.flags, entry.previous_msgid, entry.msgstr) == (["fuzzy"], "A mediation service", "Usługa mediacji")
    assert line in behind(small_site), "a command does not make an old translation new"
    edit(small_site, PL, '#, fuzzy\n#| msgid "A mediation service"\n', "")
    assert line not in behind(small_site)


@pytest.mark.slow
def test_msgmerge_does_what_update_does(small_site: Path) -> None:
    edit(small_site, CONTACT, "name: A mediation service", "name: The mediation service")
    run(small_site, "translations", "extract")
    pot = small_site / "content/translations/site.pot"
    gettext("msgmerge", "--previous", "--no-fuzzy-matching", "--update", "--backup=none", "--quiet", small_site / PL, pot)
    assert run(small_site, "check").exit_code == 0
    assert f"{CONTACT}:1: The mediation service" in behind(small_site)
    gettext("msgmerge", "--previous", "--update", "--backup=none", "--quiet", small_site / PL, pot)
    assert run(small_site, "check").exit_code == 0, "what it guesses from other facts is shown to nobody"


def test_a_new_change_note_makes_no_older_one_old(small_site: Path) -> None:
    note = "  - changed_on: 2026-{0}\n    note: {1}\n"
    edit(small_site, CONTACT, "gaps:", "changes:\n" + note.format("10-01", "It has a number.") + "gaps:")
    translate(small_site, "pl", "contact:mediation.changes.2026-10-01.note", "It has a number.", "Jest numer.")
    assert not any("It has a number." in line for line in behind(small_site))
    edit(small_site, CONTACT, "changes:\n", "changes:\n" + note.format("11-01", "It has hours."))
    told = behind(small_site)
    assert any("It has hours." in line for line in told)
    assert not any("It has a number." in line for line in told)


def test_a_site_may_say_a_word_of_the_interface_in_its_own_way(small_site: Path) -> None:
    entry = '\nmsgctxt "interface:home"\nmsgid "Home"\nmsgstr "Start"\n'
    for tag in ("en", "pl"):
        file = small_site / f"content/translations/{tag}.po"
        text = re.sub(r'\nmsgctxt "interface:home"\n.*\n.*\n', "", file.read_text("utf-8"))
        file.write_text(text + entry, "utf-8")
    edition, issues = open_edition(small_site)
    assert edition is not None
    assert not stops(issues)
    # The pages come first, each with its code.
    made = takewhile(lambda file: file.outline is not None or file.url.endswith("qr.svg"), files(edition, issues))
    pages = {page.url: page.content.decode() for page in made}
    for page in ("letter/index.html", "pl/letter/index.html"):
        assert ">Start</a>" in pages[page]


def sign(root: Path) -> object:
    return run(root, "translations", "sign", "pl", "--by", "Ewa Speaker")


def whole(root: Path) -> None:
    """Translate every word that is missing in Polish, and clear nothing else."""
    run(root, "translations", "update", "pl")
    file = polib.pofile(str(root / PL))
    for entry in file:
        if not entry.msgstr and not entry.msgid_plural:
            entry.msgstr = entry.msgid
    file.save()


@pytest.mark.slow
def test_a_catalogue_is_signed_only_whole_and_the_check_covers_only_the_words_it_saw(small_site: Path) -> None:
    told = sign(small_site)
    assert told.exit_code == 1
    assert "translation-outdated" in told.stdout
    whole(small_site)
    assert sign(small_site).stdout == f"Ewa Speaker has checked {PL} as it stands today.\n"
    assert run(small_site, "check").exit_code == 0
    assert re.search(r"pl\.po +done +machine, checked by Ewa Speaker, 2026-11-23", run(small_site, "translations").stdout)
    edit(small_site, PL, "Usługa mediacji", "Usługa mediacyjna")
    assert "translation-check-outdated: The words have changed since Ewa Speaker checked them" in run(small_site, "check").stdout
    assert "so the check is gone" in run(small_site, "translations", "update", "pl").stdout
    assert run(small_site, "check").exit_code == 0


def test_a_catalogue_that_cannot_be_read_is_not_written_over(small_site: Path) -> None:
    edit(small_site, PL, 'msgstr "Mała strona"', 'msgstr "Mała "strona"')
    before = (small_site / PL).read_bytes()
    assert run(small_site, "translations", "update", "pl").exit_code == 1
    assert (small_site / PL).read_bytes() == before


def test_a_page_in_polish_moves_with_its_own_words_and_with_numbers_not_with_english_words(dated_site: Path) -> None:
    in_english = {"en/index", "en/letter", "pl/letter", "ar/index", "ar/letter"}  # letters are fallbacks, and Arabic is not whole
    in_english |= {"en/which-way/ring", "ar/which-way/ring"}
    edit(dated_site, PL, 'msgctxt "contact:mediation.role"\nmsgid "Ask for mediation."\nmsgstr ""',
         'msgctxt "contact:mediation.role"\nmsgid "Ask for mediation."\nmsgstr "Poproś o mediację."')  # fmt: skip
    edit(dated_site, PL, 'msgid "We do not know more."\nmsgstr ""', 'msgid "We do not know more."\nmsgstr "Nie wiemy więcej."')
    commit(dated_site, "Whole in Polish", "2026-02-03")
    assert moved_on(dated_site, "2026-02-03") == {"pl/index", "pl/which-way/ring"}
    edit(dated_site, CONTACT, "role: Ask for mediation.", "role: Ask us for mediation.")
    commit(dated_site, "English words", "2026-02-04")
    assert moved_on(dated_site, "2026-02-04") == in_english
    edit(dated_site, PL, "Nie wiemy więcej.", "Nic więcej nie wiemy.")
    commit(dated_site, "Polish words", "2026-02-05")
    assert moved_on(dated_site, "2026-02-05") == {"pl/index", "pl/which-way/ring"}
    edit(dated_site, CONTACT, "020 7946 0018", "020 7946 0019")
    commit(dated_site, "A number", "2026-02-06")
    assert moved_on(dated_site, "2026-02-06") == {"pl/index", "pl/which-way/ring", *in_english}


def moved_on(root: Path, day: str) -> set[str]:
    return {key for key, value in updated(root).items() if value == day}


def test_an_uncommitted_translation_is_told_at_its_catalogue(dated_site: Path) -> None:
    edit(dated_site, PL, "Usługa mediacji", "Usługa mediacyjna")
    told = run(dated_site, "publish").stdout
    assert f"{PL}:1: not-committed:" in told


def test_a_language_is_done_when_all_of_it_is_translated(small_site: Path) -> None:
    assert state(small_site, PL) == "missing"
    whole(small_site)
    assert state(small_site, PL) == "done"


STEP = "content/steps.yml"


def polish_steps(root: Path, words: str, day: str) -> None:
    """Say the step in Polish, and commit it."""
    file = root / PL
    text = re.sub(r'(msgctxt "step:letter.text"\nmsgid ".*"\nmsgstr ").*"', rf'\1{words}"', file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    commit(root, words, day)


def test_drift_knows_what_was_published_before_in_both_layouts(small_site: Path) -> None:
    git(small_site, "init", "-q", "-b", "main")
    now = (small_site / STEP).read_text("utf-8")
    older = now.replace("title: Read the letter", "title: {en: Read the letter, pl: Przeczytaj ten list}")
    older = older.replace("text: Note its date.", "text: {en: Note the day on it., pl: Zapisz dokładnie dzień z tego listu.}")
    assert older != now
    (small_site / STEP).write_text(older, "utf-8")
    commit(small_site, "Every language in a fact", "2026-01-05")
    (small_site / STEP).write_text(now, "utf-8")
    polish_steps(small_site, "Zanotuj sobie datę tego pisma.", "2026-02-02")
    polish_steps(small_site, "Spójrz najpierw na datę pisma.", "2026-03-02")
    until = {each.text: str(each.until) for each in corpus(small_site).sentences.values()}
    assert until["Zapisz dokładnie dzień z tego listu."] == "2026-02-02"
    assert until["Note the day on it."] == "2026-02-02"
    assert until["Zanotuj sobie datę tego pisma."] == "2026-03-02"
