"""Files: what is published, as values: an address below the site's, and bytes. What is still true is not made again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, fields, replace
from functools import cached_property, partial
from itertools import islice
from typing import Any, NamedTuple

from localoffer.edition import Edition
from localoffer.facts.shapes import Site
from localoffer.html.outline import Outline
from localoffer.html.tree import Html
from localoffer.kept import Watch
from localoffer.languages.locales import Locale
from localoffer.packed import Shape
from localoffer.pages.addresses import PageLinks
from localoffer.pages.watched import watched_components
from localoffer.theme.assets import Stylesheets
from localoffer.theme.components import Components
from localoffer.theme.contexts import Context
from localoffer.theme.policy import Needs
from localoffer.theme.postprocess import Piece, postprocess
from localoffer.theme.watched import WatchedTemplates, watched_locale, watched_site

BATCH = 20_000
"""Files that are shared out among processes together, at most."""


@dataclass(frozen=True)
class File:
    """One published file."""

    url: str
    """Its address below the site's: ``pl/faqs/index.html``."""
    made: bytes | Callable[[], bytes]
    """Its content, or what makes it."""
    outline: Outline | None = None
    """Of a page: what the checks want to know of it."""
    kept: str = ""
    """The SHA-256 of its content, where that is known without making it."""

    @cached_property
    def content(self) -> bytes:
        """What stands in it."""
        return self.made if isinstance(self.made, bytes) else self.made()

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of its content."""
        return self.kept or hashlib.sha256(self.content).hexdigest()


Making = Callable[[], Iterable[File]]
"""What makes some files, in this process or in a worker: all that costs is in it."""


def text_file(url: str, text: str) -> File:
    """Return a file of text, in UTF-8."""
    return File(url, text.encode())


def kept_text(edition: Edition, url: str, given: object, make: Callable[[Watch], str]) -> File:
    """Return a file of text; ``given`` is all that ``make`` makes it from, but what that asks of its ``Watch``."""
    again = lambda: make(Watch()).encode()  # noqa: E731  # where the folder that is built in does not have it any more
    shape = Shape[File](lambda file: file.digest, lambda digest: File(url, again, kept=digest))
    return edition.kept.recall(url, given, shape, lambda watch: text_file(url, make(watch)))


def made(edition: Edition, work: Iterable[File | Making]) -> Iterator[File]:
    """Yield each file in order; those that are not made yet are made by as many processes as the edition's table may use."""
    batch_of, work = (BATCH if edition.kept.jobs > 1 else 1), iter(work)
    while batch := list(islice(work, batch_of)):
        makers = [each for each in batch if not isinstance(each, File)]
        with closing(edition.kept.shared([partial(_to_send, each) for each in makers])) as found:
            for each in batch:
                yield from [each] if isinstance(each, File) else (_received(file, each) for file in next(found))


def _to_send(make: Making) -> list[File]:
    """Return files as one process can hand them to another: one that need not be made, without the way to make it."""
    files = list(make())
    for file in files:
        _ = file.digest  # from now on it knows it
    return [replace(file, made=b"") if file.kept else file for file in files]


def _received(file: File, make: Making) -> File:
    if not file.kept:
        return file
    return replace(file, made=lambda: next(each.content for each in make() if each.url == file.url))


class Late(NamedTuple):
    """The words of a page that are moved to where they stand only where the page is made anew."""

    given: object
    """All that they are made from."""
    make: Callable[[], Html]


def page_file(
    edition: Edition, url: str, layout: str, context: Context, needs: Needs, stylesheets: Stylesheets | None = None,
    content: Late | None = None, pieces: Sequence[Piece] = (),
) -> File:  # fmt: skip
    """Return a page: one of overrides/layouts/ filled with its context, and finished.

    ``content`` goes into the context late; ``pieces`` go into the finished page, where the context marks it.
    """
    sheets = stylesheets or edition.theme.assets.stylesheets

    def make(watch: Watch) -> File:
        """Fill the layout with values that note what is asked of them."""
        whole = replace(context, content=content.make()) if content else context  # type: ignore[call-arg]  # those that have it
        address = edition.addresses.site + url.removesuffix("index.html")
        html = filled(edition, layout, whole, watch)
        finished = postprocess(html, address, context.root_path, sheets, needs, edition.isolation, pieces)
        edition.theme.refuse_strangers(layout, url, finished.outline)
        return File(url, finished.html.encode(), finished.outline)

    about = (layout, url, edition.addresses.site, needs, edition.once(sheets), edition.once(edition.isolation))
    again = lambda: make(Watch()).content  # noqa: E731  # where the folder that is built in does not have it any more
    shape = Shape(_write, lambda kept: _read(url, again, kept))
    return edition.kept.recall(url, (about, given_by(context), content and content.given, pieces), shape, make)


def filled(edition: Edition, layout: str, context: Context, watch: Watch) -> Html:
    """Return a layout filled with its context, whose facts and words note what is asked of them."""
    values = _watched(context, watch).values()
    return WatchedTemplates(watch, edition.theme.environment).fill(f"layouts/{layout}.html", values)


def given_by(context: Context) -> list[Any]:
    """Return all that a context brings, but for the facts and words that its template asks for bit by bit."""
    return [type(context).__name__, *(_apart(getattr(context, field.name)) for field in fields(context))]


def _apart(value: Any) -> Any:
    if isinstance(value, Site):
        return None
    if isinstance(value, Locale):
        return value.tag
    if isinstance(value, Components):
        link = value.link
        if not isinstance(link, PageLinks):
            raise TypeError(link)
        return (value.locale.tag, value.root_path, value.level, link.locale, link.root_path)
    return value


def _watched(context: Context, watch: Watch) -> Context:
    """Return a context whose facts and words note what is asked of them."""
    values: dict[str, Any] = {}
    for field in fields(context):
        value = getattr(context, field.name)
        if isinstance(value, Site):
            values[field.name] = watched_site(value, watch)
        elif isinstance(value, Locale):
            values[field.name] = watched_locale(value, watch)
        elif isinstance(value, Components) and isinstance(value.link, PageLinks):
            values[field.name] = watched_components(value, value.link, watch)
    return replace(context, **values)


def _write(file: File) -> list[Any]:
    own = file.outline or Outline(Counter(), (), (), (), ())
    return [file.digest, own.ids, own.headings, own.languages, own.links, own.outside]


def _read(url: str, again: Callable[[], bytes], kept: list[Any]) -> File:
    digest, ids, headings, languages, links, outside = kept
    return File(url, again, Outline(Counter(ids), headings, languages, links, outside), digest)
