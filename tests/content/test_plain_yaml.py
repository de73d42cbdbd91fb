"""The quick reader of plain front matter may say "I don't know", but never anything else than libyaml says."""

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reader.content import plain_yaml
from reader.content.front_matter import FrontMatterError, load_any, split
from reader.content.scalars import Plain, Value

CORPUS = Path(__file__).parents[2] / "../shared/corpus"

SPECIAL = [
    *list("ab01 :#-'\"\\\n\t?!&*|>[]{},%@`~.=<Ä\xa0\u2028\u3000\x85\ufeff\x7f😀"),
    "true",
    "null",
    ": ",
    " #",
    "- ",
    "\n  ",
    "\n- ",
    "a: ",
    "b: ",
    "key:",
    " - ",
    "...",
    "---",
    "0x1f",
    "1e5",
    "''",
    '""',
    '\\"',
    "\\n",
    "\\/",
    "\\t",
    "\\\\",
    "\\x41",
    "  ",
]
GARBLE = st.lists(st.sampled_from(SPECIAL), max_size=6).map("".join)
KEYS = st.sampled_from(["a", "b", "title", "_x", "a-b", "null", "no", "Y2", "images", "webUrl"])
SCALARS = st.sampled_from([
    '"x"', "'y'", "z", "1", "007", "-1", "+.5", "1e3", "true", "False", "yes", "~", "null", '""', "''", "", "  ",
    "10:30",
    "2021-05-11T16:27:00Z", "http://x.y/#z", "C#", "a b", "a: b", "a # b", "a:", "# c", '"a \\" b"', '"a\\nb"',
    "'it''s'",
    '"a: b"', "'- x'", '"\\x41"', '"\\/"', '"a" b', '"a', 'a"b', "- x", "-", "-x", "--", "...", "---", "? a", "<<",
    "=", "@a",
    "[x]", "{a: b}", "|", ">", "&a x", "*a", "!t x", "%a", "\xa0a", "ä", "a\xa0", "/assets/x.png", "(a)", "“x”",
    "<b>", "x  ",
])  # fmt: skip


@st.composite
def lines(draw: st.DrawFn, column: int = 0, depth: int = 3) -> list[str]:
    """Some fields, mostly as people indent them."""
    found: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        pad = " " * column
        key = draw(KEYS)
        kind = draw(st.integers(0, 9)) if depth else 0
        if kind == 7:
            found += [
                f"{pad}{key}:",
                *draw(lines(column + draw(st.sampled_from([2, 2, 2, 4, 1, 0])), depth - 1)),
            ]
        elif kind == 8:
            inside = column + draw(st.sampled_from([2, 2, 0, 4]))
            found += [
                f"{pad}{key}:",
                *(" " * inside + "- " + draw(SCALARS) for _ in range(draw(st.integers(0, 3)))),
            ]
        elif kind == 9:
            inside = column + draw(st.sampled_from([2, 2, 0]))
            found.append(f"{pad}{key}:")
            for _ in range(draw(st.integers(1, 2))):
                first, *rest = draw(lines(inside + 2, depth - 1))
                found += [" " * inside + "- " + first.lstrip(" "), *rest]
        else:
            found.append(f"{pad}{key}: {draw(SCALARS)}")
        if not draw(st.integers(0, 9)):
            found.append(draw(st.sampled_from(["", "  ", "# x", "\xa0"])))
    return found


@st.composite
def garbled(draw: st.DrawFn) -> str:
    """Front matter with a piece of it replaced by what means something to YAML."""
    text = "\n".join(draw(lines()))
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(GARBLE) + text[at + draw(st.integers(0, 3)) :]
    return text


TREES: st.SearchStrategy[object] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-1000, 1000)
    | st.text(max_size=20)
    | st.sampled_from(["on", "007", "1e3", "~", "a b"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)


def told(value: Value) -> object:
    """A value with the order of its fields and the types of its scalars, to compare exactly."""
    if isinstance(value, dict):
        return [(key, told(inner)) for key, inner in value.items()]
    if isinstance(value, list):
        return ["list", *(told(inner) for inner in value)]
    return type(value), value


def agree(text: str) -> bool:
    """True where the quick reader gave an answer; it must be libyaml's."""
    quick = plain_yaml.read(text)
    if quick is None:
        return False
    try:
        exact = load_any(text)
    except FrontMatterError as error:
        pytest.fail(f"libyaml refuses {text!r} ({error}), the quick reader gave {quick!r}")
    assert told(quick) == told(dict(exact)), text
    return True


@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(garbled())
@example("\xa0")
@example("a:\n\xa0 b: 1")
@example("a: 1\n  b: 2")
@example("a:\n\n  - x\n\n  - y: 1\n    z:\n    - 2\nb: 3")
def test_garbled_front_matter_is_read_as_libyaml_reads_it_or_not_at_all(text: str) -> None:
    agree(text)


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.dictionaries(st.text(max_size=8), TREES, max_size=5),
    st.sampled_from([None, '"', "'"]),
    st.booleans(),
    st.sampled_from([30, 10_000]),
)
def test_whatever_a_yaml_writer_writes_is_read_as_libyaml_reads_it(
    tree: dict[str, object], style: str | None, unicode: bool, width: int
) -> None:
    agree(yaml.safe_dump(tree, default_style=style, allow_unicode=unicode, width=width, sort_keys=False))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ('"a \\"b\\" \\\\ c\\nd"', 'a "b" \\ c\nd'),
        ("'it''s'", "it's"),
        ("007", Plain("007")),
        ("true", Plain("true")),
        ("10:30", "10:30"),
        ("on", "on"),
        ("~", None),
        ("", None),
        ('"null"', "null"),
        ("https://example.com/#top", "https://example.com/#top"),
        ("-1", Plain("-1")),
    ],
)
def test_the_forms_real_files_use_are_answered(written: str, value: str | None) -> None:
    assert told(plain_yaml.read(f"a: {written}")) == [("a", told(value))]
    assert agree(f"a: {written}")


def test_nested_maps_and_lists_are_answered() -> None:
    text = 'provider:\n  name: X\n  images:\n    - url: "u"\n      width: 5\n    - url: v\ntopics:\n- a\n- b\nlast: 1\n'
    assert plain_yaml.read(text) == {
        "provider": {"name": "X", "images": [{"url": "u", "width": "5"}, {"url": "v"}]},
        "topics": ["a", "b"],
        "last": "1",
    }
    assert agree(text)


@pytest.mark.parametrize(
    "text",
    ["a: [1]", "a: {b: 1}", "a: |\n  x", "a: >\n  x", "a: &x y", "a: *x", "a: !t x", "a: x # c", "a: b: c",
    "a:\tx", "? a",
     "- - a", "a: x\n b: y", "a: x\n  y", "- a", "a", "a: 'x", "a:\n  b: 1\n c: 2", "a: \x1b", "a: x\u2028y"],
)  # fmt: skip
def test_anything_else_is_left_to_libyaml(text: str) -> None:
    assert plain_yaml.read(text) is None


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
def test_real_files_are_read_as_libyaml_reads_them_and_nearly_all_quickly() -> None:
    answered = total = 0
    for folder, _, names in os.walk(CORPUS):
        for name in names:
            parts = split((Path(folder) / name).read_bytes())
            if parts and parts.closed and not name.endswith(".json"):
                total += 1
                answered += agree(parts.yaml)
    assert answered >= 0.95 * total > 0
