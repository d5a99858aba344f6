"""Whether what stands there can be read and used: how words are set, whether letters grow, what stays, and what happens by itself."""
# ruff: noqa: E501 - scripts for the page, one thought a line

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from playwright.sync_api import Error, Page, TimeoutError

from browser.subject import WIDTHS, Subject, arrive

SETTING = """() => { const faults = [], told = (what, e) => faults.push(what + ': ' + e.outerHTML.slice(0, 100));
  for (const e of document.querySelectorAll('html, body, body *')) {
    const own = [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join(''), s = getComputedStyle(e);
    if (!e.checkVisibility() || e.closest('svg, script, style')) continue;
    if (!/auto|manipulation|pinch-zoom/.test(s.touchAction)) told('cannot be made larger with two fingers', e);
    if (e.matches('a[href], button, input, select, textarea, summary') && s.pointerEvents === 'none') told('cannot be pressed', e);
    if ([...e.children].filter(each => getComputedStyle(each).display.startsWith('inline') && !each.matches('a, button') && /^\\p{L}$/u.test(each.textContent)).length > 3) told('is put together letter by letter', e);
    if (own.trim().length < 2) continue;
    for (const node of e.childNodes) if (node.nodeType === 3 && s.hyphens !== 'auto') for (const word of node.data.matchAll(/(?<![\\p{L}\\p{M}.@/])[\\p{L}\\p{M}]{2,}(?![\\p{L}\\p{M}.@/\\u00ad])/gu)) {
      const at = new Range(); at.setStart(node, word.index); at.setEnd(node, word.index + word[0].length);
      const lines = [...at.getClientRects()].filter(b => b.width), around = own => getComputedStyle(own).display.startsWith('inline') ? around(own.parentElement) : own.clientWidth, room = around(e);
      if (new Set(lines.map(b => Math.round(b.top))).size > 1 && lines.reduce((sum, b) => sum + b.width, 0) < .9 * room) { told('is torn: ' + word[0], e); break; } }
    if (/[\\u{1d400}-\\u{1d7ff}\\uff21-\\uff3a\\uff41-\\uff5a\\u24b6-\\u24e9\\ufb00-\\ufd3d\\ufd50-\\ufdef\\ufe70-\\ufefc]/u.test(own)) told('is written in signs for letters', e);
    if (/[A-Za-z][\\u0400-\\u04ff]|[\\u0400-\\u04ff][A-Za-z]/.test(own)) told('mixes letters of two alphabets', e);
    if (parseFloat(s.fontSize) < 12) told('is too small to read', e);
    if (/(?<!\\p{L})(?:\\p{Lu} ){2,}\\p{Lu}(?!\\p{L})/u.test(own)) told('is spaced out, letter by letter', e);
    const many = own.split(/\\s+/).filter(word => /\\p{L}{2}/u.test(word)).length;
    if (many > 5 && own === own.toUpperCase() && own !== own.toLowerCase()) told('is all in capitals', e);
    if (s.textAlign === 'justify') told('is justified', e);
    if (many > 5 && s.textTransform === 'uppercase') told('is set all in capitals', e);
    if (many > 12 && s.fontStyle === 'italic') told('is set all in italics', e);
    if (s.userSelect === 'none' && !e.closest('button, summary, label')) told('cannot be selected', e);
    const letters = own.match(/\\p{L}/gu)?.length || 0, fromRight = own.match(/[\\u0590-\\u08ff]/g)?.length || 0;
    if (letters > 15 && fromRight > .7 * letters && s.direction === 'ltr') told('is set from the wrong side', e);
  }
  for (const e of [document.documentElement, ...document.body.querySelectorAll('*')]) { const s = getComputedStyle(e);
    if (s.scrollbarWidth === 'none' && e.scrollHeight > e.clientHeight + 1 && (e === document.documentElement || /auto|scroll/.test(s.overflowY + s.overflowX))) told('scrolls, and shows no bar', e);
    if (/mandatory/.test(s.scrollSnapType)) told('does not let the reader stop where they like', e); }
  for (const e of document.querySelectorAll('input:not([type=radio], [type=checkbox]), textarea')) if (/^rgba.* 0\\)$/.test(getComputedStyle(e).caretColor)) told('shows no cursor', e);
  if (!dispatchEvent(new Event('beforeunload', {cancelable: true}))) faults.push('asks before it lets the reader go');
  for (const e of [document.querySelector('main p'), ...document.querySelectorAll('input, textarea')]) for (const kind of ['copy', 'cut', 'paste', 'contextmenu', 'selectstart', 'wheel', 'touchmove'])
    if (e && !e.dispatchEvent(new Event(kind, {bubbles: true, cancelable: true}))) told(kind + ' is prevented', e);
  const sign = e => ['::before', '::after'].map(part => { const s = getComputedStyle(e, part);
    return [s.content, s.transform, s.rotate, s.backgroundImage, s.backgroundSize, s.maskImage, s.clipPath, s.inlineSize, s.blockSize, s.borderWidth].join(); }).join();
  for (const e of document.querySelectorAll('main details > summary')) { if (!e.checkVisibility() || /disclosure/.test(getComputedStyle(e).listStyleType) && getComputedStyle(e).display === 'list-item') continue;
    const details = e.parentElement, open = sign(e); details.open = false; const closed = sign(e); details.open = true;
    if (open === closed) told('shows the same sign open and closed', e); }
  scrollTo(0, document.body.scrollHeight / 2);
  const stays = [...document.body.querySelectorAll('*')].filter(e => ['fixed', 'sticky'].includes(getComputedStyle(e).position) && e.checkVisibility());
  const covered = stays.reduce((sum, e) => { const b = e.getBoundingClientRect();
    return sum + Math.max(Math.min(b.right, innerWidth) - Math.max(b.left, 0), 0) * Math.max(Math.min(b.bottom, innerHeight) - Math.max(b.top, 0), 0); }, 0);
  if (covered > innerWidth * innerHeight / 4) faults.push('what stays in the window covers ' + Math.round(100 * covered / innerWidth / innerHeight) + ' % of it');
  return faults; }"""
"""How words are set, and whether they can be used: justified (WCAG 1.4.8), from the wrong side (1.3.2), not to be selected, covered."""


def setting(subject: Subject) -> Iterator[str]:
    """Look how words are set, and whether they can be selected, copied and seen."""
    with subject.page(375, 640, opened=True) as page:
        yield from page.evaluate(SETTING)


@contextmanager
def in_a_tab_of_its_own(subject: Subject) -> Iterator[Page]:
    """Give an empty tab that nobody has used or will use: its clock, its letters or its store may be changed."""
    context = subject.browser.new_context(bypass_csp=True)
    try:
        yield context.new_page()
    finally:
        context.close()


OWN_SIZES = """() => [...document.querySelectorAll('main :is(h1, h2, h3, p, li, dt, dd, th, td, summary, label, a, span)')].filter(e => e.checkVisibility()
  && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())).map(e => [e.outerHTML.slice(0, 80), [parseFloat(getComputedStyle(e).fontSize), e.closest('h1, h2, h3, h4, h5, h6') ? 1.6 : 1.9]])"""
"""Letters, and how much they must grow: headings are large before they do, and may grow a little with the window as well."""


def own_size(subject: Subject) -> Iterator[str]:
    """Set the browser's own letters to twice their size: those of the page grow as much (WCAG 1.4.4)."""
    sizes = []
    for own in (16, 32):
        with in_a_tab_of_its_own(subject) as page:
            page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": own}})
            arrive(page, subject.address)
            found = {}
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                found |= {(width, one): size for one, size in page.evaluate(OWN_SIZES)}
            sizes.append(found)
    for one, (before, least) in sizes[0].items():
        after = sizes[1].get(one, (2 * before, least))[0]
        if after < least * before:
            yield f"{one[0]} px: letters of {before} px have {after} px where the reader's own are twice as large: {one[1]}"


CAME_BACK = """() => { for (const hidden of [true, false]) { Object.defineProperty(document, 'hidden', {configurable: true, value: hidden});
    Object.defineProperty(document, 'visibilityState', {configurable: true, value: hidden ? 'hidden' : 'visible'});
    document.dispatchEvent(new Event('visibilitychange')); dispatchEvent(new Event(hidden ? 'blur' : 'focus')); }
  dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})); }"""
"""The reader has looked at another tab, or gone on and back (the page was kept by the browser)."""
FIELDS = "main :is(input:not([type]), input[type=text], input[type=search], input[inputmode], textarea):not([readonly]):visible"
ANYBODY = "Żółw خدمة O’Ñ-1"
LONG = "Somebody wrote this for a quarter of an hour. Ring us within two months."
SOME_WORDS = """() => [...document.querySelectorAll('main li > a[href]')].map(a => a.innerText.trim()).findLast(each => each && each.length < 40) || ''"""
"""What can be found on the page, whole: nothing is left to choose."""
TYPED = "() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])"


def kept(subject: Subject) -> Iterator[str]:
    """Type into every field, and leave it: nothing stays on the device, or in the address. What is handed in stays in its field."""
    with in_a_tab_of_its_own(subject) as page:
        arrive(page, subject.address)
        before = page.evaluate(TYPED)
        fields = page.locator(FIELDS)
        for number in range(fields.count()):
            fields.nth(number).fill("12")
            fields.nth(number).blur()
        if page.evaluate(TYPED) != before:
            yield "what is typed is kept"
        for form in page.locator("main form:has(textarea:visible)").all():
            arrive(page, subject.address)
            said = page.locator("main").inner_text()
            try:
                form.locator("button:not([type=button])").first.click(timeout=3000)
            except TimeoutError:
                yield "cannot be handed in"
                return
            page.wait_for_timeout(300)
            if page.locator("main").inner_text() == said:
                yield "says nothing when it is handed in empty (WCAG 3.3.1)"
        for field in page.locator(FIELDS).all():
            if field.evaluate("each => /numeric|decimal|tel/.test(each.inputMode) || each.maxLength > 0"):
                continue
            field.fill("")
            field.press_sequentially(ANYBODY)
            if field.input_value() != ANYBODY:
                yield f"does not take the letters of every language: {field.input_value()!r}"
            page.evaluate(CAME_BACK)
            if not field.input_value():
                yield "what was typed is gone when the reader comes back from another page (WCAG 2.2.6)"
            field.fill("")
            field.press_sequentially(page.evaluate(SOME_WORDS))
            page.wait_for_timeout(300)
            if page.url.partition("#")[0] != subject.address.partition("#")[0]:
                yield "leaves for another page while the reader types (WCAG 3.2.2)"
                return
        for field in page.locator("main form textarea:visible:not([readonly])").all():
            field.fill(LONG)
            field.locator("xpath=ancestor::form").locator("button:not([type=button])").first.click()
            page.wait_for_timeout(300)
            if field.input_value() != LONG:
                yield "what was typed at length is gone once it is handed in (WCAG 3.3.4, 3.3.7)"


CHOSEN = """() => { document.querySelectorAll('details').forEach(each => each.open = true);
  return [...document.querySelectorAll('input[type=radio]')].filter(e => !e.closest('main') && e.checkVisibility() && !e.checked).filter(e => {
    e.closest('details')?.setAttribute('open', ''); e.focus(); e.click(); return document.activeElement !== e || !e.checkVisibility(); })
    .map(e => 'shuts or loses its place as soon as it is chosen: ' + e.outerHTML.slice(0, 100)); }"""
"""Settings, and whether the next can be tried (WCAG 3.2.2)."""
CHOOSE = "document.querySelectorAll('input[type=radio]').forEach(each => { if (each.checkVisibility()) each.click(); })"
CHOICE = "as soon as something is chosen"
DRAWN = "new Promise(done => new IntersectionObserver(done).observe(document.body))"
"""The page has been drawn once: ``autofocus`` waits for that. (Frames are counted by the page's clock, which is ours.)"""
LATER = 20 * 60 * 1000
LEAVING = "navigation.addEventListener('navigate', event => { window.leaving ||= !event.hashChange; })"
PRESSED = """() => document.querySelectorAll('a[href], button, summary').forEach(each => {
  for (const event of [new PointerEvent('pointerdown', {bubbles: true, isPrimary: true, pointerType: 'touch'}), new MouseEvent('mousedown', {bubbles: true}), new Event('touchstart', {bubbles: true})])
    each.dispatchEvent(event); })"""
"""A finger on everything that is pressed, and not lifted (WCAG 2.5.2)."""
SHOWN = "[window.stays && !window.leaving ? location.href : '', document.body.innerText]"


def by_itself(subject: Subject) -> Iterator[str]:
    """Arrive, and wait for twenty minutes: the reader is put nowhere, and nothing comes or goes. Then choose: the page stays.

    WCAG 2.2.1, 2.2.4, 2.5.2, 3.2.1, 3.2.2, 3.2.5. The clock of the page is ours, so it takes no time.
    """
    with in_a_tab_of_its_own(subject) as page:
        page.clock.install()
        page.add_init_script(LEAVING)
        arrive(page, subject.address)
        page.evaluate(DRAWN)
        page.clock.run_for(1000)
        if "#" not in subject.address and page.evaluate("document.activeElement !== document.body"):
            yield "puts the reader into a control on arrival"
        page.evaluate("window.stays = true")  # a page that is loaded again does not know it
        before = page.evaluate(SHOWN)
        page.evaluate("document.querySelectorAll('main :is(a, button, input, select, summary)').forEach(each => each.focus())")
        yield from (each for each in changed(page, before, "as soon as it has the focus") if "leaves" in each)
        page.evaluate(PRESSED)
        yield from changed(page, before, "before the finger is lifted")
        page.clock.fast_forward(LATER)
        yield from changed(page, before, "by itself")
        page.evaluate(CAME_BACK)
        yield from changed(page, before, "when the reader comes back")
        if page.evaluate("history.length") > 2:
            yield "puts more into the history than the page itself"
        if len(page.context.pages) > 1:
            yield "opens another window"
        yield from page.evaluate(CHOSEN)
        fields = page.locator(FIELDS)
        for number in range(fields.count()):
            for act in (lambda field: field.fill("12"), lambda field: field.evaluate("each => each.blur()")):
                act(fields.nth(number))
                if any("leaves" in each for each in changed(page, before, "")):
                    yield "leaves as soon as something is typed"
                    return
        for field in page.locator("select:visible").all():
            field.select_option(index=field.evaluate("each => each.options.length - 1"))
            yield from (each for each in changed(page, before, CHOICE) if "leaves" in each)
        with suppress(Error):  # it leaves while they are chosen
            page.evaluate(CHOOSE)
        yield from (each for each in changed(page, before, CHOICE) if "leaves" in each)


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
