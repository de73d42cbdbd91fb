"""The query language: text → expression and back, the words in it, its moments, and the words of the index. Pure.

`parsing` reads it, `printing` writes it, `reader.store.meaning` makes SQL of it. `docs/queries.md` tells it to a user.
"""
