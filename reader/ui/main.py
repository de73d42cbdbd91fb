"""The main screen: three panes and two lines, of which each action knows its part."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size
from textual.screen import Screen

from reader.models import Term
from reader.remembered import Remembered
from reader.ui.actions.adding import Adding
from reader.ui.actions.commanding import CommandLine, Ways
from reader.ui.actions.continuing import Continuing
from reader.ui.actions.desk import Desk, Widgets
from reader.ui.actions.explaining import Explaining
from reader.ui.actions.full_text import FullText
from reader.ui.actions.headings import Headings
from reader.ui.actions.heat import Heat
from reader.ui.actions.links import Links
from reader.ui.actions.macros import Macros
from reader.ui.actions.many import Many
from reader.ui.actions.marking import Marking
from reader.ui.actions.moving import Moving
from reader.ui.actions.muting import Muting
from reader.ui.actions.noting import Noting
from reader.ui.actions.opening import Opening
from reader.ui.actions.outside import Outside
from reader.ui.actions.own import OwnActions
from reader.ui.actions.pacing import Pacing
from reader.ui.actions.pages import Pages
from reader.ui.actions.picked import Picked
from reader.ui.actions.pictures import Pictures
from reader.ui.actions.placing import Placing
from reader.ui.actions.program import Program
from reader.ui.actions.reading import Reading
from reader.ui.actions.ruled import Ruled
from reader.ui.actions.rules import Rules
from reader.ui.actions.saving import Saving
from reader.ui.actions.searching import Searching
from reader.ui.actions.settings_file import SettingsFile
from reader.ui.actions.sources import Sources
from reader.ui.actions.sourcing import Sourcing
from reader.ui.actions.tagging import Tagging
from reader.ui.actions.taking_out import TakingOut
from reader.ui.actions.telling import Telling
from reader.ui.actions.views import Views
from reader.ui.actions.walking import Walking
from reader.ui.actions.within import Within
from reader.ui.background import Background
from reader.ui.bindings import bindings, rebind
from reader.ui.commands import Pane
from reader.ui.configured import Configured
from reader.ui.keymap import Keymap
from reader.ui.looking import Command
from reader.ui.messages import CommandWanted, Told
from reader.ui.panes.article import ArticlePane
from reader.ui.panes.articles import ArticlesPane
from reader.ui.panes.kept_queries import views_of
from reader.ui.panes.topics import Before, TopicsPane
from reader.ui.panes.tree import key_of
from reader.ui.screens.layout import HEIGHTS, PANES
from reader.ui.start import Start
from reader.ui.widgets.article_row import RowStyle
from reader.ui.widgets.divider import Divider
from reader.ui.widgets.hint_line import written
from reader.ui.widgets.lines import KeyLine, StatusLine
from reader.ui.widgets.signs import Signs, signs


class MainScreen(Screen[None], inherit_bindings=False):
    """Composes the panes, and hands keys and messages on to the actions."""

    BINDINGS = bindings("main")
    AUTO_FOCUS = "#articles"

    def __init__(
        self,
        background: Background,
        start: Start,
        configured: Configured,
        clock: Callable[[], datetime],
        look: Command,
        *,
        tour: bool,
    ) -> None:
        super().__init__()
        settings, keymap = configured.settings, configured.keymap
        marks = signs(settings.ascii)
        self._key = partial(_key, keymap, marks)
        remembered = start.remembered
        self._stories = dict(remembered.stories)
        self.topics = TopicsPane(
            background,
            start.overview,
            before=Before(key_of(start.place), remembered.folded, remembered.visited),
            by_story=lambda key: self._stories.get(key, settings.stories),
            views=views_of(settings.views),
            signs=marks,
        )
        row_style = RowStyle(settings.row_lines, settings.dates, marks)
        self.articles = ArticlesPane(background, start.request, start.listing, clock, row_style)
        known = remembered.visited is not None
        self.article = ArticlePane(background, clock, self._key, _spans, marks, known=known)
        self.article.set_reactive(ArticlePane.measure, settings.measure)
        self.article.set_reactive(ArticlePane.centred, settings.centred)
        self.status = StatusLine(id="status")
        self.status.signs = marks
        self.keys = KeyLine(keymap, signs=marks, id="keys")
        dividers = (Divider("topics"), Divider("articles"))
        widgets = Widgets(self.topics, self.articles, self.article, self.status, self.keys, dividers)
        self.desk = Desk(self, widgets, background, configured)
        self.desk.place = start.place
        self._take_up(start, clock, look, configured, tour=tour)
        self.desk.answer(CommandWanted, lambda message: self.app.call_later(self.do, message.id))
        self.placing.tell(start.listing.matches, start.listing.seconds)
        rebind(self, "main", keymap, self.desk.own)
        for pane in (self.topics, self.articles, self.article):
            rebind(pane, "moving", keymap)
        rebind(self.article, "finding", keymap)

    def _take_up(
        self,
        start: Start,
        clock: Callable[[], datetime],
        look: Command,
        configured: Configured,
        *,
        tour: bool,
    ) -> None:
        """Has each action register what it carries out; none knows one that comes after it."""
        self.moving = Moving(self.desk, start.remembered.widths)
        self.placing = Placing(self.desk, self.moving, start.remembered, self._stories)
        searching = Searching(self.desk, self.moving, self.placing)
        marking = Marking(self.desk)
        picked = Picked(self.desk)
        many = Many(self.desk, picked, marking)
        Tagging(self.desk, picked, many)
        Noting(self.desk, marking)
        Continuing(self.desk)
        opening = Opening(self.desk, self.moving, marking, tour=tour)
        Explaining(self.desk, self.moving, self.placing, marking)
        saving = Saving(self.desk, picked)
        outside = Outside(self.desk, picked)
        pages = Pages(self.desk, opening, outside)
        Links(self.desk, pages, outside)
        self.within = Within(self.desk, searching)
        Headings(self.desk)
        Pacing(self.desk)
        Walking(self.desk, opening)
        Telling(self.desk, pages, outside)
        Reading(self.desk, self.moving, opening)
        FullText(self.desk, opening)
        TakingOut(self.desk, picked, saving)
        self.settings_file = SettingsFile(self.desk, configured.file)
        Views(self.desk, searching, self.settings_file)
        rules = Rules(self.desk, searching, many, self.settings_file)
        Ruled(self.desk, rules, self.settings_file, marking)
        Muting(self.desk, rules)
        OwnActions(self.desk, picked)
        self.pictures = Pictures(self.desk, opening, outside, configured.ability)
        Sourcing(self.desk, saving.stop)
        Adding(self.desk, look)
        self.sources = Sources(self.desk, outside, clock, start.remembered.order)
        self.heat = Heat(self.desk, self.placing)
        back = (saving.stop, picked.let_go, pages.give_up)
        ways = Ways(self.moving, self.placing, opening)
        self.commanding = CommandLine(self.desk, ways, searching.find, start.remembered.lines)
        Macros(self.desk, self.do, self.commanding.run)
        self.program = Program(self.desk, self.moving, searching, self.sources, back)

    def compose(self) -> ComposeResult:
        """The panes with the borders between them, and the two lines below."""
        self._fit(self.app.size)
        one, other = self.desk.dividers
        with Horizontal(id="panes"):
            yield self.topics
            yield one
            yield self.articles
            yield other
            yield self.article
        yield self.status
        yield self.keys

    def _fit(self, size: Size) -> None:
        """Has the first frame be as all others: Textual tells the sizes after it."""
        self.moving.fit(size.width)
        name = next(name for least, name in reversed(HEIGHTS) if size.height >= least)
        self.add_class(name)
        for pane in (self.topics, self.articles):
            pane.room = size.height - (1 if name == "-short" else 2)
        self._tell_help(size)

    def _tell_help(self, size: Size) -> None:
        """Where there is no line of keys, the status line names the one that tells them all, unless it is typed."""
        short = size.height < HEIGHTS[1][0] and self.keys.pane not in ("search", "command")
        self.status.help_key = self._key("help") if short else ""

    def on_mount(self) -> None:
        """Pictures stand on the ground of the theme."""
        self.watch(self.app, "theme", self.pictures.paint_anew, init=False)

    def on_resize(self, event: events.Resize) -> None:
        """Shows as many panes as fit now."""
        self.moving.fit(event.size.width)
        self._tell_help(event.size)
        self.articles.settle()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Notes where the reader is, and shows the keys that hold there."""
        if event.widget.id in PANES:
            self.desk.pane = event.widget.id
        lines: dict[str | None, Pane] = {"search": "search", "command": "command"}
        self.keys.pane = lines.get(event.widget.id, self.within.pane)
        self._tell_help(self.size)

    def _key_escape(self) -> None:
        # Textual lets go of a selection here, before the command of the key could tell that there was one.
        pass

    def action_do(self, id: str) -> None:
        """Carries out a command of the main screen."""
        self.desk.commands[id]()

    def do(self, id: str) -> None:
        """Carries out any command, as if its key had been pressed where the reader is."""
        if id in self.desk.commands:
            self.desk.commands[id]()
        elif id in ("quit", "suspend"):
            self.app.call_later(self.app.run_action, f"app.do('{id}')")
        elif isinstance(self.focused, (TopicsPane, ArticlesPane, ArticlePane)):
            self.focused.action_do(id)

    @on(Told)
    def _told(self, message: Told) -> None:
        message.stop()
        self.desk.hear(message)

    def renew(self) -> None:
        """Loads what may have changed since it was loaded."""
        self.desk.renew()
        self.article.renew()
        self.sources.renew()
        self.heat.renew()

    def say(self, text: str) -> None:
        """Tells something in the status line for some seconds."""
        self.desk.say(text)

    def remembered(self, before: Remembered, now: datetime) -> Remembered:
        """What to remember of this session, ended `now`."""
        return before._replace(
            place=key_of(self.desk.place),
            cursors=self.placing.cursors,
            sorts=self.placing.sorts,
            stories=self.placing.stories,
            folded=self.placing.folded,
            visited=now,
            widths=self.moving.dragged,
            order=self.sources.order,
            lines=self.commanding.lines,
        )


def _key(keymap: Keymap, marks: Signs, id: str) -> str:
    keys = keymap.of(id)
    return written(keys[0], marks) if keys else ""


def _spans(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    # Imported when something is searched for: the start is not to wait for it.
    from reader.query.matching import spans

    return spans(text, terms)
