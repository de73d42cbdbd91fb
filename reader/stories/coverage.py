"""What belongs to an article, each once, in its section, and why. Pure."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.models import Account, ListedStory, Provider, Related, RelatedKind, Summary
from reader.stories.gist import Gist
from reader.stories.reasons import reason, words_shared
from reader.stories.same import Rarity, bond

LISTED = "listed by this article"
LINKS_HERE = "lists this article"


class Entry(NamedTuple):
    """Something that may belong to an article: a story that its file lists, an article of the library, or both."""

    account: Account
    summary: Summary | None = None
    listed: ListedStory | None = None
    links_here: bool = False
    same: bool = False


def account_of_listed(story: ListedStory, number: int, usual: int | None = None) -> Account:
    """A listed story as it is compared; `number` stands for it, since it need not be in the library. One without a date
    is taken to be of the `usual` one (Unix time), that of the article which lists it.
    """
    published = usual if story.published_at is None else int(story.published_at.timestamp())
    provider = story.provider
    return Account(
        -number, -number, published, story.title, story.excerpt, provider.name if provider else None,
        provider.domain if provider else None, quality=story.quality,
    )  # fmt: skip


def coverage(mine: Gist, entries: Sequence[tuple[Entry, Gist]], rarity: Rarity) -> tuple[Related, ...]:
    """The same story by others, the oldest first; what the article lists besides, in the order of its file; who lists
    it.
    """
    same: list[Related] = []
    listed: list[Related] = []
    linking: list[Related] = []
    for entry, other in entries:
        found = bond(mine, other, rarity)
        told = [reason(found, mine.account)] if found else []
        if entry.same and not found:
            told = [words_shared(mine.text & other.text, mine.account)]
        told += [LISTED] if entry.listed else []
        told += [LINKS_HERE] if entry.links_here else []
        strength = found.strength if found else None
        if entry.same or found:
            same.append(_related(entry, "same_story", told, strength))
        elif entry.listed:
            listed.append(_related(entry, "listed", told, None))
        else:
            linking.append(_related(entry, "links_here", told, None))
    same.sort(key=lambda one: one.published_at.timestamp() if one.published_at else float("inf"))
    return (*same, *listed, *linking)


def similar(mine: Gist, found: Iterable[tuple[float, Gist, Summary]]) -> tuple[Related, ...]:
    """Articles about the same subject, the most similar first, each with how similar it is."""
    return tuple(
        _related(
            Entry(other.account, summary),
            "similar",
            [words_shared(mine.text & other.text, mine.account)],
            score,
        )
        for score, other, summary in found
    )


def _related(entry: Entry, kind: RelatedKind, told: Sequence[str], score: float | None) -> Related:
    listed, summary = entry.listed, entry.summary
    provider = (listed.provider if listed else None) or _provider(summary)
    quality = summary.quality if summary else None
    return Related(
        title=listed.title if listed else entry.account.title,
        url=(summary.url if summary else None) or (listed.url if listed else None),
        provider=provider,
        published_at=(listed.published_at if listed else None) or (summary.published_at if summary else None),
        article_id=summary.id if summary else None,
        kind=kind,
        reason=", ".join(told),
        score=score,
        read=summary.read if summary else None,
        quality=quality if quality is not None or listed is None else listed.quality,
    )


def _provider(summary: Summary | None) -> Provider | None:
    return Provider(summary.provider) if summary and summary.provider else None
