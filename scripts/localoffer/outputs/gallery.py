"""The gallery: every example of every component, for designers and for the tests. In drafts only: its facts are made up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import yaml
from pydantic import TypeAdapter

from localoffer.edition import Edition
from localoffer.facts.shapes import Fact, Group, LocaleSettings, OwnWords, Site
from localoffer.facts.values import Context, Words
from localoffer.html.tree import Html, body, inner
from localoffer.languages.locales import HOME, Locale, direction
from localoffer.languages.phrasebook import unnamed
from localoffer.outputs.files import File, page_file
from localoffer.outputs.frame import for_editors, needs
from localoffer.pages import markdown
from localoffer.pages.addresses import PageLinks, root_path
from localoffer.pages.markdown.reading import Scope
from localoffer.theme.components import Components
from localoffer.theme.contexts import Framed
from localoffer.theme.gallery_context import ExampleView, GalleryContext, PairView, TokenView
from localoffer.theme.palette import SCHEMES, Pair, Palette, pairs

GALLERY = "gallery/"
MADE_UP = {"deadline_groups": [Group(id="made-up", title=Words("of a made-up kind"))], "own_words": OwnWords()}
"""What a site says in the examples."""


class _Links(PageLinks):
    """Links of examples: their facts are made up, and so are the pages that they name."""

    def __call__(self, page_id: str, anchor: str = "") -> str:
        """Return the way to the start, whatever the page."""
        return super().__call__(HOME)


class _WithHtml(yaml.SafeLoader):
    """Reads examples: ``!html`` stands before what a template may write as it is."""


_WithHtml.add_constructor("!html", lambda loader, node: inner(body(str(node.value))))


def files(edition: Edition) -> Iterator[File]:
    """Yield the one gallery page, where this is a draft and there are examples."""
    if not edition.has_gallery:
        return
    own = for_editors(edition, GALLERY, "editors.gallery")
    shown = [(name, tuple(_examples(edition, own, name, file))) for name, file in _example_files(edition)]
    if shown:
        palette, script = edition.theme.assets.palette, edition.theme.assets.scripts["tools"]
        own |= {"schemes": SCHEMES, "tokens": _tokens(palette), "pairs": _pairs(palette)}
        context = GalleryContext(**own, gallery=tuple(shown), tool_script=script)
        yield page_file(edition, f"{GALLERY}index.html", "gallery", context, needs(edition, "tools", loads_script=True))


def _tokens(palette: Palette) -> list[TokenView]:
    """Return every colour, in the order of tokens.css."""
    return [TokenView(name, [palette[scheme][name] for scheme in SCHEMES]) for name in palette[SCHEMES[0]]]


def _pairs(palette: Palette) -> list[PairView]:
    """Return every pair of colours that must stand out from each other, with its contrast in each scheme."""
    found: dict[tuple[str, str, float], list[Pair]] = {}
    for pair in pairs(palette):
        found.setdefault((pair.over, pair.ground, pair.least), []).append(pair)
    return [PairView(*key, ratios) for key, ratios in found.items()]


def _example_files(edition: Edition) -> list[tuple[str, Path]]:
    """Return (name, file of its examples) of every component and every part of a page that has some."""
    folder = edition.theme.folder
    components = [(file.parent.name, file) for file in folder.glob("components/*/examples.yml")]
    return sorted([*components, *((file.stem, file) for file in folder.glob("partials/*.yml"))])


def _examples(edition: Edition, own: dict[str, Any], name: str, file: Path) -> Iterator[ExampleView]:
    for entry in yaml.load(file.read_text(encoding="utf-8"), Loader=_WithHtml):  # noqa: S506  # a safe loader
        tag = entry.get("locale", edition.default)
        locale = replace(edition.locales.get(tag) or _foreign(edition, tag), phrases=unnamed(entry.get("words", {})))
        site = _with(edition.site, entry.get("facts", {}))
        links = _Links(edition.addresses, edition.default, root_path(GALLERY))
        components = Components(edition.theme.environment, edition.theme.parameters, site, locale, links, links.root_path, 3)
        if "markdown" in entry:
            html = _from_markdown(edition, components, entry)
        elif file.parent.name == "partials":
            values = Framed(**own | {"locale": locale, "components": components, "site": site}).values() | entry["values"]
            html = edition.theme.partial(name, values)
        else:
            html = components.component(name, **entry.get("values", {}))
        yield ExampleView(entry["title"], html, tag, direction(tag))


def _foreign(edition: Edition, tag: str) -> Locale:
    return Locale(LocaleSettings(tag=tag, name=tag), edition.locales[edition.default])


def _from_markdown(edition: Edition, components: Components, entry: dict[str, Any]) -> Html:
    scope = Scope(
        site=components.site,
        locale=components.locale,
        page_locale=edition.default,
        components=components,
        sources=edition.sources,
        src=f"{edition.default}/gallery.md",
        url=GALLERY,
        title=entry["title"],
        layout=entry.get("layout", "page"),
        level=3,
    )
    read = markdown.read(entry["markdown"], entry["title"], 1, scope)
    if read.reading.issues:
        raise ValueError(f"{entry['title']}: {read.reading.issues}")
    return inner(read.root)


def _is_of_facts(hint: Any) -> bool:
    """Tell whether a field of a site holds facts by id, or one after the other."""
    inner_most = get_args(hint)[-1 if get_origin(hint) is dict else 0] if get_args(hint) else None
    return get_origin(hint) in (dict, tuple) and isinstance(inner_most, type) and issubclass(inner_most, Fact)


def _with(site: Site, facts: dict[str, Any]) -> Site:
    """Return a site that has these facts alone, each read as in content/: an example shows the same on every site."""
    hints = get_type_hints(Site)
    context = Context(today=site.today, email_domains=frozenset({"example.org"}))
    changed: dict[str, Any] = {name: get_origin(hints[name])() for name in Site.model_fields if _is_of_facts(hints[name])}
    changed |= {"questions": None, "settings": site.settings.model_copy(update=MADE_UP)}
    for name, value in facts.items():
        given = tuple(value) if get_origin(hints[name]) is tuple else value
        changed[name] = TypeAdapter(hints[name]).validate_python(given, context=context)
    kinds = {"glossary": "term", "last_days": "last-days"}
    declared = {kinds.get(name, name.removesuffix("s")): frozenset(of) for name, of in facts.items() if isinstance(of, dict)}
    return site.model_copy(update={**changed, "declared_ids": declared})
