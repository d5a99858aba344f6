"""What is drawn and what is meant: structure that only looks so, words that do another thing than they say, what happens by itself.

Each is a kind of fault that a stranger planted and nothing noticed: tests/defects/README.md.
"""
# ruff: noqa: E501 - scripts for the page, one thought a line

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from playwright.sync_api import Error, Page
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from browser.subject import WIDTHS, Subject, arrive
from localoffer.words.plain_english import TOLD_BY_SENSE

DRAWN = """() => { const faults = [], told = (what, e) => faults.push(what + ': ' + e.outerHTML.slice(0, 100));
  const lines = e => e.innerText.split('\\n').map(line => line.trim()).filter(Boolean), item = line => /^(\\d{1,2}[.)]|[-–•·*])\\s/.test(line);
  const nodes = e => { const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), found = [];
    for (let n; (n = walker.nextNode());) if (n.data.trim()) found.push(n); return found; };
  for (const p of document.querySelectorAll('main p, main div')) {
    const words = p.innerText?.trim();
    if (!words || !p.checkVisibility() || p.querySelector('p, div, ul, ol, dl, table, h1, h2, h3, h4, section, form, label, svg, input')) continue;
    const next = p.nextElementSibling, before = p.previousElementSibling;
    if (words.length < 80 && /\\p{L}{3}/u.test(words) && !/[.!?:؟…)]$/.test(words) && next?.matches('p, ul, ol, dl, table, div') && !before?.matches('h1, h2, h3, h4')
      && !p.closest('li, td, th, dd, dt, summary, blockquote, figure, form, label, address, [role=status], [class$=-title], [data-kind]') && !p.querySelector('a, button')
      && nodes(p).every(n => Number(getComputedStyle(n.parentElement).fontWeight) >= 600)) told('stands where a heading should', p);
    if (p.querySelector('br + br') && /<br>\\s*<br>/.test(p.innerHTML)) told('paragraphs that are line breaks', p);
    if (lines(p).filter(item).length > 1 || (item(words) && before?.matches('p') && item(before.innerText.trim()))) told('a list that is typed', p);
  }
  for (const e of document.querySelectorAll('main :is(span, u, ins, em, strong, b, i, p, li)')) {
    const s = getComputedStyle(e);
    if (s.textDecorationLine.includes('underline') && s.textDecorationStyle === 'solid' && e.innerText.trim() && e.checkVisibility()
      && !e.closest('a[href], button, summary, label, h1')) told('looks like a link', e);
  }
  for (const e of document.querySelectorAll('main :is(table, tr, td, th, ul, ol, li, dl, h1, h2, h3, h4):is([role=none], [role=presentation], [role=generic])'))
    told('says that it is nothing', e);
  return faults; }"""
"""Structure that is only drawn, and structure that is taken away (WCAG 1.3.1)."""

SAYS = """() => { const faults = [], told = (what, e) => faults.push(what + ': ' + e.outerHTML.slice(0, 140));
  const digits = text => text.replace(/[٠-٩]/g, d => d.charCodeAt(0) - 0x660).replace(/[۰-۹]/g, d => d.charCodeAt(0) - 0x6f0);
  const number = text => digits(text).replace(/\\D/g, '').replace(/^(00)?44|^0/, '');
  for (const a of document.querySelectorAll('a[href]')) {
    const shown = a.innerText.trim(), to = a.getAttribute('href'), said = shown + ' ' + (a.ariaLabel || '');
    const dialled = digits(shown).match(/\\+?\\d[\\d ()-]{6,}\\d/);
    const named = to.startsWith('tel:') && digits(a.ariaLabel || '').match(/\\+?\\d[\\d ()-]{6,}\\d/g);
    if (named && named.some(each => number(each) !== number(to))) told('is named by another number', a);
    if (to.startsWith('tel:') && dialled && number(dialled[0]) !== number(to)) told('dials another number', a);
    const address = shown.match(/[\\w.+-]+@[\\w.-]+\\w/);
    if (to.startsWith('mailto:') && address && decodeURIComponent(to.slice(7).split('?')[0]).toLowerCase() !== address[0].toLowerCase()) told('writes to another address', a);
    const host = shown.match(/^(?:https?:\\/\\/)?(?:www\\.)?([\\w-]+(?:\\.[\\w-]+)+)(?:\\/\\S*)?$/);
    if (/^https?:/.test(to) && host && !new URL(to).hostname.endsWith(host[1].toLowerCase())) told('leads to another website', a);
    const name = (a.ariaLabel || '').toLowerCase().replace(/\\s+/g, ' '), words = shown.toLowerCase().replace(/\\s+/g, ' ');
    if (name && words && !a.matches('.word') && !name.includes(words.split(' ')[0])) told('is named otherwise than it reads', a);
    if (a.target === '_blank' && !/new (window|tab)/i.test(said)) told('opens a window unsaid', a);
  }
  for (const time of document.querySelectorAll('time[datetime]')) {
    const day = time.dateTime.match(/^(\\d{4})-(\\d\\d)-(\\d\\d)/), shown = digits(time.innerText).match(/\\d+/g)?.map(Number) || [];
    if (day && shown.length > 1 && !(shown.includes(Number(day[1])) && shown.includes(Number(day[3])))) told('says another day', time);
  }
  return faults; }"""
"""Links and days that say one thing and do another (WCAG 2.4.4, 3.2.5)."""

ORDER = """() => { const faults = [];
  for (const parent of document.body.querySelectorAll('*')) {
    if (!parent.checkVisibility() || parent.closest('svg, select, p, table')) continue;
    const flow = [...parent.children].filter(e => { const s = getComputedStyle(e); return e.checkVisibility({visibilityProperty: true}) && e.innerText?.trim()
      && s.display !== 'inline' && s.display !== 'contents' && !['absolute', 'fixed', 'sticky'].includes(s.position) && s.float === 'none'; });
    const rtl = getComputedStyle(parent).direction === 'rtl';
    for (let at = 1; at < flow.length; at++) {
      const one = flow[at - 1].getBoundingClientRect(), other = flow[at].getBoundingClientRect();
      const row = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > Math.min(one.height, other.height) / 2;
      if (row ? (rtl ? other.left >= one.right - 1 : other.right <= one.left + 1) : other.bottom <= one.top + 1 && other.left < one.right && one.left < other.right)
        faults.push('is drawn before what it follows: ' + flow[at].outerHTML.slice(0, 100));
    }
  }
  return faults; }"""
"""What is seen in another order than it is read (WCAG 1.3.2, 2.4.3)."""

HIDDEN = """() => [...document.body.querySelectorAll('[aria-hidden=true], [inert]')].filter(e => e.checkVisibility({visibilityProperty: true})
  && !e.parentElement.closest('svg') && /\\p{L}{3}/u.test(e.innerText || '')).map(e => 'is hidden from a screen reader: ' + e.outerHTML.slice(0, 100))"""
"""Words that are seen and not heard (WCAG 1.3.1, 4.1.2)."""

FROM_STYLES = """() => { const there = document.body.textContent + [...document.querySelectorAll('*')].flatMap(e => [...e.attributes].map(each => each.value)).join(' ');
  return [...document.body.querySelectorAll('*')].flatMap(e => ['::before', '::after'].map(part => {
    const words = getComputedStyle(e, part).content.match(/"([^"]*)"/)?.[1].replace(/[():\u2066-\u2069]/g, '').trim() || '';
    return /\\p{L}{3}/u.test(words) && !there.includes(words) && e.checkVisibility() ? 'only a stylesheet says ' + words + ': ' + e.outerHTML.slice(0, 80) : ''; })).filter(Boolean); }"""
"""Words that are in no element, so that nobody can copy or translate them, and some do not hear them (WCAG 1.3.1, F87)."""

SETTING = """() => { const faults = [], told = (what, e) => faults.push(what + ': ' + e.outerHTML.slice(0, 100));
  for (const e of document.body.querySelectorAll('*')) {
    const own = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join(''), s = getComputedStyle(e);
    if (!e.checkVisibility() || e.closest('svg, script, style')) continue;
    if (!/auto|manipulation|pinch-zoom/.test(s.touchAction)) told('cannot be made larger with two fingers', e);
    if (e.matches('a[href], button, input, select, textarea, summary') && s.pointerEvents === 'none') told('cannot be pressed', e);
    if (own.trim().length < 2) continue;
    if (parseFloat(s.fontSize) < 12) told('is too small to read', e);
    if (/(?<!\\p{L})(?:\\p{Lu} ){2,}\\p{Lu}(?!\\p{L})/u.test(own)) told('is spaced out, letter by letter', e);
    if (own.split(/\\s+/).filter(word => /\\p{L}{2}/u.test(word)).length > 5 && own === own.toUpperCase() && own !== own.toLowerCase()) told('is all in capitals', e);
    if (s.textAlign === 'justify') told('is justified', e);
    if (s.userSelect === 'none' && !e.closest('button, summary, label')) told('cannot be selected', e);
    const letters = own.match(/\\p{L}/gu)?.length || 0, fromRight = own.match(/[\\u0590-\\u08ff]/g)?.length || 0;
    if (letters > 15 && fromRight > .7 * letters && s.direction === 'ltr') told('is set from the wrong side', e);
  }
  for (const e of [document.querySelector('main p'), ...document.querySelectorAll('input, textarea')]) for (const kind of ['copy', 'cut', 'paste', 'contextmenu', 'selectstart'])
    if (e && !e.dispatchEvent(new Event(kind, {bubbles: true, cancelable: true}))) told(kind + ' is prevented', e);
  scrollTo(0, document.body.scrollHeight / 2);
  const stays = [...document.body.querySelectorAll('*')].filter(e => ['fixed', 'sticky'].includes(getComputedStyle(e).position) && e.checkVisibility());
  const covered = stays.reduce((sum, e) => { const b = e.getBoundingClientRect();
    return sum + Math.max(Math.min(b.right, innerWidth) - Math.max(b.left, 0), 0) * Math.max(Math.min(b.bottom, innerHeight) - Math.max(b.top, 0), 0); }, 0);
  if (covered > innerWidth * innerHeight / 4) faults.push('what stays in the window covers ' + Math.round(100 * covered / innerWidth / innerHeight) + ' % of it');
  return faults; }"""
"""How words are set, and whether they can be used: justified (WCAG 1.4.8), from the wrong side (1.3.2), not to be selected, covered."""

AT_A_WIDTH = """() => { const found = document.body.innerText + ' ' + [...document.querySelectorAll('[data-label]')].map(e => e.dataset.label).join(' ');
  return [document.querySelector('main article')?.innerText || '', found]; }"""
"""What an article says, and what anything on the page does, what a cell is called among it."""

DIGITS = """() => { const faults = [], range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; (n = walker.nextNode());) for (const run of n.data.matchAll(/\\d[\\d ]*\\d/g)) {
    if (!n.parentElement.checkVisibility()) continue;
    let before = -Infinity, line = null;
    for (let at = run.index; at < run.index + run[0].length; at++) { if (n.data[at] === ' ') continue;
      range.setStart(n, at); range.setEnd(n, at + 1); const box = range.getBoundingClientRect();
      if (line !== null && Math.abs(box.top - line) < 2 && box.left < before - 1) { faults.push('digits stand in another order: ' + run[0]); break; }
      before = box.left; line = box.top; }
  }
  return faults; }"""
"""Numbers whose digits are not seen in the order that they are written in (UAX #9)."""

WORDS = """() => [...document.querySelectorAll('main :is(p, li, dd, td, blockquote, figcaption)')].filter(e => e.checkVisibility()).map(e => {
  const lang = e.closest('[lang]').lang, walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT); let words = '';
  for (let n; (n = walker.nextNode());) if (n.parentElement.closest('p, li, dd, td, blockquote, figcaption') === e && n.parentElement.closest('[lang]').lang === lang
    && !n.parentElement.closest('bdi, code, address, .sources, script, style')) words += n.data;
  return [lang, words.replace(/\\s+/g, ' ').trim()]; })"""
NAMES = {"sdh": "ckb"}
"""What the library calls Kurdish in this script."""
CERTAIN = 0.999


@cache
def identifier() -> LanguageIdentifier:
    """Return what tells the language of a text."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_of(words: str) -> str | None:
    """Return the language of a sentence, or None where it is too short or not plain."""
    if len(words.split()) < 8:
        return None
    tag, certain = identifier().classify(words)
    return NAMES.get(tag, str(tag)) if certain >= CERTAIN else None


def language_of_paragraphs(subject: Subject) -> Iterator[str]:
    """Compare the language that each paragraph is marked with and the one that it is in (WCAG 3.1.2)."""
    with subject.page(opened=True, only_read=True) as page:
        for marked, words in page.evaluate(WORDS):
            found = language_of(words)
            if found and found != marked.partition("-")[0]:
                yield f"marked {marked!r}, and is {found!r}: {words[:80]}"


def drawn_structure(subject: Subject) -> Iterator[str]:
    """Look for headings, lists and links that are only drawn."""
    with subject.page(opened=True, only_read=True) as page:
        yield from page.evaluate(DRAWN)


def says_what_it_does(subject: Subject) -> Iterator[str]:
    """Compare what links and days say with what they do."""
    with subject.page(opened=True, only_read=True) as page:
        yield from page.evaluate(SAYS)


def order(subject: Subject) -> Iterator[str]:
    """Compare the order that is seen with the one that is read."""
    for width in WIDTHS:
        with subject.page(width, opened=True, only_read=True) as page:
            yield from (f"{width} px: {each}" for each in page.evaluate(ORDER))


def at_every_width(subject: Subject) -> Iterator[str]:
    """Compare what an article says on a desktop with what a phone shows, and the other way round (WCAG 1.4.10)."""
    said = []
    for width in WIDTHS:
        with subject.page(width, opened=True, only_read=True) as page:
            said.append(page.evaluate(AT_A_WIDTH))
    for at, (own, _) in enumerate(said):
        there = set(said[1 - at][1].split())
        missing = [word for word in dict.fromkeys(own.split()) if word not in there]
        if missing:
            yield f"stands at {WIDTHS[at]} px alone: {' '.join(missing[:12])}"


@contextmanager
def in_a_tab_of_its_own(subject: Subject) -> Iterator[Page]:
    """Give an empty tab that nobody has used or will use: its clock, its letters or its store may be changed."""
    context = subject.browser.new_context(bypass_csp=True)
    try:
        yield context.new_page()
    finally:
        context.close()


OWN_SIZE = "() => parseFloat(getComputedStyle(document.querySelector('main p, main li')).fontSize)"


def own_size(subject: Subject) -> Iterator[str]:
    """Set the browser's own letters to twice their size: those of the page grow as much (WCAG 1.4.4)."""
    sizes = []
    for own in (16, 32):
        with in_a_tab_of_its_own(subject) as page:
            page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": own}})
            arrive(page, subject.address)
            sizes.append(page.evaluate(OWN_SIZE))
    if sizes[1] < 1.9 * sizes[0]:
        yield f"letters of {sizes[0]} px have {sizes[1]} px where the reader's own are twice as large"


FIELDS = "main :is(input:not([type]), input[type=text], input[inputmode], textarea):not([readonly]):visible"
TYPED = "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])"


def kept(subject: Subject) -> Iterator[str]:
    """Type into every field, and leave it: nothing stays on the device, or in the address."""
    with in_a_tab_of_its_own(subject) as page:
        arrive(page, subject.address)
        before = page.evaluate(TYPED)
        fields = page.locator(FIELDS)
        for number in range(fields.count()):
            fields.nth(number).fill("12")
            fields.nth(number).blur()
        if page.evaluate(TYPED) != before:
            yield "what is typed is kept"


def digits(subject: Subject) -> Iterator[str]:
    """Look whether each number is seen as it is written."""
    with subject.page(opened=True, only_read=True) as page:
        yield from page.evaluate(DIGITS)


def hidden_words(subject: Subject) -> Iterator[str]:
    """Look for words that are seen and not heard."""
    with subject.page(opened=True, only_read=True) as page:
        yield from page.evaluate(FROM_STYLES)
        yield from page.evaluate(HIDDEN)


def told_by_sense(subject: Subject) -> Iterator[str]:
    """Look for what is told by colour, form or place alone."""
    with subject.page(opened=True, only_read=True) as page:
        for marked, words in page.evaluate(WORDS):
            if marked == "en" and (found := TOLD_BY_SENSE.search(words)):
                yield f"told by colour, form or place: {found[0]}"


def setting(subject: Subject) -> Iterator[str]:
    """Look how words are set, and whether they can be selected, copied and seen."""
    with subject.page(375, 640, opened=True) as page:
        yield from page.evaluate(SETTING)


LATER = 20 * 60 * 1000
LEAVING = "navigation.addEventListener('navigate', event => { window.leaving ||= !event.hashChange; })"
SHOWN = "[window.leaving ? '' : location.href, document.body.innerText]"


def by_itself(subject: Subject) -> Iterator[str]:
    """Arrive, and wait for twenty minutes: the reader is put nowhere, and nothing comes or goes. Then choose: the page stays.

    WCAG 2.2.1, 2.2.4, 3.2.1, 3.2.2. The clock of the page is ours, so it takes no time.
    """
    with in_a_tab_of_its_own(subject) as page:
        page.clock.install()
        page.add_init_script(LEAVING)
        arrive(page, subject.address)
        if "#" not in subject.address and page.evaluate("document.activeElement !== document.body"):
            yield "puts the reader into a control on arrival"
        before = page.evaluate(SHOWN)
        page.evaluate("document.querySelectorAll('main :is(a, button, input, select, summary)').forEach(each => each.focus())")
        yield from (each for each in changed(page, before, "as soon as it has the focus") if "leaves" in each)
        page.clock.fast_forward(LATER)
        yield from changed(page, before, "by itself")
        for number in range(page.locator("select:visible, input[type=radio]:visible").count()):
            field = page.locator("select:visible, input[type=radio]:visible").nth(number)
            if field.evaluate("each => each.matches('select')"):
                field.select_option(index=field.evaluate("each => each.options.length - 1"))
            else:
                field.check()
            yield from (each for each in changed(page, before, "as soon as something is chosen") if "leaves" in each)


def changed(page: Any, before: list[str], when: str) -> Iterator[str]:
    """Yield what is not as it was, a moment later."""
    try:
        page.clock.run_for(100)
        page.wait_for_timeout(50)
        address, words = page.evaluate(SHOWN)
    except Error:
        address, words = "", ""
    if address != before[0]:
        yield f"leaves {when}"
    elif words != before[1]:
        yield f"words come or go {when}"
