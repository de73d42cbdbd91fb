"""An article as paragraphs of a printed page. Pure: the present moment is handed in."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from reader.content.blocks import Block, Readable, Span
from reader.models import Image, Related, Story
from reader.ui import words
from reader.ui.panes.tables import table
from reader.ui.widgets.prose import BLANK, RULE, Paragraph, Run


def typeset(story: Story, body: Readable | None, now: datetime) -> list[Paragraph]:
    """The page of an article: head, lead, body, what leads on, and the stories that belong to it."""
    page = [*_head(story, now), BLANK, RULE, *_lead(story, body)]
    page += _body(body.blocks if body else ())
    page += _leads_on(story)
    if story.related:
        page += [RULE, BLANK, *_related(story)]
    return page


def _head(story: Story, now: datetime) -> Iterator[Paragraph]:
    summary, article = story.summary, story.article
    yield Paragraph((Run(article.title, "strong", bold=True),))
    yield BLANK
    byline = []
    if provider := summary.provider:
        byline += [Run(_whole(provider), "accent", bold=True), Run("  ·  ", "muted")]
    byline.append(Run(_whole(words.exact(summary.published_at)), "muted"))
    if when := words.ago(summary.published_at, now):
        byline += [Run("  ·  ", "muted"), Run(_whole(when), "muted")]
    yield Paragraph(tuple(byline), parts=True)
    heat = words.heat(summary.quality, summary.heat, summary.related)
    kind = "" if summary.type == "article" else summary.type
    if told := "  ·  ".join(_whole(part) for part in (", ".join(summary.topics), kind, heat) if part):
        yield Paragraph((Run(told, "faint"),), parts=True)
    if story.missing:
        yield Paragraph((Run(story.missing, "accent"),))


def _whole(text: str) -> str:
    """The text with spaces that no line breaks at."""
    return text.replace(" ", "\u00a0")


def _lead(story: Story, body: Readable | None) -> Iterator[Paragraph]:
    excerpt = story.article.excerpt
    if not excerpt or (body and _begins_with(body, excerpt)):
        return
    for part in excerpt.splitlines():
        if part.strip():
            yield BLANK
            yield Paragraph((Run(part.strip(), "ink"),))


def _begins_with(body: Readable, excerpt: str) -> bool:
    """Whether the excerpt is just the beginning of the body: then it is not printed twice."""
    first = next((block.text for block in body.blocks if block.kind == "paragraph"), "")
    beginning = " ".join(excerpt.rstrip("…. ").split())[:80]
    return bool(beginning) and " ".join(first.split()).startswith(beginning)


def _body(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    previous = ""
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        if kind == "row":
            yield from (BLANK, *table(tuple(group)))
            continue
        for block in group:
            if not (previous == kind == "item"):
                yield BLANK
            yield from _block(block)
            previous = kind
    yield BLANK


def _block(block: Block) -> Iterator[Paragraph]:
    indent = "  " * max(0, block.level - 1)
    prefix = rest = Run("  " * block.level) if block.level else None
    if block.kind == "rule":
        yield Paragraph((Run("*  *  *", "faint"),))
        return
    if block.kind == "item":
        marker = f"{indent}{block.marker or '•'} "
        prefix, rest = Run(marker, "faint"), Run(" " * len(marker))
    elif block.kind == "quote":
        prefix = rest = Run("│ " * max(1, block.level), "rule")
    elif block.kind == "heading":
        prefix = rest = None
    elif block.kind == "code":
        prefix, rest = Run(indent + "  "), Run(indent + "    ")
    elif block.kind == "image":
        prefix, rest = Run("▣ ", "faint"), Run("  ")
    for runs in _lines(_runs(block)):
        yield Paragraph(runs, prefix, rest)
        prefix = prefix if block.kind == "code" else rest


def _runs(block: Block) -> list[Run]:
    if block.kind == "image":
        return [Run(block.text or "image", "faint", link=block.url)]
    tone = {"quote": "muted", "code": "muted", "heading": "strong"}.get(block.kind, "ink")
    return [_run(span, tone, bold=block.kind == "heading") for span in block.spans]


def _run(span: Span, tone: str, *, bold: bool = False) -> Run:
    tone = "link" if span.link else "strong" if span.bold else "muted" if span.code else tone
    return Run(span.text, tone, bold or span.bold, span.italic, span.strike, span.link)


def _lines(runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    """The runs of each line, where line breaks are asked for."""
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.expandtabs(4).split("\n")
        line.append(run._replace(text=first))
        for other in others:
            yield tuple(line)
            line = [run._replace(text=other)]
    if any(run.text for run in line):
        yield tuple(line)


def _leads_on(story: Story) -> Iterator[Paragraph]:
    article = story.article
    if article.url:
        yield Paragraph(
            (Run(words.address(article.url), "link", link=article.url),),
            Run("o ", "accent", bold=True),
            fixed=True,
        )
    for image in article.images:
        yield Paragraph((Run(_image(image), "faint"),), fixed=True)
    if article.video_url:
        yield Paragraph((Run("▷ video", "faint"),), fixed=True)
    yield BLANK


def _image(image: Image) -> str:
    size = f" {image.width} × {image.height}" if image.width and image.height else ""
    return f"▣ image{size}{': ' + image.title if image.title else ''}"


def _related(story: Story) -> Iterator[Paragraph]:
    yield Paragraph((Run("Related", "strong", bold=True), Run(f"   {_shares(story.related)}", "faint")))
    for number, related in enumerate(story.related):
        yield BLANK
        yield from _story(number, related, story.summary.published_at)


def _shares(related: Iterable[Related]) -> str:
    places = [story.article_id is not None for story in related]
    inside, outside = sum(places), len(places) - sum(places)
    told = ([f"{inside} in your library"] if inside else []) + ([f"{outside} elsewhere"] if outside else [])
    return ", ".join(told)


def _story(number: int, related: Related, published: datetime | None) -> Iterator[Paragraph]:
    inside = related.article_id is not None
    look = Run(related.title, "ink" if inside else "muted", bold=inside and related.read is False)
    sign = Run("↵  " if inside else "↗  ", "accent" if inside else "link")
    yield Paragraph((look,), sign, Run("   "), target=number)
    provider = related.provider.name if related.provider else ""
    told = " · ".join(
        _whole(part)
        for part in (provider, words.apart(related.published_at, published), related.reason)
        if part
    )
    yield Paragraph((Run(told, "faint"),), Run("   "), Run("   "), parts=True, target=number)
