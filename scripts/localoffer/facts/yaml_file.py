"""Reading one YAML file strictly, with the line of every key and value.

YAML 1.2 core scalars and dates only, so that ``no`` stays a language tag, ``17:00`` a time of day
and ``01482`` a dialling code. Aliases are refused: a fact is written out where it is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from localoffer.facts import letters
from localoffer.issues import Issue, spelt_out

Loc = tuple[str | int, ...]
LONGEST = 1_000_000
"""Bytes of a file that are read: ten times what the facts of a service have in another language."""


LONGEST_TEXT = 10_000
"""Signs of one text of a fact, as of one paragraph of a page."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the C one is optional
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  # PyYAML's own name


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789"),
    ("float", r"^[-+]?(?:0|[1-9][0-9]*)\.[0-9]+$", "-+0123456789"),
    ("null", r"^(?:~|null|Null|NULL|)$", "~nN\0"),
    ("timestamp", r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first) + [""] * (_tag == "null"))


_AS_THEY_STAND = frozenset({"tag:yaml.org,2002:str", "tag:yaml.org,2002:null"})
"""Tags of scalars that any text may have."""


_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
"""Control signs, and what turns the order of words about: a name that holds one is read otherwise than it is written."""


@dataclass(frozen=True)
class SourceMap:
    """Where each key and value of a file stands."""

    path: str
    offset: int = 0
    of: dict[Loc, int] = field(default_factory=dict)

    def line(self, loc: Loc) -> int:
        """Return the line of ``loc``, or of the nearest thing around it."""
        while loc and loc not in self.of:
            loc = loc[:-1]
        return self.of.get(loc, 1 + self.offset)


def decode(path: str, raw: bytes, most: int = LONGEST) -> tuple[str, list[Issue]]:
    """Return the text of a UTF-8 file of at most so many bytes, and what is wrong with it."""
    if len(raw) > most:
        message = f"This file has {len(raw):,} bytes. At most {most:,} are read."
        return "", [Issue(path, 1, "file-too-long", message, "Make two of it.")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        return "", [Issue(path, line, "not-utf-8", "This file is not UTF-8 text.", "Save it again as UTF-8.")]
    if text.startswith("\ufeff"):
        hint = "Save it as UTF-8 without one."
        return text[1:], [Issue(path, 1, "byte-order-mark", "This file begins with a byte-order mark.", hint)]
    return text, []


def read(path: str, raw: bytes) -> tuple[Any, SourceMap, list[Issue]]:
    """Return the value of a YAML file, its line map and its faults. The value is None when it could not be read."""
    text, issues = decode(path, raw)
    if issues:
        return None, SourceMap(path), issues
    return parse(path, text)


def parse(path: str, text: str, offset: int = 0) -> tuple[Any, SourceMap, list[Issue]]:
    """Read YAML text that begins ``offset`` lines into its file; see ``read``."""
    lines = SourceMap(path, offset)
    tabs = [number for number, line in enumerate(text.split("\n") if "\t" in text else (), 1) if re.match(r" *\t", line)]
    if tabs:
        hint = "Indent with spaces."
        return None, lines, [Issue(path, n + offset, "tab", "A tab stands before the words.", hint) for n in tabs]
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            return None, lines, [Issue(path, 1 + offset, "file-empty", "There is nothing in this file.")]
        issues: list[Issue] = []
        _walk(node, (), lines, issues, set())
        if issues:
            return None, lines, issues
        return loader.construct_document(node), lines, []
    except yaml.YAMLError as fault:
        return None, lines, [_syntax_issue(path, text, offset, fault)]
    except RecursionError:
        return None, lines, [Issue(path, 1 + offset, "yaml-syntax", "The lists and keys are nested too deep.")]


def _syntax_issue(path: str, text: str, offset: int, fault: yaml.YAMLError) -> Issue:
    mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
    position = getattr(fault, "position", None)
    line = mark.line + 1 if mark else text[: position or 0].count("\n") + 1
    line = min(line, text.count("\n") + 1)  # what is missing at the end is missing in the last line that is there
    problem = str(getattr(fault, "problem", None) or getattr(fault, "reason", None) or "it cannot be read")
    hint = "Put the text in quotes if it contains a colon." if "mapping values are not allowed" in problem else ""
    return Issue(path, line + offset, "yaml-syntax", f"This is not YAML: {problem}.", hint)


def _walk(node: yaml.Node, loc: Loc, lines: SourceMap, issues: list[Issue], seen: set[int]) -> None:
    """Note the line of everything below ``node``, and what no fact may contain."""
    here = node.start_mark.line + 1 + lines.offset
    if id(node) in seen:
        issues.append(
            Issue(lines.path, lines.line(loc), "yaml-alias", "An alias (*) stands for text elsewhere.", "Write it out.")
        )
        return
    seen.add(id(node))
    lines.of.setdefault(loc, here)
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key_node, value in node.value:
            line = key_node.start_mark.line + 1 + lines.offset
            if key_node.tag != "tag:yaml.org,2002:str":
                issues.append(Issue(lines.path, line, "yaml-syntax", "A key must be text.", "Put it in quotes."))
                continue
            key = str(key_node.value)
            if key in keys:
                issues.append(Issue(lines.path, line, "duplicate-key", f'"{key}" is written twice.', "Keep one."))
            keys.add(key)
            lines.of[(*loc, key)] = line
            _walk(value, (*loc, key), lines, issues, seen)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _walk(item, (*loc, index), lines, issues, seen)
    else:
        _check_scalar(node, here, lines.path, issues)


def _check_scalar(node: yaml.Node, line: int, path: str, issues: list[Issue]) -> None:
    """Refuse what YAML takes for a date or a number but Python cannot hold, foreign tags, and signs that no reader sees."""
    if len(node.value) > LONGEST_TEXT:
        message = f"A text has at most {LONGEST_TEXT:,} signs. This has {len(node.value):,}."
        issues.append(Issue(path, line, "text-too-long", message, "Make it shorter."))
        return
    if unseen := _UNSEEN.search(str(node.value)):
        message = f"A sign that nobody sees stands in this text: {spelt_out(unseen[0])}."
        issues.append(Issue(path, line, "sign-not-allowed", message, "Write the words again without it."))
    for _, message, hint in letters.signs_for_letters(str(node.value)):
        issues.append(Issue(path, line, letters.RULE, message, hint))
    if node.tag in _AS_THEY_STAND:
        return
    try:
        yaml.constructor.SafeConstructor().construct_object(node)
    except (ValueError, LookupError, AttributeError):  # PyYAML takes for granted that what a tag stands before is right
        rule = "date-not-valid" if node.tag.endswith("timestamp") else "wrong-type"
        kind = "day" if rule == "date-not-valid" else "value"
        issues.append(Issue(path, line, rule, f'"{str(node.value)[:40]}" is not a {kind} there is.'))
    except yaml.YAMLError:
        issues.append(Issue(path, line, "yaml-syntax", f"The tag {node.tag} is not allowed here.", "Write plain text."))
