"""Status: what a person must still do before a real launch, each at its place."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from localoffer.edition import Edition
from localoffer.edition.dated import reviewed
from localoffer.facts.references import checkable, checked_parts, source_line
from localoffer.facts.shapes import Certainty
from localoffer.issues import Issue, Severity, in_order
from localoffer.reports.translations import as_notices
from localoffer.time import reviews


def status(edition: Edition) -> list[Issue]:
    """Return unchecked facts, unreviewed pages, gaps and how translations stand, as notices sorted by path."""
    return in_order(
        [*_settings(edition), *_facts(edition), *_gaps(edition), *_feedback(edition), *_pages(edition), *as_notices(edition)]
    )


def _notice(path: str, line: int, rule: str, message: str) -> Issue:
    return Issue(path, line, rule, message, severity=Severity.NOTICE)


def _settings(edition: Edition) -> Iterator[Issue]:
    settings = edition.site.settings
    path, line = source_line(edition.site, "site:site", "address")
    if (urlsplit(settings.address).hostname or "").endswith(".example"):
        yield _notice(path, line, "address-not-set", f"{settings.address} is not a real address.")
    if settings.owner is None:
        path, line = source_line(edition.site, "site:site", "owner")
        yield _notice(path, line, "owner-missing", "Nobody is named who runs this site and answers for it.")


def _facts(edition: Edition) -> Iterator[Issue]:
    site = edition.site
    for key, fact in checkable(site).items():
        for loc, part in checked_parts(fact):
            path, line = source_line(site, key, *loc)
            what = getattr(part, "number", None) or getattr(part, "address", None) or key.replace(":", " ")
            if part.checked_on is None:
                yield _notice(path, line, "unchecked", f"Nobody has checked {what} since {part.recorded_on}.")
            if part.certainty in (Certainty.UNCONFIRMED, Certainty.CONFLICTING):
                why = "its sources disagree" if part.certainty is Certainty.CONFLICTING else "no source confirms it"
                yield _notice(path, line, "uncertain", f"{what}: {why}.")
    for id_, said in site.testimonials.items():
        if said.consent.state == "not-recorded":
            path, line = source_line(site, f"testimonial:{id_}", "consent")
            yield _notice(path, line, "consent-not-recorded", f'There is no record that the speaker of "{id_}" agreed.')


def _feedback(edition: Edition) -> Iterator[Issue]:
    for index, entry in enumerate(edition.site.feedback):
        path, line = source_line(edition.site, "feedback:feedback", "entries", index)
        if entry.moderated_on is None:
            message = f'Nobody has read the comment "{entry.id}" yet to let it be published.'
            yield _notice(path, line, "feedback-not-moderated", message)
        elif entry.consent.state != "given":
            message = f'The comment "{entry.id}" is not published: its consent is {entry.consent.state}.'
            yield _notice(path, line, "feedback-without-consent", message)
        if entry.state == "received":
            yield _notice(path, line, "feedback-not-answered", f'The comment "{entry.id}" of {entry.received_on} has no answer.')


def _gaps(edition: Edition) -> Iterator[Issue]:
    for kind, facts in (("contact", edition.site.contacts), ("council", edition.site.councils)):
        for id_, fact in facts.items():
            for index, gap in enumerate(fact.gaps):
                path, line = source_line(edition.site, f"{kind}:{id_}", "gaps", index)
                yield _notice(path, line, "gap", gap.text)


def _pages(edition: Edition) -> Iterator[Issue]:
    for page in edition.pages.values():
        if not page.is_fallback:
            yield from reviews.due(page.path, page.stamp, edition.site.today)
            if page.meta is not None:
                yield from reviews.of_other_facts(reviewed(page, edition.default, edition.history))
