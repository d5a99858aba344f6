"""What is for machines to quote: index.md beside each page, and llms.txt; and what stands on every printed sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from copies import ROOT
from localoffer.html.tree import document, first, value
from localoffer.outputs.markdown import NAME

QUOTED = "Use the number on your decision letter first."
ADDRESS = "https://example.org/some/folder/"
LINK = re.compile(r"\]\(([^)\s]+)\)")


ASKED = ("ask", "ring", "time", "wait")


def pages(site: Path) -> list[str]:
    """Return the folder of every page that names its Markdown."""
    named = [page for page in site.rglob("index.html") if 'rel="alternate" type="text/markdown"' in page.read_text("utf-8")]
    return sorted(page.parent.relative_to(site).as_posix() for page in named)


def test_every_page_and_in_the_default_language_every_page_of_a_council_stands_there_as_markdown(good_built: Path) -> None:
    own = ["", "faqs", "letter", "which-way", *(f"which-way/{each}" for each in ASKED)]
    councils = [f"councils/{each}" for each in ("north", "south", "west")]
    languages = ["", "pl/", "ar/"]
    assert pages(good_built) == sorted([(tag + page).rstrip("/") or "." for tag in languages for page in own] + councils)
    assert {file.parent.relative_to(good_built).as_posix() for file in good_built.rglob("*.md")} == set(pages(good_built))


def test_each_part_says_its_day_what_is_not_checked_and_the_sentence_to_quote(good_built: Path) -> None:
    text = (good_built / "letter" / NAME).read_text("utf-8")
    parts = re.split(r"^##? .*\n\n", text, flags=re.MULTILINE)[1:]
    assert len(parts) == 4
    for part in parts:
        says = part.splitlines()[0]
        assert says.startswith("> Page last updated: Monday, 5 January 2026. Not checked as a whole yet.")
        assert f" {QUOTED} <{ADDRESS}letter/" in says
    today, lists = (next(part.splitlines()[0] for part in parts if f"#{anchor}>" in part) for anchor in ("today", "lists"))
    assert "Facts not checked yet: 1." in today
    assert "Facts not checked yet: 4." in lists
    assert text.startswith(
        f'---\ntitle: "I have had a letter"\naddress: "{ADDRESS}letter/"\nlanguage: "en"\nupdated: "2026-01-05"\n'
    )


def test_a_translation_says_in_its_language_who_translated_it(good_built: Path) -> None:
    text = (good_built / "pl" / NAME).read_text("utf-8")
    assert 'language: "pl"' in text
    assert "> Ostatnia zmiana" in text or "> Strona ostatnio" in text or "5 stycznia 2026" in text
    fallback = (good_built / "pl/letter" / NAME).read_text("utf-8")
    assert 'language: "en"' in fallback, "these are the words of the source"


def test_what_was_a_code_or_a_way_within_the_site_is_whole(good_built: Path) -> None:
    for page in good_built.rglob("*.md"):
        text = page.read_text("utf-8")
        assert "{{" not in text.replace("`{{phone:mediation}}`", "")
        for address in LINK.findall(text):
            assert address.startswith(("https://", "tel:", "mailto:", "#")), (page, address)


def test_llms_txt_leads_to_every_page_and_language(good_built: Path) -> None:
    text = (good_built / "llms.txt").read_text("utf-8")
    title, empty, summary, *rest = text.splitlines()
    assert (title, empty) == ("# Small site", "")
    assert summary.startswith("> ")
    assert QUOTED in summary
    targets = [address.removeprefix(ADDRESS) for address in LINK.findall(text)]
    assert all((good_built / target).is_file() for target in targets)
    own = {f"{page}/{NAME}".removeprefix("./") for page in pages(good_built) if page.partition("/")[0] not in ("pl", "ar")}
    assert set(targets) == own | {f"pl/{NAME}", f"ar/{NAME}"}
    assert all(line.startswith(("- [", "## ", "Each part")) for line in rest if line)


def sheets(site: Path) -> dict[str, Path]:
    """Return every document that somebody can print, but those that lead elsewhere at once."""
    found = {page.relative_to(site).as_posix(): page for page in site.rglob("*.html") if "fragments" not in page.parts}
    return {name: page for name, page in found.items() if 'http-equiv="refresh"' not in page.read_text("utf-8")}


def test_every_printed_sheet_says_whom_to_ring_and_where_the_page_is(good_built: Path) -> None:
    """An embed is printed with the page around it, so its number stands in its words."""
    layouts = set()
    for name, page in sheets(good_built).items():
        tree = document(page.read_bytes())
        if re.match(r"embed/(?!index|codes)", name):
            assert "020 7946 0018" in first(tree, "main").text(), name
            continue
        line = first(tree, "body > .paper").text()
        assert "020 7946 0018" in line, name
        assert ".paper{display:table-footer-group" in first(tree, "style").text(), name
        if tree.css_first("link[rel=canonical]") is not None:
            assert value(first(tree, "link[rel=canonical]"), "href") in line.replace("\u2066", ""), name
        layouts.add(name)
    assert {"index.html", "404.html", "a-z/index.html", "print/index.html", "changes/index.html", "check/index.html"} <= layouts
    assert {"embed/index.html", "embed/codes/en/index.html", "councils/index.html", "councils/west/index.html"} <= layouts
    assert {"translations/index.html", "ar/letter/index.html", "pl/check/index.html"} <= layouts


@pytest.mark.slow
def test_our_own_pages_give_their_words_back(site_built: Path) -> None:
    """Read as Markdown, each page says what its article says, but for what stands around it."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark").enable("table")
    leaflets = {page.stem for page in (ROOT / "docs/en").glob("*.md") if "\nlayout: leaflet\n" in page.read_text("utf-8")}
    for page in pages(site_built):
        if "councils" in page or page.rpartition("/")[2] in leaflets:
            continue
        tree = document((site_built / page / "index.html").read_bytes())
        article = first(tree, "article")
        for each in article.css("nav, svg, .standing, caption, h1, [data-tool]"):
            each.decompose()
        text = (site_built / page / NAME).read_text("utf-8").partition("\n---\n")[2]
        text = re.sub(r"^> .*<https://.*>$", "", re.sub(r"^# .*$", "", text, flags=re.MULTILINE), flags=re.MULTILINE)
        said = document(f"<body>{reader.render(text)}").css_first("body")
        letters = [re.sub(r"\[ \]|[\s\u2066\u2069]", "", each.text()) for each in (article, said) if each is not None]
        assert letters[0] == letters[1], page
