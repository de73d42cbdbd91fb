"""What stands in the empty article pane: five keys to begin with."""

from collections.abc import Callable

from reader.ui.widgets.prose import BLANK, Paragraph, Run

_COLUMN = 9
_FIVE = (
    ("read.open", "reads the article under the cursor."),
    ("read.on", "reads on, a page at a time, and at the end goes to the next unread."),
    ("search", "searches while you type; Escape gives the list back."),
    ("mark.starred", "stars what you want to find again."),
    ("read.original", "opens the original in the browser."),
)


def tour(keys: Callable[[str], str]) -> list[Paragraph]:
    """Five keys and what they do; `keys` gives the key of a command as it is printed, "" where it has none."""
    page = [Paragraph((Run("newsreader", "strong", bold=True),)), BLANK]
    page += [row for id, does in _FIVE if (key := keys(id)) for row in (_row(key, does), BLANK)]
    if key := keys("help"):
        page.append(_row(key, "shows all the others.", "muted"))
    return page


def _row(key: str, does: str, tone: str = "ink") -> Paragraph:
    return Paragraph((Run(does, tone),), Run(key.ljust(_COLUMN), "accent", bold=True), Run(" " * _COLUMN))
