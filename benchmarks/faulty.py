"""A thousand sources, half of them faulty: whether all is told rightly, and how keys are answered meanwhile."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from benchmarks.feed_server import FAULTS
from benchmarks.feeds import library_of, refresh, server
from benchmarks.keys import LIMIT_MS, Pressed, longest, p95, press_while_busy, probed
from benchmarks.measure import ROOT, Row, milliseconds, reader, run
from benchmarks.terminal import Terminal
from benchmarks.workshop import Workshop, report, workshop

TITLE = "Sources, half of them faulty"

_HOSTS = 50
_ANSWERED_MS = 50.0


def rows(shop: Workshop) -> Sequence[Row]:
    """Those that are not told rightly, and keys in the app from the moment it begins to ask them."""
    kinds = [kind for fault in FAULTS for kind in ("feed", fault)]
    number = 1000 if shop.scale.many > 10_000 else 100
    places = [f"{kinds[n % len(kinds)]}/{n}.xml" for n in range(number)]
    with server(shop) as port:
        urls = [f"http://127.0.0.{1 + n % _HOSTS}:{port}/{place}" for n, place in enumerate(places)]
        wrong = _told_wrongly(shop, urls)
        busy = _keys_meanwhile(shop, urls)
    return [
        Row(f"{number} sources, half of them faulty: not told rightly", wrong, number, "all", ""),
        Row("keys while they are refreshed, p95", milliseconds(p95(busy.seconds)), _ANSWERED_MS, "limit", aim=1),
        Row("the same, longest", milliseconds(max(busy.seconds)), _ANSWERED_MS, "limit", aim=1),
        Row("longest step of the event loop meanwhile", longest(busy.steps), LIMIT_MS, "limit", aim=1),
    ]  # fmt: skip


def _told_wrongly(shop: Workshop, urls: Sequence[str]) -> int:
    """How many sources were taken for good though they are not, or the other way round.

    Raises:
        RuntimeError: any was.
    """
    process = subprocess.run(
        refresh(library_of(shop, urls)), env=shop.environment, cwd=ROOT, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    told = {source["source"]: source for source in json.loads(process.stdout)["sources"]}
    wrong = [url for url in urls if (told[url]["error"] is None) != ("/feed/" in url)]
    if wrong:
        raise RuntimeError(f"{len(wrong)} sources were taken for what they are not, the first {wrong[0]}.")
    return len(wrong)


def _keys_meanwhile(shop: Workshop, urls: Sequence[str]) -> Pressed:
    """Keys in the app on a thousand articles of its own, while it refreshes all these sources as it does at a start."""
    number = shop.scale.few
    library, folder = library_of(shop, urls), shop.corpus(number)
    with _list_file(library).open("a", encoding="utf-8") as file:
        file.write(f'[[source]]\naddress = "{folder}"\n')
    run(reader("refresh", "--library", str(library), str(folder)), shop.environment)
    notes = library.with_suffix(".steps")
    with Terminal(probed(notes, reader("--library", str(library))), shop.environment) as terminal:
        terminal.wait_for(*shop.titles(number), number=6)
        return press_while_busy(terminal, notes, 3 * shop.scale.keys, "while refreshing")


def _list_file(library: Path) -> Path:
    return library.with_name(library.name + ".data") / "sources.toml"


if __name__ == "__main__":
    with workshop() as made:
        report(TITLE, rows, made)
