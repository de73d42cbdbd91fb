"""Stories: how long it takes to find them, how quickly an article's coverage is there, how well both are found."""

import random
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.labelled import SETS, Score, score
from benchmarks.measure import Row, milliseconds, reader
from benchmarks.refreshing import Refreshed, watched
from benchmarks.workshop import Workshop, report, workshop

TITLE = "Stories"
_NEW = 100


def rows(shop: Workshop) -> Sequence[Row]:
    """Grouping against indexing, coverage against a bare query of the index, and the labelled pairs."""
    return [*_grouping(shop), *_coverage(shop), *_labelled(shop)]


def _grouping(shop: Workshop) -> Sequence[Row]:
    number = shop.scale.many
    library, folder = shop.new_library(), shop.folder_for(f"stories-{number}")
    corpus = shop.corpus(number)
    for file in corpus.glob("*.md"):
        (folder / file.name).hardlink_to(file) if not (folder / file.name).exists() else None
    command = reader("refresh", "--library", str(library), "--jsonl", str(folder))
    first = watched(command, shop.environment)
    grouping = first.grouped_s - first.indexed_s
    files = sorted(corpus.glob("*.md"))
    newest, weeks = files[-_NEW:], files[:: len(files) // _NEW][:_NEW]
    runs = [
        _with(some, place, folder, command, shop) for place, some in enumerate((newest, weeks, weeks[:1]))
    ]
    for file in folder.glob("*-again-*.md"):
        file.unlink()
    last_days, all_weeks, alone = (after.grouped_s - after.indexed_s for after in runs)
    told = f"{number:,}".replace(",", " ")
    return [
        Row(
            f"first stories of {told} articles", milliseconds(grouping), milliseconds(first.indexed_s),
            "their first index", aim=1,
        ),
        Row(f"each of {_NEW} new ones of the last days", milliseconds(last_days / _NEW), 5, "5 ms", aim=1),
        Row(f"each of {_NEW} of a hundred weeks", milliseconds(all_weeks / _NEW), 5, "5 ms"),
        Row("one that comes alone, with all counts", milliseconds(alone), 5, "5 ms"),
        Row("memory above the index's", max(0.0, first.grouped_mb - first.indexed_mb), 150, "150 MB", "MB", aim=1),
    ]  # fmt: skip


def _with(
    some: Sequence[Path], place: int, folder: Path, command: Sequence[str], shop: Workshop
) -> Refreshed:
    """A refresh that finds further articles: some there are, told once more by others under other addresses."""
    for number, source in enumerate(some):
        text = source.read_text(encoding="utf-8").replace(
            ".example.com/", f".example.com/again-{place}-{number}/"
        )
        (folder / f"{source.stem}-again-{place}.md").write_text(text, encoding="utf-8")
    return watched(command, shop.environment)


def _coverage(shop: Workshop) -> Sequence[Row]:
    from reader.library import Library
    from reader.models import Query
    from reader.paths import place_at

    covered, bare = list[float](), list[float]()
    with Library.open(place_at(shop.library(shop.scale.many)), sources=None) as library:
        rows = library.lists.articles(Query()).rows
        chosen = random.Random(5).sample(list(rows), min(len(rows), 4 * shop.scale.turns))
        for summary in library.lists.summaries(chosen):
            story = library.story(summary.id)
            begun = time.perf_counter()
            library.coverage.similar(story)
            covered.append(time.perf_counter() - begun)
            words = [word for word in summary.title.split() if word.isalnum()][:5]
            begun = time.perf_counter()
            _bare(library, words)
            bare.append(time.perf_counter() - begun)
    worst, usual = sorted(covered)[int(0.95 * len(covered))], median(covered)
    return [
        Row("coverage after the article, p95", milliseconds(worst), 50, "50 ms", aim=1),
        Row("the same, median", milliseconds(usual), milliseconds(median(bare)), "one FTS5 query by bm25"),
    ]


def _bare(library: object, words: Sequence[str]) -> None:
    """One query of the full-text index for any of some words, the best ten by bm25."""
    store = vars(library)["_store"]
    match = " OR ".join(f'"{word}"' for word in words) or '"a"'
    store.database.rows("SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words) LIMIT 10", (match,))


def _labelled(shop: Workshop) -> Sequence[Row]:
    found, told = Score(), list[Row]()
    for name in SETS:
        one = score(name, shop.folder_for(f"labelled-{name}"), shop.new_library(), shop.environment)
        found += one
        told += [
            Row(f"labelled pairs, {name} set: precision", one.precision, 0.97, "0.97", ""),
            Row(f"labelled pairs, {name} set: recall", one.recall, 0.85, "0.85", ""),
        ]
    wrong, missed = 100 * (1 - found.precision), 100 * (1 - found.recall)
    return [
        *told,
        Row("all labelled pairs: wrongly together", wrong, 3, "3 of 100", "of 100", aim=1),
        Row("all labelled pairs: missed", missed, 15, "15 of 100", "of 100", aim=1),
    ]


if __name__ == "__main__":
    with workshop() as made:
        report(TITLE, rows, made)
