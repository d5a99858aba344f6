"""What no engine measures: contrast as painted in every state, targets, reflow, what tells links and places apart, motion."""
# ruff: noqa: E501 - scripts for the page, one thought a line

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageChops
from playwright.sync_api import Page

from browser.subject import WIDTHS, Subject

CONTROLS = "a[href], button, input, summary, select, textarea, [tabindex='0']"

LOW_CONTRAST = """least => {
  const parse = text => { const n = text.match(/[\\d.]+/g).map(Number); return n.length > 3 ? n : [...n, 1]; };
  const over = (top, under) => [0, 1, 2].map(at => top[at] * top[3] + under[at] * (1 - top[3])).concat(1);
  const light = ([r, g, b]) => { const [x, y, z] = [r, g, b].map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * x + .7152 * y + .0722 * z; };
  const contrast = (one, two) => { const [a, b] = [light(one), light(two)].sort((x, y) => y - x); return (a + .05) / (b + .05); };
  const ground = element => { const layers = [];
    for (let e = element; e; e = e.parentElement) { const style = getComputedStyle(e), c = parse(style.backgroundColor);
      if (style.backgroundImage !== 'none') return null;
      if (c[3] > 0) layers.push(c);
      if (c[3] === 1) break; }
    return layers.reduceRight((under, top) => over(top, under), [255, 255, 255, 1]); };
  const opacity = element => { let all = 1; for (let e = element; e; e = e.parentElement) all *= Number(getComputedStyle(e).opacity); return all; };
  const low = [];
  const look = (words, element, style, under) => {
    if (under === null) { low.push(words + ': over a picture'); return; }
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const colour = parse(style.color); colour[3] *= opacity(element);
    const ratio = contrast(over(colour, under), under);
    if (ratio < (large ? least.large : least.normal)) low.push(words + ': ' + ratio.toFixed(2));
  };
  const shown = element => element.checkVisibility({visibilityProperty: true}) && !element.closest('script, style');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const element = node.parentElement;
    if (node.data.trim() && shown(element)) look(node.data.trim().slice(0, 60), element, getComputedStyle(element), ground(element));
  }
  for (const svg of document.querySelectorAll('svg')) { const under = ground(svg);
    if (!shown(svg) || !under || svg.getBoundingClientRect().width < 12 || svg.matches('.swatch')) continue;  // a swatch shows one colour
    const drawn = [...svg.querySelectorAll('path, circle, ellipse, rect, line, polyline, polygon')].filter(shown).map(e => getComputedStyle(e))
      .flatMap(s => [s.fill, s.stroke]).filter(colour => /^(rgb|color)/.test(colour)).map(colour => over(parse(colour), under));
    if (drawn.length && ![...drawn, under].some((one, at, all) => all.slice(0, at).some(other => contrast(one, other) >= 3))) low.push('picture ' + svg.outerHTML.slice(0, 60)); }
  for (const element of document.body.querySelectorAll('*')) {
    if (!shown(element)) continue;
    for (const part of ['::before', '::after']) {
      const style = getComputedStyle(element, part), words = style.content.split(' / ')[0].replace(/^"|"$/g, '').trim();
      if (words === 'none' || words === 'normal' || !words || words.startsWith('url(')) continue;
      const own = parse(style.backgroundColor), under = ground(element);
      if (own[3] > 0 || style.display !== 'none') look(part + ' ' + words.slice(0, 40), element, style, own[3] === 1 ? own : under && over(own, under));
    }
    if (!element.matches('input, textarea, select')) continue;
    const words = element.matches('[type=radio], [type=checkbox], [type=hidden]') ? '' : element.value;
    if (words) look('typed: ' + words.slice(0, 40), element, getComputedStyle(element), ground(element));
    if (element.placeholder) look('placeholder: ' + element.placeholder.slice(0, 40), element, getComputedStyle(element, '::placeholder'), ground(element));
    const style = getComputedStyle(element), outside = ground(element.parentElement);
    if (words !== '' || element.matches('[type=search], [type=text], textarea, select')) {
      const inside = ground(element), line = parseFloat(style.borderTopWidth) > 0 && outside && over(parse(style.borderTopColor), outside);
      const edge = outside && inside ? Math.max(contrast(inside, outside), line && contrast(line, outside), line && contrast(line, inside)) : 0;
      if (!(edge >= 3)) low.push('edge of ' + element.outerHTML.slice(0, 60) + ': ' + edge.toFixed(2)); }
  }
  return low; }"""
"""Text below 7:1, or 4.5:1 where large, on its ground, alpha and opacity counted (WCAG 1.4.6): words, what a stylesheet adds,
placeholders, what is typed; and the edges of fields below 3:1 (1.4.11). Text over a picture is a fault by itself."""

AS_IF = """states => {
  const change = rules => { for (const rule of rules) {
    if (rule.cssRules && rule.cssRules.length) change(rule.cssRules);
    if (!rule.selectorText) continue;
    const selector = states.reduce((text, state) => text.replace(new RegExp(':' + state + '(?![\\\\w-])', 'g'), '[data-as-if]'), rule.selectorText);
    if (selector !== rule.selectorText) { window.asIf.push([rule, rule.selectorText]); rule.selectorText = selector; } } };
  for (const [rule, selector] of window.asIf || []) rule.selectorText = selector;
  window.asIf = [];
  for (const sheet of document.styleSheets) try { change(sheet.cssRules); } catch { }  // one from elsewhere is a fault by itself
  document.querySelectorAll('*').forEach(each => each.setAttribute('data-as-if', '')); }"""
"""Let everything look as it does while pointed at, focused and so on: rules for those states then hold for every element.
No script is told which links were visited, so this is how their colour is seen too."""

SMALL_TARGETS = """selector => [...document.querySelectorAll(selector)].flatMap(element => {
  if (!element.checkVisibility({visibilityProperty: true})) return [];
  if (element.matches('.skip')) return [];
  const box = (element.closest('label') || element).getBoundingClientRect();
  const inline = getComputedStyle(element).display.startsWith('inline') && element.closest('p, li, dd, td, th, figcaption, address');
  if (inline && inline.textContent.trim() !== element.textContent.trim()) return [];
  if (box.width >= 44 && box.height >= 43.9) return [];
  const middle = [box.left + box.width / 2, box.top + box.height / 2];
  const near = [...document.querySelectorAll(selector)].filter(other => other !== element && other.checkVisibility() && !other.contains(element)
    && !element.contains(other)).some(other => { const b = (other.closest('label') || other).getBoundingClientRect();
      const dx = Math.max(b.left - middle[0], 0, middle[0] - b.right), dy = Math.max(b.top - middle[1], 0, middle[1] - b.bottom);
      return Math.hypot(dx, dy) < 22; });
  return near ? [element.outerHTML.slice(0, 100) + ': ' + Math.round(box.width) + ' x ' + Math.round(box.height)] : [];
})"""
"""Targets below 44 x 44 px with another closer than 22 px to their middle (WCAG 2.5.5; links in a sentence are exempt)."""

NAMES_WITHOUT_THEIR_WORDS = """selector => [...document.querySelectorAll(selector)].filter(element => {
  const shown = element.innerText.trim().toLowerCase(), said = (element.getAttribute('aria-label') || '').toLowerCase();
  return said && shown && !said.includes(shown); }).map(element => element.outerHTML.slice(0, 120))"""
"""Controls whose accessible name lacks the words they show (WCAG 2.5.3)."""

WIDER_THAN_THE_WINDOW = """() => {
  const width = document.documentElement.clientWidth;
  const out = [...document.body.querySelectorAll('*')].filter(element => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && element.checkVisibility() && !element.closest('.skip, .unseen') && (box.right > width + 1 || box.left < -1);
  }).map(element => element.tagName + '.' + element.className + ': ' + element.textContent.trim().slice(0, 40));
  return document.documentElement.scrollWidth > width ? out.slice(0, 5).concat('the page scrolls sideways') : out.slice(0, 5); }"""
"""What is wider than the window, and whether the page scrolls sideways (WCAG 1.4.10)."""

CLIPPED = """() => [...document.body.querySelectorAll('*')].filter(element => {
  const style = getComputedStyle(element);
  return element.checkVisibility() && !element.closest('.unseen, .skip, svg, thead') && style.overflow !== 'visible' && style.overflow !== 'auto'
    && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1) && element.clientHeight > 0
    && element.innerText && element.innerText.trim();
  }).map(element => element.outerHTML.slice(0, 100))"""
"""Elements that hide part of their words (WCAG 1.4.4, 1.4.12)."""

SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
SPACED = SPACING + " p { margin-block-end: 2em !important }"
"""The text spacing of WCAG 1.4.12."""

HELD_SPACING = """() => [...document.body.querySelectorAll('*')].filter(element => {
  if (!element.checkVisibility() || ![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) return false;
  const style = getComputedStyle(element), size = parseFloat(style.fontSize);
  return parseFloat(style.lineHeight) < 1.5 * size - .1 || !(parseFloat(style.letterSpacing) >= .12 * size - .1) || !(parseFloat(style.wordSpacing) >= .16 * size - .1);
  }).map(element => 'does not let its words be spaced: ' + element.outerHTML.slice(0, 100))"""
"""Words whose spacing the reader cannot change (WCAG 1.4.12)."""

LINKS = """() => { const by = {}; for (const a of document.querySelectorAll('a[href]')) {
  const to = new URL(a.href); (by[(a.ariaLabel || a.textContent).trim()] ||= new Set()).add(to.origin + to.pathname); }
  return Object.entries(by).filter(([words, to]) => words && to.size > 1).map(([words]) => words); }"""
"""Links of the same words that lead to different pages (WCAG 2.4.4, 2.4.9)."""

PLAIN_LINKS = """() => [...document.querySelectorAll('main a[href], footer a[href]')].filter(link => {
  const around = link.closest('p, li, dd, td, th, figcaption, address, blockquote');
  if (!link.checkVisibility() || !around || around.innerText.trim() === link.innerText.trim()) return false;
  const boxed = link.closest('.neighbours, .letters, .results');
  return !boxed && !getComputedStyle(link).textDecorationLine.includes('underline'); }).map(link => link.outerHTML.slice(0, 100))"""
"""Links among words that only their colour tells from the words (WCAG 1.4.1)."""

CURRENT = """() => { const here = location.origin + location.pathname, faults = [];
  const look = e => { const s = getComputedStyle(e); return [s.fontWeight, s.textDecorationLine, s.fontStyle,
    ...['Top', 'Bottom', 'Left', 'Right'].map(side => parseFloat(s['border' + side + 'Width']) > 0 && s['border' + side + 'Style'] !== 'none'
      && !/, 0\\)|transparent/.test(s['border' + side + 'Color']))].join(); };
  for (const nav of document.querySelectorAll('nav')) {
    const links = [...nav.querySelectorAll('a[href]')];
    for (const link of links) {
      const to = new URL(link.href);
      if (!link.getAttribute('href').includes('#') && to.origin + to.pathname === here && !link.hasAttribute('aria-current'))
        faults.push('does not say that it is this page: ' + link.outerHTML.slice(0, 100)); }
    const current = links.find(link => link.hasAttribute('aria-current')), other = links.find(link => !link.hasAttribute('aria-current'));
    if (current && other && current.checkVisibility() && look(current) === look(other)) faults.push('looks like any other but for its colour: ' + current.outerHTML.slice(0, 100));
  }
  return faults; }"""
"""The link to this very page, not said or shown by colour alone (WCAG 1.4.1, 4.1.2)."""

LOST_PICTURES = """() => { const canvas = Object.assign(document.createElement('i'), {style: 'background: Canvas'});
  document.body.append(canvas); const ground = getComputedStyle(canvas).backgroundColor; canvas.remove();
  return [...document.body.querySelectorAll('*')].flatMap(element => ['', '::before', '::after', '::marker'].filter(part => {
    const style = getComputedStyle(element, part || null);
    return element.checkVisibility() && (!part || style.content !== 'none') && style.maskImage && style.maskImage !== 'none' && style.backgroundColor === ground;
  }).map(part => part + ' ' + element.outerHTML.slice(0, 100))); }"""
"""Pictures cut out of a ground colour, which forced colours make the page's own (WCAG 1.4.11)."""

ON_HOVER = """() => { const shows = ['display', 'visibility', 'opacity', 'content-visibility', 'clip-path', 'clip', 'height', 'block-size', 'max-height',
    'max-block-size', 'transform', 'translate', 'scale', 'left', 'top', 'inset-inline-start', 'inset-block-start'];
  const look = rules => [...rules].flatMap(rule => [...(rule.cssRules ? look(rule.cssRules) : []),
    ...(rule.selectorText && /:hover/.test(rule.selectorText) && shows.some(name => rule.style.getPropertyValue(name)) ? [rule.cssText.slice(0, 120)] : [])]);
  const read = sheet => { try { return look(sheet.cssRules); } catch { return ['a stylesheet that cannot be read: ' + sheet.href]; } };
  return [...document.styleSheets].flatMap(read)
    .concat([...document.querySelectorAll('[title]:not(iframe, link, style)')].map(element => 'only on pointing: ' + element.outerHTML.slice(0, 100))); }"""
"""What shows only while something is pointed at, which Escape cannot dismiss (WCAG 1.4.13)."""

TURNED = """() => { const turned = element => { const m = new DOMMatrix(getComputedStyle(element).transform); return Math.abs(m.b) > .5 || getComputedStyle(element).rotate !== 'none'; };
  return [document.documentElement, document.body, ...document.querySelectorAll('body > *, main, article')].filter(e => turned(e) || !e.checkVisibility() && e.matches('main, article, .frame'))
    .map(element => element.tagName); }"""
"""Large parts turned or gone in one orientation (WCAG 1.3.4)."""

VISUAL_ORDER = """selector => [...document.querySelectorAll(selector)].map(element => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), found = [];
  for (let node; (node = walker.nextNode());) for (const {0: digit, index} of node.data.matchAll(/[0-9]/g)) {
    const range = document.createRange(); range.setStart(node, index); range.setEnd(node, index + 1);
    const box = range.getBoundingClientRect();
    found.push([Math.round(box.top), box.left, digit]);
  }
  found.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
  return found.map(each => each[2]).join('');
})"""
"""The digits of each element as they stand from left to right."""


AAA = {"normal": 7, "large": 4.5}
AA = {"normal": 4.5, "large": 3}
STATES = (["hover"], ["focus", "focus-visible", "focus-within"], ["active", "hover"], ["visited"], ["visited", "hover"])
COLOURS = ("colours-calm", "colours-dark", "colours-light")
BORDERED = (".notice", ".contact", ".menu [aria-current=page]", ".steps > li", "input[type=search]", "button")
BORDER = """selector => [...document.querySelectorAll(selector)].filter(e => { const s = getComputedStyle(e);
  return e.checkVisibility({visibilityProperty: true}) && !(parseFloat(s.borderInlineStartWidth) >= 1 && s.borderInlineStartStyle === 'solid'); })
  .map(e => 'has lost its border: ' + e.outerHTML.slice(0, 100))"""


def contrast(subject: Subject, widths: tuple[int, ...] = WIDTHS) -> Iterator[str]:
    """Measure every word in light, dark and forced colours, and in each of the reader's own colours."""
    for width in widths:
        with subject.page(width, opened=True) as page:
            for _, low in in_every_colour(page, [[]]):
                yield from (f"{width} px, {each}" for each in low)


def contrast_of_states(subject: Subject) -> Iterator[str]:
    """Measure every word again as it looks when pointed at, focused, pressed and visited.

    Who chooses dark or light sees what a device in that scheme shows: :func:`contrast` measures that.
    """
    with subject.page(375, opened=True) as page:
        for states, low in in_every_colour(page, STATES, COLOURS[:1]):
            yield from (f"{', '.join(states)}: {each}" for each in low)


def in_every_colour(page: Page, many: Any, choices: tuple[str, ...] = COLOURS) -> Iterator[tuple[list[str], list[str]]]:
    """Yield what is too low in each state, in each scheme and each choice of colours."""
    for states in many:
        page.evaluate(AS_IF, states)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            yield states, [f"{scheme}: {each}" for each in page.evaluate(LOW_CONTRAST, AAA)]
            page.emulate_media(forced_colors="active")
            yield states, [f"{scheme}, forced colours: {each}" for each in page.evaluate(LOW_CONTRAST, AA)]
            page.emulate_media(forced_colors="none")
        if page.evaluate("!!document.getElementById('colours-device')"):
            for choice in choices:
                page.evaluate("id => document.getElementById(id).checked = true", choice)
                yield states, [f"{choice}: {each}" for each in page.evaluate(LOW_CONTRAST, AAA)]
            page.evaluate("document.getElementById('colours-device').checked = true")


def targets(subject: Subject) -> Iterator[str]:
    """Measure what is pressed, narrow and wide, and compare its name with its words."""
    with subject.page() as page:
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            yield from (f"{width} px: {each}" for each in page.evaluate(SMALL_TARGETS, CONTROLS))
        yield from page.evaluate(NAMES_WITHOUT_THEIR_WORDS, CONTROLS)


def reflow(subject: Subject) -> Iterator[str]:
    """Look for what is cut or scrolls sideways: at 400 %, with spaced text, with text at 200 %, held upright and on its side."""
    with subject.page(320, 256, opened=True) as page:
        yield from cut(page, "320 px, which is 1280 at 400 %")
        page.add_style_tag(content=SPACED)
        yield from cut(page, "text spacing")
        yield from page.evaluate(HELD_SPACING)
    with subject.page(opened=True) as page:
        page.add_style_tag(content="html { font-size: 200% !important }")
        yield from cut(page, "text at 200 %")
        page.set_viewport_size({"width": 375, "height": 800})
        yield from cut(page, "text at 200 % on a phone")
        for width, height in ((400, 800), (800, 400)):
            page.set_viewport_size({"width": width, "height": height})
            yield from (f"{width} x {height}: turned or gone: {each}" for each in page.evaluate(TURNED))


def cut(page: Page, when: str) -> Iterator[str]:
    """Yield what is cut or too wide."""
    yield from (f"{when}: {each}" for each in page.evaluate(WIDER_THAN_THE_WINDOW) + page.evaluate(CLIPPED))


def links(subject: Subject) -> Iterator[str]:
    """Compare links: those of the same words lead to one page, and those among words are underlined."""
    with subject.page(opened=True, only_read=True) as page:
        if subject.name != "gallery/" and not subject.name.endswith("print/"):  # made-up links; links turned into anchors
            yield from (f"leads to more than one page: {each}" for each in page.evaluate(LINKS))
        yield from (f"looks like its words: {each}" for each in page.evaluate(PLAIN_LINKS))


def current(subject: Subject) -> Iterator[str]:
    """Look whether the place in the menus is said, and shown by more than colour, in forced colours too."""
    with subject.page(opened=True) as page:
        for forced in ("none", "active"):
            page.emulate_media(forced_colors=forced)  # type: ignore[arg-type]
            yield from page.evaluate(CURRENT)


CHOICES = """() => [...document.querySelectorAll('input[type=radio]:checked')].filter(e => e.offsetWidth > 8 && e.checkVisibility({opacityProperty: true}))
  .map(e => [e, [...document.getElementsByName(e.name)].find(other => !other.checked && other.offsetWidth)]).filter(pair => pair[1])"""
ALIKE = 24
"""Of 255: what two pictures of the same differ by, for they may stand a part of a pixel apart."""


def forced_colours(subject: Subject) -> Iterator[str]:
    """Look for what forced colours take away: borders that tell something, and pictures cut out of a ground."""
    with subject.page(opened=True, forced_colors="active", color_scheme="dark") as page:
        for selector in BORDERED:
            yield from page.evaluate(BORDER, selector)
        yield from (f"is lost in forced colours: {each}" for each in page.evaluate(LOST_PICTURES))
        yield from same_when_chosen(page)


def same_when_chosen(page: Page) -> Iterator[str]:
    """Compare the chosen field of each group with one beside it: they do not look alike (WCAG 1.4.11)."""
    for pair in page.evaluate_handle(CHOICES).get_properties().values():
        chosen, other = (each.as_element() for each in pair.get_properties().values())
        if chosen and other:
            one, two = (Image.open(io.BytesIO(each.screenshot(animations="disabled"))).convert("L") for each in (chosen, other))
            alike = ImageChops.difference(one.resize((8, 8)), two.resize((8, 8)))
            if max(alike.tobytes()) < ALIKE:
                yield f"looks the same when it is chosen: {chosen.evaluate('each => each.outerHTML.slice(0, 80)')}"


def motion(subject: Subject) -> Iterator[str]:
    """Look for what moves: nothing for who asked for less, and nothing without end for anybody."""
    with subject.page(opened=True, reduced_motion="reduce") as page:
        if page.evaluate("document.getAnimations().length"):
            yield "moves although less motion was asked for"
        if page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") != "auto":
            yield "scrolls smoothly although less motion was asked for"
    with subject.page(opened=True) as page:
        endless = "document.getAnimations().filter(each => each.effect.getComputedTiming().endTime > 5000).length"
        if page.evaluate(endless) or page.locator("marquee, blink").count():
            yield "moves for longer than five seconds"


def on_hover(subject: Subject) -> Iterator[str]:
    """Look for what shows only while something is pointed at."""
    with subject.page() as page:
        yield from page.evaluate(ON_HOVER)
