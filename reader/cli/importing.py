"""`newsreader import`: the sources of a list that another program, or this one, wrote."""

import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from reader.cli import records
from reader.cli.libraries import choose
from reader.cli.options import Options
from reader.cli.output import beside, in_form, output_for, say
from reader.cli.parser import Parser, add_words
from reader.cli.source_options import topic_path
from reader.cli.table import Column, Row
from reader.content.outlines import Outlines, Taking
from reader.content.urls import public
from reader.errors import NotFoundError, SourceError, UsageError
from reader.models import Failure, SourceSpec
from reader.subscriptions import Subscriptions, normalise

COLUMNS = (Column("Name", most=40), Column("Topics", most=30), Column("Source", flexible=True))
_LONGEST = 8 << 20  # bytes


class _Text(NamedTuple):
    """A list as it was read: what it is called in messages, and whether it is a file of this machine."""

    data: bytes
    name: str
    local: bool


def configure(parser: Parser) -> None:
    """What `import` takes."""
    parser.usage = "newsreader import FILE|URL|- [--topic TOPIC] [--dry-run] [--commands]"
    parser.description = """Adds the sources of a list: OPML, newsboat's file urls, or addresses, one a line.

Folders and tags become topics. A source that is there already stays as it is. Nothing is read from the sources yet:
newsreader refresh does that."""
    parser.epilog = """--plain prints the sources that were added: name, topics, address.

examples:
  newsreader import feeds.opml --dry-run
  newsreader import ~/.newsboat/urls
  newsreader import https://example.org/feeds.opml --topic "Reading/Others" """
    add_words(parser, "LIST")
    parser.add_argument("--dry-run", action="store_true", help="print what would be added, and add nothing")
    parser.add_argument(
        "--topic",
        dest="topics",
        action="append",
        metavar="TOPIC",
        help='give each source this topic too ("Tech", "Tech/Linux")',
    )
    parser.add_argument(
        "--commands", action="store_true", help="take commands (exec:) too; only from a file of yours"
    )


def run(options: Options) -> int:
    """Adds them; 1 where something in the list is no source, 3 where nothing in it is."""
    if len(options.words) != 1:
        raise UsageError("newsreader import: give one list: a file, a URL, or - for standard input.")
    text = _read(options.words[0], options)
    found = _parsed(text, options)
    file = choose(options.library).place.sources
    kept = Subscriptions(file)
    new, failures = _new(found, kept.all(), text.name)
    added = new if options.dry_run or not new else kept.add_all(new)
    _print(options, added, failures)
    if not found.specs and not failures:
        raise NotFoundError(f"{text.name} holds no sources.")
    if not options.dry_run:
        _tell_of_passwords(added, file)
    _tell(options, len(added), len(found.specs) + len(found.failures) - len(failures) - len(new), failures)
    return 1 if failures else 0


def _parsed(text: _Text, options: Options) -> Outlines:
    from reader.content.source_lists import below, parse_list

    taking = Taking(text.local, options.commands and text.local)
    found = parse_list(text.data, text.name, taking)
    if found is None:
        raise SourceError(
            f"{text.name} is no list of sources.",
            "OPML, newsboat's urls and addresses, one a line, are; newsreader sources add takes a single source.",
        )
    topics = [topic_path(topic) for topic in options.topics or () if topic]
    return found._replace(specs=below(found.specs, topics))


def _new(
    found: Outlines, there: Sequence[SourceSpec], name: str
) -> tuple[list[SourceSpec], tuple[Failure, ...]]:
    """The sources that are not there yet, as they are kept, and all that is not taken.

    An address is there also without the user name and password that it is kept with: lists are written so.
    """
    known = {spec.address for spec in there} | {public(spec.address) for spec in there}
    new: dict[str, SourceSpec] = {}
    failures = list(found.failures)
    for spec in found.specs:
        try:
            address = normalise(spec.address)
        except UsageError as error:
            failures.append(Failure(name, public(spec.address), f"is not taken: {error}"))
            continue
        if address not in known:
            new.setdefault(address, spec._replace(address=address))
    return list(new.values()), tuple(failures)


def _print(options: Options, added: Sequence[SourceSpec], failures: Sequence[Failure]) -> None:
    output = output_for(options)
    sources = [_record(spec) for spec in added]
    told = [records.failure(failure) for failure in failures]
    if in_form(output, json=lambda: {"sources": sources, "failures": told}, objects=lambda: sources):
        return
    if added and (options.dry_run or options.format):
        output.rows(COLUMNS, map(_row, added))


def _record(spec: SourceSpec) -> records.Record:
    return {
        "url": public(spec.address),
        "title": spec.name,
        "topics": [list(path) for path in spec.topics],
    }


def _row(spec: SourceSpec) -> Row:
    return Row((spec.name or "", ", ".join("/".join(path) for path in spec.topics), public(spec.address)))


def _tell(options: Options, added: int, there: int, failures: tuple[Failure, ...]) -> None:
    for failure in failures:
        say(_described(failure))
    would = "Would add" if options.dry_run else "Added"
    say(f"{would} {added}, there already {there}, not taken {len(failures)}.")


def _described(failure: Failure) -> str:
    """What is not taken, as a sentence: the messages go on after what they are about."""
    line = "" if failure.line is None else f", line {failure.line}"
    return f"{failure.source}{line}: {f'{failure.key} ' if failure.key else ''}{failure.message}"


def _tell_of_passwords(added: Sequence[SourceSpec], file: Path) -> None:
    from reader.content.opml_outline import told_address

    addresses = [public(spec.address) for spec in added if told_address(spec.address) != spec.address]
    if addresses:
        say(f"User names and passwords stand in clear in {file}. This takes them out of there:")
    for address in addresses:
        beside(f"newsreader sources set {shlex.quote(address)} --password-env VARIABLE")


def _read(word: str, options: Options) -> _Text:
    """The list that a word names. What comes through a pipe may come from anywhere."""
    if word == "-":
        data = sys.stdin.buffer.read(_LONGEST + 1)
        if len(data) > _LONGEST:
            raise SourceError(f"Standard input is longer than {_LONGEST >> 20} MiB.")
        return _Text(data, "standard input", local=False)
    if word.lower().startswith(("http://", "https://")):
        from reader.cli.running import run_to_end

        return _Text(run_to_end(_fetched(word, options)), public(word), local=False)
    return _file(word)


async def _fetched(url: str, options: Options) -> bytes:
    if options.offline:
        raise SourceError(f"{public(url)} is not fetched: --offline connects nowhere.")
    from reader.sources.base import Way
    from reader.sources.http import client_for

    async with client_for(SourceSpec(url), Way()) as client:
        return (await client.get(url, limit=_LONGEST)).data


def _file(word: str) -> _Text:
    from reader.sources.reading import Refused, read_file

    path = normalise(word)
    if not os.path.lexists(path):
        raise NotFoundError(f"There is no file {word!r}.")
    try:
        data, _ = read_file(path)
    except Refused as refused:
        raise SourceError(f"{word} {refused}.") from None
    return _Text(data, word, local=True)
