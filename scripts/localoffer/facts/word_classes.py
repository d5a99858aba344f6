"""Word classes: words that mean the same in every phrase, named once: ``<must> … apply``. Pure.

The classes stand in content/said-elsewhere.yml, and are written out before anything else reads a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from localoffer.facts.yaml_file import Loc, SourceMap
from localoffer.issues import Issue, did_you_mean

PHRASED = ("said-elsewhere.yml", "known-values.yml")
"""The files of phrases; the first holds the classes."""
_NAME = re.compile(r"<([^<>\s]*)>")
_JOINED = re.compile(r"(?:[\w']+ <[^<>\s]*>|<[^<>\s]*> [\w']+)")
"""A class with a word before or behind it, which would be beside one of its words alone: ``up to <council>``."""
_OPEN = re.compile(r"<[\w-]+|[\w-]+>")
"""What is left of a class with one of its signs."""


def classes_of(value: Any) -> dict[str, str]:
    """Return name -> words; a class may name those above it. What is no word is told by the shape of the file."""
    given = value.get("classes") if isinstance(value, dict) else None
    found: dict[str, str] = {}
    for name, words in given.items() if isinstance(given, dict) else ():
        if isinstance(words, str):
            found[str(name)] = _NAME.sub(lambda inner: found.get(inner[1], inner[0]), words)
    return found


def names_in(value: Any) -> list[str]:
    """Return the names of the classes that phrases are written with, each once."""
    if isinstance(value, str):
        return list(dict.fromkeys(_NAME.findall(value)))
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return list(dict.fromkeys(name for part in parts for name in names_in(part)))


def with_classes(value: Any, classes: Mapping[str, str], lines: SourceMap, loc: Loc = ()) -> tuple[Any, list[Issue]]:
    """Return phrases with the words of each class in its place, and an issue for each class that is none or stands with words."""
    if isinstance(value, str):
        unknown = dict.fromkeys(name for name in _NAME.findall(value) if name not in classes)
        issues = [
            Issue(
                lines.path, lines.line(loc), "unknown-class", f'There is no class of words "{name}".', did_you_mean(name, classes)
            )
            for name in unknown
        ]
        issues += [
            Issue(
                lines.path,
                lines.line(loc),
                "class-joined",
                f'"{each}": only one word of the class would stand there. Part them by "…".',
            )
            for each in _JOINED.findall(value)
        ]
        issues += [
            Issue(
                lines.path,
                lines.line(loc),
                "class-not-closed",
                f'"{each}" begins a class of words and does not end it, or ends one that does not begin.',
                f'Did you mean "<{name}>"?' if (name := each.strip("<>")) in classes else did_you_mean(name, classes),
            )
            for each in _OPEN.findall(_NAME.sub(" ", value))
        ]
        return _NAME.sub(lambda name: classes.get(name[1], name[0]), value), issues
    if not isinstance(value, dict | list):
        return value, []
    entries = list(value.items() if isinstance(value, dict) else enumerate(value))
    found = {key: with_classes(each, classes, lines, (*loc, key)) for key, each in entries}
    issues = [issue for _, told in found.values() for issue in told]
    filled = {key: each for key, (each, _) in found.items()}
    return (filled if isinstance(value, dict) else list(filled.values())), issues
