"""Who an article is: one identity for all its copies, and the short names made from it.

The identity is a string; its 50-bit number is what tables hold, and the ten characters of that number are what people
see and type.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from reader.content import urls
from reader.models import Article

BITS = 50
ID_LENGTH = 10
# Crockford's base 32: no i, l, o or u, which are taken for 1 and 0.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_PAIRS = [high + low for high in ALPHABET for low in ALPHABET]
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")


def identity(article: Article, source: str) -> str:
    """The identity of an article: its canonical URL, and where it has none, its source and its key there."""
    url = article.url
    address = urls.canonical(url) if url else None
    return address or f"{source}\n{article.key}"


def identities(articles: Sequence[Article], source: str) -> list[str]:
    """The identities of the articles of one document. Those that share a link are told apart by their guid."""
    found = [identity(article, source) for article in articles]
    if len(found) > 1:
        often = {name for name, times in Counter(found).items() if times > 1}
        for place, article in enumerate(articles):
            if found[place] in often and article.guid:
                found[place] = f"{source}\n{article.guid}"
    return found


def number(identity: str) -> int:
    """The identity as a number of 50 bits; two of 100 000 articles meet once in 200 000 libraries."""
    digest = blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest) >> (64 - BITS)


def article_id(number: int) -> str:
    """The ten characters that stand for a number, in the order of the numbers."""
    return "".join([_PAIRS[number >> shift & 1023] for shift in (40, 30, 20, 10, 0)])


def id_number(id: str) -> int | None:
    """The number a whole id stands for; None where it is not an id."""
    range_ = prefix_range(id) if len(id) == ID_LENGTH else None
    return range_[0] if range_ else None


def prefix_range(prefix: str) -> tuple[int, int] | None:
    """The numbers whose id begins so, from the first to one behind the last; None where no id begins so."""
    if not 0 < len(prefix) <= ID_LENGTH:
        return None
    value = 0
    for character in prefix.lower():
        digit = _VALUES.get(character)
        if digit is None:
            return None
        value = value * 32 + digit
    width = 5 * (ID_LENGTH - len(prefix))
    return value << width, (value + 1) << width


def title_number(title: str) -> int:
    """A number that equal titles share, however they are cased, spaced and punctuated."""
    if not title.isascii():
        title = unicodedata.normalize("NFKC", title)
    folded = title.casefold()
    return number(_NOT_ALPHANUMERIC.sub("", folded) or folded)
