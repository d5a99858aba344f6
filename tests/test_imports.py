"""Services from an Open Referral feed: what comes in, what is told, and that nothing is written over."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copies import ROOT
from feeds import feed, own_id, record
from localoffer.acts.imports.record import made, slug
from localoffer.build import read
from localoffer.facts import yaml_file
from localoffer.facts.values import Context
from localoffer.issues import stops
from test_new_site import begun, localoffer, written
from unit.examples import TODAY

pytestmark = pytest.mark.slow  # each begins a site, and reads it more than once
EXAMPLES = ROOT.parent / "shared" / "data" / "oruk" / "examples"
"""Open Referral UK's own, which are not ours to copy."""
PROVENANCE = {"source": ["OWN"], "certainty": "secondary", "recorded_on": TODAY}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return begun(tmp_path)


def saved(site: Path, value: Any) -> Path:
    place = site.parent / "feed.json"
    place.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    return place


def brought(site: Path, value: Any, *more: str) -> tuple[int, list[str]]:
    """Bring in a feed; returns how it ended, and what was told, without where."""
    place = value if isinstance(value, str) and value.startswith("http") else str(saved(site, value))
    result = localoffer("import", "open-referral", "--root", site, place, *more)
    lines = result.stdout.splitlines()
    return result.exit_code, [line.removeprefix(f"{place}:1: ") for line in lines]


def facts(site: Path, name: str) -> Any:
    return yaml_file.parse(name, (site / "content" / name).read_text("utf-8"))[0]


def test_a_record_becomes_a_service_and_its_contact_from_that_source_and_unchecked(site: Path) -> None:
    assert brought(site, feed(1)) == (0, [])
    assert facts(site, "services/the-play-group-in-northtown-0.yml") == {
        "name": "The play group in Northtown 0",
        "provider": "Northtown Families",
        "summary": "A play group in Northtown for children who need more help than others.",
        "ages": {"from": 0, "to": 10},
        "area": "Northtown",
        "cost": "Free",
        "free": True,
        "open_referral_id": own_id("service", 0),
        "contact": "the-play-group-in-northtown-0",
        "categories": ["early-years"],
        "source": ["OR1"],
        "certainty": "secondary",
        "recorded_on": facts(site, "services/the-play-group-in-northtown-0.yml")["recorded_on"],
    }
    contact = facts(site, "contacts/the-play-group-in-northtown-0.yml")
    assert (contact["phones"][0]["number"], contact["hours"][0]["days"], contact["hours"][0]["opens"]) == (
        "020 7946 0000",
        "Mo-We",
        "09:00",
    )
    assert facts(site, "sources.yml")["OR1"] == {"title": "The Open Referral feed feed.json"}
    assert facts(site, "site.yml")["taxonomies"][0]["categories"] == [
        {"id": "early-years", "name": "Early years", "description": "Made up"}
    ]
    edition, issues = read(site)
    assert not stops(issues), issues
    assert edition is not None
    assert not edition.site.services["the-play-group-in-northtown-0"].check.counts


def test_wrong_records_are_told_one_by_one_and_the_others_come_in(site: Path) -> None:
    records = [
        record(0, name=None),
        record(1, id=None),
        record(2, status="defunct"),
        record(3, minimum_age=30, maximum_age=3),
        record(4, contacts=[{"phones": [{"number": "12"}, {"number": "020 7946 0004"}]}], url="http://example.org/x"),
        record(5),
        record(5, name="The same again"),
        "no record",
        record(6, name="<b>Bold</b> & <script>alert(1)</script>", description="Line ﬁve\n\n&amp; 𝘀𝗶𝘅"),
    ]
    code, told = brought(site, records)
    assert (code, told) == (
        1,
        [
            "feed-not-read: 1 of its records are no objects, and were left out.",
            f'record-not-taken: The record "{own_id("service", 0)}" has no name.',
            'record-not-taken: The record "The night away in Southtown 1" has no id.',
            'record-not-active: The service "The therapy hub in Eastham 2" is "defunct", so it was left out.',
            'part-left-out: Of the service "The lunch club in Westbury 3": its ages run backwards, from 30 to 3.',
            'part-left-out: Of the service "The travel training in Millford 4": "12" is no British telephone number.',
            'part-left-out: Of the service "The travel training in Millford 4": "http://example.org/x" does not begin with https://.',
            f'record-twice: The record {own_id("service", 5)} ("The same again") is there twice. The first was taken.',
        ],
    )
    assert len(list((site / "content/services").glob("*.yml"))) == 4
    assert facts(site, "services/bold.yml")["name"] == "Bold &"
    assert facts(site, "services/bold.yml")["summary"] == "Line five & six"
    assert not stops(read(site)[1])


def test_the_next_run_tells_what_differs_and_writes_nothing_over(site: Path) -> None:
    assert brought(site, feed(3))[0] == 0
    before = written(site)
    assert brought(site, feed(3)) == (0, [])
    assert written(site) == before
    changed = [
        record(0, cost_options=[{"amount": 5}]),
        record(1, contacts=[{"phones": [{"number": "020 7946 0999"}]}]),
        record(8),
    ]
    code, told = brought(site, changed)
    path = "content/services/the-play-group-in-northtown-0.yml"
    again = f"Put it right here, or run: localoffer import open-referral {site.parent / 'feed.json'} --take"
    assert code == 0
    assert told == [
        f'{path}:8: differs-from-feed: cost is "Free" here, and "£5" in the feed. {again} the-play-group-in-northtown-0',
        f'{path}:9: differs-from-feed: free is "true" here, and "false" in the feed. {again} the-play-group-in-northtown-0',
        'content/contacts/the-night-away-in-southtown-1.yml:3: differs-from-feed: phones is "020 7946 0001" here, and '
        f'"020 7946 0999" in the feed. {again} the-night-away-in-southtown-1',
        "content/services/the-therapy-hub-in-eastham-2.yml:10: gone-from-feed: This service is not in the feed "
        f"{site.parent / 'feed.json'} any more. Ask whether it still runs. If not, take the file out.",
    ]
    after = written(site)
    assert {file: after[file] for file in before} == before
    assert len(after) == len(before) + 2, "the new one came in"


def test_what_the_feed_says_is_taken_where_somebody_asks_and_an_editor_s_own_lines_stay(site: Path) -> None:
    assert brought(site, feed(2))[0] == 0
    file = site / "content/services/the-play-group-in-northtown-0.yml"
    file.write_text(
        file.read_text("utf-8").replace("area: Northtown\n", "area: Northtown  # and near it\nwho_for: Everybody\n"), "utf-8"
    )
    changed = [record(0, cost_options=[{"amount": 5}]), record(1, cost_options=[{"amount": 7}])]
    assert brought(site, changed, "--take", "the-play-group-in-northtown-0")[0] == 0
    text = file.read_text("utf-8")
    assert ("area: Northtown  # and near it" in text, "who_for: Everybody" in text, "cost: £5" in text) == (True, True, True)
    assert "£7" not in (site / "content/services/the-night-away-in-southtown-1.yml").read_text("utf-8")
    assert brought(site, changed, "--take", "all") == (0, [])
    assert brought(site, changed) == (0, [])
    assert not stops(read(site)[1])


def test_of_a_feed_that_was_read_in_part_nothing_is_said_to_be_gone(site: Path) -> None:
    assert brought(site, feed(3))[0] == 0
    code, told = brought(site, {**feed(3, size=1), "total_pages": 3})
    assert (code, [line.partition(":")[0] for line in told]) == (1, ["feed-not-read"])
    code, told = brought(site, [record(0), record(1, status="inactive"), record(2)])
    assert (code, [line.partition(":")[0] for line in told]) == (1, ["record-not-active"]), "it is there, and closed"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("{", "feed-not-read: It is not JSON: "),
        ("[" * 100_000, "feed-not-read: It is not JSON: "),
        ("{}", "feed-not-read: It holds no service: no list of them, and no record with an id and a name."),
        ('{"contents": 3}', "feed-not-read: It holds no service"),
        ({**feed(2), "total_pages": 9}, "feed-not-read: This is page 1 of 9, and the others could not be read. Give the address"),
    ],
)
def test_what_is_no_feed_is_told(site: Path, value: Any, told: str) -> None:
    code, lines = brought(site, value)
    assert (code, lines[0].startswith(told)) == (1, True), lines


def test_an_unknown_source_is_told_and_nothing_is_written(site: Path) -> None:
    before = written(site)
    result = localoffer("import", "open-referral", "--root", site, saved(site, feed(1)), "--source", "OWM")
    assert (result.exit_code, 'Did you mean "OWN"?' in result.stdout, written(site)) == (1, True, before)


@pytest.mark.parametrize("name", ["service_full.json", "service_list.json"])
def test_open_referral_s_own_example_comes_in(site: Path, name: str) -> None:
    if not EXAMPLES.is_dir():
        pytest.skip(f"no examples of Open Referral UK in {EXAMPLES}")
    localoffer("import", "open-referral", "--root", site, EXAMPLES / name)
    own = facts(site, "services/community-counselling.yml")
    assert (own["name"], own["ages"], own["provider"]) == (
        "Community Counselling",
        {"from": 12, "to": 100},
        "Example Organization Inc.",
    )
    issues = read(site)[1]
    assert not stops(issues), issues


def test_an_id_is_small_letters_and_no_other_has_it() -> None:
    assert slug("Café “Zoë” & co.", ()) == "cafe-zoe-co"
    assert slug("Поруч", ()) == "service"
    assert slug("A", {"a", "a-2"}) == "a-3"
    assert len(slug("x" * 200, ())) == 60


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
CONTEXT = Context(TODAY, None, "en")


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(sorted(record(0))), JSON, max_size=6))
def test_no_record_stops_the_others_whatever_it_holds(changed: dict[str, Any]) -> None:
    own, told = made({**record(0), **changed}, "feed", PROVENANCE, CONTEXT)
    assert own is not None or told


class Api(BaseHTTPRequestHandler):
    """An Open Referral API: lists of short records in pages, and each whole below it."""

    def __init__(self, wanted: list[dict[str, Any]], *rest: Any) -> None:
        self.wanted = wanted
        super().__init__(*rest)

    def do_GET(self) -> None:
        """Answer as the specification says."""
        parts = urlsplit(self.path)
        name, page = parts.path.strip("/"), int(parse_qs(parts.query).get("page", ["1"])[0])
        short = [{key: each[key] for key in ("id", "name", "status")} for each in self.wanted]
        answer: Any = next((each for each in self.wanted if name == f"api/services/{each['id']}"), None)
        if name == "api":
            answer = {"version": "HSDS-UK-3.0", "profile": "https://example.org", "openapi_url": "https://example.org"}
        elif name == "api/services":
            answer = {
                "total_items": len(short),
                "total_pages": -(-len(short) // 2),
                "page_number": page,
                "contents": short[page * 2 - 2 : page * 2],
            }
        body = json.dumps(answer).encode()
        self.send_response(200 if answer else 404)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def api(*wanted: dict[str, Any]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Api, list(wanted)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/api"
    server.shutdown()
    server.server_close()


def test_an_api_is_read_page_by_page_and_each_record_whole(site: Path) -> None:
    with api(*map(record, range(5))) as address:
        assert brought(site, address) == (0, [])
    assert len(list((site / "content/services").glob("*.yml"))) == 5
    assert facts(site, "services/the-lunch-club-in-westbury-3.yml")["area"] == "Westbury"


def test_our_own_published_feed_is_read_with_all_its_pages(site: Path, many_built: Path) -> None:
    from localoffer.checks.serving import served

    with served(many_built) as address:
        assert brought(site, f"{address}oruk/services/index.json") == (0, [])
    assert len(list((site / "content/services").glob("*.yml"))) == 300
