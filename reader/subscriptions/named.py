"""From what a user types for one of the sources to that source: by its address, its name, or a part of either."""

import os
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.content.urls import public
from reader.errors import NotFoundError, UsageError
from reader.subscriptions.addresses import meant, normalise
from reader.subscriptions.words import looks_like_host

# A part that is shorter says too little, unless it is a whole word.
_SHORTEST_PART = 3
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class _Called(NamedTuple):
    """A source by its address, and one of the ways to call it."""

    address: str
    name: str


def address_of(word: str, sources: Iterable[tuple[str, str | None]]) -> str:
    """The address meant by what a user typed for one of `sources`, each an address and a name.

    It may be the address, the name of a host where that is one, or the name of a source; or what no other has: a part
    of a name, or else of an address. What looks like an address is given as one, for those who then find out that it is
    not there.

    Raises:
        NotFoundError: no source has that name, or several may be meant; it names them, and those near.
        UsageError: it is no address at all.
    """
    known = list(sources)
    addresses = [address for address, _ in known]
    for typed in (word, f"https://{word}"):
        try:
            if found := meant(normalise(typed), addresses):
                return found
        except UsageError:
            continue
    names = [_Called(address, name) for address, name in known if name]
    for called, what in ((names, "names"), (_shown(addresses) if _may_be_a_part(word) else [], "addresses")):
        if alike := _alike(word, called):
            return _only(word, alike, what)
    if _is_name(word):
        raise NotFoundError(
            f"No source is called {word!r}{_near(word, [*names, *_shown(addresses)])}",
            "newsreader sources lists them.",
        )
    return normalise(f"https://{word}" if looks_like_host(word) and not os.path.lexists(word) else word)


def _only(word: str, alike: Sequence[_Called], what: str) -> str:
    """The address of the only one; NotFoundError where there are several."""
    if len({one.address for one in alike}) == 1:
        return alike[0].address
    more = ", …" if len(alike) > 5 else ""
    told = ", ".join(f"“{one.name}”" for one in alike[:5])
    raise NotFoundError(
        f"{word!r} is a part of several {what}: {told}{more}.", "Give more of it, or the address."
    )


def _alike(word: str, called: Sequence[_Called]) -> list[_Called]:
    """Those called just so; else those that have it as a part, if it is short only as a word of its own."""
    folded = word.strip().casefold()
    if not folded:
        return []
    if whole := [one for one in called if one.name.casefold() == folded]:
        return whole
    part = re.escape(folded)
    look = re.compile(part if len(folded) >= _SHORTEST_PART else rf"(?<!\w){part}(?!\w)")
    return [one for one in called if look.search(one.name.casefold())]


def _shown(addresses: Iterable[str]) -> list[_Called]:
    """The addresses as they are shown, without their schemes, which tell nothing."""
    return [_Called(address, _SCHEME.sub("", public(address))) for address in addresses]


def _near(word: str, called: Sequence[_Called]) -> str:
    """Those that somebody who wrote `word` may have meant, as the end of that sentence."""
    from difflib import get_close_matches

    names = {one.name.casefold(): one.name for one in called}
    found = get_close_matches(word.casefold()[:200], names, n=3, cutoff=0.6)
    return f"; did you mean {' or '.join(f'“{names[one]}”' for one in found)}?" if found else "."


def _may_be_a_part(word: str) -> bool:
    """Whether a word may be a part of an address: a whole one, and what is a file here, are addresses themselves."""
    typed = word.strip()
    return (
        len(typed) >= _SHORTEST_PART
        and not _SCHEME.match(typed)
        and not typed.startswith(("/", "~", "."))
        and not os.path.lexists(word)
    )


def _is_name(word: str) -> bool:
    """Whether a word can only be meant as a name, and not as an address of any sort."""
    return not (set(word) & set("/\\:#~.")) and word != "-" and not os.path.lexists(word)
