"""Indexing: a first time until everything is searchable, again where nothing changed, and the room it takes."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from benchmarks.articles import SINGLE, THOUSANDTH
from benchmarks.measure import Row, milliseconds, python, reader, run
from benchmarks.refreshing import watched
from benchmarks.workshop import Workshop, removed, report, workshop

TITLE = "Indexing"


class Indexing:
    """One folder, indexed anew as often as asked."""

    def __init__(self, shop: Workshop) -> None:
        self.number = shop.scale.indexed
        self.folder = shop.corpus(self.number)
        self.size = sum(path.stat().st_size for path in self.folder.iterdir())
        self._shop = shop

    def loop(self) -> float:
        """The seconds that reading and parsing alone take."""
        return run(python("-m", "benchmarks.yaml_loop", str(self.folder)), self._shop.environment).seconds

    def first(self, library: Path) -> float:
        """The seconds of a first refresh until everything is found; that stories are found behind it is for
        `benchmarks.stories`.
        """
        command = reader("refresh", "--library", str(library), "--jsonl", str(self.folder))
        ran = watched(command, self._shop.environment)
        _expect(ran.source, status="updated", new=self.number)
        self._expect_found(library, SINGLE, 1)
        self._expect_found(library, THOUSANDTH, -(-self.number // 1000))
        return ran.indexed_s

    def again(self, library: Path) -> tuple[float, int]:
        """The seconds of a refresh that finds nothing changed, and the bytes read meanwhile."""
        ran = run(self._refresh(library), self._shop.environment)
        _expect(json.loads(ran.output)["sources"][0], status="unchanged", new=0)
        return ran.seconds, ran.read

    def _refresh(self, library: Path) -> list[str]:
        return reader("refresh", "--library", str(library), "--json", str(self.folder))

    def _expect_found(self, library: Path, word: str, number: int) -> None:
        command = reader("list", "--library", str(library), "--all", "--json", "-n", "1", "-q", word)
        found = json.loads(run(command, self._shop.environment).output)["total"]
        if found != number:
            raise RuntimeError(f"{found} articles with {word!r} are found, not {number}.")


def rows(shop: Workshop) -> Sequence[Row]:
    """First and further indexing against their peers, and the size of the library."""
    work = Indexing(shop)
    loops, firsts, agains, reads, sizes = [], [], [], [], []
    work.loop()
    for _ in range(shop.scale.long_turns):
        library = shop.new_library()
        loops.append(work.loop())
        firsts.append(work.first(library))
        for _ in range(3):
            seconds, read = work.again(library)
            agains.append(seconds)
            reads.append(read)
        sizes.append(_size(library))
        removed(library)
    first, again = median(firsts), median(agains)
    number, mega = f"{work.number:,}".replace(",", " "), 1e6
    return [
        Row(
            f"first index of {number} files",
            milliseconds(first),
            milliseconds(median(loops)),
            "reading and CBaseLoader alone",
            aim=0.6,
        ),
        Row("nothing changed", milliseconds(again), milliseconds(first), "first index", aim=0.1),
        Row("bytes read where nothing changed", median(reads) / mega, work.size / mega, "the articles", "MB"),
        Row("library on disk", median(sizes) / mega, work.size / mega, "the articles", "MB", aim=0.45),
    ]


def _expect(source: Mapping[str, object], *, status: str, new: int) -> None:
    if (source["status"], source["new"], source["failed"]) != (status, new, 0):
        raise RuntimeError(f"The refresh says {source}, not {status} with {new} new.")


def _size(library: Path) -> int:
    """The bytes a library takes when what was written last is in its place."""
    with sqlite3.connect(library) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return sum(path.stat().st_size for path in library.parent.glob(library.name + "*") if path.is_file())


if __name__ == "__main__":
    with workshop() as made:
        report(TITLE, rows, made)
