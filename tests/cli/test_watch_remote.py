"""`newsreader refresh --watch` with sources on the network."""

import threading
from pathlib import Path

from reader.models import SourceSpec
from reader.paths import place_at
from reader.subscriptions import Subscriptions
from tests.cli.program import Program
from tests.cli.watching import end_of, next_event, next_source, watching
from tests.sources.server import Handler, serving

INDEX = "/api/news/index.json"
PAGE = b'{"page": 1, "value": [{"path": "_news/one.md", "title": "One"}], "nextPage": null}'


def test_refreshing_can_be_stopped_and_asked_for_again(program: Program, tmp_path: Path) -> None:
    asked, released, patience = threading.Event(), threading.Event(), [20.0]

    def slow(handler: Handler) -> None:
        asked.set()
        released.wait(patience[0])
        handler.head(200, {"Content-Length": str(len(PAGE))})
        handler.wfile.write(PAGE)

    library = tmp_path / "x.db"
    with serving() as site:
        site.routes[INDEX] = slow
        Subscriptions(place_at(library).sources).add(SourceSpec(site.url(INDEX), "api"))
        with watching(program, "--library", library) as process:
            assert process.stdin is not None
            assert asked.wait(20), "it is time for a source that was never looked at"
            process.stdin.write(b"--cancel\n")
            process.stdin.flush()
            assert next_event(process, "stopped")
            released.set()
            process.stdin.write(b"\n")
            process.stdin.flush()
            assert next_source(process).pick("source", "status", "new") == (site.url(INDEX), "updated", 1)
            assert end_of(process) == (0, b"")
