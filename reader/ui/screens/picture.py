"""A picture on the whole screen."""

from collections.abc import Awaitable, Callable, Sequence

from textual import work
from textual.app import ComposeResult
from textual.reactive import reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from reader.pictures.records import Drawn
from reader.pictures.sizes import Box, Cell, fitted
from reader.ui.bindings import bindings, rebind
from reader.ui.keymap import Keymap
from reader.ui.widgets.hanging import Picture
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.lines import KeyLine

Paint = Callable[[Picture], Awaitable[Drawn | str]]


class PictureView(Widget):
    """Draws one picture in the middle."""

    picture: reactive[Picture | None] = reactive[Picture | None](None)
    drawn: reactive[Drawn | str | None] = reactive[Drawn | str | None](None)

    def render_line(self, y: int) -> Strip:
        """A line of it."""
        from reader.ui.widgets.pictures import Place, draw_picture

        inks = Inks(self.app.theme_variables)
        margin, picture = self.rich_style, self.picture
        if picture is None:
            return Strip.blank(self.size.width, margin)
        top = (self.size.height - picture.box.rows) // 2
        if not 0 <= y - top < picture.box.rows:
            return Strip.blank(self.size.width, margin)
        left = (self.size.width - picture.box.columns) // 2
        return draw_picture(picture, y - top, Place(left, self.size.width, inks, margin), self.drawn)


class PictureScreen(Screen[str], inherit_bindings=False):
    """Shows the pictures of an article, one at a time; gives the address of the one to be opened outside."""

    BINDINGS = bindings("picture")

    def __init__(
        self, pictures: Sequence[Picture], at: int, cell: Cell, paint: Paint, keymap: Keymap
    ) -> None:
        super().__init__()
        self._pictures, self._at, self._cell, self._paint = pictures, at, cell, paint
        self.view = PictureView()
        self.keys = KeyLine(keymap, id="keys")
        self.keys.pane = "picture"
        rebind(self, "picture", keymap)

    def compose(self) -> ComposeResult:
        """The picture, and the keys below it."""
        yield self.view
        yield self.keys

    def on_resize(self) -> None:
        """Shows it as large as it fits."""
        self._show()

    def action_do(self, id: str) -> None:
        """Goes to another picture, opens this one outside, or goes back."""
        if id == "picture.close":
            self.dismiss(None)
        elif id == "picture.outside":
            self.dismiss(self._pictures[self._at].url)
        else:
            by = 1 if id == "picture.next" else -1
            self._at = (self._at + by) % len(self._pictures)
            self._show()

    @work(exclusive=True, group="picture")
    async def _show(self) -> None:
        picture = self._pictures[self._at]
        shape = (picture.box.columns * self._cell.width * 100, picture.box.rows * self._cell.height * 100)
        most = Box(max(1, self.size.width - 4), max(1, self.size.height - 3))
        large = picture._replace(box=fitted(shape, self._cell, most))
        self.view.drawn, self.view.picture = None, large
        self.view.drawn = await self._paint(large)
