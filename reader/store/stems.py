"""How many articles have a word, by its stem: what makes a word rare or common in this library."""

import json
from collections.abc import Collection, Mapping

from apsw import Connection

from reader.store.database import Database
from reader.store.values import integer

_ARTICLES = ""
"""Stands among the words for all articles that were counted."""


class Stems:
    """The table of stems. Articles that went are still counted, and changed ones twice: it is rarity that matters."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, connection: Connection, words: Mapping[str, int], articles: int) -> None:
        """Adds how many of so many further articles have each word. Inside a transaction."""
        connection.executemany(
            "INSERT INTO stems VALUES (?1, ?2) ON CONFLICT(word) DO UPDATE SET articles = articles + ?2",
            [(_ARTICLES, articles), *sorted(words.items())],
        )

    def counts(self, words: Collection[str]) -> tuple[dict[str, int], int]:
        """How many articles have each of some words (those that none has are left out), and how many were counted."""
        found = self._database.rows(
            "SELECT s.word, s.articles FROM json_each(?) wanted CROSS JOIN stems s ON s.word = wanted.value",
            (json.dumps([_ARTICLES, *words]),),
        )
        counts = {str(word): integer(articles) for word, articles in found}
        return counts, counts.pop(_ARTICLES, 0)
