"""The ten characters that stand for an article: its number of 50 bits, in a form that people can read and type."""

BITS = 50
LENGTH = 10
# Crockford's base 32: no i, l, o or u, which are taken for 1 and 0.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
# Two characters at a time: a hundred thousand ids are made and read when all is marked at once.
_PAIRS = [first + second for first in ALPHABET for second in ALPHABET]
_PAIR_VALUES = {pair: value for value, pair in enumerate(_PAIRS)}


def article_id(number: int) -> str:
    """The ten characters that stand for a number, in the order of the numbers."""
    pair = _PAIRS
    return (
        f"{pair[number >> 40 & 1023]}{pair[number >> 30 & 1023]}{pair[number >> 20 & 1023]}"
        f"{pair[number >> 10 & 1023]}{pair[number & 1023]}"
    )


def id_number(id: str) -> int | None:
    """The number a whole id stands for; None where it is not an id."""
    if len(id) != LENGTH:
        return None
    of, id = _PAIR_VALUES, id.lower()
    try:
        return of[id[:2]] << 40 | of[id[2:4]] << 30 | of[id[4:6]] << 20 | of[id[6:8]] << 10 | of[id[8:]]
    except KeyError:
        return None


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
