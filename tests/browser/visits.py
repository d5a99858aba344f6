"""What happens around a page: what it weighs and fetches, what it does without scripts, what it prints."""
# ruff: noqa: E501 - scripts for the page, one thought a line

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from contextlib import suppress

import brotli
from playwright.sync_api import Page, TimeoutError
from pypdf import PdfReader

from browser.subject import Subject, open_all
from localoffer.checks import RULES
from localoffer.html.outline import outline
from localoffer.html.tree import document, root

VIOLATIONS = """window.violations = [];
addEventListener('securitypolicyviolation', event => violations.push(event.violatedDirective + ' ' + event.blockedURI));"""
UNSEEN = """() => { const shut = [...document.querySelectorAll('details:not([open])')]; shut.forEach(each => each.open = true);
  const unseen = [...document.querySelectorAll('article :is(h2, h3, p, li, dt, dd, th, td)')].filter(e => e.textContent.trim() && !e.checkVisibility({opacityProperty: true, visibilityProperty: true})
    && !e.closest('form, [data-tool], [data-script], template') && !e.querySelector('input, textarea, button') && !(e.id && document.querySelector(`[aria-describedby~="${e.id}"]`))).map(e => e.outerHTML.slice(0, 80));
  shut.forEach(each => each.open = false); return unseen; }"""
"""Words that nobody can come to see."""
LIGHT = "getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).reduce((sum, each) => sum + Number(each), 0) / 765"
REQUESTS, BYTES = 4, 14_600
ON_DEMAND = (
    ".contents *, .unchecked *, details.part, details.part *, .stamp *, .standing *, "
    "[data-screen], [data-screen] *, [role=alert] *, [hidden], [hidden] *"
)
"""What paper shows only if the reader has opened it, or says once for all."""
LONG = ("print/", "gallery/")
"""Pages that are long on purpose."""


def rules(subject: Subject) -> Iterator[str]:
    """Hold the file to every rule that the program itself holds a page to before it publishes."""
    if subject.file:
        read = outline(root(document(subject.file.read_text("utf-8"))))
        for rule in RULES:
            yield from (f"{issue.rule}: {issue.message}" for issue in rule(subject.name, read))


def weight(subject: Subject) -> Iterator[str]:
    """Weigh the file as a host with Brotli sends it: one round trip holds about 14.6 kB."""
    if subject.file and not subject.name.endswith(LONG):
        size = len(brotli.compress(subject.file.read_bytes()))
        if size > BYTES:
            yield f"{size} bytes"


STEPS = (".menu summary", ".reading summary", "label:has(#colours-dark)")


def visit(subject: Subject, steps: tuple[str, ...] = STEPS) -> Iterator[str]:
    """Visit the page, open things, choose dark: few requests, all to this site; nothing kept; nothing against the policy."""
    page = subject.browser.new_page(viewport={"width": 375, "height": 800})  # the policy holds here
    try:
        page.add_init_script(VIOLATIONS)
        asked: list[str] = []
        wrong: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(subject.address)
        for step in steps:
            if not page.locator(step).count():
                wrong.append(f"there is no {step}")
                break
            if not pressed(page, step):
                wrong.append(f"{step} cannot be pressed")
                break
        page.wait_for_load_state("networkidle")
        yield from (f"asks {url}" for url in asked if not url.startswith(subject.site))
        if len(asked) > REQUESTS:
            yield f"{len(asked)} requests"
        if "#q=" not in subject.address:
            yield from (f"fetched before anybody searches: {url}" for url in asked if "/search.js" in url)
        if page.context.cookies() or page.evaluate("localStorage.length + sessionStorage.length"):
            yield "keeps something on the device"
        yield from page.evaluate("violations")
        yield from wrong
    finally:
        page.context.close()


def without_scripts(subject: Subject) -> Iterator[str]:
    """Use the page with scripts off: menu, settings, dark colours, answers, languages and search all work."""
    with subject.page(375, java_script_enabled=False, color_scheme="dark") as page:
        if page.locator("h1").count() != 1:
            yield "no heading"
        if page.evaluate(LIGHT) > 0.3:
            yield "is not dark for who asked for dark"
        if page.locator("noscript").count():
            yield "says something only to who has no scripts"
        for opener, inside in (
            (".menu summary", ".menu a"),
            (".reading summary", ".reading label"),
            (".languages summary", ".languages a"),
        ):
            if page.locator(opener).count():
                if not pressed(page, opener):
                    yield f"{opener} cannot be pressed"
                elif not page.locator(inside).first.is_visible():
                    yield f"{opener} opens nothing"
            elif page.locator(opener.split()[0]).count() and not page.locator(inside).first.is_visible():
                yield f"there is no {opener}, and no {inside} to see"
        if page.locator(".reading summary").count():
            if not pressed(page, "label:has(#size-largest)"):
                yield "a setting cannot be chosen"
            if page.get_by_label("Keep these settings").count() and page.get_by_label("Keep these settings").is_visible():
                yield "offers to keep what only a script can keep"
        yield from (f"hidden from who has no scripts: {each}" for each in page.evaluate(UNSEEN))
        shown = [each for each in page.locator("article details").all() if each.locator("summary").first.is_visible()]
        for question in shown[:3]:
            question.locator("summary").first.click()
            if not question.locator(":scope > :not(summary)").first.is_visible():
                yield "a question does not open"
    with subject.page(java_script_enabled=False) as page:
        yield from searched(page)


def pressed(page: Page, selector: str) -> bool:
    """Press something; returns False where something else lies over it, or it cannot be seen."""
    try:
        page.locator(selector).click(timeout=5000)
    except TimeoutError:
        return False
    return True


def searched(page: Page) -> Iterator[str]:
    """Search without scripts: Enter and the button both lead to the list of everything, and send no word."""
    form = page.locator("form.search:visible").first
    if not form.count():
        yield "there is no search"
        return
    if not form.locator("button:not([type=button]):not([type=reset]), input[type=submit]").count():
        yield "the search has no button"
    form.locator("input").first.fill("private words")
    before = page.url
    form.locator("input").first.press("Enter")
    with suppress(TimeoutError):  # it stays where it is, which is told below
        page.wait_for_url(lambda url: url != before, timeout=10_000)
    if "/a-z/" not in page.url or not page.locator(".letters").count():
        yield f"a search leads nowhere: {page.url}"
    if "private" in page.url:
        yield "a search sends its words"


def pdf(page: Page, url: str) -> str:
    """Return the words of a page as printed."""
    page.goto(url)
    return "\n".join(each.extract_text(extraction_mode="layout") for each in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)


def words(text: str) -> str:
    """Return words without the spaces between them, which a printed page places at will."""
    return "".join(unicodedata.normalize("NFKC", text).split())


IN_COLUMNS = ("print/", "leaflet/")
"""Pages that stand in columns on paper: their text comes line by line, across."""
SCREEN_ALONE = """() => document.querySelectorAll('article *').forEach(e => {
  const isForm = e.closest('form, [data-tool]') || e.querySelector('form, input, select, textarea');
  if (isForm && !e.checkVisibility() && e.parentElement.checkVisibility()) e.dataset.screen = ''; })"""
"""Nobody fills in a form on paper: what stands around its fields may be left out there."""
WRITTEN_OUT = "all => all.map(each => each.dataset.at)"
"""The addresses that paper shows after links."""


NUMBERS = """() => [...document.querySelectorAll('article :is(a[href^="tel:"], a[href^="mailto:"])')]
  .filter(e => !e.checkVisibility() && e.parentElement.checkVisibility()).map(e => 'not on paper: ' + e.textContent)"""
"""Ways to ask that paper leaves out of the words around them."""
FOOT = """() => [...document.querySelectorAll('.paper, .paper-code')].filter(e => !e.checkVisibility())
  .map(e => 'not on the sheet: ' + e.className)"""


ON_PAPER = "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
OVER_WORDS = """() => [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && getComputedStyle(e).position === 'fixed' && e.offsetHeight)
  .map(e => 'lies over the words of every sheet: ' + e.outerHTML.slice(0, 80))"""
PALE = """() => [...document.querySelectorAll('article :is(h1, h2, h3, p, li, dt, dd, td)')].filter(e => e.checkVisibility({visibilityProperty: true}) && !e.checkVisibility({opacityProperty: true}))
  .map(e => 'cannot be seen on paper: ' + e.outerHTML.slice(0, 80))"""
INLINE = "article :is(time, bdi, a, b, strong, em, i, span, q, cite, abbr)"
SEEN = f"""() => document.querySelectorAll('{INLINE}').forEach(e => {{ if (e.checkVisibility() && e.textContent.trim()) e.dataset.seen = ''; }})"""
OUT_OF_THE_MIDDLE = f"""() => [...document.querySelectorAll('{INLINE}')].filter(e => 'seen' in e.dataset && !e.checkVisibility() && !e.closest('.standing') && e.parentElement.checkVisibility()
  && [...e.parentElement.childNodes].some(n => n.nodeType === 3 && /[\\p{{L}}]/u.test(n.data))).map(e => 'paper leaves it out of its sentence: ' + e.outerHTML.slice(0, 80))"""
"""Words that paper loses out of the middle of others: "Page last updated: ."."""
TOO_SMALL = """() => [...document.querySelectorAll('article :is(p, li, dd, dt, td, th, summary)')].filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())
  && parseFloat(getComputedStyle(e).fontSize) * e.currentCSSZoom * .75 < 8.9).map(e => 'is smaller than 9 points on paper: ' + e.outerHTML.slice(0, 80))"""
BY_GROUND_ALONE = """() => [...document.querySelectorAll('article, article *')].filter(e => e.checkVisibility()).flatMap(e => ['', '::before', '::after'].map(part => [e, part, getComputedStyle(e, part || null)]))
  .filter(([e, part, s]) => (part ? !['none', 'normal'].includes(s.content) && !/[\\p{L}\\d]/u.test(s.content) && s.display !== 'none' : !e.childNodes.length) && s.printColorAdjust !== 'exact'
    && (/gradient/.test(s.backgroundImage) || !/, 0\\)$/.test(s.backgroundColor)) && !['Top', 'Left', 'Bottom', 'Right'].some(side => parseFloat(s['border' + side + 'Width']) && s['border' + side + 'Style'] !== 'none')
    && (parseFloat(s.width) || e.offsetWidth) > 6 && (parseFloat(s.height) || e.offsetHeight) > 6).map(([e, part]) => 'is drawn by its ground alone, which paper leaves out: ' + part + ' ' + e.outerHTML.slice(0, 80))"""
"""Boxes to tick, lines and bars that are only painted."""


def printed(subject: Subject) -> Iterator[str]:
    """Print the page: no word of the article is lost or out of order, and nothing that is only for the screen is there.

    Arabic letters are joined on paper, and cannot be compared.
    """
    if subject.name.endswith(("404.html", "a-z/")) or "#" in subject.address:
        return
    with subject.page() as page:
        paper = words(pdf(page, subject.address))
        for at in sorted(set(page.locator("[data-at]").evaluate_all(WRITTEN_OUT)), key=len, reverse=True):
            paper = paper.replace(words(f"({at})"), "")
        page.emulate_media(media="print")
        page.evaluate(SCREEN_ALONE)
        page.emulate_media(media="screen")
        open_all(page)
        page.evaluate(SEEN)
        rtl = page.evaluate("getComputedStyle(document.querySelector('article')).direction === 'rtl'")
        at = 0
        for line in [] if rtl else page.locator(f"article :is(h1, h2, h3, p):not({ON_DEMAND})").all_inner_texts():
            if any(unicodedata.bidirectional(letter) == "AL" for letter in line):
                continue
            if subject.name.endswith(IN_COLUMNS):
                at = paper.find(words(line)[:12])
            else:
                at = paper.find(words(line)[:24], max(at - 600, 0))
            if at < 0:
                yield f"lost or out of order: {line[:60]}"
                return
        yield from (f"printed: {each}" for each in ("Searchthiswebsite", "Readingsettings", "Skiptothepage") if each in paper)
        page.emulate_media(media="print", color_scheme="dark")
        for choice in ("device", "dark", "calm"):
            page.evaluate(
                "id => { const each = document.getElementById(id); if (each) each.checked = true; }", f"colours-{choice}"
            )
            if page.evaluate(ON_PAPER) != ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]:
                yield f"printed in other colours than black on white: {choice}"
        for lost in (FOOT, OVER_WORDS, NUMBERS, OUT_OF_THE_MIDDLE, TOO_SMALL, PALE, BY_GROUND_ALONE):
            yield from page.evaluate(lost)
