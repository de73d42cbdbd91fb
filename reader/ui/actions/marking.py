"""Marks: read, starred, kept for later; one by one or all that is listed; and taken back step by step."""

from collections.abc import Mapping, Sequence
from functools import partial

from reader.errors import ReaderError
from reader.library import Library
from reader.models import Change, ChangedField, Field, Query, Summary
from reader.ui import words
from reader.ui.actions.desk import Desk
from reader.ui.panes.article import is_page
from reader.ui.widgets.article_row import is_unread

_DONE: dict[tuple[Field, bool], str] = {
    ("read", True): "Marked read", ("read", False): "Marked unread", ("starred", True): "Starred",
    ("starred", False): "No longer starred", ("later", True): "Kept for later",
    ("later", False): "No longer kept for later",
}  # fmt: skip
_UNDONE: Mapping[ChangedField, tuple[str, str]] = {
    "read": ("read again", "unread again"),
    "starred": ("starred again", "no longer starred"),
    "later": ("kept for later again", "no longer kept for later"),
    "hidden": ("hidden again", "shown again"),
    "hidden_from": ("hidden from {} again", "in {} again"),
    "in_topic": ("in {} again", "no longer in {}"),
    "note": ("noted on as before", "without a note again"),
    "tag": ("tagged {} again", "no longer tagged {}"),
    "tags": ("tagged as before", "tagged as before"),
    "rule": ("as {} left it again", "as before {}"),
}
"""How articles are once a change was taken back: where its mark is set again, and where it is not."""


class Marking:
    """Marks articles. A mark is shown when it is kept for good, not before."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        desk.commands["mark.undo"] = partial(desk.run, self.undo, "marks")

    def toggle(self, field: Field) -> None:
        """Turns a mark of the article over that the reader is at."""
        if summary := self._desk.at_article():
            marked = not self.unread(summary) if field == "read" else getattr(summary, field)
            self.mark(summary, field, value=not marked, told=True)

    def unread(self, summary: Summary) -> bool:
        """Whether there is something to mark read: the article, or others of the story that its row stands for."""
        if is_page(summary):
            return False
        listed = self._desk.articles.listed(summary)
        return not summary.read or (self._desk.settings.mark_story and is_unread(listed))

    def mark(self, summary: Summary, field: Field, *, value: bool, told: bool = False) -> None:
        """Sets a mark of one article; `told` says so in the status line."""
        self._desk.run(partial(self._mark, summary, field, value=value, told=told), "marks")

    async def _mark(self, summary: Summary, field: Field, *, value: bool, told: bool) -> None:
        desk = self._desk
        query, listed = desk.articles.asked, desk.articles.listed(summary)
        cover = listed.cover if query.stories else None
        whole = field == "read" and desk.settings.mark_story and cover and cover.story not in query.unfolded
        try:
            change, rows = await desk.background.write(
                partial(_set, listed, field, value, query if whole and cover and not cover.inside else None)
            )
        except ReaderError as error:
            desk.say(words.told(error))
            return
        # Another row may stand for it in a list of stories.
        if cover or (query.stories and not desk.articles.stands(summary)):
            desk.articles.keep(rows)
            self.renew(change)
        else:
            self._show(summary, _marked(summary, field, value=value))
        if told:
            others = f", {len(change.ids)} articles of its story" if len(change.ids) > 1 else ""
            desk.say(_DONE[field, value] + others)

    def _show(self, before: Summary, now: Summary) -> None:
        """Shows a mark in the list, in the counts and with the article."""
        desk = self._desk
        listed = desk.articles.replace(now)
        desk.article.take_in(now)
        desk.topics.revision += 1
        unread = desk.status.state.unread
        if listed and unread is not None and before.read != now.read:
            desk.tell(unread=unread + (-1 if now.read else 1))

    def ask_for_all(self) -> None:
        """Marks all that is listed read, once the reader says yes."""
        self._desk.run(self._ask_for_all, "marks")

    async def _ask_for_all(self) -> None:
        from reader.ui.screens.asking import Asking

        desk, query = self._desk, self._desk.place.query
        ids = await desk.background.read(lambda library: library.lists.unread_ids(query))
        if not ids:
            desk.say(f"Nothing unread in {desk.place.path[-1]}")
            return
        articles, stories = words.count(len(ids), "article", "articles"), desk.status.state.unread or 0
        if query.stories and stories < len(ids):
            articles += f" of {words.count(stories, 'story', 'stories')}"
        question = f"Mark {articles} in {desk.place.path[-1]} read?"
        desk.screen.app.push_screen(
            Asking(question, "mark them read", "leave them"),
            lambda yes: desk.run(partial(self._mark_all, ids), "marks") if yes else None,
        )

    async def _mark_all(self, ids: Sequence[str]) -> None:
        desk = self._desk
        desk.say(f"Marking {words.count(len(ids), 'article', 'articles')} read {desk.signs.ellipsis}")
        try:
            change = await desk.background.write(lambda library: library.marks.set(ids, "read", value=True))
        except ReaderError as error:
            desk.say(words.told(error))
            return
        self.renew(change)
        desk.say(f"Marked {words.count(len(change.ids), 'article', 'articles')} read")

    async def undo(self) -> None:
        """Takes back the last change, and says what was done."""
        desk = self._desk
        try:
            undone = await desk.background.write(_undone)
        except ReaderError as error:
            desk.say(words.told(error))
            return
        if undone is None:
            desk.say("Nothing left to take back")
            return
        change, title = undone
        self.renew(change)
        about = (
            f"{desk.signs.quoted(title)} is"
            if title
            else f"{words.count(len(change.ids), 'article', 'articles')} are"
        )
        again, gone = _UNDONE[change.field]
        desk.say(f"Undone: {about} {(again if change.value else gone).format(change.name)}")

    def renew(self, change: Change) -> None:
        """Has all that is shown tell of a change."""
        desk = self._desk
        request = desk.articles.request
        desk.articles.request = request._replace(revision=request.revision + 1, at=None)
        desk.topics.revision += 1
        open_now = desk.article.story
        if open_now is None:
            return
        told = {one.article_id for one in open_now.related}
        match change.field:
            case "read" | "starred" | "later" as field:
                if not told.isdisjoint(change.ids):
                    desk.article.renew()
                if open_now.summary.id in change.ids:
                    desk.article.take_in(_marked(open_now.summary, field, value=change.value))
            case _:
                desk.article.renew()


def _set(
    summary: Summary, field: Field, value: bool, query: Query | None, library: Library
) -> tuple[Change, list[int]]:
    """Marks an article, with a `query` all of its story that match it; gives the rows of those as well."""
    ids = [summary.id, *(library.lists.mates(summary.row, query) if query else ())]
    rows = [row for id in ids if (row := library.lists.row(id)) is not None]
    return library.marks.set(ids, field, value), rows


def _undone(library: Library) -> tuple[Change, str] | None:
    """What was done to take the last change back, and the headline where that is one article."""
    change = library.marks.undo()
    if change is None:
        return None
    return change, (library.lists.title(change.ids[0]) or "") if len(change.ids) == 1 else ""


def _marked(summary: Summary, field: Field, *, value: bool) -> Summary:
    if field == "read":
        return summary._replace(read=value)
    return summary._replace(starred=value) if field == "starred" else summary._replace(later=value)
