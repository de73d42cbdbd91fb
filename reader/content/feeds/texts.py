"""The texts of an item made plain: title, excerpt, and the body in HTML."""

import re
from functools import lru_cache
from html import escape
from urllib.parse import urljoin

from reader.content.clean import block, readable
from reader.content.feeds.records import Item, Text
from reader.models import Body

LONGEST_TITLE = 500  # characters
LONGEST_EXCERPT = 1000
LONGEST_BODY = 2_000_000
_BEGINNING = 300  # characters of a body that stand for its excerpt
_SHORT = 400  # characters; a longer text is a body
_HEADLINE = 80  # characters of a text that stand for a title
_LOOKED_AT = 4000  # characters of markup that an excerpt is made of

_TAGGED = re.compile(r"<[a-zA-Z/!][^<>]*>")
# What a plain text would lose.
_RICH = re.compile(
    r"<(?:a|img|iframe|video|audio|embed|ul|ol|table|pre|blockquote|h[1-6]|figure)\b", re.IGNORECASE
)
_SEEN = re.compile(r"<(?:img|iframe|video|audio|embed)\b", re.IGNORECASE)
_WORDS = re.compile(r"(?:\A|>)\s*[^\s<&]")
_RELATIVE = re.compile(
    r"""(<[a-z][^<>]{0,2000}?\b(?:href|src|poster)\s*=\s*)(["'])(?![a-z][a-z0-9+.-]*:|\#)([^"'<>]{1,2000})\2""",
    re.IGNORECASE,
)
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
_LONGEST_TAG = 50  # characters
_SECTION = re.compile(r"<!\[CDATA\[|\]\]>")


def title_of(given: str | None) -> str | None:
    """A headline as one plain line; None where it says nothing."""
    return plain(given[: 3 * LONGEST_TITLE], LONGEST_TITLE) if given else None


def excerpt_and_body(item: Item) -> tuple[str | None, Body | None]:
    """The summary as plain text, and the body: the whole text, else a summary that is long or more than text."""
    summary, whole = item.summary, item.content
    body = _body(whole) if whole else None
    if body is None:
        whole = None
    given = plain(summary.text, LONGEST_EXCERPT) if summary else None
    if whole is not None:
        return given or plain(whole.text, _BEGINNING), body
    if summary is None or (given and len(given) <= _SHORT and not _RICH.search(summary.text, 0, _LOOKED_AT)):
        return given, None
    return shortened(given, _BEGINNING) if given else None, _body(summary)


def first_words(text: str) -> str:
    """The beginning of a text, for an item without a title."""
    return shortened(text, _HEADLINE)


@lru_cache(maxsize=1024)
def small(text: str) -> str:
    """A name: of a person, a topic, a publisher; they come again and again."""
    return shortened(readable(text[: 2 * LONGEST_TITLE]), LONGEST_TITLE)


@lru_cache(maxsize=128)
def language(given: str | None) -> str | None:
    """The tag of a language (BCP 47); None for what is none."""
    tag = given[:_LONGEST_TAG].strip().replace("_", "-") if given else ""
    return tag if _LANGUAGE.fullmatch(tag) else None


def plain(markup: str, most: int) -> str | None:
    """The beginning of a text without its markup, on one line; None where nothing is left."""
    text = markup[:_LOOKED_AT]
    if len(markup) > _LOOKED_AT and text.rfind("<") > text.rfind(">"):
        text = text[: text.rfind("<")]
    if "<![" in text or "]]>" in text:
        text = _SECTION.sub("", text)
    return shortened(readable(text), most) or None


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters, cut behind a word."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    word_end = kept.rfind(" ", most // 2)
    return f"{kept[: word_end if word_end > 0 else most - 1].rstrip(' ,;:.–—-')}…"


def _body(text: Text) -> Body | None:
    """A text as the body of an article; None where there is nothing to see."""
    given = text.text[:LONGEST_BODY]
    if "<![CDATA[" in given or "]]>" in given:
        given = _SECTION.sub("", given)
    html = block(given).strip()
    if not html:
        return None
    if not text.html or not _TAGGED.search(html):
        return Body("html", _paragraphs(html, text.html))
    if not _WORDS.search(html) and not _SEEN.search(html) and not plain(html, _HEADLINE):
        return None
    return Body("html", _with_base(html, text.base) if text.base else html)


def _paragraphs(text: str, entities: bool) -> str:
    """Plain text as HTML that keeps its lines; it may hold entities."""
    written = text if entities else escape(text, quote=False)
    return (
        "\n".join([f"<p>{part}</p>" for part in _PARAGRAPHS.split(written)])
        .replace("\n<p>", "\0")
        .replace("\n", "<br>\n")
        .replace("\0", "\n<p>")
    )


def _with_base(html: str, base: str) -> str:
    """A piece of HTML whose relative addresses are resolved against another base than the article's."""

    def absolute(found: re.Match[str]) -> str:
        try:
            return f"{found[1]}{found[2]}{escape(urljoin(base, found[3]), quote=False)}{found[2]}"
        except ValueError:
            return found[0]

    return _RELATIVE.sub(absolute, html)
