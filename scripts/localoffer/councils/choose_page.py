"""/embed/: the page where a council's web team chooses what to show and copies its code. In the default language."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from localoffer.councils.embed_codes import element, integrity, script_tag, snippet
from localoffer.councils.embeddables import Embeddable, Embeddables
from localoffer.edition import Edition
from localoffer.outputs.files import File, page_file
from localoffer.outputs.frame import for_editors, needs
from localoffer.outputs.json_files import json_file
from localoffer.pages.addresses import EMBED, embed_url
from localoffer.theme.council_contexts import CodeView, EmbedCodesContext, EmbedPageContext, OptionView

SYSTEMS = {"WordPress": "wordpress", "Drupal": "drupal", "Umbraco": "umbraco", "SharePoint": "sharepoint", "HTML": "html"}
"""Name of a content management system -> the string that says how to put an embed in."""
CODES = "embed/codes/"
"""Address of the lists of every code, one for each locale."""


def files(edition: Edition, shown: dict[str, Embeddables]) -> Iterator[File]:
    """Yield the page, and for each locale the list of its codes to read and to choose from."""
    context = _context(edition, shown[edition.default].pieces)
    yield page_file(edition, f"{EMBED}index.html", "embed-page", context, needs(edition, "chooser", shows_frame=True))
    for tag, (found, own) in shown.items():
        codes = tuple(CodeView(each.id, each.title, snippet(edition, tag, each)) for each in found)
        yield json_file(f"{CODES}{tag}/codes.json", {code.id: code.text for code in codes})
        yield json_file(f"{CODES}{tag}/councils.json", {id_: snippet(edition, tag, each) for id_, each in own.items()})
        url, council = f"{CODES}{tag}/", next(iter(edition.site.councils), "")
        listed = EmbedCodesContext(
            **for_editors(edition, url, "editors.embed", canonical=True),
            codes=codes,
            tag=tag,
            language=edition.locales[tag].settings.name,
            example=f"{edition.site.settings.address}{embed_url(tag, found[0].id)}#council={council}" if council else "",
        )
        yield page_file(edition, f"{url}index.html", "embed-codes", listed, needs(edition))


def _context(edition: Edition, found: tuple[Embeddable, ...]) -> EmbedPageContext:
    tag, address = edition.default, edition.site.settings.address
    first, locale, host = found[0], edition.locales[tag], "{0.scheme}://{0.netloc}".format(urlsplit(address))
    script, digest = integrity(edition)
    own = for_editors(edition, EMBED, "editors.embed", canonical=True)
    statement = edition.pages.get((tag, "accessibility"))
    councils = edition.site.councils.items()
    return EmbedPageContext(
        **own,
        pieces=tuple(OptionView(each.id, each.title) for each in found),
        councils=tuple(OptionView(id_, locale.localise(each.name).text) for id_, each in councils),
        locales=tuple(edition.locales.values()),
        codes=own["root_path"] + CODES,
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
