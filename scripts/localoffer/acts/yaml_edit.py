"""YAML that the program writes into files of people: one key at a time, through a round trip that keeps comments and order.

What stands under the other keys is not even read as values, so it stays byte for byte as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from localoffer.facts.front_matter import split_front_matter
from localoffer.facts.yaml_file import Loc

WIDTH = 120
"""The longest line of what is written anew."""
ENDLESS = 1 << 16
"""The same beside lines that people left longer."""
_INDENTS = ((2, 4, 2), (2, 2, 0))
"""(mapping, sequence, offset): the two ways in which people indent lists."""


_LIKE_A_NUMBER = re.compile(r"[-+.\d][\d_.eE+-]*")
"""A hash such as 40777751 or 8047e603, which YAML would read as a number."""


def with_front_matter(text: str, values: Mapping[str, Any], keys: Collection[str]) -> str:
    """Return a page's text with ``keys`` of its front matter taken out, and ``values`` written at its end."""
    front, body, _ = split_front_matter(text)
    kept = without_keys(front or "", keys)
    return f"---\n{kept}{_dumped(dict(values)) if values else ''}---\n{body}"


def without_keys(text: str, keys: Collection[str]) -> str:
    """Return YAML text without some of its keys; every other line stays as it is."""
    lines = text.splitlines(keepends=True)
    for key, first, last in reversed(_places(text)):
        if key in keys:
            del lines[first:last]
    return "".join(lines)


def with_changed(text: str, key: str, change: Callable[[Any], None]) -> str:
    """Return YAML text after ``change`` has changed the value of one key in its place."""
    lines = text.splitlines(keepends=True)
    first, last = next((first, last) for name, first, last in _places(text) if name == key)
    block = "".join(lines[first:last])
    writers = [_writer(indents, width) for indents in _INDENTS for width in (WIDTH, ENDLESS)]
    writer = next((each for each in writers if _written(each, each.load(block)) == block), writers[0])
    value = writer.load(block)
    change(value[key])
    lines[first:last] = [_written(writer, value)]
    return "".join(lines)


def with_keys_after(text: str, loc: Loc, after: str, values: Mapping[str, Any]) -> str:
    """Return YAML text with these keys in the mapping at ``loc``, behind its key ``after``, in place of any of their names."""
    if not loc:
        kept = without_keys(text, values)
        lines = kept.splitlines(keepends=True)
        at = next(last for key, _, last in _places(kept) if key == after)
        return "".join([*lines[:at], _dumped(values), *lines[at:]])

    def change(value: Any) -> None:
        for step in loc[1:]:
            value = value[step]
        at = after
        for key, new in values.items():
            if key in value:
                value[key] = new
            else:
                value.insert(list(value).index(at) + 1, key, new)
                _pass_space(value, at, key)
            at = key

    return with_changed(text, str(loc[0]), change)


def _pass_space(value: CommentedMap, old: str, new: str) -> None:
    """Let empty lines and comments below one key stand below the one that comes behind it; a comment beside it stays."""
    token = (value.ca.items.get(old) or [None] * 3)[2]
    if token is not None and token.value.startswith("\n"):
        value.ca.items[new] = value.ca.items.pop(old)


def quoted(text: str) -> str:
    """Return a text that is written in double quotes."""
    return str.__new__(DoubleQuotedScalarString, text)


def _places(text: str) -> list[tuple[str, int, int]]:
    """Return (key, first line, line after the last) of each key of a file; a comment above a key belongs to it."""
    value = _writer(_INDENTS[0]).load(text)
    if not isinstance(value, CommentedMap):
        return []
    lines = text.splitlines()
    starts = [value.lc.key(key)[0] for key in value]
    found = []
    for key, start, end in zip(value, starts, [*starts[1:], len(lines)], strict=True):
        last = end
        while last > start + 1 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
            last -= 1
        found.append((str(key), start, last))
    return found


def _writer(indents: tuple[int, int, int], width: int = WIDTH) -> YAML:
    writer = YAML()
    writer.preserve_quotes = True
    writer.allow_unicode = True
    writer.width = width
    writer.indent(mapping=indents[0], sequence=indents[1], offset=indents[2])
    return writer


def _written(writer: YAML, value: Any) -> str:
    stream = StringIO()
    writer.dump(value, stream)
    return stream.getvalue()


def _dumped(values: Mapping[str, Any]) -> str:
    """Write plain values: lists in one line, or as many as they need, and every hash so that it stays a text."""
    return _written(_writer(_INDENTS[0]), CommentedMap({key: _prepared(value) for key, value in values.items()}))


def _prepared(value: Any) -> Any:
    if isinstance(value, dict):
        return CommentedMap({key: _prepared(part) for key, part in value.items()})
    if isinstance(value, list):
        items = CommentedSeq(map(_prepared, value))
        items.fa.set_flow_style()
        return items
    return quoted(value) if isinstance(value, str) and _LIKE_A_NUMBER.fullmatch(value) else value
