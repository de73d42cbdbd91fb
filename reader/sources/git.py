"""Archives of article files kept in git: read from a clone of our own, and after that only what changed."""

import os
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager

from reader.models import Fingerprints, SourceKind, SourceSpec
from reader.sources.base import Entry, Fetched, FetchFailure, Listing, Outlook, Unchanged, Way
from reader.sources.entries import keys_newest_first
from reader.sources.git_access import variables
from reader.sources.git_address import parse_address
from reader.sources.git_clone import Clone
from reader.sources.git_scope import LINK, Change, declares, is_article
from reader.sources.local import LocalSource
from reader.sources.scan import readable, unfit

_LINK_WORDS = "is not followed: it is a symbolic link"


class GitSource(LocalSource):
    """A git repository, or a folder of it, on one branch.

    Its documents are files of the checkout that we keep, so they can be read again at any time; keys are paths from the
    root of the site, as they are in a folder.
    """

    kind: SourceKind = "git"

    def __init__(self, spec: SourceSpec, way: Way) -> None:
        """Nothing is fetched yet.

        Raises:
            SourceError: the address is none of a repository.
        """
        self._address = parse_address(spec.address)
        self._clone = Clone(self._address, way.cache or _own_cache())
        self._offline = way.offline and not self._address.is_local  # a path needs no network
        self._state, self._network = way.state, way.network
        self._commit: str | None = None
        self._refused: dict[str, str] = {}
        super().__init__(spec, *self._place())

    @property
    def identity(self) -> str:
        """The public address of the site, else that of the repository (and of the site's root in it)."""
        if self._site.url:
            return self._site.identity
        # With "git+", so that nobody takes it for the address of a web site that links are relative to.
        below = self._beginning.rstrip("/")
        address = self._address.public.rstrip("/").removesuffix(".git")
        return f"git+{address}#{below}" if below else f"git+{address}"

    async def prepare(self) -> None:
        """Fetches now what `listing` would fetch, so that `identity` tells what the repository says of its site.

        Raises:
            SourceError: it cannot be fetched.
        """
        self._commit = await self._updated()

    async def listing(self, known: Fingerprints) -> Listing | Unchanged:
        """All articles the first time; afterwards those that changed since `Way.state`, a commit.

        Where nothing would be left, all is listed as well: an archive that comes back empty loses nothing.

        Raises:
            SourceError: the repository cannot be fetched. What was read of it stays.
        """
        commit = self._commit or await self._updated()
        self._commit = None
        if self._state and known:
            if self._state == commit:
                return Unchanged(self._outlook())
            changes = await self._clone.repository.changed(self._state, commit)
            if changes is not None and not any(declares(change.path) for change in changes):
                listing = self._changed(changes, known, commit)
                if listing.entries or len(listing.gone) < len(known):
                    return listing
        return await self._all(known, commit)

    def read(self, entry: Entry) -> Fetched | FetchFailure:
        """The document of one entry."""
        if refusal := self._refused.get(entry.key):
            return FetchFailure(entry.key, refusal)
        return super().read(entry)

    async def branch(self) -> str | None:
        """The name of the branch that is read; None where the repository does not tell."""
        async with self._telling():
            return await self._clone.repository.branch()

    def __getstate__(self) -> dict[str, object]:
        return {
            **self.__dict__,
            "_network": None,
        }  # of no use to the processes that read files, which it is sent to

    async def _updated(self) -> str:
        async with self._telling():
            commit = await self._clone.update(offline=self._offline)
        self._settle(*self._place())
        return commit

    @asynccontextmanager
    async def _telling(self) -> AsyncIterator[None]:
        """Git tells the server what it is to be told; nothing of that is kept."""
        if not self._offline:
            self._clone.told.update(await variables(self._spec, self._address, self._network))
        try:
            yield
        finally:
            self._clone.told.clear()

    def _place(self) -> tuple[str, str]:
        """The folder of the checkout that is meant, and the checkout."""
        files = self._clone.repository.files
        return f"{files}/{self._address.folder}".rstrip("/"), files

    @property
    def _beginning(self) -> str:
        """What the paths of the site begin with, in the repository."""
        return self._root.removeprefix(f"{self._clone.repository.files}/")

    def _outlook(self) -> Outlook:
        return Outlook(title=self._site.title, site=self._site.url)

    async def _all(self, known: Fingerprints, commit: str) -> Listing:
        import asyncio

        articles = await self._clone.repository.articles()
        if not await asyncio.to_thread(
            os.path.isdir, self._folder
        ):  # it is there, but nothing in it is wanted
            return Listing((), state=commit, outlook=self._outlook())
        listing = await asyncio.to_thread(self._listed, known)
        prefix = self._site.key_prefix(self._folder)
        links = {prefix + path for mode, path in articles if mode == LINK}
        entries = [entry for entry in listing.entries if entry.key not in links] if links else listing.entries
        failures = tuple(FetchFailure(readable(key), _LINK_WORDS) for key in sorted(links))
        return listing._replace(
            entries=entries,
            failures=(*listing.failures, *failures),
            state=commit,
            outlook=self._outlook(),
        )

    def _changed(self, changes: Iterable[Change], known: Fingerprints, commit: str) -> Listing:
        """What is to be read again and what is gone, of what differs between two commits."""
        self._refused = {}
        present: list[str] = []
        gone: list[str] = []
        for change in changes:
            key = change.path.removeprefix(self._beginning)
            if not self._is_ours(change.path):
                continue
            if change.is_file and not unfit(key):
                present.append(key)
            elif key in known:
                gone.append(key)
            elif change.is_file or change.mode == LINK:
                self._refused[readable(key)] = unfit(key) or _LINK_WORDS
        entries = [Entry(key, self._root + key) for key in [*_newest_first(present), *self._refused]]
        return Listing(
            entries,
            complete=False,
            topics=None,
            gone=tuple(gone),
            state=commit,
            outlook=self._outlook(),
        )

    def _is_ours(self, path: str) -> bool:
        folder = f"{self._address.folder}/" if self._address.folder else ""
        at_site = self._site.is_jekyll and folder == self._beginning
        return path.startswith(folder) and is_article(path[len(folder) :], at_site=at_site)


async def open_git(spec: SourceSpec, way: Way) -> GitSource:
    """The source at a git address, fetched, so that its identity is known.

    Raises:
        SourceError: the address is none of a repository, or it cannot be fetched.
    """
    source = GitSource(spec, way)
    await source.prepare()
    return source


def _newest_first(keys: Sequence[str]) -> list[str]:
    folders: dict[str, list[str]] = {}
    for key in keys:
        folder, slash, name = key.rpartition("/")
        folders.setdefault(folder + slash, []).append(name)
    return keys_newest_first([*folders.items()])


def _own_cache() -> str:
    from reader.paths import default_place

    return str(default_place().clones)
