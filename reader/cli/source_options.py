"""The options that tell what a source is to be, for `sources add` and `sources set`."""

import re

from reader import durations
from reader.cli.keep_options import add_keep_options, kept
from reader.cli.options import Options
from reader.cli.parser import Parser, add_kind
from reader.content.urls import public
from reader.errors import UsageError
from reader.models import Secret, SourceSpec

_LEVELS = re.compile(r"(?<!\\)/")
# The options by the fields of `Options` they fill; `--kind` is not among them, which other commands have as well.
_FIELDS = (
    "name", "topic", "every", "listed", "user", "password_env", "password_command", "header", "user_agent", "keep_days",
    "keep_articles", "keep_unread", "full_text",
)  # fmt: skip


def add_source_options(parser: Parser) -> None:
    """Takes them. An empty value ("") takes away what is set."""
    group = parser.add_argument_group("what a source is (add, set)")
    group.add_argument("--name", metavar="NAME", help="what it is called")
    group.add_argument(
        "--topic",
        action="append",
        metavar="TOPIC",
        help="a topic for all its articles, Tech/Linux for one below another (again for more)",
    )
    group.add_argument(
        "--every", metavar="TIME", help='how long it is left alone: "30 min", "2 h", "when asked"'
    )
    group.add_argument(
        "--unlisted", dest="listed", action="store_false", default=None, help="leave its articles unlisted"
    )
    group.add_argument("--listed", dest="listed", action="store_true", default=None, help="list its articles")
    group.add_argument(
        "--full-text", action="store_true", default=None, help="always read its articles in full"
    )
    group.add_argument(
        "--no-full-text", dest="full_text", action="store_false", default=None, help="no longer do so"
    )
    group.add_argument("--user", metavar="NAME", help="the user name for its server")
    group.add_argument("--password-env", metavar="VARIABLE", help="the variable that holds the password")
    group.add_argument("--password-command", metavar="COMMAND", help="the command that prints the password")
    group.add_argument(
        "--header",
        action="append",
        metavar="NAME=env:VARIABLE",
        help="a header for its server, from a variable, or NAME=command:COMMAND (again for more)",
    )
    group.add_argument("--user-agent", metavar="NAME", help="what the program calls itself there")
    add_keep_options(group)
    add_kind(parser)
    parser.add_argument("--dry-run", action="store_true", help="add: show what is found, and add nothing")


def are_given(options: Options) -> bool:
    """Whether any of them is."""
    return options.kind is not None or any(getattr(options, field) is not None for field in _FIELDS)


def changed(spec: SourceSpec, options: Options) -> SourceSpec:
    """The source as the options want it.

    Raises:
        UsageError: one of them is not understood.
    """
    topics, every, listed = options.topic, options.every, options.listed
    spec = spec._replace(
        kind=options.kind or spec.kind,
        name=_or_none(options.name, spec.name),
        topics=spec.topics if topics is None else tuple(topic_path(topic) for topic in topics if topic),
        every_s=spec.every_s if every is None else _seconds(every),
        listed=spec.listed if listed is None else listed,
        full_text=spec.full_text if options.full_text is None else options.full_text,
        user_agent=_or_none(options.user_agent, spec.user_agent),
        headers=_headers(spec, options.header or ()),
        keep=kept(spec.keep, options),
    )
    return _with_access(spec, options)


def _with_access(spec: SourceSpec, options: Options) -> SourceSpec:
    """The source with its user name and password; those that stand in its address leave it for those given."""
    password = _password(spec, options)
    address, user = spec.address, _or_none(options.user, spec.user)
    if options.user or password != spec.password:
        address = public(spec.address)
        if address != spec.address and user is None:
            user = _user_of(spec.address)
    return spec._replace(address=address, user=user, password=password)


def _password(spec: SourceSpec, options: Options) -> Secret | None:
    variable, command = options.password_env, options.password_command
    if variable and command:
        raise UsageError("The password comes either from --password-env or from --password-command.")
    if variable:
        return Secret(env=variable)
    if command:
        return Secret(command=_split(command, "--password-command"))
    return spec.password if variable is None and command is None else None


def _user_of(address: str) -> str | None:
    from urllib.parse import unquote, urlsplit

    try:
        return unquote(urlsplit(address).username or "") or None
    except ValueError:
        return None


def _headers(spec: SourceSpec, wanted: "list[str] | tuple[()]") -> tuple[tuple[str, Secret], ...]:
    headers = {name.lower(): (name, secret) for name, secret in spec.headers}
    for told in wanted:
        name, sign, value = told.partition("=")
        scheme, colon, rest = value.partition(":")
        if not sign or (value and (not colon or scheme not in {"env", "command"} or not rest)):
            raise UsageError(
                "--header wants NAME=env:VARIABLE or NAME=command:COMMAND.",
                "So no secret stands in clear in a file. NAME= takes a header away.",
            )
        if not value:
            headers.pop(name.lower(), None)
        else:
            secret = Secret(env=rest) if scheme == "env" else Secret(command=_split(rest, "--header"))
            headers[name.lower()] = name, secret
    return tuple(headers.values())


def _split(command: str, option: str) -> tuple[str, ...]:
    import shlex

    try:
        words = tuple(shlex.split(command))
    except ValueError as error:
        raise UsageError(f"{option} cannot be split into words: {str(error).lower()}.") from None
    if not words:
        raise UsageError(f"{option} names no command.")
    return words


def _seconds(text: str) -> int | None:
    if not text:
        return None
    try:
        return durations.seconds(text)
    except ValueError as error:
        raise UsageError(f"--every wants {durations.ALLOWED}, not {text!r}. {error}".rstrip()) from None


def topic_path(topic: str) -> tuple[str, ...]:
    r"""The path that `Tech/Linux` is; a slash inside of a name is written `\/`."""
    levels = tuple(level.replace("\\/", "/").strip() for level in _LEVELS.split(topic))
    if not all(levels):
        raise UsageError(f"--topic wants names with / between them, not {topic!r}.")
    return levels


def _or_none(given: str | None, there: str | None) -> str | None:
    return there if given is None else given or None
