"""Asks for the documents of a listing, several at a time: what is as it was is passed over, a failure is a value."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from functools import partial
from typing import TypeAlias

from reader.errors import SourceError
from reader.sources.answers import Answer, Same
from reader.sources.base import Entry, Fetched, FetchFailure
from reader.sources.together import together

Ask: TypeAlias = Callable[[Entry], Awaitable[Answer | Same]]
Make: TypeAlias = Callable[[Entry, Answer], Fetched]


async def documents(
    entries: Sequence[Entry], ask: Ask, make: Make, *, at_once: int
) -> AsyncGenerator[Fetched | FetchFailure, None]:
    """The documents of `entries` as they come in: what `make` makes of each answer that `ask` brings.

    At most `at_once` of them are held at a time.
    """
    jobs = (partial(_document, entry, ask, make) for entry in entries)
    async with aclosing(together(jobs, at_once)) as found:
        async for one in found:
            if one is not None:
                yield one


async def _document(entry: Entry, ask: Ask, make: Make) -> Fetched | FetchFailure | None:
    try:
        answer = await ask(entry)
        return make(entry, answer) if isinstance(answer, Answer) else None
    except SourceError as error:
        return FetchFailure(entry.key, str(error))
