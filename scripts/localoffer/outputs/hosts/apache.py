"""hosts/apache.conf: the settings of Apache 2.4, as the .htaccess of the site's folder or for its <Directory>.

https://httpd.apache.org/docs/2.4/
"""

from __future__ import annotations

import re

from localoffer.outputs.hosts.rules import ALWAYS, COMPRESSED, DENIED, HIDDEN, TEXTS, TYPE, TYPES, Rules, refuse, without

HEAD = """\
# Include this in the <Directory> of the site's folder, or put it there as .htaccess (with AllowOverride All).
# It needs mod_headers, and compresses with mod_deflate or mod_brotli.
"""
FILTERS = (("brotli", "BROTLI_COMPRESS"), ("deflate", "DEFLATE"))
"""Modules that compress and their filters, the better one first: the second leaves alone what the first has done."""
COMPRESSION = """\
<IfModule {module}>
AddOutputFilterByType {filter} {types}
</IfModule>"""
SAME = r'RequestHeader edit* If-None-Match "-(gzip|br)\"" "\""'
"""A compressed answer gets an ETag of its own here, by which Apache would not know it again."""


def apache(rules: Rules) -> str:
    """Return the settings; raises ValueError for what they cannot hold."""
    below, whole = rules.below, rules.headers()[""]
    lines = [
        HEAD.rstrip(),
        "Options -Indexes -MultiViews",
        "DirectoryIndex index.html index.json",
        "ServerSignature Off",
        *_missing(below, ""),
        *(f"AddType {type_} .{ending}" for ending, type_ in TYPES.items()),
        f"AddCharset utf-8 {' '.join(f'.{ending}' for ending, type_ in TYPES.items() if type_ in TEXTS)}",
        *(COMPRESSION.format(module=f"mod_{each}.c", filter=name, types=" ".join(COMPRESSED)) for each, name in FILTERS),
        SAME,
        *(f'RedirectMatch 404 "^{_pattern(below + place)}"' for place in DENIED),
        f'RedirectMatch 404 "^{_pattern(below.rstrip("/"))}(/.*)?{HIDDEN}"',
        *(f'RedirectMatch 301 "^{_pattern(below + old)}$" {quoted(below + new)}' for old, new in rules.moved.items()),
        *_headers({**ALWAYS, **without(whole, {})}),
    ]
    for place, own, around in rules.exceptions():
        lines += [_if(below + place), *_headers(without(own, around)), "</If>"]
    for folder in rules.missing[1:]:
        lines += [_if(below + folder), *_missing(below, folder), "</If>"]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Return a text as Apache reads it in quotation marks; a dollar sign could begin a variable."""
    escaped = refuse(text, "$", "Apache").replace("\\", r"\\").replace('"', '\\"')
    return f'"{escaped}"'


def _headers(headers: dict[str, str]) -> list[str]:
    found = []
    for name, value in headers.items():
        if name == TYPE:
            found += [f"ForceType {quoted(value)}"] if value else []
        elif value:
            found.append(f"Header always set {name} {quoted(_literal(value))}")
        else:
            found.append(f"Header always unset {name}")
    return found


def _literal(value: str) -> str:
    """Return a header's value as mod_headers reads it: there a percent sign and a backslash begin something else."""
    return value.replace("%", "%%").replace("\\", r"\\")


def _if(path: str) -> str:
    """Return what opens a part about a place. The parts hold one after the other, so a smaller place comes later."""
    return f'<If "%{{REQUEST_URI}} =~ m#^{_pattern(path)}{"" if path.endswith("/") else "$"}#">'


def _pattern(path: str) -> str:
    """Return a regular expression of just this path, for use in quotation marks and between number signs."""
    return re.escape(refuse(path, "$\"'#%\\", "Apache"))


def _missing(below: str, folder: str) -> list[str]:
    """Return what names the page for what is not there; with a space in it, its path would be taken for a text to show."""
    page = quoted(refuse(f"{below}{folder}404.html", " ", "Apache"))
    return [f"ErrorDocument {status} {page}" for status in (403, 404)]
