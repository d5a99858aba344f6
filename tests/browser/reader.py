"""What a page tells a machine that reads it out: names, outline, landmarks, tables, languages, the head, what a search says."""
# ruff: noqa: E501 - scripts for the page, one thought a line

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from babel import Locale as BabelLocale
from playwright.sync_api import Page, TimeoutError

from browser.subject import FOUND, WIDTHS, Subject

OUTLINE = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  .filter(e => e.checkVisibility()).map(e => Number(e.tagName[1]))"""
LANDMARKS = """() => [...document.querySelectorAll(
    'header, nav, main, footer, section[aria-label], section[aria-labelledby], form[role], [role=search]')]
  .filter(e => e.checkVisibility() && !(e.tagName === 'HEADER' && e.closest('main')))
  .map(e => (e.getAttribute('role') || e.tagName.toLowerCase()) + ': ' + (e.getAttribute('aria-label')
    || (document.getElementById(e.getAttribute('aria-labelledby')) || {}).textContent || ''))"""
UNREAD = """() => { const said = e => { const own = e.cloneNode(true); own.querySelectorAll('svg, .unchecked, .certainty').forEach(each => each.remove()); return own.textContent.trim(); }; return [...[...document.querySelectorAll('[role=application], :is(h1, h2, h3, h4, h5, h6, ul, ol, dl, table, p, blockquote):is([role=none], [role=presentation])')]
  .filter(e => e.textContent.trim()).map(e => 'cannot be read as what it is: ' + e.outerHTML.slice(0, 80)), ...[...document.querySelectorAll('main :is(dd, td)')]
  .filter(e => e.checkVisibility() && !said(e) && e.querySelector('img, svg, [role=img]') && !e.querySelector('a, button, input')).map(e => 'is a picture where words belong: ' + e.outerHTML.slice(0, 80))]; }"""
ARROWS = """() => [...document.querySelectorAll(':is([role=menu], [role=menubar], [role=tree], [role=grid], [role=listbox], [role=tablist], [role=toolbar])')].filter(e => {
  const own = e.querySelector('a, button, [tabindex]'); if (!e.checkVisibility() || !own) return false; own.focus();
  for (const key of ['ArrowDown', 'ArrowRight']) document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
  return document.activeElement === own; }).map(e => 'says that arrow keys move in it, and they do not: ' + e.outerHTML.slice(0, 80))"""
"""A menu, a tree or tabs in name alone: a screen reader hands its keys on, and nothing takes them (WAI-ARIA Authoring Practices)."""
NAMED_AFTER = """() => [...document.querySelectorAll(':is(section, article, form, dialog, nav, aside, [role=region], [role=dialog], [role=group]):is([aria-label], [aria-labelledby])')].filter(e => {
  const plain = words => words.replace(/\\s+/g, ' ').trim().toLowerCase(), heads = [...e.querySelectorAll('h1, h2, h3, h4, h5, h6, legend')].map(each => plain(each.textContent));
  const by = (e.getAttribute('aria-labelledby') || '').split(' ').map(id => document.getElementById(id)?.textContent || '').join(' ');
  const name = plain(by || e.getAttribute('aria-label')); return heads.length === 1 && !name.includes(heads[0]) && !heads[0].includes(name); }).map(e => e.outerHTML.slice(0, 100))"""
"""What has one heading of its own, and is named otherwise."""
TABLES = """() => [...document.querySelectorAll('table')].flatMap(table => {
  const faults = [], told = what => faults.push(what + ': ' + table.outerHTML.slice(0, 80));
  if (!table.caption || !table.caption.textContent.trim()) told('no caption');
  if (table.querySelector('th:not([scope])') || !table.querySelector('th')) told('a head without scope');
  const width = Math.max(...[...table.rows].map(row => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0)));
  if ([...table.querySelectorAll('th[scope=col]')].some(head => !head.cellIndex && head.parentNode.querySelector('td'))) told('the head of a row that says it is of a column');
  for (const head of table.querySelectorAll('thead th[scope=col]'))
    if (![...table.rows].some(row => row !== head.parentNode && row.cells[head.cellIndex])) told('a head over nothing');
  for (const row of table.rows) if ([...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0) < width && !table.querySelector('[rowspan]')) told('a row too short');
  for (const cell of table.querySelectorAll('[headers]')) for (const id of cell.headers.split(/\\s+/))
    if (!table.querySelector('th#' + CSS.escape(id))) told('headers of another table');
  const plain = text => text.replace(/\\s+/g, ' ').trim(), heads = [...table.tHead?.rows[0]?.cells || []];
  for (const cell of table.querySelectorAll('td[data-label]'))
    if (heads.length && plain(heads[cell.cellIndex]?.textContent || '') !== plain(cell.dataset.label)) told('on a phone a cell has the head ' + cell.dataset.label);
  return faults; })"""
FOREIGN = """() => { const arabic = /[\\u0600-\\u06ff]/, latin = /[A-Za-z]{4,}/, rtl = ['ar', 'ckb'];
  const lang = e => e.closest('[lang]').lang, wrong = [];
  const look = (words, e) => { if (/^\\[\\w+\\]/.test(words.trim()) || e.closest('bdi, address, code, [hidden]')) return;  // a stand-in; not a language
    if (arabic.test(words) !== rtl.includes(lang(e)) && (arabic.test(words) || latin.test(words))) wrong.push(lang(e) + ': ' + words.trim().slice(0, 80)); };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) { const e = node.parentElement; if (!e.closest('script, style')) look(node.data, e); }
  for (const e of document.body.querySelectorAll('[alt], [aria-label], [title], [placeholder]'))
    for (const name of ['alt', 'aria-label', 'title', 'placeholder']) look(e.getAttribute(name) || '', e);
  return wrong; }"""
"""Words in a script that their language is not written in, attributes included (WCAG 3.1.2)."""
# English names of sources are left out: names are no sentences.
WORDS_BY_LANGUAGE = """() => { const by = {}; const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) { const e = node.parentElement;
    if (!e.closest('script, style, code, bdi') && !/^\\[\\w+\\]/.test(node.data.trim())) { const tag = e.closest('[lang]').lang; if (tag === 'en' && e.closest('.sources')) continue; by[tag] = (by[tag] || '') + ' ' + node.data; } }
  return by; }"""
LANGUAGE_LINKS = """() => [...document.querySelectorAll('.languages a')].map(a => [a.href, a.lang, a.hreflang, a.dir, a.getAttribute('aria-current'), a.innerText.trim()])"""
HEAD = """() => { const get = (selector, name) => { const e = document.querySelector(selector); return e ? (name ? e.getAttribute(name) : e.textContent) : null; };
  return { title: document.title, h1: get('h1') || '', canonical: get('link[rel=canonical]', 'href'), noindex: !!document.querySelector('meta[name=robots][content~=noindex]'),
    description: get('meta[name=description]', 'content'), shared: get('meta[property="og:url"]', 'content'),
    refresh: !!document.querySelector('meta[http-equiv=refresh i]'),
    closed: [...document.querySelectorAll('html, body, main, main :is(p, li, h1, h2, h3, div, section, article), meta[name=google][content*=notranslate]')].find(e => e.translate === false && e.textContent.trim().split(/\\s+/).length > 3 || e.matches('meta, .notranslate'))?.outerHTML.slice(0, 80),
    viewport: get('meta[name=viewport]', 'content') || '', lang: document.documentElement.lang,
    alternates: [...document.querySelectorAll('link[rel=alternate][hreflang]')].map(e => [e.hreflang, e.getAttribute('href')]) }; }"""
UNDRAWN = """() => [...document.querySelectorAll('svg')].filter(svg => !svg.closest('[aria-hidden=true]')
  && !(svg.getAttribute('role') === 'img' && (svg.getAttribute('aria-label') || '').trim()) && !svg.closest('[role=img]')).map(svg => svg.outerHTML.slice(0, 80))"""
ALTS = """() => [...document.querySelectorAll('img, [role=img], input[type=image]')].map(e => (e.getAttribute('alt') ?? e.getAttribute('aria-label') ?? '').trim())"""
IDS = """() => [...document.querySelectorAll('h1[id], h2[id], h3[id], h4[id], h5[id], h6[id]')].map(e => e.id)"""

PRESSED = {"button", "link", "checkbox", "radio", "textbox", "searchbox", "combobox", "listbox", "option", "slider", "spinbutton",
           "switch", "tab", "menuitem", "DisclosureTriangle"}  # fmt: skip
NAMED = PRESSED | {"image", "heading", "dialog", "alertdialog", "Iframe", "region", "table"}
NOT_PRESSED = {"RootWebArea", "main"}
"""What a script may focus although nobody presses it."""
VAGUE = {
    "here",
    "click here",
    "click",
    "more",
    "read more",
    "learn more",
    "details",
    "link",
    "this",
    "this link",
    "this page",
    "info",
}
NO_NAMES = {"image", "picture", "photo", "graphic", "logo", "icon", "spacer", "img", "untitled", "placeholder", "figure"}
COMMANDS = re.compile(r"(switch|turn|change|toggle|set|go|enable|disable)\b.*\b(to|on|off|mode)\b", re.IGNORECASE)
ENGLISH = {
    "the",
    "and",
    "of",
    "to",
    "you",
    "is",
    "it",
    "for",
    "in",
    "your",
    "that",
    "on",
    "with",
    "this",
    "if",
    "not",
    "be",
    "are",
    "have",
    *("act", "regulation", "regulations", "rule", "rules"),  # a law has a name, and hardly a small word in it
}

STAND_IN = re.compile(r"\W*\[\w+\]")
"""What the small site says where a language has no words yet: ``[pl] Nothing found``."""
SAID_IN_ENGLISH = {"you", "for", "found", "nothing", "results", "please", "type", "what", "the"}


def outline(subject: Subject) -> Iterator[str]:
    """Follow the headings: one of level 1, none skipped, none without words, each with an anchor that says something."""
    with subject.page(opened=True, only_read=True) as page:
        levels = page.evaluate(OUTLINE)
        if levels.count(1) != 1 or levels[0] != 1:
            yield f"{levels.count(1)} headings of level 1"
        if any(after > before + 1 for before, after in itertools.pairwise(levels)):
            yield f"a level is skipped: {levels}"
        yield from (f"an anchor that says nothing: #{id_}" for id_ in page.evaluate(IDS) if not re.search(r"[^\W\d_]", id_))


def landmarks(subject: Subject) -> Iterator[str]:
    """Compare landmarks: no two of the same name, and one main."""
    with subject.page(opened=True, only_read=True) as page:
        found = page.evaluate(LANDMARKS)
        yield from sorted({f"more than one: {each}" for each in found if found.count(each) > 1})
        if sum(each.startswith("main") for each in found) != 1:
            yield "not one main"
        yield from (f"is not named after its heading: {each}" for each in page.evaluate(NAMED_AFTER))
        yield from page.evaluate(UNREAD)
        yield from page.evaluate(ARROWS)
        if page.locator("[aria-busy=true]").count():
            yield "says that it is busy, and is not: nobody hears what is in it (WCAG 4.1.3)"


def tables(subject: Subject) -> Iterator[str]:
    """Look whether each table has a caption, and each cell its head."""
    with subject.page(opened=True, only_read=True) as page:
        yield from page.evaluate(TABLES)


def languages(subject: Subject) -> Iterator[str]:
    """Look whether words are marked with the language they are in, and each language link leads to this same page."""
    with subject.page(opened=True, only_read=True) as page:
        yield from page.evaluate(FOREIGN)
        own = page.evaluate("document.documentElement.lang")
        for tag, text in page.evaluate(WORDS_BY_LANGUAGE).items():
            words = re.findall(r"[a-z]+", text.lower())
            table = subject.name == "translations/"  # the same few words in every row
            share = sum(word in ENGLISH for word in words) / len(words) if len(words) >= 30 and not table else None
            if share is not None and (share > 0.15 if tag != "en" else share < 0.1):
                yield f"words marked {tag!r} are{' not' if tag == 'en' else ''} English"
        links = page.evaluate(LANGUAGE_LINKS)
        tags = {lang for _, lang, *_ in links if lang}
        for address, lang, hreflang, direction, current, name in links:
            if lang != "en" and name.casefold() == BabelLocale("en").languages.get(lang, "").casefold():
                yield f"a language link that is called by its English name: {name}"
            if not lang or lang != hreflang or not direction:
                yield f"a language link without its language: {address}"
            made_up = subject.name.endswith(("404.html", "gallery/"))
            if page_of(address, subject, tags) != page_of(subject.address, subject, tags) and not made_up:
                yield f"a language link that leads to another page: {address}"
            if (lang == own) != (current is not None):
                yield f"a language link that does not say whether it is this one: {address}"
        home = page.locator("a.site-name").get_attribute("href") or ""
        kept = page.request.get(urljoin(subject.address, home)).text().count(" hreflang=") - len(alternates(page))
        if subject.name.endswith("404.html") and links == [] and kept > 1:
            yield "the missing page does not lead to the other languages"


def page_of(address: str, subject: Subject, tags: set[str]) -> str:
    """Return an address below the site's, without its language."""
    name = urlsplit(address)._replace(fragment="").geturl().removeprefix(subject.site)
    first, _, rest = name.partition("/")
    return rest if first in tags else name


def alternates(page: Page) -> list[list[str]]:
    """Return the other languages that the head of a page names."""
    found: list[list[str]] = page.evaluate(HEAD)["alternates"]
    return found


def head(subject: Subject) -> Iterator[str]:
    """Look whether the head names the page, describes it, and names every true translation at a full address."""
    with subject.page(opened=True, only_read=True) as page:
        told = page.evaluate(HEAD)
        told["title"] = re.sub("[\u2066-\u2069]", "", told["title"])  # marks that keep foreign words in order
        if "#q=" not in subject.address and not told["title"].startswith(told["h1"].strip() + " – "):
            yield f"the title is not the page's: {told['title']!r}"
        if told["refresh"]:
            yield "reloads or leaves by itself"
        if (
            re.search(r"user-scalable\s*=\s*(no|0)|maximum-scale", told["viewport"])
            or "width=device-width" not in told["viewport"]
        ):
            yield f"keeps the reader from zooming: {told['viewport']!r}"
        if told["closed"]:
            yield f"keeps translators out: {told['closed']}"
        if told["noindex"]:
            if told["canonical"] and told["canonical"] in page.request.get(f"{subject.site}sitemap.xml").text():
                yield "hides from searches, and the sitemap names it"
            return
        if len((told["description"] or "").strip()) < 20:
            yield f"no description: {told['description']!r}"
        if not re.match(r"https?://", told["canonical"] or "") or told["canonical"] != told["shared"]:
            yield f"no address of its own: {told['canonical']!r}"
        true = {
            lang: address
            for address, lang, *_ in page.evaluate(LANGUAGE_LINKS)
            if lang and not re.search("<article[^>]* lang=", page.request.get(address.partition("#")[0]).text())
        }
        named = dict(map(tuple, told["alternates"]))
        expected = {*true, "x-default"} if len(true) > 1 and told["lang"] in true else set()
        if named.keys() != expected:
            yield f"names {sorted(named)} as translations, not {sorted(expected)}"
        for lang, address in named.items():
            if not re.match(r"https?://", address):
                yield f"a translation at an address that is not whole: {address}"
            elif lang in true and not address.endswith("/" + true[lang].removeprefix(subject.site)):
                yield f"a translation that is another page: {address}"


def names(subject: Subject, widths: tuple[int, ...] = WIDTHS) -> Iterator[str]:
    """Read the browser's own accessibility tree: what can be focused is a control, and what needs a name has a good one."""
    for width in widths:
        with subject.page(width, opened=True, only_read=True) as page:
            if width == 375:
                yield from (f"a drawing neither named nor hidden: {each}" for each in page.evaluate(UNDRAWN))
                alts = page.evaluate(ALTS)
                yield from (f"no name for a picture: {alt!r}" for alt in alts if not_a_name(alt))
            tools = page.context.new_cdp_session(page)
            for node in tools.send("Accessibility.getFullAXTree")["nodes"]:
                yield from (f"{width} px: {fault}" for fault in faults_of(node))


def not_a_name(alt: str) -> bool:
    """Tell whether a picture's text is a file's name, or only says that it is a picture."""
    return bool(re.search(r"\.(png|jpe?g|gif|svg|webp)$", alt.lower())) or alt.lower() in NO_NAMES


def faults_of(node: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with one node of the accessibility tree."""
    if node.get("ignored"):
        return
    role, name = node["role"]["value"], node.get("name", {}).get("value", "").strip()
    focusable = any(each["name"] == "focusable" and each["value"]["value"] for each in node.get("properties", []))
    if focusable and role not in PRESSED | NOT_PRESSED and not (role == "region" and name):
        yield f"can be focused, and is a {role}: {name[:60]!r}"
    if role in NAMED and not re.search(r"\w", name):
        yield f"a {role} without a name: {name!r}"
    if role == "link" and name.lower().strip(" .>»›→") in VAGUE:
        yield f"a link that does not say where it leads: {name!r}"
    if role in {"radio", "checkbox", "switch"} and COMMANDS.match(name):
        yield f"a choice that is named as a command: {name!r}"


def search(subject: Subject) -> Iterator[str]:
    """Search where there is a place for what is found: it is told to who does not see it, and small differences do not matter."""
    with subject.page() as page:
        if not page.locator(".results").count():
            return
        watch = """() => { window.told = []; const live = [...document.querySelectorAll('[role=status], [role=alert], [aria-live]')];
          const seen = each => each.checkVisibility(); let before = new Map(live.map(each => [each, [seen(each), each.textContent]]));
          window.late = false;
          new MutationObserver(() => { for (const each of live) {
              const [shown, words] = before.get(each);
              if (each.textContent !== words) { told.push(each.textContent); late ||= !shown; } }
            before = new Map(live.map(each => [each, [seen(each), each.textContent]])); })
            .observe(document.body, {subtree: true, childList: true, characterData: true, attributes: true}); }"""
        page.evaluate(watch)
        page.fill("main input[type=search]", "xyzzyx")
        page.keyboard.press("Enter")
        try:
            page.locator(FOUND).first.wait_for(timeout=3000)
        except TimeoutError:
            yield "nothing is said when nothing is found"
            return
        page.wait_for_function("() => document.title.startsWith('xyzzyx')")
        if page.locator("[aria-busy=true]").count():
            yield "says that it is busy when all is found, so nobody hears what was found (WCAG 4.1.3)"
        if page.evaluate("late"):
            yield "what tells the result shows itself and speaks at once, which some screen readers miss"
        if not any("xyzzyx" in each for each in page.evaluate("told")):
            yield "what is found is not told to who does not see it"
        elif not any("\u2068xyzzyx\u2069" in each for each in page.evaluate("told")):
            yield "what was asked for turns the words and numbers around it, where they run the other way (UAX #9)"
        page.fill("main input[type=search]", "")
        page.keyboard.press("Enter")
        page.wait_for_timeout(300)
        if page.evaluate("document.documentElement.lang") != "en":
            for said in dict.fromkeys(page.evaluate("told")):
                if SAID_IN_ENGLISH.intersection(re.findall(r"[a-z]+", said.lower())) and not STAND_IN.match(said):
                    yield f"says in English what it finds: {said.strip()}"
        index = page.locator(".results").get_attribute("data-index") or ""
        titles = [each["title"] for each in page.request.get(urljoin(subject.address.partition("#")[0], index)).json()]
        marked = [title for title in titles if plain(title) != title.lower() and plain(title).strip()]
        for title in marked[:1]:
            page.fill("main input[type=search]", plain(title))
            page.keyboard.press("Enter")
            page.wait_for_function("query => document.title.startsWith(query)", arg=plain(title))
            if not any(title in each for each in page.locator(".results a").all_inner_texts()):
                yield f"{plain(title)!r} does not find {title!r}"


def plain(words: str) -> str:
    """Return words as who has no marks on the keyboard types them."""
    apart = unicodedata.normalize("NFD", words.lower().translate(str.maketrans({"ł": "l", "أ": "ا", "إ": "ا", "آ": "ا"})))
    return re.sub(r"\s+", " ", "".join(each for each in apart if not unicodedata.combining(each)))
