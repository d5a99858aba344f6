"""Status: what a person must still do before a real launch, by kind and by who must do it, the most urgent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from localoffer.edition import Edition
from localoffer.edition.dated import reviewed
from localoffer.edition.judge import judge_address
from localoffer.facts.layout import CONTENT
from localoffer.facts.references import checkable, checked_parts, source_line
from localoffer.facts.shapes import Certainty, CheckState, Roles, Service
from localoffer.facts.succession import answering
from localoffer.issues import Issue, Severity
from localoffer.reports.translations import as_notices, standings
from localoffer.time import reviews

OWNER, WRITER, FACTS, COMMENTS, QUOTES = (
    "whoever runs the site",
    "whoever writes the pages",
    "whoever checks facts",
    "whoever answers comments",
    "whoever asks the people quoted",
)

KINDS = {
    "Facts that changed since a person checked them": ("check-changed",),
    "What the law asks of the site": ("owner-missing", "statement-missing", "statement-not-shown", "audit-missing"),
    "Councils that nobody answers for": ("council-ended",),
    "Settings that are not real yet": ("address-not-set", "id-namespace-missing", "role-unfilled"),
    "Facts that are still to say": ("not-said",),
    "Facts that no source confirms": ("uncertain",),
    "Comments of readers": ("feedback-not-moderated", "feedback-not-answered", "feedback-without-consent"),
    "Reviews that no longer hold": ("review-overdue", "review-of-other-facts"),
    "Checks that do not count": ("check-not-recorded",),
    "Facts that no person has checked": ("unchecked",),
    "Quotes without consent": ("consent-not-recorded",),
    "Pages that no person has reviewed": ("unreviewed",),
    "Reviews that run out soon": ("review-due-soon",),
    "Languages that are not published yet": ("language-draft",),
    "Translations that are behind": ("translation-outdated",),
    "Translations that no person has checked": ("translation-unchecked",),
    "Translations that are missing": ("translation-missing",),
    "Gaps in the facts": ("gap",),
}  # fmt: skip
"""Kind of work -> the rules of its notices; the most urgent first: what may mislead a reader, then what the law asks."""

_KIND_OF = {rule: kind for kind, rules in KINDS.items() for rule in rules}
_URGENCY = {kind: number for number, kind in enumerate(KINDS)}


class Task(NamedTuple):
    """Something that a person must do."""

    who: str
    """Who must do it."""
    issue: Issue

    @property
    def kind(self) -> str:
        """What kind of work it is."""
        return _KIND_OF[self.issue.rule]

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values, for ``--json``."""
        return {**self.issue.as_json(), "kind": self.kind, "who": self.who}


def status(edition: Edition) -> list[Task]:
    """Return everything that waits for a person: by kind, the most urgent first, then by who must do it, then by place."""
    kinds = (_settings, _facts, _councils, _gaps, _feedback, _pages, _words)
    found = dict.fromkeys(task for each in kinds for task in each(edition))
    people = list(dict.fromkeys(task.who for task in found))
    return sorted(found, key=lambda task: (_URGENCY[task.kind], people.index(task.who), task.issue))


def grouped(tasks: Sequence[Task]) -> Iterator[tuple[str, list[Issue]]]:
    """Yield (heading with its count, notices) for each kind of work and who must do it, in their order."""
    for (kind, who), found in groupby(tasks, key=lambda task: (task.kind, task.who)):
        issues = [task.issue for task in found]
        yield f"{kind}: {len(issues)}, for {who}", issues


def by_who(tasks: Sequence[Task]) -> list[tuple[str, int]]:
    """Return (who, how many) in the order of what is most urgent."""
    return list(Counter(task.who for task in tasks).items())


def _task(who: str, path: str, line: int, rule: str, message: str, hint: str = "") -> Task:
    return Task(who, Issue(path, line, rule, message, hint, Severity.NOTICE))


def _settings(edition: Edition) -> Iterator[Task]:
    site, settings = edition.site, edition.site.settings
    at = source_line(site, "site:site", "address")
    yield from (_task(OWNER, each.path, each.line, each.rule, each.message, each.hint) for each in judge_address(site))
    if site.services and settings.id_namespace is None:
        message = "The ids of Open Referral records are made from the site's address, and change when it moves."
        hint = f"To keep them as they are, add: id_namespace: {settings.namespace}"
        yield _task(OWNER, *at, "id-namespace-missing", message, hint)
    if settings.owner is None:
        at = source_line(site, "site:site", "owner")
        yield _task(OWNER, *at, "owner-missing", "Nobody is named who runs this site and answers for it.")
    yield from _roles(edition)
    if site.accessibility is None:
        message = "This site has no accessibility statement. The law asks public bodies for one (SI 2018/952, regulation 8)."
        yield _task(OWNER, f"{CONTENT}/accessibility.yml", 1, "statement-missing", message, "Write it, and show it on a page.")
    elif not any("accessibility:accessibility" in page.fact_keys for page in edition.pages.values()):
        at = source_line(site, "accessibility:accessibility")
        yield _task(OWNER, *at, "statement-not-shown", "No page shows the accessibility statement.", "Write {{accessibility}}.")
    if not site.audit:
        message = "This site has no checklist of what the law asks, so nobody can see how it stands."
        yield _task(OWNER, f"{CONTENT}/audit.yml", 1, "audit-missing", message, "Write it, and run: localoffer audit.")


def _roles(edition: Edition) -> Iterator[Task]:
    """Yield the roles that no page has; of those that need facts, only where there are such facts."""
    site = edition.site
    needed = {"deadlines": site.deadlines, "local_offer": site.councils, "people": site.councils, "glossary": site.glossary}
    spare = {name for name, facts in needed.items() if not facts}
    path, line = source_line(site, "site:site", "roles")
    for name, described in Roles.model_fields.items():
        if name not in spare and getattr(site.settings.roles, name) is None:
            message = f'No page has the role "{name}", so nothing leads to it. {described.description}'
            yield _task(WRITER, path, line, "role-unfilled", message, f"Name a page: roles: {{{name}: …}}.")


def _facts(edition: Edition) -> Iterator[Task]:
    site = edition.site
    for id_, service in site.services.items():
        for name, field in Service.model_fields.items():
            if getattr(service, name) is None and name in Service.VALUE.keys() - Service.LATER:
                message = f'Nobody has said "{name}" yet. {field.description}'
                yield _task(FACTS, *source_line(site, f"service:{id_}"), "not-said", message)
    for key, fact in checkable(site).items():
        for loc, part in checked_parts(fact):
            at = source_line(site, key, *loc)
            what = getattr(part, "number", None) or getattr(part, "address", None) or key.replace(":", " ")
            again = f'Check it and run: localoffer checked {key} --by "Your Name".'
            state, who = part.check.state, part.checked_by
            if state is CheckState.UNCHECKED:
                yield _task(FACTS, *at, "unchecked", f"Nobody has checked {what} since {part.recorded_on}.")
            elif state is CheckState.CHANGED:
                message = f"{what} is not what {who} checked on {part.checked_on}: it is not checked since it changed."
                yield _task(FACTS, *at, "check-changed", message, again)
            elif state is CheckState.UNRECORDED:
                why = "the check is not committed yet" if edition.history.known else "there is no history here"
                message = f"Nothing says which value of {what} {who} checked: {why}, and it has no hash."
                yield _task(
                    FACTS, *at, "check-not-recorded", message, f"Commit it. Or: {again}" if edition.history.known else again
                )
            if part.certainty in (Certainty.UNCONFIRMED, Certainty.CONFLICTING):
                why = "its sources disagree" if part.certainty is Certainty.CONFLICTING else "no source confirms it"
                yield _task(FACTS, *at, "uncertain", f"{what}: {why}.")
    for id_, said in site.testimonials.items():
        if said.consent.state == "not-recorded":
            at = source_line(site, f"testimonial:{id_}", "consent")
            yield _task(QUOTES, *at, "consent-not-recorded", f'There is no record that the speaker of "{id_}" agreed.')


def _feedback(edition: Edition) -> Iterator[Task]:
    for index, entry in enumerate(edition.site.feedback):
        at = source_line(edition.site, "feedback:feedback", "entries", index)
        if entry.moderated_on is None:
            message = f'Nobody has read the comment "{entry.id}" yet to let it be published.'
            yield _task(COMMENTS, *at, "feedback-not-moderated", message)
        elif entry.consent.state != "given":
            message = f'The comment "{entry.id}" is not published: its consent is {entry.consent.state}.'
            yield _task(COMMENTS, *at, "feedback-without-consent", message)
        if entry.state == "received":
            message = f'The comment "{entry.id}" of {entry.received_on} has no answer.'
            yield _task(COMMENTS, *at, "feedback-not-answered", message)


def _councils(edition: Edition) -> Iterator[Task]:
    for id_, council in edition.site.councils.items():
        if not answering(edition.site, id_):
            at, message = source_line(edition.site, f"council:{id_}", "until"), f"This council ended on {council.until}, and"
            yield _task(FACTS, *at, "council-ended", f"{message} nobody is known to answer for it.", "Write who: succeeded_by.")


def _gaps(edition: Edition) -> Iterator[Task]:
    now = {id_: each for id_, each in edition.site.councils.items() if not each.has_ended(edition.site.today)}
    for kind, facts in (("contact", edition.site.contacts), ("council", now)):
        for id_, fact in facts.items():
            for index, gap in enumerate(fact.gaps):
                yield _task(FACTS, *source_line(edition.site, f"{kind}:{id_}", "gaps", index), "gap", gap.text)


def _pages(edition: Edition) -> Iterator[Task]:
    tags = list(edition.locales)
    for page in sorted(edition.pages.values(), key=lambda page: tags.index(page.locale)):
        if page.has_file:
            who = f"whoever reviews pages in {_language(edition, page.locale)}"
            yield from (Task(who, issue) for issue in reviews.due(page.path, page.stamp, edition.site.today))
            if page.meta is not None:
                found = reviews.of_other_facts(reviewed(page, edition.default, edition.history))
                yield from (Task(who, issue) for issue in found)


def _words(edition: Edition) -> Iterator[Task]:
    behind = Counter(each.locale for each in standings(edition) if each.state != "done")
    for index, each in enumerate(edition.site.settings.locales):
        if each.draft:
            at = source_line(edition.site, "site:site", "locales", index, "draft")
            left = f"{behind[each.tag]} of its files wait." if behind[each.tag] else "Nothing is missing: take draft: true out."
            message = f"{each.name} is a draft: only previews show it."
            yield _task(f"whoever speaks {_language(edition, each.tag)}", *at, "language-draft", message, left)
    yield from (Task(f"whoever speaks {_language(edition, tag)}", issue) for tag, issue in as_notices(edition))


def _language(edition: Edition, tag: str) -> str:
    return f"{edition.locales[tag].settings.name} ({tag})"
