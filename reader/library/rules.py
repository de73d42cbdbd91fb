"""The user's rules: which articles they are about, and what is done with those."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.ids import article_id, id_number
from reader.models import Change, Effect, EffectKind, Field, Noticed, Query, RuleSpec
from reader.store.giving import topic_field
from reader.store.tags import tag_field

if TYPE_CHECKING:
    from reader.library.lists import Lists
    from reader.library.marks import Marks
    from reader.store import Store

BATCH = 4096
"""So many articles are looked at in one go: others want to write as well."""
_NAMED = 5
"""So many headlines are told of what a rule noticed."""
_LATELY = timedelta(days=1)
"""What was first seen earlier is not told of: an archive that was just added."""


class Tried(NamedTuple):
    """The articles that a rule would have been about, the newest first, of so many that were looked at."""

    ids: tuple[str, ...]
    looked_at: int


class Rules:
    """The rules of a library, in their order; those that are switched off are never about anything that arrives.

    `current` gives them as they are at this moment.
    """

    def __init__(
        self,
        specs: Sequence[RuleSpec],
        store: "Store",
        lists: "Lists",
        marks: "Marks",
        clock: Callable[[], datetime],
    ) -> None:
        self.current: Callable[[], Sequence[RuleSpec]] = lambda: specs
        self._clock = clock
        self._store, self._lists, self._marks = store, lists, marks

    @property
    def enabled(self) -> tuple[RuleSpec, ...]:
        """Those that hold for what arrives."""
        return tuple(rule for rule in self.current() if rule.enabled)

    def take_in(self) -> tuple[Noticed, ...] | None:
        """Applies the rules to some of what arrived, and gives what is to be told of it; None where nothing is left.

        Raises:
            LibraryWriteError: what they do could not be kept; it is done the next time.
        """
        uids = self._store.arrivals.next(BATCH)
        if not uids:
            return None
        with self._marks.for_good():
            noticed = self.apply([article_id(uid) for uid in uids])
        self._store.arrivals.done(uids)
        return noticed

    def apply(self, ids: Sequence[str]) -> tuple[Noticed, ...]:
        """Applies the rules that are switched on to articles, one after the other; gives what is to be told of it.

        Raises:
            LibraryWriteError: what one does could not be kept.
        """
        found = ((rule, self._found(rule, ids)) for rule in self.enabled)
        return tuple(told for rule, matched in found if matched for told in self._receive(rule, matched))

    def run(self, rule: RuleSpec) -> tuple[str, ...]:
        """Applies a rule to all articles there are, and gives the ids of those it is about. Nothing is noticed.

        Raises:
            LibraryWriteError: what it does could not be kept; of more than a batch, the first ones may be.
        """
        ids = self.about(rule)
        self.carry_out(rule, ids)
        return ids

    def standing(self) -> dict[str, int]:
        """To how many articles rules did what still stands, by their names; those that did nothing are left out."""
        return self._store.marks.of_rules()

    def about(self, rule: RuleSpec) -> tuple[str, ...]:
        """The ids of all articles there are that a rule is about."""
        return tuple(self._lists.all_ids(query_of(rule)))

    def carry_out(self, rule: RuleSpec, ids: Sequence[str]) -> Change:
        """Does with articles what a rule does, in one step to undo; the change names those that are different now.

        Raises:
            LibraryWriteError: as for `run`; `undo` takes back what was done until then.
        """
        return self._marks.as_one(
            "rule", rule.name, (partial(self._do, rule, effect, ids) for effect in rule.effects)
        )

    def try_(self, rule: RuleSpec, last: int = 1000) -> Tried:
        """What a rule would have been about, of the articles that were published last; nothing is done with them."""
        newest = self._lists.ids(self._lists.articles(Query(unlisted=True), last).rows)
        matched = set(self._lists.among(query_of(rule), newest))
        return Tried(tuple(id for id in newest if id in matched), len(newest))

    def _found(self, rule: RuleSpec, ids: Sequence[str]) -> list[str]:
        """Those of some articles that a rule is about, by the words they have since the one before it."""
        self._store.database.settle()
        return self._lists.among(query_of(rule), ids)

    def _receive(self, rule: RuleSpec, ids: Sequence[str]) -> Iterator[Noticed]:
        """Does what a rule does with articles that arrived.

        An article may have been here before: what was said of it then holds, also where that was taken back. What is
        old is no news, nor what a rule has hidden.
        """
        for effect in rule.effects:
            if effect.kind == "notify":
                lately = self._lists.among(
                    Query(view="new", since=self._clock() - _LATELY, unlisted=True), ids
                )
                if lately:
                    titles = (self._lists.title(id) for id in lately[:_NAMED])
                    yield Noticed(rule.name, tuple(title or "" for title in titles), tuple(lately))
            else:
                said = self._store.marks.said_of(filter(None, map(id_number, ids)), field_of(effect))
                self._do(rule, effect, [id for id in ids if id_number(id) not in said])

    def _do(self, rule: RuleSpec, effect: Effect, ids: Sequence[str]) -> None:
        if effect.kind == "tag":
            self._marks.tag(ids, effect.name, True, rule.name)
        elif effect.kind == "topic":
            self._marks.give_topic(ids, effect.name, True, rule.name)
        elif effect.kind in _MARKS:
            self._marks.set(ids, _MARKS[effect.kind], True, rule.name)


def field_of(effect: Effect) -> str:
    """The field of the marks that an effect makes."""
    if effect.kind == "topic":
        return topic_field(effect.name)
    return tag_field(effect.name) if effect.kind == "tag" else _MARKS[effect.kind]


def query_of(rule: RuleSpec) -> Query:
    """What a rule is about, also where that is not listed, or was hidden by a rule before it. Raises QueryError."""
    from reader.query.parsing import parse_strict

    return Query(parse_strict(rule.when).where, unlisted=True, hidden=True)


_MARKS: Mapping[EffectKind, Field] = {"read": "read", "star": "starred", "later": "later", "hide": "hidden"}
