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
_INDENTS = ((2, 4, 2), (2, 2, 0))
"""(mapping, sequence, offset): the two ways in which people indent lists."""


_LIKE_A_NUMBER = re.compile(r"[-+.\d][\d_.:eE+-]*")
"""A hash such as 40777751 or 8047e603, or a time such as 09:30, which YAML would read as a number."""


def with_front_matter(text: str, values: Mapping[str, Any], keys: Collection[str]) -> str:
    """Return a page's text with ``keys`` of its front matter taken out, and ``values`` written at its end."""
    front, body, _ = split_front_matter(text)
    kept = without_keys(front or "", keys)
    return f"---\n{kept}{dumped(dict(values)) if values else ''}---\n{body}"


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
    lines[first:last] = [changed("".join(lines[first:last]), lambda value: change(value[key]))]
    return "".join(lines)


def with_key(text: str, key: str, inner: str, value: Any) -> str:
    """Return YAML text with ``inner: value`` in the mapping of a key, which is put at the end where it is not there."""
    if any(name == key for name, *_ in _places(text)):
        return with_changed(text, key, lambda mapping: mapping.__setitem__(inner, value))
    return text.rstrip("\n") + "\n" + dumped({key: {inner: value}})


def changed(block: str, change: Callable[[Any], None]) -> str:
    """Return YAML text after ``change`` has changed its value, in the way its writer indents lists."""
    writer = next((each for each in map(_writer, _INDENTS) if _written(each, each.load(block)) == block), _writer(_INDENTS[0]))
    value = writer.load(block)
    change(value)
    return _written(writer, value)


def with_keys_after(text: str, loc: Loc, after: str, values: Mapping[str, Any]) -> str:
    """Return YAML text with these keys in the mapping at ``loc``, below its key ``after``, in place of any of their names.

    Every other line stays byte for byte. Only a mapping in braces, or one that begins with such a key, is written anew.
    """
    place = _at(_writer(_INDENTS[0]).load(text), loc)
    lines = text.splitlines(keepends=True)
    old = [place.lc.key(key) for key in values if key in place]
    if place.fa.flow_style() or any(lines[line][:column].strip() for line, column in old):
        return changed(text, lambda value: _put_after(_at(value, loc), after, values))
    row, column = place.lc.key(after)
    indented = [" " * column + line for line in dumped(values).splitlines(keepends=True)]
    lines[row] = lines[row].removesuffix("\n") + "\n"
    lines.insert(row + 1, "".join(indented))
    for first, _ in sorted(old, reverse=True):
        start = first + (first > row)
        end = start + 1
        while end < len(lines) and lines[end].startswith(" " * (column + 1)):
            end += 1
        del lines[start:end]
    return "".join(lines)


def _at(value: Any, loc: Loc) -> Any:
    for step in loc:
        value = value[step]
    return value


def _put_after(place: CommentedMap, after: str, values: Mapping[str, Any]) -> None:
    for key, new in values.items():
        if key in place:
            place[key] = new
        else:
            place.insert(list(place).index(after) + 1, key, new)
        after = key


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


def _writer(indents: tuple[int, int, int]) -> YAML:
    writer = YAML()
    writer.preserve_quotes = True
    writer.allow_unicode = True
    writer.width = WIDTH
    writer.representer.ignore_aliases = lambda _: True  # an editor reads a value where it stands
    writer.indent(mapping=indents[0], sequence=indents[1], offset=indents[2])
    return writer


def _written(writer: YAML, value: Any) -> str:
    stream = StringIO()
    writer.dump(value, stream)
    return stream.getvalue()


def dumped(values: Mapping[str, Any]) -> str:
    """Write plain values: lists in one line, or as many as they need, and every hash so that it stays a text."""
    return _written(_writer(_INDENTS[0]), CommentedMap({key: prepared(value) for key, value in values.items()}))


def prepared(value: Any) -> Any:
    """Return a plain value as it is laid out: a list in one line, one of facts with a line for each that holds no other facts."""
    if isinstance(value, dict):
        return CommentedMap({key: prepared(part) for key, part in value.items()})
    if isinstance(value, list):
        items = CommentedSeq(map(prepared, value))
        if any(isinstance(each, dict) for each in value):
            for each in items:
                if isinstance(each, CommentedMap) and not any(map(_has_maps, each.values())):
                    each.fa.set_flow_style()
        else:
            items.fa.set_flow_style()
        return items
    return quoted(value) if isinstance(value, str) and _LIKE_A_NUMBER.fullmatch(value) else value


def _has_maps(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(each, dict) for each in value))
