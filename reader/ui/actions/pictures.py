"""Pictures in the article: asked for when it is read, drawn when they come near, let go of when they are far away."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import SourceError
from reader.ui import words
from reader.ui.ability import Ability
from reader.ui.actions.desk import Desk
from reader.ui.actions.opening import Opening
from reader.ui.actions.outside import Outside
from reader.ui.indexer import Fetched
from reader.ui.messages import WishGranted, WishMade
from reader.ui.panes.hanging import Hanging
from reader.ui.widgets.hanging import Picture

if TYPE_CHECKING:
    from reader.pictures.painter import Painter
    from reader.pictures.records import Drawn

_NEAR = 1
"""So many heights of the pane above and below what is seen, pictures are drawn."""
_FAR = 3
"""So many away, they are let go of."""
_ROWS = 18
"""A picture is no higher, nor than half of the pane."""


class Pictures:
    """Hangs pictures into the pages of the article pane."""

    def __init__(self, desk: Desk, opening: Opening, outside: Outside, ability: Ability) -> None:
        self._desk, self._outside = desk, outside
        self._ability = ability
        self._read: str | None = None
        self._awaited: set[str] = set()  # what was asked for and has not come
        self._failed: dict[str, str] = {}
        self._painter: Painter | None = None
        self._painting: set[Picture] = set()
        self._sent: set[Picture] = set()
        self._shown = desk.settings.images != "off"
        desk.commands |= {"pictures.turn": self.turn, "pictures.open": self.open}
        desk.answer(WishGranted, lambda message: self._granted(message.fetched))
        opening.tell(self._opened)
        if ability.form is not None:
            desk.article.watch_page_and_place(self.look)
            self._hang()

    def turn(self) -> None:
        """Shows pictures, or shows none."""
        if self._ability.form is None:
            self._desk.say("This terminal shows no pictures; the line of each opens it outside")
            return
        self._shown = not self._shown
        self._hang()
        self._desk.say("Pictures are shown" if self._shown else "Pictures are not shown")

    def open(self) -> None:
        """Opens the first picture in sight on the whole screen."""
        from reader.ui.screens.picture import PictureScreen

        article = self._desk.article
        pictures = list(dict.fromkeys(line.picture for line in article.page.lines if line.picture))
        if not pictures or self._ability.form is None:
            self._desk.say("There is no picture here")
            return
        sight = article.in_sight
        seen = [line.picture for line in article.page.lines[sight.start : sight.stop] if line.picture]
        at = pictures.index(seen[0]) if seen else 0
        screen = PictureScreen(pictures, at, self._ability.cell, self._paint_for, self._desk.keymap)
        self._desk.screen.app.push_screen(screen, self._left)

    def look(self) -> None:
        """Has what is near drawn, and what is far away let go of."""
        article = self._desk.article
        if not self._shown or self._ability.form is None:
            return
        sight, height = article.in_sight, max(1, article.size.height)
        near = self._between(sight.start - _NEAR * height, sight.stop + _NEAR * height)
        kept = self._between(sight.start - _FAR * height, sight.stop + _FAR * height)
        gallery = {picture: drawn for picture, drawn in article.gallery.items() if picture in kept}
        if len(gallery) != len(article.gallery):
            self._forget([picture for picture in article.gallery if picture not in kept])
            article.gallery = gallery
        for picture in near:
            if picture not in gallery and picture.url not in self._awaited:
                self._begin(picture)

    async def close(self) -> None:
        """Ends the processes that draw."""
        if self._painter is not None:
            await self._painter.aclose()

    def _hang(self) -> None:
        article, settings = self._desk.article, self._desk.settings
        hanging = Hanging(self._ability.cell, _ROWS, settings.images == "all") if self._shown else None
        article.gallery = {}
        article.hanging = hanging

    def _between(self, first: int, last: int) -> list[Picture]:
        lines = self._desk.article.page.lines[max(0, first) : max(0, last)]
        found = [picture for line in lines for picture in (line.picture, line.logo) if picture]
        return list(dict.fromkeys(found))

    def _opened(self, id: str) -> None:
        """For what is read pictures are asked for; of what is only looked at, those are shown that are here."""
        self._read = id
        self.look()
        self._desk.screen.call_after_refresh(
            self.look
        )  # a pane that has just come into sight has no size before

    def paint_anew(self) -> None:
        """On another ground."""
        self._desk.article.gallery = {}
        self.look()

    def _begin(self, picture: Picture) -> None:
        if picture not in self._painting:
            self._painting.add(picture)
            self._desk.run(partial(self._draw, picture), "pictures")

    def _granted(self, fetched: Fetched) -> None:
        if fetched.what != "picture":
            return
        self._awaited.discard(fetched.name)
        if fetched.error:
            self._failed[fetched.name] = words.without(fetched.name, fetched.error)
        else:
            self._failed.pop(fetched.name, None)
            gallery = self._desk.article.gallery
            self._desk.article.gallery = {one: how for one, how in gallery.items() if one.url != fetched.name}
        self.look()

    async def _file(self, url: str) -> Path | None:
        return await self._desk.background.read(lambda library: library.pictures.file(url))

    async def _draw(self, picture: Picture) -> None:
        try:
            url = picture.url
            if (file := await self._file(url)) is not None:
                self._hold(picture, await self._painted(picture, file))
            elif url in self._failed:
                self._hold(picture, self._failed[url])
            elif self._read == self._desk.article.article_id:
                self._awaited.add(url)
                self._desk.screen.post_message(WishMade(f"--picture {url}"))
        except SourceError as error:
            self._hold(picture, f"it {error}")
        finally:
            self._painting.discard(picture)

    async def _painted(self, picture: Picture, file: Path) -> "Drawn":
        # Imported when there is a picture: the start is not to wait for it.
        from reader.pictures.painter import Painter
        from reader.pictures.records import Wanted

        form = self._ability.form
        assert form is not None
        if self._painter is None:
            self._painter = Painter()
        ground = self._desk.screen.app.theme_variables["ground"]
        colour = tuple(int(ground[at : at + 2], 16) for at in (1, 3, 5)) if len(ground) == 7 else (0, 0, 0)
        red, green, blue = colour
        wanted = Wanted(str(file), picture.box, form, self._ability.cell, (red, green, blue))
        return await self._painter.ask(wanted)

    async def _paint_for(self, picture: Picture) -> "Drawn | str":
        """A picture in another box, for the page that shows it alone."""
        file = await self._file(picture.url)
        if file is None:
            return self._failed.get(picture.url, "it is not here yet")
        try:
            drawn = await self._painted(picture, file)
        except SourceError as error:
            return f"it {error}"
        self._send(picture, drawn)
        return drawn

    def _hold(self, picture: Picture, drawn: "Drawn | str") -> None:
        if not isinstance(drawn, str):
            self._send(picture, drawn)
        self._desk.article.gallery = {**self._desk.article.gallery, picture: drawn}

    def _send(self, picture: Picture, drawn: "Drawn") -> None:
        """Sends a picture to a terminal that keeps those it shows."""
        if drawn.form == "kitty":
            from reader.ui.widgets.kitty import transmission

            self._write(transmission(picture.number, picture.box, drawn.rows[0], tmux=self._ability.tmux))
            self._sent.add(picture)

    def _forget(self, pictures: list[Picture]) -> None:
        from reader.ui.widgets.kitty import removal

        for picture in self._sent.intersection(pictures):
            self._write(removal(picture.number, tmux=self._ability.tmux))
            self._sent.discard(picture)

    def _write(self, sequence: str) -> None:
        app = self._desk.screen.app
        if app._driver is not None and not app.is_headless:  # noqa: SLF001 - Textual has no other way to the terminal
            app._driver.write(sequence)  # noqa: SLF001

    def _left(self, url: str | None) -> None:
        """What was painted for the whole screen is let go of, and the page painted again."""
        self._forget([picture for picture in self._sent if picture not in self._desk.article.gallery])
        self._desk.article.refresh()
        if url:
            self._outside.visit(url)
