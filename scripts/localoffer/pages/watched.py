"""Watched: what one page asks of the others, noted, and what answers the same questions later (see theme/watched.py)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from localoffer.kept import Question, Watch, WatchedMapping
from localoffer.pages.addresses import Addresses, PageLinks
from localoffer.pages.sources import Face, Sources
from localoffer.theme import watched
from localoffer.theme.components import Components


@dataclass(frozen=True)
class WatchedSources:
    """The other pages, as they are asked for."""

    watch: Watch
    real: Sources

    def at(self, src: str) -> Face | None:
        """Return the page that a link means; None where there is none."""
        return next(iter(self._asked("page at", src)), None)

    def about(self, tag: str, service: str) -> list[Face]:
        """Return the pages about a service in reading order."""
        return self._asked("pages about", tag, service)

    def in_group(self, tag: str, group: str) -> list[Face]:
        """Return the pages of a navigation group in reading order."""
        return self._asked("pages in", tag, group)

    def has_picture(self, src: str) -> bool:
        """Tell whether there is a picture of that name below docs/."""
        self.watch.ask("picture", src)
        return self.real.has_picture(src)

    def _asked(self, *question: str) -> list[Face]:
        self.watch.ask(*question)
        return faces(self.real, *question)


def faces(real: Sources, kind: str, *rest: str) -> list[Face]:
    """Return what a question about pages finds."""
    if kind == "page at":
        return list(filter(None, [real.at(*rest)]))
    return real.about(*rest) if kind == "pages about" else real.in_group(*rest)


def watched_links(links: PageLinks, watch: Watch) -> PageLinks:
    """Return links that note which pages they lead to."""
    urls = WatchedMapping(watch, ("address",), links.addresses.urls)
    return replace(links, addresses=replace(links.addresses, urls=urls))


def watched_components(components: Components, links: PageLinks, watch: Watch) -> Components:
    """Return components that note what they are made of; ``links`` are those that they lead by."""
    return watched.watched_components(components, watch, watched_links(links, watch))


@dataclass(frozen=True)
class Answers(watched.Answers):
    """What answers every question of a page."""

    sources: Sources
    addresses: Addresses

    def __call__(self, question: Question) -> object:
        """Return the answer of today. Raises ``LookupError`` where there is none."""
        kind, *rest = question
        if kind == "address":
            return self.addresses.urls[rest[0], rest[1]]
        if kind == "picture":
            return self.sources.has_picture(*rest)
        if kind in {"page at", "pages about", "pages in"}:
            return faces(self.sources, kind, *rest)
        return super().__call__(question)
