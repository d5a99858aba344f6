"""Described: what a page says of somebody in data for search engines (schema.org, as JSON-LD). Pure.

Readers meet it as the card beside a search's results, so a wrong number there is rung, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from localoffer.html.text_blocks import folded
from localoffer.html.tree import Node, value

DATA = "application/ld+json"
DETAILS = ("telephone", "email", "faxNumber")
"""Properties of schema.org that say how somebody is reached."""
LABELS = {"faxNumber": "fax"}
DEEP = 20
"""Data that is deeper than this is nobody's."""


def described(tree: Node) -> Iterator[str]:
    """Yield a line for each telephone number and email address in the data of a page: name and detail.

    What is not JSON, or has no name, is left out.
    """
    for script in tree.css("script"):
        if (value(script, "type") or "").strip().lower() == DATA:
            try:
                found = json.loads(script.text())
            except (ValueError, RecursionError):
                continue
            yield from _lines(found, "", 0)


def _lines(data: Any, name: str, depth: int) -> Iterator[str]:
    """Yield the lines of data below somebody's name: a contact point has its own number, and no name of its own."""
    if depth > DEEP:
        return
    if isinstance(data, list):
        for each in data:
            yield from _lines(each, name, depth + 1)
    elif isinstance(data, dict):
        own = data.get("name")
        name = folded(own) if isinstance(own, str) and own.strip() else name
        for key, each in data.items():
            for said in each if isinstance(each, list) else [each]:
                if key in DETAILS and isinstance(said, str) and name:
                    yield folded(f"{name}: {LABELS.get(key, '')} {said.removeprefix('mailto:').removeprefix('tel:')}")
            yield from _lines(each, name, depth + 1) if key not in DETAILS else ()
