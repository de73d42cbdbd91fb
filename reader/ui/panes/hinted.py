"""A page whose links are followed by letters."""

from textual import events
from textual.message import Message
from textual.widget import Widget

from reader.ui.messages import HintsTyped
from reader.ui.panes.hints import Hints, How, hints
from reader.ui.widgets.in_sight import HintLabel, Leading, leading
from reader.ui.widgets.page_view import PageView


class HintedPage(PageView):
    """While hints are shown, all keys are letters of them: one that names a link follows it, any other hides them."""

    class Followed(Message):
        """Posted when the letters of a link or target were typed: what is to be done with it."""

        def __init__(self, lead: Leading, how: How) -> None:
            super().__init__()
            self.lead = lead
            self.how = how

    _hints: Hints | None = None
    _left: Widget | None = None  # where the reader was before

    @property
    def hints_active(self) -> bool:
        """Whether the links are marked with letters."""
        return self._hints is not None

    def begin_hints(self) -> bool:
        """Marks what leads on from the lines in sight; False where nothing does, or the page is not seen."""
        sight = self.in_sight
        found = hints(map(self._addressed, leading(self.page, sight.start, sight.stop)))
        if not found.leads or not self.is_on_screen:
            return False
        focused = self.screen.focused
        if focused is not self:
            self.screen.set_focus(self, scroll_visible=False)
            self._left = focused
        self._show(found)
        return True

    def end_hints(self) -> None:
        """Hides the letters, and lets the reader be where they were before."""
        if self._hints is None:
            return
        self._show(None)
        left, self._left = self._left, None
        if left is not None and left.is_attached and self.has_focus:
            self.screen.set_focus(left, scroll_visible=False)

    def on_key(self, event: events.Key) -> None:
        """Takes letters while there are hints; they reach no command then."""
        if self._hints is None:
            return
        event.stop()
        event.prevent_default()
        then = self._hints.after(event.character)
        if then is not None and then.lead is None:
            self._show(then)
            return
        self.end_hints()
        if then is not None and then.lead is not None:
            self.post_message(self.Followed(then.lead, then.how))

    def address_of(self, target: int) -> str | None:
        """Where a target leads, as far as that has an address."""
        del target
        return None

    def url_at(self, event: events.MouseEvent) -> str:
        """The address behind a place of the page: of a link, or of a target."""
        line = self.line_at(event.y)
        if line is None or line.target is None or event.x < self.left:
            return super().url_at(event)
        return self.address_of(line.target) or ""

    def _addressed(self, lead: Leading) -> Leading:
        return lead if lead.target is None else lead._replace(url=self.address_of(lead.target))

    def on_blur(self) -> None:
        """The reader is elsewhere, and stays there."""
        self._left = None
        self.end_hints()

    def watch_page(self) -> None:
        """Other lines have other links."""
        self.end_hints()
        super().watch_page()

    def _show(self, found: Hints | None) -> None:
        self._hints = found
        labels: dict[int, list[HintLabel]] = {}
        for text in found.left if found else ():
            lead = found.leads[text] if found else None
            if found and lead:
                label = HintLabel(lead.column, text, len(found.typed), lead.signed)
                labels.setdefault(lead.line, []).append(label)
        self.labels = labels
        self.post_message(
            HintsTyped(found.told(self.screen.size.width, self.signs.ellipsis) if found else "")
        )
