"""How a value of the list is refused: in words that follow the name of its key."""

from collections.abc import Iterable, Sequence


class RefusedError(ValueError):
    """A value that is not allowed; `str` of it goes on after the key. `key` is the one it is about, once known."""

    key: str | None = None


def must_be(allowed: str, value: object) -> RefusedError:
    """The refusal of a value that is no secret."""
    return RefusedError(f"must be {allowed}, not {shown(value)}")


def check_keys(table: Iterable[str], known: Sequence[str]) -> None:
    """Raises RefusedError where a table has a key that is none of those known."""
    for key in table:
        if key not in known:
            raise RefusedError(f"has an unknown key {shown(key)}{did_you_mean(key, known)}")


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """What is nearest to `word` among those known, else all of them, after a semicolon."""
    from difflib import get_close_matches

    nearest = get_close_matches(word[:80], known, n=1, cutoff=0.5)
    return f"; did you mean '{nearest[0]}'?" if nearest else f"; there are {', '.join(known)}"


def shown(value: object) -> str:
    """A value of the file as it may stand in a sentence: on one line, printable, not long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return f"[{', '.join(map(shown, value[:5]))}{', …' if len(value) > 5 else ''}]"[:80]
    if isinstance(value, str):
        return ascii(value[:60]) if not value.isprintable() else repr(value[:60])
    return str(value)[:60]
