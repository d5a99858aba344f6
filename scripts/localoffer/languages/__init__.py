"""Locales, fallback, catalogues, how a translation stands."""

from __future__ import annotations

from localoffer.languages.reading import read, some

__all__ = ["read", "some"]
