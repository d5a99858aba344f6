"""Markdown: a tree that may be published -> CommonMark with tables, for programs that would make it of a page themselves.

What may stand in a page is little (see the allow-list), so each of its elements is named here; what is for eyes alone, such
as a drawing, says nothing. Words are escaped so that a reader of Markdown gets them back as they stood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from localoffer.html.isolate import LRI, PDI
from localoffer.html.text_blocks import FURNITURE, HEADINGS, INLINE, UNSEEN
from localoffer.html.tree import Node, children, value, words

_EVERYWHERE = re.compile(r"[\\`*_\[\]<>|~]|&(?=[#a-zA-Z])")
"""Signs that could begin something in a line (CommonMark 0.31.2, 6)."""
_AT_THE_START = re.compile(r"^(\s*)(?:(#{1,6}|[-+=])(?=\s|$|[-=])|(\d{1,9})([.)])(?=\s|$))", re.MULTILINE)
_CLOSING, _ESCAPED = re.compile(r"#+$"), r"\\\g<0>"
_STRONG, _SLANTED = frozenset({"strong", "b"}), frozenset({"em", "i", "dfn", "cite"})
_LISTS = {"ul": ("-", "*"), "ol": (".", ")")}
"""Kind of list -> its signs: one right after another of its kind takes the second, or they would be one list."""
_NOT_SAID = UNSEEN | FURNITURE


@dataclass(frozen=True)
class Writer:
    """What writes one page."""

    below: Callable[[str], str]
    """Anchor of a section -> the words that stand below its heading."""
    right_to_left: bool = False
    """Numbers and foreign names keep their order between signs of their own (UAX #9)."""

    def write(self, node: Node) -> str:
        """Return what stands below a node."""
        return "\n\n".join(self._blocks(node)) + "\n"

    def _blocks(self, node: Node) -> Iterator[str]:
        run, before = "", ""
        for each in children(node):
            if each.is_text_node or each.tag in INLINE or each.tag in ("br", "img"):
                run += self._inline(each)
                continue
            if each.is_comment_node or each.tag in _NOT_SAID or value(each, "hidden") is not None:
                continue
            yield from _paragraph(run)
            run = ""
            yield from self._block(each, follows=each.tag == before)
            before = each.tag or ""
        yield from _paragraph(run)

    def _block(self, node: Node, *, follows: bool) -> Iterator[str]:
        tag = node.tag or ""
        if tag in HEADINGS:
            yield f"{'#' * int(tag[1])} {_CLOSING.sub(_ESCAPED, self._line(node))}"
            if tag == "h2":
                yield _quoted(self.below(value(node, "id") or ""))
        elif tag == "ol" and value(node, "class") == "steps" and node.css_first("h2, h3, h4") is not None:
            yield from (block for item in children(node) for block in self._blocks(item))  # whose headings say their numbers
        elif tag in _LISTS:
            yield "\n".join(self._items(node, _LISTS[tag][follows]))
        elif tag == "table":
            yield "\n".join(self._rows(node))
        elif tag == "dl":
            yield "\n".join(self._named(node))
        elif tag == "blockquote":
            yield _quoted("\n\n".join(self._blocks(node)))
        elif tag == "pre":
            yield f"```\n{words(node).strip()}\n```"
        elif tag == "hr":
            yield "---"
        elif (tag == "summary" and node.css_first("h3") is None) or value(node, "class") == "notice-title":
            yield f"**{self._line(node)}**"
        elif tag != "caption":  # which says the heading again
            yield from self._blocks(node)

    def _items(self, node: Node, sign: str) -> Iterator[str]:
        box = "[ ] " if value(node, "class") == "checklist" else ""
        for at, item in enumerate((each for each in children(node) if each.tag == "li"), int(value(node, "start") or 1)):
            mark = f"{at}{sign} " if sign in _LISTS["ol"] else f"{sign} "
            text = "\n\n".join(self._blocks(item))
            yield mark + box + text.replace("\n", "\n" + " " * len(mark)).replace(" " * len(mark) + "\n", "\n")

    def _rows(self, node: Node) -> Iterator[str]:
        for at, row in enumerate(node.css("tr")):
            cells = [self._line(each) for each in children(row) if each.tag in ("th", "td")]
            yield f"| {' | '.join(cells)} |"
            if at == 0:
                yield "|" + " --- |" * len(cells)

    def _named(self, node: Node) -> Iterator[str]:
        """Yield each name with what is said of it."""
        for each in node.css("dt, dd"):
            if each.tag == "dt":
                yield f"- **{self._line(each)}**"
            else:
                yield f"  - {self._line(each)}"

    def _line(self, node: Node) -> str:
        """Return all that stands in a node on one line, which begins with something else."""
        is_plain = all(each.is_text_node or each.tag in INLINE for each in children(node))
        text = "".join(map(self._inline, children(node))) if is_plain else " ".join(self._blocks(node))
        return " ".join(text.replace("\\\n", " ").split())

    def _inline(self, node: Node) -> str:
        if node.is_text_node:
            text = _EVERYWHERE.sub(_ESCAPED, re.sub(r"\s+", " ", words(node)))
            before_link = node.next is not None and node.next.tag == "a"  # which would become a picture
            return f"{text[:-1]}\\!" if before_link and text.endswith("!") else text
        tag = node.tag or ""
        if tag == "br":
            return "\\\n"
        if tag == "img":
            return f"![{value(node, 'alt') or ''}]({value(node, 'src') or ''})"
        if tag in _NOT_SAID or node.is_comment_node or value(node, "aria-hidden") == "true":
            return ""
        if tag == "code":
            return f"`{words(node)}`"
        text = "".join(self._inline(each) for each in children(node))
        said = text.strip()
        if tag in _STRONG | _SLANTED and said:
            sign = "**" if tag in _STRONG else "*"
            return text.replace(said, f"{sign}{said}{sign}")
        if tag == "a" and said and (href := value(node, "href")):
            return f"[{said}]({href})"
        if tag == "bdi" and said and self.right_to_left:
            return f"{LRI}{said}{PDI}"
        return text


def _paragraph(run: str) -> Iterator[str]:
    if text := run.strip(" \n"):
        yield _AT_THE_START.sub(lambda match: f"{match[1]}{match[3] or ''}\\{match[4] or match[2]}", text)


def _quoted(text: str) -> str:
    return "> " + text.replace("\n", "\n> ").replace("> \n", ">\n")
