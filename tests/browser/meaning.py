"""What is drawn and what is meant: structure that only looks so, and words that do another thing than they say.

Each is a kind of fault that a stranger planted and nothing noticed: tests/defects/README.md.
"""
# ruff: noqa: E501 - scripts for the page, one thought a line

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import permutations

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from browser.subject import WIDTHS, Subject
from localoffer.html.tree import document, root
from localoffer.html.tree import words as words_of
from localoffer.languages.slips import unmarked_words
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
    if (/^[^\\p{L}\\p{N}]+$/u.test(words)) told('a sign alone', p);
    if (/(?:^|\\s)(?:[:;8]-?[()DP]|[=-]{1,2}>|<[=-]{1,2})(?:\\s|$)/.test(words)) told('a picture made of signs', p);
    if (p.querySelector('br + br') && /<br>\\s*<br>/.test(p.innerHTML)) told('paragraphs that are line breaks', p);
    if (lines(p).filter(item).length > 1 || (item(words) && before?.matches('p') && item(before.innerText.trim()))) told('a list that is typed', p);
  }
  for (const e of document.querySelectorAll('main :is(td, th, li, dd, dt)')) if (e.innerText.trim() && e.innerText.trim() !== '–' && /^[^\\p{L}\\p{N}]+$/u.test(e.innerText.trim())) told('a sign alone', e);
  for (const e of document.querySelectorAll('main :is(h1, h2, h3, h4)')) if (e.innerText.split(/\\s+/).length > 14 && /[.!]$/.test(e.innerText.trim())) told('a sentence as a heading', e);
  for (const p of document.querySelectorAll('main p')) if (!p.role && !p.innerText.trim() && !p.children.length && p.checkVisibility()) told('room made of an empty paragraph', p);
  for (const row of document.querySelectorAll('main tr')) { const lines = [...row.cells].map(cell => cell.querySelectorAll('br').length).filter(Boolean);
    if (lines.some((each, at) => lines.indexOf(each) !== at)) told('rows of a table that are line breaks', row); }
  for (const e of document.querySelectorAll('main :is(s, del, strike)')) if (e.innerText.trim() && e.checkVisibility()) told('is struck through, which nobody hears', e);
  for (const e of document.querySelectorAll('main ol[reversed]')) told('counts backwards', e);
  for (const e of document.querySelectorAll('main :is(sup, sub)')) if (e.innerText.trim().split(/\\s+/).length > 2) told('is raised or lowered', e);
  for (const e of document.querySelectorAll('main svg text')) if (/[\\p{L}\\p{N}]/u.test(e.textContent) && e.checkVisibility()) told('words in a picture', e);
  for (const e of document.querySelectorAll('main :is(a, span, p, li, strong, em, td, dd)')) { const s = getComputedStyle(e);
    if (s.textDecorationLine.includes('line-through') && !e.closest('del, s')) told('is struck through, and does not say so', e); }
  for (const e of document.body.querySelectorAll('*')) for (const part of [null, '::before', '::after']) { const s = getComputedStyle(e, part);
    if (s.backgroundImage.includes('url(') && s.content !== 'none' && e.checkVisibility()) told('a stylesheet draws a picture', e); }
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
    if (dialled && !dialled[0].includes('/') && /^(?!tel:|https?:|#|\\.|\\/)[a-z]+:/.test(to)) told('shows a number, and does not ring it', a);
    const file = to.split(/[?#]/)[0].match(/\\.(pdf|docx?|xlsx?|pptx?|odt|zip)$/i);
    if (file && !said.toLowerCase().includes(file[1].slice(0, 3).toLowerCase()) && !/word|excel/i.test(said)) told('leads to a file, and does not say so', a);
    if (a.target === '_blank' && !/new (window|tab)/i.test(said)) told('opens a window unsaid', a);
  }
  for (const e of document.querySelectorAll(':is(h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, strong, em, summary, label)[aria-label]'))
    if (e.innerText.trim() && !e.ariaLabel.toLowerCase().includes(e.innerText.trim().toLowerCase())) told('is called otherwise than it reads', e);
  for (const e of document.querySelectorAll('[role=alert], [aria-live=assertive]')) if (e.innerText?.trim()) told('is told at once although nothing has happened', e);
  for (const e of document.querySelectorAll('[aria-live]:not([aria-live=off]), [role=status], [role=log]')) if (e.querySelector('h1, h2, h3, form, table') || e.matches('main, article')) told('is told again as a whole', e);
  const asks = {email: /mail/, tel: /phone|number|mobile/, name: /name/, 'postal-code': /post|code/, bday: /birth/};
  for (const e of document.querySelectorAll('input[autocomplete]')) { const label = [...e.labels || []].map(each => each.innerText).join(' ').toLowerCase();
    if (document.documentElement.lang === 'en' && label && asks[e.autocomplete] && !asks[e.autocomplete].test(label)) told('is filled in with something else', e); }
  for (const e of document.querySelectorAll('main input:is([inputmode=numeric], [inputmode=decimal], [inputmode=tel], [type=number], [type=tel])')) {
    const label = [...e.labels || [], e.closest('fieldset')?.querySelector('legend')].map(each => each?.innerText || '').join(' ');
    if (document.documentElement.lang === 'en' && /name|council|word|search|address|why|what/i.test(label) && !/number|date|day|month|year|age|phone|code|postcode/i.test(label))
      told('brings up a keyboard of digits alone', e); }
  const [before, after] = [document.querySelector('a[rel~=prev]'), document.querySelector('a[rel~=next]')];
  if (before && after && before.compareDocumentPosition(after) & Node.DOCUMENT_POSITION_PRECEDING) told('the next comes before the one before', after);
  for (const time of document.querySelectorAll('time[datetime]')) {
    const day = time.dateTime.match(/^(\\d{4})-(\\d\\d)-(\\d\\d)/), shown = digits(time.innerText).match(/\\d+/g)?.map(Number) || [];
    if (day && shown.length > 1 && !(shown.includes(Number(day[1])) && shown.includes(Number(day[3])))) told('says another day', time);
  }
  return faults; }"""
"""Links and days that say one thing and do another (WCAG 2.4.4, 3.2.5)."""

TOLD_ANSWERS = """async () => { const found = [];
  for (const a of document.querySelectorAll('.answers a[href]')) {
    const next = new DOMParser().parseFromString(await (await fetch(a.href)).text(), 'text/html'), told = next.querySelector('.so-far');
    if (told) found.push([a.innerText.trim(), told.textContent]); }
  return found; }"""
"""Each answer to a question, and the answers that the page it leads to says one has given."""

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

AT_A_WIDTH = """() => { const found = document.body.innerText + ' ' + [...document.querySelectorAll('[data-label]')].map(e => e.dataset.label).join(' ');
  return [document.querySelector('main article')?.innerText || '', found]; }"""
"""What an article says, and what anything on the page does, what a cell is called among it."""

NARROW = 320
"""What is left of a desktop at 400 % (WCAG 1.4.10)."""

DIGITS = """() => { const faults = [], range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; (n = walker.nextNode());) { if (!n.parentElement.checkVisibility() || n.parentElement.closest('code, pre')) continue;
    const unseen = n.data.match(/\\d[ ]?[\\u00ad\\u200b-\\u200d\\u2060\\ufeff][ ]?\\d/) || n.data.match(/\\d[\\u00ad\\u200b\\u2060\\ufeff]|[\\u00ad\\u200b\\u2060\\ufeff]\\d/);
    if (unseen) faults.push('signs that nobody sees stand in a number: ' + n.data.slice(0, 60));
    const letter = n.data.match(/(?<![\\p{L}\\d])(?=[\\dOo ]*\\d)(?=[\\dOo ]*[Oo])[\\dOo]{3,}(?: [\\dOo]{3,})+(?![\\p{L}\\d])/u);
    if (letter) faults.push('a letter for a digit: ' + letter[0]); }
  walker.currentNode = document.body;
  for (let n; (n = walker.nextNode());) for (const run of n.data.matchAll(/\\d[\\d ]*\\d/g)) {
    if (!n.parentElement.checkVisibility()) continue;
    let before = -Infinity, line = null;
    for (let at = run.index; at < run.index + run[0].length; at++) { if (n.data[at] === ' ') continue;
      range.setStart(n, at); range.setEnd(n, at + 1); const box = range.getBoundingClientRect();
      if (line !== null && Math.abs(box.top - line) < 2 && box.left < before - 1) { faults.push('digits stand in another order: ' + run[0]); break; }
      before = box.left; line = box.top; }
  }
  return faults; }"""
"""Numbers whose digits are not seen in the order that they are written in (UAX #9), or are none."""

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
        said = page.evaluate(WORDS)
        for marked, words in said:
            found = language_of(words)
            if found and found != marked.partition("-")[0]:
                yield f"marked {marked!r}, and is {found!r}: {words[:80]}"
        tag = page.evaluate("document.documentElement.lang")
        whole = page.request.get(f"{subject.site}{tag}/print/")
        elsewhere = words_of(root(document(whole.body()))) if whole.ok else ""
        own = [(words, at) for at, (marked, words) in enumerate(said) if marked == tag]
        for at, word, meant in unmarked_words([(elsewhere, -1), *own]):
            yield f"is typed without its marks: {word} for {meant}: {said[at][1][:80]}"


def drawn_structure(subject: Subject) -> Iterator[str]:
    """Look for headings, lists and links that are only drawn."""
    with subject.page(opened=True, only_read=True) as page:
        yield from page.evaluate(DRAWN)


def says_what_it_does(subject: Subject) -> Iterator[str]:
    """Compare what links and days say with what they do."""
    with subject.page(opened=True, only_read=True) as page:
        yield from page.evaluate(SAYS)
        for answer, told in page.evaluate(TOLD_ANSWERS):
            if answer not in told:
                yield f"leads to a page that tells another answer: {answer}"


def order(subject: Subject) -> Iterator[str]:
    """Compare the order that is seen with the one that is read."""
    for width in WIDTHS:
        with subject.page(width, opened=True, only_read=True) as page:
            yield from (f"{width} px: {each}" for each in page.evaluate(ORDER))


def at_every_width(subject: Subject) -> Iterator[str]:
    """Compare what an article says in a wide, a narrow and the narrowest window (WCAG 1.4.10)."""
    said = []
    widths = (NARROW, *WIDTHS)
    for width in widths:
        with subject.page(width, opened=True, only_read=True) as page:
            said.append(page.evaluate(AT_A_WIDTH))
    for (one, (own, _)), (other, (_, found)) in permutations(zip(widths, said, strict=True), 2):
        there = set(found.split())
        missing = [word for word in dict.fromkeys(own.split()) if word not in there]
        if missing:
            yield f"stands at {one} px and not at {other}: {' '.join(missing[:12])}"


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
