"""Changes to the text of the file that leave the rest of it, comments and order, as a person wrote it."""

from collections.abc import Iterable, Iterator

from reader.models import Json, SourceSpec
from reader.subscriptions.fields import KEYS, plain, said
from reader.subscriptions.layout import Block, blocks
from reader.toml_statements import Edit, applied
from reader.toml_text import Token, toml

_BEGINNING = "# The sources of newsreader. What you write in here is kept.\n"


def append(text: str, specs: Iterable[SourceSpec]) -> str:
    """The text with these sources at its end; with a word at its beginning where there was none yet."""
    text = _ended(text) or _BEGINNING
    for spec in specs:
        lines = "".join(f"{key} = {toml(value)}\n" for key, value in said(spec).items())
        text += ("" if text.endswith("\n\n") else "\n") + "[[source]]\n" + lines
    return text


def remove(text: str, place: int) -> str:
    """The text without the source at `place`, from 0; the comments before and after it stay."""
    text = _ended(text)
    block = blocks(text)[place]
    before, after = text[: block.start], text[block.end :]
    if before.endswith("\n\n") or not before:
        after = after.removeprefix("\n")
    return before + after


def replace(text: str, place: int, old: SourceSpec, new: SourceSpec) -> str:
    """The text in which the source at `place`, from 0, is `new` instead of `old`: only what differs is changed."""
    text = _ended(text)
    block = blocks(text)[place]
    before, after, needed = plain(old), plain(new), said(new)
    edits: list[Edit] = []
    for key in KEYS:
        if before[key] != after[key]:
            there = block.of(key)
            edits += _change(block, key, after[key] if there else needed.get(key))
    return applied(text, edits)


def _change(block: Block, key: str, value: Json) -> Iterator[Edit]:
    """The edits that make `key` mean `value`; None takes it out, and its comments become lines of their own."""
    told = block.of(key)
    if value is not None and len(told) == 1 and told[0].parts == (key,) and told[0].value:
        start, end = told[0].value
        inside = [comment for comment in told[0].comments if comment.start < end]
        yield Edit(told[0].start, told[0].start, _lines(inside))
        yield Edit(start, end, toml(value))
        return
    yield from (Edit(one.start, one.end, _lines(one.comments)) for one in told)
    if value is not None:
        behind = block.own[-1].end
        yield Edit(behind, behind, f"{key} = {toml(value)}\n")


def _lines(comments: Iterable[Token]) -> str:
    return "".join(f"{comment.text.rstrip()}\n" for comment in comments)


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"
