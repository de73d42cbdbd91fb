"""Out of the reader: addresses in the browser, sound and film in the player, texts in the clipboard."""

from collections.abc import Sequence
from functools import partial

from reader.errors import ReaderError
from reader.models import Story
from reader.ui import words
from reader.ui.actions.desk import Desk
from reader.ui.actions.picked import Picked
from reader.ui.messages import LinkCopied, MediaChosen


class Outside:
    """Hands addresses to other programs."""

    def __init__(self, desk: Desk, picked: Picked) -> None:
        self._desk, self._picked = desk, picked
        self._offered = self._offer = ""
        desk.commands |= {"read.original": self.original, "read.copy": self.copy}
        desk.answer(MediaChosen, lambda message: self.play(message.url))
        desk.answer(LinkCopied, lambda message: self.copy_address(message.url))

    def original(self) -> None:
        """Opens in the browser what was offered just now, else the target that is gone to, else the original."""
        desk, article = self._desk, self._desk.article
        if self._offer and desk.status.state.note == self._offer:
            self.visit(self._offered)
        elif (
            desk.pane == "article"
            and article.target is not None
            and (url := article.address_of(article.target))
        ):
            self.visit(url)
        elif summary := desk.at():
            self.visit(summary.url)

    def offer(self, url: str, reason: str) -> None:
        """Says why an address is not shown here; as long as that stands there, the key of the original opens it."""
        key = self._desk.key("read.original")
        way = f" {self._desk.signs.dash} {key} opens it in the browser" if key else ""
        self._offered, self._offer = url, f"{reason.rstrip('.')}{way}"
        self._desk.say(self._offer)

    def visit(self, url: str | None) -> None:
        """Opens a URL in the browser."""
        if url:
            self._desk.say(f"Opening {words.address(url)}")
            self._desk.run(partial(self._visit, url), "browser")
        else:
            self._desk.say("This article names no address to open.")

    def play(self, url: str) -> None:
        """Plays what is at a URL."""
        self._desk.say(f"Opening {words.address(url)}")
        self._desk.run(partial(self._play, url), "browser")

    def copy(self) -> None:
        """Copies the selected text with its source, else the addresses of what is picked, else that of the article."""
        screen = self._desk.screen
        if selected := screen.get_selected_text():
            screen.app.copy_to_clipboard("\n\n".join(filter(None, (selected, self._source))))
            screen.clear_selection()
            self._desk.say("Copied the selected text")
        elif self._desk.pane == "articles" and self._picked.ids:
            self._picked.read(self._copy_addresses)
        elif summary := self._desk.at():
            self._copy_one(summary.url)

    @property
    def _source(self) -> str:
        """The line that tells where a text is from."""
        story = self._desk.article.story
        if story is None:
            return ""
        article = story.article
        told = (article.title, article.provider.name if article.provider else None, article.url)
        return f"— {', '.join(filter(None, told))}"

    def _copy_addresses(self, stories: Sequence[Story]) -> None:
        addresses = [url for story in stories if (url := story.article.url)]
        if len(addresses) < 2:
            self._copy_one(addresses[0] if addresses else None)
            return
        self._desk.screen.app.copy_to_clipboard("\n".join(addresses))
        self._desk.say(f"Copied {words.count(len(addresses), 'address', 'addresses')}")

    def _copy_one(self, url: str | None) -> None:
        if url:
            self.copy_address(url)
        else:
            self._desk.say("This article names no address to copy.")

    def copy_address(self, url: str) -> None:
        """Copies an address."""
        self._desk.screen.app.copy_to_clipboard(url)
        self._desk.say(f"Copied {url}")

    async def _visit(self, url: str) -> None:
        import asyncio

        from reader.browser import open_url

        try:
            # From a thread: a browser may take its time.
            await asyncio.to_thread(open_url, url, self._desk.settings.browser)
        except ReaderError as error:
            self._desk.say(words.told(error))
        else:
            self._desk.say(f"Opened in the browser: {words.address(url)}")

    async def _play(self, url: str) -> None:
        import asyncio

        from reader.player import play

        settings = self._desk.settings
        try:
            program = await asyncio.to_thread(play, url, settings.player, settings.browser)
        except ReaderError as error:
            self._desk.say(words.told(error))
        else:
            self._desk.say(f"Opened in {program}: {words.address(url)}")
