"""The command line: what is typed behind `:` is carried out."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import NotFoundError
from reader.library import Library
from reader.settings import called
from reader.ui import words
from reader.ui.actions.asked import goes_on, spelled_out
from reader.ui.actions.desk import Desk
from reader.ui.actions.moving import Moving
from reader.ui.actions.opening import Opening
from reader.ui.actions.placing import Placing
from reader.ui.command_line import Order, Wrong, ids_and_words, near, read_line
from reader.ui.messages import CommandWanted
from reader.ui.panes.tree import is_topic, is_view
from reader.ui.typed_before import TypedBefore

if TYPE_CHECKING:
    from reader.query.completing import Suggestion
    from reader.ui.panes.command import CommandLine as Line


class Ways(NamedTuple):
    """Where a line may lead."""

    moving: Moving
    placing: Placing
    opening: Opening


class CommandLine:
    """Opens the line, and hands what is typed to whoever carries out its verb (`desk.verbs`)."""

    def __init__(
        self,
        desk: Desk,
        ways: Ways,
        show_query: Callable[[str], object],
        before: Sequence[str] = (),
    ) -> None:
        """`show_query` lists what a query finds; `before` are the lines of sessions before."""
        self._desk = desk
        self._moving, self._placing, self._opening = ways
        self._show_query = show_query
        self._before = TypedBefore(before)
        self._line: Line | None = None
        self._own = desk.own
        desk.commands["command.line"] = self.open
        desk.verbs |= {
            "do": self._carry_out, "list": self._list, "search": self._list, "sort": self._sort, "show": self._show,
            "topics": self._topic, "themes": self._theme, "quit": self._quit,
        }  # fmt: skip

    @property
    def lines(self) -> tuple[str, ...]:
        """What was typed, the latest last."""
        return self._before.lines

    def open(self) -> None:
        """Opens the line; where it is open, goes to it."""
        from reader.ui.panes.command import CommandLine as Line
        from reader.ui.panes.command import Doing

        desk = self._desk
        if self._line is not None:
            desk.screen.set_focus(self._line.line)
            return
        self._before.begin()
        self._line = Line(
            Doing(self._before, self._done, self._suggest, self._leave), desk.keymap, desk.signs
        )
        self._line.open(desk.status)
        desk.run(self._learn, "command")

    def run(self, line: str) -> bool:
        """Carries out a line, as if it had been typed; False where it cannot be, which is said."""
        wrong = self.do(line)
        if wrong:
            self._desk.say(wrong.words)
        return wrong is None

    def do(self, line: str) -> Wrong | None:
        """The same; what is wrong with a line that cannot be carried out."""
        found = read_line(line, self._own)
        if found is None or isinstance(found, Wrong):
            return found
        return self._desk.verbs[found.verb](found)

    def _done(self, line: str) -> Wrong | None:
        wrong = self.do(line)
        if wrong is None:
            self._before.add(line)
        return wrong

    async def _suggest(self, query: str) -> "Sequence[Suggestion]":
        return await self._desk.background.read(lambda library: library.queries.suggestions(query))

    def _leave(self) -> None:
        """Closes the line; the next key is for where the reader was, unless they are somewhere else by now."""
        if (line := self._line) is None:
            return
        desk, self._line = self._desk, None
        if desk.screen.focused is line.line:
            desk.screen.set_focus(desk.widget(), scroll_visible=False)
        line.close()

    async def _learn(self) -> None:
        from reader.ui.command_words import Names

        desk = self._desk
        tags = await desk.background.read(_tags)
        if self._line is not None:
            views = [place.path[-1] for key, place in desk.topics.places.items() if is_view(key)]
            topics = [place.path[-1] for key, place in desk.topics.places.items() if is_topic(key)]
            themes = sorted(desk.screen.app.available_themes)
            self._line.line.learn(Names(tags, topics, views, themes, ids_and_words(self._own), desk.rules))

    def _carry_out(self, order: Order) -> None:
        # Later: the line is left by then, and what is done may open another.
        self._desk.hear(CommandWanted(order.name))

    def _list(self, order: Order) -> Wrong | None:
        if order.verb != "list":
            self._show_query(order.query)
            return None
        if order.query.startswith("@") and not goes_on(order.query, self._desk.views):
            return self._go(order.query[1:].strip('"'), order.at + 1, "view", is_view)
        query = spelled_out(order.query, order.at, self._desk.views)
        if isinstance(query, Wrong):
            return query
        self._show_query(query)
        return None

    def _topic(self, order: Order) -> Wrong | None:
        return self._go(order.name, order.at, "topic", is_topic)

    def _go(self, name: str, at: int, kind: str, fits: Callable[[str], bool]) -> Wrong | None:
        """Goes to the place of that name."""
        places = {key: place.path[-1] for key, place in self._desk.topics.places.items() if fits(key)}
        known = called(name, [*places.values(), *places])
        for key, one in places.items():
            if known in (one, key):
                self._desk.topics.choose(key)
                self._moving.go("articles")
                return None
        return Wrong(f"There is no {kind} “{name.strip()}”.{near(name, places.values())}", at)

    def _sort(self, order: Order) -> Wrong | None:
        if order.choice not in [sort for sort, _, _ in self._placing.orders]:
            return Wrong(f"Only what is searched for is sorted by {order.choice}", len("sort "))
        self._placing.sort(order.choice)
        return None

    def _theme(self, order: Order) -> Wrong | None:
        app = self._desk.screen.app
        if order.name not in app.available_themes:
            close = near(order.name, app.available_themes)
            return Wrong(f"There is no theme “{order.name}”.{close}", order.at)
        app.theme = order.name
        return None

    def _show(self, order: Order) -> None:
        self._desk.run(partial(self._show_article, order.name), "command")

    async def _show_article(self, reference: str) -> None:
        try:
            id = await self._desk.background.read(lambda library: library.find(reference))
        except NotFoundError as error:
            self._desk.say(words.told(error))
        else:
            self._opening.read(id)

    def _quit(self, order: Order) -> None:  # noqa: ARG002 (it says nothing more)
        self._desk.screen.app.exit()


def _tags(library: Library) -> list[str]:
    """The tags there are, those of the most articles first."""
    return [tag.name for tag in sorted(library.lists.tags(), key=lambda tag: -tag.total)]
