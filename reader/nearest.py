"""What a mistyped word was perhaps meant as. Pure."""

from collections.abc import Iterable

_LONGEST = 80
"""Characters of a word that are compared."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """What of `known` is nearest to a word, however it is cased; None where nothing is near."""
    # Imported when something is mistyped: the start is not to wait for it.
    from difflib import get_close_matches

    names = {name.casefold(): name for name in known}
    found = get_close_matches(word[:_LONGEST].casefold(), names, n=1, cutoff=0.6)
    return names[found[0]] if found else None
