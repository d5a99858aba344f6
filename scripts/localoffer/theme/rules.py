"""Rules: a stylesheet cut into its rules, so that a page is sent only those that dress something in it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_GROUPS = ("@media", "@supports")
_KIND = re.compile(r"\[data-kind=[\"']?([\w-]+)[\"']?\]")
_HAS = re.compile(r"^(?!.*:not\().*:has\(([^(),]+)\)")
"""What must be there for a selector to match, where nothing is turned round."""
_STATES = re.compile(r"\[[^\]]*\]|::?[\w-]+|#[\w-]+")
"""What in a selector names neither an element nor a class: attributes, pseudo-classes, pseudo-elements and ids."""
_BRACKETS = re.compile(r"\([^()]*\)")
_NAME = re.compile(r"\.?[a-z][\w-]*")


class Rule(NamedTuple):
    """A rule of a stylesheet, minified."""

    around: tuple[str, ...]
    """The groups it stands in, ``@media print``."""
    selectors: tuple[tuple[str, frozenset[str]], ...]
    """(selector, what it needs: ``li``, ``.call``, ``[way]`` of a kind); for ``@font-face`` one that needs nothing."""
    body: str


def needed(css: str, names: Collection[str]) -> str:
    """Return a minified stylesheet without what only dresses other elements and classes than these: ``li``, ``.call``."""
    return _needed(css, frozenset(names))


@lru_cache(maxsize=256)  # the pages of all councils are dressed alike
def _needed(css: str, names: frozenset[str]) -> str:
    return only(css, lambda _, own: own <= names)


def only(css: str, keep: Callable[[str, frozenset[str]], bool]) -> str:
    """Return a minified stylesheet with those selectors alone that are to be kept, each judged with what it needs."""
    found, opened = [], tuple[str, ...]()
    for around, selectors, body in cut(css):
        kept = ",".join(selector for selector, own in selectors if keep(selector, own))
        if not kept:
            continue
        if around != opened:
            found += ["}" * len(opened), *(f"{each}{{" for each in around)]
            opened = around
        found.append(f"{kept}{{{body}}}")
    return "".join([*found, "}" * len(opened)])


@lru_cache(maxsize=256)
def cut(css: str) -> tuple[Rule, ...]:
    """Return the rules of a minified stylesheet, in their order."""
    return tuple(_cut(css, ()))


def _cut(css: str, around: tuple[str, ...]) -> Iterator[Rule]:
    at = 0
    while (brace := css.find("{", at)) >= 0:
        head, end = css[at:brace], _end(css, brace)
        body, at = css[brace + 1 : end], end + 1
        if head.startswith(_GROUPS):
            yield from _cut(body, (*around, head))
        else:
            parts = [head] if head.startswith("@") else _apart(head)
            yield Rule(around, tuple((each, frozenset() if each[0] == "@" else _names(each)) for each in parts), body)


def _end(css: str, brace: int) -> int:
    """Return where the block closes that a brace opens."""
    depth = 0
    for match in re.compile("[{}]").finditer(css, brace):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            return match.start()
    return len(css)


def _apart(head: str) -> list[str]:
    """Return each selector of a list; a comma inside brackets, however deep, parts nothing."""
    flat = head
    while (flatter := _BRACKETS.sub(lambda match: "_" * len(match[0]), flat)) != flat:
        flat = flatter
    ends = [0, *(at + 1 for at, sign in enumerate(flat) if sign == ","), len(head) + 1]
    return [head[start : end - 1] for start, end in pairwise(ends)]


def _names(selector: str) -> frozenset[str]:
    needs = {f"[{kind}]" for kind in _KIND.findall(_BRACKETS.sub("", selector))}
    if inside := _HAS.match(selector):
        needs.update(_NAME.findall(_STATES.sub("", inside[1])))
    while (inner := _BRACKETS.sub("", selector)) != selector:
        selector = inner  # what stands in the brackets of :is(), :not() and the like is taken as being there
    return frozenset(needs.union(_NAME.findall(_STATES.sub(" ", selector))))
