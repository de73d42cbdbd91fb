"""Why two articles belong together, in words for a person. Pure."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from reader.models import Account
from reader.stories.same import Bond
from reader.stories.words import written

_TOLD = 3


def reason(bond: Bond, account: Account) -> str:
    """Why two articles tell the same event, in the words of one of them."""
    if bond.kind == "address":
        return "same original URL"
    return "same text" if bond.kind == "text" else words_shared(bond.shared, account)


def words_shared(shared: AbstractSet[str], account: Account) -> str:
    """How many words two articles share, and the first of them in the words of one of them: "7 shared words: facial,
    recognition, ban …".
    """
    told = list(dict.fromkeys(as_written(shared, account)))[:_TOLD]
    number = f"{len(shared)} shared word{'' if len(shared) == 1 else 's'}"
    return f"{number}: {', '.join(told)}{' …' if len(shared) > len(told) else ''}"


def as_written(shared: AbstractSet[str], account: Account) -> Iterable[str]:
    """The first word of a text for each of some stems."""
    words = written(f"{account.title}\n{account.excerpt or ''}")
    return (word for stem, word in words.items() if stem in shared)
