"""The program itself: help, everything by its name, themes, and the way back."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from reader.ui.actions.desk import Desk
from reader.ui.actions.moving import Moving
from reader.ui.actions.searching import Searching
from reader.ui.actions.sources import Sources
from reader.ui.commands import COMMANDS, Command, groups
from reader.ui.messages import CommandWanted, Previewed
from reader.ui.widgets.hint_line import written

if TYPE_CHECKING:
    from reader.ui.widgets.choices import Option

_COMMAND, _PLACE, _THEME = "do:", "go:", "theme:"
_MOVING = "Moving"
_ROOM = 63
"""Cells of an option for a sentence and its keys."""


class Program:
    """Pages and menus over the reader, and the way out of everything."""

    def __init__(
        self,
        desk: Desk,
        moving: Moving,
        searching: Searching,
        sources: Sources,
        letting_go: Sequence[Callable[[], bool]] = (),
    ) -> None:
        """`letting_go` end what was begun, each telling whether there was something to end."""
        self._desk = desk
        self._moving = moving
        self._searching = searching
        self._sources = sources
        self._letting_go = letting_go
        self._theme = ""
        desk.commands |= {
            "help": self.help,
            "palette": self.palette,
            "sources.palette": self.palette_of_sources,
            "theme": self.themes,
            "back": self.back,
            "escape": self.escape,
        }
        desk.answer(Previewed, lambda message: self._preview(message.id))

    def help(self) -> None:
        """Shows the keys that hold where the reader is."""
        from reader.ui.screens.page import PageScreen
        from reader.ui.screens.pages import help_page

        desk = self._desk
        page = help_page(desk.pane, desk.keymap, desk.signs, desk.own)
        desk.screen.app.push_screen(PageScreen("Help", page, keymap=desk.keymap, signs=desk.signs))

    def palette(self) -> None:
        """Finds commands, places and themes by their names."""
        table = groups()
        moving = self._commands(table.pop(_MOVING))  # what everyone does with a key comes last
        first = self._commands(command for group in table.values() for command in group)
        options = [*first, *self._own(), *self._places(), *self._themes("Theme "), *moving]
        self._choose(options, "A command, a topic or a theme")

    def palette_of_sources(self) -> None:
        """Finds what can be done on the page of sources by its name, and themes."""
        table = (command for command in COMMANDS if command.scope == "sources")
        self._choose([*self._commands(table), *self._themes("Theme ")], "A command or a theme")

    def themes(self) -> None:
        """Chooses a theme; the one under the cursor is seen at once."""
        at = _THEME + self._desk.screen.app.theme
        self._choose(list(self._themes()), "Theme", at)

    def back(self) -> None:
        """One step back: from the article to the list, out of the search; from the list, out of the program."""
        if not self._one_back():
            self._desk.screen.app.exit()

    def escape(self) -> None:
        """One step back, but never out of the program; first a selection is let go of, and what was begun."""
        screen = self._desk.screen
        if screen.get_selected_text():
            screen.clear_selection()
        elif not any(let_go() for let_go in self._letting_go):
            self._one_back()

    def _choose(self, options: "list[Option]", title: str, at: str | None = None) -> None:
        from reader.ui.screens.choosing import Choosing

        self._theme = self._desk.screen.app.theme
        sheet = Choosing(options, title, at=at, preview=True, signs=self._desk.signs)
        self._desk.screen.app.push_screen(sheet, self._chosen)

    def _commands(self, table: Iterable[Command]) -> "Iterator[Option]":
        """Commands by the sentence that tells what they do; by their short name where it is too long for a line."""
        from reader.ui.widgets.choices import Option

        desk = self._desk
        for command in table:
            keys = "  ".join(written(key, desk.signs) for key in desk.keymap.of(command.id))
            short = len(command.help) + len(keys) <= _ROOM
            text = command.help if short else command.words.capitalize()
            note = "" if short else command.help
            if command.id not in ("palette", "sources.palette"):
                yield Option(_COMMAND + command.id, text, note, keys, f"{command.words} {command.group}")

    def _own(self) -> "Iterator[Option]":
        """The user's own actions and macros."""
        from reader.ui.widgets.choices import Option

        for command in self._desk.own:
            keys = "  ".join(written(key, self._desk.signs) for key in self._desk.keymap.of(command.id))
            yield Option(_COMMAND + command.id, command.words, "your own", keys)

    def _places(self) -> "Iterator[Option]":
        from reader.ui.widgets.choices import Option

        apart = f" {self._desk.signs.path} "
        for key, place in self._desk.topics.places.items():
            yield Option(_PLACE + key, f"Go to {place.path[-1]}", apart.join(place.path[:-1]))

    def _themes(self, before: str = "") -> "Iterator[Option]":
        from reader.ui.widgets.choices import Option

        app = self._desk.screen.app
        for name in sorted(app.available_themes, key=lambda name: (not name.startswith("newsreader"), name)):
            yield Option(_THEME + name, before + name, "in use" if name == app.theme else "")

    def _preview(self, id: str) -> None:
        """Shows a theme that is looked at; what is no theme, in the one that was there before."""
        self._desk.screen.app.theme = id.removeprefix(_THEME) if id.startswith(_THEME) else self._theme

    def _chosen(self, id: str | None) -> None:
        self._preview(id or "")
        if id and id.startswith(_COMMAND):
            self._desk.hear(CommandWanted(id.removeprefix(_COMMAND)))
        elif id and id.startswith(_PLACE):
            self._desk.topics.choose(id.removeprefix(_PLACE))

    def _one_back(self) -> bool:
        if self._moving.zen:
            self._moving.alone(False)
            return True
        opening, self._desk.articles.opening = self._desk.articles.opening, None
        if self._desk.pane != "articles" or opening:
            self._moving.go("articles")
            return True
        return self._searching.leave() or self._sources.back()
