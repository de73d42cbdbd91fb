"""The settings as the program uses them."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from reader.models import RuleSpec, Sort

Dates = Literal["relative", "iso", "local"]
Layout = Literal["auto", "one", "two", "three"]
Images = Literal["off", "lead", "all"]
Preset = Literal["newsreader", "newsboat", "google", "vim"]

PRESETS: tuple[Preset, ...] = get_args(Preset)


class Macro(NamedTuple):
    """Several commands as one, by its keys as they were written.

    A step is the id of a command, or a line of the app's command line with its ":".
    """

    keys: tuple[str, ...]
    steps: tuple[str, ...]


class Settings(NamedTuple):
    """What the user chose; the defaults where nothing was chosen.

    `mark_read` is after how many seconds an opened article is marked read: 0 at once, None never. `start` is where
    the app opens: "last" where it was left, else a view or the id of a topic. `browser` is a command of words, in
    which `{url}` stands for the address; () is that of the system. `player` is one that plays sound and film.
    `articles_width` is per cent of the screen, `topics_width` and `measure` are columns. `stories` tells whether
    articles of one story are one row, `mark_story` whether marking such a row read marks them all. `keys` are those
    chosen for commands, by the command's id and as they were written, on top of the `preset`;
    `reader.ui.keymap.resolve` makes sense of them. `full_text` are the names of topics whose articles are always read
    in full. `reader.settings.policy` makes one record of all that is about refreshing: `refresh_every` is seconds, 0
    only when asked; of `keep_days` and `keep_articles` 0 is no limit. `aliases` are names of topics, each with the one
    it is shown under; none leads in a circle. `actions` are commands of the user's own by their names, `macros` what
    several of the app's do as one. `views` are queries by the names they are listed under, in order; `rules` are
    applied in theirs to what arrives.
    """

    theme: str = "newsreader-night"
    ascii: bool = False
    dates: Dates = "relative"
    start: str = "last"
    mark_read: float | None = 0
    browser: tuple[str, ...] = ()
    player: tuple[str, ...] = ()
    layout: Layout = "auto"
    topics_width: int = 30
    articles_width: int = 41
    row_lines: Literal[1, 2] = 2
    day_headings: bool = True
    stories: bool = True
    mark_story: bool = True
    sort: Sort = "date"
    full_text: tuple[str, ...] = ()
    images: Images = "lead"
    measure: int = 72
    centred: bool = True
    refresh_every: int = 1800
    at_start: bool = True
    at_once: int = 32
    per_host: int = 2
    keep_days: int = 0
    keep_articles: int = 0
    keep_unread: bool = True
    preset: Preset = "newsreader"
    keys: Mapping[str, tuple[str, ...]] = {}
    aliases: Mapping[str, str] = {}
    views: Mapping[str, str] = {}
    rules: tuple[RuleSpec, ...] = ()
    actions: Mapping[str, tuple[str, ...]] = {}
    macros: Mapping[str, Macro] = {}
