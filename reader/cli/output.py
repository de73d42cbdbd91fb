"""Standard output is data, standard error is narration."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import TextIOWrapper
from typing import NamedTuple

from reader.cli.options import Format, Options
from reader.cli.printable import block, dumps, line, pretty
from reader.cli.table import BOLD, Column, Row, plain_lines, styled, table_lines
from reader.errors import QueryError, ReaderError
from reader.models import Json

Record = Mapping[str, Json]


class Output(NamedTuple):
    """Where the data goes, and in which form."""

    format: Format
    width: int = 80
    colour: bool = False
    ascii_only: bool = False

    def document(self, value: Json) -> None:
        """Prints one JSON document."""
        self.write(pretty(value, ascii_only=self.ascii_only))

    def list_document(self, head: Record, name: str, values: Iterable[Json], tail: Record) -> None:
        """Prints one JSON object with a list in its midst, each value of it when it comes: the list may be long."""
        self.write("{")
        for key, value in head.items():
            self.write(f"  {dumps(key)}: {dumps(value, ascii_only=self.ascii_only)},")
        sys.stdout.write(f"  {dumps(name)}: [")
        separator = ""
        for value in values:
            sys.stdout.write(f"{separator}\n    {pretty(value, ascii_only=self.ascii_only, margin='    ')}")
            separator = ","
        sys.stdout.write("\n  ]" if separator else "]")
        for key, value in tail.items():
            sys.stdout.write(f",\n  {dumps(key)}: {pretty(value, ascii_only=self.ascii_only, margin='  ')}")
        self.write("\n}")

    def object(self, value: Json) -> None:
        """Prints one JSON object as a line, at once: what reads it may be waiting."""
        self.write(dumps(value, ascii_only=self.ascii_only))
        sys.stdout.flush()

    def objects(self, values: Iterable[Json]) -> None:
        """Prints one JSON object a line."""
        for value in values:
            self.write(dumps(value, ascii_only=self.ascii_only))

    def rows(self, columns: Sequence[Column], rows: Iterable[Row]) -> None:
        """Prints a table for a terminal, lines with tabs for anything else."""
        if self.format == "table":
            lines = table_lines(columns, list(rows), self.width, colour=self.colour)
        else:
            lines = plain_lines(rows)
        for text_of_row in lines:
            self.write(text_of_row)

    def strong(self, words: str) -> str:
        """`words` so that they stand out, where the output can show it."""
        return styled(words, BOLD) if self.colour else words

    def write(self, words: str) -> None:
        """Prints a line as it is; `words` are printable."""
        sys.stdout.write(words + "\n")


def output_for(options: Options) -> Output:
    """The output as it was asked for, and as standard output can take it."""
    terminal = sys.stdout.isatty()
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "")
    return Output(
        format=options.format or ("table" if terminal else "plain"),
        width=shutil.get_terminal_size().columns if terminal else 80,
        colour=terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
        ascii_only=not encoding.startswith("utf"),
    )


def forgiving() -> None:
    """Makes the standard streams write "?" for what their encoding lacks, where they would raise."""
    # Started with a closed stream (">&-"), Python has None there.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - open to the end
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(message: str) -> None:
    """A sentence to the person, on standard error."""
    print(f"newsreader: {line(message)}", file=sys.stderr)


def beside(words: str) -> None:
    """A line that belongs to the sentence before it, on standard error."""
    print(f"  {line(words)}", file=sys.stderr)


def complain(error: ReaderError) -> None:
    """What went wrong and what to do about it, on standard error."""
    say(str(error))
    if isinstance(error, QueryError):
        _point(error)
    if error.hint:
        print(f"  {block(error.hint)}", file=sys.stderr)


def _point(error: QueryError) -> None:
    """The query with a caret under the place where it fails."""
    from reader.cli.widths import cells

    before, behind = map(block, error.around())
    print(f"  {before}{behind}\n  {' ' * cells(before)}^", file=sys.stderr)


def in_form(output: Output, *, json: Callable[[], Json], objects: Callable[[], Iterable[Json]]) -> bool:
    """Prints JSON in the form asked for; false where another form was."""
    if output.format == "json":
        output.document(json())
    elif output.format == "jsonl":
        output.objects(objects())
    else:
        return False
    return True
