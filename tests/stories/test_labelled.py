"""Pairs of articles that people labelled, against what a library makes of the articles."""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.library import Library
from tests.archive import listed, open_library, refresh, write_article

LABELLED = Path(__file__).parent / "labelled"
SETS = ("first", "second", "third")
LABELS = {"same", "similar", "unrelated"}

Pair = frozenset[str]


class Found(NamedTuple):
    """How the pairs that were labelled came out: rightly together, wrongly together, wrongly apart."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


def articles_of(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (LABELLED / f"{name}.jsonl").read_text("utf-8").splitlines()]


def pairs_of(name: str) -> list[tuple[str, str, str]]:
    """The lines of a set: two ids and a label."""
    lines = (LABELLED / f"{name}.tsv").read_text("utf-8").splitlines()
    return [(one, other, label) for one, other, label in (line.split("\t") for line in lines)]


def together(library: Library) -> Iterator[Pair]:
    """The pairs of articles that are in one story, each named by its address."""
    for summary in listed(library):
        names = [
            one.url.rpartition("/")[2] for one in library.coverage.accounts(summary.id) if one.url is not None
        ]
        yield from (frozenset(pair) for pair in combinations(names, 2))


def found_in(name: str, folder: Path) -> Found:
    for one in articles_of(name):
        write_article(
            folder / "_news",
            one["id"],
            title=one["title"],
            excerpt=one["excerpt"],
            publishedDateTime=one["published_at"],
            provider={"name": one["provider"], "domain": one["domain"]},
        )
    with open_library(folder / "news.db", folder / "_news") as library:
        refresh(library)
        pairs = set(together(library))
    counts = Counter(
        (label == "same", frozenset((one, other)) in pairs) for one, other, label in pairs_of(name)
    )
    return Found(counts[True, True], counts[False, True], counts[True, False])


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Found]:
    """How the pairs of each set came out in a library of its articles."""
    return {name: found_in(name, tmp_path_factory.mktemp(name)) for name in SETS}


@pytest.mark.parametrize("name", SETS)
def test_a_library_puts_together_what_people_put_together(found: dict[str, Found], name: str) -> None:
    one = found[name]
    assert one.precision >= 0.95, one
    assert one.recall >= 0.82, one


def test_over_all_pairs_hardly_any_story_holds_a_stranger(found: dict[str, Found]) -> None:
    everything = Found(*map(sum, zip(*found.values(), strict=True)))
    assert everything.precision >= 0.97, everything
    assert everything.recall >= 0.85, everything


@pytest.mark.parametrize("name", SETS)
def test_each_pair_names_two_articles_there_are_and_stands_once(name: str) -> None:
    ids = [one["id"] for one in articles_of(name)]
    pairs = pairs_of(name)
    assert len(ids) == len(set(ids))
    assert {id for one, other, _ in pairs for id in (one, other)} <= set(ids)
    assert {label for _, _, label in pairs} == LABELS
    named = Counter(frozenset((one, other)) for one, other, _ in pairs)
    assert [pair for pair, times in named.items() if times > 1 or len(pair) < 2] == []
