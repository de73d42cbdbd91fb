"""The text of original pages: shown when asked for, and always where that is wanted."""

from functools import partial

from reader.content.urls import host
from reader.library import Library
from reader.models import Query, SourceSpec
from reader.ui import words
from reader.ui.actions.desk import Desk
from reader.ui.actions.opening import Opening
from reader.ui.indexer import Fetched
from reader.ui.messages import WishGranted, WishMade

_AHEAD = 3
"""So many unread articles that stand below the one that is read are fetched while it is."""
_LOOKED_AT = 40
"""Rows below it, to find them among."""


class FullText:
    """Has pages fetched by the process that reads the sources, and shows their text."""

    def __init__(self, desk: Desk, opening: Opening) -> None:
        self._desk = desk
        self._opening = opening
        self._asked: set[str] = set()
        self._awaited: str | None = None
        desk.commands |= {"read.full": self.turn, "read.always": self.always}
        desk.answer(WishGranted, lambda message: self._granted(message.fetched))
        opening.tell(lambda id: desk.run(partial(self._always_wanted, id), "full_text"))

    def turn(self) -> None:
        """Shows the text of the page of the article, which is fetched unless it is here; or leaves it again."""
        desk, current = self._desk, self._desk.at()
        if current is None:
            desk.say("No article is chosen")
        elif not current.row:
            desk.say("This is an original page already")
        elif not current.url:
            desk.say("This article names no page that could be read")
        elif not desk.article.display:
            self._opening.read(current.id)
            self._want(current.id, current.url)
        elif desk.article.full and desk.article.article_id == current.id:
            desk.article.show_full(current.id, False)
        elif (
            (story := desk.article.story)
            and story.summary.id == current.id
            and story.full
            and not story.full.doubt
        ):
            desk.article.show_full(current.id, True)
        else:
            self._want(current.id, current.url)

    def always(self) -> None:
        """Has the articles of a source always be read in full, or no longer."""
        if story := self._desk.article.story:
            self._desk.run(partial(self._turn_source, story.source, story.summary.id), "full_text")
        else:
            self._desk.say("No article is open")

    def _want(self, id: str, url: str) -> None:
        """Has the page of an article fetched, and shown as soon as it is there."""
        self._awaited = id
        self._desk.article.show_full(id, True)
        self._ask(id)
        self._desk.tell(fetching=f"Fetching {words.address(host(url) or url)}")

    def _ask(self, id: str, *, ahead: bool = False) -> None:
        if id not in self._asked:
            self._asked.add(id)
            self._desk.screen.post_message(WishMade(f"--full-text {'--ahead ' if ahead else ''}{id}"))

    def _granted(self, fetched: Fetched) -> None:
        if fetched.what != "full_text":
            return
        self._asked.discard(fetched.name)
        article = self._desk.article
        if fetched.name == self._awaited:
            self._awaited = None
            self._desk.tell(fetching="")
            if fetched.error:
                article.show_full(fetched.name, False, fetched.error)
        if not fetched.error and fetched.name == article.article_id:
            article.renew()

    async def _always_wanted(self, id: str) -> None:
        """Has the page of an article fetched that is to be read in full, and of the next unread ones."""
        articles = self._desk.articles
        at = articles.cursor
        rows = articles.rows[at + 1 : at + 1 + _LOOKED_AT].tolist()
        here, ahead = await self._desk.background.read(
            lambda library: _lacking(library, id, rows, articles.asked)
        )
        if here and (current := self._desk.at()) and current.id == id and current.url:
            self._awaited = id
            self._ask(id)
            self._desk.tell(fetching=f"Fetching {words.address(host(current.url) or current.url)}")
        for other in ahead:
            self._ask(other, ahead=True)

    async def _turn_source(self, address: str, id: str) -> None:
        def turn(library: Library) -> SourceSpec | None:
            if not any(spec.address == address for spec in library.sources.specs()):
                return None
            return library.sources.change(
                address, lambda spec: spec._replace(full_text=not spec.full_text)
            ).spec

        spec = await self._desk.background.write(turn)
        if spec is None:
            self._desk.say("The source of this article is not on your list")
        elif spec.full_text:
            self._desk.say(f"Articles of {spec.name or words.address(address)} are always read in full now")
            await self._always_wanted(id)
        else:
            self._desk.say(f"Articles of {spec.name or words.address(address)} are read in full when you ask")


def _lacking(library: Library, id: str, rows: list[int], query: Query) -> tuple[bool, list[str]]:
    """Whether an article is to be read in full and lacks its page, and which of the next unread ones do."""
    full_texts = library.full_texts
    if not full_texts.always:
        return False, []
    here = bool(full_texts.lacking(full_texts.wanted([id])))
    unread = [one.id for one in library.lists.summaries(rows, query) if not one.read and one.url]
    return here, full_texts.lacking(full_texts.wanted(unread))[:_AHEAD]
