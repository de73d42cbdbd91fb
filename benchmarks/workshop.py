"""What the measurements share: corpora, libraries made from them, and what of them a screen must show."""

import argparse
import itertools
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import Row, environment, python, reader, run, table

_TITLE = re.compile(r'^title: "(.*)"$', re.MULTILINE)
_SEEN = 18
"""How much of a title is looked for: less than the narrowest list shows of it."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How many articles there are in a large library, in a small one and where all are indexed; how many turns."""

    many: int = 100_000
    few: int = 1_000
    indexed: int = 20_000
    turns: int = 15
    long_turns: int = 3
    keys: int = 100


SMALL = Scale(many=2_000, few=500, indexed=2_000, turns=3, long_turns=1, keys=20)


class Workshop:
    """A folder for everything that is measured with. Corpora and libraries are made when first asked for."""

    def __init__(self, folder: Path, corpora: Path, scale: Scale) -> None:
        self.scale = scale
        self.environment = environment(folder / "home")
        self._folder = folder
        self._corpora = corpora
        self._numbers = itertools.count(1)

    def corpus(self, number: int) -> Path:
        """A folder of so many article files."""
        folder = self._corpora / f"articles-{number}"
        complete = folder.with_suffix(".complete")
        if not complete.exists():
            run(python("-m", "benchmarks.corpus", str(folder), "-n", str(number)), self.environment)
            complete.touch()
        return folder

    def folder_for(self, name: str) -> Path:
        """A folder for what one measurement makes, kept with the corpora."""
        folder = self._corpora / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def new_library(self) -> Path:
        """The name of a library that does not exist yet."""
        return self._folder / f"new-{next(self._numbers)}.db"

    def library(self, number: int) -> Path:
        """A library in which so many articles are indexed."""
        library = self._folder / f"indexed-{number}.db"
        if not library.exists():
            run(reader("refresh", "--library", str(library), str(self.corpus(number))), self.environment)
        return library

    def app(self, number: int, library: Path | None = None) -> list[str]:
        """The command that opens the app on so many articles, indexed before unless another library is named.

        It opens at the newest article: where an earlier session left off is forgotten.
        """
        file = library or self.library(number)
        (file.with_name(file.name + ".data") / "view.json").unlink(missing_ok=True)
        return reader("--library", str(file), str(self.corpus(number)))

    def titles(self, number: int) -> list[str]:
        """Beginnings of the titles of the articles with the newest file names: what a first screen shows."""
        names = sorted((path.name for path in self.corpus(number).glob("*.md")), reverse=True)[:120]
        found = (_TITLE.search((self.corpus(number) / name).read_text(encoding="utf-8")) for name in names)
        return [match[1][:_SEEN] for match in found if match]


def removed(library: Path) -> None:
    """Deletes a library, but not what lies beside it."""
    for suffix in ("", "-wal", "-shm"):
        library.with_name(library.name + suffix).unlink(missing_ok=True)


@contextmanager
def workshop() -> Iterator[Workshop]:
    """The workshop that the command line asks for; what was made in it is deleted at the end, but for corpora kept."""
    parser = argparse.ArgumentParser(description="Measures the reader, and prints tables in Markdown.")
    parser.add_argument("--small", action="store_true", help="few articles and few turns, to try it out")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="where to keep the corpora for the next time"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newsreader-benchmarks-") as name:
        folder = Path(name)
        (folder / "home").mkdir()
        corpora = options.keep.absolute() if options.keep else folder
        corpora.mkdir(parents=True, exist_ok=True)
        yield Workshop(folder, corpora, SMALL if options.small else Scale())


def report(title: str, rows: Callable[[Workshop], Sequence[Row]], shop: Workshop) -> None:
    """Measures, and prints the table."""
    print(f"\n### {title}\n\n{table(rows(shop))}", flush=True)
