"""First words: what a new language can begin with before anybody has translated: Material's own words, and CLDR's.

Material for MkDocs speaks 60 languages; a few of its words are ours. CLDR has the names of days. They are a start and
no more, so they are marked as not looked at (``fuzzy``).
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import polib
from babel import Locale as BabelLocale

MATERIAL = {
    "skip": "action.skip",
    "search": "search.placeholder",
    "search.none": "search.result.none",
    "before": "footer.previous",
    "after": "footer.next",
    "on-this-page": "toc",
    "menu": "nav",
    "language": "select.language",
    "stamp.updated": "source.file.date.updated",
}
"""Our name of a word -> Material's."""
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_WORD = re.compile(r'"([a-z.]+)": "((?:[^"\\]|\\.)*)"')
FROM = "From {source}; nobody has looked at it here."


def first_words(tag: str) -> dict[str, tuple[str, str]]:
    """Return key of a word of the interface -> (word, whose it is), for what is known in a language."""
    found = {f"days.{short}": (name, "CLDR") for short, name in zip(DAYS, _days(tag), strict=True)}
    words = _of_material(tag)
    return found | {ours: (words[theirs], "Material for MkDocs") for ours, theirs in MATERIAL.items() if words.get(theirs)}


def with_first_words(catalogue: str, tag: str, prefix: str) -> str:
    """Return a new catalogue in which each word of the interface that is known stands as fuzzy; ``prefix`` begins their keys."""
    words, file = first_words(tag), polib.pofile(catalogue, wrapwidth=120)
    for entry in file:
        known = words.get((entry.msgctxt or "").removeprefix(prefix))
        if known is not None and not entry.msgstr and not entry.msgid_plural:
            entry.msgstr, source = known
            entry.tcomment = FROM.format(source=source)
            entry.flags.append("fuzzy")
    return str(file) + "\n"


def _days(tag: str) -> list[str]:
    names = BabelLocale.parse(tag, sep="-").days["stand-alone"]["wide"]
    return [names[day] for day in range(7)]


def _of_material(tag: str) -> dict[str, str]:
    """Return Material's words in a language: ``uk``, ``pt-BR``; nothing where it has none. Material is not imported for it."""
    found = find_spec("material")
    places = list(found.submodule_search_locations or ()) if found else []
    file = Path(places[0]) / "templates" / "partials" / "languages" / f"{tag}.html" if places else Path("none")
    if not re.fullmatch(r"[A-Za-z-]+", tag) or not file.is_file():
        return {}
    return {key: word.replace('\\"', '"') for key, word in _WORD.findall(file.read_text(encoding="utf-8"))}
