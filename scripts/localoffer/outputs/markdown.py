"""index.md beside each page, and llms.txt, which leads to them: for machines, which cut a page into parts and quote one.

So each part says what a reader of the page sees around it: its day, what nobody has checked, and the sentence that the site
wants said with it (``own_words.quoted``). The form of llms.txt is that of https://llmstxt.org/.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import NamedTuple

from localoffer.edition import DatedPage, Edition
from localoffer.html.markdown import Writer
from localoffer.html.relocate import relocate, whole_address
from localoffer.html.tree import Node, body, document, first, value
from localoffer.languages.locales import HOME, Locale, direction
from localoffer.outputs.files import File, text_file
from localoffer.pages.addresses import COUNCILS
from localoffer.time.stamp import Stamp

NAME = "index.md"
"""What the Markdown of a page is called, beside its index.html."""


class Part(NamedTuple):
    """How a part of a page stands."""

    stamp: Stamp
    unchecked: int


def files(edition: Edition) -> Iterator[File]:
    """Yield the Markdown of every page that Markdown stands behind, and llms.txt."""
    for page in edition.pages.values():
        locale, tree = edition.locales[page.text_locale], body(page.html)

        def part(anchor: str, page: DatedPage = page) -> Part:
            shown = edition.showing(page, page.parts[anchor]) if anchor in page.parts else page
            has_facts = anchor in page.parts or anchor not in {each for _, each, _ in page.headings}
            return Part(shown.stamp, shown.unchecked if has_facts else 0)

        whole = Part(page.stamp, page.unchecked)
        yield markdown_file(edition, locale, page.url, page.title, tree, part, whole, _method(page, locale))
    yield text_file("llms.txt", llms(edition))


def of_facts(edition: Edition, tag: str, title: str, page: DatedPage, made: File) -> File:
    """Return the Markdown of a page that was made from no Markdown but from its facts: a council's, a question's."""
    tree = first(document(made.content), "article")
    for each in tree.css("h1, .standing"):
        each.decompose()
    whole, locale = Part(page.stamp, page.unchecked), edition.locales[tag]
    return markdown_file(edition, locale, page.url, title, tree, lambda _: whole, whole, _method(page, locale))


def markdown_file(
    edition: Edition, locale: Locale, url: str, title: str, tree: Node, part: Callable[[str], Part], whole: Part, method: str
) -> File:
    """Return a page as Markdown; ``part`` says how the section of an anchor stands, ``method`` how it was translated."""
    address, tag = edition.addresses.site + url, locale.tag
    relocate(tree, url, edition.addresses.site, 2)
    for picture in tree.css("img[src]"):
        picture.attrs["src"] = whole_address(value(picture, "src") or "", url, edition.addresses.site)

    def below(anchor: str) -> str:
        return _says(edition, locale, part(anchor), method, address + (f"#{anchor}" if anchor else ""))

    stamp = whole.stamp
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
    own = _says(edition, locale, whole, method, address)
    return text_file(f"{url}{NAME}", "\n".join(["---", *lines, "---", "", f"# {title}", "", f"> {own}", "", words]))


def _says(edition: Edition, locale: Locale, part: Part, method: str, address: str) -> str:
    """Return what a part says of itself, in its own language."""
    t, stamp = locale.t, part.stamp
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
    quoted = edition.site.settings.own_words.quoted
    return " ".join(filter(None, [*said, method, locale.localise(quoted).text if quoted else "", f"<{address}>"]))


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
