"""Links and pictures: each leads to a page of the site, a picture beside the pages, or a whole address."""

from __future__ import annotations

import posixpath
import re

from localoffer.html.tree import Node, value
from localoffer.pages.addresses import relative
from localoffer.pages.markdown.reading import Link, Reading
from localoffer.pages.pictures import is_picture

_TO_PAGE = re.compile(r"(?!/)[\w./-]+\.md(#.*)?$")
_WAY = "Write the way from this file to the other one, for example ../contact.md, or begin with https://."


def read_links(root: Node, reading: Reading) -> None:
    """Judge every link below ``root``, and turn each way to a Markdown file into the way to its page.

    Whether the page is there, and its anchor, is judged when all pages are read: the links are kept for that.
    """
    for link in root.css("a"):
        target = value(link, "href") or ""
        if (target.startswith("#") and len(target) > 1) or _TO_PAGE.match(target):
            reading.links.append(Link(*reading.place(link), target))
            link.attrs["href"] = _way(target, reading)
        elif target.startswith("http://"):
            reading.fault(link, "address-not-https", f'"{target}" does not begin with https://.')
        elif not target.startswith(("https://", "mailto:", "tel:")):
            reading.fault(link, "link-not-valid", f'The link "{target}" leads to no page.', _WAY)


def _way(target: str, reading: Reading) -> str:
    """Return the way from this page to the page of a Markdown file; the target as it stands where there is none."""
    name, mark, anchor = target.partition("#")
    scope = reading.scope
    if not name:
        return target
    src = posixpath.normpath(posixpath.join(posixpath.dirname(scope.src), name))
    page = scope.sources.at(src)
    return target if page is None else relative(page.url, scope.url) + mark + anchor


def read_pictures(root: Node, reading: Reading) -> None:
    """Judge every picture below ``root``: it has words, and it is a file beside the pages."""
    scope = reading.scope
    own = scope.locale.tag + scope.src.removeprefix(scope.page_locale)  # a page that is not translated shows those of its words
    for picture in root.css("img"):
        target = value(picture, "src") or ""
        if not (value(picture, "alt") or "").strip():
            hint = "Say what it shows between the square brackets."
            reading.fault(picture, "image-without-words", f'The picture "{target}" has no words.', hint)
        file = posixpath.normpath(posixpath.join(posixpath.dirname(own), target))
        if ":" in target or target.startswith("/") or file.startswith("..") or not is_picture(file):
            hint = "Put the file below docs/ and write the way to it from this page."
            reading.fault(picture, "picture-not-valid", f'"{target}" is no picture beside the pages.', hint)
        elif not scope.sources.has_picture(file):
            reading.fault(picture, "unknown-picture", f'There is no picture "{target}".', f"Put it at docs/{file}.")
        else:
            picture.attrs["src"] = relative(file, scope.url)
