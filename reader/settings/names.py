"""Names that a user gave, as they are typed again."""

from collections.abc import Iterable


def called(name: str, known: Iterable[str]) -> str | None:
    """The one of the `known` names that `name` means: the same to the letter, else however it is capitalised; None
    where there is none.
    """
    names = [*known]
    if name in names:
        return name
    wanted = _folded(name)
    return next((one for one in names if _folded(one) == wanted), None)


def _folded(name: str) -> str:
    return name.strip().casefold()
