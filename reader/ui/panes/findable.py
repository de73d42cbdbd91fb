"""A page that words are looked for in."""

from typing import ClassVar

from textual.binding import BindingType

from reader.ui.bindings import bindings
from reader.ui.messages import CommandWanted
from reader.ui.panes.story_page import StoryPage


class FindablePage(StoryPage):
    """While words are looked for in it (`finding`), some keys go from one place of them to another."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("finding")

    finding = False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leaves these keys to the screen where no words are looked for."""
        if not self.finding and any(str(id).startswith("finding.") for id in parameters):
            return False
        return super().check_action(action, parameters)

    def action_do(self, id: str) -> None:
        """Does the command of that id; the screen knows what was found."""
        if id.startswith("finding."):
            self.post_message(CommandWanted(id))
        else:
            super().action_do(id)
