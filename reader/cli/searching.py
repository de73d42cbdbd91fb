"""`newsreader search`: a list of what holds the words, the best first."""

from reader.cli.listing import print_list
from reader.cli.options import Options
from reader.cli.parser import Parser, add_cut, add_stories, add_words
from reader.errors import UsageError


def configure(parser: Parser) -> None:
    """What `search` takes."""
    parser.usage = "newsreader search WORDS ... [--sort BY] [-n N] [--all] [--body] [--stories]"
    parser.description = (
        "Prints the articles of your library that hold all the words, the best first:\n"
        'newsreader list -q WORDS --sort relevance. A word matches as a beginning, a "quoted phrase" whole;\n'
        "all of the query language is told by docs/queries.md."
    )
    parser.epilog = """examples:
  newsreader search heat pump -n 10
  newsreader search '"heat pump" subsid'"""
    add_words(parser, "WORDS", files=False)
    add_cut(parser)
    add_stories(parser)


def run(options: Options) -> int:
    """Prints what was found; 3 where that is nothing."""
    text = " ".join(options.words)
    if not text.strip():
        raise UsageError("newsreader search: give the words to search for.")
    return print_list(options, [], text, "relevance")
