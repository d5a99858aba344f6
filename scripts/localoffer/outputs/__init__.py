"""Outputs: an edition -> the files that are published. A file per kind, listed here once."""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.edition import Edition
from localoffer.outputs import (
    a_z,
    api,
    audit,
    changes,
    contacts,
    gallery,
    leaflets,
    manifest,
    markdown,
    missing,
    one_page,
    open_referral,
    pages,
    pictures,
    questions,
    reviews,
    robots,
    search,
    sitemap,
    stamps,
    translations,
    vcards,
)
from localoffer.outputs.files import File, Making

OUTPUTS = (
    pages,
    leaflets,
    markdown,
    questions,
    pictures,
    stamps,
    contacts,
    search,
    a_z,
    missing,
    api,
    open_referral,
    vcards,
    robots,
    sitemap,
    manifest,
    changes,
    reviews,
    audit,
    translations,
    gallery,
    one_page,  # the longest comes last: what other processes make meanwhile would be held until it is done
)


def files(edition: Edition) -> Iterator[File | Making]:
    """Yield every file of the site but those of councils and hosts."""
    for output in OUTPUTS:
        yield from output.files(edition)
