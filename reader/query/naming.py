"""Which of the names there are (of topics, tags, providers, domains, types, languages) a query means. Pure."""

from collections.abc import Callable, Sequence

from reader.models import Pattern, Term, TextField, Words
from reader.query.matching import spans
from reader.query.regexes import finder
from reader.topic_names import fold

_ONE: frozenset[TextField] = frozenset(("topic", "tag", "type", "lang"))
"""Fields that are meant as one name where there is one of just that name, else as a beginning."""


def meant(names: Sequence[str], asked: Words | Pattern) -> list[int]:
    """The places among `names` of those that are meant."""
    if isinstance(asked, Pattern):
        return _where(names, finder(asked))
    wanted = fold(asked.text)
    if asked.exact:
        return _where(names, lambda name: fold(name) == wanted)
    if asked.field == "domain":
        return _where(names, lambda name: f".{wanted}" in f".{name.casefold()}")
    if asked.field in _ONE:
        same = _where(names, lambda name: fold(name) == wanted or _is_region(asked, name, wanted))
        if same:
            return same
    terms = (Term(asked.text, asked.whole),)
    return _where(names, lambda name: bool(spans(name, terms)))


def _where(names: Sequence[str], holds: Callable[[str], bool]) -> list[int]:
    return [place for place, name in enumerate(names) if holds(name)]


def _is_region(asked: Words, name: str, wanted: str) -> bool:
    """Whether a language is one of a region ("es-MX") of that which is asked for ("es")."""
    return asked.field == "lang" and fold(name).replace("_", "-").startswith(f"{wanted}-")
