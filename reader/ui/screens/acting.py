"""What the keys do with the article one is at: mark it, open it, copy its address."""

from typing import cast

from textual import work
from textual.screen import Screen

from reader.errors import ReaderError
from reader.models import Field, Summary
from reader.ui import words
from reader.ui.background import Background

_DONE: dict[tuple[Field, bool], str] = {
    ("read", True): "Marked read", ("read", False): "Marked unread", ("starred", True): "Starred",
    ("starred", False): "No longer starred", ("later", True): "Kept for later",
    ("later", False): "No longer kept for later",
}  # fmt: skip


class ActingScreen(Screen[None], inherit_bindings=False):
    """A screen with an article that the reader is at. Whoever extends it says which, and shows what changed."""

    background: Background

    def at(self) -> Summary | None:
        """The article the reader is at."""
        raise NotImplementedError

    def changed(self, before: Summary, now: Summary) -> None:
        """Shows a mark that was made."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Tells something in the status line."""
        raise NotImplementedError

    def action_mark(self, field: str) -> None:
        """Turns a mark of the article over."""
        if summary := self.at():
            name = cast("Field", field)
            value = not getattr(summary, field)
            self.mark(summary, name, value=value, told=True)

    @work(group="marks")
    async def mark(self, summary: Summary, field: Field, *, value: bool, told: bool = False) -> None:
        """Sets a mark. It is shown when it is kept for good, not before."""
        try:
            await self.background.write(lambda library: library.marks.set([summary.id], field, value))
        except ReaderError as error:
            self.say(words.told(error))
            return
        self.changed(summary, _marked(summary, field, value=value))
        if told:
            self.say(_DONE[field, value])

    def action_original(self) -> None:
        """Opens the original in the browser."""
        if summary := self.at():
            self.visit(summary.url)

    @work(group="browser")
    async def visit(self, url: str | None) -> None:
        """Opens a URL in the browser, from a thread: a browser may take its time."""
        import asyncio

        from reader.browser import open_url

        if not url:
            self.say("This article names no address to open.")
            return
        try:
            await asyncio.to_thread(open_url, url)
        except ReaderError as error:
            self.say(str(error))
        else:
            self.say("Opened in the browser")

    def action_copy(self) -> None:
        """Copies the selected text, else the address of the article."""
        if selected := self.get_selected_text():
            self.app.copy_to_clipboard(selected)
            self.clear_selection()
            self.say("Copied the selected text")
        elif (summary := self.at()) and summary.url:
            self.app.copy_to_clipboard(summary.url)
            self.say(f"Copied {summary.url}")


def _marked(summary: Summary, field: Field, *, value: bool) -> Summary:
    if field == "read":
        return summary._replace(read=value)
    return summary._replace(starred=value) if field == "starred" else summary._replace(later=value)
