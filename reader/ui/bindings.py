"""The table of commands as Textual's bindings. Every command is the action `do` of the place where it holds."""

from collections.abc import Callable, Sequence

from textual.binding import Binding, BindingsMap, BindingType
from textual.dom import DOMNode

from reader.ui.commands import COMMANDS, Command, Scope
from reader.ui.keymap import Keymap

_DEFAULT = Keymap()


def bindings(
    scope: Scope,
    keymap: Keymap = _DEFAULT,
    named: Callable[[str], str] = str,
    commands: Sequence[Command] = COMMANDS,
) -> list[BindingType]:
    """The bindings of the commands that hold in `scope`, under their ids; `named` tells what Textual calls a key."""
    return [
        Binding(
            named(key),
            f"do({command.id!r})",
            command.words,
            show=False,
            priority=scope == "anywhere",  # they hold wherever the focus is, also where one types
            id=command.id,
        )
        for command in commands
        if command.scope == scope
        for key in keymap.of(command.id)
    ]


def rebind(node: DOMNode, scope: Scope, keymap: Keymap, own: Sequence[Command] = ()) -> None:
    """Gives the commands that hold in `scope`, and the user's `own`, their keys of `keymap` on `node`; its other
    bindings stay.
    """
    if keymap == _DEFAULT:
        return
    from reader.ui.key_names import for_textual

    # `App.set_keymap` would go through all bindings anew with every key that is pressed, cannot take a key away, and
    # lets two commands that swap their keys clash.
    ours = {command.id for command in COMMANDS if command.scope == scope}
    others = [binding for _, binding in node._bindings if binding.id not in ours]  # noqa: SLF001
    commands = (*COMMANDS, *own)
    node._bindings = BindingsMap([*others, *bindings(scope, keymap, for_textual, commands)])  # noqa: SLF001
