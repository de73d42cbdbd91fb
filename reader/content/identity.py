"""Who an article is: one identity for all its copies, and the numbers made from it.

The identity is a string; its number of 50 bits is what tables hold, and `reader.ids` what people see and type of it.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from reader.ids import BITS
from reader.models import Article

_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")


def identity(article: Article, source: str) -> str:
    """The identity of an article: its canonical URL, and where it has none, its source and its key there.

    An article whose guid is a place in its page ("https://…/live#12") shares the page with others: the guid is its own.
    """
    from reader.content.urls import canonical

    url, guid = article.url, article.guid
    address = canonical(url) if url else None
    if address and guid and "#" in guid and canonical(guid) == address:
        return f"{source}\n{guid}"
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


def title_number(title: str) -> int:
    """A number that equal titles share, however they are cased, spaced and punctuated."""
    if not title.isascii():
        title = unicodedata.normalize("NFKC", title)
    folded = title.casefold()
    return number(_NOT_ALPHANUMERIC.sub("", folded) or folded)
