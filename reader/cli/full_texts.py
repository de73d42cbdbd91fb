"""Bringing the texts of original pages on the command line."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from reader.cli.output import Output, say
from reader.cli.reading import Bar
from reader.cli.running import run_to_end
from reader.errors import NotFoundError
from reader.library import Library
from reader.models import Json, PageRead, Query

_PART = 200  # articles looked up at a time


def bring_one(library: Library, reference: str, *, typed: bool = False) -> PageRead:
    """The text of an article's page, or of an address, read now."""
    return run_to_end(_first(library.full_texts.bring([reference], typed=typed)))


async def _first(events: AsyncGenerator[PageRead, None]) -> PageRead:
    async with aclosing(events) as told:
        async for event in told:
            return event
    raise AssertionError("a wish is always answered")


def bring_ahead(library: Library, query: Query | None, most: int | None, output: Output) -> bool:
    """Fetches the pages of articles that were not fetched yet, the newest first, at most so many; true where all came.

    With a `query` those of the articles that match; else those that are unread, of sources and topics that are read in
    full.
    """
    wanted = _wanted(library, query, most)
    return run_to_end(_ahead(library, wanted, output)) if wanted else True


def _wanted(library: Library, query: Query | None, most: int | None) -> list[str]:
    rows, found = library.lists.articles(query or Query(view="unread")).rows, list[str]()
    for start in range(0, len(rows), _PART):
        ids = [one.id for one in library.lists.summaries(rows[start : start + _PART]) if one.url]
        found += library.full_texts.lacking(ids if query else library.full_texts.wanted(ids))
        if most is not None and len(found) >= most:
            return found[:most]
    return found


async def _ahead(library: Library, ids: Sequence[str], output: Output) -> bool:
    done, failed, doubtful = 0, 0, 0
    with Bar() as bar:
        async with aclosing(library.full_texts.bring(ids, ahead=True)) as events:
            async for event in events:
                done += 1
                failed += event.error is not None
                doubtful += bool(event.text and event.text.doubt)
                bar.show_pages(done, len(ids), failed)
                if output.format == "jsonl":
                    output.object(line_of(event) | {"done": done, "total": len(ids)})
                elif event.error:
                    bar.clear()
                    say(f"{event.name}: {event.error}")
    told = f"{done - failed - doubtful} of {len(ids)} articles can be read in full"
    say(f"{told}; of {doubtful} the page is hardly the article." if doubtful else f"{told}.")
    return not failed


def line_of(event: PageRead) -> dict[str, Json]:
    """What came of a wish, as a line of `refresh --jsonl`."""
    text = event.text
    return {
        "event": "full_text",
        "name": event.name,
        "words": text.words if text else None,
        "doubt": text.doubt if text else None,
        "error": event.error,
    }


async def grant(library: Library, about: str) -> Json:
    """Reads the page that the app wishes: of an article or an address, `--ahead` before it where nobody waits."""
    reference = about.removeprefix("--ahead ")
    try:
        event = await _first(library.full_texts.bring([reference], ahead=reference != about))
    except NotFoundError as error:
        event = PageRead(reference, error=str(error))
    return line_of(event._replace(name=reference))
