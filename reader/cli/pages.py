"""The text of original pages for `newsreader show`."""

from typing import NamedTuple

from reader.content.urls import public
from reader.errors import NotFoundError
from reader.library import Library
from reader.models import FullText, Story


class Told(NamedTuple):
    """What can be shown, and what is wrong with it, in words."""

    story: Story
    trouble: str | None = None


def brought(library: Library, id: str) -> Told:
    """An article with the text of its page, which is read now unless it was before."""
    story = library.whole(id)
    if story.full is not None and story.full.doubt is None:
        return Told(story)
    from reader.cli.full_texts import bring_one

    event = bring_one(library, id)
    if event.text is None:
        return Told(story, event.error)
    return Told(story._replace(full=event.text), doubted(event.text))


def page(library: Library, address: str) -> Told:
    """The page at an address that the user gave.

    Raises:
        NotFoundError: it cannot be read; the message says why.
    """
    from reader.cli.full_texts import bring_one

    event = bring_one(library, address, typed=True)
    if event.error is not None:
        raise NotFoundError(event.error)
    story = library.story(address)
    return Told(story, doubted(story.full) if story.full else None)


def doubted(text: FullText) -> str | None:
    """What is wrong with a text, and which others did not do either; None where it is the article."""
    if text.doubt is None:
        return None
    others = " ".join(
        f"{address}: {reason.rstrip('.')}." for address, reason in text.tried if address != text.asked
    )
    return " ".join(filter(None, (f"{public(text.url)}: {text.reason.rstrip('.')}.", others)))
