"""Locales, fallback, catalogues, how a translation stands."""
