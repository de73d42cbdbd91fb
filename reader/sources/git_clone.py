"""The clone of a git archive that we keep: made when first asked for, brought up to date, repaired."""

import os
import shutil
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from reader.errors import SourceError
from reader.files import slug, try_locked
from reader.sources.git_address import GitAddress, parse_address
from reader.sources.git_program import GitFailedError, TooLongError
from reader.sources.git_redirect import is_redirect, led_to
from reader.sources.git_repository import CLONE_S, FETCH_S, Repository
from reader.sources.git_trouble import as_it_was_said, in_words

WAIT_S = 0.1


class Clone:
    """What we keep of a repository, below the folder `cache`, for one branch and folder of it.

    `told` are variables that git is given where it connects.
    """

    def __init__(self, address: GitAddress, cache: str) -> None:
        self._address = address
        self.told: dict[str, str] = {}
        self.name = _name(address)
        self._parent = Path(os.path.abspath(cache), "git")
        self._lock = self._parent / f"{self.name}.lock"
        self.repository = self._repository(self._parent / self.name)

    async def update(self, *, offline: bool) -> str:
        """Fetches what is new, unless `offline`, and lays it into the checkout; gives the name of its commit.

        A clone that is not there, or damaged, is made; one that another process works at is waited for.

        Raises:
            SourceError: the repository cannot be read. What was there stays.
        """
        async with self._turn():
            if os.path.isdir(self.repository.folder):
                try:
                    return await self._updated(offline)
                except GitFailedError as failed:
                    if offline:
                        raise as_it_was_said(self._address, str(failed)) from None
            if offline:
                hint = "What was read from it before is in the library."
                raise SourceError(f"{self._address.public} is not asked while offline", hint)
            return await self._made()

    def remove(self) -> None:
        """Removes it."""
        self._sweep()
        shutil.rmtree(self.repository.folder, ignore_errors=True)
        self._lock.unlink(missing_ok=True)

    async def _updated(self, offline: bool) -> str:
        """Raises GitFailedError where the clone seems to be damaged, SourceError where it is not at fault."""
        import asyncio

        await asyncio.to_thread(self.repository.unlock)
        if not offline:
            await self._fetch(self.repository, None, FETCH_S)
        commit = await self.repository.check_out(offline=offline)
        await self.repository.tidy()
        return commit

    async def _made(self) -> str:
        """Makes the clone under another name and puts it into its place when it is whole."""
        import asyncio

        new = self._parent / f".{self.name}.{os.urandom(4).hex()}"
        try:
            await asyncio.to_thread(self._sweep)
            commit = await self._cloned(new)
            await asyncio.to_thread(self._put_in_place, new)
        except OSError as error:
            raise _unwritable(self._parent, error) from None
        except GitFailedError as failed:
            said = str(failed)
            raise in_words(self._address, said) or as_it_was_said(self._address, said) from None
        finally:
            await asyncio.to_thread(shutil.rmtree, new, ignore_errors=True)
        return commit

    async def _cloned(self, folder: Path, algorithm: str = "sha1") -> str:
        import asyncio

        repository = self._repository(folder)
        await asyncio.to_thread(folder.mkdir, 0o700)
        try:
            await repository.make(algorithm)
            await self._fetch(repository, self._address.url, CLONE_S)
        except GitFailedError as failed:
            if "mismatched algorithms" not in str(failed) or algorithm != "sha1":
                raise
            await asyncio.to_thread(shutil.rmtree, folder)
            return await self._cloned(folder, "sha256")
        await repository.articles()  # which tells whether there is such a folder, and not too much in it
        return await repository.check_out(offline=False, limit_s=CLONE_S)

    async def _fetch(self, repository: Repository, url: str | None, limit_s: float) -> None:
        """Fetches, and where the server sends git to another address, from there.

        Raises:
            SourceError: the repository cannot be reached or has no such branch.
            GitFailedError: something else; the clone may be damaged.
        """
        try:
            try:
                return await repository.fetch(url, limit_s=limit_s)
            except GitFailedError as failed:
                if not is_redirect(str(failed)):
                    raise
            await repository.fetch(await led_to(self._address), limit_s=limit_s)
        except TooLongError:
            limit = f"{limit_s:g} seconds"
            raise SourceError(f"{self._address.public} was not fetched completely within {limit}") from None
        except GitFailedError as failed:
            raise in_words(self._address, str(failed)) or failed from None

    def _put_in_place(self, new: Path) -> None:
        place, old = self._parent / self.name, self._parent / f".{self.name}.old"
        if place.exists():
            place.rename(old)
        new.rename(place)
        shutil.rmtree(old, ignore_errors=True)

    def _sweep(self) -> None:
        """Removes what was left when making the clone was interrupted for good."""
        for left in self._parent.glob(f".{self.name}.*"):
            shutil.rmtree(left, ignore_errors=True)

    def _repository(self, folder: Path) -> Repository:
        return Repository(str(folder), self._address, self.told)

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """Waits until no other process works at this clone."""
        import asyncio

        try:
            await asyncio.to_thread(self._parent.mkdir, 0o700, parents=True, exist_ok=True)
            waiting = True
            while waiting:
                with try_locked(self._lock) as mine:
                    if mine:
                        waiting = False
                        yield
                if waiting:
                    await asyncio.sleep(WAIT_S)
        except OSError as error:
            raise _unwritable(self._parent, error) from None


def forget(address: str, cache: str) -> None:
    """Removes the clone of a source that is no longer one; of an address that is none of git's, nothing."""
    try:
        clone = Clone(parse_address(address), cache)
    except SourceError:
        return
    clone.remove()


def strays(addresses: Iterable[str], cache: str) -> list[Path]:
    """The clones, and what is left of such, that belong to none of the sources at these addresses and are in no use."""
    kept: set[str] = set()
    for address in addresses:
        with suppress(SourceError):
            kept.add(_name(parse_address(address)))
    folder = Path(os.path.abspath(cache), "git")
    names = {entry.name: entry for entry in (folder.iterdir() if folder.is_dir() else ()) if entry.is_dir()}
    return [entry for name, entry in sorted(names.items()) if _clone_of(name) not in kept and _is_free(entry)]


def _clone_of(name: str) -> str:
    """The name of the clone that a folder belongs to: one that is being made is called `.name.…`."""
    return name.removeprefix(".").partition(".")[0]


def _is_free(clone: Path) -> bool:
    with try_locked(clone.with_name(f"{_clone_of(clone.name)}.lock")) as mine:
        return mine


def _name(address: GitAddress) -> str:
    """A name of our own for the clone of an address: a part that people recognise, and one that is like no other."""
    place = address.public.rpartition("://")[2]
    known_by = repr((address.repository, address.branch, address.folder))
    digest = blake2b(known_by.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    known_as = slug(place, len(place))[-40:].lstrip("-")
    return f"{known_as or 'archive'}-{digest}"


def _unwritable(folder: Path, error: OSError) -> SourceError:
    return SourceError(f"{folder} cannot be written: {(error.strerror or str(error)).lower()}")
