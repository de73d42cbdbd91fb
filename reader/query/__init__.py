"""The query language: text → expression and back, the words in it, its moments, and the words of the index. Pure.

`reader.query.parsing` reads it, `reader.store.compiling` makes SQL of it. `docs/queries.md` tells it to a user.
"""

from reader.query.parsing import Parsed, Problem, parse, parse_strict
from reader.query.printing import written
from reader.query.terms import ranking, terms, together

__all__ = ["Parsed", "Problem", "parse", "parse_strict", "ranking", "terms", "together", "written"]
