"""What SQL cannot tell of a text by itself: how it is compared, and whether a regular expression is found in it."""

from apsw import Connection

from reader.models import Pattern
from reader.store.values import Value
from reader.topic_names import fold


def register(connection: Connection) -> None:
    """Makes `folded` and `in_pattern` known to a connection."""
    connection.create_scalar_function("folded", _folded, 1, deterministic=True)
    connection.create_scalar_function("in_pattern", _in_pattern, 3, deterministic=True)


def _folded(*values: Value) -> Value:
    return None if values[0] is None else fold(str(values[0]))


def _in_pattern(*values: Value) -> Value:
    from reader.query.regexes import finder

    pattern, ignoring, text = values
    # Of which field it is, the statement tells.
    return text is not None and finder(Pattern("title", str(pattern), bool(ignoring)))(str(text))
