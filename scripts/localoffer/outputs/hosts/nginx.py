"""hosts/nginx.conf: the settings of nginx, to include in a ``server { }``.

https://nginx.org/en/docs/
"""

from __future__ import annotations

from localoffer.outputs.hosts.rules import (
    ALWAYS,
    CACHE,
    COMPRESSED,
    DENIED,
    HIDDEN,
    ORIGIN,
    POLICY,
    TEXTS,
    TYPE,
    TYPES,
    Rules,
    refuse,
    without,
)

VARIABLES = {POLICY: "$localoffer_policy", CACHE: "$localoffer_cache", ORIGIN: "$localoffer_origin"}
"""An ``add_header`` in a location drops those around it. So each is written once, and a location says only what is in it."""
HEAD = """\
# Include this in server { }, in the place of a "location {below}" of your own. The files of the site stand in the folder
# that your root and the path of the site's address lead to.
"""


def nginx(rules: Rules) -> str:
    """Return the settings; raises ValueError for what they cannot hold."""
    below, whole = rules.below, rules.headers()[""]
    always = [f"add_header {name} {quoted(value)} always;" for name, value in ALWAYS.items()]
    # One without a value is not sent.
    always += [f"add_header {name} {variable} always;" for name, variable in VARIABLES.items()]
    first, *languages = rules.missing
    inside = [
        "index index.html index.json;",
        _missing(below, first),
        "absolute_redirect off;",
        "server_tokens off;",
        "autoindex off;",
        "default_type application/octet-stream;",
        "types {",
        *(f"  {type_} {ending};" for ending, type_ in TYPES.items()),
        "}",
        "charset utf-8;",
        f"charset_types {_besides_html(TEXTS)};",
        "gzip on;",
        "gzip_vary on;",
        "gzip_proxied any;",
        f"gzip_types {_besides_html(COMPRESSED)};",
        *([] if below == "/" else always),
        *(f"location {quoted(below + place)} {{ return 404; }}" for place in DENIED),
        f'location ~ "{HIDDEN}" {{ return 404; }}',
        *(f"location = {quoted(below + old)} {{ return 301 {quoted(below + new)}; }}" for old, new in rules.moved.items()),
        *(_place(below + place, without(own, whole)) for place, own, _ in rules.exceptions()),
        *(f"location {quoted(below + folder)} {{ {_missing(below, folder)} }}" for folder in languages),
    ]
    lines = [
        HEAD.replace("{below}", below).rstrip(),
        *_set(whole),
        # At the root of a server, the server's own headers (Strict-Transport-Security) are sent too.
        *(always if below == "/" else []),
        f"location ^~ {quoted(below)} {{",
        *(f"  {line}" for line in inside),
        "}",
    ]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Return a text as nginx reads it in quotation marks. There is no way to write a dollar sign: it begins a variable."""
    escaped = refuse(text, "$", "nginx").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _place(path: str, headers: dict[str, str]) -> str:
    """Return a location. What is set in a larger one does not hold in it, so all that it has of its own is said."""
    said = _set(headers)
    if headers.get(TYPE):
        said += ["types { }", f"default_type {quoted(headers[TYPE])};"]
    return f"location {'' if path.endswith('/') else '= '}{quoted(path)} {{ {' '.join(said)} }}"


def _set(headers: dict[str, str]) -> list[str]:
    return [f"set {VARIABLES[name]} {quoted(value)};" for name, value in headers.items() if name in VARIABLES]


def _missing(below: str, folder: str) -> str:
    return f"error_page 403 404 {quoted(f'{below}{folder}404.html')};"


def _besides_html(types: tuple[str, ...]) -> str:
    """Return a list of types; nginx takes HTML for granted, and warns where it is named."""
    return " ".join(each for each in types if each != "text/html")
