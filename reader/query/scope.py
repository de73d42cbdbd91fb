"""What an expression asks itself of how articles stand, so that nothing is left out beforehand. Pure."""

from collections.abc import Iterable

from reader.models import All, Either, Expression, Is, Not, State


def asks_itself(where: Expression) -> bool:
    """Whether an expression asks itself for what is listed or not: then nothing is left out beforehand.

    What is starred or kept for later is shown whether it is listed or not.
    """
    parts = where.of if isinstance(where, All) else (where,)
    return any(part in (Is("starred"), Is("later"), Is("begun")) for part in parts) or any(
        state in ("listed", "unlisted", "hidden") for state in _states(where)
    )


def asks_for_hidden(where: Expression | None) -> bool:
    """Whether an expression is about what is hidden, which all others leave out."""
    return where is not None and "hidden" in _states(where)


def _states(where: Expression) -> Iterable[State]:
    match where:
        case Is(state):
            yield state
        case Not(of):
            yield from _states(of)
        case All(of) | Either(of):
            for part in of:
                yield from _states(part)
