"""The links of the open article: by their letters, under the mouse, and all of them in a list."""

from functools import partial

from reader.content.hosts import readable
from reader.ui.actions.desk import Desk
from reader.ui.actions.outside import Outside
from reader.ui.actions.pages import Pages
from reader.ui.messages import HintsTyped, LinkPointed
from reader.ui.panes.links import Lead, links
from reader.ui.panes.opening import Opened, read_on


class Links:
    """Shows where links lead before they are opened."""

    def __init__(self, desk: Desk, pages: Pages, outside: Outside) -> None:
        self._desk, self._pages, self._outside = desk, pages, outside
        desk.commands |= {"read.link": self.hint, "read.links": self.list}
        desk.answer(HintsTyped, lambda message: self._hinted(message.text))
        desk.answer(LinkPointed, lambda message: self._pointed(message.url))

    def hint(self) -> None:
        """Marks the links in sight with letters."""
        if not self._desk.article.begin_hints():
            self._desk.say("There is no link in sight")

    def list(self) -> None:
        """Lists all links of the article that is shown."""
        if opened := self._desk.article.opened:
            self._desk.run(partial(self._list, opened), "page")
        else:
            self._desk.say("No article is open")

    async def _list(self, opened: Opened) -> None:
        from reader.ui.screens.links import LinksScreen

        desk = self._desk
        found = await desk.background.read(lambda _: _links(opened))
        if found:
            title = opened.story.article.title
            screen = LinksScreen(title, found, self._do, keymap=desk.keymap, signs=desk.signs)
            desk.screen.app.push_screen(screen)
        else:
            desk.say("No links: the article leads nowhere")

    def _do(self, what: str, lead: Lead) -> None:
        if what == "copy":
            self._outside.copy_address(lead.url)
        elif what == "browser":
            self._outside.visit(lead.url)
        elif lead.media:
            self._outside.play(lead.url)
        else:
            self._pages.open(lead.url)

    def _hinted(self, text: str) -> None:
        """Tells what letters do now; the keys do nothing else meanwhile."""
        self._desk.tell(hint=text)
        self._desk.keys.held = bool(text)

    def _pointed(self, url: str) -> None:
        if not self._desk.article.hints_active:
            self._desk.tell(hint=readable(url))


def _links(opened: Opened) -> tuple[Lead, ...]:
    whole = opened if opened.whole else read_on(opened)
    return links(whole.story, whole.body)
