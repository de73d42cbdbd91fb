"""An expression → the text of a query that asks for the same. Pure."""

import re

from reader.models import All, Either, Expression, Has, Is, Not, Number, Pattern, Time, Words
from reader.query.fields import NEWER, OLDER

_BARE = re.compile(r"""[^\s()"':*=<>!/.-][^\s()":]*""")
_BARE_VALUE = re.compile(r"""[^\s()"=<>!/][^\s()"]*""")
_OPERATORS = frozenset(("OR", "AND", "NOT"))


def written(expression: Expression | None) -> str:
    """The query, which `reader.query.parsing` reads as the same expression; "" for everything."""
    return "" if expression is None else _written(expression)


def _written(expression: Expression) -> str:  # noqa: PLR0911 (one for each kind)
    match expression:
        case Words():
            return _words(expression)
        case Pattern(field, pattern, ignoring):
            return f"{field}:/{_escaped(pattern)}/{'i' if ignoring else ''}"
        case Number():
            return _number(expression)
        case Time():
            return _time(expression)
        case Is(state):
            return f"is:{state}"
        case Has(part):
            return f"has:{part}"
        case Not(of):
            inner = _written(of)
            return f"-({inner})" if isinstance(of, (All, Either)) else f"-{inner}"
        case All(of):
            return " ".join(
                f"({_written(part)})" if isinstance(part, Either) else _written(part) for part in of
            )
        case Either(of):
            return " OR ".join(map(_written, of))


def _words(words: Words) -> str:
    before = "" if words.field is None else f"{words.field}:"
    if '"' in words.text:  # of a name, say; no text can say more of it than its words
        return _words(Words(" ".join(words.text.replace('"', " ").split()), words.field, words.whole))
    if words.exact:
        return f'{before}="{words.text}"'
    if words.whole:
        return f'{before}"{words.text}"'
    bare = _BARE_VALUE if words.field else _BARE
    is_bare = bare.fullmatch(words.text) and (words.field or words.text not in _OPERATORS)
    return f"{before}{words.text}" if is_bare else f'{before}"{words.text}"*'


def _escaped(pattern: str) -> str:
    return re.sub(r"\\.|/", lambda found: r"\/" if found[0] == "/" else found[0], pattern, flags=re.DOTALL)


def _number(number: Number) -> str:
    if number.comparison == "..":
        return f"{number.field}:{_digits(number.value)}..{_digits(number.end)}"
    return f"{number.field}:{'' if number.comparison == '=' else number.comparison}{_digits(number.value)}"


def _digits(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}".rstrip("0").rstrip(".")


def _time(time: Time) -> str:
    if time.comparison == "..":
        return f"{time.field}:{time.moment}..{time.end}"
    if time.field == "date" and time.comparison in (">=", "<"):
        return f"{NEWER if time.comparison == '>=' else OLDER}:{time.moment}"
    return f"{time.field}:{'' if time.comparison == '=' else time.comparison}{time.moment}"
