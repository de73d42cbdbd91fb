"""Requests over the network: what one costs, beside other ways to make it, against a server that takes 100 ms."""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from statistics import median

from benchmarks.asking import HOSTS, REQUESTS, WAYS
from benchmarks.measure import ROOT, Row, python, run
from benchmarks.workshop import Workshop, report, workshop

TITLE = "Requests"

_PEERS = {
    "httpx": "httpx's client",
    "pools": "a pool for each host",
    "aiohttp": "aiohttp",
    "bare": "bare sockets",
}
_AIMS = {"httpx": 0.25}
_PROCESSOR, _CLOCK, _IMPORTS = range(3)


def rows(shop: Workshop) -> Sequence[Row]:
    """200 requests to 100 hosts, 32 and 100 at once, in turns with other ways: processor, clock and imports."""
    found: list[Row] = []
    with _server(shop) as port:
        for at_once in (32, 100):
            taken = _in_turns(shop, at_once, port)
            what = f"{REQUESTS} requests to {HOSTS} hosts, {at_once} at once"
            found += _against(f"{what}: processor, each", taken, _PROCESSOR)
            found += _against(f"{what}: until all are there", taken, _CLOCK)
    found += _against("imports for it", taken, _IMPORTS)
    return found


def _against(what: str, taken: dict[str, Sequence[float]], place: int) -> Iterator[Row]:
    for way in taken:
        if way != "reader" and not (way == "bare" and place == _IMPORTS):
            aim = _AIMS.get(way) if place == _PROCESSOR else None
            yield Row(what, taken["reader"][place], taken[way][place], _PEERS[way], aim=aim)


def _in_turns(shop: Workshop, at_once: int, port: str) -> dict[str, Sequence[float]]:
    """The medians of what each way prints; the first turn is thrown away."""
    printed: dict[str, list[list[float]]] = {way: [] for way in WAYS}
    for turn in range(shop.scale.turns + 1):
        for way in WAYS:
            command = python("-m", "benchmarks.asking", way, str(at_once), port)
            numbers = [float(word) for word in run(command, shop.environment).output.split()]
            if turn:
                printed[way].append(numbers)
    return {way: [median(column) for column in zip(*turns, strict=True)] for way, turns in printed.items()}


@contextmanager
def _server(shop: Workshop) -> Iterator[str]:
    """The port of a running server."""
    command = python("-m", "benchmarks.slow_server")
    with subprocess.Popen(
        command, env=shop.environment, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.stdin.close()


if __name__ == "__main__":
    with workshop() as made:
        report(TITLE, rows, made)
