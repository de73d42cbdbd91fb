"""Keys are what the user chose, else those of the preset, else our own; what cannot be is told in words."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App
from textual.keys import _character_to_key

from reader.settings import PRESETS
from reader.ui.bindings import bindings, rebind
from reader.ui.commands import COMMANDS
from reader.ui.key_names import NAMED, for_textual, key_named, nearest
from reader.ui.keymap import Keymap, resolve

DEFAULTS = {command.id: command.keys for command in COMMANDS}
TOGETHER = (
    {"anywhere", "main", "moving"},
    {"anywhere", "page", "moving"},
    {"anywhere", "sources", "moving"},
    {"anywhere", "heat", "moving"},
    {"anywhere", "search"},
)
ALIKE = ({"read.open", "sources.articles"}, {"read.open", "heat.open"})  # Enter on a row of a list


def changed(**chosen: tuple[str, ...]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """What other keys commands have, and what is told, where these were chosen ("mark_read" is "mark.read")."""
    keymap, faults = resolve("newsreader", {id.replace("_", ".", 1): keys for id, keys in chosen.items()})
    other = {id: keys for id, keys in keymap.keys.items() if keys != DEFAULTS[id]}
    return other, [str(fault) for fault in faults]


def clashes(keymap: Keymap) -> list[tuple[str, str, str]]:
    """A key and two commands that have it in the same place."""
    return [
        (key, one.id, other.id)
        for scopes in TOGETHER
        for place, one in enumerate(COMMANDS)
        for other in COMMANDS[place + 1 :]
        for key in keymap.of(one.id)
        if {one.scope, other.scope} <= scopes
        and key in keymap.of(other.id)
        and {one.id, other.id} not in ALIKE
    ]


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_fits_the_commands_there_are(preset: str) -> None:
    keymap, faults = resolve(preset, {})
    assert faults == ()
    assert clashes(keymap) == []
    assert all(keymap.of(command.id) for command in COMMANDS if command.keys)
    assert (keymap == Keymap()) == (preset == "newsreader")


@pytest.mark.parametrize("preset", PRESETS)
def test_the_keys_of_presets_are_written_as_they_are_resolved(preset: str) -> None:
    keymap, _ = resolve(preset, {})
    for keys in keymap.keys.values():
        assert [key_named(key) for key in keys] == [*keys]


@pytest.mark.parametrize(
    ("preset", "id", "key"),
    [
        ("newsboat", "mark.read", "N"),
        ("newsboat", "list.sort", "g"),
        ("google", "read.open", "o"),
        ("google", "refresh.all", "r"),
        ("vim", "mark.undo", "u"),
        ("vim", "move.page_down", "ctrl+f"),
    ],
)
def test_a_preset_has_the_keys_hands_know(preset: str, id: str, key: str) -> None:
    assert key in resolve(preset, {})[0].of(id)


def test_our_own_keys_need_no_keymap() -> None:
    keymap, faults = resolve("newsreader", {})
    assert (keymap.keys, faults) == (DEFAULTS, ())


def test_a_key_that_is_chosen_goes_from_the_command_that_has_it_by_default() -> None:
    other, told = changed(mark_read=("w", "v"))
    assert other == {"mark.read": ("w", "v"), "read.original": ("o",)}
    assert told == []


def test_a_command_that_is_left_without_a_key_is_told_of() -> None:
    other, told = changed(mark_read=("n",))
    assert other == {"mark.read": ("n",), "unread.next": ()}
    assert told == [
        '"unread.next" has no key any more, since "mark.read" has "n" now. Give it another one,'
        ' or say that it is meant: "unread.next" = [].'
    ]
    assert changed(mark_read=("n",), unread_next=())[1] == []


def test_keys_that_are_exchanged_are_no_clash() -> None:
    other, told = changed(mark_read=("s",), mark_starred=("m",))
    assert other == {"mark.read": ("s",), "mark.starred": ("m",)}
    assert told == []


def test_a_key_chosen_twice_stays_with_the_first_in_the_table_and_the_other_keeps_its_own() -> None:
    other, told = changed(mark_starred=("w",), mark_read=("W", "w"))
    assert other == {"mark.read": ("W", "w")}
    assert told == [
        '"w" is given to "mark.read" and to "mark.starred", which hold in the same place;'
        ' "mark.read" keeps it, and "mark.starred" has "s" as before.'
    ]


def test_a_command_that_lost_its_chosen_key_keeps_the_others_that_were_chosen() -> None:
    other, (told,) = changed(mark_starred=("w", "W"), mark_read=("w",))
    assert other == {"mark.read": ("w",), "mark.starred": ("W",)}
    assert '"mark.read" keeps it.' in told


def test_a_command_that_lost_its_chosen_key_and_its_own_is_said_to_have_none() -> None:
    other, told = changed(mark_starred=("w",), mark_read=("w",), mark_later=("s",))
    assert other == {"mark.read": ("w",), "mark.starred": (), "mark.later": ("s",)}
    assert told == [
        '"w" is given to "mark.read" and to "mark.starred", which hold in the same place;'
        ' "mark.read" keeps it, and "mark.starred" has no key now.'
    ]


@given(
    st.sampled_from(PRESETS),
    st.dictionaries(
        st.sampled_from([*DEFAULTS]),
        st.lists(st.sampled_from(["s", "m", "w", "j", "q", "enter", "ctrl+c", "ctrl+n"]), max_size=3).map(
            tuple
        ),
    ),
)
def test_whatever_is_chosen_no_keys_clash_and_no_command_loses_its_last_one_unsaid(
    preset: str, chosen: dict[str, tuple[str, ...]]
) -> None:
    keymap, faults = resolve(preset, chosen)
    assert clashes(keymap) == []
    told = " ".join(map(str, faults))
    for command in COMMANDS:
        if command.keys and not keymap.of(command.id) and chosen.get(command.id) != ():
            assert f'"{command.id}" has no key' in told


def test_own_keys_are_those_of_the_preset() -> None:
    keymap, (told,) = resolve("newsboat", {"mark.read": ("w",), "mark.starred": ("w",)})
    assert keymap.of("mark.starred") == ("s", "ctrl+b")
    assert 'has "s", "ctrl+b" as before' in str(told)


def test_the_same_key_may_do_another_thing_in_another_place() -> None:
    other, told = changed(page_close=("w",), mark_read=("w",), search_down=("ctrl+y",), zen=("ctrl+y",))
    assert told == []
    assert other["page.close"] == other["mark.read"] == ("w",)
    assert other["search.down"] == other["zen"] == ("ctrl+y",)


def test_what_holds_anywhere_clashes_with_everything() -> None:
    for id in ("mark_read", "move_down", "page_close", "search_down"):
        _, told = changed(**{id: ("ctrl+y",), "quit": ("ctrl+y",)})
        assert told == [
            f'"ctrl+y" is given to "{id.replace("_", ".")}" and to "quit", which hold in the same place;'
            f' "{id.replace("_", ".")}" keeps it, and "quit" has "ctrl+c" as before.'
        ]


@pytest.mark.parametrize("id", ["quit", "suspend", "search_keep", "search_up"])
@pytest.mark.parametrize("key", ["w", "Space", "é", "?"])
def test_where_one_types_no_command_takes_a_character_away(id: str, key: str) -> None:
    other, (words,) = changed(**{id: (key,)})
    assert other == {}
    assert words.startswith(f'"{key}" cannot be the key of "{id.replace("_", ".")}"')


def test_a_command_that_does_not_exist_is_told_with_the_nearest() -> None:
    assert changed(mark_raed=("w",)) == (
        {},
        ['there is no command "mark.raed". Did you mean "mark.read"?'],
    )
    assert "newsreader keys lists them" in changed(xyzzy=("w",))[1][0]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("pagedwon", '"pagedwon" is no key. Did you mean "pagedown"?'),
        ("crtl+d", '"crtl+d" is no key. Did you mean "ctrl+d"?'),
        ("ctrl+pgdwn", '"ctrl+pgdwn" is no key. Did you mean "ctrl+pagedown"?'),
        ("j k", '"j k" is no key. Several keys are a list: ["j", "k"].'),
        ("ctrl+d, PgDn", '"ctrl+d, PgDn" is no key. Several keys are a list: ["ctrl+d", "PgDn"].'),
        ("gg", '"gg" is no key.'),
        ("shift+/", '"shift+/" is no key.'),
        ("ctrl+", '"ctrl+" is no key.'),
        ("f25", '"f25" is no key. Did you mean "f5"?'),
    ],
)
def test_what_is_no_key_is_told_and_the_command_keeps_its_own(written: str, words: str) -> None:
    other, told = changed(mark_read=(written,))
    assert told == [words]
    assert other == {}


def test_the_good_keys_of_a_command_hold_beside_a_bad_one() -> None:
    other, told = changed(mark_read=("gg", "w", "w"))
    assert other == {"mark.read": ("w",)}
    assert len(told) == 1


def test_a_fault_names_the_setting_so_that_its_line_is_found() -> None:
    _, faults = resolve("vim", {"mark.raed": ("w",), "zen": ("gg",)})
    assert [fault.key for fault in faults] == ["keys.mark.raed", "keys.zen"]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("?", "?"), ("G", "G"), (" ", "space"), ("é", "é"), (",", ","), ("+", "+"), ("-", "-"),
        ("PgDn", "pagedown"), ("page down", "pagedown"), ("Page_Up", "pageup"), ("Esc", "escape"),
        ("Return", "enter"), ("Del", "delete"), ("F5", "f5"), ("↓", "down"), ("full_stop", "."), ("backslash", "\\"),
        ("Ctrl-D", "ctrl+d"), ("ctrl+D", "ctrl+d"), ("C-d", "ctrl+d"), ("^D", "ctrl+d"), ("Control+d", "ctrl+d"),
        ("ctrl+backslash", "ctrl+backslash"), ("ctrl+\\", "ctrl+backslash"), ("Ctrl-]", "ctrl+]"),
        ("ctrl+right_square_bracket", "ctrl+]"), ("Ctrl--", "ctrl+-"), ("ctrl++", "ctrl+plus"),
        ("shift+a", "A"), ("Shift-Tab", "shift+tab"), ("backtab", "shift+tab"), ("shift+ctrl+left", "ctrl+shift+left"),
        ("alt+A", "alt+shift+a"), ("Alt-x", "alt+x"), ("alt+←", "alt+left"), ("shift+space", "shift+space"),
    ],
)  # fmt: skip
def test_keys_are_understood_as_people_write_them(written: str, key: str) -> None:
    assert key_named(written) == key


@pytest.mark.parametrize(
    "written", ["", "ctrl", "hyper+x", "gg", "\t", "\x1b", "ctrl+\x1b", "shift+1", "+x", "f0"]
)
def test_what_is_no_key_is_none(written: str) -> None:
    assert key_named(written) is None


@given(st.text(max_size=12))
def test_a_key_is_known_by_its_own_name_and_everything_else_is_none(written: str) -> None:
    key = key_named(written)
    if key is not None:
        assert key_named(key) == key
        assert "," not in for_textual(key)
    close = nearest(written)
    assert close is None or key_named(close) == close


def test_characters_have_the_names_that_textual_gives_them() -> None:
    for character in string.punctuation + string.ascii_letters + string.digits + "é€ж§":
        assert for_textual(character) == _character_to_key(character)
    for character in string.punctuation:
        key = key_named(f"Ctrl-{character}")
        assert key is not None
        assert for_textual(key) == f"ctrl+{_character_to_key(character)}"
    assert [for_textual(name) for name in NAMED] == [*NAMED]


class Pressed(App[None]):
    """Notes which commands are done."""

    BINDINGS = bindings("main")

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self.did: list[str] = []
        rebind(self, "main", keymap)

    def action_do(self, id: str) -> None:
        self.did.append(id)


@pytest.mark.parametrize(
    ("chosen", "pressed", "did"),
    [
        ({}, ["m", "n", "full_stop"], ["mark.read", "unread.next", "list.unlisted"]),
        ({"mark.read": ("n",), "unread.next": ("N",)}, ["n", "m", "N"], ["mark.read", "unread.next"]),
        ({"mark.all": ()}, ["A", "m"], ["mark.read"]),
        ({"zen": (",", "Ctrl-]", "PgDn")}, ["comma", "ctrl+right_square_bracket", "pagedown", "z"], ["zen"] * 3),
        ({"mark.read": ("v",)}, ["v", "o"], ["mark.read", "read.original"]),
    ],
)  # fmt: skip
async def test_the_screen_obeys_the_keys_that_were_chosen(
    chosen: dict[str, tuple[str, ...]], pressed: list[str], did: list[str]
) -> None:
    app = Pressed(resolve("newsreader", chosen)[0])
    async with app.run_test() as pilot:
        await pilot.press(*pressed)
        await pilot.pause()
        assert app.did == did
