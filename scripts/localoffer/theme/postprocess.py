"""Postprocess: the last touch to a page: foreign runs in their own order, its stylesheet, its policy. Nothing changes after."""

from __future__ import annotations

from dataclasses import dataclass

from localoffer.html.isolate import Isolation
from localoffer.html.outline import Outline, outline
from localoffer.html.tree import Document, document, elements, first, root, value, walk, words, written
from localoffer.theme.assets import Stylesheets
from localoffer.theme.paper import write_out_links
from localoffer.theme.policy import Needs, policy

HERE = "./"
_AS_WRITTEN = frozenset({"pre", "textarea", "script", "style"})


@dataclass(frozen=True)
class Finished:
    """A page as it is published, and what the checks want to know of it."""

    html: str
    outline: Outline


def postprocess(
    html: str, address: str, root_path: str, stylesheets: Stylesheets, needs: Needs, isolation: Isolation
) -> Finished:
    """Finish a page that a template wrote; ``address`` is its own, and ``root_path`` leads from it to the root of the site."""
    page = document(html)
    isolation.isolate(root(page))
    if stylesheets.in_print:
        write_out_links(page, address)
    _tidy(page)
    if root_path == HERE:
        _shorten(page)
    inline_assets(page, root_path, stylesheets, needs)
    return Finished(written(page), outline(root(page), needs.scripts))


def inline_assets(page: Document, root_path: str, stylesheets: Stylesheets, needs: Needs) -> None:
    """Put into a page the stylesheet of what it shows, and the policy of what its template needs."""
    classes = frozenset(name for each in page.css("[class]") for name in (value(each, "class") or "").split())
    right_to_left = value(root(page), "dir") == "rtl"
    is_whole = stylesheets.in_print and not needs.loads_script and len(needs.scripts) == 1  # no script adds anything to it
    names = _names(page) if is_whole else None
    stylesheet = stylesheets.for_page(classes, root_path, right_to_left=right_to_left, elements=names)
    first(page, "head > style").insert_child(stylesheet)
    first(page, "head > meta[http-equiv=Content-Security-Policy]").attrs["content"] = policy(needs, stylesheet)


def _names(page: Document) -> frozenset[str]:
    """Return the names of the elements that stand in a page, and ``[way]`` for each ``data-kind``."""
    kinds = (f"[{value(each, 'data-kind')}]" for each in page.css("[data-kind]"))
    return frozenset((root(page).tag or "", *(each.tag or "" for each in elements(root(page))), *kinds))


def _tidy(page: Document) -> None:
    """Take out the empty lines that templates leave between elements."""
    blank = [each for each, _ in walk(root(page), _AS_WRITTEN) if each.is_text_node and "\n" in words(each)]
    for text in blank:
        said = words(text)
        kept = said.rstrip()
        if said.count("\n", len(kept)) > 1 or (not kept and said != "\n"):
            text.replace_with(f"{kept}\n")


def _shorten(page: Document) -> None:
    """Let the links of a page at the root of the site say ``letter/``, and not ``./letter/``: home has no byte to spare."""
    for name in ("href", "src", "action"):
        for each in page.css(f'[{name}^="{HERE}"]'):
            each.attrs[name] = (value(each, name) or "").removeprefix(HERE) or HERE
