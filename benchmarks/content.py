"""Content: the made pages that every builder is measured on: services of four pages in five languages, always the same.

A page has some 600 words of a made-up vocabulary, as large and as uneven as a real one: five sections, a list, a table, questions
with their answers, links to other pages, a telephone number and a time limit. How a builder wants a question, a link and a fact
written is its ``Dialect``.
"""

from __future__ import annotations

import posixpath
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

LOCALES = {"en": "English", "pl": "Polski", "ro": "Română", "lt": "Lietuvių", "ar": "العربية"}
PARTS = ("about", "how-it-works", "costs", "questions")
GROUP = 10
"""The most entries of a menu."""
VERSIONS = 3
SECTIONS = 5
PHONE, LIMIT = "020 7946 0018", "2 months"

_SIGNS = {
    "en": ("bdfghlmnprstw", "aeiou"),
    "pl": ("bcdłgjkmnprsśtwzż", "aąeęioóuy"),
    "ro": ("bcdfglmnprsștțv", "aăâeiîou"),
    "lt": ("bdgjklmnprsštvzž", "aąeėęiuų"),
    "ar": ("بتجحدرزسشصطعفقكلمنهو", "اوي"),
}


@dataclass(frozen=True)
class Dialect:
    """How a builder writes what Markdown has no common way for."""

    link: Callable[[str, str, str, str], str]
    """(language, page it stands on, page it leads to, section) -> address, as it wants it; a page as ``service-1/costs``."""
    section: Callable[[str], str] = lambda name: f" {{#{name}}}"
    """The name of a section -> what stands behind its heading."""
    details: Callable[[str, str], str] = lambda title, text: f"<details>\n<summary>{title}</summary>\n\n{text}\n\n</details>"
    """(question, answer) -> something that opens."""
    phone: str = PHONE
    limit: str = LIMIT


@cache
def ids(size: int) -> tuple[str, ...]:
    """Return the pages of one language, the home page first, where a site has ``size`` pages in all its languages."""
    services = (f"service-{number // len(PARTS)}/{PARTS[number % len(PARTS)]}" for number in range(size // len(LOCALES) - 1))
    return ("index", *services)


def pages(size: int) -> Iterator[tuple[str, str]]:
    """Yield (language, page) of every page of a site."""
    return ((tag, page) for tag in LOCALES for page in ids(size))


@cache
def _vocabulary(tag: str) -> tuple[list[str], list[float]]:
    """Return 3,000 words of a language with how often each comes, summed: the second half as often as the first (Zipf's law)."""
    chance = random.Random(tag)
    syllables = [consonant + vowel for consonant in _SIGNS[tag][0] for vowel in _SIGNS[tag][1]]
    words = sorted({"".join(chance.choices(syllables, k=chance.choice((1, 2, 2, 3)))) for _ in range(8000)})
    chance.shuffle(words)
    return words[:3000], list(accumulate(1 / rank for rank in range(1, 3001)))


class Words:
    """The words of one page in one language."""

    def __init__(self, tag: str, page: str, version: int = VERSIONS - 1) -> None:
        """Begin a page; a later version of it has other words at its beginning, and the same below."""
        self._vocabulary, self._weights = _vocabulary(tag)
        self._chance = random.Random(f"{tag} {page}")
        self.first = f"{random.Random(f'{tag} {page} {version}').choice(self._vocabulary).capitalize()}. {self.sentence(8)}"

    def some(self, number: int) -> str:
        """Return so many words."""
        return " ".join(self._chance.choices(self._vocabulary, cum_weights=self._weights, k=number))

    def sentence(self, number: int) -> str:
        """Return a sentence of so many words."""
        return self.some(number).capitalize() + "."

    def paragraph(self, sentences: int) -> str:
        """Return sentences of 7 to 12 words."""
        return " ".join(self.sentence(self._chance.randint(7, 12)) for _ in range(sentences))


def title(tag: str, page: str) -> str:
    """Return the title of a page."""
    number = "".join(filter(str.isdigit, page)) or "0"
    return f"{random.Random(f'{tag} {page}').choice(_vocabulary(tag)[0]).capitalize()} {number}"


def description(tag: str, page: str) -> str:
    """Return what a page says of itself in one sentence."""
    return Words(tag, f"{page} description").sentence(11)


def body(tag: str, page: str, size: int, dialect: Dialect, version: int = VERSIONS - 1) -> str:
    """Return a page's Markdown below its title."""
    words, leads = Words(tag, page, version), random.Random(page)
    names = ids(size)
    parts = [f"{words.first} {words.paragraph(3)}"]

    def link(section: int) -> str:
        to = leads.choice(names)
        return f"[{words.some(3).capitalize()}]({dialect.link(tag, page, to, f'part-{section}')})."

    for section in range(1, SECTIONS + 1):
        parts.append(f"## {words.some(4).capitalize()}{dialect.section(f'part-{section}')}")
        parts.append(words.paragraph(4))
        if section == 1:
            parts.append("\n".join(f"- {words.sentence(8)}" for _ in range(5)))
            parts.append(f"{words.sentence(6)} **{dialect.phone}**: {words.some(4)}. {words.sentence(4)} {dialect.limit}.")
        elif section == 2:
            rows = [" | ".join(words.some(3).capitalize() for _ in range(3)) for _ in range(6)]
            parts.append("\n".join(f"| {row} |" for row in [rows[0], "--- | --- | ---", *rows[1:]]))
        elif section == 3:
            parts += [dialect.details(f"{words.some(6).capitalize()}?", words.paragraph(2)) for _ in range(2)]
        elif page.endswith("questions"):
            for number in range(3):
                parts.append(f"### {words.some(6).capitalize()}?{dialect.section(f'question-{section}-{number}')}")
                parts.append(words.paragraph(2))
        else:
            parts.append(words.paragraph(4))
        parts.append(f"{words.sentence(7)} {link(section)} {words.sentence(5)} {link(section)}")
    return "\n\n".join(parts) + "\n"


@dataclass(frozen=True)
class Group:
    """A part of the navigation."""

    id: str
    title: str
    items: tuple[Group | str, ...]
    """Groups, or the pages of a service."""


def navigation(size: int) -> tuple[Group, ...]:
    """Return the pages of one language but home: a group for each service, in groups of at most ten, so that no menu grows."""
    names = ids(size)[1:]
    starts = range(0, len(names), len(PARTS))
    groups = tuple(Group(f"service-{at}", f"Service {at}", names[each : each + len(PARTS)]) for at, each in enumerate(starts))
    level = 0
    while len(groups) > GROUP:
        level += 1
        starts = range(0, len(groups), GROUP)
        groups = tuple(
            Group(f"group-{level}-{at}", f"Group {level}, {at}", groups[each : each + GROUP]) for at, each in enumerate(starts)
        )
    return groups


def by_file(_tag: str, page: str, to: str, section: str) -> str:
    """Return a link as a path to the other page's file."""
    return f"{posixpath.relpath(to, posixpath.dirname(page) or '.')}.md#{section}"
