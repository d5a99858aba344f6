"""The words of the interface: the program's own, in every language it has them in, unless a site says one differently."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from localoffer.languages.catalogues import INTERFACE, Catalogue, Entry, read
from localoffer.languages.phrasebook import Phrasebook, phrasebook

FOLDER = Path(str(files("localoffer"))) / "interface"
"""The program's catalogues. ``interface.pot`` is their source, in English."""
TEMPLATE = "interface.pot"
ENGLISH = "en"
EDITORS = "editors."
"""Before the names of words that only editors see; wanted in English alone."""
HOSTS = "hosts."
"""Before the names of words for those who carry our pages: they stand on /embed/ and /check/ alone."""


@cache
def template(folder: Path = FOLDER) -> Mapping[str, Entry]:
    """Return every word of the interface in English, by name."""
    return {each.key: each for each in _catalogue(folder, TEMPLATE, ENGLISH).entries}


@cache
def program_catalogue(tag: str, folder: Path = FOLDER) -> Catalogue:
    """Return the program's catalogue in a language; an empty one where it has none."""
    name = f"{tag}.po"
    return _catalogue(folder, name, tag) if (folder / name).is_file() else Catalogue(name, tag)


def _catalogue(folder: Path, name: str, tag: str) -> Catalogue:
    catalogue, issues = read(f"interface/{name}", tag, (folder / name).read_bytes())
    if catalogue is None:
        raise ValueError("; ".join(map(str, issues)))  # a broken program, not a broken site
    return catalogue


def wanted(tag: str, default: str) -> dict[str, Entry]:
    """Return the words of the interface that a language must have, by name."""
    return {key: each for key, each in template().items() if tag == default or not key.startswith(EDITORS)}


def interface_books(tag: str, site: Catalogue | None) -> tuple[Phrasebook, Phrasebook]:
    """Return the words of the interface as the site says them, and as the program does, each under its plain name."""
    current = {key: frozenset({each.source}) for key, each in template().items()}
    own = (each for each in (site.entries if site else ()) if each.key.startswith(INTERFACE))
    plain = [Entry(**{**vars(each), "key": each.key.removeprefix(INTERFACE)}) for each in own]
    return phrasebook(plain, current), phrasebook(program_catalogue(tag).entries, current)


def interface_words(tag: str, default: str, site: Catalogue | None) -> dict[str, tuple[str, ...]]:
    """Return the words of the interface in a language by name, each with its plural forms; what it lacks is left out.

    In the default locale nothing is: what is said nowhere else is said in English.
    """
    is_english = tag.partition("-")[0] == ENGLISH
    books = interface_books(tag, site)
    words: dict[str, tuple[str, ...]] = {}
    for key, each in wanted(tag, default).items():
        found = books[0].find(key, each.source) or books[1].find(key, each.source)
        if found is not None:
            words[key] = found.texts
        elif is_english or tag == default:
            words[key] = (each.source, each.plural) if each.plural else (each.source,)
    return words
