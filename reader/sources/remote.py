"""Remote sources: what kind one is, and the article file at an address. Nothing here is asked before it is used."""

from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from urllib.parse import urlsplit

from reader.errors import SourceError
from reader.models import Document, Fingerprint, Fingerprints, SourceKind, SourceSpec
from reader.sources.answers import Answer, NotThereError, kind_of, shown
from reader.sources.api import ApiSource, listing_urls
from reader.sources.base import Entry, Fetched, FetchFailure, Listing, Source, Unchanged
from reader.sources.http import DEADLINE_S, Client, checked
from reader.sources.reading import MAX_ARTICLE_BYTES


async def open_remote(spec: SourceSpec, *, deadline_s: float = DEADLINE_S) -> Source:
    """The source at a remote address. Where its kind is not known the address is asked, and the answer used.

    Raises:
        SourceError: it cannot be asked, or is nothing that can be read.
    """
    checked(spec.address)
    match spec.kind:
        case "remote_file":
            return RemoteFile(spec, deadline_s=deadline_s)
        case "api":
            return ApiSource(spec, deadline_s=deadline_s)
        case None:
            return await _found_out(spec, deadline_s)
        case kind:
            raise SourceError(f"{shown(spec.address)} is a web address, so it cannot be read as a {kind}")


async def _found_out(spec: SourceSpec, deadline_s: float) -> Source:
    """What the address itself answers decides; where that is no source, the usual place of a JSON API below it."""
    first, *others = reversed(listing_urls(spec.address))
    problem: SourceError
    async with Client(spec.address, deadline_s=deadline_s) as client:
        try:
            answer = await client.get(first)
        except NotThereError as error:
            problem = error
        else:
            try:
                return _source(spec, answer, deadline_s)
            except SourceError as error:
                problem = error
        for url in others:
            with suppress(SourceError):
                answer = await client.get(url)
                if kind_of(answer) == "api":
                    return ApiSource(spec, first=answer, deadline_s=deadline_s)
    raise problem


def _source(spec: SourceSpec, answer: Answer, deadline_s: float) -> Source:
    if kind_of(answer) == "api":
        return ApiSource(spec, first=answer, deadline_s=deadline_s)
    return RemoteFile(spec, first=answer, deadline_s=deadline_s)


class RemoteFile:
    """One article file at a remote address."""

    kind: SourceKind = "remote_file"

    def __init__(
        self, spec: SourceSpec, *, first: Answer | None = None, deadline_s: float = DEADLINE_S
    ) -> None:
        """`first` is what the address answered just now, where it was asked already."""
        self._spec = spec
        self._answer = first
        self._deadline_s = deadline_s
        self._url = shown(spec.address)
        parts = urlsplit(self._url)
        folder, _, _ = parts.path.rpartition("/")
        self._folder = f"{parts.scheme}://{parts.netloc}{folder}"
        self._key = parts.path.strip("/") + (f"?{parts.query}" if parts.query else "")

    @property
    def identity(self) -> str:
        """The address without the name of the file."""
        return self._folder

    async def listing(self, known: Fingerprints) -> Listing | Unchanged:
        """Asks for the file; it is unchanged where the server says so, or its bytes are the same.

        Raises:
            SourceError: it cannot be had, or is no article file.
        """
        before = known.get(self._key)
        answer, self._answer = self._answer, None
        if answer is None:
            answer = await self._ask(before)
        elif before and before.digest == answer.fingerprint.digest:
            return Unchanged()
        if answer is None:
            return Unchanged()
        if len(answer.data) > MAX_ARTICLE_BYTES:
            raise SourceError(f"{self._url} sent more than the {MAX_ARTICLE_BYTES >> 20} MB that are taken")
        if kind_of(answer) != "remote_file":
            raise SourceError(f"{self._url} is no article file any more: it is a page of a JSON API")
        self._answer = answer
        return Listing((Entry(self._key, self._url),), complete=False)

    async def fetch(self, entries: Sequence[Entry]) -> AsyncIterator[Fetched | FetchFailure]:
        """The article that the listing brought along; it is asked for where there was no listing."""
        for entry in entries:
            try:
                answer = self._answer or await self._ask(None)
            except SourceError as error:
                yield FetchFailure(entry.key, str(error))
                continue
            self._answer = None
            if answer is not None:
                document = Document(self._spec.address, entry.key, answer.data, self._url, answer.url)
                yield Fetched(document, answer.fingerprint)

    async def _ask(self, before: Fingerprint | None) -> Answer | None:
        async with Client(self._spec.address, deadline_s=self._deadline_s) as client:
            return await client.get_changed(self._spec.address, before, limit=MAX_ARTICLE_BYTES)
