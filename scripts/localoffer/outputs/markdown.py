"""index.md beside each page, and llms.txt, which leads to them: for machines, which cut a page into parts and quote one.

So each part says what a reader of the page sees around it: its day, what nobody has checked, and the sentence that the site
wants said with it (``own_words.quoted``). The form of llms.txt is that of https://llmstxt.org/.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from localoffer.edition import DatedPage, Edition
from localoffer.facts.values import Words
from localoffer.html.markdown import Writer
from localoffer.html.relocate import relocate
from localoffer.html.tree import Node, body, document, first
from localoffer.kept import Watch
from localoffer.languages.locales import HOME, Locale, direction
from localoffer.outputs.files import File, Making, kept_text, text_file
from localoffer.pages.addresses import COUNCILS
from localoffer.theme.watched import watched_locale
from localoffer.time.stamp import Stamp

NAME = "index.md"
"""What the Markdown of a page is called, beside its index.html."""


class Part(NamedTuple):
    """How a part of a page stands."""

    stamp: Stamp
    unchecked: int


def files(edition: Edition) -> Iterator[File | Making]:
    """Yield the Markdown of every page that Markdown stands behind, and llms.txt."""
    yield from (partial(_of_page, edition, page) for page in edition.pages.values())
    yield text_file("llms.txt", llms(edition))


def _of_page(edition: Edition, page: DatedPage) -> list[File]:
    parts = {anchor: Part(page.stamp, 0) for _, anchor, _ in page.headings}
    for anchor, facts in page.parts.items():
        shown = edition.showing(page, facts)
        parts[anchor] = Part(shown.stamp, shown.unchecked)
    return [_file(edition, page.text_locale, page, page.title, page.html, partial(body, page.html), parts)]


def of_facts(edition: Edition, tag: str, title: str, page: DatedPage, made: File) -> File:
    """Return the Markdown of a page that was made from no Markdown but from its facts: a council's, a question's."""

    def words() -> Node:
        tree = first(document(made.content), "article")
        for each in tree.css("h1, .standing"):
            each.decompose()
        return tree

    return _file(edition, tag, page, title, made.digest, words, {})


def _file(
    edition: Edition, tag: str, page: DatedPage, title: str, made_from: str, words: Callable[[], Node], parts: Mapping[str, Part]
) -> File:
    """Return a page as Markdown; ``words`` gives its tree, which is ``made_from`` this text.

    ``parts`` says how the section of an anchor stands, where it stands another way than the whole.
    """
    site, locale, url = edition.addresses.site, edition.locales[tag], page.url
    whole, quoted, method = Part(page.stamp, page.unchecked), edition.site.settings.own_words.quoted, _method(page, locale)

    def make(watch: Watch) -> str:
        said = Says(watched_locale(locale, watch), quoted, method)
        return _written(said, site, url, title, words(), parts, whole)

    return kept_text(edition, url + NAME, [site, url, title, made_from, parts, whole, quoted, method], make)


class Says(NamedTuple):
    """What a part of a page says of itself is said with."""

    locale: Locale
    quoted: Words | None
    """What the site wants said with it."""
    method: str
    """How the page was translated."""


def _written(said: Says, site: str, url: str, title: str, tree: Node, parts: Mapping[str, Part], whole: Part) -> str:
    address, tag, stamp = site + url, said.locale.tag, whole.stamp
    relocate(tree, url, site, 2)

    def below(anchor: str) -> str:
        return _says(said, parts.get(anchor, whole), address + (f"#{anchor}" if anchor else ""))

    head = {
        "title": title,
        "address": address,
        "language": tag,
        "updated": None if stamp.draft or stamp.updated is None else str(stamp.updated),
        "checked": str(stamp.reviewed) if stamp.reviewed else None,
        "checked_by": stamp.reviewed_by,
        "unchecked_facts": whole.unchecked,
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    words = Writer(below, direction(tag) == "rtl").write(tree)
    return "\n".join(["---", *lines, "---", "", f"# {title}", "", f"> {_says(said, whole, address)}", "", words])


def _says(how: Says, part: Part, address: str) -> str:
    """Return what a part says of itself, in its own language."""
    locale, stamp = how.locale, part.stamp
    t = locale.t
    if stamp.draft or stamp.updated is None:
        said = [t("stamp.draft") + "." if stamp.draft else t("stamp.none")]
    else:
        said = [f"{t('stamp.updated')}: {locale.stamp_day(stamp.updated)}."]
    if stamp.reviewed is None:
        said.append(t("stamp.unreviewed"))
    elif stamp.overdue and stamp.due:
        said.append(t("stamp.overdue", date=locale.day(stamp.due)))
    else:
        said.append(t("stamp.reviewed", name=stamp.reviewed_by, date=locale.day(stamp.reviewed)) + ".")
    if part.unchecked:
        said.append(t("unchecked.count", count=part.unchecked) + ".")
    if stamp.changed:
        said.append(t("stamp.changed"))
    return " ".join(filter(None, [*said, how.method, locale.localise(how.quoted).text, f"<{address}>"]))


def _method(page: DatedPage, locale: Locale) -> str:
    """Return who or what translated a page, and who has checked it; nothing of a page that is no translation."""
    record, t = page.meta.translation if page.meta and page.translation else None, locale.t
    if record is None:
        return ""
    if record.checked_by and record.checked_on:
        return t("translation.checked", name=record.checked_by, date=locale.day(record.checked_on))
    is_old = page.translation is not None and (page.translation.name != "done" or page.changed)
    told = [t(f"translation.{record.method}"), t(f"translation.unchecked.{record.method}"), t("translation.rely")]
    return " ".join([*told, *([t("translation.outdated.title") + "."] if is_old else [])])


def llms(edition: Edition) -> str:
    """Return llms.txt: what there is in the default language, and where the others are."""
    tag, site, locale = edition.default, edition.addresses.site, edition.locales[edition.default]
    home = edition.pages[tag, HOME]
    quoted = edition.site.settings.own_words.quoted
    summary = [home.meta.description if home.meta else "", locale.localise(quoted).text if quoted else ""]
    lines = [f"# {locale.localise(edition.site.settings.name).text}", "", f"> {' '.join(filter(None, summary))}", ""]
    lines += [locale.t("machines.quote"), ""]
    group = None
    for page in edition.in_order(tag):
        trail = edition.navigation.trail(page.id)
        if trail[:1] != group and page.id != HOME:
            group = trail[:1]
            lines += ["", f"## {locale.t(f'navigation.{trail[0]}') if trail else locale.t('services.title')}", ""]
        if page.id == HOME:
            lines += [f"## {home.short_title}", ""]
        about = f": {page.meta.description}" if page.meta else ""
        lines.append(f"- [{page.title}]({site}{page.url}{NAME}){about}")
    asked = edition.questions_in(tag)
    if asked:
        lines += ["", f"## {asked[0].title}", "", *(f"- [{page.title}]({site}{page.url}{NAME})" for page in asked)]
    councils = {id_: locale.localise(each.name).text for id_, each in edition.site.councils.items()}
    if councils:
        lines += ["", f"## {locale.t('councils.title')}", ""]
        lines += [f"- [{name}]({site}{COUNCILS}{id_}/{NAME})" for id_, name in councils.items()]
    others = [each for each in edition.locales.values() if each.tag != tag]
    if others:
        lines += ["", f"## {locale.t('language')}", ""]
        lines += [f"- [{each.settings.name}]({site}{each.tag}/{NAME}): {each.tag}" for each in others]
    return "\n".join(lines) + "\n"
