"""Contacts: the telephone numbers, email addresses, web addresses and hours that a page gives. Pure.

The patterns of each kind are those of /check/ too: check_page.py hands them on.
"""

from __future__ import annotations

from collections.abc import Iterator

from localoffer.councils.drift.addresses import emails_of, webs_of
from localoffer.councils.drift.corpus import Corpus
from localoffer.councils.drift.finding import Finding, FindingState
from localoffer.councils.drift.forms import digits
from localoffer.councils.drift.hours import hours_of
from localoffer.councils.drift.phones import number_in, phones_of
from localoffer.councils.drift.places import Page

KINDS = (phones_of, emails_of, webs_of, hours_of)


def contact_findings(corpus: Corpus, page: Page) -> Iterator[Finding]:
    """Yield a finding for each contact detail of the service, and for a page that names the service and gives no number."""
    found = [each for place in page.places for of_kind in KINDS for each in of_kind(corpus, page, place)]
    lead = corpus.lead_phones
    right = next((value.text for value in lead.values()), "")
    has_number = any(each.kind == "phone" and (each.wrong or digits(number_in(each.said) or each.said) in lead) for each in found)
    unknown = [each for each in found if each.kind == "phone" and each.state is FindingState.UNJUDGED]
    named, given = ([each for each in unknown if each.where], [each for each in unknown if each.ours])
    guilty = named or given[:1]  # the others may be anybody's
    gives_ours = any(each.where == corpus.lead and each.state is FindingState.CURRENT for each in found)
    for each in found:
        if (page.says_our_name or gives_ours) and not page.names_us_no_more and not has_number and lead and each in guilty:
            why = "The page gives this number for the service, and ours nowhere."
            yield Finding("phone", FindingState.WRONG, each.said, right, corpus.lead, why=why)
        else:
            yield each
    is_ours = page.names_us and page.is_about and not page.names_us_no_more
    if is_ours and lead and not has_number and not unknown:  # those of others are none of the service
        yield Finding("phone", FindingState.MISSING, "", right, corpus.lead)
