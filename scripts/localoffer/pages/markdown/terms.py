"""Terms: a word of the glossary leads to its meaning where a page first uses it (WCAG 3.1.3 and 3.1.4, technique G55)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localoffer.html.tree import Html, Node, put, value, walk, words
from localoffer.pages.markdown.reading import Reading
from localoffer.pages.markdown.shortcodes import ELEMENT
from localoffer.words.glossary import Terms

GLOSSED = "word"
"""The class of a link from a word to its meaning."""
NOT_IN = frozenset({"a", "code", "dfn", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "th"})
APART = frozenset({"letter", "term", "glossary", "source-list", "unchecked"})
_SHORT_FORM = re.compile("[A-Z]{2,}")


def link_terms(root: Node, reading: Reading) -> None:
    """Put links into the words below ``root``. A word that ``{{term:id}}`` explains in brackets needs none after it."""
    terms = reading.scope.terms
    if terms is None or not reading.scope.glossary:
        return
    for node in list(_readable(root, NOT_IN)):
        if node.is_text_node:
            _link(node, terms, reading)
        else:
            kind, _, id_ = (value(node, "code") or "").partition(":")
            if kind == "term":
                reading.glossed.add(id_.partition(":")[0].strip())


def link_short_forms(root: Node, reading: Reading) -> None:
    """Put links into the short forms of facts below ``root`` that the page has not explained: ``NHS`` in a card or a table."""
    terms = reading.scope.terms
    if terms is None or not reading.scope.glossary:
        return
    for node in list(_readable(root, NOT_IN - {"th"} | {"dt", "summary", "caption"})):
        if node.is_text_node:
            _link(node, terms, reading, _SHORT_FORM)


def _readable(root: Node, not_in: frozenset[str]) -> Iterator[Node]:
    """Yield the texts and codes below ``root`` in the order they are read.

    Words to copy are left as they are, and so are meanings in brackets, lists of words, sources and days, and other languages.
    """
    apart = 0
    for node, comes in walk(root, not_in | {ELEMENT}):
        if node.is_text_node or node.tag == ELEMENT:
            if not apart and comes:
                yield node
        elif not APART.isdisjoint((value(node, "class") or "").split()) or value(node, "lang") is not None:
            apart += 1 if comes else -1


def _link(text: Node, terms: Terms, reading: Reading, which: re.Pattern[str] = re.compile("")) -> None:
    said, at = words(text), 0
    if not which.search(said):
        return
    made = Html("")
    for use in terms.uses(said):
        word = said[use.start : use.end]
        if use.term in reading.glossed or not which.search(word):
            continue
        reading.glossed.add(use.term)
        # A page of the menu may have the same name, and a link must say which of the two it is (WCAG 2.4.9).
        name = reading.scope.locale.t("term.meaning", word=word)
        link = Html('<a class="{}" href="{}#{}" aria-label="{}">{}</a>')
        made += Html.escape(said[at : use.start]) + link.format(GLOSSED, reading.scope.glossary, use.term, name, word)
        at = use.end
    if at:
        put(text, made + Html.escape(said[at:]))
