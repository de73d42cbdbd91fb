"""The texts of original pages: those that are kept, and bringing others."""

from collections.abc import AsyncGenerator, Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reader.content.urls import canonical
from reader.ids import article_id, id_number
from reader.library.keeping import Keeping
from reader.models import FullText, PageRead, SourceSpec
from reader.store import Store
from reader.topic_names import fold

if TYPE_CHECKING:
    from reader.indexing.page_reading import PageReader
    from reader.indexing.refresh import Context


class FullTexts:
    """The full texts of one library."""

    def __init__(
        self,
        store: Store,
        specs: Callable[[], Sequence[SourceSpec]],
        context: "Callable[[], Context]",
        keeping: Keeping,
        topics: Iterable[str],
    ) -> None:
        """`specs` gives the sources there are, `context` what bringing texts needs; `topics` are those that are always
        read in full.
        """
        self._store, self._specs = store, specs
        self._context, self._keeping = context, keeping
        self._topics = frozenset(map(fold, topics))

    def of(self, uid: int) -> FullText | None:
        """What is kept of an article's page."""
        record = self._store.full_texts.record(uid)
        if record is None:
            return None
        from reader.indexing.records import unpack_text

        return unpack_text(record)

    def page(self, address: str) -> FullText | None:
        """What is kept of the page at an address."""
        from reader.content.identity import number

        name = canonical(address)
        return None if name is None else self.of(number(name))

    @cached_property
    def reader(self) -> "PageReader":
        """What reads pages. Who keeps it open spares those who bring texts to start it each time."""
        from reader.indexing.page_reading import PageReader
        from reader.sources.network import Network

        context = self._context()
        policy = context.policy
        return PageReader(
            lambda: Network(at_once=policy.at_once, per_host=policy.per_host), self._specs, context.clock
        )

    def bring(
        self, references: Sequence[str], *, typed: bool = False, ahead: bool = False
    ) -> AsyncGenerator[PageRead, None]:
        """Reads the pages of articles, by their ids, and of addresses, and keeps their texts; an event for each.

        `typed` tells that the user gave the addresses, which then may be private ones; `ahead` that nobody waits: then
        servers are asked whether programs may fetch.
        """
        from reader.indexing.full_texts import Bringing, bring

        context = self._context()
        how = Bringing(
            self._store, self.reader, self._keeping.follow, lambda: int(context.clock().timestamp()), context.offline
        )  # fmt: skip
        return bring(how, references, typed=typed, ahead=ahead)

    def lacking(self, ids: Iterable[str]) -> list[str]:
        """Those of the articles whose page was not read yet, in their order."""
        uids = [uid for uid in map(id_number, ids) if uid is not None]
        known = self._store.full_texts.known(uids)
        return [article_id(uid) for uid in uids if uid not in known]

    @property
    def always(self) -> bool:
        """Whether there is a source or topic that is always to be read in full."""
        return any(spec.full_text for spec in self._specs()) or bool(self._topics)

    def wanted(self, ids: Iterable[str]) -> list[str]:
        """Those of the articles whose source or topic is to be read in full, in their order."""
        sources = {spec.address for spec in self._specs() if spec.full_text}
        if not sources and not self._topics:
            return []
        return [id for id in ids if self._is_wanted(id_number(id), sources)]

    def _is_wanted(self, uid: int | None, sources: set[str]) -> bool:
        if uid is None:
            return False
        if sources and any(copy.address in sources for copy in self._store.copies.of(uid)):
            return True
        row = self._store.articles.row_of(uid) if self._topics else None
        members = () if row is None else self._store.memberships.of_row(row)
        return any(fold(member.name) in self._topics and not member.hidden for member in members)
