"""content/notices.yml: boxes shown on several pages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from localoffer.facts.checking import Plain, as_said
from localoffer.facts.shapes.base import Change, Checked
from localoffer.facts.values import Words


class NoticeKind(StrEnum):
    """How loud a notice is."""

    INFORMATION = "information"
    WARNING = "warning"
    URGENT = "urgent"


class Notice(Checked):
    """A box shown on several pages (an entry of content/notices.yml)."""

    VALUE: ClassVar[Mapping[str, Plain]] = dict.fromkeys(("title", "text"), as_said)

    kind: NoticeKind = Field(strict=False)
    """information, warning or urgent."""
    title: Words
    """Its heading."""
    text: Words
    """What it says."""
    changes: list[Change] = []
    """What was changed when, the newest first."""
