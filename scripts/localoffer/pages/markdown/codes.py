"""Codes: what each kind of embed code shows, ``{{contact:helpline}}``, ``{{deadline:appeal: # months}}``."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from localoffer.facts.references import unknown
from localoffer.facts.succession import area_of
from localoffer.html.tree import Html, body, inner
from localoffer.issues import did_you_mean
from localoffer.languages.locales import Text, direction
from localoffer.languages.terms import term_in
from localoffer.pages.last_days import full_pattern, words_of
from localoffer.pages.markdown import service_codes
from localoffer.pages.markdown.code import Code, Kind
from localoffer.pages.markdown.reading import Reading
from localoffer.pages.markdown.service_codes import shown_steps
from localoffer.theme.components import Components, as_html
from localoffer.theme.icons import icon
from localoffer.time.last_days import limits_of, rules_of, year_of


def _contact(code: Code) -> Html:
    code.reading.cards.append(code.site.contacts[code.id])
    return code.show("contact", id=code.id, contact=code.site.contacts[code.id])


def _council(code: Code) -> Html:
    area, components = area_of(code.site, code.id), code.components
    code.reading.cards.extend(fact for fact in area.facts if fact not in area.lead.values())
    code.reading.fact_keys |= area.keys - {f"contact:{each}" for each in area.lead}
    cards = components.answering(area)
    if code.id not in area.councils:  # the page may show the same cards by their own names
        tree = body(cards)
        for each in tree.css("[id]"):
            del each.attrs["id"]
        cards = inner(tree)
    return components.succession(code.id) + cards


def _first(kind: str, attribute: str) -> Callable[[Code], Html]:
    def make(code: Code) -> Html:
        ways = getattr(code.site.contacts[code.id], attribute)
        if not ways:
            raise LookupError(f'The contact "{code.id}" has no {kind}.')
        return code.show(kind, way=ways[0], inline=True)

    return make


def _deadline(code: Code) -> Html:
    has_amount = code.site.deadlines[code.id].amount is not None
    if code.form and ("#" in code.form) != has_amount:
        wanted = "must hold # where the number stands" if has_amount else "must not hold #: this time limit has no number"
        raise ValueError(f'The words "{code.form}" {wanted}.')
    if code.form and has_amount and not code.components.locale.names_unit(code.site.deadlines[code.id], code.form):
        unit = code.components.locale.limit(code.site.deadlines[code.id]).text
        raise ValueError(f'The words "{code.form}" do not say what is counted: it is {unit}.')
    said = Html('<span class="deadline">{}</span>').format(code.components.limit(code.id, code.form))
    check = code.site.deadlines[code.id].check
    if code.reading.scope.layout != "leaflet" or check.counts:
        return said
    # Nothing that a page has around a time limit goes along with the paper, so it says there what nobody has checked.
    return said + Html(' <span class="certainty">{}</span>').format(code.show("check", check=check))


def _deadlines(code: Code) -> Html:
    groups = {group.id: group for group in code.site.settings.deadline_groups}
    chosen = {id_: each for id_, each in code.site.deadlines.items() if code.id in ("", each.group)}
    if not chosen:
        if code.site.declared_ids["deadline"] > code.site.deadlines.keys():
            raise KeyError(code.id)
        raise LookupError(f'No time limit is in the group "{code.id}". {did_you_mean(code.id, groups)}'.strip())
    code.reading.fact_keys.update(f"deadline:{id_}" for id_ in chosen)
    return code.show("deadlines", deadlines=chosen, group=groups.get(code.id))


def _testimonial(code: Code) -> Html:
    said = code.site.testimonials[code.id]
    return code.show("testimonial", said=said) if said.may_be_shown(code.site.today) else Html("")


def _testimonials(code: Code) -> Html:
    shown = {id_: each for id_, each in code.site.testimonials.items() if each.may_be_shown(code.site.today)}
    code.reading.fact_keys.update(f"testimonial:{id_}" for id_ in shown)
    all_of_them = Html("\n").join(code.show("testimonial", said=each) for each in shown.values())
    return all_of_them or code.show("empty", key="testimonials.none")


def _term(code: Code) -> Html:
    """Explain a term where it is first met; there a translation also names the term that families meet in letters."""
    locale, explained = code.reading.scope.locale, code.reading.explained
    term, tag = _term_in(code, code.id)
    source = code.site.glossary[code.id].term.text
    words = code.form or term.term
    original = "" if source.casefold() in words.casefold() else source
    if code.id in explained or not (term.aside or original):
        return as_html(Text(words, tag), locale.tag)
    explained.add(code.id)
    return code.show("term", term=term, words=words, original=original, tag=tag, tag_direction=direction(tag))


def _term_in(code: Code, id_: str) -> tuple[Any, str]:
    said = term_in(code.reading.scope.locale, code.site.glossary[id_])
    return said, said.tag


def _glossary(code: Code) -> Html:
    code.reading.fact_keys.update(f"term:{id_}" for id_ in code.site.glossary)
    entries = [(id_, *_term_in(code, id_)) for id_ in code.site.glossary]
    return code.show("glossary", entries=sorted(entries, key=lambda entry: entry[1].term.casefold()))


def _steps(code: Code) -> Html:
    steps = [step for step in code.site.steps if code.id in ("", step.phase)]
    if not steps:
        raise LookupError(f'No step is in the phase "{code.id}". {did_you_mean(code.id, code.site.settings.phases)}'.strip())
    return shown_steps(code, steps)


def _notice(code: Code) -> Html:
    return code.show("notice", notice=code.site.notices[code.id])


def _sources(code: Code) -> Html:
    return code.show("sources", sources=code.site.sources)


def _pages(code: Code) -> Html:
    scope = code.reading.scope
    pages = scope.sources.in_group(scope.page_locale, code.id)
    if not pages:
        raise LookupError(f'No group of content/navigation.yml is called "{code.id}".')
    return code.show("pages", pages=pages)


def _feedback(code: Code) -> Html:
    code.reading.fact_keys.add("feedback:feedback")
    shown = [entry for entry in code.site.feedback if entry.may_be_shown]
    return code.show("feedback", entries=sorted(shown, key=lambda entry: entry.received_on, reverse=True))


def _icon(code: Code) -> Html:
    return icon(code.id)


def _picture(code: Code) -> Html:
    """Show a drawing as an ornament: the words beside it say the same."""
    drawn = code.components.pictures
    if code.id not in drawn:
        hint = did_you_mean(code.id, drawn) or f"There are: {', '.join(sorted(drawn))}."
        raise LookupError(f'There is no picture "{code.id}". {hint}')
    return code.show("picture", drawing=code.id)


def _call(code: Code) -> Html:
    contact = code.site.contacts[code.id]
    if not contact.phones:
        raise LookupError(f'The contact "{code.id}" has no phone.')
    return code.show("call", contact=contact)


def _last_days(code: Code) -> Html:
    """Show the tool that works out last days, and the same days of this year in a table for those without scripts."""
    site, locale = code.site, code.reading.scope.locale
    tool, year, full = site.last_days[code.id], site.today.year, full_pattern(locale)
    rules = rules_of(tool, site.deadlines, year)
    code.reading.tools.add("last-days")
    code.reading.fact_keys |= {f"deadline:{id_}" for id_ in limits_of(tool)}
    code.reading.fact_keys |= {f"contact:{id_}" for id_ in (tool.call, *tool.check_with)}
    return code.show(
        "last-days",
        id=code.id,
        tool=tool,
        contact=site.contacts[tool.call],
        check_with=[site.contacts[id_] for id_ in tool.check_with],
        rules=json.dumps(rules.as_data(), separators=(",", ":")),
        words=json.dumps(words_of(tool, site.deadlines, locale), ensure_ascii=False, separators=(",", ":")),
        year=year,
        rows=[(locale.day(day, full), [locale.day(each, full) for each in last]) for day, last in year_of(rules, year)],
    )


def _questions(code: Code) -> Html:
    asked = code.site.questions
    if asked is None and "questions" in code.site.declared_ids:
        raise KeyError("questions")
    if asked is None:
        raise LookupError("There are no questions. Write content/questions.yml.")
    code.reading.fact_keys.add(f"question:{asked.questions[0].id}")
    return code.show("questions", question=asked.questions[0])


def _accessibility(code: Code) -> Html:
    if "accessibility" in code.site.declared_ids:
        raise KeyError("accessibility")
    raise LookupError("There is no accessibility statement. Write content/accessibility.yml.")


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
    **service_codes.KINDS,
    "feedback": Kind(_feedback, block=True),
    "pages": Kind(_pages, block=True),
    "sources": Kind(_sources, block=True),
    "icon": Kind(_icon, block=False),
    "picture": Kind(_picture, block=False),
    "call": Kind(_call, block=True, fact="contact"),
    "last-days": Kind(_last_days, block=True, fact="last-days"),
    "questions": Kind(_questions, block=True),
    "accessibility": Kind(_accessibility, block=True),
}


def show(reading: Reading, components: Components, text: str, place: tuple[str, int]) -> Html | None:
    """Return the HTML that ``kind:id`` stands for, or None with an issue noted at its place."""
    name, _, rest = text.partition(":")
    kind = KINDS.get(name)
    if kind is None:
        hint = did_you_mean(name, KINDS) or f"The kinds are: {', '.join(KINDS)}."
        reading.tell(place, "unknown-kind", f'"{name}" is not a kind of embed code.', hint)
        return None
    id_, _, form = (part.strip() for part in (rest.partition(":") if kind.has_forms else (rest, "", "")))
    if kind.fact is not None:
        declared = reading.scope.site.declared_ids.get(kind.fact, frozenset())
        if not id_:
            example = next(iter(sorted(declared)), "id")
            hint = f"Write {{{{{name}:{example}}}}}."
            reading.tell(place, "id-missing", f"{{{{{name}}}}} does not say which {kind.fact}.", hint)
            return None
        if (issue := unknown(kind.fact, id_, reading.scope.site, *place)) is not None:
            reading.issues.append(issue)
            return None
        reading.fact_keys.add(f"{kind.fact}:{id_}")
    try:
        return kind.make(Code(reading, components, id_, form))
    except KeyError:
        return None  # the fact itself is broken, and has its own issue
    except LookupError as fault:
        reading.tell(place, "nothing-to-show", str(fault.args[0]))
    except ValueError as fault:
        reading.tell(place, "form-not-valid", str(fault.args[0]))
    return None
