"""Succession: who answers for a council that has ended, what its families are shown, and what is told of an unsound one."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from localoffer.facts.shapes import Council, Site
from localoffer.facts.succession import answering, area_of, succession_issues
from unit.examples import contact, council, places, service, settings, site, words

PAST, TODAY, LATER, LATEST = (dt.date(year, 3, 31) for year in (2026, 2027, 2028, 2029))
YAML = "name: A\nshort_name: B\nformer_names:\n  - C\n  - D\nuntil: 2026-03-31\nsucceeded_by:\n  - x\n  - y\n"


def one(name: str, until: dt.date | None = None, *successors: str, **said: Any) -> Council:
    return council(name, **{"short_name": words(name), "until": until, "succeeded_by": list(successors), **said})


def england(**councils: Council) -> Site:
    files = places(*((f"council:{id_}", f"content/councils/{id_}.yml", YAML) for id_ in councils))
    return site(councils=councils, places=files, today=TODAY)


def told(**councils: Council) -> list[str]:
    return [str(issue) for issue in succession_issues(england(**councils))]


def test_a_council_answers_for_itself_to_the_end_of_its_last_day() -> None:
    assert answering(england(a=one("A")), "a") == ("a",)
    assert answering(england(a=one("A", TODAY, "b"), b=one("B")), "a") == ("a",)
    assert answering(england(a=one("A", PAST, "b"), b=one("B")), "a") == ("b",)


def test_a_chain_leads_to_its_end_and_one_that_was_divided_to_each_in_its_order() -> None:
    land = england(a=one("A", PAST, "b", "c"), b=one("B", PAST, "d", "e"), c=one("C"), d=one("D"), e=one("E"))
    assert answering(land, "a") == ("d", "e", "c")


def test_nobody_answers_where_nobody_is_known_and_a_circle_has_an_end() -> None:
    assert answering(england(a=one("A", PAST)), "a") == ()
    assert answering(england(a=one("A", PAST, "gone", "b"), b=one("B")), "a") == ("b",)
    assert answering(england(a=one("A", PAST, "b"), b=one("B", PAST, "a", "c"), c=one("C")), "a") == ("c",)
    assert answering(england(), "a") == ()


def area_site(**said: Any) -> Site:
    people = {name: contact(name.title()) for name in ("advisers", "near", "nation", "team")}
    councils = {
        "old": one("Old", PAST, "new"),
        "new": one("New", contacts=["near", "unsound"], send_team="team"),
        "lost": one("Lost", PAST),
    }
    return site(
        councils=councils,
        contacts=people,
        services={"service": service("advisers")},
        settings=settings(national_help=["nation", "unsound"]),
        today=TODAY,
        **said,
    )


def test_families_of_one_that_has_ended_are_shown_the_contacts_of_its_successor() -> None:
    found = area_of(area_site(), "old")
    assert list(found.councils) == ["new"]
    assert {id_: list(group) for id_, group in found.contacts.items()} == {"new": ["team", "near"]}
    assert (list(found.lead), dict(found.national)) == (["advisers"], {})
    assert list(found.all_contacts) == ["advisers", "team", "near"]
    assert found.keys == {"council:new", "contact:advisers", "contact:team", "contact:near"}
    assert [str(each.name.text) for each in found.facts] == ["New", "Advisers", "Team", "Near"]


def test_and_help_for_all_of_england_where_nobody_is_known() -> None:
    found = area_of(area_site(), "lost")
    assert (dict(found.councils), list(found.national), list(found.lead)) == ({}, ["nation"], ["advisers"])
    assert found.keys == {"contact:nation", "contact:advisers"}


def test_the_service_s_own_contact_is_shown_once() -> None:
    own = area_site()
    shared = {**own.councils, "new": one("New", contacts=["advisers"])}
    assert (
        dict(area_of(site(councils=shared, contacts=own.contacts, services={"service": service("advisers")}), "new").lead) == {}
    )
    assert dict(area_of(site(councils=shared, contacts=own.contacts), "new").lead) == {}
    assert dict(area_of(site(councils=shared, contacts=own.contacts, services={"service": service("unsound")}), "new").lead) == {}


CIRCLE = (
    "succession-loop: These councils follow each other in a circle: {}. Nobody answers in the end. "
    "Name the council that answers now."
)


@pytest.mark.parametrize(
    ("councils", "wanted"),
    [
        ({"a": ("a",)}, ["content/councils/a.yml:7: " + CIRCLE.format("a, a")]),
        ({"a": ("b",), "b": ("a",)}, ["content/councils/a.yml:7: " + CIRCLE.format("a, b, a")]),
        (
            {"z": ("a",), "a": ("x", "b"), "b": ("c",), "c": ("a",), "x": ()},
            ["content/councils/a.yml:7: " + CIRCLE.format("a, b, c, a")],
        ),
        (
            {"a": ("b",), "b": ("a",), "c": ("d",), "d": ("c",)},
            [
                "content/councils/a.yml:7: " + CIRCLE.format("a, b, a"),
                "content/councils/c.yml:7: " + CIRCLE.format("c, d, c"),
            ],
        ),
        ({"a": ("b", "c"), "b": ("d",), "c": ("d",), "d": ()}, []),
        ({"a": ("gone",)}, []),
    ],
)
def test_councils_that_follow_each_other_in_a_circle_are_told_once(
    councils: dict[str, tuple[str, ...]], wanted: list[str]
) -> None:
    found = told(**{id_: one(id_, PAST if after else None, *after) for id_, after in councils.items()})
    assert [each for each in found if "succession-overlap" not in each] == wanted


def test_a_successor_must_be_there_when_it_is_to_answer() -> None:
    message = (
        'content/councils/a.yml:9: succession-overlap: "c" is to answer after 2028-03-31, and ends itself on {}. '
        "Name the council that answers then, or put the days right."
    )
    for ends, wanted in (
        (LATER, [message.format("2028-03-31")]),
        (TODAY, [message.format("2027-03-31")]),
        (LATEST, []),
        (None, []),
    ):
        assert told(a=one("A", LATER, "b", "c"), b=one("B"), c=one("C", ends)) == wanted


def test_councils_in_a_circle_are_not_told_of_their_days_as_well_and_the_others_are() -> None:
    found = told(a=one("A", LATER, "b"), b=one("B", LATER, "a"), c=one("C", LATER, "d"), d=one("D", LATER))
    assert [each.split(": ")[:2] for each in found] == [
        ["content/councils/a.yml:7", "succession-loop"],
        ["content/councils/c.yml:8", "succession-overlap"],
    ]


HINT = "If one follows the other, say so there: succeeded_by."


def taken(path: str, line: int, name: str, other: str) -> str:
    return f'content/councils/{path}.yml:{line}: name-taken: "{name}" is a name of the council "{other}" too. {HINT}'


def test_a_name_that_two_councils_have_today_is_told_once() -> None:
    assert told(a=one("East Council"), b=one("EAST council")) == [taken("b", 1, "EAST council", "a")]
    assert told(a=one("A", short_name=words("East")), b=one("B", short_name=words("East"))) == [taken("b", 2, "East", "a")]
    assert told(a=one("A", short_name=words("B")), b=one("B")) == [taken("b", 1, "B", "a")]


def test_a_former_name_that_another_has_today_is_told_where_it_stands() -> None:
    former = one("B", former_names=[words("Middle"), words("East")])
    assert told(a=one("East"), b=former) == [taken("b", 5, "East", "a")]
    assert told(c=one("East"), b=former) == [taken("b", 5, "East", "c")]
    assert told(a=one("A", former_names=[words("East")]), b=former) == [], "two that had it once share it"


def test_a_council_may_have_the_name_of_one_it_follows() -> None:
    assert told(a=one("East", PAST, "b"), b=one("East")) == []
    assert told(b=one("East", PAST, "a"), a=one("East")) == []
    assert told(a=one("East", PAST, "x"), x=one("X", TODAY, "b"), b=one("East")) == []
    assert told(a=one("East", PAST, "x"), x=one("X", TODAY, "y"), y=one("Y"), b=one("East")) == [taken("b", 1, "East", "a")]
    assert told(b=one("East", PAST, "gone"), a=one("East")) == [taken("b", 1, "East", "a")]
