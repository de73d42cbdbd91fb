"""Links inside the reader: an article of the library in its place, any other page in reader mode."""

from functools import partial
from typing import NamedTuple
from urllib.parse import urlsplit

from reader.errors import NotFoundError
from reader.library import Library
from reader.models import Related
from reader.ui import words
from reader.ui.actions.desk import Desk
from reader.ui.actions.opening import Opening
from reader.ui.actions.outside import Outside
from reader.ui.messages import LinkChosen, RelatedChosen, WishGranted, WishMade
from reader.ui.screens.layout import Pane

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")


class Found(NamedTuple):
    """What the library has of an address: the article of that `id`, or the page itself where it was fetched."""

    id: str | None = None
    fetched: bool = False


class Pages:
    """Opens addresses. A page that has to be fetched is waited for until something else is opened."""

    def __init__(self, desk: Desk, opening: Opening, outside: Outside) -> None:
        self._desk, self._opening, self._outside = desk, opening, outside
        self._awaited = ""
        self._pane: Pane = "article"  # where the reader was when they began to wait
        desk.answer(LinkChosen, lambda message: self._chosen(message.url, outside=message.outside))
        desk.answer(RelatedChosen, lambda message: self.related(message.related))
        desk.answer(WishGranted, self._came)
        opening.leaving(lambda _: self.give_up())

    def related(self, related: Related) -> None:
        """Opens a related story: the article where the library has it, else its page."""
        if related.article_id:
            self._opening.follow(related.article_id)
        elif related.url:
            self.open(related.url)
        else:
            self._desk.say("This story names no address to open.")

    def open(self, url: str) -> None:
        """Opens an address inside the reader; that of a picture, which is no page, in the browser."""
        self.give_up()
        if self._is_picture(url):
            self._outside.visit(url)
            return
        self._awaited = url
        self._desk.say(f"Opening {words.address(url)}")
        self._desk.run(partial(self._open, url), "link")

    def _is_picture(self, url: str) -> bool:
        story = self._desk.article.story
        own = {image.url for image in story.article.images} if story else set()
        return url in own or urlsplit(url).path.lower().endswith(_PICTURES)

    def give_up(self) -> bool:
        """Waits for no page any more; False where none was waited for."""
        awaited, self._awaited = self._awaited, ""
        self._desk.tell(fetching="")
        return bool(awaited)

    def _chosen(self, url: str, *, outside: bool) -> None:
        if outside:
            self._outside.visit(url)
        else:
            self.open(url)

    async def _open(self, url: str) -> None:
        desk = self._desk
        found = await desk.background.read(partial(_found, url))
        if self._awaited != url:
            return
        story = desk.article.story
        if found.id is not None and story is not None and found.id == story.summary.id:
            self._awaited = ""
            self._outside.visit(url)  # the original of what is open: there is nothing else to show here
        elif found.id is not None or found.fetched:
            self._opening.follow(found.id or url)
        else:
            self._pane = desk.pane
            desk.say("")
            desk.tell(fetching=f"Fetching {words.address(url)}{desk.signs.ellipsis}")
            desk.screen.post_message(WishMade(f"--full-text {url}"))

    def _came(self, message: WishGranted) -> None:
        fetched = message.fetched
        if fetched.what != "full_text" or fetched.name != self._awaited:
            return
        self.give_up()
        if fetched.error:
            self._outside.offer(fetched.name, fetched.error)
        elif self._desk.pane == self._pane:
            self._opening.follow(fetched.name)
        else:  # the reader went elsewhere meanwhile, and stays there
            self._desk.say(f"Fetched {words.address(fetched.name)}")


def _found(url: str, library: Library) -> Found:
    try:
        return Found(id=library.find(url))
    except NotFoundError:
        pass
    try:
        library.story(url)
    except NotFoundError:
        return Found()
    return Found(fetched=True)
