"""Shards: sites shared out evenly among machines, as a matrix of GitHub's or GitLab's. Pure."""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from localoffer.many.sites import Site

JOB = "publish"
"""The job of a pipeline of GitLab that the matrix belongs to. What it does, the hidden job ``.publish`` says."""


@dataclass(frozen=True)
class Shard:
    """What one machine publishes."""

    number: int
    sites: tuple[Site, ...]

    @property
    def folders(self) -> str:
        """The folders of its sites as words."""
        return " ".join(site.folder for site in self.sites)

    @property
    def weight(self) -> int:
        """What all of it takes."""
        return sum(site.weight for site in self.sites)


def split(sites: Iterable[Site], most: int) -> list[Shard]:
    """Share the sites out among at most so many shards, none of them empty, whatever order they are named in.

    The heaviest first, each to the shard that has least so far: the fullest is then at most a third above the best there
    can be (R. L. Graham, "Bounds on Multiprocessing Timing Anomalies", 1969: longest processing time first).
    """
    waiting = sorted(sites, key=lambda site: (-site.weight, site.folder))
    shares: list[list[Site]] = [[] for _ in waiting[:most]]
    loads = [(0, index) for index in range(len(shares))]
    for site in waiting:
        load, index = heapq.heappop(loads)
        shares[index].append(site)
        heapq.heappush(loads, (load + site.weight, index))
    return [Shard(number, tuple(sorted(share, key=lambda site: site.folder))) for number, share in enumerate(shares, 1)]


def github(shards: Sequence[Shard]) -> str:
    """Return a matrix for ``fromJSON``, on one line as an output of a step must be (GitHub Docs, "Workflow syntax")."""
    rows = [{"shard": shard.number, "sites": shard.folders, "weight": shard.weight} for shard in shards]
    return json.dumps({"include": rows}) + "\n"


def gitlab(shards: Sequence[Shard]) -> str:
    """Return the job of a child pipeline, to stand behind the hidden job that it extends (GitLab Docs, "parallel:matrix").

    Where there is nothing to publish it is one job without sites: a pipeline without jobs is a failure. JSON is YAML.
    """
    job = f"{JOB}:\n  extends: .{JOB}\n"
    if not shards:
        return f'{job}  variables: {{SITES: ""}}\n'
    rows = "".join(f"      - {{SHARD: {json.dumps(str(each.number))}, SITES: {json.dumps(each.folders)}}}\n" for each in shards)
    return f"{job}  parallel:\n    matrix:\n{rows}"
