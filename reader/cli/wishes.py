"""What the app wishes from the process that reads the sources, beside refreshing: each a line on standard input.

A wish is an option of one word and what it is about; what came of it is one line on standard output.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from reader.library import Library
from reader.models import Json

Grant: TypeAlias = Callable[[Library, str], Awaitable[Json]]


async def _full_text(library: Library, about: str) -> Json:
    from reader.cli.full_texts import grant

    return await grant(library, about)


async def _picture(library: Library, about: str) -> Json:
    from reader.cli.pictures import grant

    return await grant(library, about)


GRANTS: Mapping[str, Grant] = {"--full-text": _full_text, "--picture": _picture}


def grant_of(wish: str) -> tuple[Grant, str] | None:
    """Who grants a wish, and what it is about; None where it is the address of a source."""
    option, _, about = wish.partition(" ")
    grant = GRANTS.get(option)
    return (grant, about) if grant else None
