"""Which keys each command has: the defaults, a preset, and what the settings choose. Pure."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from reader.settings import Fault
from reader.settings.record import Macro
from reader.ui.commands import COMMANDS, Command, Scope
from reader.ui.own_commands import keys_of, no_command, own_commands, unknown_steps

# What holds at the same time as what.
_TOGETHER: tuple[frozenset[Scope], ...] = (
    frozenset({"anywhere", "main", "moving"}),
    frozenset({"anywhere", "page", "moving"}),
    frozenset({"anywhere", "sources", "moving"}),
    frozenset({"anywhere", "heat", "moving"}),
    frozenset({"anywhere", "story", "moving"}),
    frozenset({"anywhere", "compare", "moving"}),
    frozenset({"anywhere", "why", "moving"}),
    frozenset({"anywhere", "links", "moving"}),
    frozenset({"anywhere", "rules", "moving"}),
    frozenset({"anywhere", "finding", "moving"}),
    frozenset({"anywhere", "picture"}),
    frozenset({"anywhere", "search"}),
    frozenset({"anywhere", "command"}),
)
# On these pages Enter does what it does in all lists: it opens what is under the cursor.
_ALIKE = tuple(
    frozenset({"read.open", id})
    for id in ("sources.articles", "heat.open", "story.open", "why.list", "links.open", "rules.list")
)
_NO_MACROS: Mapping[str, Macro] = {}
_DEFAULTS: Mapping[str, tuple[str, ...]] = {command.id: command.keys for command in COMMANDS}


class Keymap(NamedTuple):
    """The keys of each command by its id, as the table of commands names them."""

    keys: Mapping[str, tuple[str, ...]] = _DEFAULTS

    def of(self, id: str) -> tuple[str, ...]:
        """The keys of a command; none where they were taken from it."""
        return self.keys.get(id, ())


def resolve(
    preset: str,
    chosen: Mapping[str, Sequence[str]],
    actions: Collection[str] = (),
    macros: Mapping[str, Macro] = _NO_MACROS,
) -> tuple[Keymap, tuple[Fault, ...]]:
    """The keys of all commands, and what of the choice cannot hold, by the name of the setting; `actions` and `macros`
    are those of the user's own. A macro whose keys are also chosen has those that are chosen.

    A key that is chosen goes from every command that has it by default. Where two are given the same key by choice,
    the first in the table of commands keeps it; the other, where it has no key then, its own as far as they are free.
    """
    if preset == "newsreader" and not chosen and not macros:
        return Keymap(), ()
    from reader.ui.presets import preset_keys

    of_macros = {id: keys for id, keys in keys_of(macros).items() if id not in chosen}
    chosen = {**chosen, **of_macros}
    commands = (*COMMANDS, *own_commands(actions, macros))
    known = {command.id for command in commands}
    faults: list[Fault] = [_unknown(id) for id in chosen if id not in known]
    wanted: dict[str, tuple[str, ...]] = {}
    for command in commands:
        if command.id in chosen:
            good, wrong = _read(command, chosen[command.id])
            faults += wrong
            if good or not wrong:
                wanted[command.id] = good
    given = preset_keys(preset)
    ranked = [
        *((command, wanted[command.id], True) for command in commands if command.id in wanted),
        *((c, given[c.id], False) for c in commands if c.id in given and c.id not in wanted),
        *((c, c.keys, False) for c in commands if c.id not in given and c.id not in wanted),
    ]
    kept, clashes = _share_out(ranked, given)
    told = (*unknown_steps(macros, actions), *(_at_home(fault, of_macros) for fault in (*faults, *clashes)))
    return Keymap({command.id: kept[command.id] for command in commands}), told


def _at_home(fault: Fault, of_macros: Collection[str]) -> Fault:
    """A fault of the keys of a macro, which stand with it."""
    id = (fault.key or "").removeprefix("keys.")
    return fault._replace(key=f"macros.{id.removeprefix('macro.')}.keys") if id in of_macros else fault


_Ranked = tuple[Command, tuple[str, ...], bool]


def _share_out(
    ranked: Sequence[_Ranked], given: Mapping[str, tuple[str, ...]]
) -> tuple[dict[str, tuple[str, ...]], list[Fault]]:
    """The keys that each keeps, the first in `ranked` before those after it; and the clashes to tell of."""
    kept: dict[str, tuple[str, ...]] = {}
    faults: list[Fault] = []
    owners: dict[str, list[_Ranked]] = {}
    clashes: list[tuple[Command, dict[str, _Ranked]]] = []
    for entry in ranked:
        command, _, by_choice = entry
        kept[command.id], lost = _take(entry, owners)
        if by_choice and lost:
            clashes.append((command, lost))
        elif lost and not kept[command.id]:
            faults.append(_bereft(command, lost))
    for command, lost in clashes:
        left = kept[command.id]
        if not left:
            own = given.get(command.id, command.keys)
            kept[command.id], _ = _take((command, own, False), owners)
        faults += (_clash(key, owner[0], command, left, kept[command.id]) for key, owner in lost.items())
    return kept, faults


def _take(entry: _Ranked, owners: dict[str, list[_Ranked]]) -> tuple[tuple[str, ...], dict[str, _Ranked]]:
    """The keys of a command that no other has where it holds, which are its own now; and who has the others."""
    command, keys, _ = entry
    lost: dict[str, _Ranked] = {}
    for key in keys:
        if owner := next((o for o in owners.get(key, ()) if _meet(o[0], command)), None):
            lost[key] = owner
        else:
            owners.setdefault(key, []).append(entry)
    return tuple(key for key in keys if key not in lost), lost


def _meet(one: Command, other: Command) -> bool:
    if {one.id, other.id} in _ALIKE:
        return False
    return any(one.scope in scopes and other.scope in scopes for scopes in _TOGETHER)


def _read(command: Command, written: Sequence[str]) -> tuple[tuple[str, ...], list[Fault]]:
    """The keys that were written for a command, each once, and those among them that are none."""
    from reader.ui.key_names import is_typed, key_named

    keys: list[str] = []
    faults: list[Fault] = []
    for text in written:
        key = key_named(text)
        if key is None:
            faults.append(_fault(command.id, _no_key(text)))
        elif is_typed(key) and command.scope in ("anywhere", "search", "command"):
            words = f'"{text}" cannot be the key of "{command.id}", which holds where one types as well.'
            faults.append(_fault(command.id, f"{words} Take one with Ctrl, or a key that writes nothing."))
        elif key not in keys:
            keys.append(key)
    return tuple(keys), faults


def _fault(id: str, words: str) -> Fault:
    return Fault(words, f"keys.{id}")


def _unknown(id: str) -> Fault:
    return _fault(id, no_command(id))


def _no_key(text: str) -> str:
    from reader.settings.faults import shown
    from reader.ui.key_names import key_named, nearest

    parts = text.replace(",", " ").split()
    if len(parts) > 1 and all(map(key_named, parts)):
        several = ", ".join(map(shown, parts))
        return f"{shown(text)} is no key. Several keys are a list: [{several}]."
    close = nearest(text)
    return f"{shown(text)} is no key.{f' Did you mean {shown(close)}?' if close else ''}"


def _clash(key: str, owner: Command, loser: Command, left: Sequence[str], now: Sequence[str]) -> Fault:
    """`left` are the other keys that were chosen for the loser, `now` those it has in the end."""
    words = f'"{key}" is given to "{owner.id}" and to "{loser.id}", which hold in the same place'
    end = f'"{owner.id}" keeps it'
    if not now:
        end = f'{end}, and "{loser.id}" has no key now'
    elif not left:
        end = f'{end}, and "{loser.id}" has {_quoted(now)} as before'
    return _fault(loser.id, f"{words}; {end}.")


def _quoted(keys: Sequence[str]) -> str:
    return ", ".join(f'"{key}"' for key in keys)


def _bereft(command: Command, lost: Mapping[str, _Ranked]) -> Fault:
    key, owner = next(iter(lost.items()))
    return _fault(
        owner[0].id,
        f'"{command.id}" has no key any more, since "{owner[0].id}" has "{key}" now. Give it another one,'
        f' or say that it is meant: "{command.id}" = [].',
    )


def scope_words(scope: Scope) -> str:
    """Where a command holds, in words; pages are what opens over the main screen."""
    return {
        "anywhere": "anywhere",
        "main": "main screen",
        "moving": "lists and articles",
        "page": "pages",
        "search": "search line",
        "sources": "page of sources",
        "heat": "heat view",
        "story": "timeline of a story",
        "compare": "two accounts",
        "why": "page of topics",
        "links": "page of links",
        "rules": "page of rules",
        "finding": "article, while words are looked for",
        "picture": "picture",
        "command": "command line",
    }[scope]
