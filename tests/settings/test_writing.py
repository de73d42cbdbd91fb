"""The file that is printed is the file that can be kept."""

import tomllib
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from reader.durations import LONGEST_S
from reader.models import Effect, RuleSpec
from reader.settings import PRESETS, Settings
from reader.settings.declared import OWN_TABLES, SETTINGS
from reader.settings.query_text import wrong_with_query
from reader.settings.reading import parse
from reader.settings.record import Dates, Layout, Macro
from reader.settings.writing import CommandKeys, document, values
from reader.topic_names import fold

_names = st.text(min_size=1, max_size=20).filter(lambda text: text.isprintable() and text.strip() != "")
_words = st.text(max_size=20).filter(str.isprintable)
_browsers = (
    st.lists(_words, max_size=4)
    .map(tuple)
    .filter(lambda words: not words or (words[0].strip() != "" and "{url}" not in words[0]))
)
_ids = _names.filter(lambda text: text != "preset")
_keys = st.dictionaries(_ids, st.lists(_words.filter(bool), max_size=3).map(tuple), max_size=4)
# Names in whose chains nothing can come back.
_aliases = st.dictionaries(_names.map("Old {}".format), _names.map("New {}".format), max_size=3).filter(
    lambda aliases: len({fold(name) for name in aliases}) == len(aliases)
)
_queries = _names.filter(lambda text: not wrong_with_query(text))
_views = st.dictionaries(_names, _queries, max_size=3)
_effects = st.sampled_from([Effect("read"), Effect("hide"), Effect("tag", "pr"), Effect("topic", "Sea")])
_rules = st.dictionaries(
    _names,
    st.tuples(_queries, st.lists(_effects, min_size=1, max_size=3, unique=True).map(tuple), st.booleans()),
    max_size=3,
).map(lambda rules: tuple(RuleSpec(name, *rest) for name, rest in rules.items()))
_macros = st.dictionaries(
    _names,
    st.builds(
        Macro,
        st.lists(_words.filter(bool), max_size=2).map(tuple),
        st.lists(_names.map(str.strip), min_size=1, max_size=3).map(tuple),
    ),
    max_size=3,
)


@st.composite
def chosen(draw: st.DrawFn) -> Settings:
    """Any settings that a file can hold."""
    return Settings(
        theme=draw(_names),
        ascii=draw(st.booleans()),
        dates=draw(st.sampled_from(get_args(Dates))),
        start=draw(_names),
        mark_read=draw(st.none() | st.floats(0, 3600)),
        browser=draw(_browsers),
        layout=draw(st.sampled_from(get_args(Layout))),
        topics_width=draw(st.integers(16, 80)),
        articles_width=draw(st.integers(20, 80)),
        row_lines=draw(st.sampled_from((1, 2))),
        day_headings=draw(st.booleans()),
        sort=draw(st.sampled_from(("date", "heat", "quality", "title", "provider"))),
        measure=draw(st.integers(30, 200)),
        centred=draw(st.booleans()),
        refresh_every=draw(st.integers(0, LONGEST_S)),
        at_start=draw(st.booleans()),
        at_once=draw(st.integers(1, 256)),
        per_host=draw(st.integers(1, 16)),
        keep_days=draw(st.integers(0, 36_500)),
        keep_articles=draw(st.integers(0, 10_000_000)),
        keep_unread=draw(st.booleans()),
        preset=draw(st.sampled_from(PRESETS)),
        keys=draw(_keys),
        aliases=draw(_aliases),
        views=draw(_views),
        rules=draw(_rules),
        macros=draw(_macros),
    )


@given(chosen())
def test_what_is_printed_reads_back_to_the_same_settings(settings: Settings) -> None:
    assert parse(document(settings)) == (settings, ())


@given(chosen())
def test_the_values_in_json_are_those_in_toml(settings: Settings) -> None:
    told = values(settings)
    read = tomllib.loads(document(settings))
    assert {name: read.get(name) for name in ("theme", "mark_read", "browser")} == {
        name: told[name] for name in ("theme", "mark_read", "browser")
    }
    assert read["panes"]["topics"] == told["panes.topics"]
    own = (settings.keys, settings.aliases, settings.views, settings.rules, settings.macros)
    assert len(told) == len(SETTINGS) + sum(map(len, own))


def test_every_setting_stands_under_what_it_means() -> None:
    text = document(Settings())
    for setting in SETTINGS:
        first = " ".join(setting.help.split()[:6])
        assert f"# {first}" in text
        assert text.index(f"# {first}") < text.index(f"\n{setting.key} = ")


def test_every_field_of_the_settings_is_declared_but_once() -> None:
    assert sorted(setting.field for setting in SETTINGS) == sorted(
        {*Settings._fields} - {table.field for table in OWN_TABLES}
    )
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)


def test_commands_are_named_in_comments_unless_their_keys_are_chosen() -> None:
    commands = [
        CommandKeys("mark.read", ("m",), "Mark read"),
        CommandKeys("list.sort", ("\\", "g"), "Sort"),
    ]
    text = document(Settings(keys={"mark.read": ()}), commands)
    assert '\n"mark.read" = []\n' in text
    assert '\n# "list.sort" = ["\\\\", "g"]  # Sort\n' in text
    assert '# "mark.read"' not in text
