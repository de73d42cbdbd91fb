"""The stories that belong to an article, on its page: its coverage, section by section. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from reader.models import Related, RelatedKind, Story
from reader.ui import words
from reader.ui.ages import span
from reader.ui.panes.setting import INDENT, Setting, heading, signed, told, whole
from reader.ui.widgets.prose import BLANK, Paragraph, Run

_SECTIONS: tuple[tuple[RelatedKind, str], ...] = (
    ("listed", "Listed"), ("links_here", "Linking here"), ("similar", "Similar"),
)  # fmt: skip
_UNDER = Run(" " * INDENT)


def parts(story: Story) -> tuple[Related, ...]:
    """The parts of a course or collection that the library has."""
    return tuple(item for item in story.items if item.article_id is not None)


def belonging(story: Story) -> tuple[Related, ...]:
    """The stories of the page in its order: its parts that the library has, the one it is also filed under, then those
    related.
    """
    return (*parts(story), *((story.also,) if story.also else ()), *story.related)


def related(story: Story, setting: Setting, number: int = 0) -> Iterator[Paragraph]:
    """The stories after its parts, each with what Enter does, where it is from, when it came, and why it is here; the
    first is target `number`.
    """
    published = story.summary.published_at
    if story.also:
        other = story.also._replace(reason="")
        yield from (
            heading("Also filed under"),
            BLANK,
            *_story(number, other, _apart(other, published), setting),
        )
        yield from (BLANK, BLANK) if story.related else ()
        number += 1
    first = True
    same = [one for one in story.related if one.kind == "same_story"]
    if same:
        yield from _same_story(story, same, number, setting)
        first, number = False, number + len(same)
    for kind, name in _SECTIONS:
        others = [one for one in story.related if one.kind == kind]
        if others:
            yield from () if first else (BLANK, BLANK)
            yield heading(name, shares(others))
            for place, other in enumerate(others, number):
                yield from (BLANK, *_story(place, other, _apart(other, published), setting))
            first, number = False, number + len(others)


def same(one: Related, other: Related) -> bool:
    """Whether two entries are of one story, whatever was marked or added to it meanwhile."""
    return (one.article_id, one.url, one.title) == (other.article_id, other.url, other.title)


def why(reason: str, setting: Setting) -> tuple[str, ...]:
    """Why a story is here, in the signs there are: what was compared, and who lists whom, are parts of their own."""
    reason = reason.replace("…", setting.signs.ellipsis)
    compared, comma, listed = reason.rpartition(", ")
    return (compared, listed) if comma and listed.endswith("this article") else (reason,)


def shares(stories: Iterable[Related]) -> str:
    """Where stories are: "1 in your library, 3 elsewhere"."""
    places = [story.article_id is not None for story in stories]
    inside, outside = sum(places), len(places) - sum(places)
    return told(
        (f"{inside} in your library" if inside else "", f"{outside} elsewhere" if outside else ""), ", "
    )


def later(moment: datetime | None, first: datetime | None) -> str:
    """When an account came, seen from the first one: "first", "3 h later"; "" where a date is unknown."""
    if moment is None or first is None:
        return ""
    seconds = (moment - first).total_seconds()
    return "first" if seconds <= 0 else f"{span(seconds)} later"


def _same_story(story: Story, same: Sequence[Related], number: int, setting: Setting) -> Iterator[Paragraph]:
    """The accounts of the event, the oldest first, with this one among them."""
    mine = story.summary.published_at
    dates = [one.published_at for one in same if one.published_at] + ([mine] if mine else [])
    first = min(dates, default=None)
    yield heading("The same story", shares(same))
    told_mine = mine is None
    for place, other in enumerate(same, number):
        if not told_mine and mine and (other.published_at is None or other.published_at > mine):
            yield from (BLANK, _this(story, later(mine, first), setting))
            told_mine = True
        yield from (BLANK, *_story(place, other, later(other.published_at, first), setting))
    if not told_mine:
        yield from (BLANK, _this(story, later(mine, first), setting))


def _this(story: Story, when: str, setting: Setting) -> Paragraph:
    parts = ("This account", story.summary.provider or "", when)
    text = Run(told(map(whole, parts), f" {setting.signs.dot} "), "faint")
    return Paragraph((text,), signed(setting.signs.bullet, "faint"), _UNDER, parts=True)


def _apart(other: Related, published: datetime | None) -> str:
    return words.apart(other.published_at, published)


def _story(number: int, other: Related, when: str, setting: Setting) -> Iterator[Paragraph]:
    inside, unread = other.article_id is not None, other.read is False
    title = Run(other.title, "strong" if unread else "ink" if inside else "muted", bold=unread)
    sign = signed(setting.signs.here, "accent") if inside else signed(setting.signs.away, "link")
    yield Paragraph((title,), sign, _UNDER, target=number)
    parts = (
        other.provider.name if other.provider else "",
        when,
        f"quality {other.quality}" if other.quality is not None else "",
        *why(other.reason, setting),
        "read" if other.read else "",
    )
    if about := told(map(whole, parts), f" {setting.signs.dot} "):
        yield Paragraph((Run(about, "faint"),), _UNDER, _UNDER, parts=True, target=number)
