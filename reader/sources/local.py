"""Articles on this machine: a folder with all below it, or one file."""

import os
from collections.abc import AsyncGenerator, Iterable, Sequence

from reader.errors import SourceError
from reader.models import Document, Fingerprints, SourceKind, SourceSpec
from reader.sources.base import Entry, Fetched, FetchFailure, Listing
from reader.sources.entries import Entries
from reader.sources.reading import Refused, look, read_file, unreadable
from reader.sources.scan import SUFFIXES, readable
from reader.sources.site_root import SiteRoot
from reader.sources.walk import DATA, Walk

TOPICS = "topics"
"""The folder of data whose files declare topics."""


class LocalSource:
    """What a folder and a file have in common: the root of their site, and how a document is read."""

    kind: SourceKind

    def __init__(self, spec: SourceSpec, folder: str, top: str | None = None) -> None:
        """`folder` is the one given, or the one the file given lies in; absolute. The site reaches up to `top`."""
        self._spec = spec
        self._settle(folder, top)

    def _settle(self, folder: str, top: str | None) -> None:
        """Finds out what site the folder belongs to."""
        self._folder = folder
        self._site = SiteRoot(folder, top)
        self._root = self._site.path.rstrip(os.sep) + "/"

    @property
    def identity(self) -> str:
        """The public address of the site, else the path of its root."""
        return self._site.identity

    async def fetch(self, entries: Sequence[Entry]) -> AsyncGenerator[Fetched | FetchFailure, None]:
        """The documents of `entries`, in their order."""
        for entry in entries:
            yield self.read(entry)

    def read(self, entry: Entry) -> Fetched | FetchFailure:
        """The document of one entry."""
        return self._read(entry.key, entry.address)

    def _read(self, key: str, path: str) -> Fetched | FetchFailure:
        try:
            data, fingerprint = read_file(path)
        except Refused as refused:
            return FetchFailure(key, str(refused))
        return Fetched(Document(self._spec.address, key, data, path, self._site.url), fingerprint)

    def _listed(self, known: Fingerprints) -> Listing:
        """The article files there are in the folder, and the topics declared beside them."""
        site = self._site.path if self._site.is_jekyll else None
        walk = Walk(self._folder, self._site.key_prefix(self._folder), site=site, known=known)
        try:
            found = walk.run()
        except OSError as error:
            raise SourceError(f"{self._folder} {unreadable(error)}") from None
        topics, failures = self._topics(found.data)
        return Listing(
            Entries(self._root, found.keys, known, found.changed),
            complete=found.complete,
            topics=tuple(topics),
            failures=(*found.failures, *failures),
        )

    def _topics(self, below: Iterable[str] = ()) -> tuple[list[Document], list[FetchFailure]]:
        """The documents that declare the topics of the site, in order of their names; then those of the sites below it,
        by the beginnings of their keys.
        """
        documents: list[Document] = []
        failures: list[FetchFailure] = []
        for data in dict.fromkeys((f"{DATA}/", *below)):
            for name in self._declarations(f"{self._root}{data}{TOPICS}"):
                found = self._read(f"{data}{TOPICS}/{readable(name)}", f"{self._root}{data}{TOPICS}/{name}")
                if isinstance(found, Fetched):
                    documents.append(found.document)
                else:
                    failures.append(found)
        return documents, failures

    def _declarations(self, folder: str) -> list[str]:
        try:
            names = sorted(os.listdir(folder))
        except OSError:
            return []
        return [
            name for name in names if name.lower().endswith((".yaml", ".yml")) and not name.startswith(".")
        ]


class FolderSource(LocalSource):
    """A folder and all below it: a Jekyll site, one of its collections, or any tree of articles."""

    kind: SourceKind = "folder"

    def __init__(self, spec: SourceSpec) -> None:
        super().__init__(spec, os.path.abspath(spec.address))

    async def listing(self, known: Fingerprints) -> Listing:
        """The article files there are, by the dates in their names; always a listing, even where all is as known.

        With nothing `known` only names are looked at. An entry whose size and time are as known carries the
        very `Fingerprint` object that was known.

        Raises:
            SourceError: the folder cannot be read.
        """
        return self._listed(known)


class FileSource(LocalSource):
    """One article file, of whatever name."""

    kind: SourceKind = "file"

    def __init__(self, spec: SourceSpec) -> None:
        self._path = os.path.abspath(spec.address)
        super().__init__(spec, os.path.dirname(self._path))

    async def listing(self, known: Fingerprints) -> Listing:
        """The one file.

        Raises:
            SourceError: there is no such file, or it is not a regular one.
        """
        key = self._site.key_prefix(self._folder) + os.path.basename(self._path)
        try:
            entry = Entry(key, self._path, look(self._path, known.get(key)))
        except Refused as refused:
            raise SourceError(f"{self._path} {refused}") from None
        topics, failures = self._topics()
        return Listing((entry,), topics=tuple(topics), failures=tuple(failures))


def is_list(path: str) -> bool:
    """Whether a file is a list of addresses, or OPML."""
    if path.lower().endswith(SUFFIXES):
        return False
    from reader.content.opml import is_opml
    from reader.content.url_list import is_url_list

    try:
        data, _ = read_file(path)
    except Refused:
        return False
    return is_opml(data) or is_url_list(data)
