"""`newsreader show`: one article, whole."""

from collections.abc import Iterator

from reader.cli import records
from reader.cli.libraries import article_of, found
from reader.cli.options import Options
from reader.cli.output import Output, in_form, output_for, say
from reader.cli.parser import Parser, add_words
from reader.cli.widths import wrapped
from reader.models import Article, Enclosure, Related, Story

# Lines longer than this are hard to read, however wide the terminal is.
MEASURE = 80


def configure(parser: Parser) -> None:
    """What `show` takes."""
    parser.usage = "newsreader show ARTICLE"
    parser.description = "Prints one article: its head, its text, and the stories that belong to it."
    parser.epilog = """An ARTICLE is an id, a unique beginning of one (4 or more characters), a path or a URL;
"-" reads a document from standard input. It stays unread: newsreader mark read ARTICLE marks it.

examples:
  newsreader show k3v9
  newsreader show ./article.md --json | jq -r .body.text"""
    add_words(parser, "ARTICLE")


def run(options: Options) -> int:
    """Prints it; 1 where the whole of it could not be read."""
    with found(options, article_of(options)) as (library, id):
        story = library.whole(id)
    output = output_for(options)
    if not in_form(
        output, json=lambda: records.whole_article(story), objects=lambda: [records.whole_article(story)]
    ):
        for line in _lines(story, output):
            output.write(line)
    if story.missing is not None:
        say(story.missing)
        return 1
    return 0


def _lines(story: Story, output: Output) -> Iterator[str]:
    width = min(MEASURE, output.width)
    article = story.article
    yield from map(output.strong, wrapped(article.title, width))
    yield from wrapped(_byline(story), width)
    if article.url:
        yield article.url
    body = list(_body_lines(article, output, width))
    if article.excerpt and not body:
        body = wrapped(article.excerpt, width)
    if body:
        yield ""
        yield from body
    yield from _file_lines(article, output)
    if story.related:
        yield ""
        yield output.strong("Related")
        for related in story.related:
            yield from _related_lines(related, width)


def _body_lines(article: Article, output: Output, width: int) -> Iterator[str]:
    if article.body is None:
        return
    from reader.cli.prose import block_lines
    from reader.content.body import read_body

    read = read_body(article.body, article.url)
    yield from block_lines(read.blocks, width, output.strong)
    if read.links:
        yield ""
        yield output.strong("Links")
        for link in read.links:
            yield f"- {link.text}: {link.url}" if link.text != link.url else f"- {link.url}"


def _file_lines(article: Article, output: Output) -> Iterator[str]:
    if article.enclosures:
        yield ""
        yield output.strong("Files")
        for enclosure in article.enclosures:
            told = ", ".join(
                filter(None, (enclosure.title, enclosure.type, _length(enclosure), _size(enclosure)))
            )
            yield f"- {told}: {enclosure.url}" if told else f"- {enclosure.url}"
    if article.comments_url:
        yield ""
        yield f"{output.strong('Comments')}: {article.comments_url}"


def _length(enclosure: Enclosure) -> str | None:
    """How long it plays, as a clock tells it: 1:02:03."""
    if enclosure.length_s is None:
        return None
    minutes, seconds = divmod(enclosure.length_s, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _size(enclosure: Enclosure) -> str | None:
    if enclosure.size is None:
        return None
    return f"{enclosure.size / 1e6:.1f} MB" if enclosure.size >= 100_000 else f"{enclosure.size / 1e3:.1f} kB"


def _byline(story: Story) -> str:
    article = story.article
    parts = [
        article.provider.name if article.provider else None,
        article.author,
        article.published_at.astimezone().strftime("%Y-%m-%d %H:%M") if article.published_at else "no date",
        article.type if article.type != "article" else None,
        ", ".join((*article.topics, *(f"{topic}?" for topic in story.summary.proposed))),
        f"id {story.summary.id}",
    ]
    return " · ".join(part for part in parts if part)


def _related_lines(related: Related, width: int) -> Iterator[str]:
    told = [related.title]
    if related.provider:
        told.append(related.provider.name)
    if related.published_at:
        told.append(related.published_at.astimezone().strftime("%Y-%m-%d"))
    told += [related.reason, f"id {related.article_id}" if related.article_id else related.url or ""]
    for number, line in enumerate(wrapped(" · ".join(filter(None, told)), max(width - 2, 1))):
        yield ("  " if number else "- ") + line
