"""A command whose output is a document, or a list of such: "exec:my-script --flag". It is given to no shell."""

import asyncio
import shlex
from collections.abc import AsyncGenerator, Sequence
from typing import TYPE_CHECKING

from reader.errors import SourceError
from reader.models import Document, Fingerprint, Fingerprints, SourceKind, SourceSpec
from reader.sources.base import Entry, Fetched, FetchFailure, Listing, Outlook, Unchanged, Way
from reader.sources.discover import COMMAND
from reader.sources.feed_outlook import completed
from reader.sources.process_output import output_of
from reader.sources.reading import digest
from reader.sources.recognition import NAMES, What, unpacked, what_is
from reader.sources.scan import readable

if TYPE_CHECKING:
    from reader.content.feeds import FeedInfo
    from reader.sources.url_list import UrlListSource

_OWN = Way()
KEY = "output"
LIMIT_S = 60.0
MAX_OUTPUT_BYTES = 32 << 20


class CommandSource:
    """What a command prints: a feed, a page of articles, an article file, a sitemap, or a list of addresses."""

    kind: SourceKind = "command"

    def __init__(self, spec: SourceSpec, *, limit_s: float = LIMIT_S, way: Way = _OWN) -> None:
        """`limit_s` is how long the command may take, in seconds; what a list names is reached by `way`.

        Raises:
            SourceError: the address is no command.
        """
        self._spec = spec
        self._argv = arguments(spec.address)
        self._limit_s = limit_s
        self._output: bytes | None = None
        self._way = way
        self._list: UrlListSource | None = None

    @property
    def identity(self) -> str:
        """The command as it is written."""
        return self._spec.address

    async def listing(self, known: Fingerprints) -> Listing | Unchanged:
        """Runs the command. What it does not print any more is not gone.

        Raises:
            SourceError: it cannot be run, fails, takes too long, or prints something else than articles.
        """
        output = await self._run()
        before = known.get(KEY)
        if before and before.digest == digest(output):
            return Unchanged()
        what = await asyncio.to_thread(self._what, output)
        if what == "list":
            return await self._listed(output, known)
        self._output = output
        return Listing((Entry(KEY, self._spec.address),), complete=False, learn=_learned)

    async def fetch(self, entries: Sequence[Entry]) -> AsyncGenerator[Fetched | FetchFailure, None]:
        """What the command printed for the listing; where there was none it is run."""
        if self._list is not None:
            found = self._list.fetch(entries)
            try:
                async for one in found:
                    yield one
            finally:
                if isinstance(found, AsyncGenerator):
                    await found.aclose()
            return
        for entry in entries:
            try:
                output = await self._run() if self._output is None else self._output
            except SourceError as error:
                yield FetchFailure(entry.key, str(error))
                continue
            self._output = None
            document = Document(self._spec.address, entry.key, unpacked(output), entry.address)
            yield Fetched(document, Fingerprint(len(output), 0, digest(output)))

    async def _run(self) -> bytes:
        return await output_of(self._argv, limit=MAX_OUTPUT_BYTES, limit_s=self._limit_s)

    async def _listed(self, output: bytes, known: Fingerprints) -> Listing | Unchanged:
        """What is at the addresses that the command printed."""
        from reader.sources.answers import Answer
        from reader.sources.url_list import UrlListSource

        self._list = UrlListSource(
            self._spec, first=Answer(name_of(self._spec.address), output), way=self._way
        )
        listing = await self._list.listing(known)
        return listing._replace(complete=False) if isinstance(listing, Listing) else listing

    def _what(self, output: bytes) -> What:
        name = f"What {name_of(self._spec.address)} prints"
        if not output.strip():
            raise SourceError(f"{name_of(self._spec.address)} printed nothing")
        what = what_is(output, name)
        if what == "page":
            raise SourceError(f"{name} is {NAMES[what]}, which is not read from a command")
        return what


def _learned(info: "FeedInfo") -> tuple[Outlook, None]:
    return completed(Outlook(), info), None


def arguments(address: str) -> list[str]:
    """The words of a command, as a shell would split them.

    Raises:
        SourceError: there are none, or a quotation in it has no end.
    """
    try:
        words = shlex.split(address.removeprefix(COMMAND))
    except ValueError as error:
        raise SourceError(f"{COMMAND} cannot be split into words: {str(error).lower()}") from None
    if not words or not words[0] or "\0" in address:
        raise SourceError(f"{COMMAND} names no command", f"Write it like {COMMAND}my-script --flag")
    return words


def name_of(address: str) -> str:
    """The program of a command, for people; its arguments may hold what is nobody's business."""
    return COMMAND + readable(arguments(address)[0])
