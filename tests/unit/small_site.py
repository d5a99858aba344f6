"""The small site of tests/sites/good/, read once, and pieces of Markdown read as a page of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from copies import GOOD
from localoffer import languages, theme
from localoffer.facts.read import load
from localoffer.pages import markdown, sources
from localoffer.pages.markdown import Read
from localoffer.pages.markdown.reading import Scope
from localoffer.pages.questions import with_questions
from localoffer.pages.read import Reader, reader_of
from localoffer.pages.sources import Sources, files_below
from unit.examples import TODAY


@cache
def reader() -> Reader:
    """Return what reads the pages of the small site."""
    site, issues = load(GOOD, TODAY)
    assert site is not None
    assert issues == []
    locales = languages.read(GOOD, site)[0]
    found, issues = sources.find(files_below(GOOD)[0], site, locales)
    assert issues == []
    found = with_questions(found, site, locales)
    look = theme.read(GOOD)[0]
    assert look is not None
    return reader_of(site, locales, look, found)


@cache
def _scope(tag: str, page: str) -> Scope:
    return reader().scope(reader().sources.pages[tag, page], None)


def scope(tag: str = "en", page: str = "index", **changed: Any) -> Scope:
    """Return what a page of the small site may use, but for what ``changed`` says."""
    return replace(_scope(tag, page), **changed)


def pictured(*names: str) -> Sources:
    """Return the pages of the small site with pictures beside them."""
    return replace(reader().sources, pictures=dict.fromkeys(names, b""))


def read(text: str, path: str = "docs/en/index.md", first: int = 1, **changed: Any) -> Read:
    """Return the tree of a piece of Markdown, as a page of the small site."""
    return markdown.read(text, path, first, scope(**changed))


def html(text: str, **changed: Any) -> str:
    """Return a piece of Markdown as HTML; nothing may be wrong in it."""
    found = read(text, **changed)
    assert [str(issue) for issue in found.reading.issues] == []
    return (found.root.inner_html or "").strip()


def told(text: str, **changed: Any) -> list[str]:
    """Return what is said of a piece of Markdown, as ``line: rule: message``."""
    return lines(read(text, **changed))


def lines(found: Read) -> list[str]:
    """Return what was said of a piece of Markdown, as ``line: rule: message``."""
    assert {issue.path for issue in found.reading.issues} <= {"docs/en/index.md"}
    return [str(issue).removeprefix("docs/en/index.md:") for issue in found.reading.issues]
