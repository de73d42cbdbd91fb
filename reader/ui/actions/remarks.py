"""What the list says where it is empty."""

from reader.content.urls import public
from reader.models import Query
from reader.ui import words
from reader.ui.actions.desk import Desk
from reader.ui.messages import Refreshing


def remark(desk: Desk, query: Query, reading: Refreshing) -> tuple[str, ...]:
    """What stands where no article does: what there is not and what to do next, or what is still being read."""
    name = desk.place.path[-1]
    onward = f"{desk.key('topic.next')} goes to the next topic, {desk.key('refresh.all')} refreshes."
    if desk.place.search:
        where = desk.place.path[-2] if len(desk.place.path) > 1 else ""
        wider = (
            ""
            if query.view == "all" and query.topic is None and not desk.place.view
            else " There may be more in All."
        )
        return (
            f"Nothing found in {where} for {name}.{wider}",
            f"{desk.key('escape')} goes back to where you were.",
        )
    if coming := _coming(desk, query, reading):
        return (f"Reading {coming} {desk.signs.ellipsis}", f"{desk.key('refresh.cancel')} stops that.")
    if query.topic is not None or desk.place.view:
        return (f"No articles in {name}.", onward)
    if query.source is not None:
        return (f"No articles from {name}.", f"{desk.key('refresh.this')} refreshes it.")
    return {
        "all": (
            "No articles yet.",
            f"{desk.key('source.add')} adds a source, {desk.key('refresh.all')} refreshes.",
        ),
        "unread": ("Nothing unread: you have read it all.", f"{desk.key('refresh.all')} looks for news."),
        "begun": (
            "Nothing begun: what you leave in the middle is listed here until you finish it.",
            f"{desk.key('topic.next')} goes to the next topic.",
        ),
        "today": ("Nothing from today yet.", f"{desk.key('refresh.all')} looks for news."),
        "starred": ("Nothing starred yet.", f"{desk.key('mark.starred')} stars the article you are at."),
        "later": ("Nothing kept for later.", f"{desk.key('mark.later')} keeps the article you are at."),
        "new": ("Nothing new since your last visit.", f"{desk.key('refresh.all')} looks for news."),
    }[query.view]


def _coming(desk: Desk, query: Query, reading: Refreshing) -> str:
    """What is being read just now that would be listed here: a source, or the first articles of all; "" for nothing."""
    if query.source is not None:
        return desk.place.path[-1] if public(query.source) in reading.sources else ""
    if not reading.names or query.topic is not None or desk.topics.counts.total:
        return ""
    one, *others = reading.names
    return words.count(len(reading.names), "source", "sources") if others else one
