"""Rules for what arrives: tried, kept, applied, taken back and removed, as the command line has it."""

from functools import partial

from reader.errors import ReaderError
from reader.models import Query, RuleSpec
from reader.settings import called
from reader.ui import words
from reader.ui.actions.asked import spelled_out, understood
from reader.ui.actions.desk import Desk
from reader.ui.actions.many import Done, Many
from reader.ui.actions.searching import Searching
from reader.ui.actions.settings_file import SettingsFile
from reader.ui.command_line import Order, Wrong, near
from reader.ui.messages import Place


class Rules:
    """Changes the rules in the file of the settings, and does what they do. They are read anew each time: the file may
    be changed by others, and whoever refreshes reads it as well.
    """

    def __init__(self, desk: Desk, searching: Searching, many: Many, file: SettingsFile) -> None:
        self._desk, self._searching, self._many, self._file = desk, searching, many, file
        self._quoted = desk.signs.quoted
        desk.verbs["rule"] = self._order

    def said(self, query: str, at: int = 0) -> str | Wrong:
        """The query of a rule: the one that was typed, else what is searched for now; or what is wrong with it."""
        from reader.query.parsing import parse
        from reader.query.printing import written

        if not query:
            return written(parse(self._searching.text()).where) or Wrong("Search for something first", at)
        parsed = understood(query, at, self._desk.views)
        if isinstance(parsed, Wrong):
            return parsed
        if parsed.sort or parsed.limit:
            return Wrong("sort: and limit: mean nothing in a rule", at)
        if not parsed.where:
            return Wrong("The query says nothing of articles", at)
        return spelled_out(query, at, self._desk.views)

    async def would_match(self, query: str) -> tuple[int, str]:
        """How many of the articles published last a query would have matched, and a sentence that tells it."""
        tried = await self._desk.background.read(lambda library: library.rules.try_(RuleSpec("", query, ())))
        found = words.number(len(tried.ids)) if tried.ids else "none"
        return len(tried.ids), f"Would have matched {found} of the last {words.number(tried.looked_at)}"

    def list(self, query: str, name: str, limit: int | None = None) -> None:
        """Lists what a rule is about, the newest first, also what is hidden."""
        from reader.query.parsing import parse

        asked = Query(parse(query).where, unlisted=True, hidden=limit is None, limit=limit)
        self._searching.show(
            Place(asked, ("Rules", self._desk.signs.quoted(name)), sort="date", search=query)
        )

    async def keep(self, rule: RuleSpec) -> bool:
        """Keeps a rule, instead of the one of its name; whether that was done, which is said in any case."""
        from reader.settings.editing import save_rule

        known = called(rule.name, [one.name for one in (await self._file.read()).rules])
        rule = rule._replace(name=known or rule.name)
        did = "Changed" if known else "Kept"
        told = f"{did} the rule {self._quoted(rule.name)}: it holds for what arrives from now on"
        return await self._file.edit(lambda file: save_rule(file, rule), told)

    async def apply(self, rule: RuleSpec) -> None:
        """Does what a rule does to all articles there are, once the reader said yes where that is much."""
        ids = await self._desk.background.read(lambda library: library.rules.about(rule))
        told = Done(f"Apply {self._quoted(rule.name)} to", f"Applied {self._quoted(rule.name)} to")
        if await self._many.may(len(ids), told):
            await self._many.do(ids, told, lambda ids, library: library.rules.carry_out(rule, ids))

    async def take_back(self, name: str) -> None:
        """Takes back what a rule did, but for what the reader did otherwise since."""
        desk = self._desk
        try:
            number = await desk.background.write(lambda library: library.marks.take_back(name))
        except ReaderError as error:
            desk.say(words.told(error))
            return
        desk.renew()
        desk.article.renew()
        articles = words.count(number, "article", "articles")
        nothing = f"Nothing that {self._quoted(name)} did still stands"
        desk.say(f"Took back what {self._quoted(name)} did to {articles}" if number else nothing)

    async def remove(self, rule: RuleSpec) -> None:
        """Takes a rule out of the file; what it did stays."""
        from reader.settings.editing import remove_rule

        told = f"Removed the rule {self._quoted(rule.name)}; what it did stays"
        await self._file.edit(lambda file: remove_rule(file, rule.name), told)

    def _order(self, order: Order) -> Wrong | None:
        if order.choice == "try":
            return self._order_to_try(order)
        if order.choice == "add":
            return self._order_to_add(order)
        name = " ".join(order.query.strip('"').split())
        if not name:
            return Wrong(f"What is missing: rule {order.choice} NAME", order.at)
        self._desk.run(partial(self._carry_out, order.choice, name), "rules")
        return None

    def _order_to_try(self, order: Order) -> Wrong | None:
        query = self.said(order.query, order.at)
        if isinstance(query, Wrong):
            return query
        self._desk.run(partial(self._try, query), "rules")
        return None

    async def _try(self, query: str) -> None:
        number, told = await self.would_match(query)
        if number:
            self.list(query, query, number)
        self._desk.say(told)

    def _order_to_add(self, order: Order) -> Wrong | None:
        from reader.ui.rule_line import read_rule

        read = read_rule(order.query, order.at)
        if isinstance(read, Wrong):
            return read
        query = self.said(read.query, read.at)
        if isinstance(query, Wrong):
            return query
        self._desk.run(partial(self._keep, RuleSpec(read.name, query, read.effects)), "rules")
        return None

    async def _keep(self, rule: RuleSpec) -> None:
        await self.keep(rule)

    async def _carry_out(self, what: str, name: str) -> None:
        """Does something with the rule of a name; what one did can be taken back when it is gone as well."""
        rules = {rule.name: rule for rule in (await self._file.read()).rules}
        if what == "undo":
            standing = await self._desk.background.read(lambda library: library.rules.standing())
            await self.take_back(called(name, [*rules, *standing]) or name)
        elif (known := called(name, rules)) is None:
            self._desk.say(f"There is no rule {self._quoted(name)}.{near(name, rules)}")
        else:
            await (self.apply(rules[known]) if what == "apply" else self.remove(rules[known]))
