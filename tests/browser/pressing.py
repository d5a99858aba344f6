"""What comes of pressing: the page can be used as before, the reader keeps the place, Back leads back, and nothing waits for a key."""
# ruff: noqa: E501 - scripts for the page, one thought a line

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Error, Page

from browser.keyboard import MENUS, OPENERS
from browser.subject import Subject, arrive, open_all
from browser.using import DRAWN, in_a_tab_of_its_own

USABLE = """() => [...document.querySelectorAll('html, body, body *')].filter(e => !e.closest('svg') && (e.inert || e.ariaHidden === 'true'
  || getComputedStyle(e).pointerEvents === 'none' || e.matches('html, body') && getComputedStyle(e).overflowY === 'hidden')).map(e => e.outerHTML.slice(0, 80))"""
"""What cannot be used, or not scrolled."""
DEAD = """() => [...document.querySelectorAll('main :is(button, input, select, textarea):is(:disabled, [aria-disabled=true])')].filter(e => e.checkVisibility())
  .map(e => e.outerHTML.slice(0, 80))"""
"""Buttons and fields that are seen and take nothing: who pastes, speaks or has a switch lets no key go that would wake them."""
STAYS = "window.print = window.close = () => {}; navigator.share = undefined"
"""What would open the device's own windows does nothing."""
BUTTONS = "button:not(form.search *):not([type=submit])"
SAYS_SO = "e => [e.isConnected && e.getAttribute('aria-expanded'), document.body.innerText]"
LOST = "() => { const e = document.activeElement; return e === document.body || !e.checkVisibility({visibilityProperty: true}); }"
UNDER = """() => [...document.querySelectorAll('main :is(a[href], button, summary, input, select, textarea)')].filter(e => e.checkVisibility({visibilityProperty: true}) && e.offsetWidth > 1).filter(e => {
  e.scrollIntoView({block: 'center', behavior: 'instant'}); const line = [...e.getClientRects()].find(b => b.width > 1) || e.getBoundingClientRect();
  const at = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2); return !at || !(e.contains(at) || at.contains(e) || [...e.labels || []].some(label => label.contains(at))); })
  .map(e => e.outerHTML.slice(0, 80))"""
HELD_UP = """() => { const held = []; addEventListener('click', event => { if (event.defaultPrevented) held.push(event.target.outerHTML.slice(0, 80)); event.preventDefault(); });
  for (const e of document.querySelectorAll('a[href]')) if (e.checkVisibility()) e.click(); return held; }"""
"""Links that do something else than lead where they say: ring, write, go to a page or to a part of this one."""
LEADING = """site => { const looks = new Map(), here = location.href.split('#')[0];
  for (const e of document.querySelectorAll('main a[href], header a[href]')) if (e.checkVisibility() && e.href.startsWith(site) && e.href.split('#')[0] !== here
    && /(\\/|\\.html)$/.test(e.href.split('#')[0]) && !e.hasAttribute('download')) { const look = e.parentElement.parentElement.className + e.className; if (!looks.has(look)) looks.set(look, e); }
  return [...looks.values()].slice(0, 4).map((e, at) => { e.dataset.leads = at; return e.outerHTML.slice(0, 80); }); }"""
"""A link of each look that leads to another page of the site."""


def usable_again(subject: Subject) -> Iterator[str]:
    """Open what opens, and shut it by Escape and by pressing elsewhere: the page can be used as it could before."""
    with subject.page(375) as page:
        before = page.evaluate(USABLE)
        for number, html in enumerate(page.evaluate(MENUS, OPENERS)):
            for shut in (lambda: page.keyboard.press("Escape"), lambda: page.mouse.click(5, 795)):
                page.evaluate("number => { window.openers[number].focus(); window.openers[number].click(); }", number)
                shut()
                if page.evaluate(USABLE) != before:
                    yield f"the page is dead once this is shut: {html}"
                    return


def keeps_the_place(subject: Subject) -> Iterator[str]:
    """Press every button by the keyboard: the focus is still somewhere, and it is seen (WCAG 2.4.3)."""
    with in_a_tab_of_its_own(subject) as page:
        page.add_init_script(STAYS)
        arrive(page, subject.address)
        for button in page.query_selector_all(BUTTONS):  # each as it stands now: pressing one may take another away
            open_all(page)
            if not button.is_visible():
                continue
            html = button.evaluate("each => each.outerHTML.slice(0, 80)")
            before = page.evaluate(SAYS_SO, button)
            button.focus()
            page.keyboard.press("Enter")
            page.wait_for_timeout(100)
            page.evaluate(DRAWN)
            after = page.evaluate(SAYS_SO, button)
            if before[0] and before[0] == after[0] and before[1] != after[1]:
                yield f"opens or shuts something, and does not say so (WCAG 4.1.2): {html}"
                return
            if page.evaluate(LOST):
                yield f"the focus is lost once this is pressed: {html}"
                return


def leads_back(subject: Subject) -> Iterator[str]:
    """Follow a link of each look and go back, as people do who want to look again: one is on the page one came from."""
    with in_a_tab_of_its_own(subject) as page:
        arrive(page, subject.address)
        for number, html in enumerate(page.evaluate(LEADING, subject.site)):
            if number:
                arrive(page, subject.address)
                page.evaluate(LEADING, subject.site)
            if not _came_back(page, number):
                yield f"Back does not lead back after {html}"


def _came_back(page: Page, number: int) -> bool:
    here = page.url
    try:
        page.locator(f"[data-leads='{number}']").click()
        page.wait_for_url(lambda url: url != here)
        page.go_back()
    except Error:
        return False
    return page.url == here


def can_be_pressed(subject: Subject) -> Iterator[str]:
    """Look for what is dead, for what something else lies over, and for links that a script holds up."""
    with subject.page(opened=True) as page:
        yield from (f"cannot be pressed, and does not say why: {html}" for html in page.evaluate(DEAD))
    with subject.page(375, opened=True) as page:
        yield from (f"something lies over it, and is pressed instead: {html}" for html in page.evaluate(UNDER))
    with in_a_tab_of_its_own(subject) as page:
        arrive(page, subject.address)
        open_all(page)
        yield from (f"is pressed once, and does not lead where it says: {html}" for html in page.evaluate(HELD_UP))
