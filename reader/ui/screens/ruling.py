"""What a rule does, asked for in a line; and above that, what it would have matched."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual.widget import Widget

from reader.ui.command_line import Wrong
from reader.ui.rule_line import offered, read_effects
from reader.ui.screens.asking import Prompting
from reader.ui.screens.below import Below
from reader.ui.widgets.choices import Option
from reader.ui.widgets.signs import SIGNS, Signs

_WANTED = "what it does, parted by commas: read, tag press"


class Offered(NamedTuple):
    """The tags and topics that a rule may give."""

    tags: Sequence[str] = ()
    topics: Sequence[str] = ()


class RuleSheet(Prompting, inherit_bindings=False):
    """Lists what a rule can do; what is taken from the list is typed. `told` stands below, and what is wrong."""

    BINDINGS = Prompting.BINDINGS

    def __init__(self, prompt: str, told: str, known: Offered, signs: Signs = SIGNS) -> None:
        super().__init__(prompt, complete=lambda _: (), does="keep the rule", signs=signs)
        self._told, self._known = told, known
        self._below = Below(signs)

    def begin(self) -> None:
        """Lists what there is, before anything is typed."""
        self.line.placeholder = _WANTED
        self._below.hint(self._told)
        self.changed("")

    def below(self) -> Iterable[Widget]:
        """What it would have matched."""
        yield self._below

    def changed(self, text: str) -> None:
        """Lists what may be meant by the last of the effects."""
        self._below.hint(self._told)
        start = len(text.rpartition(",")[0])
        found = [one for one in offered(text, self._known.tags, self._known.topics) if one != text]
        self.list.marked = False
        self.list.show([Option(one, one[start:].lstrip(", ")) for one in found])
        self.list.display = self.list.count > 0
        self.fit()
        self.list.reveal()

    def action_done(self) -> None:
        """Gives what was typed; what cannot be meant stays to be corrected."""
        found = read_effects(self.line.value)
        if isinstance(found, Wrong):
            self._below.complain(found.words)
        else:
            super().action_done()
