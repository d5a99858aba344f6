"""Shards: every site once, none of them empty, evenly, and the same whatever order the sites are named in."""

from __future__ import annotations

import json

import yaml
from hypothesis import given
from hypothesis import strategies as st

from localoffer.many.shards import github, gitlab, split
from localoffer.many.sites import Site


def site(name: str, weight: int) -> Site:
    return Site(f"sites/{name}", f"https://{name}.example.org/", weight)


SITES = st.lists(st.integers(1, 500), max_size=30).map(lambda weights: [site(f"s{n}", each) for n, each in enumerate(weights)])


def test_the_heaviest_go_first_each_to_the_shard_that_has_least() -> None:
    shards = split([site("d", 2), site("c", 3), site("b", 4), site("a", 5)], 2)
    assert [(shard.number, shard.folders, shard.weight) for shard in shards] == [
        (1, "sites/a sites/d", 7),
        (2, "sites/b sites/c", 7),
    ]


def test_sites_of_one_weight_are_shared_out_by_name() -> None:
    assert [shard.folders for shard in split([site(each, 1) for each in "edcba"], 2)] == [
        "sites/a sites/c sites/e",
        "sites/b sites/d",
    ]


def test_there_are_no_more_shards_than_sites() -> None:
    assert [shard.folders for shard in split([site("a", 1), site("b", 9)], 40)] == ["sites/b", "sites/a"]
    assert split([], 3) == []


@given(SITES, st.integers(1, 12), st.randoms())
def test_every_site_is_in_one_shard_and_the_order_they_are_named_in_is_nothing(
    sites: list[Site], most: int, chance: object
) -> None:
    shards = split(sites, most)
    assert sorted(each.folder for shard in shards for each in shard.sites) == sorted(each.folder for each in sites)
    assert [shard.number for shard in shards] == list(range(1, min(most, len(sites)) + 1))
    assert all(shard.sites for shard in shards)
    chance.shuffle(sites)  # type: ignore[attr-defined]
    assert split(sites, most) == shards


@given(SITES.filter(bool), st.integers(1, 12))
def test_a_shard_has_more_than_another_by_its_lightest_site_at_most(sites: list[Site], most: int) -> None:
    shards = split(sites, most)
    least = min(shard.weight for shard in shards)
    assert all(shard.weight - min(each.weight for each in shard.sites) <= least for shard in shards)


def test_a_matrix_of_github_is_one_line_of_json() -> None:
    text = github(split([site("a", 5), site("b", 2)], 2))
    assert text.count("\n") == 1
    assert json.loads(text) == {
        "include": [
            {"shard": 1, "sites": "sites/a", "weight": 5},
            {"shard": 2, "sites": "sites/b", "weight": 2},
        ]
    }
    assert json.loads(github([])) == {"include": []}


def test_a_matrix_of_gitlab_is_a_job_that_extends_another_and_is_there_where_nothing_is_to_do() -> None:
    rows = [{"SHARD": "1", "SITES": "sites/a"}, {"SHARD": "2", "SITES": "sites/b sites/c"}]
    assert yaml.safe_load(gitlab(split([site("a", 5), site("b", 2), site("c", 1)], 2))) == {
        "publish": {"extends": ".publish", "parallel": {"matrix": rows}}
    }
    assert yaml.safe_load(gitlab([])) == {"publish": {"extends": ".publish", "variables": {"SITES": ""}}}
