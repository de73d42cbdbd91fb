"""The head of an article's page, and its lead. Pure."""

from collections.abc import Iterator

from reader.content.blocks import Readable
from reader.models import FullText, Story
from reader.ui import words
from reader.ui.panes import facts
from reader.ui.panes.by_reader import rules, set_note, tags
from reader.ui.panes.full_text import filled, read_at
from reader.ui.panes.pictures import logo
from reader.ui.panes.setting import Setting, told, whole
from reader.ui.widgets.prose import BLANK, Paragraph, Run


def head(
    story: Story, body: Readable | None, setting: Setting, full: FullText | None = None
) -> Iterator[Paragraph]:
    """Headline, byline, and what is told about the article; by its page where its file does not say."""
    article, summary = story.article, story.summary
    yield Paragraph((Run(article.title, "strong", bold=True),))
    yield BLANK
    if story.note:
        yield from (*set_note(story.note, setting), BLANK)
    yield _byline(story, setting)
    if people := facts.people(article):
        yield Paragraph((Run(people, "muted"),))
    if full:
        yield from filled(story, full)
    heat = words.heat(summary.quality, summary.heat, summary.related)
    parts = (*facts.about(article, body.words if body else 0), heat)
    topics = ", ".join(map(whole, (*summary.topics, *map(words.proposed, summary.proposed))))
    if line := told((topics, *map(whole, parts)), setting.apart):
        yield Paragraph((Run(line, "faint"),), parts=True)
    yield from tags(summary.tags)
    yield from rules(story.rules)
    if full:
        yield from read_at(full, setting)
    if article.learning and (rows := tuple(facts.learning(article.learning))):
        yield from (BLANK, *rows)
    notes = (Run(facts.standing(article), "muted"), Run(story.missing or "", "accent"))
    for note in notes:
        if note.text:
            yield from (BLANK, Paragraph((note,)))


def lead(story: Story, body: Readable | None) -> Iterator[Paragraph]:
    """The excerpt, but where it only repeats the beginning of the body."""
    excerpt = story.article.excerpt
    if not excerpt or (body and _begins_with(body, excerpt)):
        return
    tone = "strong" if body and body.blocks else "ink"
    for number, part in enumerate(part.strip() for part in excerpt.splitlines() if part.strip()):
        if number:
            yield BLANK
        yield Paragraph((Run(part, tone),))


def _byline(story: Story, setting: Setting) -> Paragraph:
    published = story.summary.published_at
    byline = []
    if provider := story.summary.provider:
        byline += [Run(whole(provider), "accent", bold=True), Run(setting.apart, "muted")]
    times = (whole(words.exact(published)), whole(words.ago(published, setting.now)))
    mark = logo(story, setting.hanging)
    # Two cells and a blank are kept for a logo where there is one; the lines below begin where the text does.
    before = Run(" " * (mark.box.columns + 1)) if mark else None
    return Paragraph((*byline, Run(told(times, setting.apart), "muted")), before, parts=True, logo=mark)


def _begins_with(body: Readable, excerpt: str) -> bool:
    first = next((block.text for block in body.blocks if block.kind == "paragraph"), "")
    beginning = " ".join(excerpt.rstrip("…. ").split())[:80]
    return bool(beginning) and " ".join(first.split()).startswith(beginning)
