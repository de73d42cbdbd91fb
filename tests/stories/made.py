"""Articles as they are compared, for tests."""

from itertools import count

from hypothesis import strategies as st

from reader.models import Account
from reader.stories.gist import Gist, gist
from reader.stories.same import bond

NOON = 1_763_640_000
"""2025-11-20, 12:00 UTC."""
HOUR = 3600
DAY = 24 * HOUR
ANY_TEXT = st.text(st.characters(), max_size=300) | st.text(
    st.characters(categories=["Cs", "Cc", "Cf", "Zs", "P", "Nd"]), max_size=80
)
"""Anything at all: also lone surrogates, control characters, and much that is no word."""
_NUMBERS = count(1)


def account(title: str, excerpt: str | None = None, provider: str | None = None, **fields: object) -> Account:
    """An article with a number of its own, of an outlet that has no other unless it is named."""
    number = next(_NUMBERS)
    given = Account(number, number, NOON, title, excerpt, provider or f"Outlet{number}x")
    return given._replace(**fields)  # type: ignore[arg-type] # by name


def told(title: str, excerpt: str | None = None, provider: str | None = None, **fields: object) -> Gist:
    """The gist of such an article."""
    return gist(account(title, excerpt, provider, **fields))


def same(one: Gist, other: Gist) -> bool:
    """Whether two tell the same event, where all words are rare."""
    return bond(one, other, {}) is not None
