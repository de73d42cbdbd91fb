"""The values that a source has in the list, checked.

Each reader takes a value as tomllib gives it, and raises `RefusedError` where it is not allowed.
"""

import re
from collections.abc import Mapping
from typing import get_args

from reader import durations
from reader.content.urls import safe
from reader.models import Keep, Secret, SourceKind
from reader.models.sources import MOST_ARTICLES, MOST_DAYS, MOST_LEVELS, MOST_TOPICS
from reader.subscriptions.addresses import check_command, is_command
from reader.subscriptions.refusing import RefusedError, check_keys, did_you_mean, must_be, shown

KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
LONGEST = 4000

# What commands a terminal or deceives the eye, and what UTF-8 cannot hold.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # a token (RFC 9110 §5.6.2)
# What is between us and the server, and what we ask by ourselves.
_OUR_HEADERS = frozenset({
    "accept-encoding", "connection", "content-length", "cookie", "expect", "host", "if-match", "if-modified-since",
    "if-none-match", "if-range", "keep-alive", "range", "te", "trailer", "transfer-encoding", "upgrade",
})  # fmt: skip
_IN_CLEAR = (
    'may not stand in clear in a file that is copied and shown; {env = "NAME"} takes it from a variable of the'
    ' environment, {command = ["pass", "show", "example"]} from what a command prints'
)


def text(value: object) -> str:
    """A text on one line."""
    if not isinstance(value, str):
        raise RefusedError(f"must be a text, not {shown(value)}; it wants quotes")
    if not value.strip():
        raise RefusedError("must not be empty")
    if len(value) > LONGEST:
        raise RefusedError(f"must not be longer than {LONGEST} characters")
    if _UNSEEN.search(value):
        raise RefusedError("holds characters that cannot be seen")
    return value


def address(value: object) -> str:
    """An address as it is typed; making it absolute is not our part."""
    typed = text(value)
    if is_command(typed):
        check_command(typed)
    return typed


def flag(value: object) -> bool:
    """Yes or no."""
    if isinstance(value, bool):
        return value
    raise must_be("true or false", value)


def kind(value: object) -> SourceKind:
    """One of the kinds of sources."""
    if value in KINDS:
        return value
    raise RefusedError(f"must be a kind, not {shown(value)}{did_you_mean(str(value), KINDS)}")


def topics(value: object) -> tuple[tuple[str, ...], ...]:
    """Paths in the tree of topics; a text alone is a path of one level."""
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or len(listed) > MOST_TOPICS:
        raise must_be(f"a list of at most {MOST_TOPICS} topics", value)
    return tuple(dict.fromkeys(map(_path, listed)))


def _path(value: object) -> tuple[str, ...]:
    levels = [value] if isinstance(value, str) else value
    if not isinstance(levels, list) or not 0 < len(levels) <= MOST_LEVELS:
        raise RefusedError(f'must hold names, or paths such as ["Tech", "Linux"], not {shown(value)}')
    return tuple(text(level).strip() for level in levels)


def duration(value: object) -> int:
    """A length of time in seconds, 0 for "when asked"."""
    try:
        return durations.seconds(text(value))
    except RefusedError as refused:
        raise RefusedError(f"must be {durations.ALLOWED}, not {shown(value)}") from refused
    except ValueError as error:
        raise RefusedError(f"must be {durations.ALLOWED}, not {shown(value)}. {error}".rstrip(" .")) from None


def user(value: object) -> str:
    """The name of a user, which ends at a colon where it is sent (RFC 7617 §2)."""
    name = text(value)
    if ":" in name:
        raise RefusedError("must not hold a colon")
    return name


def user_agent(value: object) -> str:
    """The name of a program as it is sent (RFC 9110 §10.1.5)."""
    name = text(value)
    if name.isascii() and name == name.strip():
        return name
    raise must_be("ASCII without blanks around it", value)


def secret(value: object) -> Secret:
    """Where a secret is found. No refusal shows the value: it may be the secret."""
    if not isinstance(value, dict):
        raise RefusedError(_IN_CLEAR)
    check_keys(value, ("env", "command"))
    if len(value) != 1:
        raise RefusedError('must name either "env" or "command"')
    if "env" in value:
        return Secret(env=variable(value["env"]))
    words = value["command"]
    if not isinstance(words, list) or not words:
        raise RefusedError('must be a list of words under "command": the program, and what it is given')
    return Secret(command=_words(words))


def variable(value: object) -> str:
    """The name of a variable of the environment."""
    if isinstance(value, str) and _VARIABLE.fullmatch(value) and len(value) <= LONGEST:
        return value
    raise RefusedError(
        'must name a variable of the environment under "env": letters, digits and _, no digit first'
    )


def _words(words: list[object]) -> tuple[str, ...]:
    for word in words:
        if not isinstance(word, str) or len(word) > LONGEST or _UNSEEN.search(word):
            raise RefusedError('must be printable words in quotes under "command"')
    if not str(words[0]).strip():
        raise RefusedError('must name a program first under "command"')
    return tuple(map(str, words))


def headers(value: object) -> tuple[tuple[str, Secret], ...]:
    """Headers by their names."""
    if not isinstance(value, dict):
        raise RefusedError('must be a table such as {Authorization = {env = "NAME"}}')
    found: dict[str, tuple[str, Secret]] = {}
    for name, told in value.items():
        checked = header(name)
        if found.setdefault(checked.lower(), (checked, secret(told)))[0] != checked:
            raise RefusedError(f"names {shown(name)} twice; capitals do not matter")
    return tuple(found.values())


def header(name: str) -> str:
    """The name of a header that may be chosen."""
    if not _HEADER.fullmatch(name) or len(name) > 200:
        raise RefusedError(f"has {shown(name)}, which is no name of a header")
    if name.lower() == "user-agent":
        raise RefusedError("cannot choose User-Agent; user_agent does")
    if name.lower() in _OUR_HEADERS:
        raise RefusedError(f"cannot choose {name}, which the program sends by itself")
    return name


def keep(value: object) -> Keep:
    """How long articles are kept. In the list 0 is no limit, and `unread` says that unread ones stay."""
    if not isinstance(value, dict):
        raise must_be("a table such as {days = 90, articles = 500}", value)
    check_keys(value, ("days", "articles", "unread"))
    days, articles = _limit(value, "days", MOST_DAYS), _limit(value, "articles", MOST_ARTICLES)
    stay = value.get("unread", True)
    if not isinstance(stay, bool):
        raise RefusedError(f'must have true or false under "unread", not {shown(stay)}')
    return Keep(days, articles, not stay)


def _limit(table: Mapping[str, object], key: str, most: int) -> int | None:
    value = table.get(key, 0)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most:
        return value or None
    raise RefusedError(f'must have a whole number from 0 to {most} under "{key}", not {shown(value)}')


def site(value: object) -> str:
    """The address of a web page."""
    url = safe(text(value))
    if url is None:
        raise must_be("an http or https address", value)
    return url


def outline(value: object) -> Mapping[str, str]:
    """What an OPML list said."""
    if not isinstance(value, dict):
        raise must_be("a table of texts", value)
    for key, told in value.items():
        if not isinstance(told, str) or _UNSEEN.search(key + told):
            raise RefusedError(f"must hold printable texts in quotes; {shown(key)} does not")
    return dict(value)
