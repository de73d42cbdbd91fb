"""The ten characters that stand for an article: its number of 50 bits, in a form that people can read and type."""

BITS = 50
LENGTH = 10
# Crockford's base 32: no i, l, o or u, which are taken for 1 and 0.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_VALUES = {character: value for value, character in enumerate(ALPHABET)}


def article_id(number: int) -> str:
    """The ten characters that stand for a number, in the order of the numbers."""
    return "".join([ALPHABET[number >> shift & 31] for shift in range(BITS - 5, -1, -5)])


def id_number(id: str) -> int | None:
    """The number a whole id stands for; None where it is not an id."""
    range_ = prefix_range(id) if len(id) == LENGTH else None
    return range_[0] if range_ else None


def prefix_range(prefix: str) -> tuple[int, int] | None:
    """The numbers whose id begins so, from the first to one behind the last; None where no id begins so."""
    if not 0 < len(prefix) <= LENGTH:
        return None
    value = 0
    for character in prefix.lower():
        digit = _VALUES.get(character)
        if digit is None:
            return None
        value = value * 32 + digit
    width = 5 * (LENGTH - len(prefix))
    return value << width, (value + 1) << width
