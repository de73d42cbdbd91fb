"""How long articles stay that are kept in the library itself.

What goes is decided from what the source holds here together with what it lists, in an order in which nothing hangs on
what is here already. So what went, and is listed still, is not taken in again by the next refresh, to go once more.
"""

from collections.abc import Container, Iterable, Iterator, Sequence

from reader.indexing.documents import PASSING
from reader.models import Keep, Policy, SourceKind, SourceSpec
from reader.store import Store
from reader.store.records import Indexed, IndexedDocument, Kept
from reader.store.retention import UNTOUCHED

DAY_S = 86_400
BATCH = 512
"""So many articles go in one transaction."""


def keep_of(spec: SourceSpec, kind: SourceKind, policy: Policy) -> Keep:
    """The rule that holds for a source of that kind: there is one where it shows the newest articles only."""
    if kind not in PASSING:
        return Keep()
    return policy.keep if spec.keep is None else spec.keep


def gone(candidates: Iterable[Kept], keep: Keep, now: int) -> list[Kept]:
    """Those of all that a source holds that go: too old, or beyond the newest ones; `now` is Unix time.

    What is protected stays, what is unread unless the rule says that it goes, and what has no date for as long as it
    is listed: it would come back as new.
    """
    newest_first = sorted(candidates, key=lambda one: (_when(one), one.key), reverse=True)
    most = len(newest_first) if keep.articles is None else keep.articles
    oldest = None if keep.days is None else now - keep.days * DAY_S
    return [
        one
        for place, one in enumerate(newest_first)
        if (place >= most or (oldest is not None and _when(one) < oldest)) and _may_go(one, keep)
    ]


def trimmed(document: IndexedDocument, leaving: Container[str]) -> IndexedDocument:
    """A document without the articles of some keys."""
    return document._replace(copies=tuple([copy for copy in document.copies if copy.key not in leaving]))


def wanted(
    store: Store, number: int, documents: Sequence[IndexedDocument], keep: Keep, now: int
) -> Sequence[IndexedDocument]:
    """Documents of a source as they are to be saved: without articles that are unknown and would go at once.

    `number` is that of the source. Articles that it holds already are left in, for `retain` to say whether they stay.
    """
    if not limited(keep):
        return documents
    known = {one.key: one for one in store.retention.kept(number)}
    told = [copy for document in documents for copy in document.copies]
    marks = store.retention.standing([copy.uid for copy in told if copy.key not in known])
    listed = {
        copy.key: _listed(copy, known.get(copy.key), marks.get(copy.uid, UNTOUCHED), now) for copy in told
    }
    leaving = {one.key for one in gone({**known, **listed}.values(), keep, now)} - known.keys()
    return [trimmed(document, leaving) for document in documents]


def retain(store: Store, number: int, keep: Keep, now: int) -> Iterator[int]:
    """Forgets what a source need not keep any longer; gives how many articles went with each batch. For the end of its
    refresh.
    """
    if not limited(keep):
        return
    leaving = gone(store.retention.kept(number), keep, now)
    for start in range(0, len(leaving), BATCH):
        yield store.writing.let_go(number, leaving[start : start + BATCH])


def limited(keep: Keep) -> bool:
    """Whether a rule lets anything go at all."""
    return keep.days is not None or keep.articles is not None


def _when(one: Kept) -> int:
    return one.seen if one.dated is None else one.dated


def _may_go(one: Kept, keep: Keep) -> bool:
    if one.protected or (one.listed and one.dated is None):
        return False
    return one.read or keep.unread


def _listed(copy: Indexed, known: Kept | None, marked: tuple[bool, bool], now: int) -> Kept:
    """An article that a document lists now, as it would be kept."""
    if known is not None:
        return known._replace(dated=copy.dated, listed=True)
    read, protected = marked
    return Kept(copy.key, copy.uid, copy.dated, now, listed=True, read=read, protected=protected)
