"""What remote sources have in common that are one document: a conditional request, whose answer is handed on."""

from collections.abc import AsyncGenerator, Sequence

from reader.errors import SourceError
from reader.models import Document, Fingerprint, Fingerprints, SourceKind, SourceSpec
from reader.sources.answers import Answer, Same, outlook_at, shown
from reader.sources.base import Entry, Fetched, FetchFailure, Listing, Outlook, Unchanged, Way
from reader.sources.http import client_for
from reader.sources.recognition import expect


class OneDocument:
    """One document at one address. It is read by its listing, and asked for once more only where that is long ago."""

    kind: SourceKind
    limit: int

    def __init__(self, spec: SourceSpec, key: str, way: Way, *, first: Answer | None, address: str) -> None:
        """`first` is what `address` answered just now, where it was asked already."""
        self._spec = spec
        self._key = key
        self._way = way
        self._answer = first
        self._address = address
        self._url = shown(address)

    async def listing(self, known: Fingerprints) -> Listing | Unchanged:
        """Asks for the document; it is unchanged where the server says so, or its bytes are the same.

        Raises:
            SourceError: it cannot be had, or is something else now.
        """
        before = known.get(self._key)
        answer, self._answer = self._answer, None
        if answer is None:
            asked = await self._ask(before)
            if isinstance(asked, Same):
                return Unchanged(self._outlook(asked))
            answer = asked
        elif before and before.digest == answer.fingerprint.digest:
            return Unchanged(self._outlook(answer))
        self._check(answer)
        self._answer = answer
        entries, size = (Entry(self._key, self._url),), len(answer.data)
        return Listing(entries, complete=False, outlook=self._outlook(answer), brought=size)

    async def fetch(self, entries: Sequence[Entry]) -> AsyncGenerator[Fetched | FetchFailure, None]:
        """The document that the listing brought along; it is asked for where there was no listing."""
        for entry in entries:
            try:
                answer = self._answer or await self._ask(None)
            except SourceError as error:
                yield FetchFailure(entry.key, str(error))
                continue
            self._answer = None
            if isinstance(answer, Answer):
                document = Document(
                    self._spec.address, entry.key, answer.data, self._url, answer.url, charset=answer.charset
                )
                yield Fetched(document, answer.fingerprint)

    def _check(self, answer: Answer) -> None:
        expect(answer, self.kind)

    def _outlook(self, told: Answer | Same) -> Outlook:
        return outlook_at(self._address, self._spec, told)

    async def _ask(self, before: Fingerprint | None) -> Answer | Same:
        async with client_for(self._spec, self._way) as client:
            return await client.get_changed(self._address, before, limit=self.limit)
