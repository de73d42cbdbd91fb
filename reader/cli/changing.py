"""Articles that a command changes: those that are named, or those that a query finds."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.cli.libraries import found, opened
from reader.cli.options import Options
from reader.cli.output import complain, in_form, output_for, say
from reader.cli.queries import meant
from reader.cli.records import Record
from reader.errors import ReaderError, UsageError
from reader.library import Library
from reader.models import Change

Changing = Callable[[Library, Sequence[str]], Change]
"""Changes the articles of some ids."""


class Changed(NamedTuple):
    """So many articles were meant, these changed; and the exit code."""

    meant: int
    ids: tuple[str, ...]
    code: int


def change(options: Options, command: str, references: Sequence[str], how: Changing) -> Changed:
    """Changes articles; 3 where nothing is meant, 1 where some of them do not exist.

    Raises:
        UsageError: neither articles nor a query are given, or both.
    """
    if bool(references) == (options.query is not None):
        raise UsageError(f"newsreader {command}: give either articles or -q QUERY.")
    if options.query is not None:
        return _matching(options, command, options.query, how)
    return _each(options, references, how)


def tell(options: Options, record: Record, changed: Changed, done: str) -> None:
    """Prints what changed; `done` is what the articles are now, in words."""
    output = output_for(options)
    told: Record = {**record, "matched": changed.meant, "changed": list(changed.ids)}
    if not in_form(output, json=lambda: told, objects=lambda: [told]) and output.format == "plain":
        for id in changed.ids:
            output.write(id)
    if changed.meant:
        number = len(changed.ids)
        already = "" if number == changed.meant else f", {changed.meant - number} already so"
        say(f"{number} {'article' if number == 1 else 'articles'} {done}{already}.")
    elif options.query is not None:
        say(f"No article matches {options.query.strip()!r}.")


def _matching(options: Options, command: str, text: str, how: Changing) -> Changed:
    query = meant(options, text, command)
    with opened(options) as answer:
        ids = answer.library.lists.all_ids(query)
        return Changed(len(ids), how(answer.library, ids).ids, 0 if ids else 3)


def _each(options: Options, references: Sequence[str], how: Changing) -> Changed:
    changed: list[str] = []
    errors: list[ReaderError] = []
    for reference in references:
        try:
            with found(options, reference) as (library, id):
                changed += how(library, [id]).ids
        except ReaderError as error:
            complain(error)
            errors.append(error)
    if len(errors) == len(references):
        return Changed(0, tuple(changed), errors[0].exit_code)
    return Changed(len(references) - len(errors), tuple(changed), 1 if errors else 0)
