import json

from hypothesis import given
from hypothesis import strategies as st

from reader.cli.printable import dumps, line, pretty
from reader.models import Json

anything: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=10,
)


@given(anything)
def test_json_says_everything_and_holds_nothing_a_terminal_obeys(value: Json) -> None:
    for document in (
        dumps(value),
        pretty(value),
        dumps(value, ascii_only=True),
        pretty(value, margin="    "),
    ):
        assert json.loads(document) == value
        assert not any(0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 or ord(c) == 0x1B for c in document)
    assert "\n" not in dumps(value)


def test_readable_scripts_stay_readable_in_json() -> None:
    assert dumps({"title": "中國 חדשות"}) == '{"title": "中國 חדשות"}'


def test_a_name_of_a_file_cannot_command_the_terminal() -> None:
    assert line("a\x1b[31m\x9b\u202eb.md\n") == "a[31mb.md"
