"""Regular expressions that a person types, and that nobody has to wait for: each gives up after a while. Pure."""

from collections.abc import Callable
from functools import lru_cache

from reader.models import Pattern

LONGEST = 500
"""Characters of an expression."""
READ = 10_000
"""Characters of a text that are looked at."""
PATIENCE_S = 0.25
"""So long one text is looked at. What takes longer is not found in it."""
GIVEN_UP = 8
"""What took that long with so many texts is looked for in no other."""


def fault_of(pattern: str) -> str | None:
    """Why an expression cannot be used, in a few words; None where it can."""
    # Imported when one is typed: most queries have none.
    import regex

    if len(pattern) > LONGEST:
        return f"it is longer than {LONGEST} characters"
    try:
        regex.compile(pattern)
    except (regex.error, RecursionError, OverflowError, MemoryError) as error:
        return str(error) or "it is too much"
    return None


@lru_cache(maxsize=64)
def finder(pattern: Pattern) -> Callable[[str], bool]:
    """What tells whether an expression is found in a text."""
    import regex

    search = regex.compile(pattern.pattern, regex.IGNORECASE if pattern.ignoring_case else 0).search
    left = GIVEN_UP

    def found(text: str) -> bool:
        nonlocal left
        if not left:
            return False
        try:
            return search(text[:READ], timeout=PATIENCE_S) is not None
        except TimeoutError:
            left -= 1
            return False

    return found
