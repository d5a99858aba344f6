"""A page for each council in each locale: the service as its own families meet it, and how to carry the pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from localoffer.edition import COUNCILS, Book, base_of
from localoffer.facts.shapes import Council
from localoffer.languages.locales import Locale
from localoffer.pages.shortcodes import Scope

EMBED = "embed/"
"""Address of the page that gives the code of an embed."""


def address(book: Book, tag: str, council_id: str) -> str:
    """Return the address of a council's page below the site's."""
    return f"{book.prefix(tag)}{COUNCILS}{council_id}/"


def files(book: Book) -> Iterator[tuple[str, str]]:
    """Yield the list of councils and each council's page, once for each locale."""
    if not book.site.councils:
        return
    for tag, locale in book.locales.items():
        view = book.view_beside(locale, COUNCILS, "councils")
        view["councils"] = [(council, address(book, tag, id_)) for id_, council in book.site.councils.items()]
        yield f"{book.prefix(tag)}{COUNCILS}index.html", book.layout("councils", **view)
        for id_, council in book.site.councils.items():
            yield f"{address(book, tag, id_)}index.html", book.layout("council", **_view(book, locale, id_, council))


def _view(book: Book, locale: Locale, id_: str, council: Council) -> dict[str, Any]:
    scope = scope_of(book, locale, base_of(address(book, locale.tag, id_)))
    own = {name: book.site.contacts[name] for name in council.all_contacts if name in book.site.contacts}
    lead = book.site.service.contact if book.site.service else None
    service = lead if lead in book.site.contacts and lead not in own else None
    name = locale.localise(council.name)
    shown = {f"council:{id_}", "service:service", *(f"contact:{each}" for each in (*own, service) if each)}
    view = book.view_beside(locale, f"{COUNCILS}{id_}/", "councils", title=name.text, title_lang=name.locale)
    return view | {
        "description": locale.t("council.text", name=name.text),
        "this": book.page_beside(f"{COUNCILS}{id_}", locale.tag, shown),
        "council": council,
        "council_id": id_,
        "component": scope.component,
        "service": book.site.service,
        "helpline": (service, book.site.contacts[service]) if service else None,
        "contacts": own,
        "carry": base_of(address(book, locale.tag, id_)) + f"{EMBED}#{id_}",
    }


def scope_of(book: Book, locale: Locale, base: str, level: int = 1) -> Scope:
    """Return a scope in which components can be rendered for a page that no Markdown stands behind."""

    def link(page_id: str, anchor: str = "") -> str:
        page = book.pages.get((locale.tag, page_id))
        return base + (page.url if page else "") + (f"#{anchor}" if anchor else "")

    return Scope("", 1, book.site, locale, book.render, link, base=base, level=level)
