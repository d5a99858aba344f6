"""/api/v1/: the same words and facts as data, for each locale, as files. Fields are only ever added."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from localoffer.edition import DatedPage, Edition
from localoffer.facts.shapes import Checked, Council
from localoffer.facts.succession import answering
from localoffer.facts.values import Words, telephone_uri
from localoffer.html.relocate import relocate
from localoffer.html.text_blocks import digest
from localoffer.html.tree import body, inner
from localoffer.kept import Watch
from localoffer.languages.locales import Locale, direction
from localoffer.outputs.api_shapes import (
    SHAPES,
    ContactText,
    CouncilText,
    DeadlineText,
    Index,
    LanguageIndex,
    Opening,
    PageStamp,
    PageText,
    Provenance,
    Start,
    TestimonialText,
    Text,
    TextBlock,
    Value,
    Way,
)
from localoffer.outputs.files import File, Making, kept_text, text_file
from localoffer.outputs.json_files import as_text, json_file, schema_file
from localoffer.pages.addresses import embed_url

API = "api/v1/"


def files(edition: Edition) -> Iterator[File | Making]:
    """Yield every file of the interface, their schemas, and the OpenAPI document that describes them."""
    for kind, shape in (SHAPES | {"start": Start}).items():
        yield schema_file(f"{API}{kind}", shape)
    for tag, locale in edition.locales.items():
        yield from _locale(edition, tag, locale)
    yield json_file(f"{API}openapi.json", openapi(edition))
    start = Start(
        openapi="openapi.json", languages=[LanguageIndex(lang=tag, index=f"{tag}/index.json") for tag in edition.locales]
    )
    yield _file(f"{API}index.json", "start", start)


def _locale(edition: Edition, tag: str, locale: Locale) -> Iterator[File | Making]:
    pages = [page_stamp(edition, page) for page in edition.in_order(tag)]
    for stamp, page in zip(pages, edition.in_order(tag), strict=True):
        yield partial(_page, edition, tag, page, stamp)
    lists: dict[str, list[Any]] = {
        "stamps": pages,
        "contacts": [_contact(locale, id_, each) for id_, each in sorted(edition.site.contacts.items())],
        "deadlines": [_deadline(locale, id_, each) for id_, each in edition.site.deadlines.items()],
        "testimonials": [
            _testimonial(locale, id_, each)
            for id_, each in edition.site.testimonials.items()
            if each.may_be_shown(edition.site.today)
        ],
        "councils": [_council(edition, locale, id_, each) for id_, each in sorted(edition.site.councils.items())],
    }
    for name, values in lists.items():
        yield _file(f"{API}{tag}/{name}.json", f"../{name}", SHAPES[name](**{name: values}))
    index = Index(lang=tag, pages=[f"pages/{page.id}.json" for page in pages], lists=[f"{name}.json" for name in lists])
    yield _file(f"{API}{tag}/index.json", "../index", index)


def _file(url: str, schema: str, value: Value) -> File:
    return text_file(url, _text(schema, value))


def _text(schema: str, value: Value) -> str:
    return as_text({"$schema": f"{schema}.schema.json", **value.model_dump(mode="json")})


def page_stamp(edition: Edition, page: DatedPage) -> PageStamp:
    """Return how fresh a page is, as data."""
    stamp = page.stamp
    return PageStamp(
        id=page.id, title=page.title, lang=page.text_locale, url=edition.site.settings.address + page.url,
        updated=stamp.updated if not stamp.draft else None, reviewed=stamp.reviewed, review_due=stamp.due,
        hash=digest("".join(each.hash for each in page.text_blocks)),
    )  # fmt: skip


def _page(edition: Edition, tag: str, page: DatedPage, stamp: PageStamp) -> list[File]:
    """Return a page as data."""
    settings, locale = edition.site.settings, edition.locales[tag]
    about = {
        "dir": direction(page.text_locale),
        "description": page.description,
        "embed": settings.address + embed_url(page.locale, page.id) if settings.embeds else None,
        "licence": settings.licence.address if settings.licence else None,
        "attribution": f"{locale.t('embed.from', name=locale.localise(settings.name).text)}. {settings.address}{page.url}",
    }

    def make(_: Watch) -> str:
        tree = body(page.html)
        relocate(tree, page.url, settings.address, 2)
        blocks = [TextBlock(hash=each.hash, text=each.text) for each in page.text_blocks]
        words = {"html": inner(tree), "text": "\n".join(each.text for each in blocks), "blocks": blocks}
        return _text("../" * (page.id.count("/") + 2) + "page", PageText(**dict(stamp), **about, **words))

    given = [stamp, about, page.html, page.url, settings.address]  # the hash of the stamp is that of the blocks
    return [kept_text(edition, f"{API}{tag}/pages/{page.id}.json", given, make)]


def _said(locale: Locale, words: Words) -> Text:
    said = locale.localise(words)
    return Text(text=said.text, lang=said.locale)


def _provenance(fact: Checked) -> Provenance:
    check = fact.check
    return Provenance(certainty=str(fact.certainty), recorded_on=fact.recorded_on, checked_on=check.on, check=str(check.state))


def _contact(locale: Locale, id_: str, contact: Any) -> ContactText:
    ways = [("phone", each.number, telephone_uri(each.number), each) for each in contact.phones]
    ways += [("email", each.address, f"mailto:{each.address}", each) for each in contact.emails]
    ways += [("web", each.address, each.address, each) for each in contact.web]
    if contact.post is not None:
        ways.append(("post", ", ".join([*contact.post.lines, contact.post.postcode]), None, contact.post))  # type: ignore[arg-type]
    return ContactText(
        id=id_,
        name=_said(locale, contact.name),
        role=_said(locale, contact.role),
        ways=[Way(kind=kind, text=text, uri=uri, provenance=_provenance(fact)) for kind, text, uri, fact in ways],
        hours=[Opening(days=each.days, opens=each.opens, closes=each.closes) for each in contact.hours],
        gaps=[_said(locale, gap) for gap in contact.gaps],
    )


def _deadline(locale: Locale, id_: str, limit: Any) -> DeadlineText:
    words = locale.limit(limit)
    return DeadlineText(
        id=id_, words=Text(text=words.text, lang=words.locale), amount=limit.amount,
        unit=str(limit.unit) if limit.unit else None, who=_said(locale, limit.who), what=_said(locale, limit.what),
        counted_from=_said(locale, limit.counted_from), authority=limit.authority, provenance=_provenance(limit),
    )  # fmt: skip


def _testimonial(locale: Locale, id_: str, said: Any) -> TestimonialText:
    words, by = _said(locale, said.words), _said(locale, said.said_by)
    return TestimonialText(id=id_, words=words, said_by=by, year=said.year, expires_on=said.expires_on)


def _council(edition: Edition, locale: Locale, id_: str, council: Council) -> CouncilText:
    """Return a council; of one that has ended, what a reader of its page would be shown: its successor's."""
    now = [edition.site.councils[each] for each in answering(edition.site, id_)]
    only = now[0] if len(now) == 1 else None
    return CouncilText(
        id=id_, name=_said(locale, council.name), local_offer=(only or council).local_offer.address,
        url=edition.site.settings.address + edition.addresses.council(locale.tag, id_),
        sendiass=only and only.sendiass, send_team=only and only.send_team,
        contacts=list(dict.fromkeys(name for each in now for name in each.all_contacts)),
        gaps=[_said(locale, gap) for each in now for gap in each.gaps],
        former_names=[_said(locale, name) for name in council.former_names], until=council.until,
        succeeded_by=council.succeeded_by, answered_by=list(answering(edition.site, id_)),
    )  # fmt: skip


def openapi(edition: Edition) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document: a path for each kind of file."""
    tag = {"name": "lang", "in": "path", "required": True, "schema": {"enum": list(edition.locales)}}
    page = {"name": "page", "in": "path", "required": True, "schema": {"enum": edition.navigation.order}}
    paths: dict[str, Any] = {}
    for kind, shape in SHAPES.items():
        way = f"/{{lang}}/{'pages/{page}' if kind == 'page' else kind}.json"
        content = {"application/json": {"schema": {"$ref": f"{kind}.schema.json"}}}
        operation = {"operationId": kind, "summary": (shape.__doc__ or "").strip()}
        answer = {"200": {"description": "The newest published.", "content": content}}
        paths[way] = {"get": {**operation, "parameters": [tag, page] if kind == "page" else [tag], "responses": answer}}
    settings = edition.site.settings
    info: dict[str, Any] = {"title": settings.name.text, "version": "1"}
    if settings.licence is not None:
        info["license"] = {"name": settings.licence.name, "url": settings.licence.address}
    return {
        "openapi": "3.1.0",
        "info": info,
        "servers": [{"url": settings.address + API.rstrip("/")}],
        "paths": paths,
    }
