"""Walks through a folder and all below it, each real folder once, however many links lead there."""

import os
from collections import deque
from typing import NamedTuple

from reader.models import Fingerprint, Fingerprints
from reader.sources.base import FetchFailure
from reader.sources.entries import keys_newest_first
from reader.sources.reading import unreadable
from reader.sources.scan import LEADS_OUT, lies_in, readable, scan

DATA = "_data"
NO_CONTENT = frozenset((DATA, "_includes", "_layouts", "_plugins", "_sass", "_site", "node_modules"))
NO_CONTENT_OF_SITE = frozenset(("assets", "vendor"))


class Found(NamedTuple):
    """What a walk found; `changed` are files known before that look otherwise now, by key.

    It is not `complete` where a folder could not be read: what is in there is not gone. `data` are the folders of data
    ("_data") beside what was found, by what the keys of their files begin with.
    """

    keys: list[str]
    changed: dict[str, Fingerprint]
    failures: tuple[FetchFailure, ...]
    complete: bool
    data: tuple[str, ...]


class _Place(NamedTuple):
    """A folder to look into; the keys of its files begin with `prefix`."""

    path: str
    prefix: str
    is_link: bool = False


class Walk:
    """One walk through a folder."""

    def __init__(self, folder: str, prefix: str, *, site: str | None, known: Fingerprints) -> None:
        """`folder` is the one given, `prefix` what its keys begin with, `site` the root of the Jekyll site."""
        self._start = _Place(folder, prefix)
        self._inside = os.path.realpath(folder)
        self._site = site
        self._known = known
        self._walked: set[tuple[int, int]] = set()
        self._links: deque[_Place] = deque()
        self._names: list[tuple[str, list[str]]] = []
        self._changed: dict[str, Fingerprint] = {}
        self._failures: list[FetchFailure] = []
        self._complete = True
        self._data: list[str] = []

    def run(self) -> Found:
        """What there is.

        Raises:
            OSError: the folder given cannot be read at all.
        """
        self._walk_from([*self._look(self._start)])
        while self._links:
            link = self._links.popleft()
            if self._may_follow(link):
                self._walk_from([link])
        keys = keys_newest_first(self._names)
        data = tuple(sorted(self._data))
        return Found(keys, self._changed, tuple(self._failures), self._complete, data)

    def _walk_from(self, waiting: list[_Place]) -> None:
        while waiting:
            place = waiting.pop()
            try:
                waiting += self._look(place)
            except OSError as error:
                self._complete = False
                self._failures.append(FetchFailure(readable(place.prefix), unreadable(error)))

    def _look(self, place: _Place) -> list[_Place]:
        """Takes in what one folder holds, and gives the folders below it."""
        status = os.stat(place.path)
        self._walked.add((status.st_dev, status.st_ino))
        found = scan(place.path, place.prefix, self._known, self._inside)
        self._failures += found.failures
        if place.path != self._site:  # the pages beside the settings are the site's, not articles
            self._names.append((place.prefix, found.names))
            self._changed |= found.changed
        if DATA in found.folders:
            self._data.append(f"{place.prefix}{DATA}/")
        skipped = NO_CONTENT | NO_CONTENT_OF_SITE if place.path == self._site else NO_CONTENT
        below = [name for name in found.folders if name not in skipped]
        self._links += [_below(place, name, is_link=True) for name in found.links if name not in skipped]
        return [_below(place, name) for name in sorted(below, reverse=True)]

    def _may_follow(self, link: _Place) -> bool:
        """Whether a link leads to a folder inside the one given that was not walked yet."""
        target = os.path.realpath(link.path)
        if not lies_in(target, self._inside):
            self._failures.append(FetchFailure(readable(link.prefix), LEADS_OUT))
            return False
        try:
            status = os.stat(target)
        except OSError:
            return False  # removed while we were walking
        return (status.st_dev, status.st_ino) not in self._walked


def _below(place: _Place, name: str, *, is_link: bool = False) -> _Place:
    return _Place(f"{place.path.rstrip(os.sep)}{os.sep}{name}", f"{place.prefix}{name}/", is_link)
