"""Every check of a page, the cheap ones first. Both the ordinary tests and the test of their strength call these."""

from __future__ import annotations

from browser import engines, keyboard, meaning, reader, sight, visits
from browser.subject import Check

CHECKS: dict[str, Check] = {
    "rules": visits.rules,
    "weight": visits.weight,
    "tables": reader.tables,
    "outline": reader.outline,
    "landmarks": reader.landmarks,
    "head": reader.head,
    "languages": reader.languages,
    "on hover": sight.on_hover,
    "names": reader.names,
    "links": sight.links,
    "current": sight.current,
    "drawn structure": meaning.drawn_structure,
    "says what it does": meaning.says_what_it_does,
    "order": meaning.order,
    "hidden words": meaning.hidden_words,
    "told by sense": meaning.told_by_sense,
    "language of paragraphs": meaning.language_of_paragraphs,
    "setting": meaning.setting,
    "forced colours": sight.forced_colours,
    "motion": sight.motion,
    "mouse only": keyboard.mouse_only,
    "skip link": keyboard.skip_link,
    "single keys": keyboard.single_keys,
    "escape": keyboard.escape,
    "targets": sight.targets,
    "reflow": sight.reflow,
    "contrast": sight.contrast,
    "HTML_CodeSniffer": engines.htmlcs_everywhere,
    "axe": engines.axe_everywhere,
    "by itself": meaning.by_itself,
    "visit": visits.visit,
    "without scripts": visits.without_scripts,
    "search": reader.search,
    "print": visits.printed,
    "IBM": engines.ibm_everywhere,
    "tab order": keyboard.tab_order,
    "contrast of states": sight.contrast_of_states,
    "focus rings": keyboard.focus_rings,
    "Nu": engines.nu_of,
}
