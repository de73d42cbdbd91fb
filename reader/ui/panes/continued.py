"""A page that is read on where it was left."""

from collections.abc import Callable

from textual import work

from reader.library import Library
from reader.ui.messages import PositionKept
from reader.ui.panes.findable import FindablePage
from reader.ui.panes.position import Position


class ContinuedPage(FindablePage):
    """Keeps how far an article is read, from when it is begun; it is finished once the end of its text was in sight."""

    _position: Position | None = None

    @property
    def share(self) -> float:
        """How much of the text stands above what is seen, 0.0 to 1.0."""
        return min(1.0, self.scroll_offset.y / max(1, self.page.text_end))

    @property
    def fits(self) -> bool:
        """Whether all of the text is seen without scrolling."""
        return self.page.text_end + self.air <= self.size.height

    def begin(self) -> None:
        """The article that is shown is read from now on, not just looked at: from where it was left the last time."""
        if self._position and not self._position.begun:
            self._position.begun = True
            self.resume()
            self._see()

    def finish(self, id: str) -> None:
        """The reader is done with an article, wherever in it they are."""
        if self._position and self._position.id == id:
            self._position.left_at = 1.0
            self._position.finished = True

    def leave(self) -> Callable[[Library], None] | None:
        """What keeps how far the article was read; None where it was not, or stayed where it was."""
        return self._position.moved(self.share) if self._position and self.whole else None

    def resume(self) -> None:
        """Goes on where the article was left, unless the reader moves on already; what is finished begins anew."""
        position = self._position
        if (
            position
            and position.begun
            and 0 < position.left_at < 1
            and self.whole
            and not self.scroll_offset.y
        ):
            y = round(position.left_at * self.page.text_end)
            self.scroll_to(y=y, animate=False, immediate=True)

    def keep_position(self) -> None:
        """Keeps how far the article was read before another one takes its place."""
        if self._position and (keep := self.leave()):
            self._keep(keep, self._position, self._position.reached(self.share))

    def on_mount(self) -> None:
        """Watches for the end of the text, once the reader is back at their place on a page that was set anew."""
        for what in ("scroll_y", "page", "whole"):
            self.watch(self, what, self._see_soon, init=False)

    def on_blur(self) -> None:
        """The reader goes elsewhere. Where they leave the program, that is kept last of all."""
        if self.is_attached:
            self.keep_position()

    def _see_soon(self) -> None:
        self.call_later(self._see)

    def _see(self) -> None:
        position = self._position
        # At the very end of the program it has no height any more.
        if position and position.begun and self.whole and self.size.height:
            position.fits = self.fits
            position.finished |= self.in_sight.stop >= self.page.text_end

    @work(group="position")
    async def _keep(self, keep: Callable[[Library], None], position: Position, share: float) -> None:
        await self.background.write(keep)
        position.left_at = share  # not before: the app may end, and would have nothing left to keep
        self.post_message(PositionKept())
