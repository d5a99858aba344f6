"""A vCard and a QR code for each contact that has a telephone number: to keep it, or to take it from paper to a phone."""

from __future__ import annotations

import io
from collections.abc import Iterator

import segno
from icalendar import vText
from segno.helpers import make_vcard_data

from localoffer.edition import Edition
from localoffer.facts.shapes import Contact
from localoffer.facts.values import telephone_uri
from localoffer.outputs.files import File, text_file

FOLDER = "cards/"


def files(edition: Edition) -> Iterator[File]:
    """Yield ``cards/<id>.vcf`` (vCard 3.0, RFC 2426, which every phone reads) and ``cards/<id>.svg`` (the same as a QR code)."""
    for id_, contact in edition.site.contacts.items():
        if contact.phones:
            card = vcard(edition, contact)
            yield text_file(f"{FOLDER}{id_}.vcf", card)
            yield text_file(f"{FOLDER}{id_}.svg", qr(card, contact.name.text))


def vcard(edition: Edition, contact: Contact) -> str:
    """Return a contact as a vCard, with its lines ended as the standard asks (CRLF)."""
    name = " ".join(contact.name.text.split())  # a line end would begin a line of the card
    part = vText(name).to_ical().decode()  # segno writes this field as it is, for its parts are cut by semicolons
    data = make_vcard_data(
        name=f";{part};;;",
        displayname=name,
        org=name,
        phone=[telephone_uri(each.number).removeprefix("tel:") for each in contact.phones],
        email=[each.address for each in contact.emails] or None,
        url=[each.address for each in contact.web] or [edition.site.settings.address],
    )
    return str(data)


def qr(text: str, name: str) -> str:
    """Return a QR code (ISO/IEC 18004) as SVG, with a title for who does not see it."""
    out = io.BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(out, kind="svg", title=f"QR: {name}", omitsize=True, border=4, xmldecl=False)
    return out.getvalue().decode()
