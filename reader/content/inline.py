"""Text on its way into a block: pieces in their styles, gathered until the block ends."""

import re
from typing import NamedTuple

from reader.content import urls
from reader.content.blocks import Span
from reader.content.clean import block, line

_ADDRESS = re.compile(r"https?://[^\s<>\"'“”‘’«»|\\^`{}]+", re.IGNORECASE)
_TRAILING = ".,;:!?*_~"
_BREAK = "\n"


class Style(NamedTuple):
    """How a piece of text looks; the fields of a `Span` behind its text."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    strike: bool = False
    link: str | None = None


PLAIN = Style()


class Inline:
    """The text of the block that is open. White space in it is one space, a line break one newline."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, Style]] = []

    def add(self, text: str, style: Style) -> None:
        """Adds running text; its own line ends are only spaces."""
        plain = line(text)
        if not plain:
            plain = " " if text.isspace() else ""
        else:
            plain = " " * text[0].isspace() + plain + " " * text[-1].isspace()
        if plain:
            self._pieces.append((plain, style))

    def break_line(self) -> None:
        """Adds a line break."""
        self._pieces.append((_BREAK, PLAIN))

    def take(self) -> tuple[Span, ...]:
        """The spans gathered so far, trimmed and joined; none where they are blank. Begins anew."""
        pieces = self._pieces
        if not pieces:
            return ()
        self._pieces = []
        if len(pieces) == 1:
            text, style = pieces[0]
            text = text.strip(" \n")
            return tuple(_linked(text, style)) if text else ()
        spans = [linked for text, style in _joined(pieces) for linked in _linked(text, style)]
        whole = "".join([span.text for span in spans])
        if not whole.isascii() and (plain := block(whole)) != whole:
            return (Span(plain),)  # marks were piled up over the borders of styles
        return tuple(spans)


def _joined(pieces: list[tuple[str, Style]]) -> list[tuple[str, Style]]:
    """The pieces with single spaces between words, none at line ends, at most one empty line, neighbours joined."""
    runs: list[tuple[list[str], Style]] = []
    last, breaks = _BREAK, 0
    for text, style in pieces:
        if text == _BREAK:
            if runs and breaks < 2:
                texts = runs[-1][0]
                texts[-1] = texts[-1].rstrip(" ")
                texts.append(_BREAK)
                last = _BREAK
                breaks += 1
            continue
        shown = text.lstrip(" ") if last in {" ", _BREAK} else text
        if shown:
            if runs and runs[-1][1] == style:
                runs[-1][0].append(shown)
            else:
                runs.append(([shown], style))
            last, breaks = shown[-1], 0
    found = [(whole, style) for texts, style in runs if (whole := "".join(texts))]
    while found:
        text, style = found.pop()
        if text := text.rstrip(" \n"):
            found.append((text, style))
            break
    return found


def _linked(text: str, style: Style) -> list[Span]:
    """The spans of a piece: addresses that stand in running text are links."""
    if style.link or style.code or "://" not in text:
        return [Span(text, *style)]
    found: list[Span] = []
    at = 0
    for address in _ADDRESS.finditer(text):
        shown = address[0].rstrip(_TRAILING)
        if shown.endswith(")") and "(" not in shown:
            shown = shown.rstrip(")" + _TRAILING)
        url = urls.safe(shown)
        if url is None:
            continue
        if address.start() > at:
            found.append(Span(text[at : address.start()], *style))
        at = address.start() + len(shown)
        found.append(Span(shown, *style[:4], link=url))
    if at < len(text):
        found.append(Span(text[at:], *style))
    return found
