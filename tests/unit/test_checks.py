"""Checks: which value the check of a fact is of, on real git histories. A check of another value never counts."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, ClassVar

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from copies import GOOD
from localoffer.facts.read import load
from localoffer.facts.shapes import Contact, Deadline, Site
from localoffer.facts.validate import validated
from localoffer.facts.values import Context
from localoffer.facts.yaml_file import parse
from localoffer.time.checks import ANOTHER, KnownChecks, Seen, as_texts, out_of_texts, seen_in, with_checks
from localoffer.time.git import read
from unit import examples
from unit.repository import Repo

PROVENANCE = "source: [L1], certainty: primary, recorded_on: 2026-01-01"
ONE, OTHER, THIRD = "020 7946 0018", "0131 496 0018", "0117 496 0123"
CONTEXT = Context(dt.date(2026, 11, 23), None, "en")


def phone(number: str, by: str = "Ann", on: str = "2026-01-04", hash_: str = "") -> str:
    """Return an entry of ``phones``; nobody has checked it where ``by`` is empty."""
    check = f", checked_on: {on}, checked_by: {by}" if by else ""
    return f"  - {{number: {number}, {PROVENANCE}{check}{f', checked_value: {hash_}' if hash_ else ''}}}\n"


def contact(*phones: str, name: str = "The advisers") -> str:
    return f"name: {name}\nrole: Ask them.\nphones:\n{''.join(phones)}"


def limit(unit: str = "months", start: str = "the letter", check: str = "", id_: str = "appeal") -> str:
    said = f"group: appeal, amount: 2, unit: {unit}, who: You, what: appeal, counted_from: {start}, authority: An Act"
    return f"{id_}: {{{said}, {PROVENANCE}{check}}}\n"


SIGNED = ", checked_on: 2026-01-04, checked_by: Ann"


def states(root: Path, checks: KnownChecks) -> list[str]:
    """Return what the check of every telephone number and time limit is worth, in the order of the files."""
    contacts, limits = {}, {}
    for file in sorted((root / "content" / "contacts").glob("*.yml")):
        value, lines, _ = parse(file.name, file.read_text("utf-8"))
        contacts[file.stem], issues = validated(Contact, value, lines, CONTEXT)
        assert issues == []
    if (file := root / "content" / "deadlines.yml").exists():
        value, lines, _ = parse(file.name, file.read_text("utf-8"))
        limits = {id_: validated(Deadline, entry, lines, CONTEXT)[0] for id_, entry in value.items()}
    site: Site = with_checks(examples.site(contacts=contacts, deadlines=limits), checks)
    facts = [*(each for one in site.contacts.values() for each in one.phones), *site.deadlines.values()]
    return [str(fact.check.state) for fact in facts]


def now(repo: Repo, **edits: str) -> list[str]:
    repo.checkout(**edits)
    seen = partial(seen_in, tags=("en", "pl"), default="en")
    history = read(repo.root, ("docs", "content"), lambda path, raw: {}, read_checks=seen)
    return states(repo.root, history.checks)


def hash_of(number: str) -> str:
    return next(seen_in("content/contacts/a.yml", contact(phone(number)).encode())).value


A, LIMITS = "content_contacts_a__yml", "content_deadlines__yml"


class TestWhatTheHistoryKnows:
    def test_a_check_counts_for_the_value_it_was_committed_with(self, repo: Repo) -> None:
        repo.commit("2026-01-03", **{A: contact(phone(ONE, by=""))})
        assert now(repo) == ["unchecked"]
        repo.commit("2026-01-05", **{A: contact(phone(ONE))})
        assert now(repo) == ["checked"]

    def test_a_value_that_changes_below_its_check_is_not_checked(self, repo: Repo) -> None:
        repo.commit("2026-01-05", **{A: contact(phone(ONE))})
        repo.commit("2026-01-06", **{A: contact(phone(OTHER), name="They, and more changed")})
        assert now(repo) == ["changed"]
        repo.commit("2026-01-07", **{A: contact(phone(OTHER), name="They")})
        assert now(repo) == ["changed"]

    def test_going_back_to_the_value_makes_its_check_count_again(self, repo: Repo) -> None:
        for day, number in (("2026-01-05", ONE), ("2026-01-06", OTHER), ("2026-01-07", ONE)):
            repo.commit(day, **{A: contact(phone(number))})
        assert now(repo) == ["checked"]

    @pytest.mark.parametrize("again", [{"on": "2026-01-06"}, {"by": "Ben"}])
    def test_a_new_check_in_the_commit_of_a_new_value_counts_for_that(self, repo: Repo, again: dict[str, str]) -> None:
        repo.commit("2026-01-05", **{A: contact(phone(ONE))})
        repo.commit("2026-01-06", **{A: contact(phone(OTHER, **again))})
        assert now(repo) == ["checked"]

    @pytest.mark.parametrize(
        "text",
        [
            contact(phone(f"({ONE[:3]}) {ONE[4:]}")),
            contact(phone("+44 20 7946 0018")),
            contact(phone(ONE)).replace("{", "{ ").replace(", ", ",  "),
            contact(phone(THIRD, by=""), phone(ONE)),
            f"name: The advisers\nrole: Ask.\nphones:\n- checked_by: 'Ann'\n  checked_on: 2026-01-04\n  number: {ONE}\n"
            "  source:\n    - L1\n  certainty: secondary\n  recorded_on: 2026-01-02\n",
        ],
    )
    def test_another_way_of_writing_it_or_another_place_in_the_list_lapses_nothing(self, repo: Repo, text: str) -> None:
        repo.commit("2026-01-05", **{A: contact(phone(ONE), phone(THIRD, by=""))})
        repo.commit("2026-01-06", **{A: text})
        assert "checked" in now(repo)

    def test_one_of_two_checked_by_the_same_person_on_the_same_day_changes(self, repo: Repo) -> None:
        repo.commit("2026-01-05", **{A: contact(phone(ONE), phone(THIRD))})
        repo.commit("2026-01-06", **{A: contact(phone(OTHER), phone(THIRD))})
        assert now(repo) == ["changed", "checked"]

    def test_a_commit_that_edits_one_value_and_checks_another(self, repo: Repo) -> None:
        repo.commit("2026-01-05", **{A: contact(phone(ONE), phone(THIRD, by=""))})
        repo.commit("2026-01-06", **{A: contact(phone(OTHER), phone(THIRD))})
        assert now(repo) == ["changed", "checked"]

    def test_what_may_be_the_same_entry_edited_is_not_checked(self, repo: Repo) -> None:
        """One was taken out, and one that nobody knew came with the same name and day."""
        repo.commit("2026-01-05", **{A: contact(phone(ONE), phone(THIRD, by=""))})
        repo.commit("2026-01-06", **{A: contact(phone(OTHER))})
        assert now(repo) == ["changed"]
        repo.commit("2026-01-07", **{A: contact(phone(OTHER), phone(THIRD))})
        assert now(repo) == ["changed", "checked"]

    def test_nor_is_one_that_may_be_either_of_two(self, repo: Repo) -> None:
        repo.commit("2026-01-05", **{A: contact(phone(ONE), phone("111"), phone(THIRD, by=""))})
        repo.commit("2026-01-06", **{A: contact(phone(OTHER), phone(THIRD))})
        assert now(repo) == ["changed", "changed"]

    def test_the_same_number_twice_of_which_one_changes(self, repo: Repo) -> None:
        repo.commit("2026-01-05", **{A: contact(phone(ONE), phone(ONE))})
        repo.commit("2026-01-06", **{A: contact(phone(ONE), phone(OTHER))})
        assert now(repo) == ["checked", "changed"]

    def test_a_check_that_was_taken_out_and_put_back_is_of_what_it_first_was_of(self, repo: Repo) -> None:
        repo.commit("2026-01-05", **{A: contact(phone(ONE))})
        repo.commit("2026-01-06", **{A: contact(phone(OTHER, by=""))})
        repo.commit("2026-01-07", **{A: contact(phone(OTHER))})
        assert now(repo) == ["changed"]

    def test_a_file_that_was_broken_in_between(self, repo: Repo) -> None:
        for day, text in (("05", contact(phone(ONE))), ("06", "phones: [checked_by"), ("07", contact(phone(OTHER)))):
            repo.commit(f"2026-01-{day}", **{A: text})
        assert now(repo) == ["changed"]
        repo.commit("2026-01-08", **{A: contact(phone(ONE))})
        assert now(repo) == ["checked"]

    @pytest.mark.parametrize(
        ("after", "state"),
        [
            (limit(unit="working-days", check=SIGNED), "changed"),
            (limit(start="the certificate", check=SIGNED), "changed"),
            (limit(check=SIGNED).replace("amount: 2", "amount: 3"), "changed"),
            (limit(check=SIGNED).replace("who: You", "who: Whoever asked"), "checked"),
            (limit(check=SIGNED).replace("from: the letter", "from: 'the  letter'"), "checked"),
            (limit(check=", checked_on: 2026-01-06, checked_by: Ann", unit="weeks"), "checked"),
        ],
    )
    def test_a_time_limit_is_its_amount_its_unit_and_its_start(self, repo: Repo, after: str, state: str) -> None:
        repo.commit("2026-01-05", **{LIMITS: limit(check=SIGNED)})
        repo.commit("2026-01-06", **{LIMITS: after})
        assert now(repo) == [state]

    def test_a_time_limit_does_not_take_the_check_of_another_that_is_as_long(self, repo: Repo) -> None:
        repo.commit("2026-01-05", **{LIMITS: limit(check=SIGNED) + limit("weeks", check=SIGNED, id_="other")})
        repo.commit("2026-01-06", **{LIMITS: limit(check=SIGNED) + limit(check=SIGNED, id_="other")})
        assert now(repo) == ["checked", "changed"]

    def test_facts_of_all_languages_and_facts_of_one_say_the_same(self, repo: Repo) -> None:
        older = "counted_from: {en: the letter, pl: pismo}, words: {en: '{n} months', pl: '{n} miesiące'}"
        repo.commit("2026-01-05", **{LIMITS: limit(check=SIGNED).replace("counted_from: the letter", older)})
        repo.commit("2026-01-06", **{LIMITS: limit(check=SIGNED)})
        assert now(repo) == ["checked"]


@given(
    st.binary() | st.text().map(str.encode), st.sampled_from(["contacts/a.yml", "deadlines.yml", "service.yml", "notices.yml"])
)
def test_whatever_stood_in_a_file_is_read_without_a_fault(raw: bytes, name: str) -> None:
    assert isinstance(list(seen_in(f"content/{name}", raw, ("en", "pl"), "en")), list)


_SCALARS = st.none() | st.booleans() | st.integers() | st.dates() | st.text(max_size=20)
_KEYS = st.sampled_from(
    ["phones", "number", "web", "address", "hours", "days", "opens", "post", "lines", "postcode", "en", "amount", "unit", "words",
     "counted_from", "ages", "cost", "checked_on", "checked_by", "checked_value", "a"]
)  # fmt: skip
_VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=5), max_leaves=20
)


@given(_VALUES, st.sampled_from(["contacts/a.yml", "deadlines.yml", "service.yml", "notices.yml"]))
def test_and_so_are_keys_that_hold_what_does_not_belong_there(value: Any, name: str) -> None:
    raw = yaml.safe_dump({"a": value} if name != "service.yml" else value, allow_unicode=True).encode()
    for each in seen_in(f"content/{name}", raw, ("en", "pl"), "en"):
        assert each.value


@pytest.mark.parametrize("said", ["", ", checked_on: 2026-01-04", ", checked_by: Ann", ", checked_on: soon, checked_by: Ann"])
def test_a_check_has_a_day_and_a_name_or_is_none(said: str) -> None:
    raw = contact(f"  - {{number: {ONE}, {PROVENANCE}{said}}}\n").encode()
    assert [each.signed for each in seen_in("content/contacts/a.yml", raw)] == [""]


class TestMovesAndMerges:
    def test_a_file_that_gets_another_name_keeps_its_check(self, repo: Repo) -> None:
        repo.commit("2026-01-05", **{A: contact(phone(ONE))})
        repo.commit("2026-01-06", content_contacts_b__yml=contact(phone(ONE)), **{A: None})
        repo.commit("2026-01-07", content_contacts_c__yml=contact(phone(ONE)), content_contacts_b__yml=None)
        assert now(repo) == ["checked"]

    def test_and_so_does_one_that_gets_a_second_check_at_once(self, repo: Repo) -> None:
        repo.commit("2026-01-05", **{A: contact(phone(ONE), phone(THIRD, by=""))})
        repo.commit("2026-01-06", content_contacts_b__yml=contact(phone(ONE), phone(THIRD)), **{A: None})
        assert now(repo) == ["checked", "checked"]

    def test_a_new_name_gives_no_check_to_a_changed_value(self, repo: Repo) -> None:
        repo.commit("2026-01-05", **{A: contact(phone(ONE))})
        repo.commit("2026-01-06", content_contacts_b__yml=contact(phone(OTHER)), **{A: None})
        assert now(repo) == ["changed"]

    def test_nor_to_one_that_had_changed_before(self, repo: Repo) -> None:
        repo.commit("2026-01-05", **{A: contact(phone(ONE)), LIMITS: limit(check=SIGNED)})
        repo.commit("2026-01-06", **{A: contact(phone(OTHER)), LIMITS: limit("weeks", check=SIGNED)})
        moved = {"content_contacts_b__yml": contact(phone(OTHER)), LIMITS: limit("weeks", check=SIGNED, id_="other")}
        repo.commit("2026-01-07", **{A: None}, **moved)
        assert now(repo) == ["changed", "changed"]

    def test_an_entry_that_moves_to_another_contact_takes_its_check_along(self, repo: Repo) -> None:
        b = "content_contacts_b__yml"
        repo.commit("2026-01-05", **{A: contact(phone(ONE), phone(THIRD)), b: contact(phone(THIRD, by=""))})
        repo.commit("2026-01-06", **{A: contact(phone(OTHER), phone(THIRD))})
        repo.commit("2026-01-07", **{A: contact(phone(THIRD)), b: contact(phone(THIRD, by=""), phone(OTHER))})
        assert now(repo) == ["checked", "unchecked", "changed"]

    def test_a_merge_of_a_new_value_with_a_new_check_checks_nothing(self, repo: Repo) -> None:
        base = repo.commit("2026-01-05", **{A: contact(phone(ONE, by=""))})
        edited = repo.commit("2026-01-06", base, **{A: contact(phone(OTHER, by=""))})
        checked = repo.commit("2026-01-07", base, **{A: contact(phone(ONE))})
        assert now(repo) == ["checked"]
        repo.commit("2026-01-08", edited, checked, **{A: contact(phone(OTHER))})
        assert now(repo) == ["changed"]

    def test_a_merge_that_itself_edits_one_and_checks_another(self, repo: Repo) -> None:
        base = repo.commit("2026-01-05", **{A: contact(phone(ONE), phone(THIRD, by=""))})
        one = repo.commit("2026-01-06", base, **{A: contact(phone(ONE), phone(THIRD, by=""), name="One")})
        other = repo.commit("2026-01-07", base, **{A: contact(phone(ONE), phone(THIRD, by=""), name="Other")})
        repo.commit("2026-01-08", one, other, **{A: contact(phone(OTHER), phone(THIRD))})
        assert now(repo) == ["changed", "checked"]

    def test_a_merge_keeps_the_checks_of_both_sides(self, repo: Repo) -> None:
        b = "content_contacts_b__yml"
        base = repo.commit("2026-01-05", **{A: contact(phone(ONE, by="")), b: contact(phone(THIRD, by=""))})
        one = repo.commit("2026-01-06", base, **{A: contact(phone(ONE))})
        other = repo.commit("2026-01-07", base, **{b: contact(phone(THIRD))})
        repo.commit("2026-01-08", one, other, **{A: contact(phone(ONE)), b: contact(phone(THIRD))})
        assert now(repo) == ["checked", "checked"]


class TestWithAHash:
    def test_a_hash_counts_without_any_history_and_only_for_its_value(self, tmp_path: Path) -> None:
        file = tmp_path / "content" / "contacts" / "a.yml"
        file.parent.mkdir(parents=True)
        kept = hash_of(ONE)
        for text, state in (
            (contact(phone(ONE, hash_=kept)), "checked"),
            (contact(phone(OTHER, hash_=kept)), "changed"),
            (contact(phone(ONE)), "unrecorded"),
        ):
            file.write_text(text, "utf-8")
            assert states(tmp_path, KnownChecks()) == [state]

    def test_an_edit_that_is_not_committed_counts_only_with_its_hash(self, repo: Repo) -> None:
        repo.commit("2026-01-05", **{A: contact(phone(ONE, by=""))})
        assert now(repo, **{A: contact(phone(ONE))}) == ["unrecorded"]
        assert now(repo, **{A: contact(phone(ONE, hash_=hash_of(ONE)))}) == ["checked"]
        repo.commit("2026-01-06", **{A: contact(phone(ONE))})
        assert now(repo, **{A: contact(phone(OTHER))}) == ["changed"]

    def test_the_hash_speaks_before_the_history_does(self, repo: Repo) -> None:
        """An entry was copied with its hash, and its number written anew."""
        kept = hash_of(ONE)
        repo.commit("2026-01-05", **{A: contact(phone(ONE, hash_=kept))})
        repo.commit("2026-01-06", **{A: contact(phone(ONE, hash_=kept), phone(OTHER, hash_=kept))})
        assert now(repo) == ["checked", "changed"]

    def test_a_hash_that_is_left_beside_a_new_check_is_the_old_one_s(self, repo: Repo) -> None:
        """In a browser somebody typed the day anew, and nobody there can make a hash."""
        kept = hash_of(ONE)
        repo.commit("2026-01-05", **{A: contact(phone(ONE, hash_=kept))})
        repo.commit("2026-01-06", **{A: contact(phone(OTHER, on="2026-01-06", hash_=kept))})
        assert now(repo) == ["checked"]
        repo.commit("2026-01-07", **{A: contact(phone(THIRD, on="2026-01-06", hash_=kept))})
        assert now(repo) == ["changed"]


class TestWithTheFacts:
    SIGNED = "2026-01-04 Ann"
    BY: ClassVar = {"checked_on": dt.date(2026, 1, 4), "checked_by": "Ann"}

    @pytest.mark.parametrize("kind", ["deadline", "last-days", "notice", "service"])
    def test_a_check_of_any_kind_of_fact_is_looked_up_under_its_name(self, kind: str) -> None:
        field = {"last-days": "last_days"}.get(kind, f"{kind}s")
        id_, fact = next(iter(getattr(self.small(), field).items()))
        site = self.small().model_copy(update={field: {id_: fact.model_copy(update=self.BY)}})
        assert self.states(site, kind, id_, lambda found: getattr(found, field)[id_]) == ("changed", "unrecorded")

    def test_so_is_that_of_a_part_of_one(self) -> None:
        id_, council = next(iter(self.small().councils.items()))
        page = council.local_offer.model_copy(update=self.BY)
        site = self.small().model_copy(update={"councils": {id_: council.model_copy(update={"local_offer": page})}})
        found = self.states(site, "council", f"{id_}.local_offer", lambda found: found.councils[id_].local_offer)
        assert found == ("changed", "unrecorded")

    def test_and_that_of_what_questions_lead_to(self) -> None:
        asked = self.small().questions
        assert asked is not None
        first, *others = asked.outcomes
        asked = asked.model_copy(update={"outcomes": [first.model_copy(update=self.BY), *others]})
        site = self.small().model_copy(update={"questions": asked})
        assert self.states(site, "outcome", first.id, lambda found: found.questions.outcomes[0]) == ("changed", "unrecorded")

    @staticmethod
    @cache
    def small() -> Site:
        site = load(GOOD, examples.TODAY)[0]
        assert site is not None
        return site.model_copy(update={"last_days": {"reply": examples.last_days()}})

    def states(self, site: Site, kind: str, id_: str, of: Callable[[Any], Any]) -> tuple[str, ...]:
        """Return what a check is worth where the history knows it, of another value, and where it knows one of another name."""
        known = (KnownChecks(known=frozenset({(f"{kind}:{name}", self.SIGNED)})) for name in (id_, f"{id_}x"))
        return tuple(str(of(with_checks(site, each)).check.state) for each in known)

    def test_a_check_that_was_moved_to_and_fro_and_never_made_is_of_another_value(self) -> None:
        one, other = Seen("contact:a.phones", self.SIGNED, "x"), Seen("contact:b.phones", self.SIGNED, "x")
        moved = {one: frozenset({other}), other: frozenset({one})}
        assert KnownChecks(frozenset({(one.scope, self.SIGNED)}), moved=moved).value_of(one) == ANOTHER

    def test_a_check_of_one_contact_says_nothing_of_another_that_stands_beside_it(self, repo: Repo) -> None:
        b = "content_contacts_b__yml"
        repo.commit("2026-01-05", **{A: contact(phone(ONE)), b: contact(phone(THIRD, by=""))})
        repo.commit("2026-01-06", **{A: contact(phone(ONE, by="")), b: contact(phone(THIRD, by=""), phone(OTHER))})
        assert now(repo) == ["unchecked", "unchecked", "checked"]

    def test_what_a_file_says_is_the_same_when_it_was_kept_as_texts(self) -> None:
        path, raw = "content/contacts/a.yml", contact(phone(ONE), phone(OTHER, hash_="abc")).encode()
        read = partial(seen_in, tags=("en", "pl"), default="en")
        texts = {(path, raw): json.loads(json.dumps(as_texts(read)(path, raw)))}
        found = out_of_texts(lambda *asked: texts[asked])(path, raw)
        assert found == list(read(path, raw))
        assert [each.written for each in found] == ["", "abc"]
