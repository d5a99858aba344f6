"""What a host must be told: _headers and _redirects for Netlify and Cloudflare, and the settings of nginx and Apache.

Each page already carries its own policy in a meta element. Two things a meta element cannot say, so they are
said here: who may frame a page, and who may fetch a file from another site. The policy is computed from the
pages as they were built, so that a header never forbids what a page needs. Where two policies hold, both must
allow (CSP Level 3, 5.1), so a header leaves out what only the page can say briefly: the hash of its stylesheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from localoffer.edition import Edition
from localoffer.outputs.files import File, text_file
from localoffer.outputs.frame import needs
from localoffer.outputs.hosts.apache import apache
from localoffer.outputs.hosts.nginx import nginx
from localoffer.outputs.hosts.rules import ATOM, FOREVER, JSON_FEED, WEEK, Area, Rules
from localoffer.outputs.hosts.static import headers, redirects
from localoffer.outputs.pages import moved
from localoffer.pages.addresses import CHANGES
from localoffer.theme.policy import DATA, Needs, joined

SCRIPTS = "embed/v1/"
DATA_FOLDERS = ("api/", "oruk/", "fragments/", "cards/", SCRIPTS)
"""What other websites' programs read."""
NEVER_CHANGES = re.compile(SCRIPTS + r"embed\.[0-9a-f]{12}\.js")


def files(edition: Edition, urls: Iterable[str]) -> Iterator[File]:
    """Yield every file for a host; ``urls`` are all addresses that are published."""
    told = rules(edition, list(urls))
    yield text_file("_headers", headers(told))
    yield text_file("_redirects", redirects(told))
    yield text_file("hosts/nginx.conf", nginx(told))
    yield text_file("hosts/apache.conf", apache(told))
    yield text_file(".nojekyll", "")


def rules(edition: Edition, urls: list[str]) -> Rules:
    """Return how every address of the site is answered."""
    pages, embeds = policies(edition)
    prefixes = [edition.addresses.prefix(tag) for tag in edition.locales]
    folders = {url.partition("/")[0] + "/" for url in urls if "/" in url and url.endswith(".html")}
    pages_at = [*sorted(folders - {"embed/", *DATA_FOLDERS}), "index.html", "404.html", "embed/index.html", "embed/codes/"]
    return Rules(
        below=urlsplit(edition.site.settings.address).path,
        areas=(
            Area(("", *pages_at), pages),
            Area(tuple(f"{prefix}{CHANGES}feed.xml" for prefix in prefixes), pages, shared=True, type=ATOM),
            Area(tuple(f"{prefix}{CHANGES}feed.json" for prefix in prefixes), pages, shared=True, type=JSON_FEED),
            # An embed that a sandbox shows is another site to our own server, and asks for its font from there.
            Area(("assets/fonts/",), pages, shared=True, cache=WEEK),
            Area(("embed/",), embeds),
            Area(DATA_FOLDERS, DATA, shared=True),
            Area(tuple(filter(NEVER_CHANGES.fullmatch, urls)), DATA, shared=True, cache=FOREVER),
        ),
        moved={old: page.url for old, page in moved(edition)},
        indexes=tuple(sorted(url.removesuffix("index.json") for url in urls if re.fullmatch(r"(oruk|api)/.*index\.json", url))),
        missing=tuple(sorted(prefixes)),
    )


def policies(edition: Edition) -> tuple[str, str]:
    """Return the policy of the site's pages and that of its embeds: the union of what their templates need."""
    pages = [needs(edition), needs(edition, loads_script=True), Needs(), needs(edition, "check"), needs(edition, "councils")]
    pages += [needs(edition, "chooser", shows_frame=True)] if edition.site.settings.embeds else []
    embeds = [Needs((edition.theme.assets.scripts["embed/child"],))]
    return joined(pages) + "; frame-ancestors 'self'", joined(embeds) + "; frame-ancestors *"
