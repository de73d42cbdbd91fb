"""One document from standard input."""

import sys
from collections.abc import AsyncGenerator, Sequence

from reader.errors import SourceError
from reader.models import Document, Fingerprint, Fingerprints, SourceKind, SourceSpec
from reader.sources.base import Entry, Fetched, FetchFailure, Listing
from reader.sources.reading import MAX_ARTICLE_BYTES, digest

KEY = "stdin"


class StdinSource:
    """Standard input, read once to its end when it is first asked for."""

    kind: SourceKind = "stdin"
    identity = "stdin"

    def __init__(self, spec: SourceSpec) -> None:
        self._spec = spec
        self._data: bytes | None = None

    async def listing(self, known: Fingerprints) -> Listing:  # noqa: ARG002 - what comes in is always new
        """The one document; only reading it tells what it is."""
        return Listing((Entry(KEY, self._spec.address),))

    async def fetch(self, entries: Sequence[Entry]) -> AsyncGenerator[Fetched | FetchFailure, None]:
        """The document that came in.

        Raises:
            SourceError: standard input is closed.
        """
        for entry in entries:
            data = self._read()
            if len(data) > MAX_ARTICLE_BYTES:
                words = f"is not read: more than the {MAX_ARTICLE_BYTES >> 20} MB an article may have"
                yield FetchFailure(entry.key, words)
                continue
            document = Document(self._spec.address, entry.key, data, entry.address)
            yield Fetched(document, Fingerprint(len(data), 0, digest(data)))

    def _read(self) -> bytes:
        if self._data is None:
            if sys.stdin is None:
                raise SourceError("Nothing can be read from standard input: it is closed")
            self._data = sys.stdin.buffer.read(MAX_ARTICLE_BYTES + 1)
        return self._data
