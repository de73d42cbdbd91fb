"""Marking: all articles of a large library read, in one step, and that step taken back; the journal is synced."""

import gc
import time
from collections.abc import Callable, Sequence
from statistics import median

from benchmarks.measure import Row, milliseconds
from benchmarks.workshop import Workshop, report, workshop
from reader.library import Library
from reader.models import Query
from reader.paths import place_at

TITLE = "Marking"

_LIMIT_MS = 1500


def rows(shop: Workshop) -> Sequence[Row]:
    """Marked and taken back, the first time, when the journal describes each article, and the times after it."""
    place = place_at(shop.library(shop.scale.many))
    firsts, marked, undone = [], [], []
    for _ in range(shop.scale.long_turns):
        for file in place.state.glob("*.jsonl"):
            file.unlink()
        with Library.open(place, offline=True) as library:
            ids = library.lists.unread_ids(Query())
            gc.freeze()  # as the app and the command line do

            def mark(library: Library = library, ids: Sequence[str] = ids) -> None:
                library.marks.set(ids, "read", True)

            firsts.append(_seconds(mark))
            undone.append(_seconds(library.marks.undo))
            marked.append(_seconds(mark))
            undone.append(_seconds(library.marks.undo))
            if len(library.lists.unread_ids(Query())) != len(ids):
                raise RuntimeError("What was taken back is not as it was.")
    limit = _LIMIT_MS * shop.scale.many / 100_000
    number = f"{len(ids):,}".replace(",", " ")
    return [
        Row(f"{number} marked read, for the first time", milliseconds(median(firsts)), limit, "limit", aim=1),
        Row("marked once more", milliseconds(median(marked)), limit, "limit", aim=1),
        Row("taken back", milliseconds(median(undone)), limit, "limit", aim=1),
    ]


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    with workshop() as made:
        report(TITLE, rows, made)
