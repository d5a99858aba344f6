"""Tree: HTML read and written in one place, as a browser reads it (WHATWG HTML, by lexbor in C). Nothing else reads HTML.

A node knows its element's name (``tag``), its attributes (``attributes`` to read, ``attrs`` to write), the node after it
and its text. Text and attributes are escaped when the tree is written, so words that were put in as text stay text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from markupsafe import Markup  # noqa: TID251  # to make the one type of it
from selectolax.lexbor import LexborHTMLParser, LexborNode

from localoffer.html.decode import decoded

Node = LexborNode
Document = LexborHTMLParser


class Html(Markup):
    """HTML that may stand in a page as it is, for it came out of a tree or is our own. A template writes no other.

    What is put into one (``format``, ``join``, ``+``) is escaped. To make one of a text that is not written out is a fault
    to the linter (ruff's S704): the few places that do say why.
    """


def document(html: str | bytes) -> Document:
    """Return a whole page as a tree. Bytes are decoded as a browser does (WHATWG Encoding)."""
    return LexborHTMLParser(decoded(html) if isinstance(html, bytes) else html)


def root(page: Document) -> Node:
    """Return the ``html`` element of a whole page."""
    if page.root is None:
        raise ValueError(page.raw_html)  # lexbor makes one for every text
    return page.root


def first(within: Document | Node, selector: str) -> Node:
    """Return the first element that a CSS selector finds. Raises ``LookupError`` where there is none."""
    found = within.css_first(selector)
    if found is None:
        raise LookupError(selector)
    return found


def body(html: str) -> Node:
    """Return the tree of a piece of a page: an element whose children are what the piece says."""
    return first(LexborHTMLParser(f"<!doctype html><body>{html}"), "body")


def inner(node: Node) -> Html:
    """Return what stands inside a node as HTML."""
    return Html(node.inner_html or "")  # noqa: S704  # the tree escapes


def cut_before(html: Html, tag: str) -> list[Html]:
    """Return what stands before the first element of a name, then what begins with each, or with the list that holds it."""
    return [*_cut_before(html, tag)]


@lru_cache(maxsize=64)
def _cut_before(html: Html, tag: str) -> tuple[Html, ...]:
    pieces = [Html()]
    for each in children(body(html)):
        if each.tag == tag or (each.tag == "ol" and each.css_first(tag) is not None):
            pieces.append(Html())
        pieces[-1] += outer(each)
    return tuple(pieces)


def outer(node: Node) -> Html:
    """Return a node as HTML, with its own tags."""
    return Html(node.html or "")  # noqa: S704  # the tree escapes


def written(page: Document) -> str:
    """Return a whole page as HTML, with its doctype."""
    html = page.html or ""
    return "<!doctype html>" + html.removeprefix("<!DOCTYPE html>")


def children(node: Node) -> list[Node]:
    """Return the nodes inside a node, text among them."""
    found = []
    child = node.first_child
    while child is not None:
        found.append(child)
        child = child.next
    return found


def elements(node: Node) -> Iterator[Node]:
    """Yield every element below a node, in the order of the page."""
    return (each for each in node.traverse() if each.mem_id != node.mem_id)


def walk(node: Node, apart: frozenset[str] = frozenset()) -> Iterator[tuple[Node, bool]]:
    """Yield (node, whether the walk comes to it or leaves it) for everything below a node, text among it.

    What stands inside the elements named in ``apart`` is not gone into. Depth costs no stack.
    """
    here = node.first_child
    while here is not None:
        following = here.next
        yield here, True
        down = None if here.is_text_node or here.tag in apart else here.first_child
        if down is not None:
            here = down
            continue
        if not here.is_text_node:
            yield here, False
        while following is None:
            parent = here.parent
            if parent is None or parent.mem_id == node.mem_id:
                return
            yield parent, False
            here, following = parent, parent.next
        here = following


def value(node: Node, name: str) -> str | None:
    """Return an attribute's value; empty where it is there without one, None where it is not there."""
    attributes = node.attributes
    return (attributes[name] or "") if name in attributes else None


def words(node: Node) -> str:
    """Return the text below a node as it stands."""
    return node.text_content or "" if node.is_text_node else node.text()


def put(node: Node, html: str) -> None:
    """Put what ``html`` says in the place of a node."""
    for each in children(body(html)):
        node.insert_before(each)
    node.decompose()


def rename(node: Node, name: str) -> None:
    """Give an element another name; its attributes and what stands in it stay."""
    made = node.parser.create_node(name)
    for key, held in node.attributes.items():
        made.attrs[key] = held
    made.inner_html = node.inner_html or ""
    node.replace_with(made)
