"""The shape of everything in ``content/`` and of a page's front matter: a module for each kind.

The same classes validate the files, give the JSON Schemas that an editor's tool completes from,
and are what the rest of the program reads. All of them are frozen.
"""

from __future__ import annotations

from localoffer.facts.checking import Check, CheckState
from localoffer.facts.shapes.audit import AuditLine, AuditPart, AuditRule
from localoffer.facts.shapes.base import Certainty, Change, Checked, Fact
from localoffer.facts.shapes.contact import Contact, Email, Hours, Phone, Post, WebPage
from localoffer.facts.shapes.copy_seen import CopySeen
from localoffer.facts.shapes.council import Council
from localoffer.facts.shapes.deadline import Deadline, Unit
from localoffer.facts.shapes.elsewhere import KnownKind, KnownState, KnownValue, Length, LimitWords, SaidElsewhere
from localoffer.facts.shapes.exceptions import IgnoredLink, NotAnUpdate
from localoffer.facts.shapes.feedback import Feedback, FeedbackList, FeedbackState
from localoffer.facts.shapes.front_matter import FrontMatter
from localoffer.facts.shapes.glossary import Term
from localoffer.facts.shapes.last_days import Counted, LastDay, LastDays, Moved
from localoffer.facts.shapes.navigation import NavigationGroup
from localoffer.facts.shapes.not_covered import NotCovered
from localoffer.facts.shapes.notice import Notice, NoticeKind
from localoffer.facts.shapes.own import Category, Group, OwnWords, Roles, Taxonomy
from localoffer.facts.shapes.plain_words import NotTheLaw, PlainWords
from localoffer.facts.shapes.questions import Answer, Outcome, Question, Questions
from localoffer.facts.shapes.service import Ages, Service
from localoffer.facts.shapes.settings import LocaleSettings, Owner, PlainSettings, Security, SiteSettings
from localoffer.facts.shapes.site import Site
from localoffer.facts.shapes.source import Source
from localoffer.facts.shapes.statement import (
    FIXED_BY_LAW,
    REGULATIONS,
    TESTED_WITHIN,
    AccessibilityTest,
    Problem,
    Statement,
    StatementSection,
    StatementSections,
)
from localoffer.facts.shapes.step import Picture, Step
from localoffer.facts.shapes.testimonial import Consent, ConsentState, Testimonial
from localoffer.facts.shapes.translation import Method, TranslationRecord

__all__ = [
    "FIXED_BY_LAW",
    "REGULATIONS",
    "TESTED_WITHIN",
    "AccessibilityTest",
    "Ages",
    "Answer",
    "AuditLine",
    "AuditPart",
    "AuditRule",
    "Category",
    "Certainty",
    "Change",
    "Check",
    "CheckState",
    "Checked",
    "Consent",
    "ConsentState",
    "Contact",
    "CopySeen",
    "Council",
    "Counted",
    "Deadline",
    "Email",
    "Fact",
    "Feedback",
    "FeedbackList",
    "FeedbackState",
    "FrontMatter",
    "Group",
    "Hours",
    "IgnoredLink",
    "KnownKind",
    "KnownState",
    "KnownValue",
    "LastDay",
    "LastDays",
    "Length",
    "LimitWords",
    "LocaleSettings",
    "Method",
    "Moved",
    "NavigationGroup",
    "NotAnUpdate",
    "NotCovered",
    "NotTheLaw",
    "Notice",
    "NoticeKind",
    "Outcome",
    "OwnWords",
    "Owner",
    "Phone",
    "Picture",
    "PlainSettings",
    "PlainWords",
    "Post",
    "Problem",
    "Question",
    "Questions",
    "Roles",
    "SaidElsewhere",
    "Security",
    "Service",
    "Site",
    "SiteSettings",
    "Source",
    "Statement",
    "StatementSection",
    "StatementSections",
    "Step",
    "Taxonomy",
    "Term",
    "Testimonial",
    "TranslationRecord",
    "Unit",
    "WebPage",
]
