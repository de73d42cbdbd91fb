"""`newsreader export`: the sources as OPML, the articles as JSON or as article files."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.libraries import choose, opened
from reader.cli.options import Options
from reader.cli.output import complain, say
from reader.cli.parser import Parser, add_query, add_words
from reader.cli.queries import asked
from reader.errors import LibraryError, UsageError
from reader.models import Article, SourceSpec
from reader.paths import Place

if TYPE_CHECKING:
    from reader.content.opml_outline import Itself

FORMS = ("opml", "json", "md")


def configure(parser: Parser) -> None:
    """What `export` takes."""
    parser.usage = "newsreader export opml | json [-q QUERY] | md FOLDER [-q QUERY]"
    parser.description = (
        "Prints what your library holds, or writes it to a folder, for other programs to read."
    )
    parser.epilog = """opml prints your sources, with their topics and settings, but without any password or header.
json prints all articles with their bodies, as list --json --all --body does.
md writes each article to a file of Markdown with front matter; files of the same names are written anew.

examples:
  newsreader export opml > feeds.opml
  newsreader export json -q 'heat pump' | jq '.articles[].title'
  newsreader export md ~/articles"""
    add_words(parser, "FORM FOLDER", first=FORMS)
    add_query(parser)


def run(options: Options) -> int:
    """Writes it; 3 where there are no articles that match."""
    form, *words = options.words or [""]
    if form not in FORMS:
        raise UsageError(f"newsreader export: name one of {', '.join(FORMS)}.")
    if len(words) != (form == "md"):
        raise UsageError(f"newsreader export {form} takes {'a' if form == 'md' else 'no'} FOLDER.")
    if form == "opml":
        return _opml(options)
    return _json(options) if form == "json" else _files(options, Path(words[0]).expanduser())


def _opml(options: Options) -> int:
    from reader.content.opml import write_opml
    from reader.subscriptions import Subscriptions

    if options.query is not None:
        raise UsageError("newsreader export opml: -q QUERY is for articles.")
    place = choose(options.library).place
    specs = Subscriptions(place.sources).all()
    sys.stdout.flush()
    sys.stdout.buffer.write(write_opml(specs, "Sources of newsreader", _themselves(place)))
    for spec in specs:
        _name_secrets(spec)
    return 0


def _themselves(place: Place) -> "dict[str, Itself]":
    """What the library knows that its sources say of themselves, by their addresses.

    The list of sources is whole without it, so a library that cannot be used is no reason to keep it back.
    """
    from reader.content.opml_outline import Itself
    from reader.library import Library

    try:
        with Library.open(place, offline=True) as library:
            return {one.spec.address: Itself(one.title, one.site) for one in library.sources.all()}
    except LibraryError as error:
        complain(error)
        return {}


def _name_secrets(spec: SourceSpec) -> None:
    from reader.content.opml_outline import secrets, told_address

    for secret in secrets(spec):
        say(f"{told_address(spec.address)}: {secret} left out.")


def _json(options: Options) -> int:
    from reader.cli.listing import print_list

    options.format = options.format if options.format == "jsonl" else "json"
    options.body = options.unlisted = True
    return print_list(options, [], options.query or "")


def _files(options: Options, folder: Path) -> int:
    from reader.content.writer import article_bytes
    from reader.files import replace_file, write_failed

    with opened(options) as answer:
        library = answer.library
        rows = library.lists.articles(asked(options, options.query, unlisted=True)).rows
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for row in rows:
                for summary in library.lists.summaries([row]):
                    article = library.story(summary.id).article
                    replace_file(folder / _name(article, summary.id), article_bytes(article))
        except OSError as error:
            raise write_failed(folder, error) from error
    say(f"Wrote {len(rows)} article{'' if len(rows) == 1 else 's'} to {os.fspath(folder)}.")
    return 0 if rows else 3


def _name(article: Article, id: str) -> str:
    """A name of our own, by date, title and id; without a date none, since readers take one for the article's."""
    from reader.files import slug

    date = f"{article.published_at.date().isoformat()}-" if article.published_at else ""
    return f"{date}{slug(article.title) or 'article'}-{id}.md"
