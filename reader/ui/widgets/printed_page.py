"""A page of text in a measure, as it is drawn, selected and pointed at with the mouse."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from reader.ui.widgets import selecting
from reader.ui.widgets.clicks import Clicks
from reader.ui.widgets.finding import NOTHING, Found
from reader.ui.widgets.hanging import Picture
from reader.ui.widgets.in_sight import HintLabel
from reader.ui.widgets.inks import Inks
from reader.ui.widgets.printing import Sheet, draw, labelled
from reader.ui.widgets.prose import Layout, Line
from reader.ui.widgets.signs import SIGNS, Signs

if TYPE_CHECKING:
    from reader.pictures.records import Drawn

Gallery: TypeAlias = "Mapping[Picture, Drawn | str]"
_MARGIN = 3
_WIDE = 12  # cells beside the text from which on it is centred
_TALL = 30  # lines of a pane that has room for more air


class PrintedPage(ScrollView, inherit_bindings=False):
    """Shows a `Layout`."""

    marks_head = False
    """Whether the headline is marked while the reader is in this pane."""
    signs: Signs = SIGNS

    page: reactive[Layout] = reactive(Layout, repaint=False, always_update=True)
    target: reactive[int | None] = reactive(None)
    labels: reactive[Mapping[int, Sequence[HintLabel]]] = reactive[Mapping[int, Sequence[HintLabel]]]({})
    centred: reactive[bool] = reactive(True)
    gallery: reactive[Gallery] = reactive[Gallery]({})
    """The pictures of the page that are drawn, or why they are not."""
    found: reactive[Found] = reactive(NOTHING)

    _sheet: Sheet | None = None  # of the lines that are being drawn
    _under_mouse = ""

    class Pointed(Message):
        """Posted when the mouse comes to a link, or leaves it (""): where that leads."""

        def __init__(self, url: str) -> None:
            super().__init__()
            self.url = url

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._clicks = Clicks()

    @property
    def left(self) -> int:
        """The column the text begins in."""
        beside = self.size.width - self.page.width
        if self.centred and beside >= _WIDE:
            return beside // 2
        return max(1, min(_MARGIN, beside // 2))

    @property
    def air(self) -> int:
        """The empty lines above the text."""
        return 2 if self.size.height >= _TALL else 1

    @property
    def in_sight(self) -> range:
        """The numbers of the lines that are seen."""
        top = self.scroll_offset.y - self.air
        return range(max(0, top), max(0, min(len(self.page.lines), top + self.size.height)))

    def line_at(self, y: int) -> Line | None:
        """The line of the page that is seen on line `y` of the pane; None where there is none."""
        number = y + self.scroll_offset.y - self.air
        return self.page.lines[number] if 0 <= number < len(self.page.lines) else None

    def watch_page(self) -> None:
        """Shows another page, or the same in another measure."""
        self.target = None
        self.labels = {}
        self._fit()
        self.refresh()

    def on_resize(self) -> None:
        """Fits the scrolled height to the air above the text."""
        self._fit()

    def _fit(self) -> None:
        self.virtual_size = Size(0, len(self.page.lines) + self.air + 2)

    def on_click(self, event: events.Click) -> None:
        """Selects the word at the second click, the paragraph at the third."""
        meant = self._clicks.meant(event)
        if event.chain == 1:
            return
        event.prevent_default()  # Textual would select the whole page
        if not meant:
            return
        widget, place = self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
        if widget is self and place is not None:
            select = selecting.word if event.chain == 2 else selecting.row
            self.screen.selections = {self: select(self.page.texts, place)}

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tells the address of what is under the mouse."""
        self._point(self.url_at(event))

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        self._point("")

    def url_at(self, event: events.MouseEvent) -> str:
        """The address behind a place of the page, "" where there is none."""
        return str(event.style.meta.get("url") or "")

    def _point(self, url: str) -> None:
        if url != self._under_mouse:
            self._under_mouse = url
            self.post_message(self.Pointed(url))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as it was written, without the breaks of the measure."""
        return selecting.selected(self.page.texts, selection), "\n"

    def render_lines(self, crop: Region) -> list[Strip]:
        """What Textual draws: some lines of the visible part."""
        self._sheet = self._ruled()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One of them."""
        line, sheet = self.line_at(y), self._sheet or self._ruled()
        if line is None:
            return Strip.blank(sheet.width, sheet.margin)
        if line.picture is not None:
            return self._picture(line.picture, line.part, sheet)
        here = self.target is not None and line.target == self.target
        # Where the reader is in this pane: at a target, else at its head.
        head = self.marks_head and self.has_focus and self.target is None and line.row == 0
        selection = self.text_selection
        chosen = selection.get_span(line.row) if selection else None
        strip = draw(self.found.on(line), sheet, chosen, here=here, bar=here or head)
        labels = self.labels.get(y + self.scroll_offset.y - self.air) if self.labels else None
        strip = labelled(strip, labels, sheet) if labels else strip
        return self._with_logo(strip, line.logo, sheet) if line.logo else strip

    def _picture(self, picture: Picture, part: int, sheet: Sheet) -> Strip:
        from reader.ui.widgets.pictures import Place, draw_picture

        drawn = self.gallery.get(picture)
        # Sixels are painted over whatever lies above the reader: then the place stays empty.
        if (
            drawn
            and not isinstance(drawn, str)
            and drawn.form == "sixel"
            and self.screen is not self.app.screen
        ):
            drawn = None
        place = Place(sheet.left, sheet.width, sheet.inks, sheet.margin)
        return draw_picture(picture, part, place, drawn)

    def _with_logo(self, strip: Strip, logo: Picture, sheet: Sheet) -> Strip:
        drawn = self.gallery.get(logo)
        if drawn is None or isinstance(drawn, str):
            return strip
        over = self._picture(logo, 0, sheet._replace(left=0, width=logo.box.columns))
        return Strip.join([strip.crop(0, sheet.left), over, strip.crop(sheet.left + logo.box.columns)])

    def _ruled(self) -> Sheet:
        return Sheet(
            self.left,
            self.page.width,
            self.size.width,
            Inks(self.app.theme_variables, lit=self.has_focus),
            self.rich_style,
            self.screen.get_component_rich_style("screen--selection"),
            self.signs.bar,
        )
