"""The page of the rules, and what its keys do."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.models import RuleSpec
from reader.ui.actions.desk import Desk
from reader.ui.actions.marking import Marking
from reader.ui.actions.rules import Rules
from reader.ui.actions.settings_file import SettingsFile

if TYPE_CHECKING:
    from reader.ui.screens.rules import RulesScreen


class Ruled:
    """Opens the page over the reader, and shows what became of the rules there."""

    def __init__(self, desk: Desk, rules: Rules, file: SettingsFile, marking: Marking) -> None:
        self._desk, self._rules, self._file, self._marking = desk, rules, file, marking
        desk.commands["rules"] = partial(desk.run, self._open, "page")

    async def _open(self) -> None:
        from reader.ui.screens.rules import RulesScreen

        desk = self._desk
        rules, standing = await self._now()
        desk.screen.app.push_screen(
            RulesScreen(rules, standing, self._do, keymap=desk.keymap, signs=desk.signs)
        )

    async def _now(self) -> tuple[Sequence[RuleSpec], Mapping[str, int]]:
        standing = await self._desk.background.read(lambda library: library.rules.standing())
        return (await self._file.read()).rules, standing

    def _do(self, page: "RulesScreen", id: str, rule: RuleSpec | None) -> None:
        if id == "rules.list" and rule is not None:
            page.dismiss()
            self._rules.list(rule.when, rule.name)
        else:
            self._desk.run(partial(self._change, page, id, rule), "rules")

    async def _change(self, page: "RulesScreen", id: str, rule: RuleSpec | None) -> None:
        self._desk.say("")
        if rule is None:
            await self._marking.undo()
        elif id == "rules.switch":
            await self._switch(rule)
        elif id == "rules.apply":
            await self._rules.apply(rule)
        elif id == "rules.take_back":
            await self._rules.take_back(rule.name)
        else:
            await self._remove(rule)
        page.tell(*await self._now())
        page.say(self._desk.status.state.note)

    async def _switch(self, rule: RuleSpec) -> None:
        from reader.settings.editing import save_rule

        turned = rule._replace(enabled=not rule.enabled)
        told = f"{self._desk.signs.quoted(rule.name)} is {'on' if turned.enabled else 'off'}"
        await self._file.edit(lambda file: save_rule(file, turned), told)

    async def _remove(self, rule: RuleSpec) -> None:
        from reader.ui.screens.asking import Asking

        question = Asking(f"Remove the rule {self._desk.signs.quoted(rule.name)}?", "remove it", "keep it")
        if await self._desk.screen.app.push_screen_wait(question):
            await self._rules.remove(rule)
