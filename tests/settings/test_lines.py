"""The line of each key is found, however the TOML around it is written."""

import json
import tomllib
from collections.abc import Mapping
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.settings.lines import lines


class Written(NamedTuple):
    """A piece of TOML; `keys` are the dotted names in it by their line within the piece, from 0."""

    text: str
    keys: Mapping[str, int]


_bare = st.text("abcxyz019_-", min_size=1, max_size=4)
_odd = st.text(st.sampled_from("ab .#=[]{}'\\é"), min_size=1, max_size=4).filter(lambda text: "." not in text)
_parts = st.one_of(
    _bare.map(lambda name: (name, name)),
    _odd.map(lambda name: (name, json.dumps(name, ensure_ascii=False))),
    _bare.map(lambda name: (name, f"'{name}'")),
    st.just(("é", '"\\u00e9"')),
)
_simple = st.sampled_from(
    [
        "1", "true", "1.5e3", "1979-05-27 07:32:00", '"a # b = c"', "'x = [1'", '"\\"q\\" = 1"', '""', "[]", "{}",
        '"""\nfake = 1\n[fake]\n\\""" x = 2\n"""', "'''\nfake = 1\n''x'''", '""""quoted""""', "''''''", '""""""',
        "[1, # a comment = [\n  2,\n]", '["a]", [{fake = "}"}],\n]', '[\n"""\nz = 1""", # ]\n]',
    ]
)  # fmt: skip
_ends = st.sampled_from(["\n", "  # a comment, key = 1\n", "\t\n", "\n\n", "\n# fake = 1\n"])


@st.composite
def documents(draw: st.DrawFn) -> Written:
    """TOML with keys of every form, each in a place of its own; values that look like keys."""
    text, keys = "", {}
    table: tuple[str, ...] = ()
    for number in range(draw(st.integers(0, 6))):
        line = text.count("\n") + 1
        form = draw(st.sampled_from(["table", "key", "dotted", "inline"]))
        first, spelled = draw(_parts)
        unique = f"k{number}"
        if form == "table":
            table = (unique, first)
            text += f"[ {unique} . {spelled} ]"
            keys[".".join(table)] = line
        elif form == "key":
            text += f"{unique} = {draw(_simple)}"
            keys[".".join((*table, unique)[:3])] = line
        elif form == "dotted" and not table:
            text += f"{unique}.{spelled} = {draw(_simple)}"
            keys[f"{unique}.{first}"] = line
        elif not table:
            value = draw(_simple)
            text += f'{unique} = {{ "a q" = [{{x = 1}}, "}}"], {spelled}.d = {value}, "e" = {{ c = 2 }} }}'
            last = line + value.count("\n")
            keys |= {f"{unique}.a q": line, f"{unique}.{first}.d": line, f"{unique}.e.c": last}
        text += draw(_ends)
    return Written(text, keys)


@given(documents())
def test_each_key_is_on_the_line_that_is_told(written: Written) -> None:
    tomllib.loads(written.text)  # it is TOML
    found = lines(written.text)
    assert {name: found.get(name) for name in written.keys} == written.keys
    assert not any("fake" in name for name in found)


@given(st.text(st.sampled_from("ab.=[]{}\"'#\n\\ ,1"), max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    assert all(1 <= line <= text.count("\n") + 1 for line in lines(text).values())


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        ("list.lines = 1", "list", 1),
        ("\n\n[list]\nlines = 1", "list", 3),
        ("\n\n[list]\nlines = 1", "list.lines", 4),
        ('[keys]\n"mark.read" = "m"', "keys.mark.read", 2),
        ('[keys]\nmark.read = "m"', "keys.mark.read", 2),
        ("[[list]]\nlines = 1", "list.lines", 2),
    ],
)
def test_settings_are_found_by_their_names(text: str, name: str, line: int) -> None:
    assert lines(text)[name] == line
