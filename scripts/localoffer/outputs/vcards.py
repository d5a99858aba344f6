"""A vCard and a QR code for each contact that has a telephone number: to keep it, or to take it from paper to a phone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from icalendar import vText
from segno.helpers import make_vcard_data

from localoffer.edition import Edition
from localoffer.facts.shapes import Checked, CheckState, Contact
from localoffer.facts.values import telephone_uri
from localoffer.languages.locales import Locale
from localoffer.outputs.files import File, text_file
from localoffer.theme.qr_codes import qr_file
from localoffer.time.git import History

FOLDER = "cards/"
Ways = list[tuple[str, Checked]]
"""Numbers and addresses of a contact as they are written, each with its provenance."""


def files(edition: Edition) -> Iterator[File]:
    """Yield ``cards/<id>.vcf`` (vCard 3.0, RFC 2426, which every phone reads) and ``cards/<id>.svg`` (the same as a QR code)."""
    for id_, contact in edition.site.contacts.items():
        if contact.phones:
            card = vcard(edition, id_, contact)
            yield text_file(f"{FOLDER}{id_}.vcf", card)
            yield text_file(f"{FOLDER}{id_}.svg", qr_file(card, contact.name.text))


def vcard(edition: Edition, id_: str, contact: Contact) -> str:
    """Return a contact as a vCard: its own numbers and addresses, the day they changed, and which of them nobody has checked.

    Its lines are ended as the standard asks (CRLF).
    """
    ways: Ways = [(each.number, each) for each in contact.phones]
    ways += [(each.address, each) for each in contact.emails]
    ways += [(each.address, each) for each in contact.web]
    name = " ".join(contact.name.text.split())  # a line end would begin a line of the card
    part = vText(name).to_ical().decode()  # segno writes this field as it is, for its parts are cut by semicolons
    data = make_vcard_data(
        name=f";{part};;;",
        displayname=name,
        org=name,
        phone=[telephone_uri(each.number).removeprefix("tel:") for each in contact.phones],
        email=[each.address for each in contact.emails] or None,
        url=[each.address for each in contact.web] or None,
        memo=_not_checked(edition.locales[edition.default], ways),
        rev=_revised(edition.history, f"contact:{id_}", ways),
    )
    return str(data)


def _revised(history: History, unit: str, ways: Ways) -> dt.date | None:
    """Return the day the contact changed or was last checked; None where the history does not know it as it is."""
    if unit in history.drafts or unit not in history.dates:
        return None
    return max([history.dates[unit], *(way.check.on for _, way in ways if way.check.on)])


def _not_checked(locale: Locale, ways: Ways) -> str | None:
    """Return which of them no person has checked, in the words of the pages. None where each is checked."""
    if all(way.check.state is CheckState.UNCHECKED for _, way in ways):
        day = locale.day(min(way.recorded_on for _, way in ways))
        return f"{locale.t('unchecked.all')}: {locale.t('unchecked.recorded', date=day)}."
    words = {CheckState.CHANGED: "unchecked.changed-inline"}
    told = (f"{text} {locale.t(words.get(way.check.state, 'unchecked.inline'))}" for text, way in ways if not way.check.counts)
    return ", ".join(told) or None
