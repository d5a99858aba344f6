"""A page for each council in each locale: the service as its own families meet it, and how to carry the pages."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.edition import Edition
from localoffer.facts.references import contacts_of, with_gaps
from localoffer.facts.shapes import Council
from localoffer.outputs.files import File, page_file
from localoffer.outputs.frame import beside, needs, stamp_view
from localoffer.pages.addresses import COUNCILS, EMBED, embed_url
from localoffer.theme.components import as_html
from localoffer.theme.council_contexts import CouncilContext, CouncilsContext

NEXT = ("letter", "time-limits", "local-offer", "words")
"""Pages that a council's families may read next, where a site has them."""


def files(edition: Edition) -> Iterator[File]:
    """Yield the list of councils and each council's page, once for each locale."""
    if not edition.site.councils:
        return
    for tag, locale in edition.locales.items():
        own = beside(edition, tag, COUNCILS, "councils")
        way = own["root_path"]
        listed = tuple(
            (way + edition.addresses.council(tag, id_), as_html(locale.localise(council.name), tag))
            for id_, council in edition.site.councils.items()
        )
        embed_href = way + EMBED if edition.site.settings.embeds else ""
        context = CouncilsContext(**own, councils=listed, embed_href=embed_href)
        yield page_file(edition, f"{own['prefix']}{COUNCILS}index.html", "councils", context, needs(edition))
        for id_, council in edition.site.councils.items():
            made = _context(edition, tag, id_, council)
            yield page_file(edition, f"{edition.addresses.council(tag, id_)}index.html", "council", made, needs(edition))


def _context(edition: Edition, tag: str, id_: str, council: Council) -> CouncilContext:
    locale, url = edition.locales[tag], f"{COUNCILS}{id_}/"
    own = beside(edition, tag, url, "councils")
    way, contacts, service = own["root_path"], contacts_of(edition.site, council), edition.site.service
    lead = service.contact if service and service.contact in edition.site.contacts and service.contact not in contacts else None
    name = locale.localise(council.name)
    shown = {f"council:{id_}", "service:service", *(f"contact:{each}" for each in (*contacts, lead) if each)}
    steps = [each for each in edition.site.steps if each.phase == "before"]
    shown |= {"steps:steps", *(f"deadline:{limit}" for each in steps for limit in each.deadlines)} if steps else set()
    page = edition.beside(f"{COUNCILS}{id_}", tag, edition.addresses.council(tag, id_), frozenset(shown))
    given = {"title": name.text, "description": locale.t("council.text", name=name.text)}
    if edition.site.settings.embeds:
        given["oembed"] = f"{edition.site.settings.address}{embed_url(tag, f'councils/{id_}')}oembed"
    return CouncilContext(
        **own | given,
        title_lang=name.locale,
        council=council,
        service=service,
        helpline=(lead, edition.site.contacts[lead]) if lead else None,
        contacts=contacts,
        gaps=with_gaps(council, *([edition.site.contacts[lead]] if lead else []), *contacts.values()),
        steps=steps,
        next_pages=[edition.pages[tag, each] for each in NEXT if (tag, each) in edition.pages],
        carry=f"{way}{EMBED}#{id_}" if edition.site.settings.embeds else "",
        stamped=stamp_view(edition, page, locale),
    )
