"""Locales, fallback, catalogues, how a translation stands."""

from __future__ import annotations

from localoffer.languages.reading import read

__all__ = ["read"]
