"""/embed/: the page where a council's web team chooses what to show and copies its code. In every language."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from localoffer.councils.embed_codes import element, integrity, script_tag, snippet
from localoffer.councils.embeddables import Embeddable, Embeddables
from localoffer.edition import Edition
from localoffer.facts.shapes import Council
from localoffer.outputs.files import File, page_file
from localoffer.outputs.frame import beside, frame, languages, needs, whole
from localoffer.outputs.json_files import json_file
from localoffer.pages.addresses import CHECK, EMBED, embed_url, root_path
from localoffer.theme.contexts import Anchor
from localoffer.theme.council_contexts import CodeView, EmbedCodesContext, EmbedPageContext, OptionView

SYSTEMS = {"WordPress": "wordpress", "Drupal": "drupal", "Umbraco": "umbraco", "SharePoint": "sharepoint", "HTML": "html"}
"""Name of a content management system -> the string that says how to put an embed in."""
CODES = "embed/codes/"
"""Address of the lists of every code, one for each locale."""


def files(edition: Edition, shown: dict[str, Embeddables]) -> Iterator[File]:
    """Yield for each locale the page, and the list of its codes to read and to choose from."""
    now = _of_today(edition)
    listed = [(each, f"{CODES}{each}/") for each in edition.locales]
    for tag, (found, areas) in shown.items():
        locale, page = edition.locales[tag], f"{edition.addresses.prefix(tag)}{EMBED}index.html"
        yield page_file(edition, page, "embed-page", _context(edition, tag, found), needs(edition, "chooser", shows_frame=True))
        codes = tuple(CodeView(each.id, each.title, each.title_locale, snippet(edition, tag, each)) for each in found)
        yield json_file(f"{CODES}{tag}/codes.json", {code.id: code.text for code in codes})
        own = {id_: each for id_, each in areas.items() if id_ in now}
        yield json_file(f"{CODES}{tag}/councils.json", {id_: snippet(edition, tag, each) for id_, each in own.items()})
        url, council = f"{CODES}{tag}/", next(iter(now), "")
        way = root_path(url)
        framed = {
            **beside(edition, tag, EMBED, "hosts.embed"),
            **frame(edition, tag, way),
            "title": f"{locale.t('hosts.embed.all')}: {locale.settings.name}",
            "canonical": edition.addresses.site + url,
            "alternates": whole(edition, [*listed, ("x-default", f"{CODES}{edition.default}/")]),
            "languages": languages(edition, listed, way),
            "trail": (Anchor(f"{way}{edition.addresses.prefix(tag)}{EMBED}", locale.t("hosts.embed.title"), tag),),
        }
        context = EmbedCodesContext(
            **framed,
            codes=codes,
            example=f"{edition.site.settings.address}{embed_url(tag, found[0].id)}#council={council}" if council else "",
        )
        yield page_file(edition, f"{url}index.html", "embed-codes", context, needs(edition))


def _of_today(edition: Edition) -> dict[str, Council]:
    """Return the councils that a code can be copied for: those that have not ended."""
    return {id_: each for id_, each in edition.site.councils.items() if not each.has_ended(edition.site.today)}


def _context(edition: Edition, tag: str, found: tuple[Embeddable, ...]) -> EmbedPageContext:
    address, locale = edition.site.settings.address, edition.locales[tag]
    first, host = found[0], "{0.scheme}://{0.netloc}".format(urlsplit(address))
    script, digest = integrity(edition)
    own = beside(edition, tag, EMBED, "hosts.embed")
    statement = next(iter(edition.in_role(tag, "accessibility")), None)
    councils = _of_today(edition).items()
    return EmbedPageContext(
        **own,
        pieces=tuple(OptionView(each.id, each.title, each.title_locale) for each in found),
        councils=tuple(OptionView(id_, *locale.localise(each.name)) for id_, each in councils),
        locales=tuple(each.settings for each in edition.locales.values()),
        codes=own["root_path"] + CODES,
        check=own["root_path"] + own["prefix"] + CHECK,
        first_code=snippet(edition, tag, first),
        script_tag=script_tag(edition),
        systems=SYSTEMS,
        policy=f"frame-src {host}; script-src {host}; connect-src {host}; style-src 'unsafe-inline'",
        element=element(edition, tag, first),
        fixed=f'<script type="module" src="{address}{script}"\n integrity="{digest}" crossorigin="anonymous"></script>\n',
        fragment=f"{address}fragments/{tag}/{first.id}.html",
        api=f"{address}api/v1/{tag}/pages/{first.id}.json",
        statement=own["root_path"] + statement.url if statement else "",
        chooser=edition.theme.assets.scripts["chooser"],
    )
