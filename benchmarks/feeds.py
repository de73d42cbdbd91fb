"""Feeds over the network: 200 for the first time, and again where nothing changed."""

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.feed_server import ITEMS
from benchmarks.measure import ROOT, Row, milliseconds, python, reader, run
from benchmarks.workshop import Workshop, report, workshop

TITLE = "Feeds"

_FEEDS = 200
_HOSTS = 100
_AT_ONCE = 100


def rows(shop: Workshop) -> Sequence[Row]:
    """Both refreshes beside newsboat with as many requests at a time; nothing where that is not installed."""
    if shutil.which("newsboat") is None:
        return []
    with server(shop) as port:
        urls = [f"http://127.0.0.{1 + n % _HOSTS}:{port}/feed/{n}.xml" for n in range(_FEEDS)]
        return _beside_newsboat(shop, urls)


def _beside_newsboat(shop: Workshop, urls: Sequence[str]) -> list[Row]:
    times: dict[str, list[float]] = {"ours": [], "theirs": [], "ours again": [], "theirs again": []}
    for turn in range(shop.scale.long_turns + 1):
        library, folder = library_of(shop, urls), shop.folder_for(f"newsboat-feeds-{turn}")
        for name, command in (
            ("ours", refresh(library)), ("theirs", _newsboat(folder, urls)),
            ("ours again", refresh(library)), ("theirs again", _newsboat(folder, urls)),
        ):  # fmt: skip
            seconds = run(command, shop.environment).seconds
            if turn:
                times[name].append(milliseconds(seconds))
        _expect_all(shop, library, len(urls) * ITEMS)
        shutil.rmtree(folder)
    ours, theirs, ours_again, theirs_again = (median(found) for found in times.values())
    return [
        Row(f"{len(urls)} feeds of {ITEMS} for the first time", ours, theirs, "newsboat", aim=0.5),
        Row("the same again, nothing new", ours_again, theirs_again, "newsboat", aim=0.3),
    ]


def library_of(shop: Workshop, urls: Sequence[str]) -> Path:
    """A new library with these sources, nothing of them read yet."""
    library = shop.new_library()
    data = library.with_name(library.name + ".data")
    data.mkdir()
    tables = "".join(f'[[source]]\naddress = "{url}"\nkind = "feed"\n\n' for url in urls)
    (data / "sources.toml").write_text(tables, encoding="utf-8")
    return library


def refresh(library: Path) -> list[str]:
    """The command that looks at all its sources, a hundred at a time."""
    settings = library.with_suffix(".toml")
    settings.write_text(f"[refresh]\nat_once = {_AT_ONCE}\n", encoding="utf-8")
    return reader("refresh", "--library", str(library), "--config", str(settings), "--json")


def _newsboat(folder: Path, urls: Sequence[str]) -> list[str]:
    (folder / "urls").write_text("".join(f"{url}\n" for url in urls), encoding="utf-8")
    (folder / "config").write_text(f"reload-threads {_AT_ONCE}\n", encoding="utf-8")
    names = [str(folder / name) for name in ("urls", "cache.db", "config")]
    return ["newsboat", "-u", names[0], "-c", names[1], "-C", names[2], "-x", "reload"]


def _expect_all(shop: Workshop, library: Path, number: int) -> None:
    command = reader("list", "--library", str(library), "--json", "-n", "1")
    found = json.loads(run(command, shop.environment).output)["total"]
    if found != number:
        raise RuntimeError(f"{found} articles of {number} are there.")


@contextmanager
def server(shop: Workshop) -> Iterator[int]:
    """The port of a running server of feeds."""
    with subprocess.Popen(
        python("-m", "benchmarks.feed_server"), env=shop.environment, cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.stdin.close()


if __name__ == "__main__":
    with workshop() as made:
        report(TITLE, rows, made)
