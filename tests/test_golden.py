"""Golden files: ``title . input . output .`` triples in tests/golden/, which anyone can extend.

``blocks.md`` says what HTML a piece of Markdown becomes; ``issues.md`` what an editor is told.
The facts come from tests/sites/good/.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest

from localoffer import theme
from localoffer.edition.judge import judge_pages
from localoffer.facts.read import load
from localoffer.facts.shapes import Site
from localoffer.issues import in_order
from localoffer.languages import read as read_locales
from localoffer.languages.locales import Locale
from localoffer.pages import sources
from localoffer.pages.questions import with_questions
from localoffer.pages.read import Pages, reader_of
from localoffer.pages.read import read as read_pages
from localoffer.theme import Theme

HERE = Path(__file__).parent
GOOD = HERE / "sites" / "good"
FRONT = "---\ntitle: A page\ndescription: A page made of one piece of Markdown for a test.\n---\n"


def triples(name: str) -> list[object]:
    """Return the cases of one golden file."""
    text = (HERE / "golden" / name).read_text("utf-8")
    found = re.findall(r"^([^\n.][^\n]*)\n\.\n(.*?)^\.\n(.*?)^\.$", text, re.DOTALL | re.MULTILINE)
    assert found, name
    return [pytest.param(given.removesuffix("\n"), wanted.removesuffix("\n"), id=title) for title, given, wanted in found]


FILES = {path.relative_to(GOOD / "docs").as_posix(): path.read_bytes() for path in GOOD.glob("docs/**/*.md")}


@cache
def small() -> tuple[Site, dict[str, Locale], Theme]:
    """Return the facts of the small site, its languages, and the project's look."""
    site, issues = load(GOOD, dt.date(2026, 11, 23))
    assert site is not None
    assert issues == []
    return site, read_locales(GOOD, site)[0], theme.read(GOOD)[0]


@cache
def others() -> Pages:
    """Return the pages of the small site as they are, those of its questions too, which the one that is tried stands among."""
    site, locales, look = small()
    found = with_questions(sources.find(FILES, site, locales)[0], site, locales)
    pages, asked, _ = read_pages(site, locales, look, found)
    return {**pages, **asked}


def read(markdown: str, locale: str = "en") -> tuple[str, list[str]]:
    """Return the HTML and the issues of one piece of Markdown, as the home page of the small site."""
    site, locales, look = small()
    key = (locale, "index")
    found, issues = sources.find({**FILES, f"{locale}/index.md": (FRONT + markdown).encode()}, site, locales)
    assert {issue.rule for issue in issues} <= {"translation-not-recorded"}
    found = with_questions(found, site, locales)
    pages, faults = reader_of(site, locales, look, found).read({key: found.pages[key]})
    faults += judge_pages({**others(), **pages}, site, look.assets.pictures)
    told = [str(issue) for issue in in_order(faults) if issue.path == f"docs/{locale}/index.md"]
    lines = [re.sub(r"^docs/en/index\.md:(\d+)", lambda m: f"line {int(m[1]) - 4}", each) for each in told]
    return re.sub(r"\n\s*\n+", "\n", pages[key].html).strip(), lines


@pytest.mark.parametrize(("given", "wanted"), triples("blocks.md"))
def test_markdown_becomes(given: str, wanted: str) -> None:
    html, issues = read(given)
    assert issues == []
    assert html == wanted


@pytest.mark.parametrize(("given", "wanted"), triples("issues.md"))
def test_editor_is_told(given: str, wanted: str) -> None:
    _, issues = read(given)
    assert "\n".join(issues) == wanted


@pytest.mark.parametrize(("given", "wanted"), triples("arabic.md"))
def test_arabic_becomes(given: str, wanted: str) -> None:
    html, issues = read(given, "ar")
    assert issues == []
    assert html == wanted
