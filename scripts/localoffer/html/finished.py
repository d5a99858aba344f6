"""Finished: what a finished page may hold, whoever wrote it: the last line, behind the allow-list and the templates' escaping.

Both lists name what our templates write and what the allow-list lets an editor write. What runs or loads is judged one by one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from localoffer.html import svg
from localoffer.html.tree import Node

ELEMENTS = svg.ELEMENTS | frozenset(
    """
    html head title meta link style script body header footer main nav section article aside address
    h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd blockquote figure figcaption pre hr div details summary
    table caption colgroup col thead tbody tfoot tr th td img picture source iframe
    a abbr b bdi bdo br cite code data dfn em i kbd mark q s samp small span strong sub sup time u var wbr
    form fieldset legend label input button select option optgroup textarea output progress
    """.split()  # noqa: SIM905  # a list to read
)
ATTRIBUTES = (svg.ATTRIBUTES - {"style"}) | frozenset(
    """
    abbr action align allow alt autocapitalize autocomplete charset checked cite class cols colspan content datetime dir disabled
    enterkeyhint focusable for headers height hidden high href hreflang http-equiv id inputmode label lang list loading low max
    maxlength method min minlength multiple name novalidate open optimum pattern placeholder property readonly rel required
    reversed role rows rowspan scope selected sizes span spellcheck src start step tabindex target title translate type value
    viewbox width xmlns
    """.split()  # noqa: SIM905
)
_OURS = re.compile(r"(?:data|aria)-[a-z-]+")
_DATA = "application/ld+json"
"""A script of this type is data, and runs nowhere."""
_LEADS = ("href", "src", "action", "cite")
_SCHEME = re.compile(r"[\x00-\x20]*(?!(?:https?|mailto|sms|tel):)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""An address of a scheme that no page of ours uses (WHATWG URL takes control signs and spaces away before it)."""


def stranger(element: Node, name: str, attributes: Mapping[str, str | None], scripts: Collection[str]) -> Iterator[str]:
    """Yield what of an element no template of ours would have written, in a page that has these scripts."""
    if name not in ELEMENTS and not element.is_comment_node:
        yield f"<{name}>"
    if name == "script" and attributes.get("type") != _DATA and (attributes.keys() or element.text() not in scripts):
        yield "<script>"
    if not attributes.keys() <= ATTRIBUTES:
        yield from (f"{key}=" for key in attributes if key not in ATTRIBUTES and not _OURS.fullmatch(key))
    for key in _LEADS:
        if key in attributes and _SCHEME.match(attributes[key] or ""):
            yield f'{key}="{attributes[key]}"'
