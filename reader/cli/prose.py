"""The blocks of a body in lines that fit a terminal."""

from collections.abc import Callable, Iterable, Iterator

from reader.cli.widths import cells, wrapped
from reader.content.blocks import Block

# Blocks of these kinds stand together where the one follows the other.
_TIGHT = frozenset({("item", "item"), ("row", "row"), ("image", "caption")})


def block_lines(blocks: Iterable[Block], width: int, strong: Callable[[str], str]) -> Iterator[str]:
    """The lines of blocks, an empty one between them; `strong` makes the lines of headings stand out."""
    before: Block | None = None
    for block in blocks:
        if before is not None and (before.kind, block.kind) not in _TIGHT:
            yield ""
        yield from _lines(block, width, strong)
        before = block


def _lines(block: Block, width: int, strong: Callable[[str], str]) -> Iterator[str]:
    if block.kind == "rule":
        yield "---"
    elif block.kind == "code":
        yield from ("    " + line for line in block.text.split("\n"))
    elif block.kind == "heading":
        yield from map(strong, wrapped(block.text, width))
    elif block.kind == "row":
        yield from wrapped(" | ".join(block.text.split("\t")), width)
    elif block.kind == "image":
        yield from wrapped(" ".join(filter(None, ["[image]", block.text, block.url])), width)
    else:
        first, further = _margins(block)
        yield from _hanging(block.text, width, first, further)


def _margins(block: Block) -> tuple[str, str]:
    """What stands before the first line of a block, and before those that follow."""
    if block.kind == "quote":
        return "> " * block.level, "> " * block.level
    if block.kind == "item":
        marker = "  " * (block.level - 1) + block.marker + " "
        return marker, " " * cells(marker)
    return "  " * block.level, "  " * block.level


def _hanging(text: str, width: int, first: str, further: str) -> Iterator[str]:
    margin = first
    for part in text.split("\n"):  # a break that was asked for
        for line in wrapped(part, max(width - cells(further), 10)):
            yield margin + line
            margin = further
