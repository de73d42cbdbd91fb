"""Commands of the user's own: actions and macros of the configuration, by "action." or "macro." and their names."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from reader.settings import Fault
from reader.settings.record import Macro
from reader.ui.commands import COMMANDS, Command


def own_commands(actions: Iterable[str], macros: Iterable[str] = ()) -> tuple[Command, ...]:
    """The commands, which have no keys by themselves."""
    named = [*((f"action.{name}", name) for name in actions), *((f"macro.{name}", name) for name in macros)]
    return tuple(Command(id, (), name, name, "Your own", "main") for id, name in named)


def keys_of(macros: Mapping[str, Macro]) -> dict[str, tuple[str, ...]]:
    """The keys that macros choose, by the ids of their commands."""
    return {f"macro.{name}": macro.keys for name, macro in macros.items() if macro.keys}


def unknown_steps(macros: Mapping[str, Macro], actions: Collection[str]) -> Iterator[Fault]:
    """What macros want done that is no command; lines of the command line are looked at when they are run."""
    known = {command.id for command in (*COMMANDS, *own_commands(actions))}
    for name, macro in macros.items():
        for step in macro.steps:
            if step not in known and not step.startswith(":"):
                yield Fault(f'in the macro "{name}" {no_command(step)}', f"macros.{name}.do")


def no_command(id: str) -> str:
    """The sentence that there is no such command, with what is near."""
    from reader.settings.faults import near, shown

    ids = [command.id for command in COMMANDS]
    return f"there is no command {shown(id)}.{near(id, ids) or ' newsreader keys lists them.'}"
