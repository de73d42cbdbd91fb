"""The settings: what a user may choose, read from one TOML file.

Where there is no such file, nothing but `Settings` is loaded: a start does not pay for what nobody chose.
"""

from reader.settings.faults import Fault
from reader.settings.file import located, read
from reader.settings.names import called
from reader.settings.policy import policy_of
from reader.settings.record import PRESETS, Preset, Settings

__all__ = ["PRESETS", "Fault", "Preset", "Settings", "called", "located", "policy_of", "read"]
