"""Saved views: a search kept under a name in the sidebar, and in the configuration file."""

from collections.abc import Callable
from functools import partial

from reader.settings import called
from reader.ui.actions.desk import Desk
from reader.ui.actions.searching import Searching
from reader.ui.actions.settings_file import Edit, SettingsFile
from reader.ui.command_line import Order, Wrong
from reader.ui.messages import PlaceChosen
from reader.ui.panes.kept_queries import VIEW

_LONGEST = 40


class Views:
    """Keeps views, and changes the one that is listed. The file is written first, then the sidebar shows it."""

    def __init__(self, desk: Desk, searching: Searching, file: SettingsFile) -> None:
        self._desk, self._searching, self._file = desk, searching, file
        self._save_article = desk.commands["out.menu"]
        self._ways: dict[str, Callable[[], None]] = {
            "save": self.save,
            "rename": self.rename,
            "remove": self.remove,
            "up": partial(self.move, -1),
            "down": partial(self.move, 1),
        }
        desk.commands |= {"view.save": self.save_or_change, "out.menu": self._save_search_or_article}
        desk.verbs["view"] = self.order

    def order(self, order: Order) -> Wrong | None:
        """Does what the command line says of views."""
        name = " ".join(order.query.strip('"').split())
        match order.choice:
            case "save" if name and not self._searching.text():
                return Wrong("Search for something first", 0)
            case "save" if name:
                self._save_as(name)
            case "rename" if name:
                self._rename(name)
            case way:
                self._ways[way]()
        return None

    def save_or_change(self) -> None:
        """Asks for the name of a view for what is searched for; of a view that is listed, what to do with it."""
        from reader.ui.screens.choosing import Choosing
        from reader.ui.widgets.choices import Option

        place = self._desk.place
        if place.search or not place.view:
            self.save()
            return
        options = [
            Option("rename", "Rename", "", "r"),
            Option("up", "Move up", "", "u"),
            Option("down", "Move down", "", "d"),
            Option("remove", "Remove", "", "x"),
        ]
        sheet = Choosing(options, f"The view {place.view}", typed=False, signs=self._desk.signs)
        self._desk.screen.app.push_screen(sheet, lambda way: self._ways[way]() if way else None)

    def save(self) -> None:
        """Asks for the name of a view that finds what is listed now."""
        from reader.ui.screens.asking import Prompting

        place, text = self._desk.place, self._searching.text()
        if not text:
            self._desk.say(f"Search for something first: {self._desk.key('search')}")
            return
        named = place.view or (place.search or place.path[-1] or text)[:_LONGEST]
        sheet = Prompting("Save this as a view named", named, over=True, does="save", signs=self._desk.signs)
        self._desk.screen.app.push_screen(sheet, lambda name: self._save_as(name) if name else None)

    def rename(self) -> None:
        """Asks for another name for the view that is listed."""
        from reader.ui.screens.asking import Prompting

        if name := self._here():
            sheet = Prompting("Rename this view to", name, does="rename", signs=self._desk.signs)
            self._desk.screen.app.push_screen(sheet, lambda new: self._rename(new) if new else None)

    def remove(self) -> None:
        """Takes the view that is listed out of the sidebar, once that is sure."""
        from reader.ui.screens.asking import Asking

        if name := self._here():
            question = Asking(f"Remove the view {self._desk.signs.quoted(name)}?", "remove it", "keep it")
            self._desk.screen.app.push_screen(question, lambda yes: self._remove(name) if yes else None)

    def move(self, by: int) -> None:
        """Moves the view that is listed up or down in the sidebar."""
        from reader.settings.editing import move_view

        if name := self._here():
            self._change(lambda file: move_view(file, name, by), name, "")

    def _save_as(self, name: str) -> None:
        from reader.settings.editing import save_view

        text, name = self._searching.text(), called(name, self._desk.views) or name
        told = f"Saved the view {self._desk.signs.quoted(name)}"
        self._change(lambda file: save_view(file, name, text), name, told)

    def _rename(self, new: str) -> None:
        from reader.settings.editing import rename_view

        if name := self._here():
            self._change(lambda file: rename_view(file, name, new), new, f"Renamed to {new}")

    def _remove(self, name: str) -> None:
        from reader.settings.editing import remove_view

        self._change(lambda file: remove_view(file, name), None, f"Removed the view {name}")

    def _change(self, edit: Edit, shown: str | None, told: str) -> None:
        async def change() -> None:
            if await self._file.edit(edit, told):
                known = shown and called(shown, self._desk.views)
                key = VIEW + known if known else "all"
                self._desk.topics.choose(key)
                # Where it was chosen before, a search within it is left all the same.
                self._desk.hear(PlaceChosen(self._desk.topics.places[key], enter=False))

        self._desk.run(change, "views")

    def _save_search_or_article(self) -> None:
        """In the list of a search one key keeps that, anywhere else the article."""
        if self._desk.place.search and self._desk.pane != "article":
            self.save()
        else:
            self._save_article()

    def _here(self) -> str:
        """The name of the saved view that is listed; "" where none is, which is said."""
        name = self._desk.place.view
        if not name:
            self._desk.say("This is no saved view")
        return name
