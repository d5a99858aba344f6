"""Markdown: one rule a file. ``read`` tells them in the order they happen."""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it.token import Token

from localoffer.facts import letters
from localoffer.html.allow_list import refused
from localoffer.html.tree import Node, body
from localoffer.issues import did_you_mean
from localoffer.pages.markdown import parser as parsing
from localoffer.pages.markdown.boxes import NOTICES
from localoffer.pages.markdown.expand import add_gaps, add_letters, expand
from localoffer.pages.markdown.headings import judge_anchors, read_headings
from localoffer.pages.markdown.lines import lines_of
from localoffer.pages.markdown.links import read_links, read_pictures
from localoffer.pages.markdown.reading import Reading, Scope
from localoffer.pages.markdown.steps import lay_steps, make_glances
from localoffer.pages.markdown.tables import deal_cards, fold_questions, name_tables, tick_lists
from localoffer.pages.markdown.terms import link_short_forms, link_terms
from localoffer.words.blanks import Blank

_IN_MARKDOWN = "Write it in Markdown, or ask a developer for a component."


@dataclass(frozen=True)
class Read:
    """A tree that may be published, and what turned up on the way to it."""

    root: Node
    headings: tuple[tuple[int, str, str], ...]
    """(level, anchor, words) of every heading that was written, in order."""
    reading: Reading


def read(text: str, path: str, first: int, scope: Scope) -> Read:
    """Turn Markdown into the tree that is published.

    ``first`` is the line of ``path`` that the text begins on. What may not stand is noted, and does not stand in the tree.
    """
    lines = lines_of(text, path, first, scope.site, scope.locale)
    reading = Reading(scope, lines)
    if lines.has_statement:
        reading.fact_keys.add("accessibility:accessibility")
    for line, message, hint in letters.signs_for_letters(lines.text):
        reading.fault(line, letters.RULE, message, hint)
    tokens = parsing.parser().parse(lines.text)
    _judge_tokens(tokens, reading)
    root = body(parsing.parser().renderer.render(tokens, parsing.parser().options, {}))
    read_links(root, reading)
    read_pictures(root, reading)
    _judge_tree(root, reading)
    headings = read_headings(root, reading)
    link_terms(root, reading)
    tick_lists(root)
    expand(root, reading)
    deal_cards(root)
    make_glances(root)
    lay_steps(root, reading)
    headings += add_gaps(root, reading)
    link_short_forms(root, reading)
    judge_anchors(root, reading)
    name_tables(root, scope.title)
    add_letters(root, reading)
    if scope.layout == "faqs":
        fold_questions(root)
    for marked in root.css(f"[{parsing.LINE}]"):
        del marked.attrs[parsing.LINE]
    return Read(root, tuple(headings), reading)


def _judge_tokens(tokens: list[Token], reading: Reading) -> None:
    """Note what the parser could not take: tags, codes that never close, boxes of a kind there is not, nesting too deep."""
    line, opened = 0, set[str]()
    for token in parsing.all_tokens(tokens):
        line = token.meta.get("line", token.map[0] if token.map else line)
        tag = token.meta.get("refused", "")
        if tag and (not tag.startswith("</") or tag.replace("/", "") not in opened):
            opened.add(tag)
            reading.fault(line, "html-not-allowed", f"{tag} may not stand in a page.", _IN_MARKDOWN)
        if token.meta.get("not_closed"):
            message = "An embed code is opened by {{ and not closed."
            reading.fault(line, "code-not-closed", message, "Close it with }}.")
        if length := token.meta.get("length"):
            message = f"This paragraph is {length:,} signs long. At most {parsing.LONGEST:,} may be."
            reading.fault(line, "paragraph-too-long", message, "Put an empty line after each thought.")
        kind = str(token.meta.get("kind", ""))
        if token.type == "box_open" and token.tag == "div" and kind not in NOTICES:
            hint = did_you_mean(kind, NOTICES) or f"The kinds are: {', '.join(NOTICES)}."
            reading.fault(line, "unknown-notice-kind", f'"{kind}" is not a kind of notice.', hint)
        if (blank := token.meta.get("blank")) is not None:
            _judge_blank(blank, line, reading)
        if token.level >= parsing.DEEPEST - 1:
            hint = "Make shorter lists, or a page for each."
            reading.fault(line, "nested-too-deep", "The lists and quotations stand in each other too deep.", hint)
            return
    if len(tokens) == parsing.MOST:
        message = "What stands from here on is too much for one page."
        reading.fault(line, "page-too-long", message, "Make two pages of it.")
    _judge_balance(tokens, reading)


def _judge_blank(blank: Blank, line: int, reading: Reading) -> None:
    """Note a blank of a letter that no form could ask for."""
    if not blank.label:
        message = f'This "{"…" * (1 + blank.is_long)}" does not say what belongs there.'
        hint = "Say it right behind it, in round brackets and in plain words: … (date)."
        reading.fault(line, "blank-without-label", message, hint)
    elif blank.choices and not blank.question:
        message = f'Nothing says what "{blank.label}" answers.'
        hint = "Write the question before it, in the same sentence: This includes health care: … (yes / no)."
        reading.fault(line, "choice-without-question", message, hint)


def _judge_balance(tokens: list[Token], reading: Reading) -> None:
    """Note every harmless tag that is not closed in its own paragraph: it would go on in the next ones."""
    for block in tokens:
        opened: list[Token] = []
        for token in block.children or ():
            if token.type != "safe_html" or token.tag in {"br", "wbr"}:
                continue
            if not token.meta["closes"]:
                opened.append(token)
            elif opened and opened[-1].tag == token.tag:
                opened.pop()
            else:
                opened.append(token)
        for token in opened:
            message = f"<{'/' if token.meta['closes'] else ''}{token.tag}> stands alone."
            hint = f"Write <{token.tag}> before and </{token.tag}> after the words, in one paragraph."
            reading.fault(token.meta["line"], "tag-not-closed", message, hint)


def _judge_tree(root: Node, reading: Reading) -> None:
    """Walk the allow-list over the tree, and take what it refuses out."""
    told = {(issue.path, issue.line) for issue in reading.issues}
    for element, what in list(refused(root, frozenset({parsing.LINE}))):
        if reading.place(element) not in told:
            reading.fault(element, "html-not-allowed", f"{what} may not stand in a page.", _IN_MARKDOWN)
        if what.endswith("=") and not what.startswith("<"):
            del element.attrs[what.removesuffix("=")]
        else:
            element.decompose()
