"""Terms: where a text uses a word that the glossary explains. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from localoffer.facts.shapes import Site, Term


class Use(NamedTuple):
    """A place where a text uses a word of the glossary."""

    term: str
    """The id of the word."""
    start: int
    end: int


class Terms:
    """The words of the glossary in one language, in every form that pages write."""

    def __init__(self, glossary: Mapping[str, Mapping[str, Term]], tag: str, names: Iterable[str] = ()) -> None:
        """Take each word and its other forms; a sentence may begin with any of them. What is part of a name is no use."""
        self._ids: dict[str, str | None] = {}
        for id_, entry in glossary.items():
            if (term := entry.get(tag)) is not None:
                for form in (term.term, *term.forms):
                    self._ids.setdefault(form, id_)
                    self._ids.setdefault(form[:1].upper() + form[1:], id_)
        for name in names:
            self._ids.setdefault(name, None)
        longest_first = sorted(self._ids, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?![\w-])")

    def uses(self, text: str) -> Iterator[Use]:
        """Yield every use in a text, in order: of "mediation adviser" the whole, not "mediation"."""
        for match in self._pattern.finditer(text):
            if (id_ := self._ids[match[0]]) is not None:
                yield Use(id_, match.start(), match.end())


def terms_of(site: Site, tag: str) -> Terms:
    """Return the words of a site's glossary in one language. The names of the service, bodies and councils are left whole."""
    named = [site.settings.name, *(each.name for each in site.contacts.values()), *(each.name for each in site.councils.values())]
    return Terms(site.glossary, tag, [name for words in named for name in words.root.values()])
