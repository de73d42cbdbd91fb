"""The entries of a folder, as a sequence that makes them when they are looked at."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import overload

from reader.models import Fingerprints
from reader.sources.base import Entry


class Entries(Sequence[Entry]):
    """Entries of local files: a hundred thousand names are listed without making as many objects."""

    def __init__(self, root: str, keys: list[str], known: Fingerprints, changed: Fingerprints) -> None:
        """`root`, ending in a slash, and a key make an address; a fingerprint is as `known`, unless `changed`."""
        self._root = root
        self._keys = keys
        self._known = known
        self._changed = changed

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> "Entries": ...
    def __getitem__(self, index: int | slice) -> "Entry | Entries":
        if isinstance(index, slice):
            return Entries(self._root, self._keys[index], self._known, self._changed)
        return self._entry(self._keys[index])

    def __iter__(self) -> Iterator[Entry]:
        return map(self._entry, self._keys)

    def _entry(self, key: str) -> Entry:
        return Entry(key, self._root + key, self._changed.get(key) or self._known.get(key))


def keys_newest_first(folders: Sequence[tuple[str, list[str]]]) -> list[str]:
    """The keys of all files, by the date their names begin with, the newest first; those without a date last.

    `folders` are (beginning of the keys, file names).
    """
    dated: list[tuple[str, list[str]]] = []
    undated: list[tuple[str, list[str]]] = []
    for prefix, names in folders:
        names.sort()
        digits = names[bisect_left(names, "0") : bisect_left(names, ":")]
        with_date = [name for name in reversed(digits) if name[4:8:3] == "--"]  # YYYY-MM-…
        dated.append((prefix, with_date))
        if len(with_date) < len(names):
            rest = set(names).difference(with_date)
            visible = [name for name in reversed(names) if name in rest and not name.startswith(".")]
            undated.append((prefix, visible))
    return _merged(dated) + _merged(undated)


def _merged(folders: list[tuple[str, list[str]]]) -> list[str]:
    """The keys of folders whose names are in order already, in the order of file names."""
    folders = [folder for folder in folders if folder[1]]
    if len(folders) == 1:
        prefix, names = folders[0]
        return [prefix + name for name in names] if prefix else names
    rows = [(name, prefix) for prefix, names in folders for name in names]
    rows.sort(reverse=True)  # quick: it finds the runs that are in order already
    return [prefix + name for name, prefix in rows]
