"""What belongs to an article: the same story elsewhere, what its file lists, who lists it, what is similar."""

from collections.abc import Iterable, Sequence

from reader.ids import id_number
from reader.models import Account, ListedStory, Related, Story, Summary
from reader.store import Store
from reader.stories.coverage import Entry, account_of_listed, coverage
from reader.stories.coverage import similar as told_similar
from reader.stories.gist import gist
from reader.stories.reasons import reason, words_shared
from reader.stories.same import bond
from reader.stories.similar import counted, ranked, sought

SHOWN = 10
"""So many similar articles are told."""
_RANKED = 60
_HITS = 400
"""So many articles with a word are looked at, those nearest in time: of a word that more have, it says little."""


class Coverage:
    """Finds what belongs to articles."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, row: int, listed: Sequence[ListedStory]) -> tuple[Related, ...]:
        """What tells the same as the article of a row, what is `listed` in its file, and who lists it."""
        from reader.indexing.rarity import rarity

        mine, mates = self._mine_and_mates(row)
        if mine is None:
            return ()
        entries = [(entry, gist(entry.account)) for entry in self._entries(mine, mates, listed)]
        one = gist(mine)
        words = rarity(self._store, [one, *(other for _, other in entries)]) if entries else {}
        return coverage(one, entries, words)

    def accounts(self, id: str) -> list[Summary]:
        """The articles that tell one story with an article, and itself, the oldest first."""
        row = self._row(id)
        mine, mates = (None, []) if row is None else self._mine_and_mates(row)
        rows = [one.row for one in (mine, *mates) if one]
        return sorted(self._store.articles.summaries(rows), key=lambda one: one.row)

    def reason(self, id: str, other: str) -> str:
        """Why two articles are in one story, in words; "" where one of them is gone."""
        from reader.indexing.rarity import rarity

        uid, another_uid = id_number(id), id_number(other)
        found = self._store.stories.with_mates([] if uid is None else [uid])
        accounts: dict[int | None, Account] = {one.uid: one for one in found}
        if uid not in accounts or another_uid not in accounts:
            return ""
        one, another = gist(accounts[uid]), gist(accounts[another_uid])
        bound = bond(one, another, rarity(self._store, [one]))
        return reason(bound, one.account) if bound else words_shared(one.text & another.text, one.account)

    def similar(self, story: Story) -> tuple[Related, ...]:
        """Articles about the same subject as that of a story, the most similar first, but those it is related to."""
        from reader.indexing.rarity import in_index, rarity

        row = self._row(story.summary.id)
        mine, mates = (None, []) if row is None else self._mine_and_mates(row)
        if row is None or mine is None:
            return ()
        one = gist(mine)
        words = rarity(self._store, [one])
        asked = in_index(one, sought(one, words))
        found = [
            (word, self._store.stories.nearest(f"{{title excerpt}} : {match}", row, _HITS))
            for word, match in asked.items()
        ]
        known = {row, *(mate.row for mate in mates), *self._rows(story.related)}
        rows = [other for other in counted(found, one, words, _RANKED) if other not in known]
        others = [gist(account) for account in self._store.stories.accounts(rows)]
        words |= rarity(self._store, others)
        summaries = {summary.row: summary for summary in self._store.articles.summaries([row, *rows])}
        topics = {number: summary.topics for number, summary in summaries.items()}
        listed = [other for other in others if other.account.row in summaries and other.account.listed]
        best = ranked(one, listed, words, topics)[:SHOWN]
        return told_similar(one, ((score, other, summaries[other.account.row]) for score, other in best))

    def _mine_and_mates(self, row: int) -> tuple[Account | None, list[Account]]:
        accounts = self._store.stories.accounts([row])
        if not accounts:
            return None, []
        mine = accounts[0]
        mates = self._store.stories.with_mates([mine.uid]) if mine.story else []
        return mine, [mate for mate in mates if mate.uid != mine.uid]

    def _entries(self, mine: Account, mates: Sequence[Account], listed: Sequence[ListedStory]) -> list[Entry]:
        """All that may belong to an article, each once."""
        from reader.indexing.articles import link_numbers

        numbers = [link_numbers(story) for story in listed]
        places = [self._store.links.resolve(*number) for number in numbers]
        linking = self._store.links.listing(mine.row)
        rows = {mate.row for mate in mates}
        wanted = dict.fromkeys((*rows, *(place for place in places if place is not None), *linking))
        found = {one.row: one for one in self._store.articles.summaries([*wanted])}
        accounts = {one.row: one for one in self._store.stories.accounts(found)}
        entries: list[Entry] = []
        told = set[int]()
        for number, (story, place) in enumerate(zip(listed, places, strict=True), 1):
            if place is None or place not in accounts or place == mine.row:
                if self._store.articles.uid_at(numbers[number - 1][0]) != mine.uid:
                    entries.append(Entry(account_of_listed(story, number, mine.published), None, story))
            elif place not in told:
                told.add(place)
                entries.append(Entry(accounts[place], found[place], story, place in linking, place in rows))
        entries += [
            Entry(accounts[one], found[one], None, one in linking, one in rows)
            for one in wanted
            if one not in told and one in accounts and one != mine.row
        ]
        return entries

    def _row(self, id: str) -> int | None:
        uid = id_number(id)
        return None if uid is None else self._store.articles.row_of(uid)

    def _rows(self, told: Iterable[Related]) -> Iterable[int]:
        rows = (self._row(other.article_id) for other in told if other.article_id)
        return (row for row in rows if row is not None)
