"""What panes tell the screen, and the background tells the app."""

from typing import NamedTuple

from textual.message import Message

from reader.models import Matches, Query, Related, Sort, Story, Summary
from reader.ui.indexer import Fetched
from reader.ui.outcome import Added


class Place(NamedTuple):
    """Where the reader is: a query, and the names that lead to it ("AI", "Computer Vision").

    `view` is the name of the saved view that it is, `sort` the order that this asks for itself; `search` is what is
    searched for within it, as it was typed.
    """

    query: Query
    path: tuple[str, ...]
    view: str = ""
    sort: Sort | None = None
    search: str = ""


class Told(Message):
    """What the panes and lines tell the main screen, which hands it to the action that answers it."""


class PlaceChosen(Told):
    """Posted when a view or topic was chosen. `enter` tells that the reader wants to go on to its articles."""

    def __init__(self, place: Place, *, enter: bool) -> None:
        super().__init__()
        self.place = place
        self.enter = enter


class Folded(Told):
    """Posted when topics were folded or unfolded: the ids of all that are folded now."""

    def __init__(self, folded: frozenset[str]) -> None:
        super().__init__()
        self.folded = folded


class Listed(Told):
    """Posted when the articles of a place are known, and in how many seconds they were found.

    `marked` is how many had been marked on the screen when they were asked for, `above` how many came that stand above
    the cursor, since that was moved.
    """

    def __init__(self, matches: Matches, seconds: float, marked: int, above: int = 0) -> None:
        super().__init__()
        self.marked = marked
        self.matches = matches
        self.seconds = seconds
        self.above = above


class Highlighted(Told):
    """Posted when the cursor came to rest on an article, or on none."""

    def __init__(self, summary: Summary | None) -> None:
        super().__init__()
        self.summary = summary


class Opened(Told):
    """Posted when an article of the list was opened."""

    def __init__(self, summary: Summary) -> None:
        super().__init__()
        self.summary = summary


class RelatedChosen(Told):
    """Posted when a related story was chosen."""

    def __init__(self, related: Related) -> None:
        super().__init__()
        self.related = related


class LinkChosen(Told):
    """Posted when a link of an article was clicked, or named by its letters; `outside` means the browser."""

    def __init__(self, url: str, *, outside: bool = False) -> None:
        super().__init__()
        self.url = url
        self.outside = outside


class MediaChosen(Told):
    """Posted when the sound or film at an address should be played."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url


class LinkPointed(Told):
    """Posted when the mouse comes to what leads to an address, or leaves it ("")."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url


class HintsTyped(Told):
    """Posted when letters are typed that name a link: what the next keys do, "" when it is over."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Shown(Told):
    """Posted when the article pane shows another article, or none."""

    def __init__(self, story: Story | None) -> None:
        super().__init__()
        self.story = story


class PositionKept(Told):
    """Posted when it was kept how far an article is read."""


class Refreshing(Told):
    """Posted when other sources than before are being refreshed: the public addresses of those that are, and the
    `names` of these and of those that will be in a moment.
    """

    def __init__(self, sources: frozenset[str], names: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.sources = sources
        self.names = names


class SourcesChanged(Told):
    """Posted when the list of sources was changed; `address` is the source that should be shown then."""

    def __init__(self, address: str | None = None) -> None:
        super().__init__()
        self.address = address


class SourceWanted(Told):
    """Posted when the source at an address should be shown on the page of sources."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address


class RefreshStopped(Message):
    """Posted when the refresh that goes on should be stopped."""


class RefreshWanted(Message):
    """Posted when a source, or all (None), should be refreshed. `name` is what it is called, where that is known;
    `quiet` tells that the reader asked for something else, and was answered.
    """

    def __init__(self, source: str | None, name: str = "", *, quiet: bool = False) -> None:
        super().__init__()
        self.source = source
        self.name = name
        self.quiet = quiet


class SourceAdded(Message):
    """Posted when a source was added to the library that is shown; it should be read."""

    def __init__(self, added: Added) -> None:
        super().__init__()
        self.added = added


class SearchTyped(Told):
    """Posted with every change of the words that are searched for."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class SearchLeft(Told):
    """Posted when the search line was left: the results stay (`keep`), or the former view comes back."""

    def __init__(self, *, keep: bool) -> None:
        super().__init__()
        self.keep = keep


class FindTyped(Told):
    """Posted with every change of the words that are looked for in the article."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class FindLeft(Told):
    """Posted when the line for them was left: they are still looked for (`keep`), or no longer."""

    def __init__(self, *, keep: bool) -> None:
        super().__init__()
        self.keep = keep


class LinkCopied(Told):
    """Posted when the address of a link is to be copied."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url


class CommandWanted(Told):
    """Posted when a command was clicked or chosen by its name."""

    def __init__(self, id: str) -> None:
        super().__init__()
        self.id = id


class Dragged(Told):
    """Posted while the border on the right of a pane is drawn to column `x` of the screen."""

    def __init__(self, pane: str, x: int) -> None:
        super().__init__()
        self.pane = pane
        self.x = x


class LibraryWanted(Message):
    """Posted when the reader's own library should be opened instead of the one that is: a source was added to it."""

    def __init__(self, added: Added) -> None:
        super().__init__()
        self.added = added


class Previewed(Told):
    """Posted when the cursor of a choice stands on another option."""

    def __init__(self, id: str) -> None:
        super().__init__()
        self.id = id


class WishMade(Message):
    """Posted when something is wanted of the network: the line that asks for it (see `reader.cli.wishes`)."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.line = line


class WishGranted(Told):
    """Posted when that has come, or cannot: see `reader.ui.indexer.Fetched`."""

    def __init__(self, fetched: Fetched) -> None:
        super().__init__()
        self.fetched = fetched
