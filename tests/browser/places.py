"""Every page that the browser tests look at, as ``site:address``."""

from __future__ import annotations

import os
from pathlib import Path

from own import OWN, OWN_LOCALES

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs" / OWN["default_locale"]
MADE = frozenset({"", "a-z/", "changes/", "audit/", "404.html", "check/", "councils/", "translations/", "print/"})
"""What every site has, or ours may lose only with the facts of it."""


def published(page: Path) -> str:
    """Return where a Markdown file is published, below its language."""
    return "" if page.stem == "index" else f"{page.stem}/"


def there(*places: str) -> list[str]:
    """Return those places that there are: our own site may lose a page, a language or a council, and no test knows it."""
    return [each for each in places if not each.startswith("own:") or _is_there(each.removeprefix("own:").partition("#")[0])]


def _is_there(name: str) -> bool:
    tag, _, rest = name.partition("/")
    is_short = len(tag) <= 3 and "/" in name
    if is_short and tag not in OWN_LOCALES:
        return False
    page = rest if is_short else name
    kind, _, id_ = page.rstrip("/").partition("/")
    if kind == "councils" and id_:
        return (ROOT / "content" / "councils" / f"{id_}.yml").is_file()
    if kind == "which-way":
        asked = ROOT / "content" / "questions.yml"
        return asked.is_file() and id_ in asked.read_text("utf-8")
    needs = {"audit/": "audit.yml", "councils/": "councils"}
    if page in MADE:
        return page not in needs or (ROOT / "content" / needs[page]).exists()
    return (DOCS / f"{page.rstrip('/')}.md").is_file()


WRITTEN = sorted(map(published, DOCS.glob("*.md")))
ASKED = ["which-way/", "which-way/get-certificate/"]
"""The first question, and the longest outcome."""
COUNCILS = ["councils/", "councils/east-riding/", "councils/hull/"]
FOR_COUNCILS = there("own:check/", "own:ar/check/")
"""Pages that a council's web team reads. /embed/ holds a frame, whose stops are not its own: test_embeds.py walks it."""
OWN = [
    *there(*(f"own:{name}" for name in [*WRITTEN, *ASKED, *COUNCILS])),
    *there("own:a-z/", "own:changes/", "own:audit/", "own:404.html"),
]
SPOKEN = there(
    *("own:pl/", "own:ru/certificate/", "own:pl/404.html", "own:ar/", "own:ar/contact/"),
    *("own:ckb/time-limits/", "own:ckb/faqs/", "own:translations/"),
)
"""A sample of the other languages: three scripts, both directions, a fallback, the page for editors."""
SMALL = ["small:print/", "small:ar/letter/", "small:ar/print/", "small:404.html", "small:which-way/", "small:ar/which-way/ring/"]
"""What only a site below a folder can show: a fallback written from the right, the whole of one, a missing page; and what is the
same on every site: a question, an outcome. All our own pages on one are those that are looked at one by one."""
MANY = ["many:services/", "many:services/portage/", "many:ar/services/", "many:ar/services/swim/"]
"""A list of services and one of them, in both directions."""
GALLERY = "draft:gallery/"
FOUND = ["small:a-z/#q=letter", "small:a-z/#q=xyzzy", "small:ar/a-z/#q=letter"]
"""Something found, and nothing."""
TO_COPY = ["small:embed/", "small:ar/embed/", "small:embed/codes/pl/"]
"""What only a council's web team reads."""
EMBEDS = [
    *("small:embed/en/faqs/", "small:embed/pl/contact-card/", "small:embed/ar/councils/south/", "many:embed/ar/services/"),
    *("small:embed/en/letter/#council=north", "small:embed/en/letter/#?secret=aB3dE6gH9j"),
]
"""One of each kind of embed, with a council's card in it, and as WordPress shows it."""
DRAFT = ["draft:letter/"]
"""What says above the page that it is not published."""
PLACES = [*OWN, *SPOKEN, *FOR_COUNCILS, *SMALL, *MANY, GALLERY]
KINDS = there(
    *(
        "own:",
        "small:faqs/",
        "own:time-limits/",
        "own:contact/",
        "small:a-z/",
        "small:councils/west/",
        "own:ar/check/",
        "own:404.html",
    ),
    *("small:print/", "own:ckb/faqs/", "small:ar/letter/", GALLERY),
)
"""One of each layout, both directions, and every component: for what comes from the templates and not from a page's words.
So the short page of a layout is taken where there are two."""
LOOKS = [
    *KINDS,
    *there("own:pl/", "own:ru/certificate/", "own:ckb/time-limits/", "own:translations/"),
    *("small:which-way/", "small:ar/which-way/ring/"),
    *there("own:letter/", "own:changes/", "own:audit/", "own:ar/councils/"),
]
"""Those, and what their own words, script or direction may break: for what takes a second a page. ``make everywhere`` takes every
page."""
MAIN = there("own:", "own:contact/", "small:ar/")
"""One of each look of a control, for what takes long."""
EVERYWHERE = bool(os.environ.get("EVERYWHERE"))
if EVERYWHERE:
    translated = [file for file in sorted(DOCS.parent.glob("*/*.md")) if file.parent != DOCS]
    PLACES = list(dict.fromkeys([*PLACES, *(f"own:{file.parent.name}/{published(file)}" for file in translated)]))
    KINDS = LOOKS = PLACES
    others = [f"{tag}/" for tag in list(OWN_LOCALES)[1:]]
    made = [*sorted(MADE), "embed/", *ASKED, *COUNCILS]
    TO_COPY += there(*(f"own:{tag}{page}" for tag in ["", *others] for page in made if page != "translations/" or not tag))
    EMBEDS += [f"own:embed/{tag}/{page}/" for tag in OWN_LOCALES for page in ("whole", "contact-card", "steps", "index")]
    FOUND += [f"own:{tag}a-z/#q={word}" for tag in ["", *others] for word in ("kids", "xyzzy")]
    """``make everywhere``: every page of every language in every layout, which takes too long for each commit."""


def address(sites: dict[str, str], place: str) -> str:
    """Return where a place is served."""
    site, _, name = place.partition(":")
    return sites[site] + name
