"""`newsreader show`: one article, whole."""

from collections.abc import Iterator
from functools import partial

from reader.cli import records
from reader.cli.libraries import article_of, found, opened
from reader.cli.options import Options
from reader.cli.output import Output, in_form, output_for, say
from reader.cli.pages import Told, brought, page
from reader.cli.parser import Parser, add_words
from reader.cli.widths import wrapped
from reader.content.full_text import with_text
from reader.errors import NotFoundError
from reader.library.by_rules import done_by_rules
from reader.models import Article, Enclosure, Related, Story

# Lines longer than this are hard to read, however wide the terminal is.
MEASURE = 80
FORMS = ("md", "html", "text")


def configure(parser: Parser) -> None:
    """What `show` takes."""
    parser.usage = "newsreader show ARTICLE [--full] [--format md|html|text]"
    parser.description = "Prints one article: its head, its text, and the stories that belong to it."
    parser.epilog = """An ARTICLE is an id, a unique beginning of one (4 or more characters), a path or a URL;
"-" reads a document from standard input. It stays unread: newsreader mark read ARTICLE marks it.

--full reads the original page, unless that was read before, and shows its text. Where the page is hardly the article
(a wall, a login, another story), that is said, and the exit code is 1. The URL of any page, which need not be that of
an article, shows that page.

examples:
  newsreader show k3v9
  newsreader show k3v9 --full --format md > story.md
  newsreader show https://example.org/a-page
  newsreader show ./article.md --json | jq -r .body.text"""
    add_words(parser, "ARTICLE")
    parser.add_argument("--full", action="store_true", help="with the text of the original page")
    parser.add_argument(
        "--format",
        dest="form",
        choices=FORMS,
        metavar="FORM",
        help="as a document of its own: md, html or text",
    )


def run(options: Options) -> int:
    """Prints it; 1 where the whole of it could not be read."""
    reference = article_of(options)
    try:
        with found(options, reference) as (library, id):
            told = brought(library, id) if options.full else Told(library.whole(id))
    except NotFoundError:
        if "://" not in reference:
            raise
        with opened(options) as (library, _):
            told = page(library, reference)
    _print(told.story, options, full=options.full or not told.story.summary.row)
    for words in filter(None, (told.story.missing, told.trouble)):
        say(words)
    return 1 if told.story.missing or told.trouble else 0


def _print(story: Story, options: Options, *, full: bool) -> None:
    output = output_for(options)
    record = partial(records.whole_article, story, full=full)
    if in_form(output, json=record, objects=lambda: [record()]):
        return
    text = story.full if full else None
    article = with_text(story.article, text) if text else story.article
    base_url = text.url if text else article.url
    if options.form is not None:
        from reader.cli.documents import document

        output.write(document(article, options.form, base_url))
        return
    for line in _lines(story._replace(article=article), base_url, output):
        output.write(line)


def _lines(story: Story, base_url: str | None, output: Output) -> Iterator[str]:
    width = min(MEASURE, output.width)
    article = story.article
    yield from map(output.strong, wrapped(article.title, width))
    yield from wrapped(_byline(story), width)
    if article.url:
        yield article.url
    yield from _by_reader(story, width)
    body = list(_body_lines(article, base_url, output, width))
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


def _by_reader(story: Story, width: int) -> Iterator[str]:
    """What the reader gave it, a note and tags, and what their rules did."""
    if story.summary.tags:
        yield from wrapped(", ".join(f"#{tag}" for tag in story.summary.tags), width)
    for told, rule in done_by_rules(story.rules):
        yield from wrapped(f"{told} {rule}", width)
    if story.note:
        yield ""
        for line in story.note.splitlines():
            yield from (f"| {part}" for part in wrapped(line, max(width - 2, 1)) or [""])


def _body_lines(article: Article, base_url: str | None, output: Output, width: int) -> Iterator[str]:
    if article.body is None:
        return
    from reader.cli.prose import block_lines
    from reader.content.body import read_body

    read = read_body(article.body, base_url)
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
