"""Keys that are typed faster than screens come and go."""

from typing import TypeVar
from weakref import WeakKeyDictionary

from textual import events
from textual.app import App
from textual.widget import Widget

from reader.ui.widgets.hover import hush

Result = TypeVar("Result")


class KeysInTurn(App[Result], inherit_bindings=False):
    """Each key goes to what has the focus when its turn comes.

    Textual sends a key to what has the focus as it arrives. Where a key before it opens a screen or a line to type in,
    it would do something elsewhere, or be lost on a screen that is not composed yet.

    What is shown where the mouse rests goes at a key, and in a terminal of another size.
    """

    def __init__(self) -> None:
        super().__init__()
        self._sent: WeakKeyDictionary[events.Key, Widget] = WeakKeyDictionary()
        self._waiting: list[events.Key] = []

    async def on_event(self, event: events.Event) -> None:
        """Takes a key, or keeps it until what it is meant for is there."""
        if isinstance(event, (events.Key, events.Resize)):
            hush(self)
        if not isinstance(event, events.Key) or not self._waits(event):
            await super().on_event(event)
            return
        self._waiting.append(events.Key(event.key, event.character))
        if len(self._waiting) == 1:
            # What a screen is to do later it does when it is composed.
            self.screen.call_later(self.call_later, self._take)

    def _waits(self, key: events.Key) -> bool:
        """Whether a key has come too early: before its screen stands, or after keys that wait themselves.

        One comes back from where it was sent when nothing there took it; the focus may be elsewhere by now.
        """
        target = self.focused or self.screen
        if key.is_forwarded:
            return self._sent.get(key, target) is not target
        self._sent[key] = target
        return bool(self._waiting) or not self.screen.is_mounted

    async def _take(self) -> None:
        waiting, self._waiting = self._waiting, []
        for key in waiting:
            await self.on_event(key)
