"""What to read and what to forget, decided from what a source lists and what is known of it. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.models import Article, Fingerprints
from reader.sources.base import Entry, Fetched, Listing


class Plan(NamedTuple):
    """Entries to read (in the order of the listing), keys to forget, and why nothing may be forgotten, if so."""

    read: Sequence[Entry]
    gone: tuple[str, ...] = ()
    kept: str | None = None


def plan(listing: Listing, known: Fingerprints, *, may_be_empty: bool = False) -> Plan:
    """Reads what is new or has another fingerprint; forgets what is no longer there.

    A source that lists nothing, or could not list a folder, is more likely out of reach (a disk that is not
    mounted) than emptied on purpose, so what it held there is kept, unless it is ours and `may_be_empty`.
    """
    if not known:
        return Plan(
            listing.entries
        )  # as it is: a hundred thousand entries are made one by one, when they are read
    read = [
        entry
        for entry in listing.entries
        if entry.fingerprint is None or known.get(entry.key) != entry.fingerprint
    ]
    if not (listing.complete or listing.failures):
        return Plan(read, listing.gone)
    if not listing.entries and not may_be_empty:
        return Plan(
            read, kept=f"holds no article files now; what was read of it before ({len(known)}) is kept"
        )
    listed = {entry.key for entry in listing.entries}
    out_of_reach = tuple(failure.key.rstrip("/") + "/" for failure in listing.failures)
    failed = {failure.key for failure in listing.failures}
    gone = (
        key for key in known if key not in listed and key not in failed and not key.startswith(out_of_reach)
    )
    return Plan(read, tuple(gone))


def is_same(fetched: Fetched, known: Fingerprints) -> bool:
    """Whether a document that looked different holds just what it held before."""
    before = known.get(fetched.document.key)
    return before is not None and before.digest == fetched.fingerprint.digest


def renamed(gone: dict[bytes, int], fresh: dict[bytes, int]) -> list[tuple[int, int]]:
    """Pairs of identities (before, now) of documents with the same bytes under another name.

    An article with a URL keeps its identity wherever its file lies; this finds the others. Both arguments map
    the digest of a document to the number of its article.
    """
    return [
        (gone[digest], fresh[digest])
        for digest in gone.keys() & fresh.keys()
        if gone[digest] != fresh[digest]
    ]


def rank(article: Article) -> int:
    """How good a copy is: a listed one before an unlisted, then the one that tells more."""
    filled = sum(
        bool(part)
        for part in (
            article.excerpt, article.published_at, article.original_url, article.provider, article.topics,
            article.images, article.related, article.body, article.learning, article.video_url,
            article.quality is not None, article.heat is not None,
        )
    )  # fmt: skip
    return 100 * article.listed + filled
