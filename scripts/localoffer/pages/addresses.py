"""Addresses: where each page stands, and how one leads to another."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

A_Z, ONE_PAGE, COUNCILS, CHANGES, AUDIT = "a-z/", "print/", "councils/", "changes/", "audit/"
"""Addresses, in each locale's folder, of the pages that no Markdown stands behind."""
EMBED = "embed/"
"""Address of the page that gives the code of an embed, and of every embed below it."""
CHECK = "check/"
"""Address, in each locale's folder, of the page that checks a text. What it loads stands once, below the default one."""

WHICH_WAY = "which-way"
"""Id of the page that asks the first question of content/questions.yml; the other questions and the outcomes stand below it."""

RESERVED = frozenset(
    {
        *(each.rstrip("/") for each in (A_Z, ONE_PAGE, COUNCILS, CHANGES, AUDIT, EMBED, CHECK)),
        *("api", "assets", "cards", "fragments", "gallery", "hosts", "oruk", "search", "translations"),
        *("404", "_headers", "_redirects", WHICH_WAY),
    }
)
"""What the program publishes itself: no page's address begins with one of them."""
LONGEST = 200
"""Of a page's id, in signs: every host, and a folder on every disk, can hold it."""
_ID = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")
"""Signs that stand in an address as they are (RFC 3986, 2.3), without the dot: no page is hidden, or stands in a folder above."""


def fault(page_id: str, tags: Collection[str]) -> tuple[str, str, str] | None:
    """Return (rule, what is wrong, hint) where an id can be no page's address, and None where it can."""
    if not _ID.fullmatch(page_id):
        hint = "Only a to z, 0 to 9, - and _ may stand in it, with / between folders."
        return "address-not-valid", f'"{page_id}" cannot be the address of a page.', hint
    if len(page_id) > LONGEST:
        return "address-too-long", f'"{page_id[:40]}…" is {len(page_id)} signs long.', f"At most {LONGEST} may be in an address."
    first = page_id.partition("/")[0].casefold()
    if first in RESERVED or first in {tag.casefold() for tag in tags}:
        return "address-reserved", f'The program publishes "{first}" itself.', "Give the page another name."
    return None


def asked_at(number: int, id_: str) -> str:
    """Return the page id of a question or an outcome; ``number`` counts from 0, and the first question has no name in it."""
    return f"{WHICH_WAY}/{id_}" if number else WHICH_WAY


@dataclass(frozen=True)
class Addresses:
    """Where the pages of every locale stand below the site's own address."""

    site: str
    """The site's address, ending in a slash."""
    default: str
    """The locale whose pages stand at the root."""
    urls: Mapping[tuple[str, str], str]
    """(locale, page id) -> address below the site's; empty for the home page."""

    def prefix(self, tag: str) -> str:
        """Return the folder of a locale: ``pl/``, or nothing for the default one."""
        return "" if tag == self.default else f"{tag}/"

    def council(self, tag: str, council_id: str) -> str:
        """Return the address of a council's page."""
        return f"{self.prefix(tag)}{COUNCILS}{council_id}/"


@dataclass(frozen=True)
class PageLinks:
    """How the pages of one locale are reached from one place."""

    addresses: Addresses
    locale: str
    root_path: str
    """From that place to the root of the site: ``../../``, or the site's whole address."""

    def __call__(self, page_id: str, anchor: str = "") -> str:
        """Return the way to a page, or to the root of the site where there is no such page."""
        url = self.addresses.urls.get((self.locale, page_id), "")
        return self.root_path + url + (f"#{anchor}" if anchor else "")


def root_path(url: str) -> str:
    """Return the way from a page's address to the root of the site: ``../../``, or ``./``."""
    return "../" * url.count("/") or "./"


def relative(target: str, url: str) -> str:
    """Return the shortest way from one page's address to another's, ``../contact/``."""
    way = posixpath.relpath("/" + target, "/" + url)
    return f"{way}/" if not target or target.endswith("/") else way


def edit_url(repository: str, branch: str, path: str) -> str:
    """Return where a git host opens a file for editing; empty for a host whose addresses nobody here knows."""
    host, name = urlsplit(repository).hostname or "", repository.rstrip("/").removesuffix(".git")
    forms = {"github.com": "edit", "codeberg.org": "_edit"}
    way = "-/edit" if "gitlab" in host.split(".") else forms.get(host)
    return f"{name}/{way}/{branch}/{quote(path)}" if way else ""


def embed_url(tag: str, name: str) -> str:
    """Return the address of an embed below the site's: of a page, a part, or ``councils/<id>``.

    These never change: pasted codes rest on them.
    """
    return f"{EMBED}{tag}/{name}/"
