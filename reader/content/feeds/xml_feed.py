"""The text of a feed in XML → the feed. What is valid XML, or nearly, is read the quick way, all else by feedparser."""

from typing import Literal, NamedTuple, TypeAlias
from xml.etree.ElementTree import Element

from reader.content.feeds import lenient, trees
from reader.content.feeds.atom import read_atom
from reader.content.feeds.looks import Root
from reader.content.feeds.records import Feed, Unreadable
from reader.content.feeds.rss import read_rss

Way: TypeAlias = Literal["whichever", "quick", "lenient"]

_CUT = "ends in the middle of an item; only the items before were read"
_TOO_LARGE = "is no valid XML and too large to be mended; only the items of its beginning were read"


class _Whole(NamedTuple):
    """A text that has its end, if need be an earlier one than it should: `trouble` says so, `line` where."""

    text: str
    trouble: str | None = None
    line: int | None = None


def read_xml(text: str, root: Root, words: str, base: str | None, way: Way) -> Feed | Unreadable:
    """The feed of a text that begins with its root element; `words` are what its format is called."""
    first = trees.tree(text)
    if isinstance(first, Unreadable):
        return _read_broken(text, root, words, base, way) or Unreadable(
            f"is an {words} feed, but no valid XML: {first.message}", first.line
        )
    found = _of_tree(first, words, base) if way != "lenient" else None
    if found is None and way != "quick":
        found = lenient.read_leniently(trees.tidied(text[: trees.LONGEST]), words, base)
    return found or Unreadable(f"is an {words} feed without a channel")


def _read_broken(text: str, root: Root, words: str, base: str | None, way: Way) -> Feed | Unreadable | None:
    """The feed of a text that is no valid XML; None where nothing can be made of it."""
    whole = _whole(text, root)
    if whole is None:
        return Unreadable(f"is an {words} feed that ends before its first item does", text.count("\n") + 1)
    mended = trees.tree(whole.text) if way != "lenient" else None
    found = _of_tree(mended, words, base) if isinstance(mended, Element) else None
    if found is None and way != "quick":
        whole = _shortened(whole, root)
        found = lenient.read_leniently(whole.text, words, base)
        found = found if found and found.items else None
    return found._replace(trouble=whole.trouble or found.trouble, line=whole.line) if found else None


def _of_tree(root: Element, words: str, base: str | None) -> Feed | None:
    return read_atom(root, words, base) if words.startswith("Atom") else read_rss(root, words, base)


def _whole(text: str, root: Root) -> _Whole | None:
    """The text without its faults and without what stands behind the feed; None where not one item is whole."""
    mended = trees.tidied(text[: trees.LONGEST])
    complete = len(text) <= trees.LONGEST
    end = mended.rfind(f"</{root.name}") if complete else -1
    if end != -1:
        return _Whole(f"{mended[:end]}</{root.name}>")
    kept = trees.closed(mended, root)
    if not complete:
        return _Whole(kept or "", _TOO_LARGE)
    return _Whole(kept, _CUT, text.count("\n") + 1) if kept else None


def _shortened(whole: _Whole, root: Root) -> _Whole:
    """As much of a text as feedparser reads in time."""
    end = lenient.end_of_readable(whole.text)
    if end == len(whole.text):
        return whole
    return _Whole(trees.closed(whole.text[:end], root) or "", _TOO_LARGE)
