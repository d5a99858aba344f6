"""Links: inside the site each break at the line it was written on; outside it a server that answers as servers do."""

from __future__ import annotations

import http.server
import json
import ssl
import subprocess
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urljoin

import pytest

from copies import outlines
from localoffer.build import read
from localoffer.checks import check_links
from localoffer.checks.outside_links import Politeness, ask_all, judge
from localoffer.html import tree
from localoffer.issues import stops
from test_reviews import act, edit, publish

QUICK = Politeness(pause=0, timeout=30, tries=2, patience=0.05)
HASTY = Politeness(pause=0, timeout=0.4, tries=2, patience=0.05)


class Answers(http.server.BaseHTTPRequestHandler):
    """Answers as its path says."""

    asked: ClassVar[Counter[str]] = Counter()
    agents: ClassVar[set[str]] = set()

    def do_GET(self) -> None:
        Answers.asked[self.path] += 1
        Answers.agents.add(self.headers["User-Agent"])
        name = self.path.strip("/")
        if name == "silent":
            time.sleep(1)
            return None
        if name in {"301", "302"}:
            return self._say(int(name), "", Location="/moved-here")
        if name == "circle":
            return self._say(301, "", Location="/circle")
        if name == "to-front":
            return self._say(302, "", Location="/")
        if name == "once-429" and Answers.asked[self.path] == 1:
            return self._say(429, "", **{"Retry-After": "3600"})
        if name.isdigit():
            return self._say(int(name), f"<title>{name}</title>")
        title = "Sorry, page not found" if name == "lie" else "A page"
        return self._say(200, f"<title>{title}</title><h1>Welcome</h1>")

    def _say(self, status: int, page: str, **headers: str) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Quiet(http.server.ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when the one who asked has gone."""


@contextmanager
def answering(certificate: Path | None = None) -> Iterator[str]:
    """Serve the answers on this machine; over TLS where there is a certificate."""
    Answers.asked.clear()
    Answers.agents.clear()
    with Quiet(("127.0.0.1", 0), Answers) as server:
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http{'s' if certificate else ''}://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a certificate for this machine, which those who ask trust."""
    file = tmp_path / "certificate.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
    subprocess.run([*command.split(), "-keyout", str(file), "-out", f"{file}.crt"], check=True, capture_output=True)
    file.write_text(file.read_text("utf-8") + Path(f"{file}.crt").read_text("utf-8"), "utf-8")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(file))
    return file


@pytest.mark.parametrize(
    ("path", "rule", "says"),
    [
        ("200", None, ""),
        ("301", "outside-link-moved", "has moved for good to"),
        ("302", None, ""),
        ("404", "outside-link-broken", "is not there any more (404)"),
        ("410", "outside-link-broken", "is not there any more (410)"),
        ("403", "outside-link-silent", "could not be checked: it answered 403"),
        ("429", "outside-link-silent", "could not be checked: it answered 429"),
        ("once-429", None, ""),
        ("500", "outside-link-silent", "could not be checked: it answered 500"),
        pytest.param("silent", "outside-link-silent", "could not be checked: it did not answer in time", marks=pytest.mark.slow),
        ("circle", "outside-link-silent", "it leads round in a circle"),
        ("lie", "outside-link-broken", 'it shows "Sorry, page not found / Welcome"'),
        ("to-front", "outside-link-broken", 'answers, but not with the page: it shows "A page / Welcome"'),
    ],
)
def test_what_a_server_answers_is_understood(path: str, rule: str | None, says: str) -> None:
    with answering() as address:
        (answer,) = ask_all([f"{address}/{path}"], HASTY if path == "silent" else QUICK, "https://example.org/")
        fault = judge(answer)
        assert (fault[0] if fault else None) == rule
        assert says in (fault[1] if fault else "")
        asked = Answers.asked[f"/{path}"]
    assert asked == {"429": 3, "500": 3, "silent": 3, "once-429": 2}.get(path, asked)
    assert Answers.agents == {"localoffer link check (+https://example.org/)"}


def test_one_website_is_asked_slowly_and_the_gentle_ones_more_slowly() -> None:
    slept: list[float] = []
    with answering() as address:
        list(ask_all([f"{address}/a", f"{address}/b", f"{address}/c"], Politeness(pause=3), "x", slept.append))
    assert len(slept) == 2
    assert all(2.5 < each <= 3 for each in slept)


LEFT_OUT = """
- {address: "https://www.example.org/", reason: The tests may not leave this machine., until: 2027-01-01}
- {address: "https://example.org/", reason: The tests may not leave this machine., until: 2027-01-01}
- {address: "https://north.example.org", reason: The tests may not leave this machine., until: 2027-01-01}
- {address: "https://south.example.org", reason: The tests may not leave this machine., until: 2027-01-01}
"""


@pytest.mark.slow
def test_outside_links_are_told_where_they_are_written_with_what_rests_on_them(dated_site: Path, certificate: Path) -> None:
    with answering(certificate) as address:
        edit(dated_site, "docs/en/faqs.md", "No.", f"No. [One]({address}/404), [two]({address}/301), [three]({address}/lie).")
        edit(dated_site, "content/sources.yml", "L1: {title: SEND", f"L1: {{address: '{address}/410', title: SEND")
        looked = f"- {{address: '{address}/lie', reason: We looked at it by hand., until: 2026-11-01}}\n"
        gone = "- {address: 'https://gone.example.org', reason: They refuse every program., until: 2027-01-01}\n"
        (dated_site / "content" / "outside-links.yml").write_text(LEFT_OUT.lstrip() + looked + gone, "utf-8")
        told = act(dated_site, "check", "links", "--external", "--pause", "0", "--json")
    issues = {(each["path"], each["line"], each["rule"]): each for each in json.loads(told.stdout)}
    assert issues["docs/en/faqs.md", 11, "outside-link-moved"]["message"].endswith(f"has moved for good to {address}/moved-here.")
    assert issues["docs/en/faqs.md", 11, "outside-link-broken"]["severity"] == "warning"
    source = issues["content/sources.yml", 2, "outside-link-broken"]
    assert "It is source L1; on it rest: deadline contact-adviser" in source["message"]
    assert "docs/en/letter.md" in source["message"]
    assert issues["content/outside-links.yml", 5, "ignore-expired"]["severity"] == "warning"
    assert issues["content/outside-links.yml", 6, "ignore-not-needed"]["severity"] == "notice"
    assert told.exit_code == 1


@pytest.mark.slow
def test_a_break_inside_is_named_where_it_was_written_with_the_nearest_page(dated_site: Path) -> None:
    own = "https://example.org/some/folder/"
    edit(dated_site, "docs/en/faqs.md", "No.", f"No. [a]({own}leter/)")
    edit(dated_site, "content/councils/north.yml", "https://north.example.org", f"{own}nort/")
    assert not stops(publish(dated_site))
    site = dated_site / "site"
    feed = site / "changes" / "feed.json"
    feed.write_text(feed.read_text("utf-8").replace("changes/feed.json", "changes/feed.js"), "utf-8")
    edition, _ = read(dated_site)
    assert edition is not None
    found = {(each.path, each.line): str(each) for each in check_links(site, outlines(site), edition)}
    assert 'Did you mean "letter/"?' in found["docs/en/faqs.md", 11]
    assert ("content/councils/north.yml", 4) in found
    assert ("site/changes/feed.json", 1) in found


@pytest.mark.parametrize("built", ["good_built", "directory_built", "site_built"])
def test_links_of_the_same_words_lead_to_one_page(request: pytest.FixtureRequest, built: str) -> None:
    """WCAG 2.4.9, on every page of every language; tests/browser/sight.py looks at what is seen of a few."""
    folder, differing, seen = request.getfixturevalue(built), {}, 0
    for file in sorted(folder.rglob("*.html")):
        name = file.relative_to(folder).as_posix()
        if {"print", "embed", "fragments"} & {*file.relative_to(folder).parts}:  # made of pages, or a part of somebody's
            continue
        leads: dict[str, set[str]] = defaultdict(set)
        for link in tree.document(file.read_bytes()).css("a[href]"):
            said = " ".join((tree.value(link, "aria-label") or tree.words(link)).split())
            to = urljoin(f"https://site.example/{name}", tree.value(link, "href")).partition("#")[0]
            leads[said].add(to.removesuffix("index.html"))
        seen += len(leads)
        wrong = {said: sorted(to) for said, to in leads.items() if said and len(to) > 1}
        if wrong:
            differing[name] = wrong
    assert seen > 100
    assert differing == {}
