"""Expand: facts in the place of codes, and in a translation the letters to copy in the source language beside ours."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from localoffer.facts.references import with_gaps
from localoffer.html.tree import Node, body, children, outer, put, value, words
from localoffer.languages.locales import direction
from localoffer.pages.markdown.codes import KINDS, show
from localoffer.pages.markdown.headings import level_at
from localoffer.pages.markdown.reading import Reading
from localoffer.pages.markdown.shortcodes import ELEMENT

_HOLDERS = frozenset({"p", "li", "td", "div", "dd"})
"""Elements that a block may stand in, where it is alone."""
NOT_KNOWN = "not-known"
"""The anchor of what is not known of those whose cards a page shows."""
_HINT = "Put it on a line of its own, with an empty line before and after."


def expand(root: Node, reading: Reading) -> None:
    """Put the HTML of each code below ``root`` in its place, in the order of the page: a term is explained where first met."""
    levels = level_at(root, reading.scope.level)
    part, parts = "", {}
    for each in root.css(f"h2, {ELEMENT}"):  # in the order of the page
        if each.tag == "h2":
            part = value(each, "id") or ""
        parts[each.mem_id] = part
    for code in root.css(ELEMENT):
        text, holder = value(code, "code") or "", code.parent
        kind = KINDS.get(text.partition(":")[0])
        is_block = kind is not None and kind.block
        if is_block and (holder is None or not _is_alone(code, holder)):
            reading.fault(code, "block-in-sentence", f"{{{{{text}}}}} is a block and stands in a sentence.", _HINT)
            code.decompose()
            continue
        components = replace(reading.scope.components, level=levels[code.mem_id])
        known, reading.fact_keys = reading.fact_keys, set()
        html = show(reading, components, text, reading.place(code))
        reading.parts.setdefault(parts[code.mem_id], set()).update(reading.fact_keys)
        reading.fact_keys |= known
        put(holder if is_block and holder is not None and holder.tag == "p" else code, html or "")


def _is_alone(code: Node, holder: Node) -> bool:
    others = (each for each in children(holder) if each.mem_id != code.mem_id)
    return holder.tag in _HOLDERS and not any(not each.is_text_node or words(each).strip() for each in others)


def add_letters(root: Node, reading: Reading) -> None:
    """Put after each letter to copy a form that fills it in, and in a translation the same in the language that councils read."""
    scope = reading.scope
    components = scope.components
    letters = root.css("div.letter")
    for letter, original in zip_longest(letters, scope.originals[: len(letters)], fillvalue=""):
        if isinstance(letter, str):
            continue
        shown = outer(letter)
        if letter.css_first("var") is not None:
            title = letter.css_first(".notice-title")
            shown += components.component("fill", letter=words(title) if title else "", in_english=bool(original))
            reading.tools.add("letters")
        if original:
            tag = scope.original_locale
            shown += components.component("original", letter=original, lang=tag, dir=direction(tag))
        if shown != outer(letter):
            put(letter, shown)


def add_gaps(root: Node, reading: Reading) -> list[tuple[int, str, str]]:
    """Put what is not known of those whose cards stand below ``root`` at its end, once, and return its heading."""
    components = reading.scope.components.at_level(reading.scope.level)
    if not (gaps := with_gaps(*reading.cards)):
        return []
    for each in children(body(components.component("gaps", facts=gaps))):
        root.insert_child(each)
    heading = root.css(".gaps > :first-child")[-1]
    heading.attrs["id"] = NOT_KNOWN
    return [(reading.scope.level + 1, NOT_KNOWN, words(heading))]
