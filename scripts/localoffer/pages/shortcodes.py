"""Blocks: embed codes such as ``{{contact:mediation}}`` in Markdown, as a Python-Markdown extension.

The first stage marks codes, headings and links with their line; the marks travel through Markdown
and come out again at each issue. Code is left alone. A later stage puts facts in place of codes,
in the order of the document, so that a term is explained where it is first met.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from localoffer.facts.read import unknown
from localoffer.facts.shapes import Site
from localoffer.facts.values import Words, telephone_uri
from localoffer.issues import Issue, did_you_mean
from localoffer.languages.locales import Locale, Text, direction
from localoffer.languages.terms import term_in
from localoffer.pages.statement import markdown
from localoffer.words.glossary import Terms

OPEN, CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_HEADING = re.compile(r"^(#{1,6}[ \t]+)")
_NOTICE = re.compile(r"^\s*!!! +(\w[\w-]*)")
_CODE_SPAN = re.compile(r"(`+).*?\1")
_AUTOLINK = re.compile(r"<(?:https?://[^<>\s]+|[^<>\s@]+@[^<>\s]+)>")
_CODE = rf"\{{\{{(?:{OPEN}(\d+){CLOSE})?\s*([^{{}}\n]*?)\s*\}}\}}"

STATEMENT = ("{{accessibility}}", "{{ accessibility }}")
"""The one code that stands for Markdown, not HTML, so that its headings are headings of the page."""

GLOSSED = "word"
"""The class of a link from a word to its meaning."""

NOTICES = ("information", "warning", "urgent", "letter", "script")
SAFE_TAGS = frozenset({"abbr", "bdi", "br", "cite", "dfn", "em", "kbd", "small", "span", "strong", "sub", "sup", "time", "wbr"})
"""HTML that may stand in Markdown, without attributes but lang, dir, title and datetime."""
SAFE_ATTRIBUTES = frozenset({"lang", "dir", "title", "datetime"})

Render = Callable[..., str]


@dataclass(frozen=True)
class Link:
    """A link between pages, as written."""

    line: int
    target: str


@dataclass
class Scope:
    """One page while its Markdown is read: what it may use, and what it turned out to show."""

    path: str
    body_line: int
    site: Site
    locale: Locale
    render: Render
    link: Callable[[str, str], str]
    list_pages: Callable[[str], list[Any]] = lambda group: []
    base: str = ""
    """The way from this page to the root of the site."""
    title: str = ""
    layout: str = "page"
    issues: list[Issue] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    links: list[Link] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    explained: set[str] = field(default_factory=set)
    terms: Terms | None = None
    """The words to link to their meaning where the page first uses them."""
    glossary: str = ""
    """The way from this page to the Markdown file that explains them."""
    level: int = 1
    """Level of the heading that stands before the code being read."""

    def fault(self, line: int, rule: str, message: str, hint: str = "") -> None:
        """Note an issue of this page."""
        self.issues.append(Issue(self.path, line, rule, message, hint))

    def localise(self, words: Words | None) -> Markup:
        """Return words as HTML, in their own ``lang`` and ``dir`` where they are not in the page's language."""
        return as_html(self.locale.localise(words), self.locale.tag)

    def component(self, name: str, **values: Any) -> Markup:
        """Return the HTML of one component; see overrides/components/."""
        html = self.render(
            name, site=self.site, locale=self.locale, t=self.locale.t, localise=self.localise, link=self.link,
            component=self.component,
            tel=telephone_uri, day=self.locale.day, limit=self.limit, level=min(self.level + 1, 6), **values,
        )  # fmt: skip
        return Markup(html.strip())  # noqa: S704  # our own templates, which escape

    def limit(self, id_: str, form: str = "") -> Markup:
        """Return a time limit in words, for example ``2 months``; ``form`` gives others for this sentence, ``# months``."""
        deadline = self.site.deadlines[id_]
        said = Text(form.replace("#", str(deadline.amount)), self.locale.tag) if form else self.locale.limit(deadline)
        return as_html(said, self.locale.tag)


def as_html(said: Text, page_tag: str) -> Markup:
    """Escape words and mark their language where it differs from the page's."""
    if said.locale == page_tag or not said.text:
        return escape(said.text)
    return Markup('<span lang="{}" dir="{}">{}</span>').format(said.locale, direction(said.locale), said.text)


@dataclass(frozen=True)
class Kind:
    """What an embed code of one kind puts on the page."""

    make: Callable[..., str]
    block: bool
    fact: str | None = None
    """The kind of fact its id names, if it needs one."""
    has_forms: bool = False
    """Other words for it may stand after a second colon: ``{{term:ehc-plan: planu EHC}}``."""


def _contact(scope: Scope, id_: str) -> str:
    return scope.component("contact", id=id_, contact=scope.site.contacts[id_])


def _council(scope: Scope, id_: str) -> str:
    council = scope.site.councils[id_]
    contacts = {name: scope.site.contacts[name] for name in council.all_contacts if name in scope.site.contacts}
    scope.shown.update(f"contact:{name}" for name in contacts)
    return scope.component("council", id=id_, council=council, contacts=contacts)


def _first(kind: str, attribute: str) -> Callable[[Scope, str], str]:
    def make(scope: Scope, id_: str) -> str:
        ways = getattr(scope.site.contacts[id_], attribute)
        if not ways:
            raise LookupError(f'The contact "{id_}" has no {kind}.')
        return scope.component(kind, way=ways[0], inline=True)

    return make


def _deadline(scope: Scope, id_: str, form: str = "") -> str:
    has_amount = scope.site.deadlines[id_].amount is not None
    if form and ("#" in form) != has_amount:
        wanted = "must hold # where the number stands" if has_amount else "must not hold #: this time limit has no number"
        raise ValueError(f'The words "{form}" {wanted}.')
    return Markup('<span class="deadline">{}</span>').format(scope.limit(id_, form))


def _deadlines(scope: Scope, group: str) -> str:
    chosen = {id_: each for id_, each in scope.site.deadlines.items() if group in ("", each.group)}
    if not chosen:
        if scope.site.known["deadline"] > scope.site.deadlines.keys():
            raise KeyError(group)
        raise LookupError(f'No time limit is in the group "{group}".')
    scope.shown.update(f"deadline:{id_}" for id_ in chosen)
    return scope.component("deadlines", deadlines=chosen, group=group)


def _may_show(scope: Scope, id_: str) -> bool:
    said = scope.site.testimonials[id_]
    return said.consent.state != "refused" and (said.expires_on is None or said.expires_on >= scope.site.today)


def _testimonial(scope: Scope, id_: str) -> str:
    return scope.component("testimonial", said=scope.site.testimonials[id_]) if _may_show(scope, id_) else ""


def _testimonials(scope: Scope, _: str) -> str:
    shown = [id_ for id_ in scope.site.testimonials if _may_show(scope, id_)]
    scope.shown.update(f"testimonial:{id_}" for id_ in shown)
    return Markup("\n").join(_testimonial(scope, id_) for id_ in shown) or scope.component("empty", key="testimonials.none")


def _term(scope: Scope, id_: str, form: str = "") -> str:
    """Explain a term where it is first met; there a translation also names the term that families meet in letters."""
    term, tag = _term_in(scope, id_)
    source = scope.site.glossary[id_].term.text
    original = "" if source.casefold() in (form or term.term).casefold() else source
    if id_ in scope.explained or not (term.aside or original):
        return as_html(Text(form or term.term, tag), scope.locale.tag)
    scope.explained.add(id_)
    return scope.component(
        "term", id=id_, term=term, words=form or term.term, original=original, tag=tag, tag_direction=direction(tag)
    )


def _term_in(scope: Scope, id_: str) -> tuple[Any, str]:
    said = term_in(scope.locale, scope.site.glossary[id_])
    return said, said.tag


def _glossary(scope: Scope, _: str) -> str:
    scope.shown.update(f"term:{id_}" for id_ in scope.site.glossary)
    entries = [(id_, *_term_in(scope, id_)) for id_ in scope.site.glossary]
    return scope.component("glossary", entries=sorted(entries, key=lambda entry: entry[1].term.casefold()))


def _steps(scope: Scope, phase: str) -> str:
    steps = [step for step in scope.site.steps if phase in ("", step.phase)]
    if not steps:
        raise LookupError(f'No step is in the phase "{phase}".')
    deadlines = {id_ for step in steps for id_ in step.deadlines}
    scope.shown.update({"steps:steps"}, (f"deadline:{id_}" for id_ in deadlines))
    return scope.component("steps", steps=steps, phase=phase)


def _notice(scope: Scope, id_: str) -> str:
    return scope.component("notice", notice=scope.site.notices[id_])


def _sources(scope: Scope, _: str) -> str:
    return scope.component("sources", sources=scope.site.sources)


def _service(scope: Scope, _: str) -> str:
    if scope.site.service is None:
        raise KeyError("service")
    scope.shown.add("service:service")
    return scope.component("service", service=scope.site.service)


def _pages(scope: Scope, group: str) -> str:
    pages = scope.list_pages(group)
    if not pages:
        raise LookupError(f'No group of content/navigation.yml is called "{group}".')
    return scope.component("pages", pages=pages, base=scope.base)


def _feedback(scope: Scope, _: str) -> str:
    scope.shown.add("feedback:feedback")
    shown = [entry for entry in scope.site.feedback if entry.may_be_shown]
    return scope.component("feedback", entries=sorted(shown, key=lambda entry: entry.received_on, reverse=True))


KINDS: dict[str, Kind] = {
    "contact": Kind(_contact, block=True, fact="contact"),
    "council": Kind(_council, block=True, fact="council"),
    "phone": Kind(_first("phone", "phones"), block=False, fact="contact"),
    "email": Kind(_first("email", "emails"), block=False, fact="contact"),
    "web": Kind(_first("web", "web"), block=False, fact="contact"),
    "deadline": Kind(_deadline, block=False, fact="deadline", has_forms=True),
    "deadlines": Kind(_deadlines, block=True),
    "testimonial": Kind(_testimonial, block=True, fact="testimonial"),
    "testimonials": Kind(_testimonials, block=True),
    "term": Kind(_term, block=False, fact="term", has_forms=True),
    "glossary": Kind(_glossary, block=True),
    "steps": Kind(_steps, block=True),
    "notice": Kind(_notice, block=True, fact="notice"),
    "service": Kind(_service, block=True),
    "feedback": Kind(_feedback, block=True),
    "pages": Kind(_pages, block=True),
    "sources": Kind(_sources, block=True),
}


def expand(scope: Scope, text: str, line: int) -> str | None:
    """Return the HTML that ``kind:id`` stands for, or None with an issue noted."""
    name, _, rest = text.partition(":")
    kind = KINDS.get(name)
    id_, _, form = (part.strip() for part in (rest.partition(":") if kind is not None and kind.has_forms else (rest, "", "")))
    if kind is None:
        hint = did_you_mean(name, KINDS) or f"The kinds are: {', '.join(KINDS)}."
        scope.fault(line, "unknown-kind", f'"{name}" is not a kind of embed code.', hint)
        return None
    if kind.fact is not None:
        if not id_:
            example = next(iter(sorted(scope.site.known.get(kind.fact, ()))), "id")
            scope.fault(line, "id-missing", f"{{{{{name}}}}} does not say which {kind.fact}.", f"Write {{{{{name}:{example}}}}}.")
            return None
        if (issue := unknown(kind.fact, id_, scope.site, scope.path, line)) is not None:
            scope.issues.append(issue)
            return None
        scope.shown.add(f"{kind.fact}:{id_}")
    try:
        return kind.make(scope, id_, form) if form else kind.make(scope, id_)
    except KeyError:
        return None  # the fact itself is broken, and has its own issue
    except LookupError as fault:
        scope.fault(line, "nothing-to-show", str(fault.args[0]))
        return None
    except ValueError as fault:
        scope.fault(line, "form-not-valid", str(fault.args[0]))
        return None


class EmbedCodes(Extension):
    """The extension. The plugin sets ``scope`` before each page."""

    def __init__(self) -> None:
        """Begin without a page."""
        super().__init__()
        self.scope: Scope | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register the stages; the numbers place them between Python-Markdown's own."""
        md.preprocessors.register(_MarkLines(md, self), "localoffer_marks", 100)  # before anything moves a line
        md.inlinePatterns.register(_FindCodes(_CODE, md), "localoffer_codes", 185)  # after code spans (190)
        md.treeprocessors.register(_LinkTerms(md, self), "localoffer_terms", 16)  # after inline (20), while codes are codes
        md.treeprocessors.register(_Expand(md, self), "localoffer_expand", 15)  # after inline (20), before ids (8, 5)
        md.treeprocessors.register(_Outline(md, self), "localoffer_outline", 3)  # after toc (5) gave every id
        md.postprocessors.register(_Unmark(md, self), "localoffer_unmark", 0)  # last: code got its text back (30)


class _Stage:
    md: Markdown

    def __init__(self, md: Markdown, extension: EmbedCodes) -> None:
        super().__init__(md)  # type: ignore[call-arg]  # each stage is also a Markdown processor
        self.extension = extension

    @property
    def scope(self) -> Scope:
        if self.extension.scope is None:
            raise RuntimeError("EmbedCodes.scope is not set")
        return self.extension.scope


class _MarkLines(_Stage, Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        fence = ""
        marked: list[str] = []
        for number, text in enumerate(lines, self.scope.body_line):
            line = text.replace(OPEN, "").replace(CLOSE, "")
            match = _FENCE.match(line)
            if match and (not fence or match[1].startswith(fence)):
                fence = "" if fence else match[1]
            elif not fence and line.strip() in STATEMENT:
                marked.extend(self._mark(made, number) for made in self._statement(number))
                continue
            elif not fence:
                line = self._mark(line, number)
            marked.append(line)
        return marked

    def _statement(self, number: int) -> list[str]:
        """Return the lines of the accessibility statement, which is Markdown: headings, anchors, links, codes."""
        site = self.scope.site
        if site.accessibility is None:
            if "accessibility" not in site.known:
                hint = "Write content/accessibility.yml."
                self.scope.fault(number, "nothing-to-show", "There is no accessibility statement.", hint)
            return []
        self.scope.shown.add("accessibility:accessibility")
        return markdown(site.accessibility, self.scope.locale).split("\n")

    def _mark(self, line: str, number: int) -> str:
        mark = f"{OPEN}{number}{CLOSE}"
        notice = _NOTICE.match(line)
        if notice and notice[1] not in NOTICES:
            hint = did_you_mean(notice[1], NOTICES) or f"The kinds are: {', '.join(NOTICES)}."
            self.scope.fault(number, "unknown-notice-kind", f'"{notice[1]}" is not a kind of notice.', hint)
        line = line.replace("{{", "{{" + mark).replace("](", mark + "](")
        return _HEADING.sub(lambda match: match[1] + mark, line)


class _FindCodes(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override]  # noqa: N802
        code = ET.Element("embed-code", {"line": m[1] or "0", "code": m[2]})
        return code, m.start(0), m.end(0)


def _line_of(text: str | None) -> int | None:
    match = _MARK.search(text or "")
    return int(match[1]) if match else None


def _unmarked(text: str | None) -> str | None:
    return _MARK.sub("", text) if text and OPEN in text else text


class _LinkTerms(_Stage, Treeprocessor):
    """Links a word of the glossary to its meaning where a page first uses it (WCAG 3.1.3 and 3.1.4, technique G55).

    A word that ``{{term:id}}`` has explained in brackets needs no link.
    """

    not_in = frozenset({"a", "code", "dfn", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "th"})

    def run(self, root: ET.Element) -> None:
        if self.scope.terms is not None and self.scope.glossary:
            self.met: set[str] = set()
            self._walk(root, self.scope.terms)

    def _walk(self, parent: ET.Element, terms: Terms) -> None:
        """Go through the words below an element in the order they are read."""
        self._link(parent, None, terms)
        for child in list(parent):
            kind, _, id_ = child.get("code", "").partition(":")
            if kind == "term":
                self.met.add(id_.partition(":")[0].strip())
            elif child.tag not in self.not_in and not {"letter", "script"} & set(child.get("class", "").split()):
                self._walk(child, terms)  # words to copy are left as they are
            self._link(parent, child, terms)

    def _link(self, parent: ET.Element, before: ET.Element | None, terms: Terms) -> None:
        """Put links into the text that follows ``before``, or that ``parent`` begins with."""
        text = (parent.text if before is None else before.tail) or ""
        at = 0 if before is None else list(parent).index(before) + 1
        end = 0
        for use in terms.uses(text):
            if use.term in self.met:
                continue
            self.met.add(use.term)
            word = text[use.start : use.end]
            # A page of the menu may have the same name, and a link must say which of the two it is (WCAG 2.4.9).
            name = self.scope.locale.t("term.meaning", word=word)
            link = ET.Element("a", {"class": GLOSSED, "href": f"{self.scope.glossary}#{use.term}", "aria-label": name})
            link.text = word
            _set_text(parent, before, text[end : use.start])
            parent.insert(at, link)
            before, at, end = link, at + 1, use.end
        if end:
            _set_text(parent, before, text[end:])


def _set_text(parent: ET.Element, before: ET.Element | None, text: str) -> None:
    if before is None:
        parent.text = text
    else:
        before.tail = text


class _Expand(_Stage, Treeprocessor):
    def run(self, root: ET.Element) -> None:
        scope = self.scope
        self.parents = {child: parent for parent in root.iter() for child in parent}
        for element in list(root.iter()):
            if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
                scope.level = self._heading(element, scope.level)
            elif element.tag == "a" and element.get("class") != GLOSSED:
                self._link(element)
            elif element.tag == "img":
                self._image(element)
            elif element.tag == "embed-code":
                self._code(element)
            elif element.tag == "li":
                self._tick(element)
            elif element.tag == "div" and element.get("class", "").startswith("admonition"):
                self._notice(element)
        for element in root.iter():
            self._close(element)

    def _tick(self, item: ET.Element) -> None:
        """Make a list whose items begin with ``[ ]`` a checklist; an item may be a paragraph of its own."""
        words = item[0] if not (item.text or "").strip() and len(item) and item[0].tag == "p" else item
        if (words.text or "").startswith("[ ] "):
            words.text = (words.text or "")[4:]
            self.parents[item].set("class", "checklist")

    def _heading(self, heading: ET.Element, level: int) -> int:
        line = _line_of(heading.text) or self.scope.body_line
        own = int(heading.tag[1])
        if own == 1:
            hint = "The title stands in the front matter. Use ## here."
            self.scope.fault(line, "second-h1", "A level 1 heading stands in the text.", hint)
        elif own > level + 1:
            hint = f"Use {'#' * (level + 1)} here."
            self.scope.fault(line, "heading-skipped", f"a level {own} heading follows a level {level}.", hint)
        if not "".join(_unmarked(text) or "" for text in heading.itertext()).strip() and not len(heading):
            self.scope.fault(line, "heading-empty", "A heading has no words.")
        for code in heading.iter("embed-code"):
            self.scope.fault(line, "code-in-heading", f"{{{{{code.get('code')}}}}} stands in a heading.", "Write the words.")
        return own

    def _link(self, link: ET.Element) -> None:
        texts = [link.text, *(part for child in link.iter() for part in (child.text, child.tail))]
        line = next((found for text in texts if (found := _line_of(text))), self.scope.body_line)
        target = link.get("href", "")
        if (target.startswith("#") and len(target) > 1) or re.match(r"[\w./-]+\.md(#.*)?$", target):
            self.scope.links.append(Link(line, target))
        elif target.startswith("http://"):
            self.scope.fault(line, "address-not-https", f'"{target}" does not begin with https://.')
        elif not target.startswith(("https://", "mailto:", "tel:")):
            hint = "Write the way from this file to the other one, for example ../contact.md, or begin with https://."
            self.scope.fault(line, "link-not-valid", f'The link "{target}" leads to no page.', hint)

    def _image(self, image: ET.Element) -> None:
        line = _line_of(image.get("alt")) or self.scope.body_line
        image.set("alt", _unmarked(image.get("alt")) or "")
        if not image.get("alt", "").strip():
            hint = "Say what it shows between the square brackets."
            self.scope.fault(line, "image-without-words", f'The picture "{image.get("src")}" has no words.', hint)

    def _code(self, code: ET.Element) -> None:
        text, line = code.get("code", ""), int(code.get("line", "0")) or self.scope.body_line
        parent = self.parents[code]
        kind = KINDS.get(text.partition(":")[0])
        alone = not (parent.text or "").strip() and not (code.tail or "").strip() and len(parent) == 1
        if kind is not None and kind.block and not (alone and parent.tag in {"p", "li", "td", "div", "dd"}):
            hint = "Put it on a line of its own, with an empty line before and after."
            self.scope.fault(line, "block-in-sentence", f"{{{{{text}}}}} is a block and stands in a sentence.", hint)
            html: str | None = None
        else:
            html = expand(self.scope, text, line)
        _become_text(parent, code, self.md.htmlStash.store(html) if html else "")

    def _notice(self, notice: ET.Element) -> None:
        kind = notice.get("class", "").split()[1]
        notice.attrib.clear()
        notice.set("class", "letter" if kind in {"letter", "script"} else "notice")
        notice.set("data-kind", kind)
        if notice.tag == "div" and len(notice) and notice[0].get("class") == "admonition-title":
            notice[0].set("class", "notice-title")

    def _close(self, element: ET.Element) -> None:
        """Take the marks out again; a code that never closed still has its own."""
        in_code = element.tag == "code"
        for text in (element.text, element.tail):
            if text and "{{" + OPEN in text and not (in_code and text is element.text):
                line = _line_of(text) or self.scope.body_line
                self.scope.fault(line, "code-not-closed", "An embed code is opened by {{ and not closed.", "Close it with }}.")
        element.text, element.tail = _unmarked(element.text), _unmarked(element.tail)
        for name in ("alt", "title"):
            if OPEN in element.get(name, ""):
                element.set(name, _unmarked(element.get(name)) or "")


def _become_text(parent: ET.Element, child: ET.Element, text: str) -> None:
    """Put text in place of a child element."""
    index = list(parent).index(child)
    text += child.tail or ""
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(child)


class _Outline(_Stage, Treeprocessor):
    def run(self, root: ET.Element) -> None:
        heading = self.scope.title
        for element in list(root.iter()):
            if (id_ := element.get("id")) is not None:
                if id_ in self.scope.ids:
                    message = f'The anchor "{id_}" is used twice.'
                    self.scope.fault(self.scope.body_line, "duplicate-anchor", message, "Give each its own {#name}.")
                self.scope.ids.add(id_)
            if element.tag in {"h2", "h3", "h4"}:
                heading = "".join(element.itertext())
            elif element.tag == "table":
                _name_table(element, heading)
        if self.scope.layout == "faqs":
            _fold_questions(root)


WIDE = 4
"""A table with more columns than this is shown as cards on any screen: it never scrolls sideways."""


def _name_table(table: ET.Element, heading: str) -> None:
    """Give a table a caption and scopes (WCAG 1.3.1), and each cell the head of its column, for the cards of a phone."""
    for cell in list(table.iter("th")):
        if "".join(cell.itertext()).strip():
            cell.set("scope", "col")
        else:
            cell.tag = "td"  # a corner with no words heads nothing
    rows = [list(row) for row in table.iter("tr")]
    heads = ["".join(cell.itertext()) for cell in rows[0]]
    for cells in rows[1:]:
        if cells and cells[0].tag == "td":
            cells[0].tag = "th"
            cells[0].set("scope", "row")
            for cell, head in zip(cells, heads, strict=False):
                if head.strip():
                    cell.set("data-label", head)
    caption = ET.Element("caption", {"class": "unseen"})
    caption.text = heading
    table.insert(0, caption)
    table.set("class", "table wide" if len(heads) > WIDE else "table")


def _fold_questions(root: ET.Element) -> None:
    """Turn every level 3 heading with what follows into a question that opens (native details)."""
    children = list(root)
    answer: ET.Element | None = None
    for child in children:
        if child.tag == "h3":
            index = list(root).index(child)
            root.remove(child)
            details = ET.Element("details", {"class": "question"})
            ET.SubElement(details, "summary").append(child)
            # The anchor is inside, so that following a link to it opens the question without a script.
            answer = ET.SubElement(details, "div", {"class": "answer", "id": child.attrib.pop("id")})
            root.insert(index, details)
        elif child.tag == "h2":
            answer = None
        elif answer is not None:
            root.remove(child)
            answer.append(child)


class _Unmark(_Stage, Postprocessor):
    def run(self, text: str) -> str:
        if OPEN in text:
            outside = re.sub(r"<(code|pre)\b.*?</\1>", "", text, flags=re.DOTALL)
            for match in re.finditer(rf"\{{\{{{OPEN}(\d+){CLOSE}", outside):
                hint = "Write this part in Markdown."
                self.scope.fault(int(match[1]), "code-in-html", "An embed code stands inside HTML.", hint)
            text = _MARK.sub("", text)
        return text


class _Tags(HTMLParser):
    """Finds every tag and attribute that may not stand in Markdown, with its line."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        if tag not in SAFE_TAGS:
            self.refused.append((line, f"<{tag}>"))
        else:
            self.refused.extend((line, f"{name}=") for name, _ in attrs if name not in SAFE_ATTRIBUTES)


def check_html(path: str, body: str, body_line: int) -> list[Issue]:
    """Return an issue for every HTML tag in Markdown that is not on the safe list. Code is left alone."""
    fence = ""
    lines = []
    for line in body.split("\n"):
        match = _FENCE.match(line)
        if match and (not fence or match[1].startswith(fence)):
            fence = "" if fence else match[1]
            line = ""
        lines.append("" if fence else _CODE_SPAN.sub("", _AUTOLINK.sub("", line)))
    tags = _Tags()
    tags.feed("\n".join(lines))
    tags.close()
    hint = "Write it in Markdown, or ask a developer for a component."
    return [
        Issue(path, line + body_line - 1, "html-not-allowed", f"{refused} may not stand in a page.", hint)
        for line, refused in tags.refused
    ]
