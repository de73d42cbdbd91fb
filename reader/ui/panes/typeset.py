"""An article as paragraphs of a printed page. Pure: the present moment is handed in."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from reader.content.body import Block, Readable
from reader.models import Image, Related, Story
from reader.ui import words
from reader.ui.widgets.prose import BLANK, RULE, Paragraph, Run

_BLOCK_TONES = {"quote": "muted", "code": "muted", "image": "faint"}


def typeset(story: Story, body: Readable | None, now: datetime) -> list[Paragraph]:
    """The page of an article: head, lead, body, what leads on, and the stories that belong to it."""
    page = [*_head(story, now), BLANK, RULE, BLANK, *_lead(story, body)]
    if body:
        page += _body(body.blocks)
    page += _leads_on(story)
    if story.related:
        page += [RULE, BLANK, *_related(story)]
    return page


def empty(text: str) -> list[Paragraph]:
    """A page with nothing but a remark."""
    return [BLANK, Paragraph((Run(text, "faint"),))]


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
    yield Paragraph(tuple(byline))
    heat = words.heat(summary.quality, summary.heat, summary.related)
    kind = "" if summary.type == "article" else summary.type
    if told := "  ·  ".join(_whole(part) for part in (", ".join(summary.topics), kind, heat) if part):
        yield Paragraph((Run(told, "faint"),))
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
            yield Paragraph((Run(part.strip(), "ink"),))
            yield BLANK


def _begins_with(body: Readable, excerpt: str) -> bool:
    """Whether the excerpt is just the beginning of the body: then it is not printed twice."""
    first = next(("".join(span.text for span in block.spans) for block in body.blocks if block.spans), "")
    beginning = " ".join(excerpt.rstrip("…. ").split())[:80]
    return bool(beginning) and " ".join(first.split()).startswith(beginning)


def _body(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    previous = ""
    for block in blocks:
        if previous and not (previous == block.kind == "item"):
            yield BLANK
        yield from _block(block)
        previous = block.kind
    if previous:
        yield BLANK


def _block(block: Block) -> Iterator[Paragraph]:
    tone = _BLOCK_TONES.get(block.kind, "ink")
    runs = tuple(
        Run(
            span.text,
            "link" if span.link else "strong" if span.bold else "muted" if span.code else tone,
            bold=span.bold or block.kind == "heading",
            italic=span.italic,
            strike=span.strike,
            link=span.link,
        )
        for span in block.spans
    )
    indent = "  " * max(0, block.level - 1)
    if block.kind == "rule":
        yield Paragraph((Run("*  *  *", "faint"),), Run(" " * 8), Run(" " * 8))
    elif block.kind == "heading":
        yield Paragraph(tuple(run._replace(tone="strong") for run in runs))
    elif block.kind == "item":
        marker = f"{indent}{block.marker or '•'} "
        yield Paragraph(runs, Run(marker, "faint"), Run(" " * len(marker)))
    elif block.kind == "quote":
        bar = Run(f"{indent}│ ", "rule")
        yield Paragraph(runs, bar, bar)
    elif block.kind == "code":
        for line in "".join(run.text for run in runs).expandtabs(4).splitlines():
            yield Paragraph((Run(line, tone),), Run("    "), fixed=True)
    elif block.kind == "image":
        yield Paragraph((Run("▣ ", "faint"), *runs))
    else:
        yield Paragraph(runs)


def _leads_on(story: Story) -> Iterator[Paragraph]:
    article = story.article
    if article.url:
        yield Paragraph(
            (Run(words.address(article.url), "link", link=article.url),), Run("o ", "accent", bold=True), fixed=True
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
    told = " · ".join(part for part in (provider, words.apart(related.published_at, published), related.reason) if part)
    yield Paragraph((Run(told, "faint"),), Run("   "), Run("   "), target=number)
