"""Every setting, declared once: the file, its checks, `newsreader config` and docs/configuration.md come from here."""

from collections.abc import Mapping
from typing import NamedTuple, get_args

from reader.models.sources import MOST_ARTICLES, MOST_DAYS
from reader.settings.kinds import (
    Choice,
    Duration,
    Flag,
    Keys,
    Kind,
    Name,
    Names,
    Program,
    ReadAfter,
    Whole,
    Words,
)
from reader.settings.query_text import QueryText
from reader.settings.record import PRESETS, Dates, Images, Layout, Settings
from reader.settings.tables import MacroTable, RuleTable
from reader.topic_names import fold


class Setting(NamedTuple):
    """A setting by its dotted name in TOML, and the field of `Settings` that holds it, with its default."""

    name: str
    field: str
    kind: Kind
    help: str

    @property
    def table(self) -> str:
        """The table of the file it stands in; "" is none."""
        return self.name.rpartition(".")[0]

    @property
    def key(self) -> str:
        """What it is called within its table."""
        return self.name.rpartition(".")[2]

    def of(self, settings: Settings) -> object:
        """Its value."""
        value: object = getattr(settings, self.field)
        return value

    @property
    def default(self) -> object:
        """What it is where nobody chose."""
        return self.of(Settings())


class OwnTable(NamedTuple):
    """A table of the file in which the user gives the names: "actions", the field of `Settings` that holds what stands
    under them, and how one is written, for a person who wrote something else.

    Names may stand for the same where they are written otherwise, as those of topics do (`folded`).
    """

    table: str
    field: str
    kind: Kind
    about: str
    help: str
    such_as: str
    folded: bool = False

    def name_of(self, setting: str) -> str:
        """The name that a setting of this table has in it; "" where it is of another."""
        return setting.removeprefix(f"{self.table}.") if setting.startswith(f"{self.table}.") else ""

    def same(self, name: str) -> str:
        """The name as it is compared."""
        return fold(name) if self.folded else name


ALIASES = OwnTable(
    "topics.aliases", "aliases", Name("the name of a topic in quotes"),
    "Topics that have another name now.",
    'What files call "Old Name" is listed, counted and shown as "New Name" where this says "Old Name" = "New Name".'
    " Nothing is read again for it, and all is as before when the line is taken out.",
    'a table of names, such as "Old Name" = "New Name"',
    folded=True,
)  # fmt: skip
VIEWS = OwnTable(
    "views", "views", QueryText(),
    "Searches that you keep.",
    'Each is listed above the topics by its name, in the order they stand here: "Long" = "reading:>=15 is:unread".'
    ' newsreader list "@Long" prints one; newsreader views adds and orders them.',
    'a table of queries, such as "Long" = "reading:>=15"',
)  # fmt: skip
RULES = OwnTable(
    "rules", "rules", RuleTable(),
    "What is done with articles when they arrive.",
    'A rule says which articles it is about, and what it does with them: "press releases" = { when ='
    """ 'provider:"PR Newswire"', do = ["read", "tag pr"] }. It holds for what arrives from then on, each rule after"""
    " the one before it; newsreader rules tries one, applies it to all there is, and takes back what it did. What a"
    ' rule can do: "read", "star", "later", "hide", "notify", "tag NAME", "topic NAME". With enabled = false it does'
    " nothing.",
    'a table of rules, such as "sport" = { when = "topic:Sport", do = ["read"] }',
)  # fmt: skip
ACTIONS = OwnTable(
    "actions", "actions", Program(),
    "Actions of your own.",
    'What you do with articles, by its name: "Read it aloud" = ["say", "{title}"]. {url}, {title} and {file} stand for'
    " the address, the headline and a file with the text in Markdown. No shell sees any of it. A key is given under"
    ' [keys]: "action.Read it aloud" = "ctrl+y".',
    'a table of commands, such as "Name" = ["program", "{url}"]',
)  # fmt: skip
MACROS = OwnTable(
    "macros", "macros", MacroTable(),
    "Several commands as one.",
    'A macro has a name, keys, and what it does, one step after the other: "later, and on" = { keys = "ctrl+y", do ='
    ' ["mark.later", ":tag reading", "unread.next"] }. A step is the id of a command, as newsreader keys lists them, or'
    ' begins with ":" and is a line for the command line of the app.',
    'a table of macros, such as "on" = { keys = "ctrl+y", do = ["mark.read", "unread.next"] }',
)  # fmt: skip
CHOSEN_KEYS = OwnTable(
    "keys", "keys", Keys(),
    "The keys.",
    "Any command has other keys where its id, in quotes, is given some: one, a list of them, or [] for none."
    " newsreader keys lists the ids.",
    'a table of keys, such as "mark.read" = "x"',
)  # fmt: skip

OWN_TABLES: tuple[OwnTable, ...] = (ALIASES, VIEWS, RULES, ACTIONS, MACROS, CHOSEN_KEYS)


def own_table(setting: str) -> OwnTable | None:
    """The table with names of the user's own that a setting stands in."""
    return next((table for table in OWN_TABLES if table.name_of(setting).strip()), None)


# The tables of the file, with what each is about.
TABLES: Mapping[str, str] = {
    "": "The whole program.",
    "panes": "How the screen is divided.",
    "list": "The list of articles.",
    "article": "The open article.",
    "refresh": "How sources are refreshed.",
    **{table.table: table.about for table in OWN_TABLES},
}

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "theme", "theme", Name(),
        "The colours, by the name of a theme; newsreader themes lists them. TEXTUAL_THEME in the environment goes"
        " before it, and a theme chosen in the app holds until another is named here.",
    ),
    Setting(
        "ascii", "ascii", Flag(),
        "Draw with the characters of ASCII alone, for terminals and fonts that lack the others.",
    ),
    Setting(
        "dates", "dates", Choice(get_args(Dates)),
        'How dates are written in the list: "relative" ("3 h"), "iso" (2026-11-20 09:30) or "local", in the manner'
        " of the system's language.",
    ),
    Setting(
        "start", "start",
        Name('"last", "all", "unread", "begun", "today", "starred", "later", "new" or the id of a topic'),
        'Where the app opens: "last" is where it was left; "all", "unread", "begun" (Continue reading), "today",'
        ' "starred", "later" and "new" are the views above the topics; anything else is the id of a topic, as'
        " newsreader topics --plain prints it.",
    ),
    Setting(
        "mark_read", "mark_read", ReadAfter(),
        'When an article you open is marked read: "on open", "never", or after so many seconds on the screen.',
    ),
    Setting(
        "browser", "browser", Words(),
        "The command that opens an address. {url} in a word stands for the address, which is added at the end where"
        " no word names it. No shell sees it, and only http and https addresses are opened. Where it is empty, or"
        " does not start, $BROWSER is asked, and then the system.",
    ),
    Setting(
        "player", "player", Words(),
        "The command that plays the sound and film that come with an article. {url} in a word stands for the address,"
        " which is added at the end where no word names it. No shell sees it, and only http and https addresses are"
        " played. Where it is empty, mpv plays where it is installed; else the browser is asked.",
    ),
    Setting(
        "panes.layout", "layout", Choice(get_args(Layout)),
        'How many panes there are at a time: "auto" is three from 130 columns, two from 80, else one.',
    ),
    Setting(
        "panes.topics", "topics_width", Whole(16, 80),
        "The width of the topics, in columns. Left as it is, it goes down to 24 where the article needs the room, and"
        " up to 36 where it leaves some.",
    ),
    Setting(
        "panes.articles", "articles_width", Whole(20, 80),
        "The width of the list, in per cent of the screen. Left as it is, it goes down to 37 where the article needs"
        " the room.",
    ),
    Setting("list.lines", "row_lines", Whole(1, 2), "How many lines an article takes in the list."),
    Setting(
        "list.days", "day_headings", Flag(), "Whether a heading parts the days, where the list is sorted by date."
    ),
    Setting(
        "list.stories", "stories", Flag(),
        "Whether articles that tell the same event are one row, until the key of that is pressed in a place.",
    ),
    Setting(
        "list.mark_story", "mark_story", Flag(),
        "Whether such a row that is marked read, or opened, marks all articles of its story read.",
    ),
    Setting(
        "list.sort", "sort", Choice(("date", "heat", "quality", "title", "provider")),
        "The order of a list, until another is chosen for it in the app.",
    ),
    Setting(
        "article.full_text", "full_text", Names(),
        "The topics, by their names, whose articles are always read in full, those of topics below them as well: the"
        " original page is fetched when one is opened. Of a source, sources.toml says so.",
    ),
    Setting(
        "article.images", "images", Choice(get_args(Images)),
        'Which pictures are shown in an article you open: "lead" is the first, "all" those of its text as well, "off"'
        " none until you ask for them. It needs the extra `images` and a terminal of all colours.",
    ),
    Setting("article.measure", "measure", Whole(30, 200), "The longest line of an article, in columns."),
    Setting(
        "article.centred", "centred", Flag(), "Whether an article stands in the middle where there is room."
    ),
    Setting(
        "refresh.every", "refresh_every", Duration(),
        "How long a source of the network is left alone between two looks, while the app or newsreader refresh --watch"
        " runs. A server may ask for more, and a source may say otherwise in sources.toml.",
    ),
    Setting("refresh.at_start", "at_start", Flag(), "Whether the sources are looked at when the app starts."),
    Setting("refresh.at_once", "at_once", Whole(1, 256), "How many requests are made at a time."),
    Setting("refresh.per_host", "per_host", Whole(1, 16), "How many of them are made to one host."),
    Setting(
        "refresh.keep_days", "keep_days", Whole(0, MOST_DAYS),
        "For how many days the articles of sources of the network are kept; 0 is no limit. Starred ones, those kept"
        " for later, tagged ones and those with a note stay always.",
    ),
    Setting(
        "refresh.keep_articles", "keep_articles", Whole(0, MOST_ARTICLES),
        "How many articles of each such source are kept, the newest; 0 is no limit.",
    ),
    Setting("refresh.keep_unread", "keep_unread", Flag(), "Whether unread articles stay, however old and many."),
    Setting(
        "keys.preset", "preset", Choice(PRESETS),
        "The keys to begin with: our own, or those of newsboat, of Google Reader and the web readers after it, or of"
        " vim, as far as they fit.",
    ),
)  # fmt: skip

BY_NAME: Mapping[str, Setting] = {setting.name: setting for setting in SETTINGS}
