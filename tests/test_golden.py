"""Golden files: ``title . input . output .`` triples in tests/golden/, which anyone can extend.

``blocks.md`` says what HTML a piece of Markdown becomes; ``issues.md`` what an editor is told.
The facts come from tests/sites/good/.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader
from markdown import Markdown

from localoffer.edition import Book
from localoffer.issues import in_order

HERE = Path(__file__).parent
GOOD = HERE / "sites" / "good"
FRONT = "---\ntitle: A page\ndescription: A page made of one piece of Markdown for a test.\n---\n"


def triples(name: str) -> list[object]:
    """Return the cases of one golden file."""
    text = (HERE / "golden" / name).read_text("utf-8")
    found = re.findall(r"^([^\n.][^\n]*)\n\.\n(.*?)^\.\n(.*?)^\.$", text, re.DOTALL | re.MULTILINE)
    assert found, name
    return [pytest.param(given.removesuffix("\n"), wanted.removesuffix("\n"), id=title) for title, given, wanted in found]


def read(markdown: str, locale: str = "en") -> tuple[str, list[str]]:
    """Return the HTML and the issues of one piece of Markdown, as a page of the small site."""
    look = Environment(loader=FileSystemLoader(HERE.parent / "overrides"), autoescape=True)
    book, issues = Book.open(GOOD, lambda name, **values: look.get_template(f"components/{name}/template.html").render(**values))
    assert book is not None
    assert issues == []
    files = {path.relative_to(GOOD / "docs").as_posix(): path.read_bytes() for path in GOOD.glob("docs/**/*.md")}
    files[f"{locale}/index.md"] = (FRONT + markdown).encode()
    assert {issue.rule for issue in book.take_pages(files)} <= {"translation-not-recorded"}
    page = book.pages[locale, "index"]
    html = _markdown(book).convert(book.begin(page))
    book.end(page, html, [])
    faults = [issue for issue in [*book._scopes[page.src].issues, *book._link_issues(page)] if issue.path == page.path]
    html = re.sub(r"\n\s*\n+", "\n", html)
    return html, [
        re.sub(r"^docs/en/index\.md:(\d+)", lambda m: f"line {int(m[1]) - 4}", str(issue)) for issue in in_order(faults)
    ]


def _markdown(book: Book) -> Markdown:
    settings = yaml.safe_load((HERE.parent / "mkdocs.yml").read_text("utf-8"))
    names, configs = [], {}
    for entry in settings["markdown_extensions"]:
        name = next(iter(entry)) if isinstance(entry, dict) else entry
        names.append(name)
        if isinstance(entry, dict):
            configs[name] = entry[name]
    return Markdown(extensions=["toc", "fenced_code", *names, book.codes], extension_configs=configs)


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
