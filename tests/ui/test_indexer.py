"""The process that reads the sources, seen from the app."""

import subprocess
import sys
from queue import Queue

import pytest

from reader.ui.indexer import Fetched, Indexed, Indexer, Noticed, Said, end, understand


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            '{"event": "progress", "source": "/a", "done": 3, "total": 9, "saved": 2}',
            Indexed("/a", done=3, total=9, saved=2),
        ),
        (
            '{"event": "progress", "source": "/a", "done": 3, "total": null, "saved": 0}',
            Indexed("/a", done=3),
        ),
        (
            '{"event": "source", "source": "/a", "new": 1, "error": null}',
            Indexed("/a", finished=True, changed=True, new=1),
        ),
        (
            '{"event": "source", "source": "/a", "new": 0, "error": "No such folder"}',
            Indexed("/a", finished=True, error="No such folder"),
        ),
        (
            '{"event": "error", "message": "The disk is full."}',
            Indexed("", finished=True, error="The disk is full."),
        ),
        (
            '{"event": "begun", "sources": ["/a", "https://b.example/"]}',
            Indexed(begun=("/a", "https://b.example/")),
        ),
        ('{"event": "begun", "sources": null}', Indexed(begun=())),
        ('{"event": "full_text", "name": "k3v9x2ma00", "error": null}', Fetched("full_text", "k3v9x2ma00")),
        (
            '{"event": "picture", "name": "https://a.example/b.png", "file": "/cache/1", "error": null}',
            Fetched("picture", "https://a.example/b.png", "/cache/1"),
        ),
        (
            '{"event": "noticed", "rule": "sea", "titles": ["A"], "ids": ["k3v9x2ma00", "k3v9x2ma01"]}',
            Noticed("sea", ("A",), 2),
        ),
        ('{"event": "something later"}', None),
        ("[1, 2]", None),
        ("no JSON", None),
        ("", None),
    ],
)
def test_what_the_indexer_says_is_understood(line: str, said: Said | None) -> None:
    assert understand(line) == said


def _process(code: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _source(said: Said) -> str:
    assert isinstance(said, Indexed)
    return said.source


def test_it_is_listened_to_and_asked_to_refresh() -> None:
    echo = """
import json, sys
for line in sys.stdin:
    print(json.dumps({"event": "progress", "source": line.strip(), "done": 1}), flush=True)
"""
    said: Queue[Said] = Queue()
    with _process(echo) as process:
        indexer = Indexer(lambda: process, said.put)
        indexer.start()
        assert indexer.refresh("/articles")
        assert indexer.refresh()
        assert indexer.cancel()
        assert [_source(said.get(timeout=20)) for _ in range(3)] == ["/articles", "", "--cancel"]
        end(process)
        assert process.returncode == 0
        assert not indexer.refresh()
        assert not indexer.cancel()
        last = said.get(timeout=20)
        assert isinstance(last, Indexed)
        assert last.error == "The process that reads the sources has ended"


def test_one_that_does_not_end_by_itself_is_ended() -> None:
    deaf = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("up", flush=True)
time.sleep(600)
"""
    with _process(deaf) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"up\n"
        end(process, patience=0.2)
        assert process.returncode == -9
