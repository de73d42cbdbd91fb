"""The page of the rules: what each is about, what it does, and how often it did."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from textual import on

from reader.models import RuleSpec
from reader.settings.effects import words_of
from reader.ui import words
from reader.ui.bindings import bindings, rebind
from reader.ui.keymap import Keymap
from reader.ui.screens.page import PageScreen
from reader.ui.widgets.page_view import PageView
from reader.ui.widgets.prose import BLANK, Paragraph, Run
from reader.ui.widgets.signs import SIGNS, Signs
from reader.ui.widgets.targets_view import TargetsView

_DEFAULT = Keymap()
_UNDER = Run("  ")
_NONE: Mapping[str, int] = {}

Do = Callable[["RulesScreen", str, RuleSpec | None], object]
"""What is to be done, a command by its id, to the rule under the cursor."""


class RulesScreen(PageScreen, inherit_bindings=False):
    """Lists rules, with a cursor that goes from one to the next; `standing` tells to how many articles each did what
    still stands. What its keys stand for, `do` does.
    """

    BINDINGS = bindings("rules")

    def __init__(
        self,
        rules: Sequence[RuleSpec],
        standing: Mapping[str, int],
        do: Do,
        *,
        keymap: Keymap = _DEFAULT,
        signs: Signs = SIGNS,
    ) -> None:
        self._rules, self._do = rules, do
        super().__init__("Rules", list(rules_page(rules, standing, signs)), keymap=keymap, signs=signs)
        rebind(self, "rules", keymap)
        self._tell_keys()

    def view(self) -> PageView:
        """The page, with a cursor that goes from rule to rule."""
        return TargetsView(id="page")

    def tell(self, rules: Sequence[RuleSpec], standing: Mapping[str, int]) -> None:
        """Shows the rules as they are now."""
        self._rules, self._paragraphs = rules, list(rules_page(rules, standing, self._signs))
        self._tell_keys()
        if self.is_mounted:
            self.lay()

    def _tell_keys(self) -> None:
        self.keys.pane = "rules" if self._rules else "page"

    def say(self, text: str) -> None:
        """Tells something in the status line for some seconds."""
        if self.is_mounted:
            self.status.say(text)

    def action_do(self, id: str) -> None:
        """Carries out a command of this page; once it is gone or covered it is too late."""
        if not self.is_active:
            return
        target = self.query_one(PageView).target
        if id == "rules.close":
            self.dismiss()
        elif id == "rules.undo":
            self._do(self, id, None)
        elif target is not None:
            self._do(self, id, self._rules[target])

    @on(PageView.Chosen)
    def _chosen(self, event: PageView.Chosen) -> None:
        event.stop()
        self.query_one(PageView).target = event.target
        self.action_do("rules.list")


def rules_page(
    rules: Sequence[RuleSpec], standing: Mapping[str, int] = _NONE, signs: Signs = SIGNS
) -> Iterator[Paragraph]:
    """Each rule in three lines: its name, the query it is about, and what it does with what it did."""
    if not rules:
        yield Paragraph((Run("No rules yet", "strong", bold=True),))
        yield BLANK
        yield Paragraph((Run("A rule says what is done with articles when they arrive.", "ink"),))
        yield Paragraph(
            (
                Run("Search for what it is to be about, then type ", "muted"),
                Run(":rule add NAME read", "ink"),
                Run(", or choose “new rule” among the commands.", "muted"),
            )
        )
        return
    yield Paragraph((Run(words.count(len(rules), "rule", "rules"), "strong", bold=True),))
    yield BLANK
    yield Paragraph((Run("What arrives goes through them in this order.", "muted"),))
    for number, rule in enumerate(rules):
        yield BLANK
        yield from _rule(rule, standing.get(rule.name, 0), number, signs)


def _rule(rule: RuleSpec, did: int, number: int, signs: Signs) -> Iterator[Paragraph]:
    name = Run(rule.name, "strong" if rule.enabled else "faint", bold=rule.enabled)
    off = () if rule.enabled else (Run("  off", "accent"),)
    yield Paragraph((name, *off), target=number)
    yield Paragraph((Run(rule.when, "ink" if rule.enabled else "faint"),), _UNDER, _UNDER, target=number)
    does = ", ".join(map(words_of, rule.effects))
    stands = f" {signs.dot} {words.count(did, 'article', 'articles')}" if did else ""
    yield Paragraph((Run(does, "muted"), Run(stands, "faint")), _UNDER, _UNDER, target=number)
