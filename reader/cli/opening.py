"""`newsreader open`: the original of an article, in the browser."""

from reader.browser import open_url
from reader.cli.configured import settings_of, tell
from reader.cli.libraries import article_of, found
from reader.cli.options import Options
from reader.cli.output import in_form, output_for, say
from reader.cli.parser import Parser, add_words
from reader.cli.records import Record
from reader.errors import NotFoundError


def configure(parser: Parser) -> None:
    """What `open` takes."""
    parser.usage = "newsreader open ARTICLE"
    parser.description = (
        "Opens the original of an article in the browser (the settings', else $BROWSER, else the system's)."
    )
    parser.epilog = "An ARTICLE is an id, a unique beginning of one (4 or more characters), a path or a URL."
    add_words(parser, "ARTICLE")


def run(options: Options) -> int:
    """Opens it, and tells which address that was."""
    with found(options, article_of(options)) as (library, id):
        url = library.story(id).article.url
    if url is None:
        raise NotFoundError(
            "This article names no address that could be opened.", "newsreader show prints it."
        )
    settings, faults = settings_of(options)
    tell(fault for fault in faults if fault.key in (None, "browser"))
    open_url(url, settings.browser)
    record: Record = {"id": id, "url": url}
    if not in_form(output_for(options), json=lambda: record, objects=lambda: [record]):
        say(f"Opened {url}.")
    return 0
