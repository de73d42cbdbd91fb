"""What the user chose, as the app is given it."""

from pathlib import Path
from typing import NamedTuple

from reader.settings import Fault, Settings
from reader.ui.ability import Ability
from reader.ui.keymap import Keymap


class Configured(NamedTuple):
    """The settings and keys in force, what is wrong with the file they were read from, and that file; and whether
    nothing is asked of the network, and what the terminal shows of pictures.
    """

    settings: Settings = Settings()
    keymap: Keymap = Keymap()
    faults: tuple[Fault, ...] = ()
    file: Path = Path()
    offline: bool = False
    ability: Ability = Ability()
