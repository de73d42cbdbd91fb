"""The process that pages are extracted in: within limits, since a page may be made to take all there is.

It reads requests on standard input and answers on standard output, each a pickle behind its length in eight bytes,
until its input is closed.
"""

import pickle
import resource
import sys
from typing import BinaryIO

from reader.errors import SourceError
from reader.fulltext.records import Extract

MEMORY = 300 << 20
"""Bytes of address space, so that never as much is resident."""


def main() -> None:
    """Answers until the end."""
    from reader.fulltext.extracting import extract

    _warm()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    while (request := _read(sys.stdin.buffer)) is not None:
        try:
            answer: Extract | str = extract(pickle.loads(request))  # noqa: S301 - our own process wrote it
        except SourceError as error:
            answer = str(error)
        except MemoryError:
            answer = "The page takes too much memory to be read"
        data = pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.write(len(data).to_bytes(8, "big") + data)
        sys.stdout.buffer.flush()


def _read(stream: BinaryIO) -> bytes | None:
    head = stream.read(8)
    return stream.read(int.from_bytes(head, "big")) if len(head) == 8 else None


def _warm() -> None:
    """Loads what the first page needs, while that is still asked for."""
    from reader.fulltext.extracting import extract
    from reader.fulltext.records import WebPage

    text = b"<html><head><title>A</title></head><body><article><p>" + b"One, two, three. " * 40
    extract(WebPage("https://example.org/", text))


if __name__ == "__main__":
    main()
