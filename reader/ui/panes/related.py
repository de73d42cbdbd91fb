"""The stories that belong to an article, on its page. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from reader.models import Related, Story
from reader.ui import words
from reader.ui.panes.setting import INDENT, Setting, heading, signed, told, whole
from reader.ui.widgets.prose import BLANK, Paragraph, Run


def belonging(story: Story) -> tuple[Related, ...]:
    """The stories of the page in its order: its parts that the library has, the one it is also filed under, then those
    related.
    """
    return (*_parts(story), *((story.also,) if story.also else ()), *story.related)


def _parts(story: Story) -> tuple[Related, ...]:
    return tuple(item for item in story.items if item.article_id is not None)


def related(story: Story, setting: Setting) -> Iterator[Paragraph]:
    """The stories after its parts, each with what Enter does, where it is from, how long before or after it came, and
    why it is here.
    """
    first = len(_parts(story))
    numbered = enumerate(belonging(story)[first:], first)
    published = story.summary.published_at
    if story.also:
        number, other = next(numbered)
        told_already = other._replace(reason="")
        yield from (heading("Also filed under"), BLANK, *_story(number, told_already, published, setting))
        yield from (BLANK, BLANK) if story.related else ()
    if story.related:
        yield heading("Related", shares(story.related))
    for number, other in numbered:
        yield from (BLANK, *_story(number, other, published, setting))


def shares(stories: Iterable[Related]) -> str:
    """Where stories are: "1 in your library, 3 elsewhere"."""
    places = [story.article_id is not None for story in stories]
    inside, outside = sum(places), len(places) - sum(places)
    return told(
        (f"{inside} in your library" if inside else "", f"{outside} elsewhere" if outside else ""), ", "
    )


def _story(number: int, other: Related, published: datetime | None, setting: Setting) -> Iterator[Paragraph]:
    inside, unread = other.article_id is not None, other.read is False
    title = Run(other.title, "strong" if unread else "ink" if inside else "muted", bold=unread)
    sign = signed(setting.signs.here, "accent") if inside else signed(setting.signs.away, "link")
    rest = Run(" " * INDENT)
    yield Paragraph((title,), sign, rest, target=number)
    parts = (
        other.provider.name if other.provider else "",
        words.apart(other.published_at, published),
        other.reason,
        "read" if other.read else "",
    )
    if about := told(map(whole, parts), f" {setting.signs.dot} "):
        yield Paragraph((Run(about, "faint"),), rest, rest, parts=True, target=number)
