"""Navigation: one tree of page ids, seen from one page. Computed once; a page shows only its own branch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from localoffer.facts.references import source_line
from localoffer.facts.services import service_page_ids
from localoffer.facts.shapes import NavigationGroup, Site
from localoffer.facts.yaml_file import Loc
from localoffer.issues import Issue, did_you_mean
from localoffer.languages.locales import HOME

WHOLE = 60
"""Of a tree with so many pages or fewer, every page shows the whole; of a larger one, its own branch."""


@dataclass(frozen=True)
class MenuItem:
    """A line of the navigation as one page sees it."""

    id: str
    """Page id, or the id of a group."""
    is_group: bool
    first: str
    """Page that it leads to."""
    open: bool
    """The reader is here, or inside."""
    children: tuple[MenuItem, ...] = ()


class Navigation:
    """The tree, with what every page needs looked up beforehand."""

    def __init__(self, groups: Sequence[NavigationGroup]) -> None:
        """Walk the tree once."""
        self._groups = tuple(groups)
        self._trail: dict[str, tuple[NavigationGroup, ...]] = {}
        order = [HOME]
        for page_id, trail, _ in _walk(self._groups):
            self._trail.setdefault(page_id, trail)
            order.append(page_id)
        self._order = order
        self._position = {page_id: index for index, page_id in reversed(list(enumerate(order)))}

    @property
    def order(self) -> list[str]:
        """Every page id in reading order, the home page first."""
        return self._order

    def neighbours(self, page_id: str) -> tuple[str | None, str | None]:
        """Return the pages before and after this one in reading order."""
        at = self._position.get(page_id)
        if at is None:
            return None, None
        before = self._order[at - 1] if at > 0 else None
        return before, self._order[at + 1] if at + 1 < len(self._order) else None

    def trail(self, page_id: str) -> list[str]:
        """Return the ids of the groups around a page, the outermost first."""
        return [group.id for group in self._trail.get(page_id, ())]

    def seen_from(self, page_id: str) -> tuple[MenuItem, ...]:
        """Return the top groups; the branch of this page is open.

        Of a small tree everything is in them. Of a large one, what is closed leads to its first page and shows no more, so
        no page's menu grows with the site.
        """
        trail, whole = self._trail.get(page_id, ()), len(self._order) <= WHOLE
        return tuple(_entry(group, page_id, trail, whole) for group in self._groups)


def _walk(
    groups: Sequence[NavigationGroup], trail: tuple[NavigationGroup, ...] = (), loc: Loc = ()
) -> Iterator[tuple[str, tuple[NavigationGroup, ...], Loc]]:
    """Yield (page id, groups around it, place in the file) in reading order."""
    for index, group in enumerate(groups):
        base = (*loc, index) if not trail else loc
        for number, item in enumerate(group.pages):
            where = (*base, "pages", number)
            if isinstance(item, str):
                yield item, (*trail, group), where
            else:
                yield from _walk([item], (*trail, group), where)


def _first(group: NavigationGroup) -> str:
    item = group.pages[0]
    return item if isinstance(item, str) else _first(item)


def _entry(item: str | NavigationGroup, page_id: str, trail: tuple[NavigationGroup, ...], whole: bool) -> MenuItem:
    if isinstance(item, str):
        return MenuItem(item, False, item, item == page_id)
    is_open = any(group is item for group in trail)
    shown = item.pages if whole or is_open else ()
    children = tuple(_entry(child, page_id, trail, whole) for child in shown)
    return MenuItem(item.id, True, _first(item), is_open, children)


def check(site: Site, page_ids: Mapping[str, str]) -> Iterator[Issue]:
    """Compare the tree with the pages of the default locale (id -> path): each stands in it once."""
    listed, made = {HOME}, set(service_page_ids(site))
    for page_id, _, loc in _walk(site.navigation):
        path, line = source_line(site, "navigation:navigation", *loc)
        if page_id not in {*page_ids, *made}:
            hint = did_you_mean(page_id, page_ids)
            yield Issue(path, line, "unknown-page", f'There is no page "{page_id}".', hint)
        elif page_id in listed:
            yield Issue(path, line, "page-listed-twice", f'The page "{page_id}" is listed twice.', "Keep one.")
        listed.add(page_id)
    for page_id, path in page_ids.items():
        if page_id not in listed and page_id not in made:
            hint = "Put it into content/navigation.yml."
            yield Issue(path, 1, "page-not-in-navigation", f'Nothing leads to the page "{page_id}".', hint)
