"""What a host must be told: headers for Netlify and Cloudflare (_headers, _redirects), nginx and Apache, and robots.txt.

Each page already carries its own policy in a meta element. Two things a meta element cannot say, so they are
said here: who may frame a page, and who may fetch a file from another site. The policy is computed from the
pages as they were built, so that a header never forbids what a page needs. Where two policies hold, both must
allow (CSP Level 3, 5.1), so a header leaves out what only the page can say briefly: the hash of its stylesheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from localoffer.edition import Book
from localoffer.outputs.gallery import GALLERY

OPEN = ("api", "oruk", "fragments", "embed/v1", "cards")
"""Folders that another site's scripts may read (Fetch, CORS)."""
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
LEFT_TO_THE_PAGE = {"default-src", "style-src"}
"""A stylesheet is cut to fit its page. The hashes of all of them would add 6 kB to each answer, and some hosts take 2 kB."""
EMBED = r"embed/(?!codes/|v1/|index\.html).+"
"""An embed, in the way a server looks for the file: not the page to copy from, nor its lists, nor the scripts."""
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def robots(book: Book) -> str:
    """Return robots.txt (RFC 9309). Embeds say noindex themselves, which only works where a robot may read them."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {book.site.settings.address}sitemap.xml\n"


def policies(site_dir: Path) -> tuple[str, str]:
    """Return the policy of the site's pages and that of its embeds: the union of what each page says it needs."""
    pages: list[str] = []
    embeds: list[str] = []
    for file in sorted(site_dir.rglob("*.html")):
        name = file.relative_to(site_dir).as_posix()
        if name.startswith(GALLERY):
            continue  # only in drafts, and on no host
        if (match := _META.search(file.read_text("utf-8")[:20_000])) is not None:
            (embeds if re.match(EMBED, name) else pages).append(match[1])
    return union(pages) + "; frame-ancestors 'self'", union(embeds) + "; frame-ancestors *"


def union(policies: Iterable[str]) -> str:
    """Return one policy that allows what any of them allows, and says nothing of what is left to the page."""
    found: dict[str, list[str]] = {}
    for policy in policies:
        for part in policy.split("; "):
            name, *values = part.split()
            if name in LEFT_TO_THE_PAGE:
                continue
            have = found.setdefault(name, [])
            have.extend(value for value in values if value not in have)
    for name, values in found.items():
        if len(values) > 1 and "'none'" in values:
            found[name] = [value for value in values if value != "'none'"]
    return "; ".join(" ".join([name, *values]) for name, values in found.items())


def files(book: Book, site_dir: Path) -> Iterator[tuple[str, str]]:
    """Yield every file for a host, from the built site."""
    pages, embeds = policies(site_dir)
    below = urlsplit(book.site.settings.address).path
    framed = [*book.locales, *book.site.councils]
    yield "_headers", headers(embeds, below, framed)
    yield "_redirects", "".join(f"{below}{way} {below}{way}/index.json 200\n" for way in _folders(site_dir))
    yield "hosts/nginx.conf", nginx(pages, embeds, below)
    yield "hosts/apache.conf", apache(pages, embeds, below)
    yield ".nojekyll", ""


def _folders(site_dir: Path) -> list[str]:
    """Return the addresses of Open Referral UK that a host without index.json must be told of."""
    return [file.parent.relative_to(site_dir).as_posix() for file in sorted((site_dir / "oruk").rglob("index.json"))]


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
