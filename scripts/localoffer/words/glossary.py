"""Terms: where a text uses a word that the glossary explains. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from localoffer.facts.shapes import Site


class Use(NamedTuple):
    """A place where a text uses a word of the glossary."""

    term: str
    """The id of the word."""
    start: int
    end: int


class Terms:
    """The words of the glossary in one language, in every form that pages write."""

    def __init__(self, forms: Mapping[str, Iterable[str]], names: Iterable[str] = ()) -> None:
        """Take each word in all its forms; a sentence may begin with any of them. What is part of a name is no use."""
        self._ids: dict[str, str | None] = {}
        for id_, written in forms.items():
            for form in written:
                self._ids.setdefault(form, id_)
                self._ids.setdefault(form[:1].upper() + form[1:], id_)
        for name in names:
            self._ids.setdefault(name, None)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._ids, key=len, reverse=True)
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})(?![\w-])")

    @property
    def written(self) -> Mapping[str, str | None]:
        """Each form that is looked for -> the id of its word; None for a name."""
        return self._ids

    def uses(self, text: str) -> Iterator[Use]:
        """Yield every use in a text, in order: of "home adviser" the whole, not "home"."""
        for match in self._pattern.finditer(text):
            if (id_ := self._ids[match[0]]) is not None:
                yield Use(id_, match.start(), match.end())


def terms_of(site: Site) -> Terms:
    """Return the words of a site's glossary in its default language; names are left whole."""
    named = [site.settings.name, *(each.name for each in site.contacts.values()), *(each.name for each in site.councils.values())]
    return Terms({id_: (term.term.text, *term.forms) for id_, term in site.glossary.items()}, [words.text for words in named])
