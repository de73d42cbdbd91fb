"""Macros: several commands as one, from the configuration."""

from collections.abc import Callable
from functools import partial

from reader.settings.record import Macro
from reader.ui.actions.desk import Desk
from reader.ui.commands import COMMANDS


class Macros:
    """Carries out the steps of macros in order; none waits for what the one before it began."""

    def __init__(self, desk: Desk, do: Callable[[str], object], run_line: Callable[[str], object]) -> None:
        """`do` carries out a command by its id, `run_line` a line of the command line, without its ":"."""
        self._desk, self._do, self._run_line = desk, do, run_line
        self._running = False
        for name, macro in desk.settings.macros.items():
            desk.commands[f"macro.{name}"] = partial(self.run, name, macro)

    def run(self, name: str, macro: Macro) -> None:
        """Carries out a macro as far as its steps are known."""
        if self._running:
            self._desk.say(f"{name}: a macro cannot run another one")
            return
        self._running = True
        try:
            for step in macro.steps:
                if step.startswith(":"):
                    self._run_line(step[1:].strip())
                elif self._is_known(step):
                    self._do(step)
                else:
                    self._desk.say(f"{name}: there is no command “{step}”")
                    return
        finally:
            self._running = False

    def _is_known(self, id: str) -> bool:
        here = ("anywhere", "moving")
        return id in self._desk.commands or any(one.id == id and one.scope in here for one in COMMANDS)
