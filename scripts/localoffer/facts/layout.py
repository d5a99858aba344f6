"""Which file of ``content/`` holds which kind of fact."""

from __future__ import annotations

from typing import Any

from localoffer.facts.shapes import (
    AuditPart,
    Contact,
    CopySeen,
    Council,
    Deadline,
    Fact,
    FeedbackList,
    IgnoredLink,
    KnownValue,
    LastDays,
    NavigationGroup,
    NotAnUpdate,
    NotCovered,
    Notice,
    PlainWords,
    Questions,
    SaidElsewhere,
    Service,
    SiteSettings,
    Source,
    Statement,
    Step,
    Term,
    Testimonial,
)

CONTENT = "content"

FOLDERS: dict[str, tuple[str, type[Fact]]] = {
    "contacts": ("contact", Contact),
    "councils": ("council", Council),
    "services": ("service", Service),
}
"""Folder -> the kind of fact in it, one to a file."""

MAPPINGS: dict[str, tuple[str, Any]] = {
    "deadlines.yml": ("deadline", Deadline),
    "last-days.yml": ("last-days", LastDays),
    "testimonials.yml": ("testimonial", Testimonial),
    "glossary.yml": ("term", Term),
    "notices.yml": ("notice", Notice),
    "sources.yml": ("source", Source),
    "not-covered.yml": ("not-covered", NotCovered),
}
"""File -> the kind of fact in it, keyed by id."""

WHOLE: dict[str, Any] = {
    "site.yml": SiteSettings,
    "service.yml": Service,
    "feedback.yml": FeedbackList,
    "steps.yml": list[Step],
    "questions.yml": Questions,
    "navigation.yml": list[NavigationGroup],
    "not-updates.yml": list[NotAnUpdate],
    "outside-links.yml": list[IgnoredLink],
    "plain-words.yml": PlainWords,
    "copies-seen.yml": list[CopySeen],
    "known-values.yml": list[KnownValue],
    "said-elsewhere.yml": SaidElsewhere,
    "accessibility.yml": Statement,
    "audit.yml": list[AuditPart],
}
"""File -> the one thing it holds."""

KINDS = frozenset(
    {
        *(kind for kind, _ in (*FOLDERS.values(), *MAPPINGS.values())),
        *("site", "navigation", "service", "step", "questions", "question", "outcome", "feedback", "accessibility", "audit"),
    }
)
"""The first part of the names of words: what kind of fact they belong to."""

TRANSLATIONS = "translations"
"""The folder of catalogues: the words of the facts in every other language. See languages/."""

REQUIRED = ("site.yml", "navigation.yml", "sources.yml")
