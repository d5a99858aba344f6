"""Leaflets: on paper one sheet for everybody and for each council, and the same as a PDF that can be read back."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from conftest import Once
from copies import GOOD, commit, copy_site, git
from localoffer.cli import main
from localoffer.html.tree import document, first, value
from localoffer.outputs import pdf

pytestmark = pytest.mark.slow
ENGLISH = """\
---
title: What to do now
short_title: Leaflet
description: The first answers on one sheet of paper, to print and to hand out.
layout: leaflet
---

A letter has come.

## What do I do first? {#first}

Ring the adviser **within {{deadline:contact-adviser}}**. See [the letter](letter.md).

## What does it cost? {#cost}

Nothing.
"""
ARABIC = """\
---
title: ماذا تفعلون الآن
short_title: مطوية
description: الإجابات الأولى على ورقة واحدة، للطباعة والتوزيع على كل من يحتاج إليها.
layout: leaflet
---

وصلت رسالة.

## ماذا أفعل أولاً؟ {#first}

اتصلوا بالمستشار (adviser) **خلال {{deadline:contact-adviser}}**. انظروا [الرسالة](letter.md).

## كم يكلف ذلك؟ {#cost}

لا شيء. يمكن أن تتصلوا بالرقم المكتوب في رسالة القرار قبل كل شيء آخر.
"""


def act(root: Path, *arguments: str) -> Result:
    command, *rest = arguments
    return CliRunner().invoke(main, [command, "--root", str(root), *rest], env={"SOURCE_DATE_EPOCH": "1795435200"})


def with_leaflets(root: Path) -> Path:
    """Return the small site with a leaflet in English and Arabic, committed on 5 January 2026."""
    copy_site(GOOD, root)
    navigation = root / "content/navigation.yml"
    navigation.write_text(navigation.read_text("utf-8").replace("[letter, faqs]", "[letter, faqs, leaflet]"), "utf-8")
    (root / "docs/en/leaflet.md").write_text(ENGLISH, "utf-8")
    (root / "docs/ar/leaflet.md").write_text(ARABIC, "utf-8")
    assert act(root, "translations", "update", "docs/ar/leaflet.md", "--method", "human").exit_code == 0
    git(root, "init", "-q", "-b", "main")
    commit(root, "Begin", "2026-01-05")
    return root


@pytest.fixture(scope="session")
def lacking() -> str:
    """Return what is to be installed before a PDF can be made here; nothing in CI, which is to have it all."""
    return "" if os.environ.get("CI") else "".join(each.hint for each in pdf.lacking())


@pytest.fixture
def needs_pdf(lacking: str) -> None:
    """Leave a test out where no PDF can be made."""
    if lacking:
        pytest.skip(lacking)


@pytest.fixture(scope="session")
def printed(once: Once, lacking: str) -> Path:
    """Return that site, published with its PDFs where they can be made here."""

    def make(root: Path) -> None:
        result = act(with_leaflets(root), "publish", *([] if lacking else ["--pdf"]))
        assert result.exit_code == 0, result.output

    return once("leaflets", make) / "site"


def test_a_council_has_its_own_with_its_own_contacts_name_and_address(printed: Path) -> None:
    for_all, own = (document((printed / f"{place}leaflet/index.html").read_bytes()) for place in ("", "councils/south/"))
    assert first(own, ".nearby h2").text() == "South Council"
    assert "south.example.org" in first(own, ".nearby").text()
    assert "South Council" not in for_all.html
    assert "in the area of South Council" in first(own, ".leaflet-top").text()
    assert [first(each, ".to-site a").text() for each in (for_all, own)] == [
        "example.org/some/folder/",
        "example.org/some/folder/councils/south/",
    ]
    assert all("Call 020 7946 0018" in first(each, ".call").text() for each in (for_all, own))
    assert value(first(own, ".in-columns p a"), "href") == "../../../letter/"
    assert first(own, ".to-site svg").attributes["aria-label"]


def test_it_says_what_nobody_has_checked_and_its_day_is_that_of_its_newest_fact(printed: Path) -> None:
    page = document((printed / "leaflet/index.html").read_bytes())
    assert first(page, ".in-columns strong").text() == "within 2 months (not checked)"
    assert "5 January 2026" in first(page, "body > .paper").text()
    letter = document((printed / "letter/index.html").read_bytes())
    assert "not checked" not in first(letter, "td .deadline").text(), "a page says so in other ways"


def test_a_later_change_of_a_contact_moves_its_day_and_no_other_councils(tmp_path: Path) -> None:
    root = with_leaflets(tmp_path / "small")
    council = root / "content/councils/south.yml"
    council.write_text(council.read_text("utf-8").replace("https://south.example.org", "https://south.example.org/new"), "utf-8")
    commit(root, "Moved", "2026-02-01")
    assert act(root, "publish").exit_code == 0
    lines = [
        first(document((root / f"site/{place}leaflet/index.html").read_bytes()), "body > .paper").text()
        for place in ("councils/south/", "councils/north/", "")
    ]
    assert ["1 February 2026" in line for line in lines] == [True, False, False]
    assert not list((root / "site").rglob("*.pdf"))
    assert not [page for page in (root / "site").rglob("*.html") if "application/pdf" in page.read_text("utf-8")]


def order(node: object, found: list[str]) -> list[str]:
    """Return the kinds of elements of a tagged PDF in the order they are read."""
    if isinstance(node, ArrayObject):
        for each in node:
            order(each.get_object(), found)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            found.append(str(node["/S"]))
        if "/K" in node:
            order(node["/K"].get_object(), found)
    return found


@pytest.mark.usefixtures("needs_pdf")
@pytest.mark.parametrize(
    ("file", "language", "lines"),
    [
        ("leaflet/leaflet-en.pdf", "en", ["What to do now", "A letter has come.", "Call 020 7946 0018", "What do I do first?",
         "What does it cost?", "Nothing.", "020 7946 0018"]),
        ("ar/councils/south/leaflet/leaflet-south-ar.pdf", "ar", ["ماذا تفعلون الآن", "وصلت رسالة.", "020 7946 0018",
         "ماذا أفعل أولاً؟", "كم يكلف ذلك؟", "يمكن أن تتصلوا بالرقم المكتوب في رسالة القرار", "South Council", "020 7946 0018"]),
    ],
)  # fmt: skip
def test_a_pdf_is_one_tagged_sheet_and_reads_back_in_order(printed: Path, file: str, language: str, lines: list[str]) -> None:
    reader = PdfReader(printed / file)
    root, page = reader.trailer["/Root"], document((printed / file).parent.joinpath("index.html").read_bytes())
    assert len(reader.pages) == 1
    assert [round(float(side) / 72 * 25.4) for side in reader.pages[0].mediabox[2:]] == [210, 297]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == (language, True, True)
    assert reader.metadata is not None
    assert reader.metadata.title == first(page, "title").text()
    kinds = order(root["/StructTreeRoot"], [])
    assert kinds.index("/H1") < kinds.index("/H2") < len(kinds) - 1 - kinds[::-1].index("/H2")
    assert {"/P", "/Link", "/Figure"} <= set(kinds)
    text = reader.pages[0].extract_text()
    at = 0
    for line in lines:
        assert line in text[at:], (line, text)
        at = text.index(line, at) + len(line)
    assert (printed / file).stat().st_size < 120_000
    assert value(first(page, "main .pdf a"), "href") == file.rpartition("/")[2]


@pytest.mark.usefixtures("needs_pdf")
@pytest.mark.parametrize("place", ["", "ar/"])
def test_all_pages_are_a_booklet_whose_contents_say_on_which_page_each_part_is(printed: Path, place: str) -> None:
    page = document((printed / place / "print/index.html").read_bytes())
    (file,) = (printed / place / "print").glob("*.pdf")
    assert value(first(page, "main .pdf a"), "href") == file.name
    reader = PdfReader(file)
    sheets = [each.extract_text() for each in reader.pages]
    named = {name: reader.get_destination_page_number(each) for name, each in reader.named_destinations.items()}
    assert len(sheets) > 1
    parts = [value(each, "id") or "" for each in page.css("section.part")]
    assert parts
    contents = " ".join(sheets[0].split())
    at = 0
    for part in parts:
        number = f". . . {named[part] + 1}"
        assert number in contents[at:], (number, contents)
        at = contents.index(number, at) + len(number)
    assert [sheet for sheet in sheets if "020 7946 0018" not in sheet] == [], "whom to ring stands on every sheet"


@pytest.mark.usefixtures("needs_pdf")
def test_one_that_is_too_long_is_told_with_its_longest_answer_and_nothing_is_published(tmp_path: Path) -> None:
    root = with_leaflets(tmp_path / "small")
    settings = root / "content/site.yml"
    text = settings.read_text("utf-8")
    settings.write_text(re.sub(r"  - tag: pl\n.*\n  - tag: ar\n.*\n", "", text), "utf-8")  # to be quick
    for tag in ("pl", "ar"):
        shutil.rmtree(root / "docs" / tag)
        (root / "content/translations" / f"{tag}.po").unlink()
    page = root / "docs/en/leaflet.md"
    page.write_text(ENGLISH.replace("Nothing.", "Nothing at all, whatever you do. " * 110), "utf-8")
    result = act(root, "publish", "--draft", "--pdf")
    assert result.exit_code == 1
    told = [line for line in result.output.splitlines() if "leaflet-too-long" in line]
    form = re.compile(
        r'docs/en/leaflet.md:14: leaflet-too-long: The leaflet(?: of "\w+ Council")? in "en" does not fit on one sheet of A4: '
        r'it is (\d+) mm too long\. Most words stand in "What does it cost\?"\. Say it in fewer\.'
    )
    lengths = [int(match[1]) for match in map(form.fullmatch, told) if match]
    assert len(lengths) == len(told) == 4, told  # for all, and for three councils
    assert all(0 < length < 297 for length in lengths)
    assert not (root / "site").exists()


def test_without_the_tool_a_letter_says_what_to_install(tmp_path: Path) -> None:
    root = with_leaflets(tmp_path / "small")
    without = "import sys; sys.modules['weasyprint'] = None; from localoffer.cli import main; main()"
    command = [sys.executable, "-c", without, "publish", "--draft", "--pdf", "--root", str(root)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "site:1: pdf-not-possible: No PDF can be made here:" in result.stdout
    assert "pip install 'localoffer[pdf]'" in result.stdout
    assert "Traceback" not in result.stderr
