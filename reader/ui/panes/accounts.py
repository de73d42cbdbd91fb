"""The accounts of a story: every outlet that tells it, with what the library has of each. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from reader.models import Related, Story, Summary
from reader.ui import words
from reader.ui.panes.related import belonging, later, why
from reader.ui.panes.setting import Setting, heading, told, whole
from reader.ui.widgets.prose import BLANK, Paragraph, Run

_TIME = 9
"""Cells of the time of day with the sign before it and the gap after it."""


class Account(NamedTuple):
    """What one outlet tells: `related` is None for the article that is open, else the story that belongs to it."""

    title: str
    provider: str
    published_at: datetime | None
    excerpt: str | None
    quality: int | None
    read: bool | None
    reason: str
    related: Related | None

    @property
    def inside(self) -> bool:
        """Whether the library has it."""
        return self.related is None or self.related.article_id is not None


def accounts(story: Story, known: Mapping[str, Summary]) -> list[Account]:
    """All accounts of the story that an article tells, the oldest first. `known` are those of the library, by id."""
    summary = story.summary
    excerpts = {one.url: one.excerpt for one in story.article.related if one.url}
    found = [
        Account(
            summary.title, summary.provider or "", summary.published_at, story.article.excerpt, summary.quality,
            summary.read, "", None,
        ),
        *(
            Account(
                one.title, one.provider.name if one.provider else "", one.published_at,
                _excerpt(one, known, excerpts),
                one.quality, one.read, one.reason, one,
            )
            for one in story.related
            if one.kind == "same_story"
        ),
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.published_at.timestamp() if one.published_at else float("inf"))


def _excerpt(one: Related, known: Mapping[str, Summary], listed: Mapping[str, str | None]) -> str | None:
    summary = known.get(one.article_id or "")
    return summary.excerpt if summary else listed.get(one.url or "")


def timeline(story: Story, told_by: Sequence[Account], setting: Setting) -> Iterator[Paragraph]:
    """The story as it was told, account by account, each a target; then how much there is besides."""
    yield Paragraph((Run(story.summary.title, "strong", bold=True),))
    yield BLANK
    yield Paragraph((Run(_summed_up(told_by), "muted"),))
    first = next((one.published_at for one in told_by), None)
    day = None
    for number, one in enumerate(told_by):
        here = one.published_at.astimezone().date() if one.published_at else None
        if number == 0 or here != day:
            yield from (BLANK, heading(_day(one.published_at)))
            day = here
        yield from (BLANK, *_account(number, one, later(one.published_at, first), setting))
    others = [one for one in belonging(story) if one.kind != "same_story"]
    if others:
        yield from (BLANK, BLANK)
        more = words.count(len(others), "further story", "further stories")
        yield Paragraph((Run(f"The article leads to {more} besides.", "faint"),))


def _summed_up(told_by: Sequence[Account]) -> str:
    outlets = {one.provider for one in told_by if one.provider}
    dates = [one.published_at for one in told_by if one.published_at]
    took = later(max(dates), min(dates)) if dates else ""
    number = words.count(len(told_by), "account", "accounts")
    by = f" by {words.count(len(outlets), 'outlet', 'outlets')}" if outlets else ""
    return f"{number}{by}" + (f", the last one {took}" if took not in ("", "first") else "")


def _day(moment: datetime | None) -> str:
    if moment is None:
        return "No date"
    here = moment.astimezone()
    return f"{here:%A} {here.day} {here:%B %Y}"


def _account(number: int, one: Account, when: str, setting: Setting) -> Iterator[Paragraph]:
    signs = setting.signs
    clock = f"{one.published_at.astimezone():%H:%M}" if one.published_at else ""
    sign = signs.here if one.inside else signs.away
    mark = Run(f"{clock:5} {sign} ".ljust(_TIME), "accent" if one.inside else "link")
    rest = Run(" " * _TIME)
    unread = one.read is False
    tone = "strong" if unread else "ink" if one.inside else "muted"
    # Read or not, the headlines are what the eye goes by here: there is much small print between them.
    yield Paragraph((Run(one.title, tone, bold=True),), mark, rest, target=number)
    parts = (
        one.provider,
        when,
        "the open article" if one.related is None else "",
        f"quality {one.quality}" if one.quality is not None else "",
        *why(one.reason, setting),
        "read" if one.read else "",
    )
    about = told(map(whole, parts), f" {signs.dot} ")
    yield Paragraph((Run(about, "faint"),), rest, rest, parts=True, target=number)
    if one.excerpt:
        text = " ".join(one.excerpt.split())
        yield Paragraph((Run(text, "muted"),), rest, rest, target=number)


def side_by_side(one: Account, other: Account, first: datetime | None, setting: Setting) -> list[Paragraph]:
    """One account, with what it says that the other does not set off."""
    from reader.stories.differing import differences
    from reader.ui.widgets.marking import marked

    title = Paragraph((Run(one.title, "muted", bold=True),))
    byline = told((whole(one.provider), whole(later(one.published_at, first))), setting.apart)
    dated = told((whole(words.exact(one.published_at)),), setting.apart)
    page = [
        marked(title, lambda text: differences(text, other.title)),
        BLANK,
        Paragraph((Run(byline, "accent"),), parts=True),
        Paragraph((Run(dated, "faint"),)),
        BLANK,
    ]
    if one.excerpt:
        said = f"{other.title} {other.excerpt or ''}"
        excerpt = Paragraph((Run(" ".join(one.excerpt.split()), "muted"),))
        page.append(marked(excerpt, lambda text: differences(text, said)))
    else:
        page.append(Paragraph((Run("No excerpt is known.", "faint"),)))
    return page
