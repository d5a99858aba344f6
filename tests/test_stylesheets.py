"""Stylesheets: short enough to read, the same in both directions of writing, and each class in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from copies import ROOT
from localoffer.theme.assets import LAYERS, PARTS, read

OVERRIDES = ROOT / "overrides"
FILES = sorted(OVERRIDES.rglob("*.css"))
LAYER_WIDE = {"tokens", "elements", "forms", "right-to-left", "print"}
"""What says how elements look. A class has a place of its own, beside its template."""
COLUMNS, LINES = 120, 120
PHYSICAL = re.compile(
    r"(.+-)?(left|right|top|bottom)(-.+)?|(min-|max-)?(width|height)|(text-align|float|clear): (left|right)"
    r"|(margin|padding|inset|border-(width|style|color)):( [^ ]+){4}|border-radius:( [^ ]+){2,4}"
)
"""What would be on the wrong side in Arabic: a physical side, or one value for each side or corner."""
SUBJECT = re.compile(r"(?:^|[{},])\s*\.([a-z][\w-]*)")


def rules(file: Path) -> str:
    """Return a stylesheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", file.read_text("utf-8"), flags=re.DOTALL)


def physical(css: str) -> list[str]:
    """Return the declarations that name a side of the paper instead of one of the text."""
    declarations = [each for block in re.findall(r"\{([^{}]*)\}", css) for each in block.split(";") if ":" in each]
    pairs = [
        (key.strip(), re.sub(r"\(.*?\)", "", value).strip()) for key, _, value in (each.partition(":") for each in declarations)
    ]
    return [f"{key}: {value}" for key, value in pairs if PHYSICAL.fullmatch(key) or PHYSICAL.fullmatch(f"{key}: {value}")]


def name(file: Path) -> str:
    return file.relative_to(OVERRIDES).as_posix()


def template(file: Path) -> Path:
    """Return the template that a stylesheet dresses."""
    return file.with_name("template.html") if file.stem == file.parent.name else file.with_suffix(".html")


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_stylesheet_can_be_read(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    assert len(lines) <= LINES
    assert [f"{number}: {line}" for number, line in enumerate(lines, 1) if len(line) > COLUMNS] == []


ORDERED = re.compile(r"(?<![\w-])(?:direction|unicode-bidi|order)\s*:|-reverse(?![\w-])")
"""What shows words or controls in another order than they are written in: the markup alone says that (UAX #9, WCAG 1.3.2)."""
MAY_ORDER = {("assets/css/markdown/cards.css", "order:")}
"""A card's picture says nothing of its own, and stands above its words."""
FIXED = re.compile(r"(?:html|body|:root)\s*\{[^}]*(?<![\w-])font(?:-size)?\s*:[^;}]*\dpx")
"""Letters that do not grow with the reader's own (WCAG 1.4.4)."""


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_stylesheet_leaves_the_order_and_the_size_of_letters_to_the_words_and_the_reader(file: Path) -> None:
    found = [declaration for declaration in ORDERED.findall(rules(file)) if (name(file), declaration) not in MAY_ORDER]
    assert found == FIXED.findall(rules(file)) == []


@pytest.mark.parametrize(
    "css", ["a { direction: inherit }", "a{unicode-bidi:normal}", "a { flex-direction: row-reverse }", "a { order: -1; }"]
)
def test_another_order_would_be_found(css: str) -> None:
    assert ORDERED.search(css)
    assert FIXED.search("html { color: red; font-size: 16px }")
    assert not ORDERED.search("a { flex-direction: column; border: 1px; }")


@pytest.mark.parametrize("file", FILES, ids=name)
def test_only_logical_properties(file: Path) -> None:
    assert physical(rules(file)) == []


@pytest.mark.parametrize(
    "css",
    [
        "a { margin-left: 1rem; }",
        "a { top: 0 }",
        "a { max-width: 3rem; }",
        "a { text-align: right; }",
        "a { border-top-left-radius: 0; }",
        "a { border-radius: 0 var(--radius) var(--radius) 0; }",
        "a { padding: 0 1rem 0 2rem }",
    ],
)
def test_a_physical_property_would_be_found(css: str) -> None:
    assert len(physical(css)) == 1


@pytest.mark.parametrize(
    "css", ["@media (max-width: 40rem) { a { margin: 0 1rem } }", "a { border-start-end-radius: 1px; min-inline-size: 0; }"]
)
def test_a_logical_property_is_none(css: str) -> None:
    assert physical(css) == []


def test_layers_name_no_class() -> None:
    named = {name(file): SUBJECT.findall(rules(file)) for file in FILES if file.parent.name == "css" and file.stem in LAYER_WIDE}
    assert len(named) == len(LAYER_WIDE)
    assert {file: classes for file, classes in named.items() if classes} == {}


def test_a_class_has_one_stylesheet() -> None:
    """``.contact .phone`` belongs to the contact: what counts is the class that a selector begins with."""
    places: dict[str, set[str]] = {}
    for file in FILES:
        for found in SUBJECT.findall(rules(file)):
            places.setdefault(found, set()).add(name(file))
    assert {found: files for found, files in places.items() if len(files) > 1} == {}


def test_a_stylesheet_stands_beside_its_template() -> None:
    """The layout of the home page has none: it is that of any page, with cards."""
    parts = [file for part in PARTS[1:] for file in OVERRIDES.glob(part)]
    assert {name(file) for file in parts if not template(file).exists()} == {"layouts/home.css"}


def test_every_stylesheet_is_read() -> None:
    found = {file for part in PARTS for file in OVERRIDES.glob(part)}
    layers = {OVERRIDES / "assets" / "css" / f"{layer}.css" for layer in (*LAYERS, "right-to-left", "print", "embed")}
    assert found | layers == set(FILES)


def test_a_page_gets_what_it_shows_and_nothing_else() -> None:
    """A number by itself needs no card around it."""
    stylesheet = read(OVERRIDES).stylesheets.for_page(frozenset({"phone"}), "", right_to_left=False)
    assert ".phone{display:" in stylesheet
    assert ".contact" not in stylesheet
    assert "Vazirmatn" not in stylesheet


@pytest.mark.parametrize("file", FILES, ids=name)
def test_no_rule_names_a_language_only_its_script(file: Path) -> None:
    assert re.findall(r":lang\((?!und-[A-Z][a-z]{3}\))[^)]*\)|\[lang[^\]]*\]", rules(file)) == []


def test_a_rule_for_a_script_is_for_the_languages_of_the_site_that_are_written_in_it() -> None:
    sheets = read(OVERRIDES, ("en", "ur", "uk", "ckb", "pa-PK", "az-Arab")).stylesheets
    assert ":is(:lang(ur),:lang(ckb),:lang(pa-PK),:lang(az-Arab)){line-height:1.9" in sheets.always
    assert "und-" not in sheets.for_page(frozenset({"reading"}), "", right_to_left=True)
    assert ":lang(und-Arab){line-height:1.9" in read(OVERRIDES, ("en", "uk")).stylesheets.always, "no language of the site is"


KEEPS = re.compile(
    r"localStorage|sessionStorage|indexedDB|document\.cookie|cookieStore|caches\b|sendBeacon|fetch\(|XMLHttpRequest|WebSocket|EventSource"
    r"|pushState|replaceState"
)
"""What can keep or send something."""
MAY = {
    "page.js": {"localStorage"},  # reading settings, where the reader asks for it
    "search.js": {"fetch("},
    "check.js": {"fetch("},
    "chooser.js": {"fetch("},
    "preview.js": {"fetch("},
    "embed/child.js": {"XMLHttpRequest"},
    "embed/embed.js": {"XMLHttpRequest"},
}
"""Script -> what of that it may use. Nothing that a reader types is kept or sent: the site says so."""


def test_scripts_keep_and_send_nothing_but_what_is_listed() -> None:
    folder = OVERRIDES / "assets/js"
    found = {file.relative_to(folder).as_posix(): set(KEEPS.findall(file.read_text("utf-8"))) for file in folder.rglob("*.js")}
    assert {name: uses for name, uses in found.items() if uses} == MAY
