"""What panes tell the screen, and the background tells the app."""

from typing import NamedTuple

from textual.message import Message

from reader.models import Matches, Query, Related, Story, Summary


class Place(NamedTuple):
    """Where the reader is: a query, and the names that lead to it ("AI", "Computer Vision")."""

    query: Query
    path: tuple[str, ...]


class PlaceChosen(Message):
    """Posted when a view or topic was chosen. `enter` tells that the reader wants to go on to its articles."""

    def __init__(self, place: Place, *, enter: bool) -> None:
        super().__init__()
        self.place = place
        self.enter = enter


class Listed(Message):
    """Posted when the articles of a place are known."""

    def __init__(self, matches: Matches) -> None:
        super().__init__()
        self.matches = matches


class Highlighted(Message):
    """Posted when the cursor came to rest on an article, or on none."""

    def __init__(self, summary: Summary | None) -> None:
        super().__init__()
        self.summary = summary


class Opened(Message):
    """Posted when an article of the list was opened."""

    def __init__(self, summary: Summary) -> None:
        super().__init__()
        self.summary = summary


class RelatedChosen(Message):
    """Posted when a related story was chosen."""

    def __init__(self, related: Related) -> None:
        super().__init__()
        self.related = related


class LinkChosen(Message):
    """Posted when a link of an article was clicked."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url


class Shown(Message):
    """Posted when the article pane shows another article, or none."""

    def __init__(self, story: Story | None) -> None:
        super().__init__()
        self.story = story


class RefreshWanted(Message):
    """Posted when a source, or all (None), should be refreshed."""

    def __init__(self, source: str | None) -> None:
        super().__init__()
        self.source = source


class SearchTyped(Message):
    """Posted with every change of the words that are searched for."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class SearchLeft(Message):
    """Posted when the search line was left: the results stay (`keep`), or the former view comes back."""

    def __init__(self, *, keep: bool) -> None:
        super().__init__()
        self.keep = keep
