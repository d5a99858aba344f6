"""What every page has is the same on every page: compared with the home page of its language (WCAG 3.2.3, 3.2.4, 3.2.6)."""
# ruff: noqa: E501 - scripts for the page, one thought a line

from __future__ import annotations

from collections.abc import Iterator

from browser.subject import Subject

OTHERWISE = """async () => { const faults = [], base = document.querySelector('.site-name')?.href; if (!base) return faults;
  const home = new DOMParser().parseFromString(await (await fetch(base)).text(), 'text/html'), plain = e => e.textContent.replace(/\\s+/g, ' ').trim();
  for (const part of ['.languages', '.top-row', '.menu', '.foot']) {
    const links = (page, at) => [...page.querySelectorAll(part + ' a[href]')].map(a => ({words: plain(a), to: new URL(a.getAttribute('href'), at).href}));
    const here = links(document, location.href), there = links(home, base), translated = part === '.languages';
    if (there.length && !translated && !document.querySelector(part)) faults.push('is on the home page and not here: ' + part);
    for (const name of translated ? ['words'] : ['words', 'to']) {
      const places = here.map(each => there.findIndex(other => other[name] === each[name])).filter(place => place >= 0);
      if (places.some((place, at) => at && place < places[at - 1])) { faults.push('has another order than on the home page: ' + part); break; }
    }
    if (!translated) for (const {words, to} of here) { const same = there.filter(each => each.to === to);
      if (same.length && !same.some(each => each.words === words)) faults.push('is called otherwise than on the home page (' + same[0].words + '): ' + words); }
  }
  const trail = document.querySelector('.breadcrumb a[href], nav[aria-label] ol a[href]');
  if (trail && trail.href !== base) faults.push('the way to this page does not begin at home: ' + plain(trail));
  const ways = page => [...page.querySelectorAll('.foot a')].map(a => a.getAttribute('href').match(/^(tel|mailto):/)?.[1]).filter(Boolean);
  for (const way of new Set(ways(home))) if (!ways(document).includes(way)) faults.push('the home page has it at its foot, and this one has not: ' + way);
  const pressed = page => [...page.querySelectorAll('.top button, .top label')].map(plain).filter(Boolean);
  if (pressed(document).length) for (const each of pressed(home)) if (!pressed(document).includes(each)) faults.push('the home page has it above, and this one has not: ' + each);
  return faults; }"""


def consistent(subject: Subject) -> Iterator[str]:
    """Compare order and names of what stands around the page, and the ways to ask for help, with the home page."""
    with subject.page(only_read=True) as page:
        yield from page.evaluate(OTHERWISE)
