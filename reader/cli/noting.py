"""`newsreader note`: what the reader noted on an article."""

import sys

from reader.cli.libraries import found
from reader.cli.options import Options
from reader.cli.output import in_form, output_for, say
from reader.cli.parser import Parser, add_words
from reader.cli.records import Record
from reader.errors import UsageError


def configure(parser: Parser) -> None:
    """What `note` takes."""
    parser.usage = "newsreader note ARTICLE [TEXT | - | --remove]"
    parser.description = """Prints the note on an article, or writes it. It is in the journal before that is told.

With TEXT it is noted instead of what was there; with - the text is read from standard input."""
    parser.epilog = """An ARTICLE is an id, a unique beginning of one (4 or more characters), a path or a URL.

examples:
  newsreader note k3v9
  newsreader note k3v9 'ask for the figures of 2025'
  pbpaste | newsreader note k3v9 -"""
    add_words(parser, "ARTICLE TEXT")
    parser.add_argument("--remove", action="store_true", help="take the note away")


def run(options: Options) -> int:
    """Prints or writes; 3 where there is no such article, or no note on it to print."""
    reference, *texts = options.words or [""]
    if not reference or len(texts) > 1 or (texts and options.remove):
        raise UsageError("newsreader note: give an article, and the text to note or --remove.")
    text = sys.stdin.read() if texts == ["-"] else texts[0] if texts else ""
    with found(options, reference) as (library, id):
        before = library.story(id).note
        if texts or options.remove:
            library.marks.note(id, text)
        note = library.story(id).note
    output = output_for(options)
    record: Record = {"id": id, "note": note or None}
    if not in_form(output, json=lambda: record, objects=lambda: [record]) and not (texts or options.remove):
        for line in note.splitlines():
            output.write(line)
    if texts or options.remove:
        say(_told(before, note))
        return 0
    if not note:
        say("There is no note on this article.")
    return 0 if note else 3


def _told(before: str, note: str) -> str:
    if note == before:
        return "The note is as it was."
    return "Noted." if note else "The note is taken away."
