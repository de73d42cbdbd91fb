"""Sources of every sort, for properties."""

import itertools
from collections.abc import Sequence

from hypothesis import strategies as st

from reader.durations import LONGEST_S
from reader.models import Keep, Secret, SourceSpec
from reader.subscriptions.fields import said
from reader.subscriptions.values import KINDS
from reader.toml_text import toml

# What a text in the list may hold: no control characters, nothing that turns the direction of writing.
_seen = st.characters(exclude_categories=["Cc", "Cf", "Cn", "Cs", "Zl", "Zp"])
texts = st.text(_seen, min_size=1, max_size=12).filter(lambda text: text.strip() != "")
_names = texts.map(str.strip).filter(bool)
_variables = st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,8}", fullmatch=True)
secrets = _variables.map(lambda name: Secret(env=name)) | st.lists(texts, min_size=1, max_size=3).map(
    lambda words: Secret(command=tuple(words))
)
_headers = st.dictionaries(
    st.from_regex(r"X-[A-Za-z0-9!#$%&'*+.^_`|~-]{1,6}", fullmatch=True), secrets, max_size=3
).filter(lambda table: len({name.lower() for name in table}) == len(table))
_limits = st.none() | st.integers(1, 1000)

specs = st.builds(
    SourceSpec,
    address=st.sampled_from(["https://", "ssh://git@", "exec:s ", "/"]).flatmap(
        lambda start: st.from_regex(r"[a-z0-9.-]{1,8}", fullmatch=True).map(lambda rest: f"{start}x{rest}y")
    ),
    kind=st.none() | st.sampled_from(KINDS),
    name=st.none() | texts,
    enabled=st.booleans(),
    topics=st.lists(st.lists(_names, min_size=1, max_size=3).map(tuple), max_size=3, unique=True).map(tuple),
    every_s=st.none() | st.integers(0, LONGEST_S),
    listed=st.booleans(),
    user=st.none() | texts.filter(lambda text: ":" not in text),
    password=st.none() | secrets,
    headers=_headers.map(lambda table: tuple(table.items())),
    user_agent=st.none() | st.from_regex(r"[!-~]{1,8}", fullmatch=True),
    keep=st.none() | st.builds(Keep, days=_limits, articles=_limits, unread=st.booleans()),
    site=st.none() | st.sampled_from(["https://example.org/", "http://example.org/a?b=c#d"]),
    outline=st.dictionaries(st.text(_seen, max_size=8), st.text(_seen, max_size=8), max_size=3),
)


@st.composite
def handwritten(draw: st.DrawFn, sources: Sequence[SourceSpec]) -> str:
    """A file that lists these sources as several people would write it, every line with a comment, some before it."""
    number = itertools.count()
    lines: list[str] = []
    for spec in sources:
        lines.append(draw(st.sampled_from(["[[source]]", "  [[ source ]]", '[["source"]]'])))
        tables: list[str] = []
        for key, value in said(spec).items():
            form = draw(st.sampled_from(["plain", "other"]))
            if isinstance(value, dict) and value and form == "other":
                if draw(st.booleans()):
                    tables += [
                        f"[source.{key}]",
                        *(f"{toml(name)} = {toml(inner)}" for name, inner in value.items()),
                    ]
                else:
                    lines += (f"{key}.{toml(name)} = {toml(inner)}" for name, inner in value.items())
            elif isinstance(value, list) and value and form == "other":
                lines += [f"{key} = [", *(f"  {toml(inner)}," for inner in value), "]"]
            elif key == "site" and form == "other":
                lines.append(f"{key} = '{value}'")
            else:
                lines.append(f"{draw(st.sampled_from(['', '  ']))}{key} = {toml(value)}")
        lines += tables
    end = draw(st.sampled_from(["\n", "\r\n"]))
    text = end.join(_commented(draw, line, number) for line in [*lines, ""])
    return text if draw(st.booleans()) else text.rstrip()


def _commented(draw: st.DrawFn, line: str, number: "itertools.count[int]") -> str:
    before = draw(st.sampled_from(["", "\n", f"# note {next(number)}.\n", f"\n# note {next(number)}.\n\n"]))
    return f"{before}{line}  # note {next(number)}."
