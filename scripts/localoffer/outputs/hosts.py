"""What a host must be told: headers for Netlify and Cloudflare (_headers, _redirects), nginx and Apache, and robots.txt.

Each page already carries its own policy in a meta element. Two things a meta element cannot say, so they are
said here: who may frame a page, and who may fetch a file from another site. The policy is computed from the
pages as they were built, so that a header never forbids what a page needs. Where two policies hold, both must
allow (CSP Level 3, 5.1), so a header leaves out what only the page can say briefly: the hash of its stylesheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from localoffer.edition import Edition
from localoffer.outputs.files import File, text_file
from localoffer.outputs.frame import needs
from localoffer.theme.policy import Needs, joined

OPEN = ("api", "oruk", "fragments", "embed/v1", "cards")
"""Folders that another site's scripts may read (Fetch, CORS)."""
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
EMBED = r"embed/(?!codes/|v1/|index\.html).+"
"""An embed, in the way a server looks for the file: not the page to copy from, nor its lists, nor the scripts."""


def files(edition: Edition, urls: Iterable[str]) -> Iterator[File]:
    """Yield every file for a host; ``urls`` are all addresses that are published."""
    pages, embeds = policies(edition)
    below = urlsplit(edition.site.settings.address).path
    framed = [*edition.locales, *edition.site.councils]
    folders = sorted(url.removesuffix("/index.json") for url in urls if url.startswith("oruk/") and url.endswith("/index.json"))
    yield text_file("_headers", headers(embeds, below, framed))
    yield text_file("_redirects", "".join(f"{below}{way} {below}{way}/index.json 200\n" for way in folders))
    yield text_file("hosts/nginx.conf", nginx(pages, embeds, below))
    yield text_file("hosts/apache.conf", apache(pages, embeds, below))
    yield text_file(".nojekyll", "")


def policies(edition: Edition) -> tuple[str, str]:
    """Return the policy of the site's pages and that of its embeds: the union of what their templates need."""
    pages = [needs(edition), needs(edition, loads_script=True), Needs(), needs(edition, "check")]
    pages += [needs(edition, "chooser", shows_frame=True)] if edition.site.settings.embeds else []
    embeds = [Needs((edition.theme.assets.scripts["embed/child"],))]
    return joined(pages) + "; frame-ancestors 'self'", joined(embeds) + "; frame-ancestors *"


def headers(embeds: str, below: str, framed: Iterable[str]) -> str:
    """Return a _headers file; ``framed`` are the folders of embeds. A host joins the headers of all rules that match."""
    always = "".join(f"  {name}: {value}\n" for name, value in ALWAYS.items())
    rules = [f"{below}*\n{always}"]
    rules += [f"{below}embed/{folder}/*\n  Content-Security-Policy: {embeds}\n" for folder in framed]
    rules += [f"{below}{folder}/*\n  Access-Control-Allow-Origin: *\n" for folder in OPEN]
    rules.append(f"{below}embed/v1/embed.*.js\n  Cache-Control: public, max-age=31536000, immutable\n")
    comment = (
        "# A page's policy stands in the page. It is not repeated for all pages here: joined with that of an embed,\n"
        "# it would forbid the frame. nginx and Apache can tell them apart: see hosts/.\n"
    )
    return comment + "\n".join(rules)


def nginx(pages: str, embeds: str, below: str = "/") -> str:
    """Return an nginx snippet. An add_header in a location drops the others, so each location repeats them all."""
    always = "".join(f'  add_header {name} "{value}" always;\n' for name, value in ALWAYS.items())
    parts = [
        "# Include this inside server { }.",
        "index index.html index.json;",
        "error_page 404 /404.html;".replace("/4", f"{below}4"),
    ]
    parts.append(f'location {below} {{\n{always}  add_header Content-Security-Policy "{pages}" always;\n}}')
    parts.append(f'location ~ ^{below}{EMBED} {{\n{always}  add_header Content-Security-Policy "{embeds}" always;\n}}')
    opened = "|".join(OPEN)
    shared = "  add_header Access-Control-Allow-Origin * always;\n"
    parts.append(f"location ~ ^{below}cards/.+\\.vcf$ {{\n  types {{ }}\n  default_type text/vcard;\n{always}{shared}}}")
    parts.append(f"location ~ ^{below}({opened})/ {{\n{always}{shared}}}")
    return "\n".join(parts) + "\n"


def apache(pages: str, embeds: str, below: str = "/") -> str:
    """Return an Apache snippet (mod_headers), for the server's configuration or an .htaccess of the site's folder."""
    always = "".join(f'Header always set {name} "{value}"\n' for name, value in ALWAYS.items())
    lines = ["DirectoryIndex index.html index.json", f"ErrorDocument 404 {below}404.html", "AddType text/vcard .vcf"]
    lines.append(always.rstrip())
    is_embed = f"%{{REQUEST_URI}} =~ m#^{below}{EMBED}#"
    lines.append(f'Header always set Content-Security-Policy "{pages}" "expr=!({is_embed})"')
    lines.append(f'Header always set Content-Security-Policy "{embeds}" "expr={is_embed}"')
    lines.append(f'Header always set Access-Control-Allow-Origin "*" "expr=%{{REQUEST_URI}} =~ m#^{below}({"|".join(OPEN)})/#"')
    return "\n".join(lines) + "\n"
