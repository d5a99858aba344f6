"""A page for each council in each locale: the service as its own families meet it, and how to carry the pages; and their list."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from localoffer.edition import DatedPage, Edition
from localoffer.facts.references import national_help, source_line, with_gaps
from localoffer.facts.shapes import Council, Site, Step
from localoffer.facts.succession import answering, area_of
from localoffer.facts.values import add_span
from localoffer.outputs.a_z import letter, sort_key
from localoffer.outputs.files import File, Making, page_file
from localoffer.outputs.frame import beside, link_to, needs, stamp_view
from localoffer.outputs.markdown import of_facts
from localoffer.pages.addresses import COUNCILS, EMBED, embed_url
from localoffer.theme.contexts import Anchor
from localoffer.theme.council_contexts import CopyView, CouncilContext, CouncilLink, CouncilsContext

NEXT = ("help", "deadlines", "local_offer", "glossary")
"""Roles of the pages that a council's families may read next."""


def files(edition: Edition) -> Iterator[File | Making]:
    """Yield the list of councils and each council's page, once for each locale."""
    if not edition.site.councils:
        return
    for tag in edition.locales:
        own = edition.addresses.prefix(tag)
        yield page_file(edition, f"{own}{COUNCILS}index.html", "councils", _list(edition, tag), needs(edition, "councils"))
        yield from (partial(_with_markdown, edition, tag, id_) for id_ in edition.site.councils)


def _with_markdown(edition: Edition, tag: str, id_: str) -> list[File]:
    made, page, context = one(edition, tag, id_)
    return [made, of_facts(edition, tag, context.title, page, made)] if context.markdown else [made]


def one(edition: Edition, tag: str, id_: str) -> tuple[File, DatedPage, CouncilContext]:
    """Return a council's page, with its day and what it was made from."""
    page = _page(edition, tag, id_)
    context = _context(edition, tag, id_, edition.site.councils[id_], page)
    return page_file(edition, f"{page.url}index.html", "council", context, needs(edition)), page, context


def _list(edition: Edition, tag: str) -> CouncilsContext:
    own = beside(edition, tag, COUNCILS, "councils")
    way = own["root_path"]
    below = edition.components_from(tag, way, level=3)
    named = sorted((_link(edition, tag, way, id_) for id_ in edition.site.councils), key=lambda each: sort_key(each.name.text))
    pages = {role: link_to(page, way) for role in ("help", "people") for page in edition.in_role(tag, role)}
    return CouncilsContext(
        **own,
        letters=tuple((first, tuple(group)) for first, group in groupby(named, key=lambda each: letter(each.name.text))),
        letter_page=pages.get("help"),
        help_page=pages.get("people"),
        national_help=tuple(below.component("contact", id=id_, contact=one) for id_, one in national_help(edition.site).items()),
        embed_href=f"{way}{own['prefix']}{EMBED}" if edition.site.settings.embeds else "",
        filter=edition.theme.assets.scripts["councils"],
    )


def _link(edition: Edition, tag: str, way: str, id_: str) -> CouncilLink:
    site, council = edition.site, edition.site.councils[id_]
    is_part_of_it = council.short_name.text.casefold() in council.name.text.casefold()
    also = (*(() if is_part_of_it else (council.short_name,)), *council.former_names)
    now = tuple(site.councils[each].name for each in answering(site, id_)) if council.has_ended(site.today) else None
    names = (edition.locales[tag].localise(each).text for each in (council.name, council.short_name, *council.former_names))
    return CouncilLink(way + edition.addresses.council(tag, id_), council.name, also, now, " ".join(names))


def _steps(site: Site) -> list[Step]:
    """Return what families do before the meeting."""
    return [each for each in site.steps if each.phase in site.settings.phases[:1]]


def _page(edition: Edition, tag: str, id_: str) -> DatedPage:
    """Return a council's page with its day: that of the newest fact it shows."""
    steps = _steps(edition.site)
    of_steps = {"steps:steps", *(f"deadline:{limit}" for each in steps for limit in each.deadlines)} if steps else set()
    own = {f"service:{edition.site.own_service}"} if edition.site.service is not None else set()
    keys = area_of(edition.site, id_).keys | {f"council:{id_}"} | own | of_steps
    return edition.beside(f"{COUNCILS}{id_}", tag, edition.addresses.council(tag, id_), keys)


def _context(edition: Edition, tag: str, id_: str, council: Council, page: DatedPage) -> CouncilContext:
    locale, url, site = edition.locales[tag], f"{COUNCILS}{id_}/", edition.site
    own, area = beside(edition, tag, url, "councils"), area_of(site, id_)
    way, name, embeds = own["root_path"], locale.localise(council.name), site.settings.embeds
    leaflet = next(iter(edition.leaflets(tag)), None)
    given = {
        "title": name.text,
        "description": locale.said(site.settings.own_words.council, "council.text", name=name.text).text,
        "trail": (Anchor(f"{way}{own['prefix']}{COUNCILS}", locale.t("councils.title"), tag),),
        # By its title alone the menu leads to the site's own: links of the same words lead to one page (WCAG 2.4.9).
        "leaflet": leaflet and Anchor(f"{leaflet.id}/", f"{leaflet.short_title}: {name.text}", leaflet.text_locale),
        "oembed": f"{site.settings.address}{embed_url(tag, f'councils/{id_}')}oembed" if embeds else "",
        "latest": None,
    }
    below = edition.components_from(tag, way, level=2)
    contacts = area.all_contacts.items()
    return CouncilContext(
        **own | given,
        markdown=tag == edition.default,  # the same facts in each language: machines are led to this one (llms.txt)
        edit=edition.edit_url(source_line(site, f"council:{id_}")[0]),
        title_lang=name.locale,
        succession=edition.components_from(tag, way).succession(id_),
        service=site.service,
        area=area,
        cards={each: below.component("contact", id=each, contact=one) for each, one in contacts},
        hrefs={each: way + edition.addresses.council(tag, each) for each in area.councils if each != id_},
        gaps=with_gaps(*area.facts),
        steps=_steps(site),
        next_pages=[each.face for each in edition.in_role(tag, *NEXT)],
        carry=f"{way}{own['prefix']}{EMBED}#{next(iter(area.councils))}" if embeds and area.councils else "",
        copies=_copies(edition, tag, id_),
        stamped=stamp_view(edition, page, locale),
    )


def _copies(edition: Edition, tag: str, id_: str) -> tuple[CopyView, ...]:
    """Return what was found on a council's own pages, where the site says so and it is not too long ago."""
    site, held = edition.site, edition.site.settings.copies_shown_for
    seen = [each for each in site.copies_seen if each.council == id_ and held and add_span(each.seen_on, held) >= site.today]
    return tuple(CopyView(each.where, edition.locales[tag].day(each.seen_on), each.wrong, each.to_check) for each in seen)
