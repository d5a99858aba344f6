"""Open data: every file fits the schema it names, Open Referral UK's own schemas, and what the pages say."""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import icalendar
import jsonschema
import pytest
import vobject
from openapi_spec_validator import OpenAPIV31SpecValidator
from referencing import Registry, Resource

from conftest import built
from copies import ROOT, commit, git, passages
from localoffer.build import Options
from localoffer.build import read as read_site
from localoffer.outputs import open_referral, vcards
from localoffer.theme.policy import Needs, joined, policy
from others import feed_faults, need_feed_validator
from test_reviews import act, edit, sign

SCHEMAS = Path(os.environ.get("ORUK_SCHEMAS", ROOT.parent / "shared" / "data" / "oruk")) / "schema"
"""Open Referral UK's schemas, which are not ours to copy. ORUK_SCHEMAS names their folder where it is not beside this one."""
FORMATS = jsonschema.Draft202012Validator.FORMAT_CHECKER


def read(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


def test_every_file_of_the_interface_fits_the_schema_it_names(good_built: Path) -> None:
    files = [file for file in (good_built / "api").rglob("*.json") if "schema" not in file.name and file.name != "openapi.json"]
    assert len(files) == 1 + 3 * (3 + 5 + 1)
    for file in files:
        value = read(file)
        schema = read((file.parent / value["$schema"]).resolve())
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(value, schema, jsonschema.Draft202012Validator, format_checker=FORMATS)


@pytest.mark.parametrize("folder", ["api/v1", "oruk"])
def test_the_openapi_documents_are_valid_to_others(good_built: Path, folder: str) -> None:
    file = good_built / folder / "openapi.json"
    document = read(file)
    validator = OpenAPIV31SpecValidator(document, base_uri=file.resolve().as_uri())
    assert [each.message for each in validator.iter_errors()] == []
    next(iter(document["paths"].values()))["get"].pop("responses")
    document["info"].pop("version")
    assert len(list(OpenAPIV31SpecValidator(document, base_uri=file.resolve().as_uri()).iter_errors())) == 1


def test_the_openapi_document_names_files_that_are_there(good_built: Path) -> None:
    document = read(good_built / "api/v1/openapi.json")
    assert document["openapi"] == "3.1.0"
    for path, item in document["paths"].items():
        get = item["get"]
        values = {each["name"]: each["schema"]["enum"] for each in get["parameters"]}
        for tag in values["lang"]:
            for page in values.get("page", [""]):
                assert (good_built / "api/v1" / path.format(lang=tag, page=page).lstrip("/")).is_file()
        content = get["responses"]["200"]["content"]["application/json"]
        assert (good_built / "api/v1" / content["schema"]["$ref"]).is_file()


def test_a_page_as_data_says_what_the_page_says_and_its_hashes_can_be_made_again(good_built: Path) -> None:
    page = read(good_built / "api/v1/en/pages/letter.json")
    shown = (good_built / "letter/index.html").read_text("utf-8")
    (stamp,) = re.findall(r'Page last updated: <time datetime="([^"]*)"', shown)
    assert page["updated"] == stamp
    for block in page["blocks"]:
        assert block["hash"] == hashlib.sha256(block["text"].encode()).hexdigest()[:16]
    assert {block["hash"] for block in page["blocks"]} <= {each.hash for each in passages(shown)}
    fallback = read(good_built / "api/v1/ar/pages/letter.json")
    assert (fallback["lang"], fallback["dir"], fallback["hash"]) == ("en", "ltr", page["hash"])


def test_what_is_not_known_is_null_and_a_refused_quote_is_not_there(good_built: Path) -> None:
    councils = {each["id"]: each for each in read(good_built / "api/v1/en/councils.json")["councils"]}
    assert (councils["south"]["sendiass"], councils["south"]["contacts"]) == (None, [])
    assert councils["south"]["gaps"] == [{"text": "Its telephone number is not known.", "lang": "en"}]
    (contact,) = read(good_built / "api/v1/pl/contacts.json")["contacts"]
    assert contact["name"] == {"text": "Usługa mediacji", "lang": "pl"}
    assert contact["role"]["lang"] == "en"
    assert contact["ways"][0]["provenance"]["checked_on"] is None


@pytest.fixture(scope="session")
def schemas() -> Registry[Any]:
    """Return Open Referral UK's schemas; without them the test fails where it counts (CI) and is skipped elsewhere."""
    if not SCHEMAS.is_dir():
        message = f"NO OPEN REFERRAL UK SCHEMAS IN {SCHEMAS}: /oruk/ WAS NOT VALIDATED. SET ORUK_SCHEMAS"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    found = [(file.name, Resource.from_contents(read(file), jsonschema_draft())) for file in SCHEMAS.glob("*.json")]
    return Registry().with_resources(found)


def jsonschema_draft() -> Any:
    from referencing.jsonschema import DRAFT202012

    return DRAFT202012


@pytest.mark.parametrize("site", ["good_built", pytest.param("many_built", marks=pytest.mark.slow)])
def test_what_open_referral_s_document_promises_is_what_the_files_answer(request: pytest.FixtureRequest, site: str) -> None:
    folder = request.getfixturevalue(site) / "oruk"
    document = read(folder / "openapi.json")
    assert read(folder / "index.json")["openapi_url"] == f"{document['servers'][0]['url']}/openapi.json"
    answered = set()
    for path, item in document["paths"].items():
        asked = {each["name"]: each for each in item["get"]["parameters"]}
        content = item["get"]["responses"]["200"]["content"]["application/json"]
        validator = jsonschema.Draft202012Validator(content["schema"])
        named = next((each for each in asked.values() if each["in"] == "path"), {"name": "id", "schema": {"enum": [""]}})
        for value in named["schema"]["enum"]:
            file = folder / path.format(**{named["name"]: value}).strip("/") / "index.json"
            validator.validate(read(file))
            answered.add(file)
        assert ("page" in asked or "number" in asked) == ("contents" in read(file))
        assert asked.get("page", {}).get("schema") in (None, {"const": read(file).get("page_number")})
    assert answered == set(folder.rglob("index.json"))
    assert all(name in document["info"]["description"] for name in ("page", "per_page", "modified_after", "last_modified"))


def ids(value: Any) -> set[str]:
    """Return every id in a record."""
    if isinstance(value, list):
        return {each for item in value for each in ids(item)}
    if not isinstance(value, dict):
        return set()
    return {each for item in value.values() for each in ids(item)} | {value["id"] for _ in [0] if "id" in value}


def made(root: Path, room: ModuleType) -> dict[str, bytes]:
    """Return address -> what one of outputs/ makes of a site as it stands."""
    edition, issues = read_site(root, Options(draft=True))
    assert edition is not None, issues
    return {file.url: file.content for file in room.files(edition)}


def open_ids(root: Path) -> set[str]:
    """Return every id in the Open Referral records of a site as it stands."""
    return {each for content in made(root, open_referral).values() for each in ids(json.loads(content))}


@pytest.mark.slow
def test_a_record_keeps_its_id_wherever_the_site_moves(good_built: Path, small_site: Path) -> None:
    before = {each for file in (good_built / "oruk").rglob("index.json") for each in ids(read(file))}
    edit(small_site, "content/site.yml", "https://example.org/some/folder/", "https://elsewhere.example.org/")
    site = built(small_site, draft=True)
    after = {each for file in (site / "oruk").rglob("index.json") for each in ids(read(file))}
    assert "https://elsewhere.example.org/" in (site / "oruk/services/index.json").read_text("utf-8")
    assert after == before
    assert len(before) > 5


@pytest.mark.slow
def test_a_site_without_a_namespace_is_told_the_one_that_keeps_its_ids(dated_site: Path) -> None:
    settings, rule = "content/site.yml", ("--rule", "id-namespace-missing")
    assert act(dated_site, "status", *rule).stdout == ""
    edit(dated_site, settings, "id_namespace: 3f2b8f0e-5d0c-4c6e-9a57-0d1f6a1f6b7e\n", "")
    before = open_ids(dated_site)
    told = act(dated_site, "status", *rule).stdout
    line = told.splitlines()[1].partition(" add: ")[2]
    edit(dated_site, settings, "default_locale: en\n", f"default_locale: en\n{line}\n")
    assert act(dated_site, "status", *rule).stdout == ""
    edit(dated_site, settings, "https://example.org/some/folder/", "https://elsewhere.example.org/")
    assert open_ids(dated_site) == before


@pytest.mark.parametrize("site", ["small", *(pytest.param(each, marks=pytest.mark.slow) for each in ("own", "many"))])
@pytest.mark.parametrize(
    ("endpoint", "schema"),
    [
        ("services", "compiled/service"), ("taxonomies", "taxonomy"), ("taxonomy_terms", "taxonomy_term"),
        ("service_at_locations", "compiled/service_at_location"),
    ],
)  # fmt: skip
def test_open_referral_uk_is_valid(
    request: pytest.FixtureRequest, schemas: Registry[Any], site: str, endpoint: str, schema: str
) -> None:
    built_site: Path = request.getfixturevalue({"small": "good_built", "own": "site_built", "many": "directory_built"}[site])
    shape = read(SCHEMAS / f"{schema}.json")
    validator = jsonschema.Draft202012Validator(shape, registry=schemas, format_checker=FORMATS)
    page = read(built_site / "oruk" / endpoint / "index.json")
    assert (page["total_pages"], page["first_page"], page["last_page"], page["total_items"]) == (
        1,
        True,
        True,
        len(page["contents"]),
    )
    for item in page["contents"]:
        validator.validate(item)
        assert read(built_site / "oruk" / endpoint / item["id"] / "index.json") == item
    for service in page["contents"] if endpoint == "services" else ():
        assert service["organization_id"] == service["organization"]["id"]
        for wrong in ({"last_modified": "23/11/2026"}, {"url": "no address"}, {"id": "no-uuid"}):  # formats are really checked
            with pytest.raises(jsonschema.ValidationError):
                validator.validate({**service, **wrong})
        for part in ("contacts", "languages", "cost_options", "service_areas", "attributes", "schedules"):
            single = {"contacts": "contact", "languages": "language", "attributes": "attribute", "schedules": "schedule"}
            name = single.get(part, part.removesuffix("s"))
            for value in service.get(part, []):
                jsonschema.Draft202012Validator(read(SCHEMAS / f"{name}.json"), registry=schemas).validate(value)


def test_the_record_is_assured_only_once_a_person_has_confirmed_all_of_it(good_built: Path, dated_site: Path) -> None:
    (service,) = read(good_built / "oruk/services/index.json")["contents"]
    assert "assured_date" not in service
    assert service["last_modified"] == "2026-01-05T00:00:00Z"
    for name in ("content/service.yml", "content/contacts/mediation.yml"):
        file = dated_site / name
        text = re.sub(r"\n *checked_(on|by):.*", "", file.read_text("utf-8"))
        text = re.sub(r"\n( *)recorded_on: 2026-11-23", r"\g<0>\n\1checked_on: 2026-11-23\n\1checked_by: A Tester", text)
        file.write_text(text, "utf-8")
    git(dated_site, "add", "-A")
    commit(dated_site, "Check", "2026-11-23")
    (service,) = read(built(dated_site) / "oruk/services/index.json")["contents"]
    assert service["assured_date"] == "2026-11-23"
    assert service["last_modified"] == "2026-01-05T00:00:00Z", "a check is no change"


LINKED = {
    "type": "object",
    "required": ["@context", "@type", "url", "inLanguage"],
    "properties": {
        "@context": {"const": "https://schema.org"}, "@type": {"enum": ["WebPage", "FAQPage"]}, "url": {"pattern": "^https://"},
        "inLanguage": {}, "dateModified": {"format": "date"}, "lastReviewed": {"format": "date"},
        "reviewedBy": {"type": "object"}, "mainEntity": {},
    },
    "additionalProperties": False,
}  # fmt: skip
"""The part of schema.org that we use: anything else is a slip."""


def test_linked_data_says_what_is_true_and_rates_nobody(good_built: Path, site_built: Path) -> None:
    found = {}
    for site in (good_built, site_built):
        for file in [site / "index.html", *site.glob("*/index.html")]:
            for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', file.read_text("utf-8"), re.DOTALL):
                value = json.loads(text)
                jsonschema.validate(value, LINKED, format_checker=FORMATS)
                assert not re.search(r"Review\b|Rating|isAccessibleForFree", text.replace("lastReviewed", ""))
                found[f"{site.parent.name}/{file.relative_to(site)}"] = value
    assert len(found) >= 20
    faqs = found["small/faqs/index.html"]
    assert faqs["@type"] == "FAQPage"
    assert all(each["@type"] == "Question" and each["acceptedAnswer"]["text"] for each in faqs["mainEntity"])
    service = next(value["mainEntity"] for value in found.values() if isinstance(value.get("mainEntity"), dict))
    assert service["@type"] == "Service"
    assert "ld+json" not in (good_built / "ar/letter/index.html").read_text("utf-8"), "a fallback is another page's words"


def test_the_sitemap_names_every_true_version_and_only_days_that_are_known(good_built: Path) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    root = ElementTree.fromstring((good_built / "sitemap.xml").read_bytes())  # noqa: S314  # our own file
    base = "https://example.org/some/folder/"
    entries = {url.findtext("s:loc", "", names).removeprefix(base): url for url in root}
    assert {"", "pl/", "councils/north/", "ar/councils/"} <= entries.keys()
    assert not [address for address in entries if address.startswith(("embed", "fragments"))]
    assert entries[""].findtext("s:lastmod", None, names) == "2026-01-05"
    for address, url in entries.items():
        others = {each.get("href", "").removeprefix(base) for each in url.findall("x:link", names)}
        assert not others or address in others
        assert all(address in {each.get("href", "").removeprefix(base) for each in entries[other].findall("x:link", names)}
                   for other in others)  # fmt: skip


def test_a_card_can_be_kept_and_scanned(good_built: Path) -> None:
    card = (good_built / "cards/mediation.vcf").read_bytes().decode()
    lines = card.split("\r\n")
    assert lines[:2] == ["BEGIN:VCARD", "VERSION:3.0"]
    assert {"FN:A mediation service", "TEL:+442079460018", "EMAIL:help@kids.org.uk"} <= set(lines)
    assert "REV:2026-11-23" in lines, "its email address was checked that day"
    assert r"NOTE:020 7946 0018 (not checked)\, https://www.example.org/mediation (not checked)" in lines
    code = ElementTree.fromstring((good_built / "cards/mediation.svg").read_bytes())  # noqa: S314  # our own file
    assert code.findtext("{http://www.w3.org/2000/svg}title") == "QR: A mediation service"
    page = (good_built / "councils/south/index.html").read_text("utf-8")
    assert 'src="../../cards/mediation.svg"' in page
    assert "020 7946 0018" in page, "a code never stands without the number"


@pytest.mark.slow
def test_a_card_gives_nothing_that_is_not_the_contact_s_own(dated_site: Path) -> None:
    facts = dated_site / "content/contacts/mediation.yml"
    emails, web, hours = (facts.read_text("utf-8").index(f"{each}:\n") for each in ("emails", "web", "hours"))
    text = facts.read_text("utf-8")
    for own, note in (
        (text[:web] + text[hours:], r"NOTE:020 7946 0018 (not checked)"),
        (text[:emails] + text[hours:], "NOTE:Not checked: written down on 23 November 2026."),
    ):
        facts.write_text(own, "utf-8")
        commit(dated_site, "No address", "2026-01-06")
        card = made(dated_site, vcards)["cards/mediation.vcf"].decode().split("\r\n")
        assert not [line for line in card if line.startswith("URL")]
        assert note in card
    assert "REV:2026-01-06" in card, "the day it changed"
    facts.write_text(text, "utf-8")
    assert b"REV:" not in made(dated_site, vcards)["cards/mediation.vcf"], "no day is known yet"


def test_cards_are_valid_to_others(good_built: Path) -> None:
    for file in (good_built / "cards").glob("*.vcf"):
        (card,) = vobject.readComponents(file.read_bytes().decode())
        assert card.validate(raiseException=True)
        assert [each.value for each in card.contents["url"]] == ["https://www.example.org/mediation"]


@pytest.mark.slow
def test_a_calendar_is_there_once_a_page_is_due_and_valid_to_others(good_built: Path, dated_site: Path) -> None:
    assert not (good_built / "reviews.ics").exists(), "a calendar without an event is none"
    assert sign(dated_site).exit_code == 0
    raw = (built(dated_site, draft=True) / "reviews.ics").read_bytes()
    (calendar,) = vobject.readComponents(raw.decode())
    assert calendar.validate(raiseException=True)
    (event,) = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert (event.errors, calendar.vevent.uid.value) == ([], str(event["UID"]))


def test_feeds_are_valid_to_others(good_built: Path) -> None:
    need_feed_validator()
    feeds = {f"https://example.org/some/folder/{file.relative_to(good_built).as_posix()}": file.read_text("utf-8")
             for file in good_built.rglob("feed.xml")}  # fmt: skip
    assert len(feeds) == 3
    assert feed_faults(feeds) == ""
    assert "Missing" in feed_faults({address: feed.replace("<updated>", "<!--").replace("</updated>", "-->")
                                     for address, feed in feeds.items()})  # fmt: skip


def test_security_txt_is_there_when_somebody_answers(good_built: Path, dated_site: Path) -> None:
    assert not (good_built / ".well-known").exists()
    settings = dated_site / "content/site.yml"
    contact = "owner: null\nsecurity: {contact: help@kids.org.uk, expires_on: 2027-06-01}"
    settings.write_text(settings.read_text("utf-8").replace("owner: null", contact), "utf-8")
    text = (built(dated_site, draft=True) / ".well-known/security.txt").read_text("utf-8")
    assert text.splitlines()[:2] == ["Contact: mailto:help@kids.org.uk", "Expires: 2027-06-01T00:00:00Z"]


def test_policies_are_joined_without_losing_a_need() -> None:
    both = joined([Needs(("one",)), Needs(("two",), loads_script=True, shows_frame=True), Needs()])
    hashes = re.findall(r"'sha256-[^']+'", policy(Needs(("one", "two")), "").partition("style-src")[0])
    assert f"script-src {' '.join(hashes)} 'self'" in both
    assert "frame-src 'self'" in both
    assert "style-src" not in both
    assert "default-src" not in both
