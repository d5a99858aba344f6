"""Outside: links that leave the site, asked one after the other and politely. Never part of a build.

linkchecker takes "429 Too Many Requests" for an answer and asks nobody twice, so these links go
through requests, whose urllib3 waits as long as a server says (RFC 9110, Retry-After) and asks again.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from urllib.parse import urldefrag, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import TimeoutError as TooSlow
from urllib3.util import Retry

from localoffer.checks.embeds import is_embed
from localoffer.checks.find_in_source import fact_files, places
from localoffer.checks.links import PUBLISHED
from localoffer.edition import Edition
from localoffer.facts.references import references, source_line
from localoffer.facts.shapes import IgnoredLink
from localoffer.html.outline import Outline
from localoffer.html.tree import document, words
from localoffer.issues import Issue, Severity

GENTLE = {"www.legislation.gov.uk": 6.0, "www.gov.uk": 4.0}
"""Seconds between two questions to a website that everybody asks; never fewer than ``Politeness.pause``."""

BUSY = (429, 500, 502, 503, 504)
GONE = (404, 410)
_NOT_FOUND = re.compile(
    r"\b(404|not found|cannot be found|can.t be found|couldn.t find|does not exist|no longer (available|exists)|page missing)\b",
    re.IGNORECASE,
)
_ENOUGH = 65536
"""Bytes that are read of a page: its title stands in them."""


@dataclass(frozen=True)
class Politeness:
    """How politely to ask."""

    pause: float = 2.0
    """Seconds between two questions to one website."""
    timeout: float = 20.0
    """Seconds to wait for an answer."""
    tries: int = 3
    """How often to ask again where a server is busy or silent."""
    patience: float = 60.0
    """The longest wait, in seconds, that a server may ask for."""


@dataclass(frozen=True)
class Answer:
    """What became of one address."""

    address: str
    status: int | None
    """HTTP status (RFC 9110, 15); None where nobody answered."""
    final: str = ""
    """Where it led in the end."""
    for_good: bool = False
    """Every step on the way there was a permanent redirect."""
    title: str = ""
    """What the page calls itself."""
    problem: str = ""
    """What went wrong on the way."""

    @property
    def soft_404(self) -> bool:
        """It says "all is well" over a page that says it is not there, or leads a deep address to the front page."""
        front = urlsplit(self.final).path in {"", "/"} and urlsplit(self.address).path not in {"", "/"}
        return self.status == 200 and bool(_NOT_FOUND.search(self.title) or front)


class _Retry(Retry):
    """Waits as a server says, but not for ever."""

    patience = 60.0

    def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
        asked = super().get_retry_after(response)
        return None if asked is None else min(asked, self.patience)

    def get_backoff_time(self) -> float:
        return min(super().get_backoff_time(), self.patience)


def session(politeness: Politeness, name: str) -> requests.Session:
    """Return a session that says who asks, asks again where it should, and keeps nothing."""
    retry = _Retry(
        total=politeness.tries,
        redirect=10,
        status_forcelist=BUSY,
        backoff_factor=min(1.0, politeness.patience),
        raise_on_status=False,
        allowed_methods=["GET"],
    )
    _Retry.patience = politeness.patience
    made = requests.Session()
    made.headers["User-Agent"] = f"localoffer link check (+{name})"
    made.mount("https://", HTTPAdapter(max_retries=retry))
    made.mount("http://", HTTPAdapter(max_retries=retry))
    return made


def ask(address: str, asking: requests.Session, politeness: Politeness) -> Answer:
    """Ask for one address and read enough of the page to know its title."""
    try:
        with asking.get(address, timeout=politeness.timeout, stream=True) as response:
            start = next(response.iter_content(_ENOUGH), b"")
            way = [step.status_code for step in response.history]
            return Answer(
                address,
                response.status_code,
                response.url,
                for_good=bool(way) and set(way) <= {301, 308},
                title=" / ".join(" ".join(words(each).split()) for each in document(start).css("title, h1")),
            )
    except requests.TooManyRedirects:
        return Answer(address, None, problem="it leads round in a circle")
    except requests.exceptions.SSLError:
        return Answer(address, None, problem="its certificate is not valid")
    except (requests.Timeout, requests.exceptions.RetryError):
        return Answer(address, None, problem="it did not answer in time")
    except requests.RequestException as fault:
        reason = getattr(fault.args[0] if fault.args else None, "reason", None)
        slow = isinstance(reason, TooSlow)
        return Answer(address, None, problem="it did not answer in time" if slow else "nobody answers at this address")


def ask_all(
    addresses: Iterable[str], politeness: Politeness, name: str, sleep: Callable[[float], None] = time.sleep
) -> Iterator[Answer]:
    """Ask for every address, turn by turn between the websites, with a pause before asking one again."""
    asking = session(politeness, name)
    last: dict[str, float] = {}
    by_host: dict[str, list[str]] = {}
    for address in sorted(set(addresses)):
        by_host.setdefault(urlsplit(address).netloc, []).append(address)
    for turn in zip_longest(*by_host.values()):
        for address in filter(None, turn):
            host = urlsplit(address).netloc
            pause = max(politeness.pause, GENTLE.get(host, 0.0) if politeness.pause else 0.0)
            wait = last.get(host, -pause) + pause - time.monotonic()
            if host in last and wait > 0:
                sleep(wait)
            yield ask(address, asking, politeness)
            last[host] = time.monotonic()


def found_in(outlines: Mapping[str, Outline], edition: Edition) -> dict[str, list[str]]:
    """Return address -> paths of the pages it stands on, for every link that leaves the site."""
    found: dict[str, list[str]] = {}
    for url, outline in outlines.items():
        for link in outline.outside:
            address, _ = urldefrag(link)
            if not address.startswith(edition.site.settings.address) and not is_embed(url):
                found.setdefault(address, []).append(edition.written.get(url, f"{PUBLISHED}/{url}"))
    return found


def ask_outside(
    edition: Edition, outlines: Mapping[str, Outline], politeness: Politeness, report: Callable[[str], None]
) -> list[Issue]:
    """Ask for every link that leaves the site, and return what is wrong, where it is written."""
    found = found_in(outlines, edition)
    ignored, issues = _ignored(edition, found)
    facts = fact_files(edition.root)
    asked = [address for address in found if address not in ignored]
    report(f"Asking for {len(asked)} outside links, slowly")
    for answer in ask_all(asked, politeness, edition.site.settings.address):
        fault = judge(answer)
        if fault is not None:
            rule, message, severity = fault
            rests = _what_rests_on(edition, answer.address)
            where = places(edition.root, answer.address, [*facts, *dict.fromkeys(found[answer.address])])
            path, line = where[0] if where else (found[answer.address][0], 1)
            issues.append(Issue(path, line, rule, f"{answer.address} {message}.{rests}", severity=severity))
    return issues


def judge(answer: Answer) -> tuple[str, str, Severity] | None:
    """Return (rule, what is wrong, severity) of an answer, or None. A busy or silent server is told, never a fault."""
    if answer.status is None:
        return "outside-link-silent", f"could not be checked: {answer.problem}", Severity.NOTICE
    if answer.status in GONE:
        return "outside-link-broken", f"is not there any more ({answer.status})", Severity.WARNING
    if answer.soft_404:
        return "outside-link-broken", f'answers, but not with the page: it shows "{answer.title}"', Severity.WARNING
    if answer.status >= 400:
        return "outside-link-silent", f"could not be checked: it answered {answer.status}", Severity.NOTICE
    if answer.for_good and answer.final != answer.address:
        return "outside-link-moved", f"has moved for good to {answer.final}", Severity.NOTICE
    return None


def _ignored(edition: Edition, found: Mapping[str, list[str]]) -> tuple[set[str], list[Issue]]:
    """Return the addresses not to ask for, and what is wrong with the list of them."""
    ignored: set[str] = set()
    issues = []
    for index, entry in enumerate(edition.site.outside_links):
        path, line = source_line(edition.site, "outside-links:outside-links", index)
        if entry.until < edition.site.today:
            message = f"{entry.address} was to be left out until {entry.until}: {entry.reason}"
            issues.append(Issue(path, line, "ignore-expired", message, "Look again.", Severity.WARNING))
        elif not any(_covers(entry, address) for address in found):
            message = f"No page links to {entry.address} any more."
            issues.append(Issue(path, line, "ignore-not-needed", message, "Take it out.", Severity.NOTICE))
        else:
            ignored.update(address for address in found if _covers(entry, address))
    return ignored, issues


def _covers(entry: IgnoredLink, address: str) -> bool:
    return address == entry.address or (entry.address.endswith("/") and address.startswith(entry.address))


def _what_rests_on(edition: Edition, address: str) -> str:
    """Say which facts and pages rest on a source, where the address is one."""
    ids = {id_ for id_, source in edition.site.sources.items() if source.address and urldefrag(source.address)[0] == address}
    if not ids:
        return ""
    facts = {key.replace(":", " ") for key, _, kind, id_ in references(edition.site) if kind == "source" and id_ in ids}
    pages = {page.path for page in edition.pages.values() if page.meta and ids & set(page.meta.sources) and not page.is_fallback}
    rests = sorted(facts) + sorted(pages)
    return f" It is source {', '.join(sorted(ids))}; on it rest: {', '.join(rests) or 'nothing'}."
