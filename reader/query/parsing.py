"""The text of a query → what it asks for. Pure.

Two ways: `parse` takes any text, for a search bar in which nobody is to be told that they may not type; `parse_strict`
is for what is run without being looked at (the command line, rules, views): it raises where something cannot be meant.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from reader.errors import QueryError
from reader.models import All, Either, Expression, Not, Sort, Words
from reader.nearest import nearest
from reader.query.fields import BY_NAME, LIMIT, NUMBERS, SORT
from reader.query.fts import searchable
from reader.query.lexing import Token, tokens
from reader.query.values import RefusedError, value_of

MOST = 100
"""So many words and conditions a query may hold; a whole page may be pasted into a search."""
_DEEPEST = 40
# What no table can hold: halves of characters (a file name that is not UTF-8 may be pasted), and the end of a text.
_UNKEPT = re.compile("[\0\ud800-\udfff]")
_COMPARED = re.compile(rf"({'|'.join(NUMBERS)})((?:!=|<=|>=|=|<|>)[0-9].*)", re.IGNORECASE)
_OPERATORS = frozenset(("or", "and", "not"))


class Problem(NamedTuple):
    """What cannot be meant as it is written, at which column (from 1), and what was perhaps meant; it is `unclosed`
    where only the end of a quote or of a parenthesis is not typed yet.
    """

    message: str
    column: int
    hint: str | None = None
    unclosed: bool = False


class Parsed(NamedTuple):
    """What a query asks for: which articles (None: all), in which order, how many; and what was taken otherwise than it
    may have been meant.
    """

    where: Expression | None = None
    sort: Sort | None = None
    limit: int | None = None
    problems: tuple[Problem, ...] = ()


def parse(text: str) -> Parsed:
    """What any text asks for: what is no operator, or a field with a value that it cannot have, is searched for as it
    stands; what is still being typed (`provider:`, `OR`) is left out.
    """
    return _Parser(text).parsed()


def parse_strict(text: str) -> Parsed:
    """What a query asks for.

    Raises:
        QueryError: it cannot be meant as it is written.
    """
    parsed = parse(text)
    for problem in parsed.problems:
        raise QueryError(problem.message, text, problem.column, problem.hint)
    return parsed


class _Parser:
    """Goes through the tokens once: either > all > one."""

    def __init__(self, text: str) -> None:
        self._tokens = tokens(_UNKEPT.sub("\ufffd", text))
        self._at = self._depth = self._taken = self._orders = 0
        self._sort: Sort | None = None
        self._limit: int | None = None
        self._problems: list[Problem] = []

    def parsed(self) -> Parsed:
        """All that the text asks for."""
        parts = []
        while self._now is not None:
            parts.append(self._either())
            if self._now is not None:  # a parenthesis that closes nothing
                self._object("This parenthesis closes nothing.", self._take())
        if all(token.kind in _OPERATORS for token in self._tokens):
            parts += map(_word, self._tokens)  # what joins nothing is a word
        problems = tuple(sorted(self._problems, key=lambda problem: problem.column))
        return Parsed(_together(All, parts), self._sort, self._limit, problems)

    @property
    def _now(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _goes_on(self) -> bool:
        """Whether something follows that belongs to what stands before it."""
        return self._now is not None and self._now.kind not in ("or", "close")

    def _take(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _is(self, kind: str) -> bool:
        return self._now is not None and self._now.kind == kind

    def _object(self, message: str, token: Token, hint: str | None = None, *, unclosed: bool = False) -> None:
        self._problems.append(Problem(message, token.start + 1, hint, unclosed))

    def _either(self) -> Expression | None:
        parts = [self._all()]
        while self._is("or"):
            operator = self._take()
            left = parts[-1]
            right = self._all()
            parts.append(right)
            if left is None or right is None:
                self._object("OR needs something on both of its sides.", operator)
        return _together(Either, parts)

    def _all(self) -> Expression | None:
        parts: list[Expression | None] = []
        said = False
        while self._goes_on():
            operator = self._take() if self._is("and") else None
            orders = self._orders
            parts.append(self._one() if self._goes_on() else None)
            is_said = parts[-1] is not None or self._orders > orders
            if operator and not (said and is_said):
                self._object("AND needs something on both of its sides.", operator)
            said = said or is_said
        return _together(All, parts)

    def _one(self) -> Expression | None:
        token = self._take()
        if token.kind == "not":
            return self._not(token)
        if token.kind == "open":
            return self._group(token)
        self._taken += 1
        if self._taken > MOST:
            if self._taken == MOST + 1:
                self._object(f"A query has no more than {MOST} words and conditions.", token)
            return None
        if token.kind == "field":
            return self._field(token)
        return self._words(token)

    def _not(self, operator: Token) -> Expression | None:
        if not self._goes_on() or self._is("and"):
            self._object(f"{operator.text} needs something behind it.", operator)
            return None
        orders = self._orders
        self._depth += 1
        what = self._one() if self._depth <= _DEEPEST else None
        self._depth -= 1
        if self._orders > orders:
            self._object("An order or a limit has no opposite.", operator)
        if what is None or isinstance(what, Not):
            return what.of if what else None
        return Not(what)

    def _group(self, opening: Token) -> Expression | None:
        self._depth += 1
        if self._depth > _DEEPEST:
            self._object(f"Parentheses may not be nested deeper than {_DEEPEST}.", opening)
            self._depth -= 1
            return None
        empty = self._is("close")
        found = self._either()
        self._depth -= 1
        if empty:
            self._object("There is nothing between these parentheses.", opening)
        if self._is("close"):
            self._take()
        else:
            self._object("This parenthesis is not closed.", opening, unclosed=True)
        return found

    def _field(self, token: Token) -> Expression | None:
        if not token.closed:
            self._object("This quote is not closed.", token, unclosed=True)
        try:
            value = value_of(token)
        except RefusedError as refused:
            self._object(str(refused), token, refused.hint)
            being_typed = refused.begun or not token.text.strip()
            return None if being_typed or token.name in (SORT, LIMIT) else _literal(token)
        self._orders += isinstance(value, int | str)
        if isinstance(value, int):
            self._limit = value
        elif isinstance(value, str):
            self._sort = value
        else:
            return value
        return None

    def _words(self, token: Token) -> Expression | None:
        if not token.closed:
            self._object("This quote is not closed.", token, unclosed=True)
        elif token.kind == "word":
            self._look_for_field(token)
        words = _word(token)
        if words is None:
            self._object("There is no letter or digit in it to search for.", token)
        return words

    def _look_for_field(self, token: Token) -> None:
        """A word that looks like a field nobody knows, or like one without its colon, was perhaps meant as one."""
        if compared := _COMPARED.fullmatch(token.text):
            name, value = compared[1].lower(), compared[2]
            self._object(f"Behind {name} there is no colon.", token, f"Did you mean {name}:{value}?")
            return
        name, colon, value = token.text.partition(":")
        if not colon or not name.replace("-", "").isalpha() or value.startswith("//"):
            return
        near = nearest(name, [*BY_NAME])
        hint = f"Did you mean {near}:?" if near else "In quotes, it is searched for as it stands."
        self._object(f"There is no field {name}.", token, hint)


def _word(token: Token) -> Words | None:
    text = " ".join(token.text.split())
    return Words(text, whole=not token.beginning and token.kind == "quoted") if searchable(text) else None


def _literal(token: Token) -> Words | None:
    """A field with a value that it cannot have, as the words that stand there."""
    text = " ".join(f"{token.name}:{token.comparison}{token.text}".split())
    return Words(text) if searchable(text) else None


def _together(
    kind: "Callable[[tuple[Expression, ...]], All | Either]", parts: list[Expression | None]
) -> Expression | None:
    """What there is of the parts, as one: those of the same kind are taken apart."""
    found: list[Expression] = []
    for part in parts:
        if part is not None:
            found += part.of if isinstance(part, (All, Either)) and type(part) is kind else [part]
    if not found:
        return None
    return found[0] if len(found) == 1 else kind(tuple(found))
