"""An article whole: read from its document again, with its related stories."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reader.content.urls import public
from reader.errors import NotFoundError
from reader.ids import id_number
from reader.library.full_texts import FullTexts
from reader.library.marked import marked
from reader.library.memberships import Grounds, memberships
from reader.models import Article, FullText, Membership, Provider, Related, SourceSpec, Story, Summary
from reader.store import Store
from reader.store.records import Copy, InTopic
from reader.stories.related import also_filed
from reader.topic_names import fold

if TYPE_CHECKING:
    from reader.library.coverage import Coverage


class Stories:
    """Opens articles."""

    def __init__(
        self,
        store: Store,
        specs: Callable[[], Sequence[SourceSpec]],
        full_texts: FullTexts,
    ) -> None:
        """`specs` gives the sources that there are."""
        self._full_texts = full_texts
        self._specs = specs
        self._store = store

    @cached_property
    def coverage(self) -> "Coverage":
        """What belongs to articles."""
        # What compares articles is imported when the first one is opened: a start can do without.
        from reader.library.coverage import Coverage

        return Coverage(self._store)

    def story(self, id: str) -> Story:
        """The article of that id with all there is to show of it, or the page at that address as it was read.

        Raises:
            NotFoundError: there is no such article, or the page was not read yet.
        """
        if "://" in id:
            return self._page(id)
        uid = id_number(id)
        row = None if uid is None else self._store.articles.row_of(uid)
        summaries = [] if row is None else self._store.articles.summaries([row])
        if not summaries:
            raise NotFoundError(f"There is no article {id}.")
        story = next(self.of(summaries))
        return story._replace(
            related=self.coverage.of(summaries[0].row, story.article.related),
            also=self._also(story.article, uid),
            items=self._items(story),
        )

    def _page(self, address: str) -> Story:
        from reader.library.pages import as_story

        text = self._full_texts.page(address)
        if text is None:
            raise NotFoundError(f"{public(address)} was not read yet.")
        return as_story(address, text)

    def of(self, summaries: Sequence[Summary]) -> Iterator[Story]:
        """The articles of rows, without what the library has that belongs to them."""
        for summary in summaries:
            uid = id_number(summary.id)
            assert uid is not None, summary
            copies = self._store.copies.of(uid)
            article, missing = self._article(uid, summary, copies)
            from reader.content.full_text import as_saved
            from reader.indexing.copies import path_of

            # The index knows what the user gives to all articles of a source besides.
            article = article._replace(
                topics=_together(self._store.topics.shown_as(article.topics), summary.topics),
                listed=article.listed and summary.listed,
            )
            known = marked(self._store, uid)
            yield Story(
                summary=summary,
                article=article,
                source=copies[0].address if copies else "",
                path=copies[0].key if copies else "",
                copy_paths=tuple(path_of(copy) for copy in copies),
                related=(),
                position=known.position,
                note=known.note,
                rules=known.rules,
                missing=missing,
                full=self._full_texts.of(uid) or as_saved(article) or self._saved_text(copies),
            )

    def _saved_text(self, copies: Sequence[Copy]) -> FullText | None:
        """The text of the page that was saved with an article, where the library lost it."""
        from reader.content.full_text import as_saved
        from reader.indexing.copies import is_saved, told
        from reader.saved import saved_as

        for copy in filter(is_saved, copies):
            if article := told(saved_as(copy.key) or 0, [copy]).article:
                return as_saved(article)
        return None

    def topics(self, id: str) -> tuple[Membership, ...]:
        """The topics that the article of that id is in, and why; its own first, those above them last.

        Raises:
            NotFoundError: there is no such article.
        """
        uid = id_number(id)
        row = None if uid is None else self._store.articles.row_of(uid)
        summaries = [] if row is None else self._store.articles.summaries([row])
        if uid is None or not summaries:
            raise NotFoundError(f"There is no article {id}.")
        members = self._store.memberships.of_row(summaries[0].row)
        return memberships(members, self._grounds(uid, summaries[0], members)) if members else ()

    def _grounds(self, uid: int, summary: Summary, members: Sequence[InTopic]) -> Grounds:
        copies = self._store.copies.of(uid)
        listed: tuple[str, ...] = ()
        if any(member.own for member in members):
            listed = self._article(uid, summary._replace(topics=()), copies)[0].topics
        known = self._store.sources.all_known()
        names = {spec.address: spec.name for spec in self._specs() if spec.name}
        given = [
            (topic, names.get(source.address) or source.title or public(source.address))
            for source in (known.get(copy.address) for copy in copies)
            if source is not None and source.given is not None
            for topic in source.given.topics
        ]
        found = self._store.proposals.reasons(summary.title, summary.excerpt)
        keywords = {
            topic: (one.keyword, "title" if one.in_title else "excerpt") for topic, one in found.items()
        }
        mine = marked(self._store, uid)
        rules = {effect.name: effect.rule for effect in mine.rules if effect.field == "in_topic"}
        put = [(topic, rules.get(topic, "")) for topic in mine.topics]
        return Grounds(
            listed, given, keywords, "feed" if copies and copies[0].kind == "feed" else "file", put
        )

    def _article(self, uid: int, summary: Summary, copies: Sequence[Copy]) -> tuple[Article, str | None]:
        """The article as its copies tell it that can be read, and in words why the best one cannot."""
        from reader.indexing.copies import told

        whole = told(uid, copies)
        if whole.article is not None:
            return whole.article, whole.missing
        nothing = "No copy of this article is left; this is what the index knows of it."
        return _remembered(summary), whole.missing or nothing

    def _also(self, article: Article, uid: int | None) -> Related | None:
        """The other article that the `webUrl` leads to; None where it leads to this one."""
        from reader.content.identity import number
        from reader.content.urls import canonical

        if article.original_url is None or article.web_url is None:
            return None
        address = canonical(article.web_url)
        if address is None or address == canonical(article.original_url):
            return None
        other = self._store.articles.uid_at(number(address))
        if other == uid:
            return None
        row = None if other is None else self._store.articles.row_of(other)
        found = [] if row is None else self._store.articles.summaries([row])
        return also_filed(article.web_url, found[0] if found else None)

    def _items(self, story: Story) -> tuple[Related, ...]:
        learning = story.article.learning
        if learning is None or not learning.items:
            return ()
        from reader.library.contents import contents

        return contents(self._store, story.source, story.path, learning.items)


def _remembered(summary: Summary) -> Article:
    return Article(
        key="",
        title=summary.title,
        excerpt=summary.excerpt,
        published_at=summary.published_at,
        type=summary.type,
        original_url=summary.url,
        provider=Provider(summary.provider) if summary.provider else None,
        topics=summary.topics,
        quality=summary.quality,
        heat=summary.heat,
        listed=summary.listed,
    )


def _together(listed: Sequence[str], shown: Sequence[str]) -> tuple[str, ...]:
    """The topics that an article lists and those that it is shown with besides, each once, however it is cased."""
    found: dict[str, str] = {}
    for name in (*listed, *shown):
        found.setdefault(fold(name), name)
    return tuple(found.values())
