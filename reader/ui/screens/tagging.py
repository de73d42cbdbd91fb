"""The tags of articles, asked for in a line."""

from reader.ui.screens.asking import Prompting
from reader.ui.screens.tags_line import Known, offered
from reader.ui.widgets.signs import SIGNS, Signs

_WANTED = 'tags, parted by commas; "-" before one takes it off'


class TagSheet(Prompting, inherit_bindings=False):
    """Lists the tags that the articles have, then the others there are; those taken from the list are typed."""

    BINDINGS = Prompting.BINDINGS

    def __init__(self, prompt: str, known: Known, signs: Signs = SIGNS) -> None:
        super().__init__(prompt, complete=lambda _: (), does="do it", signs=signs)
        self._known = known

    def begin(self) -> None:
        """Lists what there is, before anything is typed."""
        self.line.placeholder = _WANTED
        self.changed("")

    def changed(self, text: str) -> None:
        """Lists what may be meant by the last of the tags."""
        self.list.marked = False
        self.list.show(list(offered(text, self._known)))
        self.list.display = self.list.count > 0
        self.fit()
        self.list.reveal()
