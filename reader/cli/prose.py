"""Markdown in lines that fit a terminal, still Markdown."""

import re
from collections.abc import Iterator

from reader.cli.widths import cells, wrapped

# What begins a block of its own: a heading, a quote, an item of a list, a row of a table.
_OPENING = re.compile(r"(?P<mark>\s*(?:#{1,6} |(?:> ?)+|[-*+] |\d{1,9}[.)] ))|\s*\|")


def wrapped_markdown(text: str, width: int) -> Iterator[str]:
    """The lines of `text`, its paragraphs broken anew to at most `width` cells; code and tables stay as they are."""
    paragraph: list[str] = []
    in_code = False
    for line in text.splitlines():
        fence = line.lstrip().startswith(("```", "~~~"))
        if fence or in_code:
            yield from _flowed(paragraph, width)
            in_code = in_code != fence
            yield line
        elif not line.strip():
            yield from _flowed(paragraph, width)
            yield ""
        else:
            if paragraph and _OPENING.match(line) and not _same_quote(paragraph[-1], line):
                yield from _flowed(paragraph, width)
            paragraph.append(line)
    yield from _flowed(paragraph, width)


def _same_quote(before: str, line: str) -> bool:
    return before.lstrip().startswith(">") and line.lstrip().startswith(">") and bool(line.strip("> "))


def _flowed(paragraph: list[str], width: int) -> list[str]:
    """The lines of one block, which is emptied; what follows its mark hangs below its text."""
    if not paragraph:
        return []
    lines, paragraph[:] = list(paragraph), []
    opening = _OPENING.match(lines[0])
    if opening and opening["mark"] is None:
        return lines
    mark = opening["mark"] if opening else ""
    quoted = ">" in mark
    first, *rest = lines
    rest = [line.lstrip("> ") for line in rest] if quoted else rest
    flowed = wrapped(" ".join([first[len(mark) :], *rest]), max(width - cells(mark), 10))
    hanging = mark if quoted else " " * cells(mark)
    return [(hanging if number else mark) + line for number, line in enumerate(flowed)]
