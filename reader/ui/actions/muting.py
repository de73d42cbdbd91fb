"""Rules made in sheets: of a search, and of an article that one wants to see no more of."""

from functools import partial

from reader.library import Library
from reader.models import Effect, RuleSpec, Summary
from reader.ui.actions.desk import Desk
from reader.ui.actions.rules import Rules
from reader.ui.command_line import Order, Wrong
from reader.ui.panes.tree import is_topic

_WORD = "word"
_LONGEST = 40


class Muting:
    """Asks what a rule is to be called, and what it does. A mute is a rule that hides, also what is there already."""

    def __init__(self, desk: Desk, rules: Rules) -> None:
        self._desk, self._rules = desk, rules
        desk.commands |= {"rule.new": self.make, "rule.mute": self.mute}
        desk.verbs["mute"] = self._order

    def make(self) -> None:
        """Makes a rule of what is searched for."""
        query = self._rules.said("")
        if isinstance(query, Wrong):
            self._desk.say(f"{query.words}: {self._desk.key('search')}")
        else:
            self._desk.run(partial(self._make, query), "rules")

    def mute(self) -> None:
        """Offers to hide what is like the article that the reader is at."""
        if summary := self._desk.at_article():
            self._desk.run(partial(self._choose, summary), "rules")

    async def _make(self, query: str) -> None:
        from reader.ui.rule_line import read_effects
        from reader.ui.screens.asking import Prompting
        from reader.ui.screens.ruling import Offered, RuleSheet

        desk = self._desk
        _, told = await self._rules.would_match(query)
        tags = await desk.background.read(_tags)
        topics = [place.path[-1] for key, place in desk.topics.places.items() if is_topic(key)]
        called = desk.place.search or query
        asked = Prompting("A rule named", called[:_LONGEST], over=True, does="go on", signs=desk.signs)
        name = await desk.screen.app.push_screen_wait(asked)
        if not name:
            return
        sheet = RuleSheet(f"What {desk.signs.quoted(name)} does", told, Offered(tags, topics), desk.signs)
        line = await desk.screen.app.push_screen_wait(sheet)
        effects = read_effects(line or "")
        if not isinstance(effects, Wrong):
            await self._rules.keep(RuleSpec(name, query, effects))

    async def _choose(self, summary: Summary) -> None:
        from reader.ui.screens.choosing import Choosing
        from reader.ui.widgets.choices import Option

        desk = self._desk
        named = [("provider", summary.provider)] if summary.provider else []
        named += [("topic", topic) for topic in summary.topics]
        options = [Option(f'{field}:="{name}"', name, field) for field, name in named if '"' not in name]
        options.append(Option(_WORD, "A word", "wherever it stands"))
        sheet = Choosing(options, "Mute", typed=False, signs=desk.signs)
        chosen = await desk.screen.app.push_screen_wait(sheet)
        if chosen == _WORD:
            chosen = await self._word()
        called = {f'{field}:="{name}"': f"{field} {name}" for field, name in named}
        if chosen:
            await self._mute(chosen, called.get(chosen, chosen))

    async def _word(self) -> str | None:
        """A query that the reader types."""
        from reader.ui.screens.asking import Prompting

        asked = Prompting("Mute what holds", does="mute", signs=self._desk.signs)
        typed = await self._desk.screen.app.push_screen_wait(asked)
        if not typed:
            return None
        query = self._rules.said(typed)
        if isinstance(query, Wrong):
            self._desk.say(query.words)
            return None
        return query

    def _order(self, order: Order) -> Wrong | None:
        query = self._rules.said(order.query, order.at)
        if isinstance(query, Wrong):
            return query
        self._desk.run(partial(self._mute, query), "rules")
        return None

    async def _mute(self, query: str, called: str = "") -> None:
        """Keeps the rule, and hides what is there already."""
        rule = RuleSpec(f"mute {called or query}", query, (Effect("hide"),))
        if await self._rules.keep(rule):
            await self._rules.apply(rule)


def _tags(library: Library) -> list[str]:
    return [tag.name for tag in library.lists.tags()]
