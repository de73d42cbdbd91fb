"""How many cells of a terminal a text takes, and cutting texts to a number of cells."""

from unicodedata import category, east_asian_width


def cells(text: str) -> int:
    """The width of `text`: two cells for wide and full-width characters, none for marks (Unicode TR 11)."""
    return len(text) if text.isascii() else sum(map(_width, text))


def cut(text: str, width: int) -> str:
    """`text` where it fits in `width` cells, else its beginning and "…"."""
    if cells(text) <= width:
        return text
    room, kept = width - 1, []
    for character in text:
        room -= _width(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…" if width > 0 else ""


def fitted(text: str, width: int, *, right: bool = False) -> str:
    """`text` cut or filled with blanks to exactly `width` cells."""
    text = cut(text, width)
    blanks = " " * (width - cells(text))
    return blanks + text if right else text + blanks


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells, broken at blanks, and within a word that is wider than a line."""
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        for piece in _pieces(word, width):
            size = cells(piece)
            if line and used + 1 + size > width:
                lines.append(line)
                line, used = "", 0
            line, used = (f"{line} {piece}", used + 1 + size) if line else (piece, size)
    return [*lines, line] if line else lines


def _pieces(word: str, width: int) -> list[str]:
    # Chinese, Japanese and Thai have no blanks between words: a "word" may be a whole paragraph.
    if cells(word) <= width or "://" in word:
        return [word]
    pieces, piece, used = [], "", 0
    for character in word:
        size = _width(character)
        if piece and used + size > width:
            pieces.append(piece)
            piece, used = "", 0
        piece, used = piece + character, used + size
    return [*pieces, piece]


def _width(character: str) -> int:
    if character < "\u0300":
        return 1
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1
