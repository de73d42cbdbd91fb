"""The list as text and as sources, and each change to it: a pure function from one such list to another."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.content.urls import public
from reader.errors import NotFoundError, UsageError
from reader.models import SourceSpec
from reader.subscriptions import editing
from reader.subscriptions.addresses import meant, near, normalise
from reader.subscriptions.layout import blocks


class Listed(NamedTuple):
    """The text of the file, and the sources that it lists."""

    text: str
    sources: tuple[SourceSpec, ...]


def is_changeable(now: Listed) -> bool:
    """Whether each source has a place of its own in the text, under its own `[[source]]`."""
    import tomllib

    return len(blocks(now.text)) == len(now.sources) and (bool(now.sources) or not tomllib.loads(now.text))


def adding(now: Listed, specs: Sequence[SourceSpec]) -> Listed:
    """Adds those that are not there yet at the end, each once."""
    there = {spec.address for spec in now.sources}
    new: dict[str, SourceSpec] = {}
    for spec in specs:
        if spec.address not in there:
            new.setdefault(spec.address, spec)
    added = tuple(new.values())
    return Listed(editing.append(now.text, added), now.sources + added) if added else now


def removing(now: Listed, address: str) -> Listed:
    """Takes a source out; the comments before and after it stay. Raises NotFoundError."""
    at = place(now, address)
    return Listed(editing.remove(now.text, at), now.sources[:at] + now.sources[at + 1 :])


def replacing(now: Listed, address: str, change: Callable[[SourceSpec], SourceSpec]) -> Listed:
    """Makes a source what `change` makes of it. Raises NotFoundError, and UsageError where another is there already."""
    at = place(now, address)
    old = now.sources[at]
    new = change(old)
    before, after = now.sources[:at], now.sources[at + 1 :]
    if new.address != old.address and any(spec.address == new.address for spec in (*before, *after)):
        raise there_already(new.address)
    return now if new == old else Listed(editing.replace(now.text, at, old, new), (*before, new, *after))


def place(now: Listed, address: str) -> int:
    """Which of the sources is at `address`, from 0.

    Raises:
        NotFoundError: none is; it names those near.
    """
    addresses = [spec.address for spec in now.sources]
    wanted = address if address in addresses else normalise(address)
    if found := meant(wanted, addresses):
        return addresses.index(found)
    likely = near(wanted, addresses)
    raise NotFoundError(
        f"{public(wanted)} is not among the sources"
        + (f"; did you mean {' or '.join(likely)}?" if likely else "")
    )


def there_already(address: str) -> UsageError:
    """The error to raise where a source would be listed twice."""
    return UsageError(f"{public(address)} is a source already")
