"""Allow-list: what an editor's page may hold: elements, their attributes with the values they may have, address schemes.

It walks the tree that is published, so what is judged is what goes out. All that is not named here is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from localoffer.html.tree import Node, elements

HARMLESS = frozenset({"abbr", "bdi", "br", "cite", "dfn", "em", "kbd", "small", "span", "strong", "sub", "sup", "time", "wbr"})
"""Elements that an editor may write as tags, with ``lang``, ``dir``, ``title`` and ``datetime``."""
_ANY = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f]*")
_ID = re.compile(r"[^\W_][\w-]*")
_NUMBER = re.compile(r"\d{1,9}")
_HARMLESS_ATTRIBUTES = {
    "lang": re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "title": _ANY,
    "datetime": re.compile(r"[\d:TZ+.-]*"),
}
_PLAIN = ("p", "ul", "li", "blockquote", "pre", "hr", "dl", "dt", "dd", "summary", "table", "thead", "tbody", "tr")
_OF_OUR_RULES: dict[str, dict[str, re.Pattern[str]]] = {
    **{name: {} for name in _PLAIN},
    **{f"h{level}": {"id": _ID} for level in range(1, 7)},
    **{name: {"align": re.compile(r"left|right|center")} for name in ("th", "td")},
    "a": {"href": re.compile(r"(?:https?:|mailto:|tel:|#|(?!//)[\w./-]+(?:#|$)).*", re.DOTALL), "title": _ANY},
    "img": {
        "src": re.compile(r"(?!.*//)[^:\\?#]+\.(?:png|jpe?g|gif|webp|avif|svg)", re.IGNORECASE | re.DOTALL),
        "alt": _ANY,
        "title": _ANY,
    },
    "ol": {"start": _NUMBER},
    "code": {"class": re.compile(r"language-[\w+#.-]+")},
    "details": {"open": re.compile("")},
    "div": {"class": re.compile(r"notice|letter"), "data-kind": re.compile(r"[a-z]+")},
    "embed-code": {"code": _ANY},
    "var": {"class": re.compile("long"), "data-question": _ANY},
}
_TITLES = {"p": {"class": re.compile("notice-title")}}


def refused(root: Node, marks: frozenset[str]) -> Iterator[tuple[Node, str]]:
    """Yield (element, what of it may not stand) for everything below ``root`` that the list does not name.

    ``marks`` are the attributes that our own rules have put there and take away again.
    """
    for element in elements(root):
        name = element.tag or ""
        if element.is_comment_node:
            yield element, "<!--"
        elif name not in HARMLESS and name not in _OF_OUR_RULES:
            yield element, f"<{name}>"
        else:
            allowed = _HARMLESS_ATTRIBUTES if name in HARMLESS else {**_OF_OUR_RULES[name], **_TITLES.get(name, {})}
            for key, held in element.attributes.items():
                if key not in marks and (key not in allowed or not allowed[key].fullmatch(held or "")):
                    yield element, f"{key}="
