"""What is wrong with the theme that the settings name."""

from reader.settings import Fault
from reader.settings.faults import near, shown
from reader.ui.theme import names


def unknown_theme(chosen: str) -> Fault | None:
    """What to say where the settings name a theme that does not exist."""
    if chosen in names():
        return None
    close = near(chosen, names()) or " newsreader themes lists them."
    return Fault(f"there is no theme {shown(chosen)}.{close}", "theme")
